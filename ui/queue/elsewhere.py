"""Notices that another program changed the workspace: the command line, or somebody at the same server.

What is done about it is the listener's. What this window did itself it is told by the workspace.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from curator.domain.change import ChangeSet
from ui.desk import Desk
from ui.tasks import Tasks

_MILLISECONDS = 5_000


class Elsewhere(QObject):
    """Looks every few seconds while the program is the active one, and when it becomes that.

    Signals:
        changed: Somebody else did something.

    Attributes:
        asking: An answer is on its way.

    Args:
        desk: Whose workspace is watched.
        tasks: Where the store is asked.
        parent: Ends with it.
    """

    changed = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = desk.workspace.queue
        self._tasks = tasks
        self._newest: int | None = None
        self._own: set[int] = set()
        self.asking = False
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        desk.committed.connect(self._committed)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._state_changed)
        self._state_changed(app.applicationState())
        self.look()

    @property
    def watching(self) -> bool:
        """Whether it is known up to where the store was read."""
        return self._newest is not None

    def look(self) -> None:
        """Asks what is new in the store, unless that is being asked."""
        if self.asking:
            return
        self.asking = True
        queue, newest = self._queue, self._newest
        self._tasks.run(
            lambda _watch: [queue.newest_act()] if newest is None else queue.acts_since(newest),
            self._take,
            # Whoever asks for the list next says what is wrong; this question comes again.
            lambda _error: self._take([]),
            owner=self,
        )

    def _take(self, found: list[int]) -> None:
        self.asking = False
        first = self._newest is None
        if found:
            self._newest = found[-1]
        foreign = set(found) - self._own
        self._own.difference_update(found)
        if foreign and not first:
            self.changed.emit()

    def _committed(self, done: ChangeSet) -> None:
        self._own.add(done.id)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()
