"""What a measurement is, and how times are taken: every value is a ratio or a percentile within one run."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table.

    Attributes:
        name: The budget's name.
        value: What was measured.
        unit: Of what.
        budget: As `<= 50` or `>= 0.8`; `none` for a figure that is only stated.
        holds: Whether the value keeps to it.
    """

    name: str
    value: float
    unit: str
    budget: str
    holds: bool


def at_most(name: str, value: float, unit: str, most: float, *, besides: bool = True) -> Measure:
    """A value that must not be greater; `besides` is whatever else has to hold."""
    return Measure(name, round(value, 3), unit, f"<= {most:g}", value <= most and besides)


def at_least(name: str, value: float, unit: str, least: float) -> Measure:
    """A value that must not be smaller."""
    return Measure(name, round(value, 3), unit, f">= {least:g}", value >= least)


def stated(name: str, value: float, unit: str) -> Measure:
    """A figure that has no budget."""
    return Measure(name, round(value, 3), unit, "none", holds=True)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(samples: Sequence[float]) -> float:
    """The value that 95 of 100 samples do not exceed."""
    return sorted(samples)[ceil(0.95 * len(samples)) - 1]


def median(samples: Sequence[float]) -> float:
    """The sample in the middle."""
    return sorted(samples)[len(samples) // 2]
