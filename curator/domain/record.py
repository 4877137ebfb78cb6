"""A record: an article's entries and values, and how far their judging has come."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from curator.domain.content import Content
from curator.domain.evidence import Evidence


class Status(StrEnum):
    """What became of a proposed or added value."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"
    POSTPONED = "postponed"

    @property
    def open(self) -> bool:
        """Whether somebody still has to judge it."""
        return self in (Status.PROPOSED, Status.POSTPONED)


class Judgement(StrEnum):
    """What was said about the entity that a name stands for."""

    NONE = "none"
    MATCHED = "matched"
    NEW = "new"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Link:
    """The chosen entity of a value, and who or what chose it.

    Attributes:
        judgement: matched, new or rejected ("none of these"); an unlinked value has no Link at all.
        entity_id: The entity, or None for rejected.
        by: The curator's name, or `rule:NAME` for an automatic link.
    """

    judgement: Judgement
    entity_id: int | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One field of an entry. A field that may repeat has several values, each judged by itself.

    Attributes:
        id: Its identifier.
        entry_id: The entry it belongs to.
        field: The profile's field key.
        words: As written in the article or typed by the curator.
        content: Typed by the field: text, number, date; None when the words could not be read as that type.
        status: What became of it.
        confidence: 0 to 1 for a proposal, None for a value that a person added.
        extractor: Name and version of the stage that proposed it; empty for a person.
        evidence: The words that support it.
        proposed: For a corrected value the words that had been proposed, else empty.
        reason: Why it was rejected, or empty.
        note: The curator's remark, or empty.
        link: The chosen entity, for fields that name one.
        position: Order within its field.
    """

    id: int
    entry_id: int
    field: str
    words: str
    content: Content
    status: Status
    confidence: float | None = None
    extractor: str = ""
    evidence: tuple[Evidence, ...] = ()
    proposed: str = ""
    reason: str = ""
    note: str = ""
    link: Link | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One instance of a group: one person, one agreement, one figure.

    Attributes:
        id: Its identifier.
        record_id: The record it belongs to.
        group: The profile's group key.
        position: Order within its group.
        values: Its values in the order of the form; left empty inside a `Change`.
    """

    id: int
    record_id: int
    group: str
    position: int = 0
    values: tuple[Value, ...] = ()

    @property
    def status(self) -> Status:
        """The entry's state: proposed or postponed while a value is open, else the strongest judgement on it."""
        seen = {value.status for value in self.values}
        for status in (Status.PROPOSED, Status.POSTPONED, Status.CORRECTED, Status.CONFIRMED, Status.ADDED):
            if status in seen:
                return status
        return Status.REJECTED if seen else Status.PROPOSED

    def of(self, field: str) -> tuple[Value, ...]:
        """The values of one field, rejected ones included."""
        return tuple(value for value in self.values if value.field == field)

    def standing(self, field: str) -> tuple[Value, ...]:
        """The values of one field that were not rejected."""
        return tuple(value for value in self.of(field) if value.status is not Status.REJECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article's structured record by one curator under one profile.

    Attributes:
        id: Its identifier.
        article_id: The article.
        profile: The profile's name.
        curator: Whose record it is.
        finished: The curator has said that the article is done.
        entries: Sorted by the profile's groups, then by position; left empty inside a `Change`.
    """

    id: int
    article_id: int
    profile: str
    curator: str
    finished: bool = False
    entries: tuple[Entry, ...] = ()

    def entry(self, entry_id: int) -> Entry:
        """The entry of that id.

        Raises:
            KeyError: There is none.
        """
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def value(self, value_id: int) -> Value:
        """The value of that id.

        Raises:
            KeyError: There is none.
        """
        for value in self.values():
            if value.id == value_id:
                return value
        raise KeyError(value_id)

    def values(self) -> Iterator[Value]:
        """All values, entry by entry."""
        for entry in self.entries:
            yield from entry.values


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a record has come, counted in entries.

    Attributes:
        total: All entries.
        judged: Entries without an open value.
        doubts: Entries with a postponed value.
    """

    total: int = 0
    judged: int = 0
    doubts: int = 0


def progress(entries: Iterable[Entry]) -> Progress:
    """Counts entries by whether somebody still has to look at them."""
    open_or_not: Counter[str] = Counter()
    for entry in entries:
        states = {value.status for value in entry.values}
        open_or_not["total"] += 1
        open_or_not["judged"] += not any(state.open for state in states)
        open_or_not["doubts"] += Status.POSTPONED in states
    return Progress(open_or_not["total"], open_or_not["judged"], open_or_not["doubts"])
