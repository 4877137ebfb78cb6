"""Puts the sheets of an export together into one file, with openpyxl: styles, headings, filters, widths, links."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.page import PageMargins
from openpyxl.writer.excel import ExcelWriter

from curator.domain.watch import Watch
from curator.export.names import SheetNames
from curator.export.sheet import WIDEST, Looks, Part, Sheet
from curator.export.tables import Kind

_INK, _LINE, _PAPER, _ACCENT = "FF1F1E1B", "FFC9C5BC", "FFF1EFEA", "FF1F5FBF"
_FONT = "Calibri"
_NARROWEST = 8
_CHUNK = 256 * 1024
_NO_ROWS = b"<sheetData></sheetData>"
_NO_SIZE = b'<dimension ref="A1:A1"/>'
_MARGINS = b"<pageMargins "
_END = b"</worksheet>"


class Package:
    """A workbook without rows: its styles and names, and the way into a file.

    Args:
        author: For the file's properties.
        at: UTC, ISO 8601 with seconds; likewise.
        title: Likewise.
        most_rows: Rows of a sheet, for links into a table that goes on in further sheets.
    """

    def __init__(self, author: str, at: str, title: str, most_rows: int) -> None:
        self.names = SheetNames()
        self._most_rows = most_rows
        self._workbook = Workbook()
        self._workbook.properties.creator = _legal(author)
        self._workbook.properties.title = _legal(title)
        when = datetime.fromisoformat(at).replace(tzinfo=None)
        self._workbook.properties.created = self._workbook.properties.modified = when
        self.looks = _looks(self._workbook.active.cell(1, 1))
        self._workbook.remove(self._workbook.active)

    def write(self, path: Path, sheets: Sequence[Sheet], articles: Sheet, watch: Watch) -> None:
        """Writes the file.

        Args:
            path: Where.
            sheets: In the order of the workbook; their rows are read and stay.
            articles: The sheet that links lead to.
            watch: Asked between pieces whether to stop.

        Raises:
            OSError: It cannot be written.
            Cancelled: Somebody asked to stop; an unfinished file is left.
        """
        frames = {}
        for sheet in sheets:
            sheet.finish()
            for part in sheet.parts:
                frames[self._add(sheet, part)] = part
        with ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            _Writer(self._workbook, archive, frames, _Targets(articles, self._most_rows), watch).write_data()

    def _add(self, sheet: Sheet, part: Part) -> str:
        """Adds an empty sheet that looks as it will with its rows; gives its name."""
        frame = self._workbook.create_sheet(part.name)
        columns = sheet.table.columns
        for number, (column, width) in enumerate(zip(columns, part.widths, strict=True), 1):
            frame.column_dimensions[get_column_letter(number)].width = max(
                _NARROWEST, min(width + 2, WIDEST[column.kind])
            )
        frame.freeze_panes = "C2" if columns[0].kind in (Kind.ARTICLE, Kind.NUMBER) else "A2"
        frame.auto_filter.ref = _size(sheet, part)
        frame.sheet_properties.pageSetUpPr.fitToPage = True
        frame.page_setup.orientation, frame.page_setup.fitToHeight = "landscape", 0
        frame.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.7)
        frame.print_title_rows = "1:1"
        frame.oddFooter.center.text = "&A, &P / &N"
        part.size = _size(sheet, part)
        return part.name


def _size(sheet: Sheet, part: Part) -> str:
    return f"A1:{get_column_letter(len(sheet.table.columns))}{part.count}"


class _Targets:
    """Where the row of an article is, by its number."""

    def __init__(self, articles: Sheet, most_rows: int) -> None:
        self._names = [quote_sheetname(part.name) for part in articles.parts]
        self._rows = most_rows - 1

    def of(self, number: int) -> str:
        part, row = divmod(number - 1, self._rows)
        return f"{self._names[part]}!A{row + 2}"


class _Writer(ExcelWriter):  # type: ignore[misc]
    """openpyxl's writer of the package, but for the sheets: their rows lie ready and are only copied."""

    def __init__(
        self, workbook: Workbook, archive: ZipFile, parts: dict[str, Part], targets: _Targets, watch: Watch
    ) -> None:
        super().__init__(workbook, archive)
        self._parts = parts
        self._targets = targets
        self._watch = watch

    def write_worksheet(self, ws: Any) -> None:
        """Writes the sheet that openpyxl would write if it were empty, around the rows."""
        writer = WorksheetWriter(ws, BytesIO())
        writer.write()
        part = self._parts[ws.title]
        before, after = writer.read().replace(_NO_SIZE, f'<dimension ref="{part.size}"/>'.encode()).split(_NO_ROWS)
        tail, margins = after.split(_MARGINS)
        with self._archive.open(ws.path[1:], "w", force_zip64=True) as out:
            out.write(before + b"<sheetData>")
            self._copy(part.rows, out)
            out.write(b"</sheetData>" + tail)
            for piece in self._links(part):
                out.write(piece.encode())
            # Identifiers stand as text on purpose; without this every one of them wears a warning triangle.
            quiet = f'<ignoredErrors><ignoredError sqref="{part.size}" numberStoredAsText="1"/></ignoredErrors>'
            out.write(_MARGINS + margins.replace(_END, quiet.encode() + _END))
        self.manifest.append(ws)

    def _copy(self, rows: IO[bytes], out: IO[bytes]) -> None:
        rows.seek(0)
        while chunk := rows.read(_CHUNK):
            self._watch.check()
            out.write(chunk)

    def _links(self, part: Part) -> Iterator[str]:
        rows, numbers = part.linked
        if rows:
            yield "<hyperlinks>"
            for row, number in zip(rows, numbers, strict=True):
                yield f'<hyperlink ref="A{row}" location="{_attribute(self._targets.of(number))}"/>'
            yield "</hyperlinks>"


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _legal(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _looks(cell: Cell) -> Looks:
    """Makes the styles, by putting each on a cell once and asking for its number."""

    def style(number_format: str = "General", side: str = "left", *, wrap: bool = False, **more: Any) -> int:
        cell.style = "Normal"
        cell.number_format = number_format
        cell.alignment = Alignment(side, "top", indent=1, wrap_text=wrap)
        for name, value in more.items():
            setattr(cell, name, value)
        return int(cell.style_id)

    def heading(side: str) -> int:
        return style(
            font=Font(_FONT, 11, bold=True, color=_INK),
            fill=PatternFill("solid", _PAPER),
            border=Border(bottom=Side("thin", _LINE)),
            alignment=Alignment(side, "center", indent=1),
        )

    return Looks(
        heading=heading("left"),
        heading_right=heading("right"),
        text=style(),
        long=style(wrap=True),
        number=style("0", "right"),
        decimal=style("General", "right"),
        share=style("0.00", "right"),
        day=style("yyyy-mm-dd"),
        article=style("0", "right", font=Font(_FONT, 11, color=_ACCENT, underline="single")),
        formula_like=style(quotePrefix=True),
    )
