"""The tabs of the queue: unfinished, doubts, done, all, each with its count."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from curator.domain.queue import QueueCounts, QueueState

_THOUSANDS_FROM = 10_000


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
        """Shows how many articles each state has."""
        for place, state in enumerate(self._states):
            number = getattr(counts, state.value)
            self.setTabText(place, f"{self._name(state)} {short_number(number)}")
            self.setTabToolTip(place, f"{self._name(state)}: {number:,}")

    def _name(self, state: QueueState) -> str:
        return {
            QueueState.UNFINISHED: self.tr("Unfinished"),
            QueueState.DOUBTS: self.tr("Doubts"),
            QueueState.DONE: self.tr("Done"),
            QueueState.ALL: self.tr("All"),
        }[state]


def short_number(number: int) -> str:
    """A count that fits a tab: 9,999 as it is, more as `12k`."""
    return f"{number:,}" if number < _THOUSANDS_FROM else f"{number // 1000:,}k"
