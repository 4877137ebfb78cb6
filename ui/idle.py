"""Work that can wait until what is to be painted is painted and what was typed has been taken in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Idle(QObject):
    """Calls something once, two rounds of events after it was started last.

    Qt runs timers that are due in the same round as it paints; the second round leaves whatever waits its turn.

    Args:
        call: What to do.
        parent: Its owner.
    """

    def __init__(self, call: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._first, self._second = (QTimer(self, singleShot=True, interval=0) for _ in range(2))
        self._first.timeout.connect(self._second.start)
        self._second.timeout.connect(call)

    def start(self) -> None:
        """Has it done soon; anew where it waits already."""
        self._second.stop()
        self._first.start()
