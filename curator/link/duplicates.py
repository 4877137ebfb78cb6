"""Duplicates: pairs of entities that are likely the same, each with what speaks for it and what against.

Only entities that share something are compared at all. Merging them, or saying that they are not the same, is a
person's act.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from curator.domain.entity import Entity, EntityKind, NameKind
from curator.link.normalise import fold, initials, word_set
from curator.link.variants import spelt_alike, variant_keys

LEAST_SCORE = 0.3
"""Pairs below are not worth a look."""

MOST_IN_BLOCK = 40
"""What more entities share, a name such as “Ministry of Education”, tells nothing by itself."""

MOST_BY_ACRONYM = 100
"""Pairs of an acronym and what it might stand for; more tell nothing either."""

_FEWEST_INITIALS = 3
_Located = tuple[int | None, int]


class Sign(StrEnum):
    """What two entities share, or differ in."""

    SHARED_IDENTIFIER = "same identifier"
    SAME_NAME = "same name"
    SAME_WORDS = "same words in another order"
    SHARED_ALIAS = "one's other name is a name of the other"
    SPELT_ALIKE = "nearly the same spelling"
    ACRONYM = "one is the acronym of the other"
    SHARED_ACRONYM = "same acronym"
    SAME_PLACE = "same place"
    SAME_PARENT = "same parent"
    SAME_ARTICLES = "named in the same articles"
    OTHER_IDENTIFIER = "different identifiers in one list"
    OTHER_PLACE = "different places"
    OTHER_PARENT = "different parents"


FOR: Mapping[Sign, float] = {
    Sign.SHARED_IDENTIFIER: 0.95,
    Sign.SAME_NAME: 0.75,
    Sign.SAME_WORDS: 0.6,
    Sign.SHARED_ALIAS: 0.55,
    Sign.SPELT_ALIKE: 0.4,
    Sign.ACRONYM: 0.35,
    Sign.SHARED_ACRONYM: 0.3,
    Sign.SAME_PARENT: 0.25,
    Sign.SAME_PLACE: 0.15,
    Sign.SAME_ARTICLES: 0.1,
}
"""How likely each makes it that both are the same; together they are surer than each alone."""

AGAINST: Mapping[Sign, float] = {
    Sign.OTHER_IDENTIFIER: 0.7,
    Sign.OTHER_PLACE: 0.6,
    Sign.OTHER_PARENT: 0.3,
}
"""By how much each makes it less likely."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against: what, and the words it is about."""

    sign: Sign
    words: str = ""

    @property
    def speaks_for(self) -> bool:
        """Whether both are likelier the same because of it."""
        return self.sign in FOR

    def __str__(self) -> str:
        return f"{self.sign}: {self.words}" if self.words else str(self.sign)


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two entities of one kind that may be the same.

    Attributes:
        one: The older of both.
        other: The younger.
        score: 0 to 1.
        evidence: What speaks for it, the strongest first, then what speaks against.
    """

    one: Entity
    other: Entity
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it, in words."""
        return tuple(str(each) for each in self.evidence if each.speaks_for)

    @property
    def contrary(self) -> tuple[str, ...]:
        """What speaks against it, in words."""
        return tuple(str(each) for each in self.evidence if not each.speaks_for)


