"""Exporting: the workspace as a workbook. What a sheet looks like is `curator.export`'s."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from curator import __version__
from curator.domain.dossier import Dossier
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.services.context import Context, now

if TYPE_CHECKING:
    from curator.export.workbook import WorkbookReport

_ARTICLES_AT_A_TIME = 100


class Exporting:
    """Writes the facts of a workspace into files."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def write(
        self,
        path: Path,
        statuses: frozenset[Status],
        watch: Watch = Watch(),
        article_ids: Sequence[int] | None = None,
    ) -> "WorkbookReport":
        """Writes a workbook of the articles of the queue, oldest import first, or of some in the order given.

        Args:
            path: The workbook, ending in `.xlsx`; one that exists is replaced once the new one is whole.
            statuses: Values of other statuses are left out.
            watch: Told after every article.
            article_ids: Which; None for all of the queue.

        Raises:
            UserError: The file cannot be written; the sentence names it.
            WorkspaceError: The disk or the server did not answer.
            Cancelled: Somebody stopped it; no file is left, an older one is as it was.
        """
        # Imported where it is needed: openpyxl is not wanted on the way to the first window.
        from curator.export.tables import About
        from curator.export.workbook import write_workbook

        ids = self._context.reads.all_article_ids() if article_ids is None else article_ids
        about = About(
            curator=self._context.curator,
            workspace=self._context.store.address,
            at=f"{now()[:19]}Z",
            version=__version__,
            statuses=statuses,
            articles=len(ids),
        )
        return write_workbook(path, self._context.profile, self._dossiers(ids), about, watch)

    def _dossiers(self, ids: Sequence[int]) -> Iterator[Dossier]:
        for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
            yield from self._context.reads.dossiers(ids[start : start + _ARTICLES_AT_A_TIME])
