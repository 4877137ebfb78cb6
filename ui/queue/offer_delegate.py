"""A row of the filters: what kind, which value, how many articles. What choosing it does is the popup's."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import paint, theme

OFFER = int(Qt.ItemDataRole.UserRole) + 1
"""What is offered; its `row` is an `OfferRow`."""
ROW = 28
_PAD, _KIND = 10, 84


@dataclass(frozen=True, slots=True)
class OfferRow:
    """How an offer looks.

    Attributes:
        kind: What is narrowed by; may be empty.
        words: Which value.
        count: How many articles have it; empty where nobody counted.
        on: It is set.
        hint: What else can be done with it.
    """

    kind: str
    words: str
    count: str = ""
    on: bool = False
    hint: str = ""

    @property
    def aloud(self) -> str:
        """The row for a screen reader."""
        return ", ".join(part for part in (self.kind, self.words, "✓" if self.on else "", self.count) if part)


class OfferDelegate(QStyledItemDelegate):
    """Paints the rows."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All are equal."""
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row."""
        offer: Any = index.data(OFFER)
        row: OfferRow = offer.row
        look, rect = theme.current_theme(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.selected)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.accent)
        inner, middle = rect.adjusted(_PAD, 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.ui_font(paint.SMALL))
        painter.setPen(look.ink_faint)
        right = row.count or row.hint
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), right)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(right) - _PAD
        if row.kind:
            kind = QRect(inner.left(), inner.top(), _KIND - _PAD, inner.height())
            painter.drawText(kind, int(middle), paint.elided(painter.fontMetrics(), row.kind, kind.width()))
            inner.setLeft(inner.left() + _KIND)
            room -= _KIND
        painter.setFont(theme.ui_font())
        painter.setPen(look.ink)
        words = f"✓ {row.words}" if row.on else row.words
        painter.drawText(inner, int(middle), paint.elided(painter.fontMetrics(), words, room))
        painter.restore()
