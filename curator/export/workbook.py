"""Writes the tables of an export into one Excel workbook, in one pass over the articles.

What stands in the tables is `curator.export.tables`', how a row becomes XML `curator.export.sheet`'s, how sheets look
and become a file `curator.export.package`'s.
"""

import errno
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from curator.domain.dossier import Dossier
from curator.domain.profile import Profile
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.export.fit import Change
from curator.export.package import Package
from curator.export.sheet import MOST_LINKS, MOST_ROWS, Sheet
from curator.export.tables import ABOUT, ARTICLES, REPORT, About, Row, Table, Tables


@dataclass(frozen=True, slots=True)
class WorkbookReport:
    """What was written.

    Attributes:
        path: The workbook.
        articles: Articles in it.
        entries: Entries in it, whatever their group.
        rows: Rows of all sheets, without headings.
        cells: Cells that are not empty, without headings.
        problems: Rows of its sheet Report: things that had to be changed to fit.
    """

    path: Path
    articles: int
    entries: int
    rows: int
    cells: int
    problems: int


def write_workbook(
    path: Path,
    profile: Profile,
    dossiers: Iterable[Dossier],
    about: About,
    watch: Watch = Watch(),
    most_rows: int = MOST_ROWS,
) -> WorkbookReport:
    """Writes a workbook: a sheet a group, Articles, Entities, Evidence, Report and About.

    The file appears, or takes the place of the one before, only when it is whole. Memory does not grow with the
    articles, but by a few bytes for every link and every entity.

    Args:
        path: The workbook, ending in `.xlsx`; its folder must be there.
        profile: Groups become sheets, fields columns.
        dossiers: The articles, drawn one after another.
        about: Who, when, and which values are wanted.
        watch: Told after every article.
        most_rows: Rows of a sheet with its heading; a table of more goes on in further sheets.

    Raises:
        UserError: The file cannot be written; the sentence names it.
        Cancelled: Somebody asked to stop; no file is left, an older one is as it was.
    """
    _check_target(path)
    with _named(path), _Export(path, profile, about, most_rows) as export:
        for dossier in dossiers:
            watch.check()
            export.add(dossier)
            watch.step(export.articles, about.articles, dossier.article.title)
        return export.save(watch)


def _check_target(path: Path) -> None:
    """Says before the work rather than after it that the file cannot be written."""
    if not path.parent.is_dir():
        raise UserError(f"The folder {path.parent} is not there, so {path.name} cannot be written.", _ELSEWHERE)
    if path.is_dir():
        raise UserError(f"{path} is a folder.", "Choose a name for the workbook in it.")
    with _named(path):
        if path.exists():
            path.open("r+b").close()


_ELSEWHERE = "Choose another folder or another name."


@contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UserError(f"There is no room for {path}.", "Make room, or choose a folder on another disk.")
    if isinstance(error, PermissionError):
        return UserError(
            f"{path} cannot be written: it is protected, or open in another program.",
            f"Close it there. {_ELSEWHERE}",
        )
    return UserError(f"{path} cannot be written: {error.strerror or error}.", _ELSEWHERE)


class _Export:
    """All sheets of one workbook while they are being filled. A context manager; leaving it lets go of every file."""

    def __init__(self, path: Path, profile: Profile, about: About, most_rows: int) -> None:
        self.articles = 0
        self._path = path
        self._profile = profile
        self._about = about
        self._tables = Tables(profile, about.statuses)
        self._open = ExitStack()
        self._package = Package(about.curator, about.at, profile.title, most_rows)
        self._kinds: Counter[str] = Counter()
        self._sheets: dict[Table, Sheet] = {}
        for table in self._tables.all:
            self._sheets[table] = self._open.enter_context(self._sheet(table, path.parent, most_rows))

    def __enter__(self) -> "_Export":
        return self

    def __exit__(self, *_error: object) -> None:
        self._open.close()

    def _sheet(self, table: Table, folder: Path, most_rows: int) -> Sheet:
        report = None if table in (REPORT, ABOUT) else self._report
        return Sheet(table, self._package.looks, folder, self._package.names.take, report, most_rows)

    def _report(self, sheet: str, place: str, change: Change) -> None:
        self._kinds[change.what] += 1
        self._sheets[REPORT].append((sheet, place, change.what, change.how, change.rest))

    def add(self, dossier: Dossier) -> None:
        """Writes the rows of one article."""
        self.articles += 1
        for table, row in self._tables.rows(self.articles, dossier):
            self._sheets[table].append(row)

    def save(self, watch: Watch) -> WorkbookReport:
        """Writes what is known only at the end, then the file, beside its place, then puts it there."""
        for part in (part for sheet in self._sheets.values() for part in sheet.parts):
            if len(part.linked[0]) >= MOST_LINKS:
                change = Change("More links than a sheet holds", f"Rows after {MOST_LINKS} are not linked")
                self._report(part.name, f"A{part.linked[0][-1]}", change)
        for row in self._about_rows():
            self._sheets[ABOUT].append(row)
        new = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        try:
            self._package.write(new, list(self._sheets.values()), self._sheets[ARTICLES], watch)
            new.replace(self._path)
        finally:
            new.unlink(missing_ok=True)
        return WorkbookReport(
            path=self._path,
            articles=self.articles,
            entries=sum(self._sheets[table].rows for table in self._tables.of_groups),
            rows=sum(sheet.rows for sheet in self._sheets.values()),
            cells=sum(sheet.cells for sheet in self._sheets.values()),
            problems=self._sheets[REPORT].rows,
        )

    def _about_rows(self) -> Iterator[Row]:
        about, profile = self._about, self._profile
        yield "Written by", about.curator
        yield "At (UTC)", about.at
        yield "Workspace", about.workspace
        yield "Program", f"Curator {about.version}"
        yield "Profile", f"{profile.title} ({profile.name}, version {profile.version})"
        yield "Values", ", ".join(status.value for status in Status if status in about.statuses)
        for table, sheet in self._sheets.items():
            if table not in (REPORT, ABOUT):
                yield f"Rows in {sheet.parts[0].name}", sheet.rows
        yield "Changed to fit", self._sheets[REPORT].rows
        for what, times in self._kinds.most_common():
            yield f"  {what}", times
