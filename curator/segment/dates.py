"""Full dates as pages write them, and lines that are nothing but one.

Which of them is the date of publication is decided in `curator.segment.head`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from curator.domain.content import PartialDate
from resources import resource

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE_BEFORE = re.compile(
    r"(?:(?<![:\d])\d{1,2}(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)"
    r"\s?(?:[-–—/]|to|and|bis|al|au|y)\s?$",
    re.IGNORECASE,
)
# More characters than any date has before and after its year.
_BEFORE_YEAR, _AFTER_YEAR = 60, 30
_CLOCK = re.compile(
    r"\b\d{1,2}[:：h.]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?(?:\s?(?:[ap]\.?m\b\.?|uhr|hrs))?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|(?:上午|下午|晚上|凌晨)?\d{1,2}[时点]\d{0,2}分?|(?<=\d)T(?=\d)|[+-]\d{2}:?\d{2}\b|(?<=\d)Z\b"
    r"|\(?\b(?:GMT|UTC|BST|EST|EDT|ET|PST|PDT|PT|CST|CET|CEST|EET|EEST|MSK|IST|JST|KST|HKT|SGT|AEST|BJT|Beijing time)\b"
    r"(?:[+-]\d{1,2})?\)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag"
    r"|samstag|sonntag|segunda|terça|quarta|quinta|sexta)(?:-feira)?\b|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\s,，.:：;；|｜/()（）\[\]【】<>·•*#_—–-]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A full date and where it stands, in code points of the text."""

    start: int
    end: int
    day: PartialDate


@cache
def month_names() -> dict[str, int]:
    """The names of the months in several languages, casefolded, with their numbers."""
    with resource("gazetteers/segment-months.toml").open("rb") as file:
        return {name: int(number) for number, names in tomllib.load(file).items() for name in names}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    of = r"(?:\s?(?:de|of|del)\b)?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<![\d.]){_YEAR}\s?(?P<sep>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=sep)\s?(?P<day>\d{{1,2}})(?!\d)",
            rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日号일]",
            rf"(?<![\w.]){_DAY}\s?[-/]?{of}\s?{month}{of}[\s,/-]{{0,3}}{_YEAR}(?!\d)",
            rf"(?<!\w)(?=\D{{1,16}}\d){month}\s?{_DAY}(?!\d),?\s?{_YEAR}(?!\d)",
            rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)",
            rf"(?<![\d/-])(?P<first>\d{{1,2}})(?P<sep>[/-])(?P<second>\d{{1,2}})(?P=sep){_YEAR}(?!\d)",
        )
    )


def find_dates(text: str, start: int, end: int, *, day_first: bool | None = None) -> list[Dated]:
    """Finds the full dates in a range of a text.

    Args:
        text: The text.
        start: First code point, inclusive.
        end: Last code point, exclusive.
        day_first: Whether `03/04/2024` is read as the third of April or the fourth of March; where that is not known,
            such a date is passed over unless only one reading gives a day that exists.

    Returns:
        Dates in the order of the text; the end of a stretch of days (`12-14 June 2024`) is none.
    """
    found = {
        match.start(): dated
        for opened, closed in _near_years(text, start, end)
        for pattern in _fitting(text[opened:closed])
        for match in pattern.finditer(text, opened, closed)
        if (dated := _read(match, day_first))
        and not _RANGE_BEFORE.search(text, max(start, match.start() - 14), match.start())
    }
    dates = [found[place] for place in sorted(found)]
    return [dated for order, dated in enumerate(dates) if not order or dated.start >= dates[order - 1].end]


def _fitting(part: str) -> Iterator[re.Pattern[str]]:
    """The patterns whose signs are in a part of a text; they are in the order of `_patterns`."""
    numbers, east, day_and_month, month_and_day, dotted, slashed = _patterns()
    has_dots, has_strokes = "." in part, "-" in part or "/" in part
    if has_dots or has_strokes:
        yield numbers
    if not part.isascii():
        yield east
    yield day_and_month
    yield month_and_day
    if has_dots:
        yield dotted
    if has_strokes:
        yield slashed


def _near_years(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a range in which full dates can stand: a few words around each year."""
    near: list[tuple[int, int]] = []
    for year in _ANY_YEAR.finditer(text, start, end):
        opened, closed = max(start, year.start() - _BEFORE_YEAR), min(end, year.end() + _AFTER_YEAR)
        if near and opened <= near[-1][1]:
            opened = near.pop()[0]
        near.append((opened, closed))
    return near


def without_dates(text: str, start: int, end: int, dates: list[Dated]) -> str:
    """What is left of a range when its dates, weekdays and times of day are taken out, with single spaces."""
    parts = []
    for dated in dates:
        parts.append(text[start : dated.start])
        start = dated.end
    left = " ".join((*parts, text[start:end]))
    left = _WEEKDAY.sub(" ", _CLOCK.sub(" ", left))
    return _SIGNS.sub(" ", left).strip()


def without_weekday(words: str) -> str:
    """Words without names of weekdays and the signs beside them."""
    return _WEEKDAY.sub("", words).strip(" ,-–|")


def _read(match: re.Match[str], day_first: bool | None) -> Dated | None:
    parts = match.groupdict()
    for month, day in _readings(parts, day_first):
        try:
            return Dated(match.start(), match.end(), PartialDate(int(parts["year"]), month, day))
        except ValueError:
            continue
    return None


def _readings(parts: dict[str, str], day_first: bool | None) -> Iterator[tuple[int, int]]:
    if "first" not in parts:
        yield month_names().get(parts["month"].casefold()) or int(parts["month"]), int(parts["day"])
        return
    first, second = int(parts["first"]), int(parts["second"])
    if first > 12 or first == second or (day_first and second <= 12):
        yield second, first
    elif second > 12 or day_first is False:
        yield first, second
