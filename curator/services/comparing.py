"""Comparing: the rows of a list beside the registry: which entity each is, and what it would change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from curator.domain.change import Change
from curator.domain.entity import Entity, EntityKind, Identifier
from curator.domain.ids import new_id
from curator.domain.list_cells import write_aliases, write_identifiers
from curator.domain.listing import (
    Draft,
    FieldChange,
    ImportLine,
    ImportPreview,
    LineState,
    Reference,
    Unreadable,
    conflicting,
    drafted,
    revised,
    well_identified,
)
from curator.domain.watch import Watch
from db.reads import Reads

_AT_A_TIME = 500


@dataclass(slots=True)
class _Row:
    """A draft and the entity that it is: one that there is, or a new one."""

    draft: Draft
    entity_id: int = 0
    is_new: bool = False
    problems: list[str] = field(default_factory=list)
    parent: int | None = None
    place: int | None = None


class Comparison:
    """The rows of one list and a registry.

    Args:
        reads: The registry.
        source: The file's name.
    """

    def __init__(self, reads: Reads, source: str) -> None:
        self._reads = reads
        self._source = source
        self._rows: list[_Row] = []
        self._waiting: list[Draft] = []
        self._lines: list[tuple[int, ImportLine]] = []
        self._read = 0
        self._said_by: dict[int, str] = {}
        self._by_number: dict[int, int] = {}
        self._by_identifier: dict[Identifier, int] = {}
        self._by_name: dict[tuple[EntityKind, str], list[int]] = {}
        self._kinds: dict[int, EntityKind] = {}

    def add(self, row: Draft | Unreadable) -> None:
        """Takes the next row of the list in."""
        self._read += 1
        if isinstance(row, Unreadable):
            self._problem(row.where, row.problem)
            return
        self._waiting.append(row)
        if len(self._waiting) >= _AT_A_TIME:
            self._identify()

    def preview(self, watch: Watch = Watch()) -> ImportPreview:
        """What importing all rows would do."""
        self._identify()
        self._refer(watch)
        self._drop_circles()
        counts: Counter[LineState] = Counter()
        changes: dict[int, Change] = {}
        for start in range(0, len(self._rows), _AT_A_TIME):
            watch.check()
            watch.step(start, len(self._rows), self._source)
            for row, before, after in self._compared(self._rows[start : start + _AT_A_TIME]):
                state = LineState.NEW if before is None else LineState.SAME if before == after else LineState.CHANGED
                counts[state] += 1
                if state is not LineState.SAME:
                    changes[after.id] = Change(before, after)
                    self._lines.append((self._read, self._line(row.draft, state, before, after)))
                for problem in row.problems:
                    self._problem(row.draft.where, problem, row.draft)
        counts[LineState.PROBLEM] = sum(line.state is LineState.PROBLEM for _, line in self._lines)
        return ImportPreview(
            source=self._source,
            lines=tuple(line for _, line in self._lines),
            changes=tuple(_in_order(changes)),
            counts=counts,
        )

    # Which entity a row is

    def _identify(self) -> None:
        """Finds the entities of the rows that wait, by number, identifier, or kind and name."""
        drafts, self._waiting = self._waiting, []
        if not drafts:
            return
        reads = self._reads
        numbered = reads.meant([draft.id for draft in drafts if draft.id is not None])
        drafts, misshapen = well_identified(drafts, numbered)
        for draft, problem in misshapen:
            self._problem(draft.where, problem, draft)
        others = [draft for draft in drafts if draft.id not in numbered]
        identified = self._identified(others)
        named = reads.entities_named(
            [draft.name for draft in others if not set(draft.identifiers or ()) & set(identified)]
        )
        known = {*identified.values(), *(each for ids in named.values() for each in ids)} - set(numbered)
        candidates = reads.meant(known) | numbered
        for draft in drafts:
            found = self._find(draft, numbered, identified, named, candidates)
            if isinstance(found, str):
                self._problem(draft.where, found, draft)
            else:
                self._take(draft, found)

    def _identified(self, drafts: Sequence[Draft]) -> dict[Identifier, int]:
        wanted = {each for draft in drafts for each in draft.identifiers or ()}
        found = {each: self._by_identifier[each] for each in wanted if each in self._by_identifier}
        for scheme in {each.scheme for each in wanted}:
            values = [each.value for each in wanted if each.scheme == scheme]
            there = self._reads.entities_identified(scheme, values)
            found |= {Identifier(scheme, value): entity_id for value, entity_id in there.items()}
        return found

    def _find(
        self,
        draft: Draft,
        numbered: dict[int, Entity],
        identified: dict[Identifier, int],
        named: dict[tuple[EntityKind, str], list[int]],
        entities: dict[int, Entity],
    ) -> int | str | None:
        """The entity that a draft is, None for a new one, or why it cannot be said."""
        if draft.id is not None and draft.id in numbered:
            return self._of_kind(draft, numbered[draft.id])
        for each in draft.identifiers or ():
            if each in identified and identified[each] in entities:
                return self._of_kind(draft, entities[identified[each]])
        alike = [entities[each] for each in named.get((draft.kind, draft.name), ()) if each in entities]
        possible = [each for each in alike if not conflicting(draft, each)]
        if len(possible) > 1 and draft.id is None and not draft.identifiers:
            return f"Several entities are called “{draft.name}”; an identifier must say which is meant."
        return possible[0].id if len(possible) == 1 and draft.id is None else None

    def _of_kind(self, draft: Draft, entity: Entity) -> int | str:
        if entity.kind is not draft.kind:
            return f"The registry has it as {entity.kind}, not as {draft.kind}."
        return entity.id

    def _take(self, draft: Draft, found: int | None) -> None:
        entity_id = found if found is not None else self._new_id(draft)
        own = self._again(draft, entity_id, is_new=found is None)
        if own:
            self._problem(draft.where, own, draft)
            return
        self._said_by[entity_id] = draft.where
        self._kinds[entity_id] = draft.kind
        self._rows.append(_Row(draft, entity_id, found is None))
        if draft.id is not None:
            self._by_number[draft.id] = entity_id
        for each in draft.identifiers or ():
            self._by_identifier.setdefault(each, entity_id)
        self._by_name.setdefault((draft.kind, draft.name), []).append(entity_id)

    def _new_id(self, draft: Draft) -> int:
        """A number that an export gave stays the entity's where nobody has it here."""
        return draft.id if draft.id is not None and draft.id not in self._said_by else new_id()

    def _again(self, draft: Draft, entity_id: int, *, is_new: bool) -> str:
        """Why a row says something that an earlier one said already, or nothing."""
        where = self._said_by.get(entity_id, "")
        # An export may hold two entities of one identifier, which are told apart by their numbers.
        if not where and draft.id is None:
            same = (self._by_identifier.get(each) for each in draft.identifiers or ())
            where = next((self._said_by[each] for each in same if each is not None), "")
        if not where and is_new and draft.id is None and not draft.identifiers:
            earlier = self._by_name.get((draft.kind, draft.name), [])
            where = self._said_by[earlier[0]] if earlier else ""
        return f"This is the same entity as in {where}; only that row is taken." if where else ""

    # What rows refer to

    def _refer(self, watch: Watch) -> None:
        for start in range(0, len(self._rows), _AT_A_TIME):
            watch.check()
            rows = self._rows[start : start + _AT_A_TIME]
            wanted = [each for row in rows for each in (row.draft.parent, row.draft.place) if each]
            numbers = self._reads.meant([each.id for each in wanted if each.id is not None])
            named = self._reads.entities_named([each.name for each in wanted if each.name])
            identified = self._known_identifiers(wanted)
            kinds = {entity.id: entity.kind for entity in numbers.values()}
            kinds |= {each: kind for (kind, _), ids in named.items() for each in ids}
            found = self._reads.meant(set(identified.values()) - set(self._kinds))
            kinds |= {entity.id: entity.kind for entity in found.values()} | self._kinds
            places = _Targets(self, numbers, identified, named, kinds)
            for row in rows:
                row.parent = self._target(row, row.draft.parent, EntityKind.ORGANIZATION, places)
                row.place = self._target(row, row.draft.place, EntityKind.PLACE, places)

    def _known_identifiers(self, wanted: Iterable[Reference]) -> dict[Identifier, int]:
        asked = {each.identifier for each in wanted if each.identifier}
        found: dict[Identifier, int] = {}
        for scheme in {each.scheme for each in asked}:
            values = [each.value for each in asked if each.scheme == scheme]
            there = self._reads.entities_identified(scheme, values)
            found |= {Identifier(scheme, value): entity_id for value, entity_id in there.items()}
        return found | {each: self._by_identifier[each] for each in asked if each in self._by_identifier}

    def _target(self, row: _Row, reference: Reference | None, kind: EntityKind, targets: "_Targets") -> int | None:
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
            row.problems.append(f"The {_ROLES[kind]} “{reference}” {found or 'is not known'}; it is left out.")
        return None

    def number(self, number: int) -> int | None:
        """The entity of the list that had this number where it came from."""
        return self._by_number.get(number)

    def named(self, kind: EntityKind, name: str) -> list[int]:
        """The entities of the list of this kind and name."""
        return self._by_name.get((kind, name), [])

    def _drop_circles(self) -> None:
        """Leaves out whatever would make an entity belong to itself or lie in itself, step by step."""
        for name in ("parent", "place"):
            rows = {row.entity_id: row for row in self._rows if getattr(row.draft, name) is not None}
            above = self._above({each: getattr(row, name) for each, row in rows.items()}, name)
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
                    rows[closing].problems.append(
                        f"“{rows[closing].draft.name}” would lie in itself; that is left out."
                    )
                done.update(chain)

    def _above(self, above: dict[int, int | None], name: str) -> dict[int, int | None]:
        """What each entity belongs to or lies in, the registry's own ones above these included."""
        unknown = {each for each in above.values() if each is not None} - set(above)
        while unknown:
            found = self._reads.meant(unknown)
            above |= {each: getattr(found[each], name) if each in found else None for each in unknown}
            unknown = {above[each] for each in unknown if above[each] is not None} - set(above)  # type: ignore[assignment]
        return above

    # What rows change

    def _compared(self, rows: Sequence[_Row]) -> Iterator[tuple[_Row, Entity | None, Entity]]:
        old = [row.entity_id for row in rows if not row.is_new]
        stored = self._reads.entities(old)
        merged = [head for head, family in self._reads.merged_into(old).items() if len(family) > 1]
        seen = stored | self._reads.meant(merged)
        around = {each for entity in stored.values() for each in (entity.parent, entity.place) if each is not None}
        living = {each: entity.id for each, entity in self._reads.meant(around).items()}
        for row in rows:
            if row.is_new:
                yield row, None, drafted(row.draft, row.entity_id, row.parent, row.place)
            elif row.entity_id in stored:
                entity = stored[row.entity_id]
                parent = _kept(row.draft.parent, row.draft, row.parent, entity.parent, living)
                place = _kept(row.draft.place, row.draft, row.place, entity.place, living)
                yield row, entity, revised(row.draft, entity, seen[row.entity_id], parent, place)

    def _line(self, draft: Draft, state: LineState, before: Entity | None, after: Entity) -> ImportLine:
        return ImportLine(
            where=f"{self._source}, {draft.where}",
            state=state,
            kind=after.kind,
            name=after.name,
            fields=tuple(_fields(before, after, draft)),
        )

    def _problem(self, where: str, problem: str, draft: Draft | None = None) -> None:
        line = ImportLine(
            where=f"{self._source}, {where}",
            state=LineState.PROBLEM,
            kind=draft.kind if draft else None,
            name=draft.name if draft else "",
            problem=problem,
        )
        self._lines.append((self._read, line))


