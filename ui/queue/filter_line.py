"""The line under the tabs: the filters that are set, each taken away by a click or a key, and how many are selected."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from curator.domain.queue import Facet, QueueView
from ui.plain import PlainLabel, menu_text, tip
from ui.queue.facet_words import facet_words
from ui.record.flow import Flow
from ui.words import count_words

_LETTERS = 26


class FilterLine(QWidget):
    """A button that opens the filters, and a chip for each that is set.

    Signals:
        wanted: Filters are to be set.
        removed: A `Facet` that shall not narrow the list any more.

    Attributes:
        chips: One for each facet, in its order.
    """

    wanted = Signal()
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[QToolButton] = []
        self.open_button = _chip(f"{self.tr('Filter')}  F")
        self.open_button.setAccessibleName(self.tr("Filter articles"))
        self.open_button.setProperty("role", "link")
        self.open_button.clicked.connect(self.wanted)
        self._flow = Flow(self)
        self._selected = PlainLabel(role="faint")
        self._selected.setContentsMargins(0, 4, 0, 0)  # on the line of the first chips
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 14, 4)
        layout.setSpacing(8)
        layout.addWidget(self._flow, 1)
        layout.addWidget(self._selected, 0, Qt.AlignmentFlag.AlignTop)
        self.show_view(QueueView())
        self.show_selected(1)

    def show_view(self, view: QueueView) -> None:
        """Shows the facets of a view."""
        for chip in self.chips:
            chip.deleteLater()
        self.chips = [self._make(facet) for facet in view.facets]
        self._flow.hold([self.open_button, *self.chips])

    def show_selected(self, number: int) -> None:
        """Says how many articles are selected, where they are many."""
        self._selected.setVisible(number > 1)
        self._selected.setText(count_words("%n selected", number))

    def _make(self, facet: Facet) -> QToolButton:
        words = facet_words(facet)
        chip = _chip(f"{menu_text(words, _LETTERS)}  ✕")
        chip.setAccessibleName(self.tr("Remove the filter %1").replace("%1", words))
        chip.setToolTip(tip(words))
        chip.clicked.connect(partial(self.removed.emit, facet))
        return chip


def _chip(words: str) -> QToolButton:
    chip = QToolButton()
    chip.setText(words)
    chip.setProperty("role", "facet")
    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return chip
