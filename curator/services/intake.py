"""Intake: files become articles of the workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from curator.domain.watch import Watch
from curator.errors import UserError


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose very text is an article already.

    Attributes:
        path: The file.
        article_id: The article of the same text.
        title: Its title.
    """

    path: Path
    article_id: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReport:
    """What became of the files.

    Attributes:
        imported: The new articles, in the order of the files.
        known: Files that were passed over as duplicates.
        failed: One error a file or folder that could not be read, naming it.
        cancelled: Somebody stopped it; what is in `imported` stays.
    """

    imported: tuple[int, ...] = ()
    known: tuple[Known, ...] = ()
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False


class Intake:
    """Imports files into a workspace."""

    def import_paths(self, paths: Sequence[Path], watch: Watch = Watch()) -> IntakeReport:
        """Reads files and folders and stores what is new."""
        raise NotImplementedError
