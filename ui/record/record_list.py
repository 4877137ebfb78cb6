"""The list of headings and entries, with exactly one open. Keys of a list are here; letters are the window's."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.models.record_model import RecordModel
from ui.models.record_rows import Line
from ui.record.open_card import OpenCard
from ui.record.record_delegate import RecordDelegate
from ui.theme import current_theme

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class RecordList(QListView):
    """Shows the model; the row of the open entry holds the card.

    Signals:
        entry_chosen: An entry's identifier: it was clicked, or gone to with Home or End.
        stepped: The arrows (or Tab) want the next (1) or previous (-1) thing to judge.
        went_back: Esc: from the value to the entry as a whole.
        confirm_wanted: The key of a group whose “confirm all” was clicked.
        add_wanted: The key of a group whose plus was clicked.

    Args:
        model: The rows.
        card: The open card.
        parent: The panel.
    """

    entry_chosen = Signal(object)
    stepped = Signal(int)
    went_back = Signal()
    confirm_wanted = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, model: RecordModel, card: OpenCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._card = card
        self._open = QPersistentModelIndex()
        self.tab_steps: Callable[[int], bool] = lambda _by: False
        self.setModel(model)
        self.delegate = RecordDelegate(model, card, lambda: self.open_row, self)
        self.setItemDelegate(self.delegate)
        self.setProperty("role", "side")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Record"))
        self.setMouseTracking(True)
        # Its surface is drawn here: otherwise all that lies behind it is drawn first, at every act.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # The list scrolls itself once the card has its height; Qt's own scrolling would lay everything out before.
        self.setAutoScroll(False)
        card.resized.connect(self.fit_card)

    @property
    def open_row(self) -> int:
        """The row that holds the card, or -1."""
        return self._open.row() if self._open.isValid() else -1

    def open_entry(self, entry_id: int | None) -> None:
        """Puts the card into the row of an entry; None, or one that is not listed, closes it."""
        row = self._rows.row_of(entry_id)
        index = self._rows.index(row) if row >= 0 else QModelIndex()
        if self._open.isValid():
            old = self._rows.index(self._open.row())
            if old.row() == row and self.isPersistentEditorOpen(old):
                return
            self.closePersistentEditor(old)
        self._open = QPersistentModelIndex(index)
        # Both rows have other heights now. Opening asks for the place of the row, which lays the list out once.
        self.scheduleDelayedItemsLayout()
        if index.isValid():
            self.openPersistentEditor(index)
        self.setCurrentIndex(index)

    def fit_card(self) -> None:
        """Gives the card's row the height that the card wants, if it has another."""
        if self._open.isValid() and not self.delegate.card_fits(self.viewport().width()):
            self.scheduleDelayedItemsLayout()

    def show_open(self) -> None:
        """Scrolls so that the card is to be seen, its head at least."""
        if not self._open.isValid():
            return
        self.executeDelayedItemsLayout()
        index = self._rows.index(self._open.row())
        tall = self.visualRect(index).height() > self.viewport().height()
        hint = QAbstractItemView.ScrollHint
        if self._open.row() == 1:
            self.scrollToTop()
        self.scrollTo(index, hint.PositionAtTop if tall else hint.EnsureVisible)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the surface and the rows on it."""
        QPainter(self.viewport()).fillRect(event.rect(), current_theme().window)
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, page keys and Esc; everything else is left to the window."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            listed = self._rows.entry_ids()
            if listed:
                self.entry_chosen.emit(listed[0 if key == Qt.Key.Key_Home else -1])
        elif plain and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        elif plain and key == Qt.Key.Key_Escape:
            self.went_back.emit()
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from value to value in the card, and out of the list behind the last."""
        return self.tab_steps(1 if forward else -1) or super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens the entry that was clicked, or does what a heading's words say."""
        event.accept()
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        row = self._rows.row(index.row())
        if isinstance(row, Line):
            self.entry_chosen.emit(row.entry_id)
            return
        spots = self.delegate.spots(self.visualRect(index), row)
        if spots.confirm.contains(at):
            self.confirm_wanted.emit(row.group)
        elif spots.add.contains(at):
            self.add_wanted.emit(row.group)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width lays everything out anew: Qt keeps rows as wide as they were, and the card needs its height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the card is stronger while the keys go to it."""
        super().focusInEvent(event)
        self._card.set_keyed(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame of the card is weaker again."""
        super().focusOutEvent(event)
        self._card.set_keyed(False)
