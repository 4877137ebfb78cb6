"""What confidence means: kinds of proposals, the least sure of an entry, and what may be confirmed at once."""

import pytest
from hypothesis import given

from curator.domain.record import Entry, Record, Status
from curator.domain.sureness import Sureness, least_sure, sure_values, sureness
from tests.domain.makers import records, value


def person(*said: tuple[float | None, Status]) -> Entry:
    values = (
        value(at, 1, field, field, status, confidence=confidence)
        for at, (field, (confidence, status)) in enumerate(zip(("name", "title", "affiliation"), said, strict=False))
    )
    return Entry(id=1, record_id=1, group="person", values=tuple(values))


@pytest.mark.parametrize(
    ("confidence", "kind"),
    [
        (1.0, Sureness.SURE),
        (0.9, Sureness.SURE),
        (0.899, Sureness.LIKELY),
        (0.7, Sureness.LIKELY),
        (0.699, Sureness.DOUBTFUL),
        (0.0, Sureness.DOUBTFUL),
    ],
)
def test_kinds_of_proposals(confidence: float, kind: Sureness) -> None:
    assert sureness(confidence) is kind


def test_the_least_sure_is_sought_among_what_is_open() -> None:
    assert least_sure(person((0.95, Status.PROPOSED), (0.6, Status.POSTPONED), (0.3, Status.CONFIRMED))) == 0.6
    assert least_sure(person((0.95, Status.CONFIRMED), (None, Status.ADDED))) is None
    assert least_sure(person()) is None


def test_only_the_sure_of_what_is_proposed_can_be_confirmed_at_once() -> None:
    entry = person((0.95, Status.PROPOSED), (0.89, Status.PROPOSED), (0.9, Status.PROPOSED))
    assert sure_values([entry]) == {0, 2}
    assert sure_values([person((0.95, Status.PROPOSED), (0.95, Status.POSTPONED), (0.95, Status.REJECTED))]) == {0}


@pytest.mark.parametrize(
    ("name", "confirmed"),
    [
        ((0.5, Status.PROPOSED), set()),
        ((0.95, Status.POSTPONED), set()),
        ((0.5, Status.CORRECTED), {1}),
        ((None, Status.ADDED), {1}),
        ((0.95, Status.REJECTED), set()),
    ],
)
def test_nothing_is_confirmed_of_an_entry_whose_name_is_open_to_doubt(
    name: tuple[float | None, Status], confirmed: set[int]
) -> None:
    assert sure_values([person(name, (0.95, Status.PROPOSED))]) == confirmed


@given(records())
def test_what_can_be_confirmed_at_once_is_proposed_and_sure(record: Record) -> None:
    for value_id in sure_values(record.entries):
        found = record.value(value_id)
        assert found.status is Status.PROPOSED
        assert found.confidence is not None
        assert found.confidence >= 0.9
