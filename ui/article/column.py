"""Where lines stand: one column of even line pitch, with the spacing that each kind of line wants.

A `QPlainTextDocumentLayout` lays out a paragraph only when somebody looks at it, which is why a text of any length
opens at once; this one places the lines itself. What is painted is `ui.article.page_painter`'s.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextBlock, QTextDocument, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextDocumentLayout

from ui.article.page import Page, Role, read_page
from ui.theme import reading_font

LINE_HEIGHT = 1.7
LETTERS = 70
"""Letters of average width in a line: at most about seventy."""

FOLD_HEIGHT = 32
NUMBERS = 40
"""Pixels left of the column that paragraph numbers need."""

_GUTTER = 24
_SAMPLE = "the forum closed in the city with a joint laboratory founded on it"


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines of one role are set; lengths in pixels.

    Attributes:
        font: Their font.
        pitch: From one baseline to the next.
        baseline: Of a line, below the top of its strip of `pitch`.
        above: Space above the first line of a paragraph.
    """

    font: QFont
    pitch: float
    baseline: float
    above: float


class Height(NamedTuple):
    """How high a line of the text is: the space above it, its rows, and the pixels of each row."""

    above: float
    rows: int
    pitch: float


_HIDDEN = Height(0.0, 0, 0.0)


