"""From places on the screen to places in the text and back. Nothing here paints or changes anything."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from curator.domain.offsets import Utf16Map
from ui.article.column import FOLD_HEIGHT, ColumnLayout, line_at, line_pieces
from ui.article.mark_painter import strip
from ui.article.page import Page


class Places:
    """The places of a page in a viewport.

    Args:
        column: Where its lines stand.
        page: Its lines.
        offsets: Code points and UTF-16 units of its text.
        first: The first paragraph in the viewport.
        offset: Where that paragraph stands in it.
    """

    def __init__(self, column: ColumnLayout, page: Page, offsets: Utf16Map, first: QTextBlock, offset: QPointF) -> None:
        self._column = column
        self._page = page
        self._offsets = offsets
        self._first = first
        self._offset = offset

    def block_at(self, y: float) -> tuple[QTextBlock, float] | None:
        """The visible paragraph at a height of the viewport (the nearest one), and where its strip begins."""
        block, top = self._first, self._offset.y()
        found = None
        while block.isValid() and (found is None or top <= y):
            height = self._column.blockBoundingRect(block).height()
            if height:
                found = block, top
            top += height
            block = block.next()
        return found

    def line_at(self, y: float) -> tuple[QTextBlock, QTextLine, float] | None:
        """Paragraph and line nearest to a height of the viewport, and the height of the line's middle."""
        found = self.block_at(y)
        if found is None:
            return None
        block, top = found
        line = line_at(block.layout(), y - top)
        return block, line, top + line.y() + line.height() / 2

    def point_at(self, place: QPointF) -> int | None:
        """The code point whose character is drawn at a place of the viewport; None beside the letters."""
        found = self.line_at(place.y())
        if found is None or self._column.is_bar(found[0].blockNumber()):
            return None
        block, line, middle = found
        x = place.x() - self._offset.x()
        if not line.x() <= x < line.x() + line.naturalTextWidth():
            return None
        if abs(middle - place.y()) > self._column.setting(block.blockNumber()).pitch * 0.6:
            return None
        unit = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
        return self._offsets.to_points(block.position() + unit)

    def nearest(self, place: QPointF) -> int | None:
        """The boundary between two characters that is nearest to a place of the viewport, as a code point."""
        found = self.line_at(place.y())
        if found is None:
            return None
        block, line, _ = found
        return self._offsets.to_points(block.position() + line.xToCursor(place.x() - self._offset.x()))

    def fold_at(self, place: QPointF) -> int | None:
        """The furniture whose bar is at a place of the viewport."""
        found = self.block_at(place.y())
        if found is None:
            return None
        number = found[0].blockNumber()
        fold = self._page.fold_at(number)
        if fold is None or self._page.folds[fold].first != number:
            return None
        column = self._column.column
        bar = QRectF(column.left, found[1] + self._column.fold_gap(number), column.width, FOLD_HEIGHT)
        return fold if bar.translated(self._offset.x(), 0).contains(place) else None

    def strips(self, start: int, end: int, bottom: float) -> list[QRectF]:
        """Where the words of a range stand on the viewport, line by line, as far as its bottom.

        Args:
            start: First code point, inclusive.
            end: Last code point, exclusive.
            bottom: Height of the viewport.
        """
        low, high = self._offsets.to_units(start), self._offsets.to_units(end)
        block, top, found = self._first, self._offset.y(), []
        while block.isValid() and top < bottom and block.position() < high:
            height = self._column.blockBoundingRect(block).height()
            if height and block.position() + block.length() > low and not self._column.is_bar(block.blockNumber()):
                pitch = self._column.setting(block.blockNumber()).pitch
                pieces = line_pieces(block.layout(), max(0, low - block.position()), high - block.position())
                found += [
                    strip(line.y() + line.ascent(), left, right, pitch).translated(self._offset.x(), top)
                    for line, left, right in pieces
                ]
            top += height
            block = block.next()
        return found

    def row_above(self, block: QTextBlock, place: int, room: float) -> int:
        """The row that has to be at the top for a line to have some room above it.

        Args:
            block: The line's paragraph.
            place: UTF-16 unit of the line in it.
            room: Pixels between the top of the viewport and the line.
        """
        self._column.blockBoundingRect(block)
        y = block.layout().lineForTextPosition(place).y() - room
        while y < 0 and block.previous().isValid():
            block = block.previous()
            y += self._column.blockBoundingRect(block).height()
        layout = block.layout()
        inside = next((i for i in range(layout.lineCount()) if layout.lineAt(i).y() >= y), block.lineCount())
        return block.firstLineNumber() + (inside if block.isVisible() else 0)
