"""A list of a million rows of equal height, by keys and mouse. What its rows are is its model's and its delegate's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QWidget

from ui.models.paged_model import PagedModel
from ui.one_column import OneColumn


class LongList(OneColumn):
    """One column whose rows have items.

    Signals:
        entered: Enter was pressed on a row, or it was clicked twice.

    Args:
        model: What is listed.
        delegate: How it looks.
        height: Of a row, in pixels.
        many: Whether more than one row can be chosen.
    """

    entered = Signal()

    def __init__(
        self,
        model: PagedModel[Any],
        delegate: QStyledItemDelegate,
        height: int,
        *,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, delegate, height, parent)
        self._items = model
        if many:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.activated.connect(lambda _index: self.entered.emit())

    @property
    def chosen(self) -> list[int]:
        """The items of the chosen rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._items.item(place) for place in places)
        return [each for each in found if each is not None]

    @property
    def current(self) -> int | None:
        """The item of the current row."""
        return self._items.item(self.currentIndex().row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Takes the keys; Qt makes the first row the current one where none is, which is no choice of the person's."""
        chosen = self.currentIndex().isValid()
        with self.quietly():
            super().focusInEvent(event)
            if not chosen:
                # Left as it is, choosing the first row would be no change, and nobody would be told.
                self.selectionModel().clear()

    def point_at(self, place: int | None) -> None:
        """Selects a row and brings it into view, without telling anybody; None for no row."""
        with self.quietly():
            if place is None:
                self.selectionModel().clear()
            else:
                index = self.model().index(place, 0)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    @contextmanager
    def steadily(self) -> Iterator[None]:
        """While open, the list may be filled anew; if its current item is the same then, it stands where it stood."""
        item, stood = self.current, self.visualRect(self.currentIndex()).top()
        yield
        if item is not None and item == self.current:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.currentIndex()).top() - stood)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """While open, nobody is told that another row became the current one."""
        before = self.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own
        yield
        self.selectionModel().blockSignals(before)
