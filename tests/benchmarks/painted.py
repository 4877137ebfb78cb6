"""Sees when widgets are painted."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE = 60.0
"""Seconds after which nothing will be painted any more."""

_UNTIL_SOMETHING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Painted(QObject):
    """Waits until widgets have been painted.

    Args:
        widgets: All of them have to be.
    """

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._widgets = set(widgets)
        self._waiting = set(widgets)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes a paint. Whoever waits goes on once all events are worked off, so after the paint."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._waiting.discard(watched)
        return False

    def all(self) -> None:
        """Waits until each was painted since the last time."""
        until(lambda: not self._waiting)
        self._waiting = set(self._widgets)

    def seconds(self, act: Callable[[], object]) -> float:
        """How long from an act until all have been painted anew."""
        settle()
        self._waiting = set(self._widgets)
        start = time.perf_counter()
        act()
        self.all()
        return time.perf_counter() - start


def settle() -> None:
    """Works off everything that is waiting to be done."""
    for _ in range(5):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def until(done: Callable[[], bool]) -> None:
    """Works off events until it is so; sleeps while there are none, so that work on other threads is not slowed."""
    end = time.perf_counter() + _PATIENCE
    alarm = QTimer(interval=1000)
    alarm.start()
    while not done():
        assert time.perf_counter() < end, "it was never painted"
        QApplication.processEvents(_UNTIL_SOMETHING)
    alarm.stop()
