"""Changes: typed before and after, gathered into what one act of the curator did.

Applying or reverting a change never computes, asks the network or reads the screen: it puts a state in place.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from curator.domain.article import Article
from curator.domain.entity import Entity
from curator.domain.lesson import Distinction, Lesson
from curator.domain.record import Entry, Record, Value

State = Article | Record | Entry | Value | Entity | Lesson | Distinction


class Act(StrEnum):
    """What somebody did, for menus and the history; the sentence around it is the screen's."""

    IMPORT = "import"
    EXTRACT = "extract"
    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"
    POSTPONE = "postpone"
    ADD = "add"
    EVIDENCE = "evidence"
    LINK = "link"
    MERGE = "merge"
    UNMERGE = "unmerge"
    SPLIT = "split"
    DISTINGUISH = "distinguish"
    EDIT_ENTITY = "edit-entity"
    REVOKE = "revoke"
    VERIFY = "verify"
    TAKE_IN = "take-in"
    NOTE = "note"
    FINISH = "finish"
    REOPEN = "reopen"
    TAKE_OUT = "take-out"


NONE_MEANT = "≠ "
"""Before the subject of a link by which somebody said that none of the known entities is meant."""

MACHINE_ACTS = (Act.IMPORT, Act.EXTRACT)
"""Not what a person means by “undo”."""


def headless(curator: str) -> str:
    """Under which name a script's acts for a curator are logged; they are taken back as the curator's own."""
    return f"headless ({curator})"


class Way(StrEnum):
    """Whether a change set was done afresh, or took back or restored an earlier one."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing as it was before and as it is after; a missing side means that it did not exist.

    Containers are changed bare: an Entry or Record inside a change has no values or entries, an Article no text.
    """

    before: State | None
    after: State | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a side")
        if self.before and self.after and (type(self.before), self.before.id) != (type(self.after), self.after.id):
            raise ValueError("the two sides of a change must be the same thing")

    @property
    def state(self) -> State:
        """Whichever side exists, the later one first."""
        state = self.after or self.before
        assert state is not None
        return state

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Everything one act did, applied and undone as one.

    Attributes:
        id: Its identifier; later sets have greater ones.
        act: What was done.
        subject: The words it was done to, for the menu (“Confirm Linhe Polytechnic”); may be empty.
        curator: Who did it.
        at: UTC, ISO 8601 with milliseconds.
        article_id: The article it was done in, or None.
        changes: In the order of doing.
        way: do, undo or redo.
        of: For undo and redo: the set that is taken back or restored.
    """

    id: int
    act: Act
    subject: str
    curator: str
    at: str
    article_id: int | None = None
    changes: tuple[Change, ...] = ()
    way: Way = Way.DO
    of: int | None = None

    @property
    def untold(self) -> bool:
        """Whether listeners are told of it without its many changes: anything may be another then."""
        return not self.changes and self.act not in MACHINE_ACTS

    def inverse(self) -> tuple[Change, ...]:
        """The changes that take this set back, last first."""
        return tuple(change.inverse() for change in reversed(self.changes))


def apply_to_record(record: Record, changes: tuple[Change, ...]) -> Record:
    """Puts the states of a change set in place in a record held in memory.

    Changes of other records, and of articles and entities, leave it as it is.

    Args:
        record: The record as it was.
        changes: What was committed.

    Returns:
        The record as it is now. What was there keeps its order; what comes, or comes back, stands at its position
        within its group or field, and behind everything where it is the only one of that group or field.
    """
    entries = {entry.id: entry for entry in record.entries}
    for change in changes:
        match change.state:
            case Record(id=record.id) if isinstance(change.after, Record):
                record = change.after
            case Entry(id=entry_id, record_id=record.id):
                entries = _put_entry(entries, entry_id, change.after)
            case Value(entry_id=entry_id) as value if entry_id in entries:
                entry = entries[entry_id]
                entries[entry_id] = replace(entry, values=_put_value(entry.values, value.id, change.after))
    return replace(record, entries=tuple(entries.values()))


def _put_entry(entries: dict[int, Entry], entry_id: int, after: State | None) -> dict[int, Entry]:
    if not isinstance(after, Entry):
        return {each: entry for each, entry in entries.items() if each != entry_id}
    if entry_id in entries:
        return entries | {entry_id: replace(after, values=entries[entry_id].values)}
    order = list(entries.values())
    order.insert(_place([(entry.group, entry.position) for entry in order], after.group, after.position), after)
    return {entry.id: entry for entry in order}


def _put_value(values: tuple[Value, ...], value_id: int, after: State | None) -> tuple[Value, ...]:
    if not isinstance(after, Value):
        return tuple(value for value in values if value.id != value_id)
    if any(value.id == value_id for value in values):
        return tuple(after if value.id == value_id else value for value in values)
    place = _place([(value.field, value.position) for value in values], after.field, after.position)
    return (*values[:place], after, *values[place:])


def _place(order: list[tuple[str, int]], kind: str, position: int) -> int:
    """Where a newcomer goes: behind the last of its kind with no greater position, else before the first."""
    same = [(at, other) for at, (name, other) in enumerate(order) if name == kind]
    before = [at for at, other in same if other <= position]
    if before:
        return before[-1] + 1
    return same[0][0] if same else len(order)
