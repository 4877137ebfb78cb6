"""The list of articles: which row is the open article's, and which are selected. What is listed is the panel's."""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.models.queue_model import QueueModel
from ui.one_column import OneColumn
from ui.queue.queue_delegate import QueueDelegate, row_height
from ui.queue.snippets import Snippets

_MANY = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class QueueList(OneColumn):
    """The articles, one of them open, one or many of them selected.

    Signals:
        entered_article: Enter was pressed on one.
        selected: Others are selected than before.

    Attributes:
        extending: Keys or mouse are selecting many at this moment: the row they reach is not to be opened.

    Args:
        model: The articles.
        snippets: What stands around the words searched for.
        parent: The panel.
    """

    entered_article = Signal()
    selected = Signal()

    def __init__(self, model: QueueModel, snippets: Snippets, parent: QWidget) -> None:
        super().__init__(model, QueueDelegate(snippets), row_height(), parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Articles"))
        self.extending = False
        self._articles = model
        self.activated.connect(lambda _index: self.entered_article.emit())
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.selected.emit())
        snippets.arrived.connect(self.viewport().update)

    def selected_articles(self) -> "array[int]":
        """The ids of all that are selected, in the order of the list."""
        found = array("q")
        for each in self._parts():
            found.extend(self._articles.items(each.top(), each.bottom() + 1))
        return found

    def number_selected(self) -> int:
        """How many are selected; a hundred thousand are counted in no time."""
        return sum(each.bottom() - each.top() + 1 for each in self._parts())

    def beyond_selected(self) -> int | None:
        """The article that comes next once all selected ones are gone from the list; None where none is left."""
        parts = self._parts()
        if not parts:
            return None
        free = [part.bottom() + 1 for part in parts] + [part.top() - 1 for part in parts]
        taken = self.selectionModel().isRowSelected
        return next((found for row in free if not taken(row) and (found := self._articles.item(row))), None)

    def _parts(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return sorted((selection.at(part) for part in range(selection.count())), key=lambda part: part.top())

    def show_snippets(self, *, on: bool) -> None:
        """Makes room in every row for the words around what is searched for, or takes it back."""
        height = row_height(snippets=on)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Shift or Ctrl keys select, and open nothing."""
        with self._extending(event.modifiers()):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So do clicks."""
        with self._extending(event.modifiers()):
            super().mousePressEvent(event)

    @contextmanager
    def _extending(self, modifiers: Qt.KeyboardModifier) -> Iterator[None]:
        self.extending = bool(modifiers & _MANY)
        try:
            yield
        finally:
            self.extending = False

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """While open, articles may come and go: the topmost stays where it is, unless it is the list's first."""
        bar, height = self.verticalScrollBar(), self.verticalHeader().defaultSectionSize()
        row, rest = divmod(bar.value(), height)
        top = self._articles.item(row)
        yield
        self.doItemsLayout()  # until then the scroll bar knows of no rows
        place = self._articles.place(top) if row else None
        bar.setValue((row if place is None else place) * height + rest)

    def point_at(self, place: int | None, *, reveal: bool = True) -> None:
        """Selects a row alone and brings it into view, without telling anybody.

        Args:
            place: Its number; None for no row.
            reveal: Whether it is brought into view.
        """
        many = self.number_selected() > 1
        with self.quietly():
            if place is None:
                self.selectionModel().clear()
            else:
                index = self.model().index(place, 0)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                if reveal:
                    self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        if many:
            self.selected.emit()
        self.viewport().update()

    def quietly(self) -> "_Quiet":
        """While open, nobody is told that another row became the current one."""
        return _Quiet(self.selectionModel())


class _Quiet:
    def __init__(self, selection: QItemSelectionModel) -> None:
        self._selection = selection

    def __enter__(self) -> None:
        self._before = self._selection.blockSignals(True)  # noqa: FBT003 - Qt's own

    def __exit__(self, *_error: object) -> None:
        self._selection.blockSignals(self._before)
