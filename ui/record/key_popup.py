"""A small popup in which one keystroke chooses, with an input line where other words are wanted.

What can be chosen is given; what the choice does is the caller's.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.plain import ElidedLabel, PlainLabel
from ui.record.editors import Editor, Leave
from ui.record.offer_row import Offer, OfferRow

_WIDTH = 300


class KeyPopup(QFrame):
    """Offers with keys, an optional editor under them, and a sentence where a choice was refused.

    Signals:
        chosen: The number of the offer that was taken.
        typed: What was typed into the editor, a `Typed`.
        closed: It went away, whatever was chosen.

    Args:
        title: What it asks.
        parent: In front of what.
    """

    chosen = Signal(int)
    typed = Signal(object)
    closed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self._rows: list[OfferRow] = []
        self._sections: list[PlainLabel] = []
        self._at = -1
        self._editor: Editor | None = None
        self._title = ElidedLabel(title, "title")
        self._refusal = PlainLabel(role="refused")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 10, 10, 10)
        self._column.setSpacing(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self._refusal)
        self.setAccessibleName(title)

    @property
    def editor(self) -> Editor | None:
        """Where words are typed, if they can be."""
        return self._editor

    def offers(self) -> list[Offer]:
        """What can be chosen, in order."""
        return [row.offer for row in self._rows]

    def add_section(self, title: str, offers: Sequence[Offer]) -> None:
        """Adds offers under a small title, which may be empty."""
        if title:
            self._sections.append(PlainLabel(title, "faint"))
            self._put(self._sections[-1])
        for offer in offers:
            row = OfferRow()
            row.show_offer(offer)
            number = len(self._rows)
            row.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            self._rows.append(row)
            self._put(row)

    def ask(self, title: str, editor: Editor, *, alone: bool) -> None:
        """Shows an input line.

        Args:
            title: What it asks; empty leaves the title as it is.
            editor: For the words.
            alone: The offers go away.
        """
        if title:
            self._title.setText(title)
            self.setAccessibleName(title)
        for widget in (*self._rows, *self._sections):
            widget.setVisible(not alone)
        if alone:
            self._rows = []
        self._editor = editor
        self._put(editor)
        editor.left.connect(self._left)
        editor.resized.connect(self._fit)
        editor.input.installEventFilter(self)
        editor.show()
        editor.setFocus(Qt.FocusReason.PopupFocusReason)
        self._fit()

    def refuse(self, sentence: str) -> None:
        """Says why a choice was not taken."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self._fit()

    def open_at(self, at: QPoint) -> None:
        """Shows it there, inside the screen."""
        self._fit()
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(at.x(), screen.right() - self.width()))
        top = max(screen.top(), min(at.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        (self._editor or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key of an offer, arrows and Enter, or Esc."""
        if not self._pressed(event):
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The same keys in the input line, as long as nothing was typed into it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            empty = self._editor is not None and not self._editor.typed.words
            return bool(self._rows) and empty and event.key() != Qt.Key.Key_Escape and self._pressed(event)
        return False

    def event(self, event: QEvent) -> bool:
        """Takes the height that its parts need, which they know once they are styled and shown."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the surface."""
        look = theme.current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        painter.setPen(look.line)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.fillRect(0, 0, self.width(), 2, look.accent)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, letter = event.key(), event.text().casefold()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._rows:
            self._mark((self._at + (1 if key == Qt.Key.Key_Down else -1)) % len(self._rows))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.chosen.emit(self._at)
        else:
            keys = [row.offer.key.casefold() for row in self._rows]
            if not letter or letter not in keys:
                return False
            self.chosen.emit(keys.index(letter))
        return True

    def _mark(self, number: int) -> None:
        self._at = number
        for place, row in enumerate(self._rows):
            row.show_offer(row.offer, marked=place == number)

    def _left(self, leave: Leave) -> None:
        if leave is Leave.ESCAPE:
            self.close()
        elif leave is Leave.ENTER and self._editor is not None:
            self.typed.emit(self._editor.typed)

    def _put(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _fit(self) -> None:
        self._column.activate()
        height = self._column.totalHeightForWidth(_WIDTH) if self._column.hasHeightForWidth() else -1
        self.resize(_WIDTH, height if height > 0 else self.sizeHint().height())
