"""Which proposed fact is which gold fact.

How the parts of the two are compared is told in `curator.evaluate.parts`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from curator.evaluate.facts import Fact
from curator.evaluate.words import close, plain, words_of

Same = Callable[[Fact, Fact, bool], bool]


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
    return plain(one) == plain(other) or bool(words_of(one) & words_of(other))


_SAME: Mapping[str, Same] = {
    "events": _same_name(0.5),
    "people": _same_name(0.5),
    "organizations": _same_organization,
    "places": _same_name(0.5),
    "agreements": _same_parties,
    "launches": _same_name(0.6),
    "figures": _same_figure,
}
