"""The article's text under mouse and keyboard: caret, selection, copying.

What is shown and painted is `ui.article.column_view`'s, what an act on evidence means `ui.article.article_panel`'s.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.article.boundaries import next_sentence, whole, word_number
from ui.article.column_view import ColumnView

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_CARET_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class ArticleText(ColumnView):
    """Shows an article, read-only, with a caret; words in it can be selected by mouse and by keyboard.

    Signals:
        selected: `(start, end)` in code points, or None.
        moved: The caret or the view has moved.
        edge_key: `start` or `end`, and whether that end of the evidence in focus goes a letter on (1) or back (-1).
        furniture_key: The key for furniture was pressed, and nobody else took it.
        left: Esc was pressed with nothing selected.
        menu_asked: The place of the screen where a menu was asked for, by mouse or keyboard.
    """

    selected = Signal(object)
    moved = Signal()
    edge_key = Signal(str, int)
    furniture_key = Signal()
    left = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Article text"))
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(self._selection_moved)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    # Places

    def range_selected(self) -> tuple[int, int] | None:
        """The selection in code points: whole graphemes without blanks at the ends; None without any."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return whole(
            self.page.text,
            self.offsets.to_points(cursor.selectionStart()),
            self.offsets.to_points(cursor.selectionEnd()),
        )

    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return self.offsets.to_points(self.textCursor().position())

    def put_caret(self, point: int, *, select: bool = False) -> None:
        """Moves the caret to a code point, selecting on the way or not."""
        cursor = self.textCursor()
        keep = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self.offsets.to_units(point), keep)
        self.setTextCursor(cursor)

    def put_caret_quietly(self, point: int) -> None:
        """Moves the caret without scrolling."""
        row = self.verticalScrollBar().value()
        self.put_caret(point)
        self.verticalScrollBar().setValue(row)

    def place(self) -> tuple[int, int]:
        """Paragraph and word at the caret, or at the top of the view where the caret is out of sight."""
        point = self.caret()
        if not self.viewport().rect().intersects(self.cursorRect()):
            point = self.offsets.to_points(self.firstVisibleBlock().position())
        line = self.page.line_at(point)
        if not self.page.numbers[line]:
            return self.page.paragraph(line), 0
        start = self.page.starts[line]
        return self.page.numbers[line], word_number(self.page.text[start : self.page.end(line)], point - start)

    # Events

    def event(self, event: QEvent) -> bool:
        """Leaves letters, Space, Enter and Delete to the window's keys: nothing can be typed here."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_command(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Does what is this text's own and leaves the rest to Qt.

        Ctrl+Up and Down go by paragraph, Alt+PgUp and PgDn by sentence, both select with Shift; Ctrl+Alt+Left and
        Right move the end of the evidence in focus by a letter, with Shift its beginning.
        """
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        before = self.caret()
        select = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not self._own_key(Qt.Key(event.key()), event.modifiers() & ~_PLAIN, select=select):
            super().keyPressEvent(event)
        self._leave_hidden(1 if self.caret() >= before else -1, select=select)

    def _own_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, *, select: bool) -> bool:
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        way = -1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_PageUp) else 1
        if modifiers == control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.put_caret(self._next_paragraph(way), select=select)
        elif modifiers == alt and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.put_caret(next_sentence(self.page.text, self.caret(), way), select=select)
        elif modifiers == alt | control and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.edge_key.emit("start" if select else "end", way)
        elif key == Qt.Key.Key_Escape:
            if not self.textCursor().hasSelection():
                self.left.emit()
                return False
            self.put_caret(self.caret())
        elif key == Qt.Key.Key_B and not modifiers:
            self.furniture_key.emit()
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl makes the letters larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu: at the mouse, or at the caret when the keyboard wants it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if by_key else event.globalPos()
        self.menu_asked.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Puts the caret into the nearest line; Qt would take the space between two lines for a line's end."""
        super().mousePressEvent(self._on_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects to the nearest line."""
        super().mouseMoveEvent(self._on_line(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends selecting in the nearest line."""
        super().mouseReleaseEvent(self._on_line(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects a word of the nearest line."""
        super().mouseDoubleClickEvent(self._on_line(event))

    def copy(self) -> None:
        """Copies the article's own characters, not their stand-ins.

        Not by way of `createMimeDataFromSelection`: the clipboard outlives Python, and would call a QMimeData made
        here when Python is gone.
        """
        cursor = self.textCursor()
        if cursor.hasSelection():
            start, end = (self.offsets.to_points(unit) for unit in (cursor.selectionStart(), cursor.selectionEnd()))
            QGuiApplication.clipboard().setText(self.page.text[start:end])

    # Inside

    def _on_line(self, event: QMouseEvent) -> QMouseEvent:
        place = event.position()
        if not self.viewport().rect().contains(place.toPoint()):
            return event
        found = self.places().line_at(place.y())
        if found is None:
            return event
        there = QPointF(place.x(), found[2])
        return QMouseEvent(
            event.type(), there, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def _next_paragraph(self, way: int) -> int:
        here = self.page.line_at(self.caret())
        if way < 0 and self.caret() > self.page.starts[here] and self.column.visible(here):
            return self.page.starts[here]
        lines = range(here + 1, len(self.page.starts)) if way > 0 else range(here - 1, -1, -1)
        there = next((line for line in lines if self.column.visible(line)), here)
        return self.page.starts[there]

    def _leave_hidden(self, way: int, *, select: bool) -> None:
        """Goes on from where nothing is to be seen; a closed bar of furniture is one place, its beginning."""
        page, point = self.page, self.caret()
        line = page.line_at(point)
        bar = self.column.is_bar(line)
        if self.column.visible(line) and (not bar or point == page.starts[line]):
            return
        lines = range(line + 1, len(page.starts)) if way > 0 else range(line, -1, -1)
        there = next((each for each in lines if self.column.visible(each)), None)
        if there is None:
            return
        backwards_into_words = way < 0 and not self.column.is_bar(there)
        self.put_caret(page.end(there) if backwards_into_words else page.starts[there], select=select)

    def _caret_moved(self) -> None:
        self.moved.emit()
        if self.hasFocus():
            # Only then is it to be seen; what is selected has its own signal.
            self.viewport().update()

    def _selection_moved(self) -> None:
        self.selected.emit(self.range_selected())
        self.viewport().update()


def _is_command(event: QEvent) -> bool:
    """Whether a key without Ctrl or Alt is none that moves the caret."""
    return isinstance(event, QKeyEvent) and not event.modifiers() & ~_PLAIN and event.key() not in _CARET_KEYS
