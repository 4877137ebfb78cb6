"""Before the window closes or another workspace is opened: whatever runs is finished or stopped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from ui.ask import Ask
from ui.tasks import Tasks


class Leaving(QObject):
    """Waits until nothing runs.

    Args:
        tasks: What may run.
        ask: Whom to ask whether it shall be stopped.
        parent: The window.
    """

    def __init__(self, tasks: Tasks, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._ask = ask
        self._then: Callable[[], object] | None = None
        tasks.ended.connect(lambda _task: self._go_where_free(), Qt.ConnectionType.QueuedConnection)

    def when_free(self, then: Callable[[], object], stop: str) -> None:
        """Does something once no named work runs.

        Asks, once, whether to stop what runs; where the person goes back, nothing is done.

        Args:
            then: What to do.
            stop: Words of the answer that stops what runs and goes there: “Stop and quit”.
        """
        running = self._tasks.named()
        if not running:
            self._then = None
            then()
            return
        if self._then is None:
            names = ", ".join(task.name for task in running)
            question = self.tr("%1 is still running.").replace("%1", names)
            detail = self.tr("It can be stopped; what was finished stays.")
            if self._ask.decide(question, detail, [stop]) is None:
                return
        self._then = then
        self._tasks.cancel_all()
        # While the question was open everything may have ended by itself. Not at once: a window cannot be closed while
        # it is being closed.
        QTimer.singleShot(0, self, self._go_where_free)

    def _go_where_free(self) -> None:
        if self._then is None:
            return
        if self._tasks.named():
            # Also what began since: an import that ends may have extraction follow it.
            self._tasks.cancel_all()
            return
        then, self._then = self._then, None
        then()
