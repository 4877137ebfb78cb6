"""Lists of entities into files: CSV, XLSX, JSON lines, so that reading them gives exactly the same entities back.

What stands in the cells is `curator.domain.list_cells`' and `curator.domain.listing`'s; reading is
`curator.ingest.entity_list`'s.
"""

import csv
import errno
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from curator.domain.entity import Entity
from curator.domain.list_cells import write_aliases, write_identifiers
from curator.domain.listing import COLUMNS
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.export.fit import LONGEST

MOST_ROWS = 1_048_576
"""Rows of a sheet, its heading included."""

_LIKE_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {"name": 40, "description": 40, "aliases": 50, "identifiers": 40, "parent": 30, "place": 24}


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity with what it belongs to and where it is, for their names."""

    entity: Entity
    parent: Entity | None = None
    place: Entity | None = None


def write_list(path: Path, listed: Iterable[Listed], total: int, watch: Watch = Watch()) -> int:
    """Writes entities into a file, which appears only once it is whole.

    Args:
        path: Ends in `.csv`, `.xlsx` or `.jsonl`.
        listed: The entities, drawn one after another.
        total: How many these are.
        watch: Told after every entity.

    Returns:
        How many were written.

    Raises:
        UserError: The file cannot be written, or a sheet cannot hold it; the sentence names it.
        Cancelled: Somebody asked to stop; no file is left, an older one is as it was.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError(f"“{path.name}” is of no known kind.", f"End it in {', '.join(_WRITERS)}.")
    if path.suffix.lower() == ".xlsx" and total >= MOST_ROWS:
        raise UserError(f"A sheet holds no more than {MOST_ROWS:,} rows.", "Export as CSV or JSON lines.")
    if path.is_dir():
        raise UserError(f"“{path}” is a folder.", "Choose a name for the file in it.")
    new = path.with_name(f".{path.name}.{os.getpid()}.part")
    counter = _Counter(listed, total, watch)
    try:
        writer(new, iter(counter))
        new.replace(path)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        why = "there is no room" if full else error.strerror or str(error)
        raise UserError(f"“{path}” cannot be written: {why}.", "Choose another folder or another name.") from error
    finally:
        new.unlink(missing_ok=True)
    return counter.done


class _Counter:
    def __init__(self, listed: Iterable[Listed], total: int, watch: Watch) -> None:
        self.done = 0
        self._listed, self._total, self._watch = listed, total, watch

    def __iter__(self) -> Iterator[Listed]:
        for each in self._listed:
            self._watch.check()
            yield each
            self.done += 1
            self._watch.step(self.done, self._total, each.entity.name)


def _row(listed: Listed) -> dict[str, str]:
    entity = listed.entity
    return {
        "curator_id": str(entity.id),
        "kind": str(entity.kind),
        "name": entity.name,
        "description": entity.description,
        "aliases": write_aliases(entity.aliases),
        "identifiers": write_identifiers(entity.identifiers),
        "parent_id": str(listed.parent.id) if listed.parent else "",
        "parent": listed.parent.name if listed.parent else "",
        "place_id": str(listed.place.id) if listed.place else "",
        "place": listed.place.name if listed.place else "",
    }


def _write_csv(path: Path, listed: Iterator[Listed]) -> None:
    # With a byte order mark, by which spreadsheets know that it is UTF-8.
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows([_guarded(cell) for cell in _row(each).values()] for each in listed)


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; reading takes the apostrophe away."""
    return f"'{cell}" if _LIKE_FORMULA.match(cell) else cell


def _write_xlsx(path: Path, listed: Iterator[Listed]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Entities")
    sheet.freeze_panes = "D2"
    for at, column in enumerate(COLUMNS):
        sheet.column_dimensions["ABCDEFGHIJ"[at]].width = _WIDTHS.get(column, 20)
    heading = [WriteOnlyCell(sheet, column) for column in COLUMNS]
    for cell in heading:
        cell.font = Font(bold=True)
    sheet.append(heading)
    try:
        for each in listed:
            sheet.append([_text_cell(sheet, cell, each.entity.name) for cell in _row(each).values()])
    except (UserError, Cancelled):
        sheet.close()
        raise
    book.save(path)


def _text_cell(sheet: Any, text: str, name: str) -> Any:
    if not text:
        return None
    written = _ESCAPED.sub("_x005F_", _UNWRITABLE.sub("\ufffd", text))
    if len(written) > LONGEST // 2 and len(written.encode("utf-16-le")) // 2 > LONGEST:
        raise UserError(f"“{name}” has more than a cell of a workbook holds.", "Export as CSV or JSON lines.")
    cell = WriteOnlyCell(sheet, written)
    # Whatever it looks like, it is text, and stays text when somebody edits the cell.
    cell.data_type = "s"
    if _LIKE_FORMULA.match(text):
        cell.quotePrefix = True
    return cell


def _write_json_lines(path: Path, listed: Iterator[Listed]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for each in listed:
            file.write(json.dumps(_object(each), ensure_ascii=False, separators=(",", ":")) + "\n")


def _object(listed: Listed) -> dict[str, Any]:
    entity = listed.entity
    return {
        "curator_id": str(entity.id),
        "kind": str(entity.kind),
        "name": entity.name,
        "description": entity.description,
        "aliases": [{"name": each.name, "language": each.language, "kind": str(each.kind)} for each in entity.aliases],
        "identifiers": [{"scheme": each.scheme, "value": each.value} for each in entity.identifiers],
        "parent": _reference(listed.parent),
        "place": _reference(listed.place),
    }


def _reference(other: Entity | None) -> dict[str, str] | None:
    return {"curator_id": str(other.id), "name": other.name} if other else None


_WRITERS: Mapping[str, Callable[[Path, Iterator[Listed]], None]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".jsonl": _write_json_lines,
}
SUFFIXES = tuple(_WRITERS)
