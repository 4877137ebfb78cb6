"""Opens a workspace: joins settings, profile and store, and hands out the services.

What the first window does not need is imported where it is used: a service with the code under it when it is asked for
first, and nothing costly (spaCy, lxml, openpyxl, trafilatura, Alembic) at the head of any module on the way.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from curator.domain.change import ChangeSet, headless
from curator.domain.profile import Profile
from curator.domain.profile_file import load_profile
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.context import Context
from curator.services.samples import SamplesReport, add_samples, samples_path
from curator.settings import Settings, data_folder
from db.store import Store, open_store
from resources import resource_path

if TYPE_CHECKING:
    from curator.services.acceptance import Acceptance
    from curator.services.automatic import AutomaticLinking
    from curator.services.batch import Batch
    from curator.services.exporting import Exporting
    from curator.services.grouping import Grouping
    from curator.services.history import History
    from curator.services.intake import Intake
    from curator.services.judged import Judgements
    from curator.services.linking import Linking
    from curator.services.lists import Lists
    from curator.services.offering_http import Server
    from curator.services.places import Places
    from curator.services.queue import Queue
    from curator.services.reconciling import Reconciling
    from curator.services.registry import Registry
    from curator.services.review import Review
    from curator.services.statistics import Statistics
    from curator.services.training import Training

_Service = TypeVar("_Service")
_DEFAULT_PROFILE = "profiles/innovation-events.toml"


class _FirstUse(Generic[_Service]):
    """A service of a workspace, made when it is asked for first: once, whichever thread asks."""

    def __init__(self, make: Callable[["Workspace"], _Service]) -> None:
        self._make = make
        self._making = threading.Lock()
        self.__doc__ = make.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, workspace: "Workspace | None", _owner: type) -> _Service:
        # Asked for here only until it is made: from then on the workspace has it as an attribute of its own.
        if workspace is None:
            raise AttributeError(f"{self._name} is a workspace's own")
        made = vars(workspace)
        with self._making:
            if self._name not in made:
                made[self._name] = self._make(workspace)
        service: _Service = made[self._name]
        return service


class Workspace:
    """An open workspace: articles, records and entities, and everything a person can ask for.

    Safe to use from any thread. Closing it twice is closing it once.

    Attributes:
        address: The file's path, or the URL without its password.
        name: For titles: the file's stem, or the database's name.
        profile: The schema of its records.
        curator: Whose records are shown and judged.
        settings: As it was opened with.
        notices: What was done while opening (an upgrade, a check), as sentences for the person; often empty.
    """

    def __init__(self, store: Store, profile: Profile, settings: Settings) -> None:
        self._store = store
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._lock = threading.Lock()
        self.address = store.address
        self.name = _name(store.address)
        self.notices = store.notices
        self.profile = profile
        self.settings = settings
        self.curator = settings.curator_name
        self._context = context = Context(
            store=store,
            reads=store.reads(profile, self.curator),
            profile=profile,
            curator=self.curator,
            actor=self.curator,
            settings=settings,
            announce=self._announce,
        )
        self._by_script = replace(context, actor=headless(self.curator))

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @_FirstUse
    def intake(self) -> "Intake":
        """Files become articles."""
        from curator.services.intake import Intake

        return Intake(self._context)

    @_FirstUse
    def batch(self) -> "Batch":
        """Extraction."""
        from curator.services.batch import Batch

        return Batch(self._context)

    @_FirstUse
    def history(self) -> "History":
        """Earlier acts."""
        from curator.services.history import History

        return History(self._context)

    @_FirstUse
    def review(self) -> "Review":
        """Acts on records."""
        from curator.services.review import Review

        return Review(self._context, self.history)

    @_FirstUse
    def linking(self) -> "Linking":
        """Which entity a name stands for, and what that teaches."""
        from curator.services.linking import Linking

        return Linking(self._context)

    @_FirstUse
    def reconciling(self) -> "Reconciling":
        """What services of others know of names; nothing is asked of one that is off."""
        from curator.services.reconciling import Reconciling

        return Reconciling(self._context, self.linking)

    @_FirstUse
    def registry(self) -> "Registry":
        """Entities."""
        from curator.services.registry import Registry

        return Registry(self._context)

    @_FirstUse
    def grouping(self) -> "Grouping":
        """What has one name or entity across articles, judged together."""
        from curator.services.grouping import Grouping

        return Grouping(self._context)

    @_FirstUse
    def lists(self) -> "Lists":
        """Lists of entities from files, and into them."""
        from curator.services.lists import Lists

        return Lists(self._context)

    @_FirstUse
    def places(self) -> "Places":
        """The list of places that ships with the program."""
        from curator.services.places import Places

        return Places(self._context)

    @_FirstUse
    def queue(self) -> "Queue":
        """Lists of articles."""
        from curator.services.queue import Queue

        return Queue(self._context)

    @_FirstUse
    def exporting(self) -> "Exporting":
        """Workbooks."""
        from curator.services.exporting import Exporting

        return Exporting(self._context)

    @_FirstUse
    def statistics(self) -> "Statistics":
        """Counts, checks and copies."""
        from curator.services.statistics import Statistics

        return Statistics(self._context)

    @_FirstUse
    def judgements(self) -> "Judgements":
        """What became of proposals."""
        from curator.services.judged import Judgements

        return Judgements(self._context)

    @_FirstUse
    def headless(self) -> "Acceptance":
        """Acceptance by a script, logged under a name of its own."""
        from curator.services.acceptance import Acceptance

        return Acceptance(self._by_script)

    @_FirstUse
    def automatic(self) -> "AutomaticLinking":
        """Links that need no asking, logged likewise."""
        from curator.services.automatic import AutomaticLinking

        return AutomaticLinking(self._by_script)

    @_FirstUse
    def training(self) -> "Training":
        """Language models that learn from this workspace."""
        from curator.services.training import Training

        return Training(self._context)

    def offering(self, port: int) -> "Server":
        """The registry as a reconciliation service for programs on this machine; see `Server`."""
        # Imported where it is needed: only the command line asks for it.
        from curator.services.offering import Offering
        from curator.services.offering_http import Server

        return Server(Offering(self._context, self.registry, f"{self.name} (Curator)"), port)

    def subscribe(self, heard: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Has `heard` called after each commit, in the thread that committed.

        Returns:
            A function that ends it; calling it twice is calling it once.
        """
        with self._lock:
            self._listeners = [*self._listeners, heard]

        def end() -> None:
            with self._lock:
                self._listeners = [each for each in self._listeners if each is not heard]

        return end

    def add_samples(self, watch: Watch = Watch()) -> SamplesReport:
        """Brings in the articles that ship with the program; see `curator.services.samples.add_samples`."""
        return add_samples(self.intake, self.batch, self.settings.workers, watch)

    def close(self) -> None:
        """Stops a running extraction, waits for a running write, and lets the store go."""
        for service in (vars(self).get("batch"), vars(self).get("reconciling")):
            if service is not None:
                service.close()
        self._store.close()

    def _announce(self, change_set: ChangeSet) -> None:
        for heard in self._listeners:
            heard(change_set)


