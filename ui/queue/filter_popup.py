"""The popup that narrows the queue: every facet there is, with counts, and the filters kept under a name.

What is chosen is another `QueueView`; listing it is the panel's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from curator.domain.content import PartialDate, read_date
from curator.domain.queue import Facet, FacetCount, FacetKind, QueueView
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.queue import Queue
from ui.plain import PlainLabel
from ui.queue.facet_words import kind_name, value_words
from ui.queue.offer_delegate import OFFER, ROW, OfferDelegate, OfferRow
from ui.tasks import Tasks

_WIDTH, _MOST, _PAD = 420, 14, 10
_ALOUD = Qt.ItemDataRole.AccessibleTextRole
_ORDER = (
    FacetKind.DOUBTS,
    FacetKind.DUPLICATES,
    FacetKind.OUTLET,
    FacetKind.TOPIC,
    FacetKind.ENTITY,
    FacetKind.LANGUAGE,
    FacetKind.CURATOR,
)
_FEW = 4
"""Values of a kind that are offered before anything is typed."""
_SHOWN = 200
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST, Qt.Key.Key_PageUp: -_MOST}


@dataclass(frozen=True, slots=True)
class _Offer:
    """A row, and what choosing it and Del on it do; None for nothing."""

    row: OfferRow
    choose: Callable[[], object]
    drop: Callable[[], object] | None = None


class FilterPopup(QFrame):
    """An input line and the filters that fit what is typed; Enter or a click sets one.

    Signals:
        chosen: A `QueueView` to list.
        failed: A `UserError`, where the workspace did not answer.
        closed: It went away.

    Args:
        queue: Whose facets.
        tasks: Where they are counted.
        view: What is listed.
        likeness: What the open article shares with those that begin like it, and its title; None without one.
        parent: In front of what.
    """

    chosen = Signal(object)
    failed = Signal(object)
    closed = Signal()

    def __init__(
        self, queue: Queue, tasks: Tasks, view: QueueView, likeness: tuple[str, str] | None, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "palette")
        self.setAccessibleName(self.tr("Filter articles"))
        self._queue, self._tasks, self._view, self._likeness = queue, tasks, view, likeness
        self._counts: dict[FacetKind, list[FacetCount]] = {}
        self._saved: list[tuple[str, QueueView]] = []
        self._model = QStandardItemModel(self)
        self.input = QLineEdit()
        self.input.setPlaceholderText(self.tr("Outlet, topic, name, 24 Aug 2024…"))
        self.input.setAccessibleName(self.tr("Filter articles by"))
        self.input.textChanged.connect(self._typed)
        self.input.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(OfferDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Filters"))
        self.list.clicked.connect(self._do)
        self._none = PlainLabel(self.tr("Counting…"), "soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        for widget in (self.input, self._none, self.list):
            layout.addWidget(widget)
        self.setFixedWidth(_WIDTH)
        self._walked = False
        self._ask()
        self._show()

    def open_at(self, at: QPoint) -> None:
        """Shows it there, ready for typing."""
        self.move(at)
        self.show()
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)

    def names(self) -> list[str]:
        """What is offered, best first."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list, Enter sets what is marked, Del forgets it; letters go to the input line."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.list.currentIndex())
            return True
        if key is Qt.Key.Key_Delete and self.input.cursorPosition() == len(self.input.text()):
            return self._drop()
        by = _STEPS.get(key)
        if by is not None and self._model.rowCount():
            self._walked = True
            row, rows = self.list.currentIndex().row() + by, self._model.rowCount()
            self._mark(row % rows if abs(by) == 1 else max(0, min(row, rows - 1)))
        return by is not None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _ask(self) -> None:
        """Has the kinds counted one by one; each is offered once it is known."""
        for kind in _ORDER:
            self._tasks.run(partial(self._count, kind), partial(self._take, kind), self._failed, owner=self)
        self._tasks.run(lambda _watch: self._queue.saved(), self._take_saved, self._failed, owner=self)

    def _count(self, kind: FacetKind, _watch: Watch) -> list[FacetCount]:
        found = self._queue.facets(self._view, kind)
        if kind is FacetKind.DUPLICATES and self._likeness is not None:
            like = Facet(kind, *self._likeness)
            number = len(self._queue.ids(self._view.with_facet(like)))
            found += [FacetCount(like, number)] if number > 1 else []
        return found

    def _failed(self, error: UserError) -> None:
        self.failed.emit(error)

    def _take(self, kind: FacetKind, found: list[FacetCount]) -> None:
        self._counts[kind] = found
        self._show()

    def _take_saved(self, found: list[tuple[str, QueueView]]) -> None:
        self._saved = found
        self._show()

    def _typed(self) -> None:
        self._walked = False
        self._show()

    def _show(self) -> None:
        """Lists what fits the words; what the person went to stays marked where it is there still, else the first."""
        before = self.list.currentIndex().data(_ALOUD) if self._walked else None
        self._model.clear()
        for offer in self._offers(self.input.text().strip()):
            item = QStandardItem(offer.row.words)
            item.setData(offer, OFFER)
            item.setData(offer.row.aloud, _ALOUD)
            self._model.appendRow(item)
        rows = self._model.rowCount()
        counting = len(self._counts) < len(_ORDER)
        self._none.setText(self.tr("Counting…") if counting else self.tr("No filter has these words."))
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(ROW * min(rows, _MOST))
        said = [self._model.item(row).data(_ALOUD) for row in range(rows)]
        self._mark(said.index(before) if before in said else 0)
        self.adjustSize()

    def _mark(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _do(self, index: QModelIndex) -> None:
        if index.isValid():
            offer: _Offer = index.data(OFFER)
            self.close()
            offer.choose()

    def _drop(self) -> bool:
        offer = self.list.currentIndex().data(OFFER)
        if not isinstance(offer, _Offer) or offer.drop is None:
            return False
        offer.drop()
        return True

    def _offers(self, words: str) -> list[_Offer]:
        """What is set, what is kept, then the values of each kind; at the end keeping what is set."""
        offers = [offer for offer in self._set_and_kept() if _fits(offer.row, words)]
        for kind in _ORDER:
            counted = self._counts.get(kind, [])
            if kind is FacetKind.CURATOR and len(counted) < 2:
                continue  # whoever works alone need not be asked whose records
            # What is set stands at the top.
            others = (self._value(each) for each in counted if each.facet not in self._view.facets)
            fitting = [each for each in others if _fits(each.row, words)]
            offers += fitting if words else fitting[:_FEW]
        offers = [*self._days(words), *offers[:_SHOWN]]
        if words and self._view != QueueView():
            title = self.tr("Keep these filters as “%1”").replace("%1", words)
            offers.append(_Offer(OfferRow("", title), partial(self._keep, words)))
        return offers

    def _set_and_kept(self) -> list[_Offer]:
        cleared = replace(self._view, facets=())
        found = [
            _Offer(
                OfferRow(kind_name(each.kind), value_words(each), on=True),
                partial(self.chosen.emit, self._view.without_facet(each)),
            )
            for each in self._view.facets
        ]
        if len(found) > 1:
            found.append(_Offer(OfferRow("", self.tr("Clear all filters")), partial(self.chosen.emit, cleared)))
        return found + [
            _Offer(
                OfferRow(self.tr("kept"), name, on=view == self._view, hint=self.tr("Del forgets")),
                partial(self.chosen.emit, view),
                partial(self._forget, name),
            )
            for name, view in self._saved
        ]

    def _value(self, counted: FacetCount) -> _Offer:
        facet = counted.facet
        row = OfferRow(kind_name(facet.kind), value_words(facet), f"{counted.count:,}")
        return _Offer(row, partial(self.chosen.emit, self._view.with_facet(facet)))

    def _days(self, words: str) -> list[_Offer]:
        """From and until a day, month or year that is typed in whatever way people write them."""
        day = _day(words)
        if day is None:
            return []
        facets = [Facet(kind, str(day)) for kind in (FacetKind.FROM, FacetKind.UNTIL)]
        return [
            _Offer(
                OfferRow(kind_name(each.kind), value_words(each)),
                partial(self.chosen.emit, self._view.with_facet(each)),
            )
            for each in facets
        ]

    def _keep(self, name: str) -> None:
        queue, view = self._queue, self._view
        self._tasks.run(lambda _watch: queue.keep(name, view), lambda _done: None, self._failed)

    def _forget(self, name: str) -> None:
        self._saved = [each for each in self._saved if each[0] != name]
        self._tasks.run(lambda _watch: self._queue.drop(name), lambda _done: None, self._failed)
        self._show()


def _fits(row: OfferRow, words: str) -> bool:
    there = f"{row.kind} {row.words}".casefold()
    return all(word in there for word in words.casefold().split())


def _day(words: str) -> PartialDate | None:
    try:
        return read_date(words) if words else None
    except ValueError:
        return None
