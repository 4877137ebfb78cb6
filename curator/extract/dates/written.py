"""Dates in English sentences, as days of the calendar.

What a year left out or a weekday stands for is told by `anchor`. A date that can be read in several ways, such as
"3/4/2024" or the bare "4-5", is kept apart rather than guessed, unless the document says which way its days are read.
They are read once a sentence and kept by the scene.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from curator.domain.article import DateOrder
from curator.domain.content import PartialDate
from curator.domain.day_readings import day_readings
from curator.extract.dates.anchor import MONTHS, Anchor, anchor, days_off, likely_year, tense_before, weekday_near
from curator.extract.text.numerals import numerals
from curator.extract.text.reading import Reading, Sentence

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = (
    r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?\b" + rf"(?:\s*\({_WEEKDAY}\))?"
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d)(?!\d))?"
_TO = rf"\s*(?:-|–|—|to|and|through|thru|until|till|&)\s*(?:{_WEEKDAY},?\s+)?(?:the\s+)?"
_MORE_DAYS = r"(?:,\s*\d{1,2}(?:st|nd|rd|th)?(?=\s*,|\s+and|\s*&)){0,6},?"
_NUMERIC_DAY = r"(?<![\d./-])(?P<{0}year>(?:19|20)\d\d)[-/.](?P<{0}number>\d{{1,2}})[-/.](?P<{0}day>\d{{1,2}})"
_MONTH_DAY = rf"\b{_MONTH.format('month')}\s+(?:the\s+)?{_DAY.format('day')}"
_DAY_MONTH = rf"\b{_DAY.format('day')}\s+(?:of\s+)?{_MONTH.format('month')}"
_END = _YEAR.format("year")
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NUMERIC_DAY.format('')}\s*(?:-|–|—|/|to|until)\s*{_NUMERIC_DAY.format('last_')}(?!\d)",
        rf"{_NUMERIC_DAY.format('')}(?!\d)",
        r"(?<![\d./-])(?P<day>\d{1,2})\.?\s*[-–]\s*(?P<last>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<=\()(?P<day>1[3-9]|2\d|3[01])/(?P<number>0?[1-9]|1[0-2])(?=\))",
        rf"{_MONTH_DAY}{_YEAR.format('first_year')}{_TO}{_MONTH.format('last_month')}\s+{_DAY.format('last')}{_END}",
        rf"{_DAY_MONTH}{_YEAR.format('first_year')}{_TO}{_DAY.format('last')}\s+{_MONTH.format('last_month')}{_END}",
        rf"{_MONTH_DAY}{_MORE_DAYS}{_TO}{_DAY.format('last')}(?!\s*(?:percent|%|[a-z]+s\b)){_END}",
        rf"\b{_DAY.format('day')}{_MORE_DAYS}{_TO}{_DAY.format('last')}\s+(?:of\s+)?{_MONTH.format('month')}{_END}",
        rf"{_MONTH_DAY}(?!\s*(?:percent|%)){_END}",
        rf"{_DAY_MONTH}(?![a-z]){_END}",
        rf"\b{_MONTH.format('month')},?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<=\b[iI]n )(?:(?:early|mid|late)[\s-]+)?{_MONTH.format('month')}(?![a-z]|\s+\d)",
    )
)
_UNTOLD = re.compile(
    r"(?<![\d./–-])\d{1,2}[-–]\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d)?(?![\d/–-])"
    r"|(?<=\b[oO]n )\d{1,2}[-–/]\d{1,2}(?=[.,;)](?!\d)|\s*$|\s(?:at|in)\b)"
    r"|(?<=\b[dD]ate: )\d{1,2}[-–/]\d{1,2}(?![\d/–-])|(?<=\b[dD]ates: )\d{1,2}[-–/]\d{1,2}(?![\d/–-])"
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY_NAME = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_RELATIVE = re.compile(
    rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast)\s+)?(?P<weekday>{_DAY_NAME})\b"
    rf"(?:(?:\s+(?:to|through|until|till|and)\s+|\s*[-–]\s*)(?P<until>{_DAY_NAME})\b)?"
    r"|\b[Tt]he day before (?P<before>yesterday)\b"
    # Not "Rivers of Tomorrow": with a capital only where a sentence begins.
    r"|\b(?P<word>yesterday|today|tomorrow|tonight|(?<!\w )(?:Yesterday|Today|Tomorrow|Tonight))\b"
    r"|\b[Tt]his (?P<part>morning|afternoon|evening)\b"
    r"|\b(?P<count>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d) days ago\b"
    r"|\b(?:[Oo]n|of) the (?P<nth>\d{1,2})(?:st|nd|rd|th)(?=[,.;)])"
    r"|\b(?P<month>[Ll]ast|[Tt]his|[Nn]ext) month\b"
)
_GLUE = re.compile(r"[\s,(]*(?:the\s+)?")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or range of dates in the text.

    Attributes:
        start: First code point.
        end: The code point after its last.
        first: The date, or the first day of the range.
        last: The last day of a range, or None.
        relative: Told by a weekday or "yesterday", so that it stands on the date of publication.
        doubtful: In figures, read the likelier of two ways.
    """

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None = None
    relative: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of one sentence, in order.

    Attributes:
        told: Those that stand for a day, a month or a range; one whose year cannot be told is left out.
        written: The ranges of the text that are written as dates, told or not; none overlaps another.
        untold: Those of them that can be read in several ways, with nothing to tell which.
    """

    told: tuple[Dated, ...]
    written: tuple[Span, ...]
    untold: tuple[Span, ...] = ()

    def over(self, start: int, end: int) -> bool:
        """Whether anything written as a date overlaps a range of the text."""
        return _taken(self.written, start, end)


def read_dates(reading: Reading) -> tuple[Dates, ...]:
    """Finds the dates of each sentence."""
    today = anchor(reading)
    order = reading.document.order
    return tuple(_dates(reading.text, today, order, sentence) for sentence in reading.sentences)


def _dates(text: str, today: Anchor, order: DateOrder, sentence: Sentence) -> Dates:
    written = _written(text, sentence.start, sentence.end)
    spans = [match.span() for match in written]
    in_figures = (each for each in _UNTOLD.finditer(text, sentence.start, sentence.end) if day_readings(each[0]))
    untold = [each.span() for each in in_figures if not _taken(sorted(spans), *each.span())]
    untold += [each.span() for each in written if order.day_first is None and _is_open(each)]
    spans = sorted({*spans, *untold})
    found = [_absolute(today, order, sentence, match) for match in written]
    found += [
        _relative(today, sentence, match)
        for match in _RELATIVE.finditer(text, sentence.start, sentence.end)
        if not _beside(text, match.span(), spans)
    ]
    told = sorted((each for each in found if each is not None), key=lambda each: each.start)
    return Dates(tuple(told), tuple(spans), tuple(sorted(untold)))


def days_later(day: PartialDate, days: int) -> PartialDate | None:
    """The day that many days later, or before where negative; a date without a day stays as it is.

    Returns:
        None beyond the ends of the calendar.
    """
    return _partial(days_off(date(day.year, day.month, day.day), days)) if day.day else day


def _written(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Dates with a month or in figures; the longer way to read overlapping ones comes first."""
    taken: list[Span] = []
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if not _taken(taken, *match.span()):
                insort(taken, match.span())
                found.append(match)
    return found


