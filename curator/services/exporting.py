"""Exporting: the workspace as a workbook. What a sheet looks like is `curator.export`'s."""

from pathlib import Path
from typing import TYPE_CHECKING

from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.services.context import Context

if TYPE_CHECKING:
    from curator.export.workbook import WorkbookReport

_ARTICLES_AT_A_TIME = 100


class Exporting:
    """Writes the facts of a workspace into files."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def write(self, path: Path, statuses: frozenset[Status], watch: Watch = Watch()) -> "WorkbookReport":
        """Writes a workbook of the values of these statuses."""
        raise NotImplementedError
