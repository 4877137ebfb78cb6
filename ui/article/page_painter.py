"""Paints the visible paragraphs: letters, selection, paragraph numbers, bars of folded furniture, caret.

Evidence is `ui.article.mark_painter`'s, where lines stand `ui.article.column`'s.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock, QTextCharFormat, QTextLayout

from curator.domain.article import PassageKind
from curator.domain.offsets import Utf16Map
from ui.article.column import FOLD_HEIGHT, ColumnLayout, line_at, line_pieces
from ui.article.finding import Hits
from ui.article.mark_painter import MarkPainter, Shown, strip
from ui.article.page import Fold, Page, Role
from ui.theme import Theme, ui_font

_RADIUS = 6


@dataclass(frozen=True, slots=True)
class Caret:
    """The caret and the selection, in UTF-16 units of the article; `place` is -1 where no caret is to be seen."""

    start: int
    end: int
    place: int = -1


class PagePainter:
    """Paints paragraphs of a page.

    Args:
        column: Where its lines stand.
        page: Its lines.
        offsets: Code points and UTF-16 units of its text.
        shown: What of the evidence is to be seen.
        hits: What was looked for and found.
        theme: The colours.
    """

    def __init__(
        self, column: ColumnLayout, page: Page, offsets: Utf16Map, shown: Shown, hits: Hits, theme: Theme
    ) -> None:
        self._column = column
        self._page = page
        self._offsets = offsets
        self._shown = shown
        self._hits = hits
        self._theme = theme

    def paint(self, painter: QPainter, block: QTextBlock, offset: QPointF, clip: QRectF, caret: Caret) -> None:
        """Paints one paragraph.

        Args:
            painter: On the viewport.
            block: A visible paragraph, laid out.
            offset: Where it stands on the viewport.
            clip: What of the viewport is to be painted.
            caret: Caret and selection.
        """
        number = block.blockNumber()
        fold = self._page.fold_at(number)
        if fold is not None and self._page.folds[fold].first == number:
            bar = self.bar(number).translated(offset)
            self._paint_bar(painter, self._page.folds[fold], bar, closed=fold in self._column.closed)
            if fold in self._column.closed:
                if caret.place >= 0 and block.contains(caret.place):
                    painter.setPen(QPen(self._theme.accent, 1.5))
                    painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
                return
        self._paint_lines(painter, block, offset, clip, caret)
        if self._page.numbers[number]:
            self._paint_number(painter, block.layout(), offset, self._page.numbers[number])

    def bar(self, number: int) -> QRectF:
        """Where the bar of furniture stands in the paragraph of its first line."""
        column = self._column.column
        return QRectF(column.left + 0.5, self._column.fold_gap(number) + 0.5, column.width - 1, FOLD_HEIGHT - 1)

    def _paint_lines(self, painter: QPainter, block: QTextBlock, offset: QPointF, clip: QRectF, caret: Caret) -> None:
        layout, number, first = block.layout(), block.blockNumber(), block.position()
        start, end = self._seen(block, offset, clip)
        painting = MarkPainter(
            self._shown,
            self._theme,
            self._shown.between(start, end),
            self._shown.between(self._page.starts[number], self._page.end(number) + 1),
        )
        setting = self._column.setting(number)
        painting.place(layout, setting, offset, lambda point: self._offsets.to_units(point) - first)
        painting.behind(painter)
        self._paint_hits(painter, block, offset, start, end)
        if caret.start < caret.end:
            selected = _mixed(self._theme.accent, self._theme.panel, 0.34 if self._theme.dark else 0.24)
            low = max(caret.start, self._offsets.to_units(start)) - first
            high = min(caret.end, self._offsets.to_units(end)) - first
            for line, left, right in line_pieces(layout, low, high):
                ground = strip(line.y() + line.ascent(), left + 1, right - 1, setting.pitch).translated(offset)
                painter.fillRect(ground.adjusted(0, -1, 0, 1), selected)
        painting.frame(painter)
        painter.setPen(self._ink(self._page.roles[number]))
        layout.draw(painter, offset, self._dimmed(number, first, start, end), clip)
        painting.above(painter)
        if 0 <= caret.place - first < block.length():
            painter.setPen(self._theme.accent)
            layout.drawCursor(painter, offset, caret.place - first, 2)

    def _paint_hits(self, painter: QPainter, block: QTextBlock, offset: QPointF, start: int, end: int) -> None:
        """Marks what was found in a range of code points; the place that is looked at has an edge too."""
        first, pitch = block.position(), self._column.setting(block.blockNumber()).pitch
        painter.setBrush(_mixed(self._theme.doubt, self._theme.panel, 0.45 if self._theme.dark else 0.35))
        for span in self._hits.between(start, end):
            painter.setPen(QPen(self._theme.ink, 1.5) if span == self._hits.span else Qt.PenStyle.NoPen)
            low, high = (self._offsets.to_units(point) - first for point in span)
            for line, left, right in line_pieces(block.layout(), max(0, low), high):
                painter.drawRoundedRect(strip(line.y() + line.ascent(), left, right, pitch).translated(offset), 3, 3)

    def _seen(self, block: QTextBlock, offset: QPointF, clip: QRectF) -> tuple[int, int]:
        """The code points of a paragraph that stand inside the clip: a paragraph may be longer than many screens."""
        layout = block.layout()
        top, bottom = line_at(layout, clip.top() - offset.y()), line_at(layout, clip.bottom() - offset.y())
        first = block.position()
        end = first + bottom.textStart() + bottom.textLength()
        return self._offsets.to_points(first + top.textStart()), self._offsets.to_points(end)

    def _ink(self, role: Role) -> QColor:
        return {
            Role.SMALL: self._theme.ink_soft,
            Role.FURNITURE: self._theme.ink_faint,
        }.get(role, self._theme.ink)

    def _dimmed(self, number: int, first: int, start: int, end: int) -> list[QTextLayout.FormatRange]:
        """Furniture inside a line of other things, in the grey of furniture."""
        if self._page.roles[number] is Role.FURNITURE:
            return []
        found = []
        for low, high in self._page.dimmed(start, end):
            dim = QTextLayout.FormatRange()
            dim.start = self._offsets.to_units(low) - first
            dim.length = self._offsets.to_units(high) - first - dim.start
            dim.format = QTextCharFormat()
            dim.format.setForeground(self._theme.ink_faint)
            found.append(dim)
        return found

    def _paint_number(self, painter: QPainter, layout: QTextLayout, offset: QPointF, number: int) -> None:
        line = layout.lineAt(0)
        painter.setFont(ui_font(11))
        painter.setPen(self._theme.ink_faint)
        words = str(number)
        left = self._column.column.left - 14 - QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.drawText(QPointF(left, offset.y() + line.y() + line.ascent() - 2), words)

    def _paint_bar(self, painter: QPainter, fold: Fold, bar: QRectF, *, closed: bool) -> None:
        pen = QPen(self._theme.line, 1.0)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
        painter.setFont(ui_font(12))
        key = QRectF(bar.right() - 12 - 17, bar.center().y() - 8.5, 17, 17)
        self._paint_key(painter, key)
        words = fold_words(fold, closed=closed)
        room = bar.adjusted(13, 0, -42, 0)
        painter.setPen(self._theme.ink_soft)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        room.setLeft(room.left() + QFontMetricsF(painter.font()).horizontalAdvance(words) + 10)
        if closed and room.width() > 60:
            painter.setPen(self._theme.ink_faint)
            rest = QFontMetricsF(painter.font()).elidedText(fold.words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), rest)

    def _paint_key(self, painter: QPainter, key: QRectF) -> None:
        painter.setPen(self._theme.line)
        painter.drawRoundedRect(key, 4, 4)
        painter.setPen(self._theme.ink_faint)
        painter.drawText(key, int(Qt.AlignmentFlag.AlignCenter), "B")


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """A colour laid thinly on a ground, as one that covers."""

    def part(over: int, under: int) -> int:
        return round(share * over + (1 - share) * under)

    return QColor(
        part(colour.red(), ground.red()), part(colour.green(), ground.green()), part(colour.blue(), ground.blue())
    )


def fold_words(fold: Fold, *, closed: bool) -> str:
    """What a bar of furniture says: what it is and how much of it."""
    others = fold.kinds - {PassageKind.CAPTION}
    if others == {PassageKind.METADATA}:
        what = _tr("Head of the file")
    elif not others:
        what = _tr("Caption") if fold.count == 1 else _tr("Captions")
    elif len(others) > 1:
        what = _tr("Page furniture and repeated text")
    else:
        what = _tr("Repeated text") if PassageKind.REPEATED in others else _tr("Page furniture")
    size = _tr("1 line") if fold.count == 1 else _tr("%1 lines").replace("%1", str(fold.count))
    shown = _tr("%1, %2") if closed else _tr("%1, %2, shown")
    return shown.replace("%1", what).replace("%2", size)


def _tr(text: str) -> str:
    return QCoreApplication.translate("article", text)
