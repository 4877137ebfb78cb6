"""When the card of some words comes and goes: the mouse resting on them, a key, and everything that ends it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from curator.domain.entity import Entity
from ui.article.article_text import ArticleText
from ui.article.evidence_marks import Mark
from ui.article.mark_card import MarkCard

_ENDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.FocusOut,
        QEvent.Type.Hide,
        QEvent.Type.Leave,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.WindowDeactivate,
    }
)


class Hovering(QObject):
    """Shows the card of words of a text.

    Args:
        text: The text.
        entities: Gives the entities by id that values of the open record stand for.
    """

    def __init__(self, text: ArticleText, entities: Callable[[], Mapping[int, Entity]]) -> None:
        super().__init__(text)
        self._text = text
        self._entities = entities
        self.card = MarkCard(text)
        for watched in (text, text.viewport()):
            watched.installEventFilter(self)
        text.verticalScrollBar().valueChanged.connect(self.card.hide)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.card.hide)

    def tell(self, marks: Sequence[Mark]) -> None:
        """Shows the card of some marks below the first one's words; without any it goes."""
        strips = self._text.strips(marks[0].start, marks[0].end) if marks else []
        if not strips:
            self.card.hide()
            return
        place = strips[-1].toAlignedRect()
        where = QRect(self._text.viewport().mapToGlobal(place.topLeft()), place.size())
        self.card.tell(marks, self._text.shown, self._entities(), where)

    def hover(self, point: int | None) -> None:
        """Shows the card of the code point that the mouse rests on."""
        self.tell([] if point is None else self._text.shown.at(point))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the card away when something else happens; it never takes anything for itself."""
        if self.card.isVisible():
            if event.type() in _ENDS:
                self.card.hide()
            elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
                self._moved(event.position().toPoint())
        return super().eventFilter(watched, event)

    def _moved(self, place: QPoint) -> None:
        point = self._text.places().point_at(place.toPointF())
        if point is None or tuple(self._text.shown.at(point)) != self.card.marks:
            self.card.hide()
