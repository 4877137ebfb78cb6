"""What the mouse does over the text: choosing evidence, dragging its ends, opening furniture, hovering."""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.article.article_text import ArticleText
from ui.article.boundaries import grapheme_end, grapheme_start, last_word_start, next_word_end
from ui.article.evidence_marks import Mark

_NEAR = 4.0


class Edge(Enum):
    """An end of a piece of evidence."""

    START = "start"
    END = "end"


class Pointer(QObject):
    """Watches the mouse over an article's text.

    Signals:
        clicked: A code point that was clicked on.
        resized: A mark, and the start and end that one of its ends was dragged to.
        rested: The code point that the mouse rests on, or None beside the letters.
    """

    clicked = Signal(int)
    resized = Signal(object, int, int)
    rested = Signal(object)

    def __init__(self, text: ArticleText) -> None:
        super().__init__(text)
        self._text = text
        self._pressed: QPointF | None = None
        self._drag: tuple[Mark, Edge] | None = None
        text.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what concerns evidence and furniture; selecting stays the text's."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self.rested.emit(self._text.places().point_at(QPointF(event.pos())))
            return True
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        place = event.position()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._pressed = place
                self._drag = self._edge_at(place)
                return self._drag is not None or self._text.places().fold_at(place) is not None
            case QEvent.Type.MouseMove if self._drag:
                self._dragged(place, event.modifiers())
                return True
            case QEvent.Type.MouseMove:
                self._set_cursor(place, event.buttons())
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                return self._released(place)
        return False

    def _released(self, place: QPointF) -> bool:
        pressed, self._pressed = self._pressed, None
        if self._drag:
            self._drop()
            return True
        if pressed is None or (place - pressed).manhattanLength() >= QApplication.startDragDistance():
            return False
        fold = self._text.places().fold_at(place)
        if fold is not None:
            self._text.set_open(self._text.open_folds ^ {fold})
            return True
        point = self._text.places().point_at(place)
        if point is not None and not self._text.textCursor().hasSelection():
            self.clicked.emit(point)
        return False

    def _edge_at(self, place: QPointF) -> tuple[Mark, Edge] | None:
        """The end of a framed piece of evidence at a place."""
        for mark in self._text.shown.in_frame():
            strips = self._text.strips(mark.start, mark.end)
            ends = [(strip, strip.left(), Edge.START) for strip in strips[:1]]
            ends += [(strip, strip.right(), Edge.END) for strip in strips[-1:]]
            for strip, x, edge in ends:
                if abs(place.x() - x) <= _NEAR and strip.top() <= place.y() <= strip.bottom():
                    return mark, edge
        return None

    def _dragged(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        assert self._drag is not None
        mark, edge = self._drag
        point = self._text.places().nearest(place)
        if point is None:
            return
        text = self._text.page.text
        by_letters = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if edge is Edge.START:
            start = grapheme_start(text, point) if by_letters else last_word_start(text, point + 1)
            start, end = min(start, mark.end - 1), mark.end
        else:
            end = grapheme_end(text, point) if by_letters else next_word_end(text, point - 1)
            start, end = mark.start, max(end, mark.start + 1)
        self._text.shown.dragged = (*mark.key, start, end)
        self._text.viewport().update()

    def _drop(self) -> None:
        assert self._drag is not None
        mark, _ = self._drag
        dragged = self._text.shown.dragged
        self._drag = self._text.shown.dragged = None
        self._text.viewport().update()
        if dragged and dragged[2:] != (mark.start, mark.end):
            self.resized.emit(mark, dragged[2], dragged[3])

    def _set_cursor(self, place: QPointF, buttons: Qt.MouseButton) -> None:
        if buttons:
            return
        shape = Qt.CursorShape.IBeamCursor
        if self._edge_at(place):
            shape = Qt.CursorShape.SizeHorCursor
        elif self._text.places().fold_at(place) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        if self._text.viewport().cursor().shape() is not shape:
            self._text.viewport().setCursor(shape)
