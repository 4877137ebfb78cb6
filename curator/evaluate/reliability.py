"""Reliability: whether of the values that were said to be so sure, so many are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EDGES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Where bins of confidence begin; each ends where the next begins, the last includes 1."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of about the same confidence.

    Attributes:
        start: Where the bin begins.
        said: The mean of their confidences.
        right: The share of them that is right.
        of: How many they are.
    """

    start: float
    said: float
    right: float
    of: int


def bins(said: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Sorts values by their confidence.

    Args:
        said: The confidence of each, 0 to 1, and whether it was right.

    Returns:
        The bins that hold any, the least sure first.
    """
    sorted_in: dict[float, list[tuple[float, bool]]] = {}
    for confidence, right in said:
        start = max(edge for edge in EDGES if edge <= max(confidence, 0.0))
        sorted_in.setdefault(start, []).append((confidence, right))
    return [
        Bin(start, sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some), len(some))
        for start, some in sorted(sorted_in.items())
    ]


def gap(table: Sequence[Bin]) -> float:
    """How far what was said is from what is so, on average over the values; 0 of none."""
    number = sum(each.of for each in table)
    return sum(each.of * abs(each.said - each.right) for each in table) / number if number else 0.0
