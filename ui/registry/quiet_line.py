"""A line that looks like words until it is typed into, and hands over what was typed when it is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from ui.paint import elided

_EDGE = 9
"""From the side to the words, in pixels: the style sheet's padding and line, and Qt's own gap."""
_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class QuietLine(QLineEdit):
    """A line of text.

    Signals:
        refused: Why what was typed does not fit; empty once it does, or was given up.
        left: Esc was pressed.

    Attributes:
        shown: What is stored; Esc puts it back.
        problem: Why what was typed does not fit; it stays to be mended until then.
        take: Called with what was typed; gives a sentence where it does not fit.
        filter: Sees keys first; gives True for those it has used.

    Args:
        name: For a screen reader.
        role: Of the style sheet.
    """

    refused = Signal(str)
    left = Signal()

    def __init__(self, name: str, role: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.shown = self.problem = ""
        self.take: Callable[[str], str] = lambda _words: ""
        self.filter: Callable[[QKeyEvent], bool] = lambda _event: False

    def show_text(self, text: str) -> None:
        """Shows what is stored; what is being typed, or was refused, stays where that is the same as before."""
        typing = (self.hasFocus() or self.problem) and self.text() != self.shown
        changed, self.shown = text != self.shown, text
        if changed or not typing:
            self.give_up()
            self.setCursorPosition(len(text) if self.hasFocus() else 0)

    def give_up(self) -> None:
        """Puts back what is stored."""
        self.setText(self.shown)
        self._refuse("")

    def commit(self) -> bool:
        """Hands over what was typed; whether it fits."""
        if self.text() == self.shown:
            return True
        typed = self.text()
        sentence = self.take(typed)
        self._refuse(sentence)
        if not sentence and self.text() == typed:
            self.shown = typed
        return not sentence

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the window's where nothing was typed here."""
        if event.type() is QEvent.Type.ShortcutOverride and self.text() == self.shown:
            assert isinstance(event, QKeyEvent)
            if any(event.matches(key) for key in _HISTORY):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter hands over, Esc puts back what is stored and leaves."""
        if self.filter(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where nobody types, what does not fit ends in dots."""
        room = self.width() - 2 * _EDGE
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room:
            super().paintEvent(event)
            return
        option, painter = QStyleOptionFrame(), QPainter(self)
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        inside = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        words = elided(self.fontMetrics(), self.text(), room)
        painter.setPen(self.palette().text().color())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving hands over."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _refuse(self, sentence: str) -> None:
        self.problem = sentence
        self.refused.emit(sentence)
