"""A short list of offers under an input line; the keys stay with the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui import paint, theme
from ui.plain import tip

_ROW, _MOST, _PAD = 24, 6, 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An offer.

    Attributes:
        words: What it would put in.
        note: What tells it from others, small.
        entity_id: The entity it names, if it does.
    """

    words: str
    note: str = ""
    entity_id: int | None = None


class Suggestions(QWidget):
    """Draws the offers, marks one, and takes clicks.

    Signals:
        chosen: The `Suggestion` that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Suggestion] = []
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    def show_offers(self, offers: Sequence[Suggestion], *, marked: bool) -> None:
        """Shows other offers, the first one marked or none."""
        self._offers = list(offers)
        self._at = 0 if marked and offers else -1
        self._tell()
        self.updateGeometry()
        self.update()

    def offers(self) -> list[Suggestion]:
        """All offers."""
        return list(self._offers)

    def current(self) -> Suggestion | None:
        """The marked offer, if one is."""
        return self._offers[self._at] if self._at >= 0 else None

    def step(self, by: int) -> None:
        """Marks the next (1) or previous (-1)."""
        if self._offers:
            self._at = (max(self._at, -1 if by > 0 else 0) + by) % len(self._offers)
            self._tell()
            self.update()

    def sizeHint(self) -> QSize:
        """One row an offer, up to a handful."""
        return QSize(120, _ROW * min(len(self._offers), _MOST) + 2)

    def minimumSizeHint(self) -> QSize:
        """As high as it wants."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the offers that there is room for, the marked one among them."""
        painter = QPainter(self)
        look = theme.current_theme()
        paint.card(painter, QRectF(self.rect()), look.panel, look.line)
        for row, number in enumerate(self._visible()):
            offer, rect = self._offers[number], QRect(1, 1 + row * _ROW, self.width() - 2, _ROW)
            if number == self._at:
                painter.fillRect(rect.adjusted(1, 0, -1, 0), look.selected)
            painter.setFont(theme.ui_font())
            painter.setPen(look.ink)
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            name = paint.elided(painter.fontMetrics(), offer.words, rect.width() - 2 * _PAD)
            painter.drawText(rect.adjusted(_PAD, 0, -_PAD, 0), flags, name)
            used = painter.fontMetrics().horizontalAdvance(name) + _PAD * 2
            painter.setFont(theme.ui_font(paint.TINY))
            painter.setPen(look.ink_faint)
            note = paint.elided(painter.fontMetrics(), offer.note, rect.width() - used - _PAD)
            painter.drawText(rect.adjusted(used, 0, -_PAD, 0), flags, note)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps the line's focus: the choice is made when the button is let go."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the offer under the mouse."""
        number = self._number_at(event.position().toPoint())
        if number is not None:
            self.chosen.emit(self._offers[number])

    def event(self, event: QEvent) -> bool:
        """All of an offer that may have been shortened, as a tool tip."""
        if event.type() is QEvent.Type.ToolTip:
            number = self._number_at(event.pos())  # type: ignore[attr-defined]
            if number is not None:
                offer = self._offers[number]
                text = "\n".join(part for part in (offer.words, offer.note) if part)
                QToolTip.showText(event.globalPos(), tip(text), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def _tell(self) -> None:
        offer = self.current()
        self.setAccessibleName(self.tr("Offers"))
        self.setAccessibleDescription(f"{offer.words} {offer.note}".strip() if offer else "")

    def _visible(self) -> range:
        first = max(0, self._at - _MOST + 1)
        return range(first, min(len(self._offers), first + _MOST))

    def _number_at(self, at: QPoint) -> int | None:
        row = (at.y() - 1) // _ROW
        seen = self._visible()
        return seen[row] if 0 <= row < len(seen) else None
