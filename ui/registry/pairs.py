"""Pairs of entities that may be the same, as the screen shows them."""

from dataclasses import dataclass

from curator.domain.entity import Entity
from curator.domain.watch import Watch
from curator.services.registry import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entities.

    Attributes:
        one: An entity.
        other: Another.
        score: 0 to 1, higher is likelier.
        reasons: What speaks for their being the same.
        contrary: What speaks against it.
    """

    one: Entity
    other: Entity
    score: float
    reasons: tuple[str, ...]
    contrary: tuple[str, ...]


def find_pairs(registry: Registry, watch: Watch) -> list[Pair]:
    """The likeliest pairs first; for another thread than the window's."""
    return [
        Pair(one=each.one, other=each.other, score=each.score, reasons=each.reasons, contrary=each.contrary)
        for each in registry.duplicates(watch)
    ]
