"""One table on its way into a workbook: rows become XML in a file of their own, so that memory stays flat.

openpyxl writes everything around the rows (`curator.export.workbook`). The rows are written here, because its own
writer rounds numbers to 16 digits, cuts long texts in silence, takes text for formulas and keeps every link in memory.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from unicodedata import east_asian_width

from openpyxl.utils import get_column_letter

from curator.domain.content import PartialDate
from curator.export.fit import Change, Fitted, fit, fit_text
from curator.export.tables import Cell, Column, Kind, Row, Table

MOST_ROWS = 1_048_576
"""Rows of a sheet, its heading included."""

MOST_LINKS = 65_530
"""Links of a sheet."""

WIDEST = {kind: 60 if kind is Kind.LONG else 42 for kind in Kind}
"""Digits that a column of this kind is wide at most; long text goes on in further lines."""

_MOST_LINES = 5
_LINE = 15
_SAMPLE = 200
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Looks:
    """Numbers of the workbook's cell styles, by what a cell holds."""

    heading: int
    heading_right: int
    text: int
    formula_like: int
    long: int
    number: int
    decimal: int
    share: int
    day: int
    article: int


@dataclass(slots=True)
class Part:
    """One sheet of a table; a table of more rows than a sheet has goes on in further ones.

    Attributes:
        name: The sheet's name.
        rows: XML of its rows, open for reading and writing; gone when closed.
        count: Rows written, the heading included.
        size: The range from the first to the last cell, once all rows are there.
        linked: Row numbers whose first cell leads to an article, and the articles' numbers.
        widths: Widest content of each column among the first rows, in digits.
    """

    name: str
    rows: IO[bytes]
    widths: list[int]
    count: int = 0
    size: str = ""
    linked: "tuple[array[int], array[int]]" = field(default_factory=lambda: (array("I"), array("I")))


class Sheet:
    """Writes the rows of one table.

    Args:
        table: Name and columns.
        looks: The workbook's styles.
        folder: Where the rows are kept until the workbook is put together.
        take_name: Gives a free sheet name.
        report: Told of everything that had to be changed: sheet, cell, change. None where nobody is to be told.
        most_rows: Rows of a sheet, its heading included.
    """

    def __init__(
        self,
        table: Table,
        looks: Looks,
        folder: Path,
        take_name: Callable[[str], str],
        report: Callable[[str, str, Change], None] | None,
        most_rows: int = MOST_ROWS,
    ) -> None:
        self.table = table
        self.parts: list[Part] = []
        self.cells = 0
        self._looks = looks
        self._folder = folder
        self._take_name = take_name
        self._report = report
        self._most_rows = most_rows
        self._letters = [get_column_letter(number) for number in range(1, len(table.columns) + 1)]
        self._styles = [_style_of(column, looks) for column in table.columns]
        self._long = [at for at, column in enumerate(table.columns) if column.kind is Kind.LONG]
        self._waiting: list[str] = []
        self._size = 0
        self._begin_part()

    @property
    def rows(self) -> int:
        """Rows written, without headings."""
        return sum(part.count - 1 for part in self.parts)

    def append(self, row: Row) -> None:
        """Writes one row, as long as the table has columns; None and empty text leave a cell empty.

        Raises:
            OSError: The rows cannot be written.
        """
        if self.parts[-1].count >= self._most_rows:
            self._begin_part()
        part = self.parts[-1]
        part.count += 1
        if part.count <= _SAMPLE:
            _widen(part.widths, row)
        lines = max((_lines(row[at]) for at in self._long), default=1)
        height = f' ht="{lines * _LINE}"' if lines > 1 else ""
        cells = "".join(self._row_cells(part, row))
        self._write(f'<row r="{part.count}"{height}>{cells}</row>')

    def finish(self) -> None:
        """Writes what is still waiting.

        Raises:
            OSError: The rows cannot be written.
        """
        self.parts[-1].rows.write("".join(self._waiting).encode())
        self._waiting, self._size = [], 0

    def __enter__(self) -> "Sheet":
        return self

    def __exit__(self, *_error: object) -> None:
        """Lets go of the files; the rows are gone."""
        for part in self.parts:
            part.rows.close()

    def _begin_part(self) -> None:
        if self.parts:
            self.finish()
        widths = [_width(column.title) + 3 for column in self.table.columns]
        rows = TemporaryFile(dir=self._folder, prefix=".curator-")  # noqa: SIM115 - closed with the sheet
        self.parts.append(Part(self._take_name(self.table.name), rows, widths, count=1))
        cells = (
            _cell(f"{letter}1", fit_text(column.title), _heading_of(column, self._looks))
            for letter, column in zip(self._letters, self.table.columns, strict=True)
        )
        self._write(f'<row r="1" ht="21" customHeight="1">{"".join(cells)}</row>')

    def _write(self, xml: str) -> None:
        self._waiting.append(xml)
        self._size += len(xml)
        if self._size > _CHUNK:
            self.finish()

    def _row_cells(self, part: Part, row: Row) -> Iterator[str]:
        looks = self._looks
        for letter, style, cell in zip(self._letters, self._styles, row, strict=True):
            if cell is None or cell == "":
                continue
            self.cells += 1
            place = f"{letter}{part.count}"
            fitted = fit(cell)
            if fitted.changes and self._report:
                for change in fitted.changes:
                    self._report(part.name, place, change)
            if style == looks.article and isinstance(cell, int):
                _link(part, cell)
            yield _cell(place, fitted, _exception(fitted, cell, style, looks) or style)


