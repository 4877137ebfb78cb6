"""Typed content of a value: words in, content out, and back to words for a person.

Which type a field has is the profile's; that a content breaks a rule is said by `curator.domain.checks`.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from curator.domain.profile import Field, FieldType


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day.

    Attributes:
        year: 1 to 9999.
        month: 1 to 12, or 0 when unknown.
        day: 1 to 31, or 0 when unknown.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)
        if self.day and not self.month:
            raise ValueError("a day needs its month")

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """`day`, `month` or `year`."""
        return "day" if self.day else "month" if self.month else "year"

    @classmethod
    def parse(cls, iso: str) -> "PartialDate":
        """Reads `2024`, `2024-08` or `2024-08-24`.

        Raises:
            ValueError: It is none of them, or no such day exists.
        """
        if not re.fullmatch(r"[0-9]{4}(-(?!00)[0-9]{2}(-(?!00)[0-9]{2})?)?", iso):
            raise ValueError(f"{iso!r} is not a date such as 2024-08-24, 2024-08 or 2024")
        return cls(*map(int, iso.split("-")))


Content = str | int | float | PartialDate | None

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_MONTH_ONLY = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})")
_NUMERIC = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?)?月?")
_YEAR = re.compile(r"(?P<year>\d{4})年?")
_NUMBER = re.compile(r"[-+−]?((\d{1,3}([,\u00a0\u2009\u202f ]\d{3})+|\d+)(\.\d*)?|\.\d+)")
_DIGITS_AT_MOST = 300


def read_date(words: str) -> PartialDate:
    """Reads a date as a person types it.

    Known forms: `24 Aug 2024`, `August 24, 2024`, `2024/8/24`, `2024年8月24日`, `Aug 2024`, `2024`.

    Raises:
        ValueError: No year can be seen in it, or no such day exists.
    """
    for pattern in (_NUMERIC, _DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY, _YEAR):
        found = pattern.fullmatch(words.strip())
        if found:
            return _on_calendar(words, **found.groupdict())
    raise ValueError(f"“{words}” is not a date such as 24 Aug 2024, Aug 2024 or 2024")


def _on_calendar(words: str, year: str, month: str | None = None, day: str | None = None) -> PartialDate:
    number = _month(month) if month else 0
    try:
        # 1, not 0: a month or day that was written as 0 is no day, one that was not written is unknown.
        date(int(year), number if month else 1, int(day) if day else 1)
    except ValueError:
        raise ValueError(f"“{words}” is not a day of the calendar") from None
    return PartialDate(int(year), number, int(day or 0))


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    for number, name in enumerate(_MONTHS, 1):
        if name.startswith(word.lower()) or (name, word.lower()) == ("september", "sept"):
            return number
    raise ValueError(f"“{word}” is not the name of a month")


def read_number(words: str) -> int | float:
    """Reads a number as a person types it, with `,` or spaces between thousands and `.` before decimals.

    Raises:
        ValueError: It is not a number, or so large that a computer would round it away.
    """
    if not _NUMBER.fullmatch(words.strip()):
        raise ValueError(f"“{words}” is not a number such as 1,250 or 2.5")
    plain = re.sub(r"[,\s]", "", words.strip().replace("−", "-"))
    if len(plain.split(".")[0]) > _DIGITS_AT_MOST:
        raise ValueError(f"“{words[:40]}...” has more than {_DIGITS_AT_MOST} digits")
    return float(plain) if "." in plain else int(plain)


def read_content(field: Field, words: str) -> Content:
    """Turns words into the content a field wants.

    Args:
        field: The profile's field.
        words: What stands in the text or was typed.

    Returns:
        The content; empty words give None. For choices the choice's own spelling.

    Raises:
        ValueError: The words do not fit the field's type; the message is for a person.
    """
    words = words.strip()
    if not words:
        return None
    if field.type is FieldType.NUMBER:
        return read_number(words)
    if field.type is FieldType.DATE:
        return read_date(words)
    if field.type in (FieldType.CHOICE, FieldType.CHOICES):
        for choice in field.choices:
            if choice.casefold() == words.casefold():
                return choice
        raise ValueError(f"“{words}” is not among {', '.join(field.choices)}")
    return words


def show_content(content: Content) -> str:
    """Words for a person: numbers with separators, dates in ISO form, text as it is."""
    if content is None:
        return ""
    if isinstance(content, int):
        return f"{content:,}"
    if isinstance(content, float):
        # Through Decimal, for 1e+16 is nothing that `read_number` would take back.
        plain = f"{Decimal(repr(content)):,f}"
        return plain if "." in plain else f"{plain}.0"
    return str(content)
