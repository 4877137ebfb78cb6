"""Sureness: what a calibrated confidence means for the person who judges. How it is shown is the window's."""

from collections.abc import Iterable
from enum import StrEnum

from curator.domain.record import Entry, Status, Value

SURE_FROM, LIKELY_FROM = 0.9, 0.7

SURE_ONES = "{sure}"
"""The subject of an act on all sure values of a record, in no language; the screen says it in the person's."""


class Sureness(StrEnum):
    """How much a proposal can be relied on: of the sure at least nine in ten are right, of the likely seven."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


def sureness(confidence: float) -> Sureness:
    """The kind of proposal that has this confidence, 0 to 1."""
    if confidence >= SURE_FROM:
        return Sureness.SURE
    return Sureness.LIKELY if confidence >= LIKELY_FROM else Sureness.DOUBTFUL


def least_sure(entry: Entry) -> float | None:
    """The lowest confidence of an entry's open values; None where none is open, or people wrote them all."""
    found = (value.confidence for value in entry.values if value.status.open)
    return min((each for each in found if each is not None), default=None)


def sure_values(entries: Iterable[Entry]) -> frozenset[int]:
    """The proposed values that are sure, of entries whose name is sure or was accepted by a person.

    A role is not confirmed before it is clear whose role it is.
    """
    return frozenset(
        value.id for entry in entries if _is_named(entry) for value in entry.values if _is_sure_proposal(value)
    )


def _is_named(entry: Entry) -> bool:
    """Whether nobody need doubt the value that names the entry, the first one's field; rejected ones name nothing."""
    names = [value for value in entry.values if value.field == entry.values[0].field]
    name = next((value for value in names if value.status is not Status.REJECTED), None)
    return name is not None and (_is_sure_proposal(name) or not name.status.open)


def _is_sure_proposal(value: Value) -> bool:
    sure = value.confidence is not None and sureness(value.confidence) is Sureness.SURE
    return sure and value.status is Status.PROPOSED
