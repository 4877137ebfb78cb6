"""Lines under pictures: captions, told by the label before them, by the credit behind them, or by their first words.

A credit alone, `Photo: Per Aune`, is no caption but a byline; see `curator.segment.labels`.
"""

import re

from curator.segment.blocks import Block

_WORDS_AT_MOST, _LONGEST = 60, 420
_WORDS_BEFORE_CREDIT = 40  # a longer paragraph with a credit at its end is the article's
_ENDING = 140  # characters in which a credit can stand
_PICTURE = r"(?:photo(?:graph)?|picture|image|pic|foto|bild)"
_LABEL = re.compile(
    r"[\s\[(*_【（]*(?:"
    rf"(?:{_PICTURE}|video|figure|gallery)?\s?captions?\s?(?P<sure>[:：])"
    rf"|(?:file |group |family |cover |lead )?{_PICTURE}s?"
    r"\s?(?:\(?(?:\d{1,2}|[A-D]|above|below|left|right|top|bottom)\)?)?\s?[:：]"
    r")\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = re.compile(
    r"[\s\[(*_【（]*(?:"
    r"pictured\b(?=[\s,:(])(?!\s(?:the|a|an|himself|herself|themselves)\b)"
    rf"|(?:this |file |an? |undated |handout |aerial )*{_PICTURE}"
    r"\s(?:taken|shows?|showing|provided|released|supplied)\b"
    rf"|in (?:this|an?) (?:(?:file|undated|handout|aerial|recent) )*{_PICTURE}\b"
    r"|(?:pictured |seated |standing |seen )?"
    r"(?:from (?:the )?(?:left|right)|left to right|(?:from )?l[-–]r|from l(?:eft)? to r(?:ight)?"
    r"|clockwise from (?:the )?(?:top|left)(?: left| right)?)\s?[:：,(]"
    r"|图为|图片说明|图\d*[:：]|на фото\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"[\[(（][^\[\](（]{{0,40}}?\b(?:{_PICTURE}s?|credits?|courtesy)\b[^\])）]{{0,80}}[\])）]\W{{0,4}}$"
    r"|(?<=[.!?)\]/|\"”’–—-])\s*"
    rf"(?:{_PICTURE}s?(?:\s(?:credits?|courtesy|by))?|credits?|courtesy)"
    r"\s?(?:[:：/]|\sof\b|\sby\b)\s?[^.:：]{2,70}\W{0,4}$"
    r"|(?<=[.!?)\]/|\"”’–—-])\s*[©ⓒ]\s?(?!\d)[^\d.:：©]{2,60}\W{0,3}$|摄\s?[）)]?$",
    re.IGNORECASE,
)
# Small words of credits: what else is written small tells of what is seen.
_OF_CREDITS = frozenset(
    {"agency", "archive", "archives", "courtesy", "della", "delle", "file", "from", "handout", "image", "news"}
    | {
        "office",
        "photo",
        "photos",
        "picture",
        "press",
        "provided",
        "reporter",
        "staff",
        "supplied",
        "university",
        "with",
    }
)
_SMALL_WORD = re.compile(r"(?<![\w@.-])[a-zß-ÿ]{4,}(?![\w@]|\.\w)")
# Every label, opening or credit has one of these in it; looking for them one by one is much quicker than by pattern.
_SIGNS = ("photo", "pic", "image", "foto", "bild", "caption", "credit", "courtesy", "left", "right", "top", "l-r",
          "l–r", "©", "ⓒ", "摄", "图", "на фото")  # fmt: skip


def is_caption_line(block: Block) -> bool:
    """Whether a block says of itself that it goes with a picture, and what is to be seen in it."""
    words = block.words
    if block.count > _WORDS_AT_MOST or len(words) > _LONGEST or not any(map(words.casefold().__contains__, _SIGNS)):
        return False
    label = _LABEL.match(words)
    if label:
        return bool(label["rest"].strip()) and (label["sure"] is not None or _tells(label["rest"]))
    if _OPENING.match(words):
        return True
    if block.count > _WORDS_BEFORE_CREDIT:
        return False
    credit = _CREDIT.search(words, max(0, len(words) - _ENDING))
    return credit is not None and _tells(words[: credit.start()])


def _tells(words: str) -> bool:
    """Whether words tell what is seen instead of only whose picture it is."""
    return (
        any(word not in _OF_CREDITS for word in _SMALL_WORD.findall(words))
        or re.search("[\u4e00-\u9fff]{4}", words) is not None
    )
