"""What senders of press releases put under their news: who they are, and notes to editors.

Lines that give names and numbers to ask are known by their words, in `curator.segment.boilerplate_phrases`.
"""

import re

from curator.segment.blocks import Block

_MARKS = " \t*_#>|-–—=•■▪"
_ABOUT = r"(?:About|ABOUT|À propos d(?:e|u|es)|Acerca de|Sobre|Über|Informazioni su|О|关于)"
_HEADING = re.compile(
    rf"{_ABOUT}\s?(?:(?:[Tt]he|THE|[Oo]ur|[Tt]his|la|el|die|das|den)\s)?"
    r"(?:[\"“'‘(]?[^\W\d_a-zß-ÿ].*|\d+[A-Z].*|us|(?:author|project|compan|institut|universit|organi[sz]ation|partner"
    r"|consortium|initiative|program|network|alliance|fund|foundation|ministr|agenc|cent(?:re|er)|event)\w*)"
)
_INLINE = re.compile(
    r"(?:About|ABOUT)\s(?:[Tt]he\s)?[^\W\d_a-zß-ÿ][^.:\n]{1,80}?(?:[:：]|\s[–—-])\s|(?:About|ABOUT)\s[^.:\n]{2,60}\n"
)
_NOTES = re.compile(
    r"(?:(?:foot)?notes?|information|background(?: information)?) (?:to|for|from) (?:the )?"
    r"(?:editors?|journalists?|media|press|newsrooms?|reporters)"
    r"|(?:editor['’]?s?['’]?|editorial|media|press) notes?|notes"
    r"|(?:company|corporate|institutional) (?:profile|boilerplate|information|background)|boilerplate"
    r"|zum hintergrund|hinweise? (?:für|an) (?:die )?(?:redaktionen?|presse)"
    r"|notas? (?:a|para) (?:los |la )?(?:editores|redacción|prensa)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:Inc|Ltd|Corp|Co|LLC|Plc|PLC|Bhd|S\.A|S\.r\.l|S\.p\.A|e\.V|B\.V|N\.V|Pty|Pvt|a\.s|z\.s)\.[\s*_:]*$"
)
_INITIALS = frozenset("AÀSÜIО关FNBECMPZHabcefihmnpz")
_LONGEST = 16  # words of a heading


def speaks_of_sender(block: Block) -> bool:
    """Whether a block opens a part such as “About the Harbour Institute” or “Notes to editors”."""
    words = block.words.lstrip(_MARKS)
    if words[:1] not in _INITIALS:
        return False
    if block.count > _LONGEST or (block.ends and not _COMPANY.search(words)):
        return _INLINE.match(words) is not None
    words = words.rstrip(f"{_MARKS}:：")
    return _HEADING.fullmatch(words) is not None or _NOTES.fullmatch(words) is not None
