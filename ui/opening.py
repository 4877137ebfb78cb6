"""Which workspace is to be opened, and opening it off the window's thread; putting it in place is the main window's."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from curator.app import Workspace, open_workspace
from curator.errors import UserError
from curator.services.samples import samples_path
from curator.settings import Settings
from ui.ask import Ask
from ui.leaving import Leaving
from ui.tasks import Tasks

Opener = Callable[[], Workspace]


class Opening(QObject):
    """Opens workspaces, one at a time.

    Signals:
        begun: One is being opened; the present one begins no work of its own until that has ended.
        opened: The `Workspace`.
        failed: A `UserError`: it could not be opened, or somebody stopped it.
        refused: A `UserError`: it was not even tried.

    Args:
        tasks: Where it works.
        leaving: Who waits for running work.
        ask: Who asks for files.
        settings: Gives the person's settings as they are by then.
        may_leave: Asks where words would be lost with the present workspace; whether it may be left.
        parent: The window.
    """

    begun = Signal()
    opened = Signal(object)
    failed = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        leaving: Leaving,
        ask: Ask,
        settings: Callable[[], Settings],
        may_leave: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._leaving = leaving
        self._ask = ask
        self._settings = settings
        self._may_leave = may_leave
        self._latest: Opener | None = None

    def open(self, opener: Opener) -> None:
        """Opens one once nothing else runs, unless the person would rather keep what was typed.

        Args:
            opener: Called on another thread.
        """
        if self._may_leave():
            self._leaving.when_free(lambda: self._open(opener), self.tr("Stop and open"))

    def open_address(self, address: str | Path | None) -> None:
        """Opens the workspace at an address; None is the person's default one."""
        self.open(lambda: open_workspace(address, settings=self._settings(), upgrade="://" not in str(address or "")))

    def open_samples(self) -> None:
        """Opens the workspace with the shipped sample articles."""
        self.open(lambda: _open_samples(self._settings()))

    def choose(self) -> None:
        """Asks for a workspace's file and opens it."""
        path = self._ask.workspace(self.tr("Open a workspace"))
        if path is not None:
            self.open_address(path)

    def make(self) -> None:
        """Asks for a place and makes a workspace there; nothing that is there already is opened or replaced."""
        path = self._ask.new_workspace(self.tr("New workspace"))
        if path is None:
            return
        if path.exists():
            sentence = self.tr("“%1” is there already, and is not replaced.").replace("%1", str(path))
            hint = self.tr("Choose another name, or open it with File > Open workspace…")
            self.refused.emit(UserError(sentence, hint))
        else:
            self.open_address(path)

    def again(self) -> None:
        """Tries the latest once more."""
        if self._latest is not None:
            self.open(self._latest)

    def _open(self, opener: Opener) -> None:
        self._latest = opener
        self.begun.emit()
        task = self._tasks.run(
            lambda _watch: opener(),
            lambda workspace: self._arrived(workspace, wanted=not task.cancelling),
            self.failed.emit,
            name=self.tr("Opening"),
        )

    def _arrived(self, workspace: Workspace, *, wanted: bool) -> None:
        """Hands a workspace on, unless the person stopped it, closes the window or opens another meanwhile."""
        if wanted:
            self.opened.emit(workspace)
            return
        workspace.close()
        self.failed.emit(UserError(self.tr("Opening was stopped."), ""))


def _open_samples(settings: Settings) -> Workspace:
    workspace = open_workspace(samples_path(), settings=settings)
    try:
        workspace.add_samples()
    except BaseException:
        workspace.close()
        raise
    return workspace
