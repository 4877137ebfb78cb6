"""The queue as a list model: it holds the ids of all articles, and the rows of the few pages that were looked at.

Asking for the ids, and so filtering and sorting, is the panel's.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from curator.domain.queue import QueueRow
from ui.plain import tip
from ui.words import date_words, queue_sentence

PAGE = 200
PAGES = 16

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The `QueueRow`, or None for an article that is gone."""

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class QueueModel(QAbstractListModel):
    """Articles in the order of a view.

    Args:
        load: Gives the rows of some articles in the order asked, without those that are gone.
    """

    def __init__(self, load: Callable[[Sequence[int]], list[QueueRow]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._ids = array("q")
        self._pages: OrderedDict[int, dict[int, QueueRow]] = OrderedDict()

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many articles the view lists."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the row itself, or the row as a sentence for a screen reader."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        row = self.row(index.row())
        if row is None:
            return ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return queue_sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(part for part in (row.title, row.outlet, date_words(row.published)) if part))
        return row.title

    def set_ids(self, ids: "array[int]") -> None:
        """Lists these articles; rows that were read are read anew when they are looked at."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def holds(self, ids: "array[int]") -> bool:
        """Whether exactly these articles are listed, in this order."""
        return self._ids == ids

    def refresh(self) -> None:
        """Has the rows read anew when they are looked at next."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def refresh_article(self, article_id: int) -> None:
        """Reads one article's row anew, where it is listed."""
        place = self.place(article_id)
        page = None if place is None else self._pages.get(place // PAGE)
        if place is None or page is None:
            return
        page.update({row.article_id: row for row in self._load([article_id])})
        self.dataChanged.emit(self.index(place), self.index(place))

    def row(self, place: int) -> QueueRow | None:
        """The row at a place; its page is read where it is not at hand."""
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {row.article_id: row for row in self._load(ids)}
            self._pages[number] = page
            while len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page.get(self._ids[place])

    def article(self, place: int) -> int | None:
        """The article at a place; None beyond the ends."""
        return self._ids[place] if 0 <= place < len(self._ids) else None

    def place(self, article_id: int | None) -> int | None:
        """Where an article stands, or None."""
        try:
            return None if article_id is None else self._ids.index(article_id)
        except ValueError:
            return None
