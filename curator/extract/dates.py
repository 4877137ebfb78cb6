"""Dates in English sentences, resolved against the date of publication."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from curator.domain.content import PartialDate
from curator.extract.reading import Reading, Sentence

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?(?!\d)"
_TO = r"\s*(?:-|–|—|to|and|through|until)\s*(?:the\s+)?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d])",
        rf"\b{_MONTH.format('month')}\s+{_DAY.format('day')}{_TO}{_MONTH.format('last_month')}\s+{_DAY.format('last')}{_YEAR}",
        rf"\b{_DAY.format('day')}\s+{_MONTH.format('month')}{_TO}{_DAY.format('last')}\s+{_MONTH.format('last_month')}{_YEAR}",
        rf"\b{_MONTH.format('month')}\s+{_DAY.format('day')}{_TO}{_DAY.format('last')}\b{_YEAR}",
        rf"\b{_DAY.format('day')}{_TO}{_DAY.format('last')}\s+(?:of\s+)?{_MONTH.format('month')}{_YEAR}",
        rf"\b{_MONTH.format('month')}\s+{_DAY.format('day')}\b(?!\s*(?:percent|%)){_YEAR}",
        rf"\b{_DAY.format('day')}\s+(?:of\s+)?{_MONTH.format('month')}\b{_YEAR}",
        rf"\b{_MONTH.format('month')},?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_RELATIVE = re.compile(
    r"\b(?:on\s+|last\s+|this\s+|next\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b"
)
_YEAR_ALONE = re.compile(r"(?<![\d,.-])(?:19|20)\d\d(?![\d,]*\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or range of dates in the text.

    Attributes:
        start: First code point.
        end: The code point after its last.
        first: The date, or the first day of the range.
        last: The last day of a range, or None.
        relative: Told by a weekday or "yesterday", so that it stands on the date of publication.
    """

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None = None
    relative: bool = False


def dates_in(reading: Reading, sentence: Sentence) -> list[Dated]:
    """Finds the dates of a sentence, in order; a date whose year cannot be told is left out."""
    text = reading.text
    found: list[Dated] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                dated = _absolute(reading, match)
                if dated is not None:
                    found.append(dated)
    for match in _RELATIVE.finditer(text, sentence.start, sentence.end):
        day = _relative(reading.published, match)
        if day is not None:
            found.append(Dated(match.start(), match.end(), day, relative=True))
    return sorted(found, key=lambda each: each.start)


def date_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges that are written as dates, whether or not their year can be told."""
    return [match.span() for pattern in _PATTERNS for match in pattern.finditer(text, start, end)]


def _absolute(reading: Reading, match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    day = int(parts.get("day") or 0)
    last_month = _month(parts["last_month"]) if parts.get("last_month") else month
    year = int(parts["year"]) if parts.get("year") else _likely_year(reading, month, day)
    if not year:
        return None
    try:
        first = PartialDate(year, month, day)
        last = PartialDate(year + (last_month < month), last_month, int(parts["last"])) if parts.get("last") else None
    except ValueError:
        return None
    return Dated(match.start(), match.end(), first, last)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _likely_year(reading: Reading, month: int, day: int) -> int:
    """The year in which that day lies nearest to the publication, else the year the text speaks of most."""
    published = reading.published
    if published is not None:
        if not published.month:
            return published.year
        about = published.year * 372 + published.month * 31 + published.day
        years = (published.year, published.year - 1, published.year + 1)
        return min(years, key=lambda year: abs(year * 372 + month * 31 + day - about))
    years_told = Counter(
        match[0]
        for sentence in reading.sentences
        for match in _YEAR_ALONE.finditer(reading.text, sentence.start, sentence.end)
    )
    # Ties go to the later year: news speaks of its own year and of earlier ones.
    return int(max(years_told, key=lambda each: (years_told[each], each))) if years_told else 0


def _relative(published: PartialDate | None, match: re.Match[str]) -> PartialDate | None:
    if published is None or not published.day:
        return None
    today = date(published.year, published.month, published.day)
    if match["word"]:
        moved = today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[match["word"].lower()])
    else:
        ahead = match[0].lower().startswith("next")
        back = (today.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        moved = today + timedelta(days=(7 - back) if ahead else -back)
    return PartialDate(moved.year, moved.month, moved.day)
