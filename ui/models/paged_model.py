"""A long list as a model: it holds the ids of all items, and the rows of the few pages that were looked at.

Asking for the ids, and so filtering and sorting, is the panel's.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

PAGE = 200
PAGES = 16

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The row, or None for an item that is gone."""

Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
_TOP = QModelIndex()
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class PagedModel(QAbstractListModel, Generic[R]):
    """Items in the order of a view.

    Args:
        load: Gives the rows of some items in the order asked, without those that are gone.
    """

    def __init__(self, load: Callable[[Sequence[int]], list[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._ids = array("q")
        self._pages: OrderedDict[int, dict[int, R]] = OrderedDict()

    def key(self, row: R) -> int:
        """The id of a row's item."""
        raise NotImplementedError

    def text(self, row: R, role: int) -> str:
        """What a row says: to be read, as a sentence for a screen reader, or as a tool tip."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many items the view lists."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself or what it says."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role not in _TEXTS:
            return None
        row = self.row(index.row())
        return "" if row is None else self.text(row, role)

    def set_ids(self, ids: "array[int]") -> None:
        """Lists these items; rows that were read are read anew when they are looked at."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def remove(self, item: int) -> None:
        """Takes one item out, where it is listed; all others stay as they are on the screen."""
        place = self.place(item)
        if place is None:
            return
        self.beginRemoveRows(_TOP, place, place)
        del self._ids[place]
        for number in [each for each in self._pages if each >= place // PAGE]:
            del self._pages[number]
        self.endRemoveRows()

    def holds(self, ids: "array[int]") -> bool:
        """Whether exactly these items are listed, in this order."""
        return self._ids == ids

    def refresh(self) -> None:
        """Has the rows read anew when they are looked at next."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def refresh_item(self, item: int) -> None:
        """Reads one item's row anew, where it is listed."""
        place = self.place(item)
        page = None if place is None else self._pages.get(place // PAGE)
        if place is None or page is None:
            return
        page.update({self.key(row): row for row in self._load([item])})
        self.dataChanged.emit(self.index(place), self.index(place))

    def row(self, place: int) -> R | None:
        """The row at a place; its page is read where it is not at hand."""
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {self.key(row): row for row in self._load(ids)}
            self._pages[number] = page
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(self._ids[place])

    def item(self, place: int) -> int | None:
        """The item at a place; None beyond the ends."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def items(self, first: int, last: int) -> "array[int]":
        """The items from a place up to another, which is not among them."""
        return self._ids[first:last]

    def place(self, item: int | None) -> int | None:
        """Where an item stands, or None."""
        try:
            return None if item is None else self._ids.index(item)
        except ValueError:
            return None