_ROLES = {EntityKind.ORGANIZATION: "parent", EntityKind.PLACE: "place"}


@dataclass(frozen=True, slots=True)
class _Targets:
    """What some rows may refer to: in the list itself, and in the registry."""

    listed: Comparison
    numbers: dict[int, Entity]
    identified: dict[Identifier, int]
    names: dict[tuple[EntityKind, str], list[int]]
    kinds: dict[int, EntityKind]

    def find(self, reference: Reference, kind: EntityKind) -> int | str | None:
        """The entity that is meant, None where nobody knows it, or why it is not."""
        found = self._find(reference, kind)
        if isinstance(found, int) and self.kinds.get(found) is not kind:
            return f"is not of that kind but {self.kinds.get(found, 'unknown')}"
        return found

    def _find(self, reference: Reference, kind: EntityKind) -> int | str | None:
        if reference.id is not None:
            listed = self.listed.number(reference.id)
            if listed is not None:
                return listed
            if reference.id in self.numbers:
                return self.numbers[reference.id].id
        if reference.identifier is not None and reference.identifier in self.identified:
            return self.identified[reference.identifier]
        if not reference.name:
            return None
        found = self.listed.named(kind, reference.name) or self.names.get((kind, reference.name), [])
        # Of places with one name the first is the most prominent, but nobody said that it is meant.
        return found[0] if len(found) == 1 else "is the name of several" if found else None


