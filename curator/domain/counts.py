"""Counts: how much a workspace holds and how far its judging has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from curator.domain.entity import EntityKind
from curator.domain.record import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """A workspace in numbers, for one curator's records under one profile.

    Attributes:
        articles: Articles in the queue.
        removed: Articles taken out of the queue; their texts are kept.
        extracted: Articles that extraction has looked at.
        finished: Articles that the curator is done with.
        entries: Entries by status; every status has a number.
        values: Values by status; likewise.
        linked: Values with a chosen entity.
        entities: Entities of the registry by kind, without merged ones; every kind has a number.
    """

    articles: int = 0
    removed: int = 0
    extracted: int = 0
    finished: int = 0
    entries: Mapping[Status, int] = field(default_factory=dict)
    values: Mapping[Status, int] = field(default_factory=dict)
    linked: int = 0
    entities: Mapping[EntityKind, int] = field(default_factory=dict)