def open_workspace(
    address: str | Path | None,
    *,
    settings: Settings,
    profile: Profile | None = None,
    upgrade: bool = True,
    create: bool = True,
) -> Workspace:
    """Opens a workspace.

    Args:
        address: A path is an SQLite file; text with `://` is an SQLAlchemy URL. None is the default, see
            `default_address`.
        settings: Whose name acts are recorded under, the profile, the language model.
        profile: None means the one that the settings name, else the one that ships with the program.
        upgrade: Bring an older database up to date; otherwise it is refused.
        create: Make an empty workspace where there is none; otherwise that is refused.

    Raises:
        UserError: It is no workspace, of a newer version, older and `upgrade` is off, not there and `create` is off,
            or cannot be made there; or the profile cannot be read.
        WorkspaceError: The disk or the server did not answer, or the file is damaged.
    """
    profile = profile or find_profile(settings)
    address = address or default_address(settings)
    # Only our own folder is made: a mistyped path must not grow a tree of folders.
    if create and address in (_own_workspace(), samples_path()):
        try:
            data_folder().mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"The folder {data_folder()} cannot be made: {error.strerror}.", "Name a workspace."
            ) from error
    return Workspace(open_store(address, upgrade=upgrade, create=create), profile, settings)


def default_address(settings: Settings) -> str | Path:
    """Where to look for a workspace that nobody named: `CURATOR_WORKSPACE`, the last one, then one's own."""
    return os.environ.get("CURATOR_WORKSPACE") or settings.workspace or _own_workspace()


def find_profile(settings: Settings) -> Profile:
    """The profile that the settings name, else the one that ships with the program.

    Raises:
        UserError: The file cannot be read or is no profile; the sentence names file, line and reason.
    """
    if settings.profile:
        return load_profile(Path(settings.profile).expanduser())
    with resource_path(_DEFAULT_PROFILE) as path:
        return load_profile(path)


def _own_workspace() -> Path:
    return data_folder() / "desk.curator"


def _name(address: str) -> str:
    if "://" in address:
        return PurePosixPath(urlsplit(address).path).name or address
    return Path(address).stem
