"""The day an article speaks from, and what a year left out or a weekday means on that day."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import islice

from curator.domain.article import PassageKind
from curator.domain.content import PartialDate
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Reading, Sentence

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_NOT_PLACE = r"(?!(?:On|In|From|Between|At|Since|By|Until|During|The|This|Last|Next)\b)"
_DATELINE = re.compile(
    rf"[^\w]{{0,4}}{_NOT_PLACE}[A-Z][\w.’'/-]*(?:[ ,]+{_NOT_PLACE}[A-Z(][\w.’'/()-]*){{0,6}}?[ ,(]+"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[ ,(]+)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_NAMED_MONTH})"
    rf"|(?P<month2>{_NAMED_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"\s*(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)?\s*(?:--|[-–—](?!\s?\d)|[:.|)/]|$)"
)
_FULL_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s+(?P<month>{_NAMED_MONTH})|(?P<month2>{_NAMED_MONTH})\s+(?P<day2>\d{{1,2}})),?\s+"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    r"|(?<![\d.])(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>(?:19|20)\d\d)(?!\d)"
)
_YEAR_ALONE = re.compile(r"(?<![\d,.-])(?:19|20)\d\d(?![\d,]*\d)")
_LOOK_BACK = 14
_NEAR = 45
_DATELINE_BEFORE = 14
_YEARS_WITHIN = 100
_DAY_IN_FIGURES = re.compile(
    r"(?<!\d)(?:\d{1,2}[-./]\d{1,2}[-./]((?:19|20)\d\d)|((?:19|20)\d\d)[-./]\d{1,2}[-./]\d{1,2})(?!\d)"
)
_ON_TOP = 2_000


class Tense(Enum):
    """Whether a sentence tells of what was or of what will be."""

    PAST = "past"
    FUTURE = "future"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an article tells of the time it speaks from, read once an article.

    Attributes:
        day: From which "yesterday" and weekdays count, or None.
        near: To which a date without a year is nearest, or None.
        year: Of all dates without a year where no such day is known; 0 where the text gives no year at all.
    """

    day: date | None
    near: date | None
    year: int


def anchor(reading: Reading) -> Anchor:
    """The day of an article: the dateline's, else that of publication."""
    published = reading.published
    day = _day(published)
    dateline = _dateline_day(reading, day)
    speaks = dateline if dateline is not None and _told_soon(dateline, day) else day
    if published is None:
        return Anchor(speaks, dateline, 0 if dateline else _year_told(reading))
    if not published.month:
        return Anchor(speaks, None, published.year)
    return Anchor(speaks, day or date(published.year, published.month, 15), 0)


def _told_soon(dateline: date, published: date | None) -> bool:
    return published is None or 0 <= (published - dateline).days <= _DATELINE_BEFORE


def days_off(day: date, days: int) -> date | None:
    """The day that many days later, or before where negative; None beyond the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def likely_year(anchor: Anchor, month: int, day: int, tense: Tense) -> int:
    """The year of a date without one: nearest to the day of the article, unless the tense speaks against it.

    Returns:
        0 where the text gives no year at all.
    """
    today = anchor.near
    if today is None:
        return anchor.year
    about = today.month * 31 + today.day if day else today.month * 31
    years = range(today.year - 1, today.year + 2)
    gaps = {year: (year - today.year) * 372 + month * 31 + day - about for year in years}
    nearest = min(gaps, key=lambda year: abs(gaps[year]))
    if tense is Tense.PAST and gaps[nearest] > _NEAR:
        return nearest - 1
    if tense is Tense.FUTURE and gaps[nearest] < -_NEAR:
        return nearest + 1
    return nearest


def tense_before(sentence: Sentence, at: int) -> Tense:
    """The tense in which a sentence tells what stands at an offset, by the nearest verb before it."""
    before = [word for word in sentence.words if word.start < at][-_LOOK_BACK:]
    for word in reversed(before):
        if (
            word.low in lexicon().upcoming
            or word.low in ("will", "shall", "until")
            or (word.tag == "MD" and word.low == "'ll")
        ):
            return Tense.FUTURE
        if word.tag == "TO" and word.low == "to" and any(each.low == "be" for each in before):
            return Tense.FUTURE
        if word.tag == "VBD" or word.low in ("has", "have", "had"):
            return Tense.PAST
        if word.tag in ("VBZ", "VBP") and word.low in lexicon().going_on:
            return Tense.FUTURE
    return Tense.UNTOLD


def weekday_near(today: date, weekday: int, which: str, tense: Tense) -> date | None:
    """The day that a weekday names: the last one with today, or the next one where it is told as coming.

    Args:
        today: The day the article speaks from.
        weekday: 0 is Monday.
        which: `last`, `past`, `this`, `next`, `coming` or empty.
        tense: Of the sentence.

    Returns:
        None beyond the ends of the calendar.
    """
    back = (today.weekday() - weekday) % 7
    if which in ("next", "coming") or (tense is Tense.FUTURE and which not in ("last", "past")):
        ahead = -back % 7
        return days_off(today, ahead or (7 if which == "next" else 0))
    return days_off(today, -(back or (7 if which in ("last", "past") else 0)))


def dateline_end(reading: Reading, sentence: Sentence) -> int:
    """The offset after a dateline such as "GENEVA, 12 March -" that opens a sentence, else that of its beginning."""
    match = _DATELINE.match(reading.text, sentence.start, min(sentence.end, sentence.start + 120))
    return match.end() if match else sentence.start


def _day(when: PartialDate | None) -> date | None:
    return date(when.year, when.month, when.day) if when is not None and when.day else None


def _dateline_day(reading: Reading, published: date | None) -> date | None:
    """The day in a dateline such as "GENEVA, 12 March -", or a full date among the first lines."""
    for sentence in islice(reading.of(PassageKind.DATELINE, PassageKind.BODY), 6):
        piece = reading.text[sentence.start : min(sentence.end, sentence.start + 120)]
        match = _DATELINE.match(piece)
        if match is None and published is None:
            match = _FULL_DATE.search(piece)
        day = _read(match, published) if match else None
        if day is not None:
            return day
    return None


def _read(match: re.Match[str], published: date | None) -> date | None:
    parts = match.groupdict()
    try:
        if parts.get("iso"):
            return date.fromisoformat(parts["iso"])
        if parts.get("year3"):
            return date(int(parts["year3"]), int(parts["month3"]), int(parts["day3"]))
        month = MONTHS.index((parts["month"] or parts["month2"])[:3].lower()) + 1
        day = int(parts["day"] or parts["day2"])
        if parts["year"]:
            return date(int(parts["year"]), month, day)
        if published is None:
            return None
        same = date(published.year, month, day)
        return same if same <= published else date(published.year - 1, month, day)
    except ValueError:
        return None


def _year_told(reading: Reading) -> int:
    """The year of a day in figures on top of the page, be its month told or not, else the one the text speaks of most.

    News speaks of its own year and of earlier ones, so ties go to the later.
    """
    stamp = _DAY_IN_FIGURES.search(reading.text, 0, _ON_TOP)
    if stamp:
        return int(stamp[1] or stamp[2])
    told = Counter(
        match[0]
        for sentence in islice(reading.sentences, _YEARS_WITHIN)
        for match in _YEAR_ALONE.finditer(reading.text, sentence.start, sentence.end)
    )
    return int(max(told, key=lambda each: (told[each], each))) if told else 0
