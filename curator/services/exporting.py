"""Exporting: the workspace as a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING

from curator.domain.record import Status
from curator.domain.watch import Watch

if TYPE_CHECKING:
    from curator.export.tables import WorkbookReport


class Exporting:
    """Writes the facts of a workspace into files."""

    def write(self, path: Path, statuses: frozenset[Status], watch: Watch = Watch()) -> "WorkbookReport":
        """Writes a workbook of the values of these statuses."""
        raise NotImplementedError
