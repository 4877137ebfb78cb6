"""Changes: typed before and after, gathered into what one act of the curator did.

Applying or reverting a change never computes, asks the network or reads the screen: it puts a state in place.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from curator.domain.article import Article
from curator.domain.entity import Entity
from curator.domain.record import Entry, Record, Value

State = Article | Record | Entry | Value | Entity


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
    NOTE = "note"
    FINISH = "finish"
    REOPEN = "reopen"
    REMOVE = "remove"


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
        The record as it is now; entries keep their order, new ones come after their group.
    """
    for change in changes:
        match change.state:
            case Record(id=record.id) if isinstance(change.after, Record):
                record = replace(change.after, entries=record.entries)
            case Entry(record_id=record.id):
                record = _with_entry(record, change)
            case Value():
                record = _with_value(record, change)
    return record


def _with_entry(record: Record, change: Change) -> Record:
    state = change.state
    assert isinstance(state, Entry)
    old = next((entry for entry in record.entries if entry.id == state.id), None)
    rest = [entry for entry in record.entries if entry.id != state.id]
    if change.after is None:
        return replace(record, entries=tuple(rest))
    assert isinstance(change.after, Entry)
    entry = replace(change.after, values=old.values if old else ())
    if old:
        return replace(record, entries=tuple(entry if e.id == entry.id else e for e in record.entries))
    last = max((i for i, e in enumerate(rest) if e.group == entry.group), default=len(rest) - 1)
    return replace(record, entries=(*rest[: last + 1], entry, *rest[last + 1 :]))


def _with_value(record: Record, change: Change) -> Record:
    state = change.state
    assert isinstance(state, Value)
    entries = []
    for entry in record.entries:
        if entry.id == state.entry_id:
            known = any(value.id == state.id for value in entry.values)
            if change.after is None:
                values = tuple(value for value in entry.values if value.id != state.id)
            elif known:
                values = tuple(state if value.id == state.id else value for value in entry.values)
            else:
                values = (*entry.values, state)
            entry = replace(entry, values=values)
        entries.append(entry)
    return replace(record, entries=tuple(entries))
