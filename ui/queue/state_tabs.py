"""The tabs of the queue: unfinished, doubts, done, all, each with its count."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QResizeEvent
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
        self._counts = QueueCounts()
        self._fit()
        self.currentChanged.connect(lambda _place: self._fit())
        self.currentChanged.connect(lambda place: self.chosen.emit(self._states[place]))

    def choose(self, state: QueueState) -> None:
        """Shows a state as the chosen one."""
        self.setCurrentIndex(self._states.index(state))

    def show_counts(self, counts: QueueCounts) -> None:
        """Shows how many articles each state has."""
        self._counts = counts
        for place, state in enumerate(self._states):
            self.setTabToolTip(place, f"{state_name(state)}: {getattr(counts, state.value):,}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as many counts as fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """May become as narrow as the queue."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Leaves counts out from the last on, those of the chosen one and of the tool tips apart, until all fit."""
        for shown in range(len(self._states), -1, -1):
            for place, state in enumerate(self._states):
                counted = place < shown or (shown > 0 and place == self.currentIndex())
                number = short_number(getattr(self._counts, state.value))
                self.setTabText(place, f"{state_name(state)} {number}" if counted else state_name(state))
            if sum(self.tabSizeHint(place).width() for place in range(self.count())) <= self.width():
                return


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
