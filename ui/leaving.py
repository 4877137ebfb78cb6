"""Before the window closes or another workspace is opened: whatever runs is finished or stopped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

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

    def when_free(self, then: Callable[[], object]) -> None:
        """Does something once no named work runs.

        Asks, once, whether to stop what runs; where the person goes back, nothing is done.

        Args:
            then: What to do.
        """
        running = self._tasks.named()
        if not running:
            then()
            return
        if self._then is None:
            names = ", ".join(task.name for task in running)
            question = self.tr("%1 is still running.").replace("%1", names)
            detail = self.tr("It can be stopped; what was finished stays.")
            if self._ask.decide(question, detail, [self.tr("Stop it and go on")]) is None:
                return
            self._tasks.idle.connect(self._now_free, Qt.ConnectionType.SingleShotConnection)
        self._then = then
        self._tasks.cancel_all()

    def _now_free(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
