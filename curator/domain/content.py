"""Typed content of a value: words in, content out, and back to words for a person.

Which type a field has is the profile's; that a content breaks a rule is said by `curator.domain.checks`.
"""

import re
from dataclasses import dataclass
from datetime import date

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
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", iso):
            raise ValueError(f"{iso!r} is not a date such as 2024-08-24, 2024-08 or 2024")
        return cls(*map(int, iso.split("-")))


Content = str | int | float | PartialDate | None

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})")
_MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})")
_MONTH_ONLY = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})")
_NUMERIC = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?)?月?")
_YEAR = re.compile(r"(?P<year>\d{4})年?")


def read_date(words: str) -> PartialDate:
    """Reads a date as a person types it.

    Known forms: `24 Aug 2024`, `August 24, 2024`, `2024/8/24`, `2024年8月24日`, `Aug 2024`, `2024`.

    Raises:
        ValueError: No year can be seen in it, or no such day exists.
    """
    for pattern in (_NUMERIC, _DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY, _YEAR):
        found = pattern.fullmatch(words.strip())
        if found:
            parts = found.groupdict()
            return PartialDate(int(parts["year"]), _month(parts.get("month")), int(parts.get("day") or 0))
    raise ValueError(f"“{words}” is not a date such as 24 Aug 2024, Aug 2024 or 2024")


def _month(word: str | None) -> int:
    if not word:
        return 0
    if word.isdigit():
        return int(word)
    try:
        return _MONTHS.index(word[:3].lower()) + 1
    except ValueError:
        raise ValueError(f"“{word}” is not the name of a month") from None


def read_number(words: str) -> int | float:
    """Reads a number as a person types it, with `,` or spaces between thousands and `.` before decimals.

    Raises:
        ValueError: It is not a number.
    """
    plain = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(\D|$))", "", words.strip())
    if not re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)", plain):
        raise ValueError(f"“{words}” is not a number such as 1,281 or 2.5")
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
    if isinstance(content, int | float):
        return f"{content:,}"
    return str(content)