class Blocks:
    """Gathers which entities share something, in the memory of a few numbers an entity."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._shared: dict[int, list[int]] = {}
        self._short: dict[int, list[_Located]] = {}
        self._long: dict[int, list[_Located]] = {}

    def add(self, entity: Entity) -> None:
        """Takes the next entity in."""
        for key in {hash((entity.kind, each)) for each in _keys(entity)}:
            first = self._first.setdefault(key, entity.id)
            if first != entity.id:
                self._shared.setdefault(key, [first]).append(entity.id)
        for letters, is_short in set(_initials(entity)):
            by_letters = self._short if is_short else self._long
            by_letters.setdefault(hash(letters), []).append((entity.place or entity.parent, entity.id))

    def pairs(self) -> list[tuple[int, int]]:
        """Pairs of ids that are worth comparing, the smaller id first, each once."""
        found: set[tuple[int, int]] = set()
        for ids in self._shared.values():
            if len(ids) <= MOST_IN_BLOCK:
                found.update(combinations(sorted(set(ids)), 2))
        for key in self._short.keys() & self._long.keys():
            both = list(product(self._short[key], self._long[key]))
            for near in (_in_one_place(both), _of_no_place(both)):
                if len(near) <= MOST_BY_ACRONYM:
                    found.update(near)
        return sorted(found)


def _in_one_place(pairs: Iterable[tuple[_Located, _Located]]) -> set[tuple[int, int]]:
    return {_pair(one, other) for (x, one), (y, other) in pairs if x is not None and x == y and one != other}


def _of_no_place(pairs: Iterable[tuple[_Located, _Located]]) -> set[tuple[int, int]]:
    """Those of which nobody knows where one is; what lies in two places is hardly one."""
    return {_pair(one, other) for (x, one), (y, other) in pairs if (x is None or y is None) and one != other}


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _keys(entity: Entity) -> Iterator[object]:
    """What an entity shares with its likely doubles."""
    for each in entity.identifiers:
        yield each.scheme, each.value
    # Places of one name are many; only those that lie in the same one are compared.
    inside = entity.place if entity.kind is EntityKind.PLACE else None
    for name in entity.names:
        folded = fold(name)
        if len(folded) > 1:
            yield "name", " ".join(sorted(folded.split())), inside
    # Names of people and places that differ in a letter are mostly those of two.
    if entity.kind is EntityKind.ORGANIZATION:
        yield from variant_keys(entity.name)


def _initials(entity: Entity) -> Iterator[tuple[str, bool]]:
    """Acronyms that an organisation has, or that its name would give; whether it has them."""
    if entity.kind is EntityKind.ORGANIZATION:
        for name in entity.names:
            is_short = _is_acronym(name)
            letters = fold(name) if is_short else initials(name)
            if len(letters) >= _FEWEST_INITIALS:
                yield letters, is_short


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name and len(name) >= _FEWEST_INITIALS


def _acronyms(entity: Entity) -> set[str]:
    """Its acronyms folded: names in capitals, and what somebody said to be one."""
    said = (alias.name for alias in entity.aliases if alias.kind is NameKind.ACRONYM)
    return {fold(name) for name in (*filter(_is_acronym, entity.names), *said)}


def compare(one: Entity, other: Entity, articles: int = 0) -> DuplicatePair:
    """What speaks for two entities being the same, and what against.

    Args:
        one: An entity.
        other: Another.
        articles: In how many articles both are meant.
    """
    evidence = (*_for(one, other, articles), *_against(one, other))
    unlikely, doubt = 1.0, 1.0
    for each in evidence:
        if each.speaks_for:
            unlikely *= 1 - FOR[each.sign]
        else:
            doubt *= 1 - AGAINST[each.sign]
    first, second = sorted((one, other), key=lambda entity: entity.id)
    return DuplicatePair(first, second, round((1 - unlikely) * doubt, 4), evidence)


def likely(pairs: Iterable[tuple[Entity, Entity, int]]) -> Iterator[DuplicatePair]:
    """Those of some pairs that are worth a look; each is given with the number of articles in which both are meant."""
    for one, other, articles in pairs:
        if one.kind is other.kind:
            pair = compare(one, other, articles)
            if pair.score >= LEAST_SCORE:
                yield pair


def _for(one: Entity, other: Entity, articles: int) -> Iterator[Evidence]:
    for each in one.identifiers:
        if each in other.identifiers:
            yield Evidence(Sign.SHARED_IDENTIFIER, f"{each.scheme}:{each.value}")
    yield from _names(one, other)
    if one.parent is not None and one.parent == other.parent:
        yield Evidence(Sign.SAME_PARENT)
    if one.place is not None and one.place == other.place:
        yield Evidence(Sign.SAME_PLACE)
    if articles:
        yield Evidence(Sign.SAME_ARTICLES, f"{articles:,}")


def _names(one: Entity, other: Entity) -> Iterator[Evidence]:
    """The strongest thing that their names have in common."""
    mine, yours = fold(one.name), fold(other.name)
    if mine == yours:
        yield Evidence(Sign.SAME_NAME, one.name)
        return
    if word_set(mine) == word_set(yours):
        yield Evidence(Sign.SAME_WORDS, other.name)
        return
    all_mine, all_yours = ({fold(name): name for name in each.names} for each in (one, other))
    shared = [all_mine[key] for key in all_mine if key in all_yours]
    # An acronym that is the very name of one is no less than another name of the other.
    acronyms = _acronyms(one) | _acronyms(other)
    words = [each for each in shared if fold(each) not in acronyms or fold(each) in (mine, yours)]
    if words:
        yield Evidence(Sign.SHARED_ALIAS, words[0])
        return
    if one.kind is EntityKind.ORGANIZATION and spelt_alike(one.name, other.name):
        yield Evidence(Sign.SPELT_ALIKE, other.name)
    if shared:
        yield Evidence(Sign.SHARED_ACRONYM, shared[0])
        return
    for names, long in ((one.names, other.name), (other.names, one.name)):
        short = next((name for name in names if _is_acronym(name) and fold(name) == initials(long)), None)
        if short:
            yield Evidence(Sign.ACRONYM, short)
            return


def _against(one: Entity, other: Entity) -> Iterator[Evidence]:
    mine, yours = _by_scheme(one), _by_scheme(other)
    for scheme in sorted(mine.keys() & yours.keys()):
        if not mine[scheme] & yours[scheme]:
            yield Evidence(Sign.OTHER_IDENTIFIER, scheme)
    if one.place is not None and other.place is not None and one.place != other.place:
        yield Evidence(Sign.OTHER_PLACE)
    if one.parent is not None and other.parent is not None and one.parent != other.parent:
        yield Evidence(Sign.OTHER_PARENT)


def _by_scheme(entity: Entity) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in entity.identifiers:
        found.setdefault(each.scheme, set()).add(each.value)
    return found
