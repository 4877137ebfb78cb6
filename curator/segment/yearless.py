"""The year of a dateline that has none, `PORT EKON, Oct. 12 (Agency) --`, where the text leaves no doubt about it."""

import re
from datetime import date

from curator.domain.content import PartialDate
from curator.segment.dates import Dated, find_dates, month_names

_NEAR = 10  # days between a dateline and a full date of the same news
_REACH = 20_000  # characters in which full dates are looked for
_ADDRESS_DAY = re.compile(r"/(?P<year>(?:19|20)\d\d)[-/]?(?P<month>\d\d)[-/]?(?P<day>\d\d)(?=[/_.-]|\b)", re.ASCII)
_DAY = re.compile(
    r"(?<!\w)(?:(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})|(?P<day_too>\d{1,2})\s(?P<month_too>[A-Z][a-z]{2,8})\.?)(?!\w)"
)


def with_year(text: str, start: int, end: int) -> Dated | None:
    """Reads a month and a day in a dateline, with the year that the rest of the text gives.

    Args:
        text: The text.
        start: Where the dateline begins, in code points.
        end: Where it ends.

    Returns:
        The date where an address has the same day, or where every full date within ten days has the same year.
    """
    for found in _DAY.finditer(text, start, end):
        month = month_names().get((found["month"] or found["month_too"]).casefold())
        day = int(found["day"] or found["day_too"])
        if month:
            year = _year(text, month, day)
            return _dated(found, year, month, day) if year else None
    return None


def _dated(found: re.Match[str], year: int, month: int, day: int) -> Dated | None:
    try:
        return Dated(found.start(), found.end(), PartialDate(year, month, day))
    except ValueError:
        return None


def _year(text: str, month: int, day: int) -> int | None:
    years = {
        int(address["year"])
        for address in _ADDRESS_DAY.finditer(text)
        if (int(address["month"]), int(address["day"])) == (month, day)
    }
    years |= {
        year for dated in find_dates(text, 0, min(len(text), _REACH)) for year in _near_years(dated.day, month, day)
    }
    return years.pop() if len(years) == 1 else None


def _near_years(known: PartialDate, month: int, day: int) -> set[int]:
    """The years in which a month and day are near a full date; the year may have turned between them."""
    near = set()
    for year in (known.year - 1, known.year, known.year + 1):
        try:
            distance = date(year, month, day) - date(known.year, known.month or 1, known.day or 1)
        except ValueError:
            continue
        if abs(distance.days) <= _NEAR:
            near.add(year)
    return near
