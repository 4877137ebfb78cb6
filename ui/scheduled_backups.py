"""Scheduled backups: looks whether one is due soon after a workspace was opened and every hour, in silence.

When one is due, where it goes and how many are kept is `curator.services.statistics`'s; asking for one by hand is
`ui.file_work`'s.
"""

from PySide6.QtCore import QObject, QTimer

from curator.app import Workspace
from ui.notifications import Notifications
from ui.tasks import Tasks

AFTER_OPENING = 10_000
"""Milliseconds from opening to the first look: by then the first article is drawn and read."""

BETWEEN = 3_600_000
"""Milliseconds between looks."""


class ScheduledBackups(QObject):
    """Has one workspace copied whenever that is due; only a copy that fails is spoken of.

    Args:
        workspace: Which.
        tasks: Where it works.
        notes: Whom it tells of a failure.
        parent: Ends with it.
    """

    def __init__(self, workspace: Workspace, tasks: Tasks, notes: Notifications, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._notes = notes
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.resume()

    def pause(self) -> None:
        """Looks no more, for the workspace is about to be closed."""
        self._timer.stop()

    def resume(self) -> None:
        """Looks soon, and then every hour."""
        self._timer.start(AFTER_OPENING)

    def _look(self) -> None:
        self._timer.start(BETWEEN)
        statistics = self._workspace.statistics
        self._tasks.run(
            lambda _watch: statistics.backup_if_due(),
            lambda _copy: None,
            self._notes.fail,
            name=self.tr("Backing up"),
            owner=self,
        )
