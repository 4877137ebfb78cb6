"""How an article looks in the queue: title, where and when it appeared, how far its judging has come."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from curator.domain.queue import QueueRow, Snippet
from ui.models.queue_model import ROW_ROLE
from ui.paint import Run, lay_out
from ui.queue.snippets import Snippets
from ui.theme import Theme, current_theme, ui_font
from ui.words import date_words, judged_words, outlet_words

_SIDE = 14
_TOP = 10
_TITLE_LINES = 2
_SNIPPET_LINES = 2
_GAP = 3
_BAR = 3
_SMALL = 12


class QueueDelegate(QStyledItemDelegate):
    """Paints rows of equal height, so that a million of them cost nothing to lay out.

    Args:
        snippets: What stands around the words searched for; where nothing is, the rows have no room for it.
    """

    def __init__(self, snippets: Snippets) -> None:
        super().__init__()
        self._snippets = snippets

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of every row."""
        return QSize(option.rect.width(), row_height(snippets=bool(self._snippets.words)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draws one row; an article that is gone meanwhile leaves an empty one."""
        theme = current_theme()
        row = index.data(ROW_ROLE)
        painter.save()
        _draw_ground(painter, option, theme)
        if isinstance(row, QueueRow):
            inside = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
            below = _draw_title(painter, inside, row, theme)
            if self._snippets.words:
                below = _draw_snippet(painter, inside, below, self._snippets.of(row.article_id), theme)
            _draw_facts(painter, QRect(inside.left(), below + 3, inside.width(), _small_line()), row, theme)
            _draw_bar(painter, QRect(inside.left(), inside.bottom() - _BAR + 2, inside.width(), _BAR), row, theme)
        painter.restore()


def row_height(*, snippets: bool = False) -> int:
    """Of every row, in pixels; with or without room for the words around what is searched for."""
    found = _GAP + _SNIPPET_LINES * _small_line() if snippets else 0
    return 2 * _TOP + _TITLE_LINES * _title_line() + found + 3 + _small_line() + 6 + _BAR


def _title_line() -> int:
    return QFontMetrics(ui_font(strong=True)).height()


def _small_line() -> int:
    return QFontMetrics(ui_font(_SMALL)).height()


def _draw_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    rect = option.rect
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected:
        painter.fillRect(rect, theme.selected)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.accent)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.panel)
    painter.setPen(theme.line)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.accent, 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _draw_title(painter: QPainter, rect: QRect, row: QueueRow, theme: Theme) -> int:
    """Draws at most two lines, the second elided; returns where they end."""
    ink = theme.ink_soft if row.finished else theme.ink
    title = lay_out([Run(" ".join(row.title.split()), ink)], ui_font(), rect.width(), _TITLE_LINES)
    title.draw(painter, QPointF(rect.topLeft()))
    return rect.top() + round(title.height)


def _draw_snippet(painter: QPainter, rect: QRect, below: int, snippet: Snippet | None, theme: Theme) -> int:
    """Draws the words around what is searched for, these strong and in ink; returns where they end."""
    if snippet is None:
        return below
    runs, at = [], 0
    for start, end in snippet.marks:
        runs += [Run(snippet.text[at:start], theme.ink_soft), Run(snippet.text[start:end], theme.ink, strong=True)]
        at = end
    runs.append(Run(snippet.text[at:], theme.ink_soft))
    laid = lay_out([run for run in runs if run.text], ui_font(_SMALL), rect.width(), _SNIPPET_LINES)
    laid.draw(painter, QPointF(rect.left(), below + _GAP))
    return below + _GAP + round(laid.height)


def _draw_facts(painter: QPainter, rect: QRect, row: QueueRow, theme: Theme) -> None:
    font = ui_font(_SMALL)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    state = judged_words(row)
    painter.setPen(_state_colour(row, theme))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight), state)
    # The day first: what is cut where there is no room is an outlet's long name.
    where = " · ".join(part for part in (date_words(row.published), outlet_words(row.outlet)) if part)
    room = rect.width() - metrics.horizontalAdvance(state) - 8
    painter.setPen(theme.ink_faint)
    painter.drawText(
        rect, int(Qt.AlignmentFlag.AlignLeft), metrics.elidedText(where, Qt.TextElideMode.ElideRight, room)
    )


def _state_colour(row: QueueRow, theme: Theme) -> QColor:
    if row.finished:
        return theme.done
    return theme.doubt if row.doubts else theme.ink_faint


def _draw_bar(painter: QPainter, rect: QRect, row: QueueRow, theme: Theme) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _bar(painter, rect, theme.line)
    if not row.total:
        return
    judged = round(rect.width() * min(row.judged, row.total) / row.total)
    doubts = round(rect.width() * min(row.doubts, row.total - row.judged) / row.total)
    if doubts:
        _bar(painter, QRect(rect.left(), rect.top(), judged + doubts, rect.height()), theme.doubt)
    if judged:
        _bar(painter, QRect(rect.left(), rect.top(), judged, rect.height()), theme.done)


def _bar(painter: QPainter, rect: QRect, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, _BAR / 2, _BAR / 2)
