"""Opens a workspace: joins settings, profile and store, and hands out the services.

Nothing costly is imported here or in the services at module level (spaCy, lxml, openpyxl, trafilatura, Alembic):
the first window is painted before any of it is needed.
"""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from curator.domain.change import ChangeSet
from curator.domain.profile import Profile
from curator.services.batch import Batch
from curator.services.exporting import Exporting
from curator.services.intake import Intake
from curator.services.queue import Queue
from curator.services.registry import Registry
from curator.services.review import Review
from curator.services.statistics import Statistics
from curator.settings import Settings


class Workspace:
    """An open workspace: articles, records and entities, and everything a person can ask for.

    Attributes:
        address: The path or URL it was opened with.
        name: For titles: the file's stem, or the database's name.
        profile: The schema of its records.
        curator: The name under which acts are recorded.
        settings: As it was opened with.
    """

    address: str
    name: str
    profile: Profile
    curator: str
    settings: Settings
    intake: Intake
    batch: Batch
    review: Review
    registry: Registry
    queue: Queue
    exporting: Exporting
    statistics: Statistics

    def subscribe(self, heard: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Has `heard` called after each commit, in the committing thread; the result ends that."""
        raise NotImplementedError

    def close(self) -> None:
        """Ends worker processes and lets the store go."""
        raise NotImplementedError

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workspace(
    address: str | Path | None, *, settings: Settings, profile: Profile | None = None, upgrade: bool = True
) -> Workspace:
    """Opens a workspace, which is created where it is a path of no file."""
    raise NotImplementedError
