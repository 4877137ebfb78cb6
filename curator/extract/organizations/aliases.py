"""Names of one organisation within an article: abbreviations, short forms, other order of the same words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from curator.extract.names import geography
from curator.extract.names.mentions import Kind, Mention
from curator.extract.names.phrases import is_field
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Reading
from curator.extract.text.vocabulary import vocabulary

_DECLARED = re.compile(r"\s*[(（]\s*(?:the\s+)?[“\"‘']?([A-Z][\w&.-]{1,11})[”\"’']?\s*[)）,;]")
_AFTER_SHORT = re.compile(r"([A-Z][\w&.-]{1,11})\s*[(（]\s*(?:the\s+)?$")
_NAMED_SO = re.compile(r"\s*[(（]\s*[“\"‘']?([A-Z][^\W\d_]{3,11})[”\"’']?\s*[)）]")
_WORD = re.compile(r"[\w&'’]+")
LINKS = ("for", "of", "on", "against")
"""Words after which a name may be cut short."""

_LONGEST_BEGINNING = 12
"""Words that stand abbreviated before a name's own."""

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
    big = [part[0].upper() for part in parts if part.casefold() not in vocabulary("organizations").small]
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
        lex.demonyms.get(word, singular(word))
        for word in words
        if word not in vocabulary("organizations").small and word not in ("'s", "s")
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an organisation, with what it is compared by: taken apart once, however often it is compared.

    Attributes:
        text: With single spaces.
        low: Without case.
        head: The word that says what it is, singular in small letters, or empty.
        keys: Its words that count, see `key_words`.
        own: Those of them that are no word of companies.
        initials: Its abbreviations.
        shortened: Itself with only its beginning abbreviated.
    """

    text: str
    low: str
    head: str
    keys: frozenset[str]
    own: frozenset[str]
    initials: frozenset[str]
    shortened: frozenset[str]

    @classmethod
    def of(cls, text: str, head: str) -> "Name":
        """Takes a name apart; `head` is in small letters."""
        keys = key_words(text)
        company = vocabulary("organizations").company_words
        return cls(
            text,
            text.casefold(),
            singular(head),
            keys,
            keys - company,
            frozenset(initials_of(text)),
            frozenset(_shortened(text)),
        )


def same_organization(one: Name, other: Name, declared: Mapping[str, str]) -> bool:
    """Whether `other` is another name of the organisation `one`.

    Args:
        one: The longer name.
        other: The other name.
        declared: From `declared_acronyms`.
    """
    full, short, small = one.text, other.text, other.keys
    if one.low == other.low or declared.get(short) == full:
        return True
    if short.isupper() and " " not in short:
        return short in one.initials
    if short in one.shortened:
        return True
    if one.keys == small or (small and one.own == other.own):
        return True
    if not other.head and " " not in short:
        company = one.keys != one.own or one.head in vocabulary("organizations").company_words
        own = len(full.split()) == 2 and not geography.is_place(short)
        return bool(company or own) and full.split()[0].casefold() == other.low
    if short.endswith(" State") and full.startswith(f"{short} ") and one.head in ("university", "college"):
        return True
    return bool(one.head) and one.head == other.head and _same_head(one, other)


def _same_head(one: Name, other: Name) -> bool:
    """Whether one of two bodies of one kind, such as two centres, only has its name cut short."""
    full, short, big, small = one.text, other.text, one.keys, other.keys
    if full.endswith(f" {short}") and all(map(tells_whose, full.removesuffix(short).split())):
        return True
    if one.low.startswith(tuple(f"{other.low} {link} " for link in LINKS)):
        return " " in short
    if len(small) == 2 and small < big and all(_is_own(word) for word in small - {other.head}):
        return True
    # "Coastal Teacher Alliance" of "Coastal Teachers Alliance to Help Fishing Villages"
    return len(small) >= 3 and small < big and _leads(full, short)


def tells_whose(word: str) -> bool:
    """Whether a word before a name only says whose body it is: "UWIS" or "Korean", before "Centre for Tides"."""
    owner = word.casefold() in lexicon().demonyms or geography.is_country(word)
    return owner or (word.isupper() and len(word) > 1)


def _shortened(full: str) -> Iterator[str]:
    """A name with only its beginning abbreviated: "IIT Tanlu" of "Indian Institute of Technology Tanlu"."""
    for blank in islice(re.finditer(" ", full), _LONGEST_BEGINNING):
        for letters in initials_of(full[: blank.start()].rstrip(" ,"), fewest=2):
            if letters.isupper():
                yield f"{letters} {full[blank.end() :]}"


def _is_own(word: str) -> bool:
    """Whether a word of a name is found in no other: no subject, place or other common word."""
    return not lexicon().is_common(word) and not is_field(word) and not geography.is_place(word)


def _leads(full: str, short: str) -> bool:
    """Whether the short form keeps the first word of the long one, or ends where that ends before its first "of"."""

    def first(name: str) -> str:
        return next(
            (
                singular(w.casefold())
                for w in _WORD.findall(name)
                if w.casefold() not in vocabulary("organizations").small
            ),
            "",
        )

    return first(full) == first(short)
