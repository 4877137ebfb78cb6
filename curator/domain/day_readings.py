"""Days in figures that can be read in several ways: `03/04/2023`, `4-5`, `4-5/9`.

What settles the way is looked for in the article by `curator.segment.date_order`; here only the words count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_FULL = re.compile(r"(?P<one>\d{1,2})(?P<mark>[/-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})")
_PAIR = re.compile(r"(?P<one>\d{1,2})\s?(?P<mark>[-–/])\s?(?P<two>\d{1,2})")
_RANGE = re.compile(r"(?P<one>\d{1,2})\s?[-–]\s?(?P<two>\d{1,2})/(?P<three>\d{1,2})(?:/(?P<year>\d{4}))?")
_CENTURY = 2000
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class DayReading:
    """One way to read a day, or the first and last day of a range.

    Attributes:
        days: One day of the month, or two.
        month: 1 to 12, or 0 where the words do not say it.
        year: Or 0 where the words do not say it.
    """

    days: tuple[int, ...]
    month: int = 0
    year: int = 0


def day_readings(words: str) -> tuple[DayReading, ...]:
    """The ways to read a day that is written in figures alone; none where there are not at least two."""
    words = words.strip()
    for pattern, read in ((_FULL, _full), (_RANGE, _range), (_PAIR, _pair)):
        found = pattern.fullmatch(words)
        if found:
            readings = tuple(dict.fromkeys(each for each in read(found) if _exists(each)))
            return readings if len(readings) > 1 else ()
    return ()


def _full(found: re.Match[str]) -> Iterator[DayReading]:
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    year += _CENTURY if len(found["year"]) == 2 else 0
    yield from (DayReading((day,), month, year) for day, month in ((one, two), (two, one)) if month)


def _range(found: re.Match[str]) -> Iterator[DayReading]:
    one, two, three, year = int(found["one"]), int(found["two"]), int(found["three"]), int(found["year"] or 0)
    ways = ((one, two, three), (two, three, one))
    yield from (DayReading((first, last), month, year) for first, last, month in ways if month)


def _pair(found: re.Match[str]) -> Iterator[DayReading]:
    one, two = int(found["one"]), int(found["two"])
    if found["mark"] != "/":
        yield DayReading((one, two))
    yield from (DayReading((day,), month) for day, month in ((one, two), (two, one)) if month)


def _exists(reading: DayReading) -> bool:
    """Whether there is such a day; a month without a name has 31 days, and ranges go forward."""
    if list(reading.days) != sorted(set(reading.days)) or reading.month > 12 or min(reading.days) < 1:
        return False
    try:
        date(reading.year or _LEAP_YEAR, reading.month or 1, max(reading.days))
    except ValueError:
        return False
    return True
