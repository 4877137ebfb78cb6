"""Checks of a record against its profile; each finding belongs to a field on the screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from curator.domain.content import PartialDate
from curator.domain.day_readings import day_readings
from curator.domain.profile import Field, FieldType, Group, Profile
from curator.domain.record import Entry, Record, Status, Value
from curator.domain.sureness import Sureness, sureness


class Problem(StrEnum):
    """What is wrong with a field of an entry; the sentence is the screen's."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    UNKNOWN_CHOICE = "unknown choice"
    TOO_EARLY = "too early"
    TOO_FEW = "too few"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem at a field.

    Attributes:
        entry_id: The entry.
        field: The field's key.
        problem: What is wrong.
        detail: What it is measured against: the other field's title, the number wanted, the words found.
    """

    entry_id: int
    field: str
    problem: Problem
    detail: str = ""


def check_record(profile: Profile, record: Record) -> list[Finding]:
    """Finds what is wrong in a record; rejected entries and values are passed over."""
    return [
        finding
        for entry in record.entries
        if entry.status is not Status.REJECTED
        for finding in check_entry(profile.group(entry.group), entry)
    ]


def check_entry(group: Group, entry: Entry) -> list[Finding]:
    """Finds what is wrong in one entry."""
    return [finding for field in group.fields for finding in _check_field(group, field, entry)]


def _check_field(group: Group, field: Field, entry: Entry) -> Iterator[Finding]:
    values = entry.standing(field.key)
    if field.required and not values:
        yield Finding(entry.id, field.key, Problem.MISSING)
    if values and len(values) < field.at_least:
        yield Finding(entry.id, field.key, Problem.TOO_FEW, str(field.at_least))
    for value in values:
        if field.type is FieldType.DATE and _is_ambiguous(value):
            yield Finding(entry.id, field.key, Problem.AMBIGUOUS, value.words)
        elif value.content is None and value.words:
            yield Finding(entry.id, field.key, Problem.UNREADABLE, value.words)
        elif field.choices and value.content not in field.choices:
            yield Finding(entry.id, field.key, Problem.UNKNOWN_CHOICE, value.words)
    if field.type is FieldType.DATE and field.not_before:
        for value in values:
            for other in entry.standing(field.not_before):
                if _before(value.content, other.content):
                    yield Finding(entry.id, field.key, Problem.TOO_EARLY, group.field(field.not_before).title)


def _is_ambiguous(value: Value) -> bool:
    """Whether a day in figures was left open, or proposed in one of its readings without being sure of it."""
    if value.content is None:
        return len(day_readings(value.words)) > 1
    unsure = value.confidence is not None and sureness(value.confidence) is not Sureness.SURE
    return unsure and value.status.open and len(day_readings(value.words)) > 1


def _before(late: object, early: object) -> bool:
    """Whether `late` is surely before `early`; dates known only to the month or year are given the benefit."""
    if not isinstance(late, PartialDate) or not isinstance(early, PartialDate):
        return False
    known = min(len(str(late)), len(str(early)))
    return str(late)[:known] < str(early)[:known]
