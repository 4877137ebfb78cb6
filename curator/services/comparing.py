"""Comparing: the rows of a list beside the registry: what importing them would change."""

from collections import Counter
from collections.abc import Iterator, Sequence

from curator.domain.change import Change
from curator.domain.entity import Entity
from curator.domain.list_cells import write_aliases, write_identifiers
from curator.domain.listing import (
    Draft,
    FieldChange,
    ImportLine,
    ImportPreview,
    LineState,
    Reference,
    Unreadable,
    drafted,
    revised,
)
from curator.domain.watch import Watch
from curator.services.identifying import identify
from curator.services.listed import Listed, Row
from curator.services.referring import drop_circles, refer
from db.reads import Reads

_AT_A_TIME = 500
_ROLES = ("parent", "place")


class Comparison:
    """The rows of one list and a registry.

    Args:
        reads: The registry.
        source: The file's name.
    """

    def __init__(self, reads: Reads, source: str) -> None:
        self._reads = reads
        self._source = source
        self._listed = Listed()
        self._waiting: list[Draft] = []
        self._lines: list[tuple[int, ImportLine]] = []
        self._read = 0

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
        for rows in self._parts(watch):
            refer(self._reads, rows, self._listed)
        drop_circles(self._reads, self._listed.rows)
        counts: Counter[LineState] = Counter()
        changes: dict[int, Change] = {}
        for number, rows in enumerate(self._parts(watch)):
            watch.step(number * _AT_A_TIME, len(self._listed.rows), self._source)
            for row, before, after in self._compared(rows):
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
            alike=frozenset(self._listed.alike),
            counts=counts,
        )

    def _parts(self, watch: Watch) -> Iterator[Sequence[Row]]:
        for start in range(0, len(self._listed.rows), _AT_A_TIME):
            watch.check()
            yield self._listed.rows[start : start + _AT_A_TIME]

    def _identify(self) -> None:
        """Finds the entities of the rows that wait."""
        drafts, self._waiting = self._waiting, []
        for draft, problem in identify(self._reads, drafts, self._listed):
            self._problem(draft.where, problem, draft)

    def _compared(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Entity | None, Entity]]:
        old = [row.entity_id for row in rows if not row.is_new]
        stored = self._reads.entities(old)
        merged = [head for head, family in self._reads.merged_into(old).items() if len(family) > 1]
        seen = stored | self._reads.meant(merged)
        around = {each for entity in stored.values() for each in (entity.parent, entity.place) if each is not None}
        living = {each: head for each, (head, _) in self._reads.living(around).items()}
        for row in rows:
            if row.is_new:
                yield row, None, drafted(row.draft, row.entity_id, row.parent, row.place)
            elif row.entity_id in stored:
                entity = stored[row.entity_id]
                parent, place = (_kept(row, entity, role, living) for role in _ROLES)
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


def _kept(row: Row, entity: Entity, role: str, living: dict[int, int]) -> int | None:
    """What becomes of a reference: as it is where the list says nothing, or says what it leads to today.

    What leads to the entity itself, which took the place of what it was in, no list speaks of.
    """
    said: Reference | None = getattr(row.draft, role)
    wanted: int | None = getattr(row, role)
    present: int | None = getattr(entity, role)
    if said is None or (not said and row.draft.id is None) or (said and wanted is None):
        return present
    if present is not None and living.get(present) in (wanted, wanted or entity.id):
        return present
    return wanted


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
    """Changes so that what another will belong to or lie in comes before it.

    So nothing refers to what is not there yet, and nothing lies in itself between two parts either.
    """
    placed: set[int] = set()
    for entity_id in changes:
        waiting = [entity_id]
        while waiting:
            at = waiting[-1]
            state = changes[at].after
            assert isinstance(state, Entity)
            wanted = (each for each in (state.place, state.parent) if each is not None and each in changes)
            first = next((each for each in wanted if each not in placed and each not in waiting), None)
            if first is not None:
                waiting.append(first)
                continue
            waiting.pop()
            if at not in placed:
                placed.add(at)
                yield changes[at]
