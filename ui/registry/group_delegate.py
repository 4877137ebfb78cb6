"""How a member of a group looks: its words in their sentence, where that stands, why it is odd, what was said of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from curator.domain.sureness import sureness
from ui import paint, theme
from ui.models.group_model import ROW_ROLE, MemberRow
from ui.plain import tip
from ui.record.status_mark import paint_mark
from ui.registry.entity_delegate import draw_ground
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE, _TOP, _LINE, _MARK, _PILL, _PIXELS = 16, 10, 18, 26, 240, 15
_SENTENCE, _ROW = 2, 23
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class GroupDelegate(QStyledItemDelegate):
    """Paints rows as high as what they say."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of sentence, one of where it stands, one of why it is odd."""
        row = index.data(ROW_ROLE)
        odd = isinstance(row, MemberRow) and bool(row.odd)
        return QSize(400, 2 * _TOP + _SENTENCE * _ROW + _LINE + (_LINE if odd else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one."""
        row, look = index.data(ROW_ROLE), theme.current_theme()
        painter.save()
        draw_ground(painter, option)
        if isinstance(row, MemberRow):
            rect = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
            self._paint_mark(painter, rect, look, row)
            self._paint_sentence(painter, rect.adjusted(_MARK, 0, -_PILL - 16, 0), look, row)
            self._paint_below(painter, rect.adjusted(_MARK, 0, 0, 0), look, row)
            self._paint_entity(painter, rect, look, row)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """All of a row that may have been shortened."""
        row = index.data(ROW_ROLE)
        parts = (row.entity, row.said, row.odd, row.place) if isinstance(row, MemberRow) else ()
        QToolTip.showText(event.globalPos(), tip("\n".join(part for part in parts if part)), view)
        return bool(parts)

    def _paint_mark(self, painter: QPainter, rect: QRect, look: Theme, row: MemberRow) -> None:
        painter.setFont(theme.ui_font())
        value, said = row.member.mention.value, row.verdict
        spot = QRect(rect.left() - 2, rect.top(), 18, 22)
        if said is None or said.confirmed is None:
            paint_mark(painter, spot, look, value.status, sureness(value.confidence) if value.confidence else None)
            return
        painter.setPen(look.done if said.confirmed else look.refused)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), "✓" if said.confirmed else "✕")

    def _paint_sentence(self, painter: QPainter, rect: QRect, look: Theme, row: MemberRow) -> None:
        gone = row.verdict is not None and row.verdict.confirmed is False
        ink = look.ink_faint if gone else look.ink
        if row.sentence is None:
            runs = [paint.Run(row.member.mention.value.words, ink, strong=True)]
        else:
            soft = look.ink_faint if gone else look.ink_soft
            before, after = row.sentence.before, row.sentence.after
            words = paint.Run(row.sentence.words, ink, strong=True, struck=gone)
            runs = [paint.Run(before, soft), words, paint.Run(after, soft)]
        laid = paint.lay_out([run for run in runs if run.text], theme.reading_font(_PIXELS), rect.width(), _SENTENCE)
        laid.draw(painter, QPointF(rect.topLeft()))

    def _paint_below(self, painter: QPainter, rect: QRect, look: Theme, row: MemberRow) -> None:
        painter.setFont(theme.ui_font(paint.SMALL))
        line = QRect(rect.left(), rect.top() + _SENTENCE * _ROW, rect.width(), _LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.group(row.colour).ink)
        painter.drawRoundedRect(QRect(line.left(), line.center().y() - 3, 8, 8), 2, 2)
        painter.setPen(look.ink_faint)
        words = line.adjusted(14, 0, -_PILL - 16, 0)
        painter.drawText(words, _LEFT, paint.elided(painter.fontMetrics(), row.place, words.width()))
        if row.odd:
            painter.setPen(look.doubt)
            below = line.translated(0, _LINE).adjusted(0, 0, -_PILL - 16, 0)
            painter.drawText(below, _LEFT, paint.elided(painter.fontMetrics(), f"◇ {row.odd}", below.width()))

    def _paint_entity(self, painter: QPainter, rect: QRect, look: Theme, row: MemberRow) -> None:
        painter.setFont(theme.ui_font(paint.SMALL))
        words = row.entity or self.tr("not linked")
        ink, edge = (look.accent, look.accent) if row.entity else (look.ink_faint, look.line)
        shown = paint.elided(painter.fontMetrics(), words, _PILL - 20)
        paint.pill(painter, rect.right(), rect.top() + 11, shown, ink, edge, dashed=row.automatic)
        below = QRect(rect.right() - _PILL, rect.top() + 26, _PILL, _LINE)
        said = row.said or (self.tr("linked automatically") if row.automatic else "")
        painter.setPen(self._said_ink(look, row))
        painter.drawText(below, _RIGHT, paint.elided(painter.fontMetrics(), said, _PILL))

    def _said_ink(self, look: Theme, row: MemberRow) -> QColor:
        if row.verdict is None:
            return look.ink_faint
        if row.verdict.confirmed is False or row.verdict.refused:
            return look.refused
        return look.done if row.verdict.confirmed else look.accent
