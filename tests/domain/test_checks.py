"""Each finding belongs to a field, and rejected things are not looked at."""

from dataclasses import replace

import pytest

from curator.domain.checks import Finding, Problem, check_entry, check_record
from curator.domain.content import PartialDate
from curator.domain.record import Entry, Status, Value
from tests.domain.makers import PROFILE, person, value


def entry(group: str, *values: Value) -> Entry:
    return Entry(id=10, record_id=1, group=group, values=values)


def found(group: str, *values: Value) -> list[Finding]:
    return check_entry(PROFILE.group(group), entry(group, *values))


def test_a_complete_entry_has_no_findings() -> None:
    assert found("person", value(1, 10, "name", "Lin Yawen"), value(2, 10, "role", "host")) == []


def test_a_required_field_is_missed_where_it_is_empty_or_rejected() -> None:
    missing = [Finding(10, "name", Problem.MISSING)]
    assert found("person", value(1, 10, "title", "Dean")) == missing
    assert found("person", value(1, 10, "name", "Lin", Status.REJECTED)) == missing


def test_words_that_could_not_be_read_are_shown() -> None:
    assert found("figure", value(1, 10, "value", "a dozen", content=None)) == [
        Finding(10, "value", Problem.UNREADABLE, "a dozen")
    ]


@pytest.mark.parametrize(("group", "field"), [("person", "role"), ("organization", "roles")])
def test_an_unknown_choice_is_named(group: str, field: str) -> None:
    findings = found(group, value(1, 10, "name", "x"), value(2, 10, field, "guest"))
    assert findings == [Finding(10, field, Problem.UNKNOWN_CHOICE, "guest")]


def test_too_few_values_are_counted_without_rejected_ones() -> None:
    kind, one = value(1, 10, "kind", "memorandum"), value(2, 10, "parties", "A")
    other = value(3, 10, "parties", "B")
    assert found("agreement", kind) == []
    assert found("agreement", kind, one) == [Finding(10, "parties", Problem.TOO_FEW, "2")]
    assert found("agreement", kind, one, replace(other, status=Status.REJECTED)) == [
        Finding(10, "parties", Problem.TOO_FEW, "2")
    ]
    assert found("agreement", kind, one, other) == []


@pytest.mark.parametrize(
    ("start", "end", "early"),
    [
        ("2024-08-24", "2024-08-23", True),
        ("2024-08-24", "2024-08-24", False),
        ("2024-08-24", "2024-07", True),
        ("2024-08-24", "2024-08", False),
        ("2024-08-24", "2024", False),
        ("2024", "2023-12-31", True),
        ("2024-08", "2024-08-01", False),
    ],
)
def test_an_end_surely_before_its_start_is_found(start: str, end: str, early: bool) -> None:
    values = [value(1, 10, "name", "Forum")]
    values += [
        value(2 + at, 10, field, iso, content=PartialDate.parse(iso))
        for at, (field, iso) in enumerate({"start": start, "end": end}.items())
    ]
    wanted = [Finding(10, "end", Problem.TOO_EARLY, "Start")] if early else []
    assert found("event", *values) == wanted


def test_a_record_is_checked_without_its_rejected_entries() -> None:
    record = replace(
        person(),
        entries=(
            entry("person", value(1, 10, "title", "Dean", Status.REJECTED)),
            replace(entry("topic"), id=11),
        ),
    )
    assert check_record(PROFILE, record) == [Finding(11, "name", Problem.MISSING)]


def test_a_day_that_can_be_read_in_several_ways_is_shown_so_until_somebody_decides() -> None:
    open_day = value(2, 10, "start", "03/04/2023", content=None, confidence=0.3)
    shown = [Finding(10, "start", Problem.AMBIGUOUS, "03/04/2023")]
    name = value(1, 10, "name", "Port Fair")
    likely = replace(open_day, content=PartialDate(2023, 4, 3), confidence=0.8)
    assert found("event", name, open_day) == shown
    assert found("event", name, likely) == shown
    assert found("event", name, replace(likely, confidence=0.95)) == []
    assert found("event", name, replace(likely, status=Status.CONFIRMED)) == []
    assert found("event", name, replace(open_day, status=Status.CONFIRMED)) == shown
    assert found("event", name, replace(likely, words="3 April 2023")) == []


def test_a_day_that_cannot_be_read_at_all_is_unreadable() -> None:
    unread = value(2, 10, "start", "in spring", content=None)
    assert found("event", value(1, 10, "name", "Port Fair"), unread) == [
        Finding(10, "start", Problem.UNREADABLE, "in spring")
    ]
