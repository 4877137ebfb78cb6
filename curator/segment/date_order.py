"""Whether `03/04/2024` is a day of April or of March: what else a text says about where and when it was written."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache

from curator.domain.article import DateOrder
from curator.segment.dates import find_dates, month_names
from resources import resource

_LANGUAGES = frozenset({"es", "fr", "de", "pt", "it", "ru", "uk", "nl", "pl", "fi", "et", "lv", "lt", "cs", "ro", "tr"})
_SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_END_OF_SLASHED = re.compile(r"[/-](?:19|20)\d\d")  # quick to look for
_HEAD, _TAIL = 4000, 2500  # characters in which pages say when and where
_LONGEST = 400  # characters of a line about the article
_NEAR, _FAR = 10, 20  # days between the news and its publication; days that tell the other reading off


def is_slashed(text: str, start: int, end: int) -> bool:
    """Whether a range has a date such as `03/04/2024`."""
    if end - start > _LONGEST or (text.find("/", start, end) < 0 and text.find("-", start, end) < 0):
        return False
    return _SLASHED.search(text, start, end) is not None


def date_order(text: str, language: str) -> DateOrder:
    """How slashed dates of a text are read, by its language, its other dates, or else the countries it names.

    Args:
        text: The text.
        language: ISO 639-1 code of its language, or empty.
    """
    if language in _LANGUAGES:
        return DateOrder(day_first=True, settled=True)
    edges = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    if _END_OF_SLASHED.search(edges) is None:
        return DateOrder()
    slashed = [(int(found[1]), int(found[3]), int(found[4])) for found in _SLASHED.finditer(edges)]
    open_ones = [one for one in slashed if one[0] <= 12 and one[1] <= 12 and one[0] != one[1]]
    if not open_ones:
        return DateOrder()
    sure = {one[0] > 12 for one in slashed if one not in open_ones and one[0] != one[1]}
    if len(sure) == 1:
        return DateOrder(day_first=sure.pop(), settled=True)
    beside = _by_other_dates(edges, open_ones)
    return DateOrder(beside, settled=True) if beside is not None else DateOrder(_by_country(edges))


def _by_other_dates(text: str, slashed: Sequence[tuple[int, int, int]]) -> bool | None:
    """By the days that the text names in words: one reading lies beside one of them, the other far from all."""
    full = [dated.day for dated in find_dates(text, 0, len(text)) if dated.day.month and dated.day.day]
    named = [(day.month, day.day, day.year) for day in full] + [(*pair, None) for pair in _days_in_words(text)]
    answers = set()
    for first, second, year in slashed:
        spans = [
            min((abs((reading - _date(month, day, known or year)).days) for month, day, known in named), default=999)
            for reading in (_date(second, first, year), _date(first, second, year))
        ]
        if min(spans) <= _NEAR and max(spans) >= _FAR:
            answers.add(spans[0] < spans[1])
    return answers.pop() if len(answers) == 1 else None


def _date(month: int, day: int, year: int) -> date:
    """A day; the last ones of long months that a year does not have are its 28th."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def _days_in_words(text: str) -> list[tuple[int, int]]:
    """Months and days that are written without a year: `4 to 6 June`, `June 4`."""
    found = []
    for match in _in_words().finditer(text):
        day = int(match["before"] or match["after"] or 0)
        if 1 <= day <= 31:
            found.append((month_names()[match["month"].casefold()], day))
    return found


@cache
def _in_words() -> re.Pattern[str]:
    names = "|".join(
        sorted((name for name in month_names() if name.isascii() and len(name) > 2), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?=(?:{names})\b)|(?=(?:{names})\b\.? \d{{1,2}}\b))"
        rf"(?P<month>{names})\b\.?(?: (?P<after>\d{{1,2}})(?!\d))?(?!,? ?(?:19|20)\d\d)",
        re.IGNORECASE,
    )


def _by_country(text: str) -> bool | None:
    first, second = (pattern.search(text) is not None for pattern in _countries())
    return first if first != second else None


@cache
def _countries() -> tuple[re.Pattern[str], re.Pattern[str]]:
    with resource("gazetteers/segment-date-order.toml").open("rb") as file:
        listed = tomllib.load(file)
    day, month = (re.compile(rf"(?<!\w)(?:{'|'.join(listed[key])})(?!\w)") for key in ("day_first", "month_first"))
    return day, month