def _taken(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a range overlaps one of these, which are in order and overlap none of their own."""
    at = bisect_left(spans, (start, end))
    return any(first < end and start < last for first, last in spans[max(0, at - 1) : at + 1])


def _beside(text: str, span: Span, spans: Sequence[Span]) -> bool:
    """Whether a weekday only goes with a written date: "Monday, 28 February", "on 3 June (Monday)"."""
    at = bisect_left(spans, span)
    return any(
        (first < span[1] and span[0] < last)
        or (span[1] <= first and _GLUE.fullmatch(text, span[1], first))
        or (last <= span[0] and _GLUE.fullmatch(text, last, span[0]) and "(" in text[last : span[0]])
        for first, last in spans[max(0, at - 1) : at + 1]
    )


def _absolute(today: Anchor, order: DateOrder, sentence: Sentence, match: re.Match[str]) -> Dated | None:
    parts = match.groupdict()
    if parts.get("one"):
        return _in_figures(match, order)
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    day = int(parts.get("day") or 0)
    year = int(parts.get("first_year") or parts.get("year") or 0)
    year = year or likely_year(today, month, day, tense_before(sentence, match.start()))
    if not year:
        return None
    try:
        first = PartialDate(year, month, day)
        last = _last(first, parts)
        if last is not None and last < first and not parts.get("first_year") and last.month < month:
            # "from 30 December to 2 January 2025": the year stands by the last day.
            first = PartialDate(year - 1, month, day)
    except ValueError:
        return None
    return Dated(match.start(), match.end(), first, last)


def _last(first: PartialDate, parts: dict[str, str | None]) -> PartialDate | None:
    """The last day of a range, or None.

    Raises:
        ValueError: No such day exists.
    """
    if parts.get("last_year"):
        return PartialDate(*(int(parts[key] or 0) for key in ("last_year", "last_number", "last_day")))
    last = parts.get("last")
    if not last:
        return None
    month = _month(parts.get("last_month") or "") or first.month
    year = int(parts.get("year") or 0) or first.year + (month < first.month)
    return PartialDate(year, month, int(last))


def _is_open(match: re.Match[str]) -> bool:
    """Whether a day is written so that day and month may change places; that of 3.4.2024 is the third of April."""
    return match.groupdict().get("mark") in ("/", "-") and len(day_readings(match[0])) > 1


def _in_figures(match: re.Match[str], order: DateOrder) -> Dated | None:
    """A day such as 30.11.2023 or 11/30/2023; 3/4/2024 only where the document tells which way it is read."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    in_doubt = _is_open(match)
    if in_doubt and order.day_first is None:
        return None
    month_first = two > 12 or (in_doubt and order.day_first is False)
    day, month = (two, one) if month_first else (one, two)
    try:
        read = PartialDate(year, month, day)
    except ValueError:
        return None
    return Dated(match.start(), match.end(), read, doubtful=in_doubt and not order.settled)


def _month(word: str) -> int:
    return MONTHS.index(word[:3].lower()) + 1 if word else 0


def _relative(anchor: Anchor, sentence: Sentence, match: re.Match[str]) -> Dated | None:
    today = anchor.day
    if today is None:
        return None
    last = None
    if match["weekday"]:
        tense = tense_before(sentence, match.start())
        which = (match["which"] or "").lower()
        first = _partial(weekday_near(today, _WEEKDAYS.index(match["weekday"].lower()), which, tense))
        if match["until"] and first is not None:
            span = _WEEKDAYS.index(match["until"].lower()) - _WEEKDAYS.index(match["weekday"].lower())
            last = days_later(first, span % 7)
    elif match["month"]:
        first = _in_month(today, {"last": -1, "this": 0, "next": 1}[match["month"].lower()])
    elif match["nth"]:
        first = _in_month(today, -(int(match["nth"]) > today.day), int(match["nth"]))
    else:
        first = _partial(days_off(today, _off(match)))
    return Dated(match.start(), match.end(), first, last, relative=True) if first is not None else None


def _in_month(today: date, months_off: int, day: int = 0) -> PartialDate | None:
    """A month so many months later, or its day: that of "On the 9th," is in this month, else in the one before."""
    months = today.year * 12 + today.month - 1 + months_off
    try:
        return PartialDate(months // 12, months % 12 + 1, day)
    except ValueError:
        return None


def _off(match: re.Match[str]) -> int:
    if match["before"]:
        return -2
    if match["count"]:
        return -(numerals().get(match["count"].lower()) or int(match["count"]))
    return {"yesterday": -1, "tomorrow": 1}.get((match["word"] or "").lower(), 0)


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate(day.year, day.month, day.day) if day is not None else None
