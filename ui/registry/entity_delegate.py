"""How an entity looks in a list: name, kind and what tells it from others, how often it is meant."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from curator.domain.registry import EntityRow
from ui.models.paged_model import ROW_ROLE
from ui.paint import SMALL, elided
from ui.registry.words import kind_name, scheme_name, told_by
from ui.theme import current_theme, ui_font

_SIDE, _TOP, _GAP, _DOT = 14, 8, 3, 7


class EntityDelegate(QStyledItemDelegate):
    """Paints rows of equal height, so that a million of them cost nothing to lay out."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of every row."""
        return QSize(option.rect.width(), row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row; an entity that is gone meanwhile leaves an empty one."""
        row = index.data(ROW_ROLE)
        painter.save()
        draw_ground(painter, option)
        if isinstance(row, EntityRow):
            _draw(painter, option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP), row)
        painter.restore()


def row_height() -> int:
    """Of every row, in pixels."""
    return 2 * _TOP + QFontMetrics(ui_font(strong=True)).height() + _GAP + QFontMetrics(ui_font(SMALL)).height()


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """What lies behind a row of a list: tinted and marked at the left where it is chosen, with a line below."""
    theme, rect = current_theme(), option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected:
        painter.fillRect(rect, theme.selected)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.accent)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.panel)
    painter.setPen(theme.line)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.accent, 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _draw(painter: QPainter, rect: QRect, row: EntityRow) -> None:
    theme, entity = current_theme(), row.entity
    used = f"{row.linked:,}×" if row.linked else ""
    painter.setFont(ui_font(SMALL))
    painter.setPen(theme.ink_faint)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), used)
    taken = painter.fontMetrics().horizontalAdvance(used) + 8 if used else 0
    painter.setFont(ui_font(strong=True))
    painter.setPen(theme.ink)
    name = elided(painter.fontMetrics(), " ".join(entity.name.split()), rect.width() - taken)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), name)
    below = rect.adjusted(0, painter.fontMetrics().height() + _GAP, 0, 0)
    painter.setFont(ui_font(SMALL))
    colours = theme.group(entity.kind.value)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.ink)
    middle = below.top() + painter.fontMetrics().height() / 2
    painter.drawEllipse(QPointF(below.left() + _DOT / 2, middle), _DOT / 2, _DOT / 2)
    schemes = " · ".join(dict.fromkeys(scheme_name(each.scheme) for each in entity.identifiers))
    schemes = elided(painter.fontMetrics(), schemes, rect.width() // 2)
    painter.setPen(theme.ink_faint)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), schemes)
    room = below.width() - _DOT - 6 - (painter.fontMetrics().horizontalAdvance(schemes) + 10 if schemes else 0)
    painter.setPen(theme.ink_soft)
    said = " · ".join(part for part in (kind_name(entity.kind), told_by(entity)) if part)
    text = elided(painter.fontMetrics(), " ".join(said.split()), room)
    painter.drawText(
        below.adjusted(_DOT + 6, 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), text
    )
