"""Which proposed fact is which gold fact. Strings count as equal without case, outer punctuation and article."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from curator.evaluate.facts import Fact, Part

Same = Callable[[Fact, Fact, bool], bool]

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans({"’": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold fact and the proposal that is taken for it.

    Attributes:
        gold: Its place in the gold record's list.
        found: Its place among the proposals.
        near: They are only nearly the same.
    """

    gold: int
    found: int
    near: bool


def plain(words: str | None) -> str:
    """Words as they are compared."""
    text = unicodedata.normalize("NFKC", words or "").casefold().translate(_QUOTES)
    text = re.sub(r"\s+", " ", text).strip(" .,;:!?\"'()[]-–—")
    return re.sub(r"^(the|a|an) ", "", text)


def close(one: str | None, other: str | None, at_least: float = 0.6) -> bool:
    """Whether words are equal, or share so much of all the words of both (Jaccard, 0 to 1)."""
    if plain(one) == plain(other):
        return True
    mine, theirs = _words(one), _words(other)
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= at_least


def _words(words: str | None) -> set[str]:
    return set(_WORD.findall(plain(words)))


def pairs(group: str, gold: Sequence[Fact], found: Sequence[Fact]) -> list[Pair]:
    """Pairs facts one to one: first all that are the same, then of the rest those that are nearly so.

    Args:
        group: One of `facts.GROUPS`.
        gold: The gold record's facts of the group.
        found: The proposals.
    """
    made: list[Pair] = []
    free = list(range(len(found)))
    for near in (False, True):
        taken = {pair.gold for pair in made}
        for at, wanted in enumerate(gold):
            match = next((i for i in free if at not in taken and _SAME[group](wanted, found[i], near)), None)
            if match is not None:
                made.append(Pair(at, match, near))
                free.remove(match)
    return made


def same_part(part: str, gold: Part, found: Part | None, organizations: Sequence[Fact]) -> bool:
    """Whether a part that the gold record has was proposed rightly.

    Args:
        part: Its name.
        gold: As in the gold record.
        found: As proposed.
        organizations: Those of the gold record: any of an organisation's names stands for it.
    """
    if isinstance(gold, frozenset) or isinstance(found, frozenset):
        return _real(gold) == _real(found)
    return same_affiliation(gold, found, organizations) if part == "affiliation" else close(gold, found, 0.5)


def same_affiliation(gold: str, found: str | None, organizations: Sequence[Fact]) -> bool:
    """Whether two names are close, or both belong to one organisation of the gold record."""
    if close(gold, found, 0.5):
        return True
    both = {plain(gold), plain(found)}
    return any(both <= {plain(name) for name in each.names} for each in organizations)


def _real(roles: Part | None) -> frozenset[str]:
    return roles - {"mentioned"} if isinstance(roles, frozenset) else frozenset()


def _same_name(at_least: float) -> Same:
    def same(gold: Fact, found: Fact, near: bool) -> bool:
        one, other = gold.names[0], found.names[0]
        return plain(one) == plain(other) or (near and close(one, other, at_least))

    return same


def _same_organization(gold: Fact, found: Fact, near: bool) -> bool:
    if {plain(name) for name in gold.names} & {plain(name) for name in found.names if name}:
        return True
    return near and any(close(one, other) for one in gold.names for other in found.names)


def _same_parties(gold: Fact, found: Fact, near: bool) -> bool:
    def same(one: str, other: str) -> bool:
        return close(one, other) if near else plain(one) == plain(other)

    hits = sum(any(same(one, other) for other in found.parties) for one in gold.parties)
    union = len(gold.parties) + len(found.parties) - hits
    return bool(union) and hits / union >= 0.5


def _same_figure(gold: Fact, found: Fact, _near: bool) -> bool:
    if gold.value is None or found.value is None:
        return False
    if abs(gold.value - found.value) > 1e-6 * max(1.0, abs(gold.value)):
        return False
    one, other = gold.words_of("what"), found.words_of("what")
    return plain(one) == plain(other) or bool(_words(one) & _words(other))


_SAME: Mapping[str, Same] = {
    "events": _same_name(0.5),
    "people": _same_name(0.5),
    "organizations": _same_organization,
    "places": _same_name(0.5),
    "agreements": _same_parties,
    "launches": _same_name(0.6),
    "figures": _same_figure,
}
