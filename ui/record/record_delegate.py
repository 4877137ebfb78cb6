"""Paints the closed rows of the record: headings and quiet cards. The open one is a widget, lent here to Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import paint, theme
from ui.models.record_model import RecordModel, RecordRole
from ui.models.record_rows import Heading, Line, Linked
from ui.plain import tip
from ui.record.status_mark import paint_mark
from ui.words import sureness_sentence

Index = QModelIndex | QPersistentModelIndex

SIDE, GAP = 12, 4
_HEADING, _ONE, _TWO = 34, 36, 52
_PAD, _MARK = 12, 22


@dataclass(frozen=True, slots=True)
class HeadingSpots:
    """Where a heading can be clicked.

    Attributes:
        confirm: “confirm all”; empty where nothing is proposed.
        add: The plus.
    """

    confirm: QRect
    add: QRect


class RecordDelegate(QStyledItemDelegate):
    """Draws headings and closed entries, and hands the open card to the view as the editor of its row.

    Args:
        model: The rows.
        card: The one open card; it is moved from row to row and never made anew.
        open_row: Says which row holds the card, or -1.
        parent: Its owner.
    """

    def __init__(self, model: RecordModel, card: QWidget, open_row: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._open_row = open_row
        self._laid = -1
        self._model = model
        self._card = card
        self._body, self._strong, self._small = QFont(), QFont(), QFont()
        self.renew_fonts()

    def renew_fonts(self) -> None:
        """Takes the fonts of the theme."""
        self._body, self._strong = theme.ui_font(), theme.ui_font(strong=True)
        self._small = theme.ui_font(paint.SMALL)

    # The open card as an editor

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Lends the card."""
        self._card.setParent(parent)
        self._card.show()
        return self._card

    def destroyEditor(self, editor: QWidget, _index: Index) -> None:
        """Takes the card back; it lives on."""
        editor.hide()

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """The panel tells the card what to show."""

    def setModelData(self, _editor: QWidget, _model: object, _index: Index) -> None:
        """The card's inputs ask the desk themselves."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Puts the card in its row."""
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(SIDE, 0, -SIDE, -GAP))

    def eventFilter(self, _editor: QObject, _event: QEvent) -> bool:
        """Nothing: the base class would close the card on Esc and Enter."""
        return False

    # Sizes and painting

    def card_fits(self, width: int) -> bool:
        """Whether the open row is as high as the card wants it in a list of this width."""
        return self._laid == self._card_height(width)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row; that of the open one is the card's."""
        row = self._model.row(index.row())
        if isinstance(row, Heading):
            return QSize(0, _HEADING)
        if index.row() == self._open_row():
            view = option.widget
            assert isinstance(view, QAbstractItemView)
            self._laid = self._card_height(view.viewport().width())
            return QSize(0, self._laid)
        return QSize(0, (_TWO if row.second else _ONE) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws a row; of the open one the card draws itself."""
        row = self._model.row(index.row())
        rect: QRect = option.rect
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        elif isinstance(row, Line) and index.row() != self._open_row():
            self._paint_line(painter, rect.adjusted(SIDE, 0, -SIDE, -GAP), row)
        painter.restore()

    def _card_height(self, width: int) -> int:
        return self._card.heightForWidth(width - 2 * SIDE) + GAP

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Heading) -> None:
        look = theme.current_theme()
        middle = rect.bottom() - 13
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.group(row.colour).ink)
        painter.drawRoundedRect(QRectF(rect.left() + SIDE + 4, middle - 4, 8, 8), 2, 2)
        spots = self.spots(rect, row)
        painter.setFont(self._small)
        painter.setPen(look.ink_faint)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        if not spots.confirm.isEmpty():
            painter.drawText(spots.confirm, centre, self.tr("confirm all"))
        if not spots.add.isEmpty():
            painter.drawText(spots.add, centre, "+")
        left = rect.left() + SIDE + 20
        right = spots.confirm.left() if not spots.confirm.isEmpty() else spots.add.left()
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        title = paint.elided(painter.fontMetrics(), row.title, right - left - 70)
        painter.drawText(QPoint(left, middle + 5), title)
        left += painter.fontMetrics().horizontalAdvance(title) + 8
        painter.setFont(self._small)
        painter.setPen(look.ink_faint)
        painter.drawText(QPoint(left, middle + 5), paint.elided(painter.fontMetrics(), row.says, right - left))

    def _paint_line(self, painter: QPainter, rect: QRect, row: Line) -> None:
        look = theme.current_theme()
        paint.card(painter, QRectF(rect), look.panel, look.line)
        top = rect.top() + (17 if row.second else rect.height() // 2)
        painter.setFont(self._body)
        paint_mark(painter, QRect(rect.left() + _PAD - 4, top - 10, 18, 20), look, row.status, row.sureness)
        left = rect.left() + _PAD + _MARK
        right = rect.right() - _PAD + 2
        if row.pill:
            right = self._paint_pill(painter, rect, right, top, row) - 8
        painter.setFont(self._body)
        painter.setPen(look.refused if not row.name else look.ink)
        name = row.name or self.tr("without a name")
        shown = paint.elided(painter.fontMetrics(), name, right - left)
        painter.drawText(QPoint(left, top + 5), shown)
        if row.proposed and shown == name:
            self._paint_struck(painter, left, right, top, shown, row.proposed)
        painter.setFont(self._small)
        self._paint_second(painter, QRect(left, top + 10, rect.right() - _PAD - left, 18), row)

    def _paint_struck(self, painter: QPainter, left: int, right: int, top: int, name: str, proposed: str) -> None:
        left += painter.fontMetrics().horizontalAdvance(name) + 8
        if right - left < 40:
            return
        struck = QFont(self._small)
        struck.setStrikeOut(True)
        painter.setFont(struck)
        painter.setPen(theme.current_theme().ink_faint)
        painter.drawText(QPoint(left, top + 5), paint.elided(painter.fontMetrics(), proposed, right - left))

    def _paint_second(self, painter: QPainter, rect: QRect, row: Line) -> None:
        look = theme.current_theme()
        if row.problems:
            warned = QRect(rect.right() - 14, rect.top(), 14, rect.height()) if row.second else None
            if warned is not None:
                painter.setPen(look.refused)
                painter.drawText(warned, int(Qt.AlignmentFlag.AlignCenter), "!")
                rect = rect.adjusted(0, 0, -18, 0)
        if row.second:
            painter.setPen(look.ink_soft)
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(rect, flags, paint.elided(painter.fontMetrics(), row.second, rect.width()))

    def _paint_pill(self, painter: QPainter, rect: QRect, right: int, middle: int, row: Line) -> int:
        look = theme.current_theme()
        painter.setFont(self._small)
        linked = row.linked in (Linked.RULE, Linked.CHOSEN)
        text = paint.elided(painter.fontMetrics(), row.pill, rect.width() * 2 // 5)
        ink, edge = (look.accent, look.accent) if linked else (look.ink_faint, look.line)
        return paint.pill(painter, right, middle, text, ink, edge, dashed=row.linked is Linked.RULE)

    # The mouse

    def spots(self, rect: QRect, row: Heading) -> HeadingSpots:
        """Where a heading in this rectangle can be clicked."""
        metrics = QFontMetrics(self._small)
        top, right = rect.bottom() - 24, rect.right() - SIDE
        add = QRect() if row.single else QRect(right - 22, top, 22, 22)
        confirm = QRect()
        if row.proposed:
            width = metrics.horizontalAdvance(self.tr("confirm all")) + 8
            confirm = QRect(right - (26 if not row.single else 0) - width, top, width, 22)
        return HeadingSpots(confirm, add if not row.single else QRect(right, top, 0, 22))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """All of a row that may have been shortened, as a tool tip."""
        row = index.data(RecordRole.ROW)
        text = ""
        if isinstance(row, Heading):
            spots = self.spots(option.rect, row)
            if spots.add.contains(event.pos()):
                text = self.tr("Add to %1").replace("%1", row.title)
            elif spots.confirm.contains(event.pos()):
                text = self.tr("Confirm all that is proposed in %1").replace("%1", row.title)
        elif isinstance(row, Line):
            said = sureness_sentence(row.confidence) if row.confidence is not None else ""
            text = "\n".join(part for part in (row.name, row.second, row.pill, said) if part)
        QToolTip.showText(event.globalPos(), tip(text), view)
        return bool(text)
