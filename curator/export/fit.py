"""What fits into a cell of a spreadsheet, and what is done, and said, about the rest.

Lossless or loud: whatever is written otherwise than it was comes with a `Change` for the workbook's own report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite

from curator.domain.content import PartialDate
from curator.export.tables import Cell

LONGEST = 32_767
"""UTF-16 units that a cell holds."""

_EPOCH = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about the days before: one of them has a 29 February 1900."""

_EXACT_DIGITS = 15
_FORMULA = frozenset("=+-@\t\r")

# What XML cannot hold, what it would take for markup, and what a spreadsheet would read as an escaped character.
_SPECIAL = re.compile("[\\x00-\\x08\\x0b-\\x1f&<>\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ILLEGAL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is written otherwise than it was.

    Attributes:
        what: The kind of it, in a few words.
        how: What was done.
        rest: What did not fit, in the piece's own cell of the report.
    """

    what: str
    how: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A cell as it is written.

    Attributes:
        text: XML text of a text cell, else None.
        number: Digits of a number or of a day's serial number, else None.
        day: The number is a day.
        formula_like: The text must be marked so that editing the cell does not make it a formula.
        changes: What is told in the report.
    """

    text: str | None = None
    number: str | None = None
    day: bool = False
    formula_like: bool = False
    changes: tuple[Change, ...] = ()


def fit(cell: Cell) -> Fitted:
    """Makes a value fit into a cell.

    Args:
        cell: Text, number or date; not None.

    Returns:
        What is written, and what has to be told about it.
    """
    if isinstance(cell, str):
        return fit_text(cell)
    if isinstance(cell, PartialDate):
        return _fit_date(cell)
    assert cell is not None
    return _fit_number(cell)


def fit_text(text: str) -> Fitted:
    """Makes a text fit: see `fit`."""
    formula_like = text[:1] in _FORMULA and text != ""
    plain = _SPECIAL.search(text) is None
    # No character has more than two units, so only long texts need counting.
    if plain and not formula_like and len(text) <= LONGEST // 2:
        return Fitted(text)
    changes: list[Change] = []
    if formula_like:
        changes.append(Change("Looks like a formula", "Written as text, and marked so that it stays text"))
    if not plain:
        text = _legal(text, changes)
    pieces = list(_pieces(text))
    changes += [
        Change("Too long for a cell", f"Part {number} of {len(pieces)} stands here", piece)
        for number, piece in enumerate(pieces[1:], 2)
    ]
    return Fitted(_as_xml(pieces[0]), formula_like=formula_like, changes=tuple(changes))


def _legal(text: str, changes: list[Change]) -> str:
    illegal = [f"U+{ord(found[0]):04X} at {found.start() + 1}" for found in _ILLEGAL.finditer(text)]
    if illegal:
        shown = ", ".join(illegal[:50]) + (f" and {len(illegal) - 50} more" if len(illegal) > 50 else "")
        changes.append(Change("Characters that a workbook cannot hold", f"Replaced by U+FFFD: {shown}"))
        text = _ILLEGAL.sub("\ufffd", text)
    if _ESCAPED.search(text):
        changes.append(
            Change("Looks like an escaped character", "Written with _x005F_ for _, which spreadsheets read as _")
        )
    return text


def _as_xml(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    return _ESCAPED.sub("_x005F_", text).translate(_MARKUP)


def _pieces(text: str) -> Iterator[str]:
    """Cuts a text after so many UTF-16 units, never within a character, and counts escapes as they are written."""
    if len(text) <= LONGEST // 2:
        yield text
        return
    begin = units = 0
    for at, char in enumerate(text):
        size = 7 if char == "_" and _ESCAPED.match(text, at) else 1 + (char > "\uffff")
        if units + size > LONGEST:
            yield text[begin:at]
            begin, units = at, 0
        units += size
    yield text[begin:]


def _fit_date(day: PartialDate) -> Fitted:
    if day.precision != "day":
        return Fitted(str(day))
    whole = date(day.year, day.month, day.day)
    if whole < _FIRST_DAY:
        told = Change("A day that spreadsheets cannot count", "Written as text")
        return Fitted(str(day), changes=(told,))
    return Fitted(number=str((whole - _EPOCH).days), day=True)


def _fit_number(number: int | float) -> Fitted:
    if isinstance(number, float):
        if isfinite(number):
            return Fitted(number=repr(number))
        return Fitted(str(number), changes=(Change("Not a number that spreadsheets know", "Written as text"),))
    if -(10**_EXACT_DIGITS) < number < 10**_EXACT_DIGITS:
        return Fitted(number=str(number))
    told = Change(f"A number of more than {_EXACT_DIGITS} digits", "Written as text, which keeps all of them")
    return Fitted(str(number), formula_like=number < 0, changes=(told,))
