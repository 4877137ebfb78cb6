"""The state of an entry and of a record follows from its values."""

import pytest

from curator.domain.record import Entry, Progress, Status, progress
from tests.domain.makers import person

P, C, K, A, R, D = (
    Status.PROPOSED,
    Status.CONFIRMED,
    Status.CORRECTED,
    Status.ADDED,
    Status.REJECTED,
    Status.POSTPONED,
)


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [
        ((C, P, D), P),
        ((C, D, R), D),
        ((C, K, A), K),
        ((C, A, R), C),
        ((A, R), A),
        ((R, R), R),
        ((), P),
    ],
)
def test_an_entry_is_open_while_a_value_is_else_the_strongest(statuses: tuple[Status, ...], whole: Status) -> None:
    assert person(*statuses).entries[0].status is whole


def test_open_means_that_somebody_has_to_judge() -> None:
    assert {status for status in Status if status.open} == {P, D}


def test_standing_values_are_those_not_rejected() -> None:
    entry = person(C, R).entries[0]
    assert [value.id for value in entry.of("title")] == [12]
    assert entry.standing("title") == ()
    assert [value.id for value in entry.standing("name")] == [11]


def test_entries_and_values_are_found_by_id() -> None:
    record = person(C, P)
    assert record.entry(10).group == "person"
    assert record.value(12).field == "title"
    assert [value.id for value in record.values()] == [11, 12]
    with pytest.raises(KeyError):
        record.entry(11)
    with pytest.raises(KeyError):
        record.value(10)


def test_progress_counts_entries() -> None:
    entries = [person(*each).entries[0] for each in ((C, C), (C, P), (D, P), (D, C), (R,))]
    assert progress(entries) == Progress(total=5, judged=2, doubts=2)
    assert progress([]) == Progress()
    assert progress([Entry(id=1, record_id=1, group="topic")]) == Progress(total=1, judged=1)
