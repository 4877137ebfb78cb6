"""Lists and the registry in the window: import after a preview, export, the list of places; each as a task.

Reading, comparing and writing are the services'.
"""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from curator.app import Workspace
from curator.domain.change import Act, ChangeSet
from curator.domain.watch import Watch
from curator.errors import UserError
from ui.actions import Command, Needs
from ui.ask import Ask
from ui.great import GREAT, arrive, run_great
from ui.notifications import Notifications, Tone
from ui.tasks import Task, Tasks
from ui.words import count_words

if TYPE_CHECKING:
    from curator.domain.listing import ImportPreview
    from curator.services.lists import TakenIn
    from ui.main_window import MainWindow

AFTER_OPENING = 4_000
"""Milliseconds from opening to taking places in: by then the first article is drawn and read."""

_IMPORTING, _EXPORTING = "list-import", "list-export"


class ListWork(QObject):
    """Works on lists of entities of one workspace.

    Args:
        workspace: Which.
        tasks: Where it works.
        ask: Whom it asks.
        notes: Whom it tells.
        parent: Ends with it.
    """

    def __init__(
        self, workspace: Workspace, tasks: Tasks, ask: Ask, notes: Notifications, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._ask = ask
        self._notes = notes
        self._taking: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_OPENING)
        self._timer.timeout.connect(self.take_places_in)
        if os.environ.get("CURATOR_PLACES") != "no":
            self._timer.start()

    def take_places_in(self) -> None:
        """Takes the list of places in where it is not there; in silence, and again at the next start if stopped."""

        def job(watch: Watch) -> int:
            def over() -> bool:
                return watch.cancelled() or (self._taking is not None and not self._taking.awaited)

            places = self._workspace.places
            return places.ensure(Watch(watch.step, over)) if places.are_wanted else 0

        self._taking = self._tasks.run(job, lambda _added: None, self._notes.fail, owner=self)

    def import_list(self) -> None:
        """Asks for a list, compares it, and shows what it would change."""
        path = self._ask.entity_list(self.tr("Import registry"))
        if path is not None:
            self._compare(path, {})

    def export_list(self) -> None:
        """Asks where and writes the whole registry."""
        kinds = self.tr("Tables (*.csv);;Workbooks (*.xlsx);;JSON lines (*.jsonl)")
        name = self.tr("%1 registry").replace("%1", self._workspace.name)
        path = self._ask.save(self.tr("Export registry"), f"{name}.csv", kinds)
        if path is not None:
            self._tasks.run(
                lambda watch: self._workspace.lists.export(path, watch=watch),
                partial(self._exported, path),
                partial(self._notes.fail, work=_EXPORTING),
                name=self.tr("Exporting"),
                stopped=lambda: self._notes.tell(self.tr("Stopped. Nothing was written.")),
                owner=self,
            )

    def takes_back(self, act: Act, again: Callable[[Watch], ChangeSet | None]) -> None:
        """Takes a list back or restores it, which may take a while."""
        self._tasks.run(
            again,
            lambda _done: None,
            self._notes.fail,
            name=_tr("Taking the list back") if act is Act.TAKE_IN else "",
            owner=self,
        )

    # Inside

    def _compare(self, path: Path, meanings: Mapping[str, str]) -> None:
        self._tasks.run(
            lambda watch: self._workspace.lists.preview(path, watch=watch, meanings=meanings),
            # Later, for the task has not ended while somebody looks.
            lambda preview: QTimer.singleShot(0, self, partial(self._show, path, preview)),
            lambda error: QTimer.singleShot(0, self, partial(self._not_compared, path, error)),
            name=self.tr("Comparing"),
            stopped=lambda: self._notes.tell(self.tr("Stopped. Nothing has been changed.")),
            owner=self,
        )

    def _not_compared(self, path: Path, error: UserError) -> None:
        """Says what is wrong with a list; where only nobody knows which column holds names, asks for that."""
        from curator.domain.listing import NoNamesError
        from ui.registry.columns_dialog import ColumnsDialog

        if not isinstance(error, NoNamesError) or not error.columns:
            self._notes.fail(error, _IMPORTING)
            return
        dialog = ColumnsDialog(error.columns, partial(self._compare, path), self._window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show(self, path: Path, preview: "ImportPreview") -> None:
        from ui.registry.import_dialog import ImportDialog

        self._notes.succeeded.emit(_IMPORTING)
        ImportDialog(preview, partial(self._apply, preview), partial(self._compare, path), self._window()).open()

    def _window(self) -> QWidget | None:
        parent = self.parent()
        return parent.window() if isinstance(parent, QWidget) else None

    def _apply(self, preview: "ImportPreview") -> None:
        self._tasks.run(
            lambda watch: self._workspace.lists.apply(preview, watch),
            partial(self._applied, preview),
            partial(self._notes.fail, work=_IMPORTING),
            name=self.tr("Importing"),
            owner=self,
        )

    def _applied(self, preview: "ImportPreview", done: "TakenIn") -> None:
        words = count_words("%n entity(s) taken in.", len(preview.changes)).replace("entitys", "entities")
        if done.cancelled:
            words = self.tr("Stopped. What was taken in stays until it is undone.")
        act = done.change_set.id if done.change_set else None
        self._notes.offer_undo(words, self.undo, Tone.PLAIN if done.cancelled else Tone.GOOD, of=act)

    def undo(self) -> None:
        """Takes the newest act back as a task, where that is a list."""
        self.takes_back(Act.TAKE_IN, self._workspace.history.undo)

    def redo(self) -> None:
        """Restores a list as a task."""
        self.takes_back(Act.TAKE_IN, self._workspace.history.redo)

    def _exported(self, path: Path, count: int) -> None:
        self._notes.succeeded.emit(_EXPORTING)
        words = self.tr("Exported to %1.").replace("%1", str(path))
        self._notes.tell(f"{words} {count_words('%n row(s).', count)}", Tone.GOOD)


def list_commands(window: "MainWindow") -> list[Command]:
    """What a person can do with lists, for the registry's menu."""
    return [
        Command(
            id="registry-import", title=_tr("&Import registry…"), act=lambda: window.files.lists.import_list(),
            needs=Needs.WORKSPACE, menu="registry", section=4,
        ),
        Command(
            id="registry-export", title=_tr("E&xport registry…"), act=lambda: window.files.lists.export_list(),
            needs=Needs.WORKSPACE, menu="registry", section=4,
        ),
    ]  # fmt: skip


def undo(window: "MainWindow") -> None:
    """Takes the newest act back: a list, or whatever changed many things, as a task, anything else at once."""
    _again(window, forth=False)


def redo(window: "MainWindow") -> None:
    """Restores what was taken back last, likewise."""
    _again(window, forth=True)


def _travels() -> tuple[str, ...]:
    """The names of tasks that take back or restore."""
    return _tr("Taking the list back"), _tr("Taking back"), _tr("Restoring")


def _again(window: "MainWindow", *, forth: bool) -> None:
    page = window.page
    if page is None:
        return
    if any(task.name in _travels() for task in window.tasks.named()):
        # Keys are faster than a list is taken back: the next act waits for this one, or both would meet the same.
        once = Qt.ConnectionType.SingleShotConnection
        window.tasks.ended.connect(lambda _task: _again(window, forth=forth), once)
        return
    history = page.workspace.history
    state = history.undoable()
    target = state.redo if forth else state.undo
    if target is not None and target[0] is Act.TAKE_IN:
        (window.files.lists.redo if forth else window.files.lists.undo)()
    elif history.ahead(forth=forth) > GREAT:
        name, act = (_tr("Restoring"), history.redo) if forth else (_tr("Taking back"), history.undo)
        words = _tr("Stopped. Redo restores the rest.") if forth else _tr("Stopped. Undo takes the rest back.")
        stopped = partial(window.notes.tell, words)
        run_great(page.desk, window.tasks, name, act, partial(arrive, page.desk), page, stopped)
    else:
        (page.desk.redo if forth else page.desk.undo)()


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)
