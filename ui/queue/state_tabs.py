"""The tabs of the queue: unfinished, doubts, done, all, each with its count."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from curator.domain.queue import QueueCounts, QueueState


class StateTabs(QTabBar):
    """One tab a state.

    Signals:
        chosen: The `QueueState` that the person chose.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = list(QueueState)
        self.setAccessibleName(self.tr("Which articles"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        for _ in self._states:
            self.addTab("")
        self.show_counts(QueueCounts())
        self.currentChanged.connect(lambda place: self.chosen.emit(self._states[place]))

    def choose(self, state: QueueState) -> None:
        """Shows a state as the chosen one."""
        self.setCurrentIndex(self._states.index(state))

    def show_counts(self, counts: QueueCounts) -> None:
        """Shows how many articles each state has, above its name: side by side, large numbers found no room."""
        for place, state in enumerate(self._states):
            number, name = getattr(counts, state.value), state_name(state)
            self.setTabText(place, f"{short_number(number)}\n{name}")
            self.setAccessibleTabName(place, f"{name}, {number:,}")
            self.setTabToolTip(place, f"{name}: {number:,}")

    def tabSizeHint(self, place: int) -> QSize:
        """Of two lines; the style counts one."""
        hint = super().tabSizeHint(place)
        return QSize(hint.width(), hint.height() + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """May become as narrow as the queue."""
        return QSize(0, super().minimumSizeHint().height())


def state_name(state: QueueState) -> str:
    """The state in a word."""
    return {
        QueueState.UNFINISHED: _tr("Unfinished"),
        QueueState.DOUBTS: _tr("Doubts"),
        QueueState.DONE: _tr("Done"),
        QueueState.ALL: _tr("All"),
    }[state]


def short_number(number: int) -> str:
    """A count that fits a tab: 999 as it is, more as `1.2k`, `12k`, `1.2M`."""
    for unit, size in (("M", 1_000_000), ("k", 1000)):
        if number >= size:
            tenths = number * 10 // size
            return f"{tenths // 10}{unit}" if tenths >= 100 or tenths % 10 == 0 else f"{tenths / 10}{unit}"
    return str(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("queue", text)