def _kept(
    said: Reference | None, draft: Draft, wanted: int | None, present: int | None, living: dict[int, int]
) -> int | None:
    """What becomes of a reference: as it is where the list says nothing, or says what it leads to today."""
    if said is None or (not said and draft.id is None) or (said and wanted is None):
        return present
    return present if present is not None and living.get(present) == wanted else wanted


def _fields(before: Entity | None, after: Entity, draft: Draft) -> Iterator[FieldChange]:
    for name, old, new in (
        ("name", before.name if before else "", after.name),
        ("description", before.description if before else "", after.description),
        ("aliases", write_aliases(before.aliases) if before else "", write_aliases(after.aliases)),
        ("identifiers", write_identifiers(before.identifiers) if before else "", write_identifiers(after.identifiers)),
        ("parent", _other(before.parent if before else None), _named(after.parent, before, draft.parent, "parent")),
        ("place", _other(before.place if before else None), _named(after.place, before, draft.place, "place")),
    ):
        if old != new:
            yield FieldChange(name, old, new)


def _other(entity_id: int | None) -> str:
    return "" if entity_id is None else f"#{entity_id}"


def _named(entity_id: int | None, before: Entity | None, reference: Reference | None, field_name: str) -> str:
    """The words of the list for what is referred to; what stays is written as it was."""
    if before is not None and getattr(before, field_name) == entity_id:
        return _other(entity_id)
    return str(reference) if entity_id is not None and reference else ""


def _in_order(changes: dict[int, Change]) -> Iterator[Change]:
    """Changes so that what is new comes before what refers to it; old entities come last."""
    placed: set[int] = set()
    for entity_id, change in changes.items():
        if change.before is not None:
            continue
        waiting = [entity_id]
        while waiting:
            at = waiting[-1]
            state = changes[at].after
            assert isinstance(state, Entity)
            wanted = (each for each in (state.place, state.parent) if each is not None and each in changes)
            open_ones = (each for each in wanted if each not in placed and changes[each].before is None)
            first = next((each for each in open_ones if each not in waiting), None)
            if first is not None:
                waiting.append(first)
                continue
            waiting.pop()
            if at not in placed:
                placed.add(at)
                yield changes[at]
    yield from (change for change in changes.values() if change.before is not None)
