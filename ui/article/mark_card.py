"""The card that stands below words and says what is known of them. Its words are `ui.article.tips`'."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from curator.domain.entity import Entity
from ui.article.evidence_marks import Mark
from ui.article.mark_painter import Shown
from ui.article.tips import mark_lines, mark_title
from ui.plain import PlainLabel
from ui.theme import current_theme

_WIDTH = 320
_MOST = 3
"""Facts on a card; the key that goes round leads to the others."""


class MarkCard(QFrame):
    """Tells of the facts on some words; it takes no keys and goes when anything else happens.

    Attributes:
        marks: What it tells of.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self._text = parent
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.marks: tuple[Mark, ...] = ()
        self._colours: list[tuple[PlainLabel, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(2)

    def tell(self, marks: Sequence[Mark], shown: Shown, entities: Mapping[int, Entity], words: QRect) -> None:
        """Shows what is known of these marks, below the words or above them where there is no room.

        Args:
            marks: The one to be told of first is the first.
            shown: What groups and fields are called, and their colours.
            entities: By id those that values of the record stand for.
            words: Where the words stand on the screen.
        """
        self.marks = tuple(marks)
        self._clear()
        for mark in marks[:_MOST]:
            if self._colours:
                self._column.addSpacing(8)
            title = self._line(mark_title(mark, shown.titles), "title")
            self._colours.append((title, shown.roles.get(mark.entry.group, "neutral")))
            first, *others = mark_lines(mark, entities)
            self._line(first, "")
            for line in others:
                self._line(line, "small")
        if len(marks) > 1:
            more = self.tr("%1 facts on these words: V goes round them.")
            self._column.addSpacing(6)
            self._line(more.replace("%1", str(len(marks))), "faint")
        self._place(words)
        self.setAccessibleName(self.said())
        self.show()

    def said(self) -> str:
        """All its words, line by line."""
        return "\n".join(label.text() for label in self._labels())

    def announce(self) -> None:
        """Has a screen reader say it, if one is listening."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, self.said()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the surface, and the colour of each fact's group beside its title."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.panel)
        painter.setPen(theme.ink_faint)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for label, role in self._colours:
            painter.fillRect(QRect(0, label.y(), 4, label.height()), theme.group(role).ink)

    def _labels(self) -> list[PlainLabel]:
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        return [label for item in items if item is not None and isinstance(label := item.widget(), PlainLabel)]

    def _line(self, words: str, role: str) -> PlainLabel:
        label = PlainLabel(words, role, self)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def _clear(self) -> None:
        labels = self._labels()
        self._colours = []
        while self._column.takeAt(0) is not None:
            pass
        for label in labels:
            label.hide()
            label.deleteLater()

    def _place(self, words: QRect) -> None:
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))
        screen = self._text.screen().availableGeometry()
        left = max(screen.left(), min(words.left(), screen.right() - _WIDTH))
        below = words.bottom() + 8
        fits = below + self.height() <= screen.bottom()
        self.move(QPoint(left, below if fits else max(screen.top(), words.top() - 8 - self.height())))
