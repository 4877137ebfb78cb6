"""A list of short lines, each some words and a quiet remark under them: mentions, lessons, acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.paged_model import ROW_ROLE, Index
from ui.paint import SMALL, Run, elided, lay_out
from ui.plain import tip
from ui.registry.entity_delegate import draw_ground
from ui.theme import current_theme, themes, ui_font

_SIDE, _TOP, _GAP, _LINES = 14, 8, 2, 2
_BOX = 16
_TOP_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One of the list.

    Attributes:
        before: Words before those that matter.
        words: Those that matter; a line separator (U+2028) breaks them.
        after: Words after them.
        remark: The quiet line below.
        right: At the right end of it.
        gone: It holds no longer; it is struck through.
        what: What it stands for.
    """

    before: str = ""
    words: str
    after: str = ""
    remark: str = ""
    right: str = ""
    gone: bool = False
    what: object = None

    @property
    def aloud(self) -> str:
        """All of it as a sentence."""
        words = f"{self.before}{self.words}{self.after}".replace("\u2028", " / ")
        return ". ".join(part for part in (words, self.remark, self.right) if part)


class LineModel(QAbstractListModel):
    """Some hundreds of lines; each can have a tick."""

    ticked = Signal()

    def __init__(self, *, ticks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._ticks = ticks
        self._on: set[int] = set()

    @property
    def lines(self) -> Sequence[Line]:
        """All of them."""
        return self._lines

    @property
    def chosen(self) -> list[Line]:
        """Those with a tick."""
        return [line for place, line in enumerate(self._lines) if place in self._on]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows others, without ticks."""
        if list(lines) == list(self._lines):
            return
        self.beginResetModel()
        self._lines = list(lines)
        self._on = set()
        self.endResetModel()

    def tick(self, places: Sequence[int], *, on: bool) -> None:
        """Sets or clears ticks."""
        self._on = self._on | set(places) if on else self._on - set(places)
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
        self.ticked.emit()

    def rowCount(self, parent: Index = _TOP_INDEX) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, and ticked where they have ticks."""
        more = Qt.ItemFlag.ItemIsUserCheckable if self._ticks else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | more

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, its words, whether it is ticked."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{line.before}{line.words}{line.after}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.aloud
            case Qt.ItemDataRole.ToolTipRole:
                return tip(line.aloud)
            case Qt.ItemDataRole.CheckStateRole if self._ticks:
                return Qt.CheckState.Checked if index.row() in self._on else Qt.CheckState.Unchecked
        return line if role == ROW_ROLE else None


class LineList(QListView):
    """Shows lines.

    Signals:
        entered: The `Line` on which Enter was pressed, or that was clicked twice.
        left: Esc was pressed.

    Args:
        name: For a screen reader.
        ticks: Whether lines have a tick that Space sets and clears.
        lines: Of words, at most.
    """

    entered = Signal(object)
    left = Signal()

    def __init__(self, name: str, *, ticks: bool = False, lines: int = _LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._ticks = ticks
        self.items = LineModel(ticks=ticks, parent=self)
        self.setModel(self.items)
        self.setItemDelegate(_Delegate(lines, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.activated.connect(lambda index: self.entered.emit(index.data(ROW_ROLE)))
        self.clicked.connect(self._clicked)
        themes().changed.connect(self.viewport().update)

    @property
    def line(self) -> Line | None:
        """The current one."""
        found = self.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, Line) else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows others; the current place stays."""
        place = self.currentIndex().row()
        self.items.show_lines(lines)
        if lines and self.currentIndex().row() < 0:
            self.setCurrentIndex(self.items.index(max(0, min(place, len(lines) - 1))))

    def keyboardSearch(self, _typed: str) -> None:
        """Letters are commands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Ctrl+A ticks all, Esc leaves."""
        everything = event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            if not self.receivers("2left()"):
                super().keyPressEvent(event)
        elif self._ticks and event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        elif self._ticks and everything:
            rows = range(self.items.rowCount())
            self.items.tick(rows, on=len(self.items.chosen) < len(rows))
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if self._ticks:
            self._toggle(index)

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self.items.tick([index.row()], on=index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked)


class _Delegate(QStyledItemDelegate):
    def __init__(self, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = QFontMetrics(ui_font()).height() * self._lines
        return QSize(120, 2 * _TOP + words + _GAP + QFontMetrics(ui_font(SMALL)).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(ROW_ROLE)
        painter.save()
        draw_ground(painter, option)
        rect = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        if isinstance(line, Line):
            state = index.data(Qt.ItemDataRole.CheckStateRole)
            if state is not None:
                _draw_tick(painter, rect, on=state is Qt.CheckState.Checked)
                rect.setLeft(rect.left() + _BOX + 8)
            self._draw(painter, rect, line)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, line: Line) -> None:
        theme = current_theme()
        quiet = theme.ink_soft if line.before or line.after else theme.ink
        ink = theme.ink_soft if line.gone else theme.ink
        runs = [
            Run(line.before, quiet, struck=line.gone),
            Run(line.words, ink, strong=bool(line.before or line.after), struck=line.gone),
            Run(line.after, quiet, struck=line.gone),
        ]
        laid = lay_out([run for run in runs if run.text], ui_font(), rect.width(), self._lines)
        laid.draw(painter, QPointF(rect.topLeft()))
        painter.setFont(ui_font(SMALL))
        metrics = painter.fontMetrics()
        top = rect.top() + round(laid.height) + _GAP
        below = QRect(rect.left(), top, rect.width(), metrics.height())
        painter.setPen(theme.ink_faint)
        right = elided(metrics, line.right, rect.width() // 2)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), right)
        room = below.width() - (metrics.horizontalAdvance(right) + 12 if right else 0)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), elided(metrics, line.remark, room))


def _draw_tick(painter: QPainter, rect: QRect, *, on: bool) -> None:
    theme = current_theme()
    box = QRect(rect.left(), rect.top() + 1, _BOX - 2, _BOX - 2)
    painter.setPen(theme.accent if on else theme.ink_faint)
    painter.setBrush(theme.accent if on else theme.field)
    painter.drawRoundedRect(box, 3, 3)
    if on:
        painter.setPen(theme.panel)
        painter.setFont(ui_font(SMALL, strong=True))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "✓")
