"""Lists of entities in files: CSV, XLSX, JSON lines and dumps of ROR become drafts, row by row.

What rows of a table say is `curator.ingest.entity_rows`', what ROR says `curator.ingest.ror`'s; what importing them
would change is the services'.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from curator.domain.entity import EntityKind
from curator.domain.listing import Draft, NoNamesError, Unreadable
from curator.errors import UserError
from curator.ingest import ror
from curator.ingest.decode import NotTextError, decode
from curator.ingest.entity_rows import Columns, from_object

SUFFIXES = (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".json", ".zip")
_LONGEST_CELL = 10_000_000
_AT_ONCE = 1 << 18

Rows = Iterator[Draft | Unreadable]


@dataclass(slots=True)
class EntityList:
    """A list that is being read.

    Attributes:
        name: The file's.
        rows: What it says, row by row; reading it may raise the errors of `read_list`.
        ignored: Columns that nobody understood, known once reading has begun.
        meanings: By heading what a person takes a column for.
        columns: All columns of a table with what they are taken for, known once reading has begun.
    """

    name: str
    rows: Rows
    ignored: list[str] = field(default_factory=list)
    meanings: Mapping[str, str] = field(default_factory=dict)
    columns: list[tuple[str, str]] = field(default_factory=list)


def read_list(
    path: Path, kind: EntityKind = EntityKind.ORGANIZATION, meanings: Mapping[str, str] | None = None
) -> EntityList:
    """Reads a list of entities.

    Args:
        path: A file with one of `SUFFIXES`.
        kind: What the entities are where the list does not say.
        meanings: By heading of a table what a column is to be taken for, one of `COLUMNS`, `PLACE_PARTS` or the name
            of a list of identifiers; empty for nothing. Other columns are taken for what they are called.

    Raises:
        UserError: The file is missing, unreadable, broken or of an unknown kind; the sentence names it.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UserError(f"“{path}” is of no known kind.", f"Lists end in {', '.join(SUFFIXES)}.")
    if path.is_dir():
        raise UserError(f"“{path}” is a folder.", "Choose a file in it.")
    if not path.exists():
        raise UserError(f"“{path}” is not there.", "Check the name.")
    listed = EntityList(path.name, iter(()), meanings=meanings or {})
    listed.rows = _named(path, reader(path, kind, listed))
    return listed


def _named(path: Path, rows: Rows) -> Rows:
    """The rows, with the file's name in whatever goes wrong on the way."""
    with _plainly(path):
        empty = True
        for row in rows:
            empty = False
            yield row
        if empty:
            raise UserError(f"“{path}” lists nothing.", "Check whether it is the right file.")


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except ror.OldDumpError as error:
        raise UserError(
            f"“{path}” is a ROR dump of the old format (version 1).", "Take the file of version 2 from the same dump."
        ) from error
    except (NotTextError, UnicodeDecodeError) as error:
        raise UserError(f"“{path}” is not text.", "Save it anew as CSV in UTF-8.") from error
    except json.JSONDecodeError as error:
        raise UserError(f"“{path}” is broken JSON: {error.msg} in line {error.lineno}.", "Get it anew.") from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise UserError(f"“{path}” is a broken or unknown archive.", "Get it anew, or unpack it first.") from error
    except csv.Error as error:
        raise UserError(f"“{path}” is no readable table: {error}.", "Save it anew as CSV in UTF-8.") from error
    except OSError as error:
        raise UserError(f"“{path}” cannot be read: {error.strerror or error}.", "Check file and disk.") from error


# Tables ---------------------------------------------------------------------------------------------------------------


def _read_csv(path: Path, kind: EntityKind, listed: EntityList) -> Rows:
    yield from _table(_csv_rows(path.read_bytes()), kind, listed)