@dataclass(frozen=True, slots=True)
class Column:
    """The one column of text.

    Attributes:
        pixels: Size of the body's letters.
        left: Of the column, in the viewport.
        width: Of the column.
        letter: Average width of a letter of the body.
        settings: How each role is set.
    """

    pixels: int
    left: float
    width: float
    letter: float
    settings: dict[Role, Setting]

    @classmethod
    def fit(cls, pixels: int, room: float, *, cjk: bool) -> "Column":
        """Sets a column in the middle of a viewport.

        Args:
            pixels: Size of the body's letters.
            room: Width of the viewport.
            cjk: The text is Chinese or the like: its own letters and marks come from the font made for it.
        """
        settings = {
            Role.BODY: _setting(pixels, LINE_HEIGHT, 0.85, cjk=cjk),
            Role.TITLE: _setting(round(pixels * 24 / 17), 1.36, 1.0, cjk=cjk, strong=True),
            Role.SMALL: _setting(round(pixels * 14 / 17), 1.55, 0.35, cjk=cjk),
            Role.FURNITURE: _setting(round(pixels * 15 / 17), 1.5, 0.25, cjk=cjk),
            Role.AS_IS: _setting_as_is(round(pixels * 14 / 17)),
        }
        letter = QFontMetricsF(reading_font(pixels)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        width = max(120.0, min(letter * LETTERS, room - NUMBERS - _GUTTER))
        # The margin with the numbers weighs less to the eye than the other one.
        left = max(float(NUMBERS), (room - width) / 2 + (NUMBERS - _GUTTER) / 4)
        return cls(pixels, math.floor(left), math.floor(width), letter, settings)


class ColumnLayout(QPlainTextDocumentLayout):
    """Places the lines of a page.

    Attributes:
        column: Where and how.
        page: The lines' roles.
        closed: Numbers of the folds that are closed.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.column = Column.fit(17, 700, cjk=False)
        self.page: Page = read_page("", ())
        self.closed: set[int] = set()

    def show_page(self, page: Page) -> None:
        """Takes another page, its furniture closed."""
        self.page = page
        self.close(set(range(len(page.folds))))

    def close(self, folds: set[int]) -> None:
        """Closes these folds and opens the others."""
        self.closed = folds

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The strip that a paragraph takes, its space above included; lays its lines out if nobody has yet."""
        if not block.isValid() or not block.isVisible():
            return QRectF()
        layout = block.layout()
        number = block.blockNumber()
        # Qt's own layout of a paragraph starts at the left edge; the column never does.
        if not layout.lineCount() or layout.lineAt(0).x() != self.column.left:
            self._lay(block, layout, number)
        return QRectF(0, 0, self.column.left + self.column.width, self.top(number) + self._body(number, layout))

    def setting(self, number: int) -> Setting:
        """How a line of the text is set."""
        role = self.page.roles[number]
        return self.column.settings[Role.BODY if role is Role.BLANK else role]

    def top(self, number: int) -> float:
        """Space above the first line of a paragraph, the bar of opened furniture included."""
        page = self.page
        fold = page.fold_at(number)
        if fold is not None and page.folds[fold].first == number:
            return self.fold_gap(number) if fold in self.closed else self.fold_gap(number) + FOLD_HEIGHT + 4
        role, above = page.roles[number], self.setting(number).above
        before = next((page.roles[at] for at in range(number - 1, -1, -1) if page.roles[at] is not Role.BLANK), None)
        if before is None:
            return 22.0
        if role is Role.BODY and before is not Role.BODY:
            return above * 1.3
        if role is Role.SMALL and before is Role.TITLE:
            return above * 2
        return above

    def fold_gap(self, number: int) -> float:
        """Space above the bar of furniture whose first line is of this number."""
        return 22.0 if number == 0 or not any(self._shown(at) for at in range(number)) else 18.0

    def is_bar(self, number: int) -> bool:
        """Whether a paragraph is shown as the one bar of closed furniture."""
        fold = self.page.fold_at(number)
        return fold is not None and fold in self.closed

    def visible(self, number: int) -> bool:
        """Whether anything of a line is shown: blank lines are space, closed furniture is its first line."""
        page = self.page
        if page.roles[number] is Role.BLANK:
            return False
        fold = page.fold_at(number) if page.roles[number] is Role.FURNITURE else None
        return fold is None or fold not in self.closed or page.folds[fold].first == number

    def rows(self) -> list[int]:
        """How many rows each line will take, by its length, before anybody has laid it out; 0 for hidden ones."""
        page = self.page
        hidden = {
            number for fold in (page.folds[each] for each in self.closed) for number in range(fold.first, fold.last + 1)
        }
        bars = {page.folds[each].first for each in self.closed}
        letters = self.column.width / self.column.letter
        ascii_only = page.text.isascii()
        rows = []
        for number, role in enumerate(page.roles):
            if role is Role.BLANK:
                rows.append(0)
            elif number in hidden:
                rows.append(int(number in bars))
            else:
                start, end = page.starts[number], page.end(number)
                length = end - start
                if not ascii_only:
                    # A character of three bytes is about as wide as two letters.
                    length += (len(page.text[start:end].encode(errors="replace")) - length) // 2
                rows.append(1 + int(length / letters))
        return rows

    def heights(self, rows: Sequence[int]) -> list[Height]:
        """How high each line is.

        Args:
            rows: How many rows each takes; 0 for hidden ones.
        """
        pitches = {role: setting.pitch for role, setting in self.column.settings.items()}
        pitches[Role.BLANK] = 0.0
        bars = {self.page.folds[each].first for each in self.closed}
        heights, before = [], None
        for number, (role, count) in enumerate(zip(self.page.roles, rows, strict=True)):
            if count:
                # Most paragraphs stand below one of their own kind, which the general rule takes its time to find.
                plain = role is Role.BODY and before is Role.BODY
                above = self.column.settings[role].above if plain else self.top(number)
                heights.append(Height(above, count, FOLD_HEIGHT if number in bars else pitches[role]))
            else:
                heights.append(_HIDDEN)
            before = before if role is Role.BLANK else role
        return heights

    def _shown(self, number: int) -> bool:
        return self.page.roles[number] is not Role.BLANK

    def _body(self, number: int, layout: QTextLayout) -> float:
        last = number == len(self.page.roles) - 1
        height = FOLD_HEIGHT if self.is_bar(number) else layout.lineCount() * self.setting(number).pitch
        return height + (40 if last else 0)

    def _lay(self, block: QTextBlock, layout: QTextLayout, number: int) -> None:
        bar = self.is_bar(number)
        setting = self.setting(number)
        top = self.top(number)
        layout.clearLayout()
        layout.beginLayout()
        for line in _lines(layout):
            # The words of closed furniture are not shown: they lie on one line behind its bar.
            line.setLineWidth(1e6 if bar else self.column.width)
            line.setPosition(QPointF(self.column.left, top + setting.baseline - line.ascent()))
            if not bar:
                top += setting.pitch
        layout.endLayout()
        if block.lineCount() != layout.lineCount():
            block.setLineCount(layout.lineCount())
            self.documentSizeChanged.emit(self.documentSize())


def line_at(layout: QTextLayout, y: float) -> QTextLine:
    """The line of a laid-out paragraph that is nearest to a height in it."""
    low, high = 0, layout.lineCount() - 1
    while low < high:
        middle = (low + high) // 2
        line = layout.lineAt(middle)
        after = layout.lineAt(middle + 1)
        between = (line.y() + line.height() + after.y()) / 2
        low, high = (low, middle) if y < between else (middle + 1, high)
    return layout.lineAt(low)


def line_pieces(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[QTextLine, float, float]]:
    """The pieces of a range on the lines of a paragraph.

    Args:
        layout: The paragraph's layout.
        start: First UTF-16 unit in the paragraph, inclusive.
        end: Last one, exclusive.

    Yields:
        The line, and where on it the piece begins and ends, in pixels of the paragraph.
    """
    first = layout.lineForTextPosition(start)
    if not first.isValid():
        return
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        low, high = line.textStart(), line.textStart() + line.textLength()
        if low >= end:
            return
        left, right = x_of(line, max(start, low)), x_of(line, min(end, high))
        if end > high:
            right = min(right, line.x() + line.naturalTextWidth())
        if left != right:
            yield line, min(left, right), max(left, right)


def x_of(line: QTextLine, place: int) -> float:
    """Where a character of a line begins, in pixels of the paragraph."""
    found = line.cursorToX(place)
    # Qt answers with the place as well, because it may move it to the next valid one.
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def _lines(layout: QTextLayout) -> Iterator[QTextLine]:
    line = layout.createLine()
    while line.isValid():
        yield line
        line = layout.createLine()


@cache
def _setting_as_is(pixels: int) -> Setting:
    """Letters of one width, line under line: what was lined up by blanks stays so."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(pixels)
    metrics = QFontMetricsF(font)
    pitch = float(round(pixels * 1.5))
    return Setting(font, pitch, round((pitch - metrics.height()) / 2 + metrics.ascent()), 0.0)


@cache
def _setting(pixels: int, height: float, above: float, *, cjk: bool, strong: bool = False) -> Setting:
    font = reading_font(pixels, strong=strong)
    if cjk:
        font.setFamilies(list(reversed(font.families())))
    metrics = QFontMetricsF(reading_font(pixels, strong=strong))
    pitch = float(round(pixels * height))
    baseline = round((pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())
    return Setting(font, pitch, baseline, round(pixels * above))
