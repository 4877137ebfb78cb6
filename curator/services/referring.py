"""Referring: to which entities the rows of a list belong and where these are, in the list itself or the registry."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from curator.domain.entity import Entity, EntityKind, Identifier
from curator.domain.listing import Reference
from curator.services.identifying import by_identifier
from curator.services.listed import Listed, Row
from db.reads import Reads

_ROLES = {EntityKind.ORGANIZATION: "parent", EntityKind.PLACE: "place"}
_SEVERAL = "is the name of several"
_HOW_ELSE = {
    EntityKind.ORGANIZATION: "Give its identifier in a column “parent_id”.",
    EntityKind.PLACE: "Give its identifier in a column “place_id”, or columns “city”, “region” and “country”.",
}


def refer(reads: Reads, rows: Sequence[Row], listed: Listed) -> None:
    """Finds what some rows refer to; what cannot be found is a problem of the row.

    Args:
        reads: The registry; it is asked for all rows together.
        rows: Some of the list's.
        listed: The whole list.
    """
    wanted = [each for row in rows for each in (row.draft.parent, row.draft.place) if each]
    targets = _targets(reads, wanted, listed)
    for row in rows:
        row.parent = _target(row, row.draft.parent, EntityKind.ORGANIZATION, targets)
        row.place = _target(row, row.draft.place, EntityKind.PLACE, targets)


def _target(row: Row, reference: Reference | None, kind: EntityKind, targets: "_Targets") -> int | None:
    if not reference:
        return None
    found = targets.find(reference, kind)
    if isinstance(found, int) and found != row.entity_id:
        return found
    if found == row.entity_id:
        row.problems.append(f"“{row.draft.name}” cannot belong to itself; that is left out.")
    elif kind is EntityKind.PLACE and reference.identifier and not reference.name:
        pass  # a dump names villages that no registry has; the description tells where it is
    else:
        hint = f" {_HOW_ELSE[kind]}" if found is _SEVERAL else ""
        row.problems.append(f"The {_ROLES[kind]} “{reference}” {found or 'is not known'}; it is left out.{hint}")
    return None


@dataclass(frozen=True, slots=True)
class _Targets:
    """What some rows may refer to: in the list itself, and in the registry."""

    listed: Listed
    numbers: dict[int, tuple[int, EntityKind]]
    identified: dict[Identifier, int]
    names: dict[tuple[EntityKind, str], list[int]]
    kinds: dict[int, EntityKind]
    around: Mapping[int, Collection[str]]

    def find(self, reference: Reference, kind: EntityKind) -> int | str | None:
        """The entity that is meant, None where nobody knows it, or why it is not."""
        found = self._find(reference, kind)
        its = self.listed.kinds.get(found) or self.kinds.get(found) if isinstance(found, int) else kind
        if its is not kind:
            return f"is not of that kind but {its or 'unknown'}"
        return found

    def _find(self, reference: Reference, kind: EntityKind) -> int | str | None:
        if reference.id is not None:
            listed = self.listed.number(reference.id)
            if listed is not None:
                return listed
            if reference.id in self.numbers:
                return self.numbers[reference.id][0]
        if reference.identifier is not None and reference.identifier in self.identified:
            return self.identified[reference.identifier]
        if not reference.name:
            return None
        found = self.listed.named(kind, reference.name) or [
            each for each in self.names.get((kind, reference.name), []) if self._lies_in(each, reference.within)
        ]
        # Of places with one name the first is the most prominent, but nobody said that it is meant.
        return found[0] if len(found) == 1 else _SEVERAL if found else None

    def _lies_in(self, place: int, within: Sequence[str]) -> bool:
        return {each.casefold() for each in within} <= set(self.around.get(place, ()))


def _surroundings(reads: Reads, places: Collection[int]) -> dict[int, set[str]]:
    """What each place lies in, step by step: all names and codes of that, folded."""
    found: dict[int, Entity] = {}
    unknown = set(places)
    while unknown:
        known = reads.meant(unknown)
        found |= known
        unknown = {each.place for each in known.values() if each.place is not None} - found.keys()
    around: dict[int, set[str]] = {}
    for place in places:
        around[place], way = set(), {place}
        at = found[place].place if place in found else None
        while at is not None and at in found and at not in way:
            way.add(at)
            codes = (each.value for each in found[at].identifiers)
            around[place] |= {each.casefold() for each in (*found[at].names, *codes)}
            at = found[at].place
    return around


def _targets(reads: Reads, wanted: Sequence[Reference], listed: Listed) -> _Targets:
    numbers = reads.living([each.id for each in wanted if each.id is not None])
    names = reads.entities_named([each.name for each in wanted if each.name])
    asked = {each.identifier for each in wanted if each.identifier}
    identified = by_identifier(reads, asked)
    identified |= {each: found for each in asked if (found := listed.identified(each)) is not None}
    kinds = dict(numbers.values()) | {each: kind for (kind, _), ids in names.items() for each in ids}
    kinds |= reads.living(set(identified.values()) - listed.kinds.keys()).values()
    asking = {(EntityKind.PLACE, each.name) for each in wanted if each.within}
    around = _surroundings(reads, {each for key in asking for each in names.get(key, ())})
    return _Targets(listed, numbers, identified, names, kinds, around)


def drop_circles(reads: Reads, all_rows: Sequence[Row]) -> None:
    """Leaves out whatever would make an entity belong to itself or lie in itself, step by step."""
    for name in ("parent", "place"):
        rows = {row.entity_id: row for row in all_rows if getattr(row.draft, name) is not None}
        above = _above(reads, {each: getattr(row, name) for each, row in rows.items()}, name)
        done: set[int] = set()
        for start in rows:
            chain: list[int] = []
            at: int | None = start
            while at is not None and at not in done and at not in chain:
                chain.append(at)
                at = above.get(at)
            circle = chain[chain.index(at) :] if at is not None and at in chain else []
            closing = next((each for each in circle if each in rows), None)
            if closing is not None:
                above[closing] = None
                setattr(rows[closing], name, None)
                rows[closing].problems.append(f"“{rows[closing].draft.name}” would lie in itself; that is left out.")
            done.update(chain)


def _above(reads: Reads, above: dict[int, int | None], name: str) -> dict[int, int | None]:
    """What each entity belongs to or lies in, the registry's own ones above these included."""
    unknown = {each for each in above.values() if each is not None} - set(above)
    while unknown:
        found = reads.meant(unknown)
        above |= {each: getattr(found[each], name) if each in found else None for each in unknown}
        unknown = {above[each] for each in unknown if above[each] is not None} - set(above)  # type: ignore[assignment]
    return above
