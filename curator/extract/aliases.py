"""Names of one organisation within an article: abbreviations, short forms, other order of the same words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from curator.extract import geography
from curator.extract.body_words import body_words
from curator.extract.lexicon import bag, lexicon, singular
from curator.extract.mentions import Kind, Mention
from curator.extract.phrases import is_field
from curator.extract.reading import Reading

_SMALL = bag("of the for and & on in to a an at de la le du des da do del y e und für et")
COMPANY_WORDS = body_words().company_words
_DECLARED = re.compile(r"\s*[(（]\s*(?:the\s+)?[“\"‘']?([A-Z][\w&.-]{1,11})[”\"’']?\s*[)）,;]")
_AFTER_SHORT = re.compile(r"([A-Z][\w&.-]{1,11})\s*[(（]\s*(?:the\s+)?$")
_NAMED_SO = re.compile(r"\s*[(（]\s*[“\"‘']?([A-Z][^\W\d_]{3,11})[”\"’']?\s*[)）]")
_WORD = re.compile(r"[\w&'’]+")
_REACH = 20
"""Code points before a name in brackets within which its short name stands."""


def declared_acronyms(reading: Reading, found: Sequence[Sequence[Mention]]) -> dict[str, str]:
    """Short names that stand in brackets right after a name, or before a name in brackets: short to full."""
    named = [mention for each in found for mention in each]
    places = {mention.start for mention in named if mention.kind is Kind.PLACE}
    declared: dict[str, str] = {}
    called_so: dict[str, str] = {}
    for mention in named:
        if mention.kind is not Kind.ORGANIZATION:
            continue
        full = reading.text[mention.start : mention.end]
        match = _DECLARED.match(reading.text, mention.end)
        if match and (sum(letter.isupper() for letter in match[1]) >= 2 or _clipped(match[1], full)):
            declared[match[1]] = full
            continue
        before = _AFTER_SHORT.search(reading.text, max(0, mention.start - _REACH), mention.start)
        if before and before[1] in initials_of(full):
            declared[before[1]] = full
            continue
        called = _NAMED_SO.match(reading.text, mention.end)
        if called and called.start(1) not in places and _is_own_name(called[1]):
            called_so[called[1]] = full
    if called_so:
        # Names in translation stand in brackets once; the article goes on to use them.
        used = Counter(_WORD.findall(reading.text))
        declared |= {short: full for short, full in called_so.items() if used[short] > 1}
    return declared


def _is_own_name(short: str) -> bool:
    """Whether a word is no place, month or other common word."""
    lex = lexicon()
    low = short.casefold()
    return not (lex.is_common(low) or low in lex.demonyms or low in lex.months or geography.is_place(short))


def _clipped(short: str, full: str) -> bool:
    """Whether a short name is clipped from a full one, as `Unitama` from "Universitas Tanah Makmur"."""
    letters = iter(full.casefold())
    return (
        len(short) >= 4
        and short[0] == full.removeprefix("The ")[0]
        and all(letter in letters for letter in short.casefold())
        and not geography.is_place(short)
        and not lexicon().is_common(short.casefold())
    )


def initials_of(name: str, fewest: int = 3) -> Iterator[str]:
    """The abbreviations that a name of so many words or more may have: `TIMR`, and `UON` where "of" counts."""
    parts = _WORD.findall(name)
    big = [part[0].upper() for part in parts if part.casefold() not in _SMALL]
    if len(big) >= fewest:
        yield "".join(big)
    full = [part[0].upper() for part in parts if part.casefold() != "the"]
    if len(full) >= fewest and full != big:
        yield "".join(full)


def key_words(name: str) -> frozenset[str]:
    """The words of a name that count, singular, with adjectives of countries turned into the country."""
    lex = lexicon()
    words = (word.casefold().replace("’", "'") for word in _WORD.findall(name))
    return frozenset(
        lex.demonyms.get(word, singular(word)) for word in words if word not in _SMALL and word not in ("'s", "s")
    )


def same_organization(full: str, full_head: str, short: str, short_head: str, declared: dict[str, str]) -> bool:
    """Whether `short` is another name of the organisation `full`.

    Args:
        full: The longer name.
        full_head: The word that says what it is, in small letters.
        short: The other name.
        short_head: Likewise.
        declared: From `declared_acronyms`.
    """
    if full.casefold() == short.casefold() or declared.get(short) == full:
        return True
    if short.isupper() and " " not in short:
        return short in initials_of(full)
    if _abbreviates(full, short):
        return True
    big, small = key_words(full), key_words(short)
    if big == small or (small and big - COMPANY_WORDS == small - COMPANY_WORDS):
        return True
    if not short_head and " " not in short:
        company = big & COMPANY_WORDS or singular(full_head) in COMPANY_WORDS
        own = len(full.split()) == 2 and not geography.is_place(short)
        return bool(company or own) and full.split()[0].casefold() == short.casefold()
    if short.endswith(" State") and full.startswith(f"{short} ") and singular(full_head) in ("university", "college"):
        return True
    if singular(full_head) != singular(short_head) or not full_head:
        return False
    if full.endswith(f" {short}") and _tells_whose(full.removesuffix(short).split()):
        return True
    if full.casefold().startswith(tuple(f"{short.casefold()} {link} " for link in ("for", "of", "on", "against"))):
        return " " in short
    if len(small) == 2 and small < big and all(_is_own(word) for word in small - {singular(short_head)}):
        return True
    # "Coastal Teacher Alliance" of "Coastal Teachers Alliance to Help Fishing Villages"
    return len(small) >= 3 and small < big and _leads(full, short)


def _tells_whose(words: Sequence[str]) -> bool:
    """Whether words before a name only say whose body it is: "UWIS" or "Korean", before "Centre for Tides"."""
    lex = lexicon()
    return all(
        (word.isupper() and len(word) > 1) or word.casefold() in lex.demonyms or geography.is_country(word)
        for word in words
    )


def _abbreviates(full: str, short: str) -> bool:
    """Whether only the beginning is abbreviated: "IIT Tanlu" of "Indian Institute of Technology Tanlu"."""
    letters, _, own = short.partition(" ")
    if not own or not letters.isupper() or not full.endswith(f" {own}"):
        return False
    return letters in initials_of(full.removesuffix(own).rstrip(" ,"), fewest=2)


def _is_own(word: str) -> bool:
    """Whether a word of a name is found in no other: no subject, place or other common word."""
    return not lexicon().is_common(word) and not is_field(word) and not geography.is_place(word)


def _leads(full: str, short: str) -> bool:
    """Whether the short form keeps the first word of the long one, or ends where that ends before its first "of"."""

    def first(name: str) -> str:
        return next((singular(w.casefold()) for w in _WORD.findall(name) if w.casefold() not in _SMALL), "")

    return first(full) == first(short)