def _style_of(column: Column, looks: Looks) -> int:
    return {
        Kind.TEXT: looks.text,
        Kind.LONG: looks.long,
        Kind.NUMBER: looks.number,
        Kind.SHARE: looks.share,
        Kind.DATE: looks.text,
        Kind.ARTICLE: looks.article,
    }[column.kind]


def _heading_of(column: Column, looks: Looks) -> int:
    return looks.heading_right if column.kind in (Kind.NUMBER, Kind.SHARE, Kind.ARTICLE) else looks.heading


def _exception(fitted: Fitted, cell: Cell, style: int, looks: Looks) -> int | None:
    """The look of a cell that does not look as its column does."""
    if fitted.formula_like:
        return looks.formula_like
    if fitted.day:
        return looks.day
    if isinstance(cell, float) and style == looks.number:
        return looks.decimal
    if fitted.text is not None and style in (looks.number, looks.share):
        return looks.text
    return None


def _cell(place: str, fitted: Fitted, style: int) -> str:
    if fitted.number is not None:
        return f'<c r="{place}" s="{style}"><v>{fitted.number}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{fitted.text}</t></is></c>'


def _link(part: Part, number: int) -> None:
    rows, articles = part.linked
    if len(rows) < MOST_LINKS:
        rows.append(part.count)
        articles.append(number)


def _widen(widths: list[int], row: Sequence[Cell]) -> None:
    for at, cell in enumerate(row):
        if cell is not None:
            widths[at] = max(widths[at], _width(cell))


def _lines(cell: Cell) -> int:
    """How many lines a cell needs in a column for long text; not all spreadsheets find that out by themselves."""
    if not isinstance(cell, str) or (len(cell) < WIDEST[Kind.LONG] // 2 and "\n" not in cell):
        return 1
    lines = 0
    for line in cell[: _MOST_LINES * WIDEST[Kind.LONG]].split("\n"):
        lines += 1 + _digits(line) // (WIDEST[Kind.LONG] - 3)
    return min(lines, _MOST_LINES)


def _width(cell: Cell) -> int:
    """About how many digits wide the longest line of a cell is."""
    if isinstance(cell, PartialDate):
        return 10
    return max(_digits(line) for line in str(cell)[:400].split("\n"))


def _digits(line: str) -> int:
    """Width of a line in digits; a Chinese character is two."""
    return len(line) if line.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in line)
