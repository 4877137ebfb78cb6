"""Statistics: counts of a workspace, its integrity, and its copies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from curator.domain.entity import EntityKind
from curator.domain.record import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a workspace holds.

    Attributes:
        articles: In the queue.
        removed: Taken out of the queue.
        extracted: Articles that extraction has looked at.
        finished: Articles that the curator is done with.
        entries: Of all records.
        values: By status.
        entities: By kind, without those merged into others.
    """

    articles: int = 0
    removed: int = 0
    extracted: int = 0
    finished: int = 0
    entries: int = 0
    values: Mapping[Status, int] = field(default_factory=dict)
    entities: Mapping[EntityKind, int] = field(default_factory=dict)


class Statistics:
    """Looks at a workspace as a whole."""

    def counts(self) -> Counts:
        """Counts what is there."""
        raise NotImplementedError

    def check(self) -> tuple[str, ...]:
        """Looks for damage: the store's integrity and every piece of evidence against its text."""
        raise NotImplementedError

    def backup(self, path: Path) -> None:
        """Writes a consistent copy."""
        raise NotImplementedError