def _csv_rows(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = decode(data)
    csv.field_size_limit(_LONGEST_CELL)
    heading = text.partition("\n")[0]
    separator = max(",;\t", key=heading.count)
    number = 1
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            yield [_without_guard(cell) for cell in row]
            number += 1
    except csv.Error as error:
        raise csv.Error(f"{_QUOTING.get(str(error), str(error))} in row {number}") from error


_QUOTING = {
    "unexpected end of data": "a quotation mark is opened and never closed",
    "',' expected after '\"'": "a quotation mark stands within a cell",
    "';' expected after '\"'": "a quotation mark stands within a cell",
    "'\t' expected after '\"'": "a quotation mark stands within a cell",
}


def _without_guard(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    bare = cell.lstrip("'")
    return cell[1:] if len(bare) < len(cell) and bare[:1] in ("=", "+", "-", "@", "\t", "\r") and bare else cell


def _read_xlsx(path: Path, kind: EntityKind, listed: EntityList) -> Rows:
    # Imported where it is needed: the first window is painted without it.
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        workbook = load_workbook(str(path))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except PasswordError as error:
        raise UserError(f"“{path}” is protected by a password.", "Save it without one.") from error
    except CalamineError as error:
        raise UserError(f"“{path}” is no readable workbook.", "Save it anew as XLSX or CSV.") from error
    yield from _table(([_cell(cell) for cell in row] for row in rows), kind, listed)


def _cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _table(rows: Iterator[list[str]], kind: EntityKind, listed: EntityList) -> Rows:
    heading = next(rows, [])
    if not any(cell.strip() for cell in heading):
        return
    if ror.is_heading(heading):
        yield from ror.from_table(heading, rows)
        return
    columns = Columns(heading, kind, listed.meanings)
    if not columns.has_name:
        shown = ", ".join(cell for cell in heading if cell)[:200]
        raise NoNamesError(
            f"“{listed.name}” has no column “name”; its first row is: {shown or 'empty'}.",
            "The first row must name the columns; exporting the registry gives an example.",
            columns.taken,
        )
    listed.ignored += columns.ignored
    listed.columns += columns.taken
    for number, row in enumerate(rows, 2):
        if any(cell.strip() for cell in row):
            yield columns.read(f"row {number}", row)


# JSON -----------------------------------------------------------------------------------------------------------------


def _read_json_lines(path: Path, kind: EntityKind, _listed: EntityList) -> Rows:
    with path.open("r", encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                item = json.loads(line)
            except json.JSONDecodeError as error:
                yield Unreadable(f"line {number}", f"This is no JSON: {error.msg}.")
                continue
            yield _item(f"line {number}", item, kind)


def _read_json(path: Path, kind: EntityKind, _listed: EntityList) -> Rows:
    with path.open("r", encoding="utf-8-sig") as text:
        yield from _items(text, kind)


def _items(text: IO[str], kind: EntityKind) -> Rows:
    for number, item in enumerate(_objects(text), 1):
        if not ror.is_withdrawn(item):
            yield _item(f"item {number}", item, kind)


def _item(where: str, item: Any, kind: EntityKind) -> Draft | Unreadable:
    if not isinstance(item, Mapping):
        return Unreadable(where, "This is no entity: braces with names and values are wanted.")
    return ror.from_item(where, item) if ror.is_item(item) else from_object(where, item, kind)


def _objects(text: IO[str]) -> Iterator[Any]:
    """The things in a JSON list, one after another: the whole of a dump would take more memory than there may be."""
    decoder = json.JSONDecoder()
    buffer = text.read(_AT_ONCE).lstrip()
    if not buffer.startswith("["):
        raise json.JSONDecodeError("a list in square brackets is wanted", buffer[:100], 0)
    at, line = 1, 1
    while True:
        at = _skip(buffer, at)
        if at < len(buffer) and buffer[at] == "]":
            return
        try:
            item, end = decoder.raw_decode(buffer, at)
            if end == len(buffer):  # a number may go on
                raise json.JSONDecodeError("the list does not end", buffer, end)
        except json.JSONDecodeError as error:
            more = text.read(_AT_ONCE)
            if not more:
                raise json.JSONDecodeError(
                    error.msg, "\n" * (line + error.lineno - 2), line + error.lineno - 2
                ) from None
            line += buffer.count("\n", 0, at)
            buffer, at = buffer[at:] + more, 0
            continue
        yield item
        at = end


def _skip(buffer: str, at: int) -> int:
    while at < len(buffer) and buffer[at] in ", \r\n\t":
        at += 1
    return at


# Archives -------------------------------------------------------------------------------------------------------------


def _read_zip(path: Path, kind: EntityKind, listed: EntityList) -> Rows:
    with zipfile.ZipFile(path) as archive:
        inside = [name for name in archive.namelist() if not name.endswith("/")]
        chosen = min((name for name in inside if _rank(name) < _NO_LIST), key=_rank, default=None)
        if chosen is None:
            raise UserError(f"“{path}” holds no list.", "A ROR dump holds a file that ends in .json or .csv.")
        try:
            with archive.open(chosen) as file:
                if chosen.lower().endswith(".json"):
                    with io.TextIOWrapper(file, encoding="utf-8-sig") as text:
                        yield from _items(text, kind)
                else:
                    yield from _table(_csv_rows(file.read()), kind, listed)
        except RuntimeError as error:  # how zipfile says that a password is wanted
            raise UserError(f"“{path}” is protected by a password.", "Unpack it first.") from error


_NO_LIST = 4


def _rank(name: str) -> int:
    """Which file of a dump is taken: JSON before CSV, of the present schema before others."""
    lower = name.lower()
    kind = 0 if lower.endswith(".json") else 1 if lower.endswith(".csv") else _NO_LIST
    return kind * 2 + ("v2" not in lower)


_READERS: Mapping[str, Callable[[Path, EntityKind, EntityList], Rows]] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".xlsx": _read_xlsx,
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
    ".json": _read_json,
    ".zip": _read_zip,
}
