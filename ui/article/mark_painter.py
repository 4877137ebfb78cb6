"""How evidence looks on the words of one paragraph: tint, underline by status, frame of what is in focus.

Which evidence lies where is `ui.article.evidence_marks`'; lines and letters are `ui.article.page_painter`'s.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QTextLayout

from curator.domain.record import Entry, Status, Value
from ui.article.column import Setting, line_pieces
from ui.article.evidence_marks import EvidenceMarks, Mark, last_of_each, underline_levels
from ui.article.tips import Titles
from ui.theme import MARKS, GroupColours, Theme, ui_font

_THICK = 2.0
_THIN = 1.0
_STEP = 3.5
_ROUND = 2.0
_BEYOND = 1.0
_PENS = {
    Status.PROPOSED: (Qt.PenStyle.CustomDashLine, [2.5, 1.5]),
    Status.POSTPONED: (Qt.PenStyle.CustomDashLine, [1.0, 1.0]),
}

_SIGNED = frozenset({Status.POSTPONED, Status.REJECTED, Status.CORRECTED, Status.ADDED})


@dataclass(slots=True)
class Shown:
    """What of the evidence is to be seen.

    Attributes:
        marks: All marks.
        roles: The theme's colour role of each group.
        titles: What groups and fields are called.
        entry: The entry in focus, as it is now.
        framed: The value of it whose words are framed.
        rejected: Whether rejected values are shown.
        tight: Letters stand side by side without spaces, so a frame must keep close to its words.
        dragged: The piece of evidence whose edge is being dragged (value, piece), and its range for now.
    """

    marks: EvidenceMarks
    roles: Mapping[str, str] = field(default_factory=dict)
    titles: Titles = field(default_factory=dict)
    entry: Entry | None = None
    framed: int | None = None
    rejected: bool = False
    tight: bool = False
    dragged: tuple[int, int, int, int] | None = None

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks to be drawn in a range of code points."""
        found = [mark for mark in self.marks.between(start, end) if self.sees(mark)]
        if self.dragged is None:
            return found
        value, piece, low, high = self.dragged
        return [m._replace(start=low, end=high) if m.key == (value, piece) else m for m in found]

    def at(self, point: int) -> list[Mark]:
        """The marks to be seen at a code point, the smallest first."""
        return [mark for mark in self.marks.at(point, rejected=True) if self.sees(mark)]

    def in_frame(self) -> list[Mark]:
        """The marks of the framed value."""
        return self.marks.of_value(self.entry, self.framed) if self.entry else []

    def sees(self, mark: Mark) -> bool:
        """Whether a mark is drawn at all."""
        return self.rejected or mark.value.status is not Status.REJECTED or mark.value.id == self.framed


@dataclass(frozen=True, slots=True)
class _Drawn:
    mark: Mark
    colours: GroupColours
    level: int | None
    strips: tuple[QRectF, ...]
    quiet: bool

    @property
    def judged(self) -> bool:
        return not self.mark.value.status.open and not self.mark.rejected


class _Line(NamedTuple):
    """How an underline looks and at what height it stands."""

    colour: int
    status: Status
    thick: float
    y: float

    def pen(self) -> QPen:
        pen = QPen(QBrush(QColor.fromRgba(self.colour)), self.thick, c=Qt.PenCapStyle.FlatCap)
        if self.status in _PENS:
            style, dashes = _PENS[self.status]
            pen.setStyle(style)
            pen.setDashPattern([each * _THICK / self.thick for each in dashes])
        return pen


class MarkPainter:
    """Draws the marks of one paragraph, some before its letters and some after.

    Args:
        shown: What is to be seen.
        theme: The colours.
        marks: The marks of the visible part of the paragraph.
        of_paragraph: All marks of the paragraph, for levels that stay when it scrolls.
    """

    def __init__(self, shown: Shown, theme: Theme, marks: Sequence[Mark], of_paragraph: Sequence[Mark]) -> None:
        self._shown = shown
        self._theme = theme
        levels = underline_levels(of_paragraph)
        self._levels = {mark.key: level for mark, level in zip(of_paragraph, levels, strict=True)}
        self._marks = marks
        self._drawn: list[_Drawn] = []
        self._beside = 0.0

    def place(self, layout: QTextLayout, setting: Setting, offset: QPointF, units: Callable[[int], int]) -> None:
        """Finds out where the marks stand.

        Args:
            layout: The paragraph, laid out.
            setting: How it is set.
            offset: Of the paragraph on the screen.
            units: Turns a code point of the article into a UTF-16 unit of the paragraph.
        """
        space = QFontMetricsF(setting.font).horizontalAdvance(" ")
        # The strip reaches beyond the words already, and half of the pen lies outside the line that it draws.
        self._beside = frame_reach(space, tight=self._shown.tight) - _BEYOND - _THICK / 2
        for mark in self._marks:
            strips = tuple(
                strip(line.y() + line.ascent(), left, right, setting.pitch).translated(offset)
                for line, left, right in line_pieces(layout, units(mark.start), units(mark.end))
            )
            role = self._shown.roles.get(mark.entry.group, "neutral")
            # What stands about the article itself, its headline above all, is to be read before it is judged.
            quiet = role == "neutral"
            self._drawn.append(_Drawn(mark, self._theme.group(role), self._levels.get(mark.key, 0), strips, quiet))
        self._drawn.sort(key=lambda drawn: drawn.mark.start - drawn.mark.end)

    def behind(self, painter: QPainter) -> None:
        """Draws what lies behind the letters: tints, the smaller on the larger."""
        painter.setPen(Qt.PenStyle.NoPen)
        for drawn in self._drawn:
            if self._in_focus(drawn.mark) or (drawn.judged and not drawn.quiet):
                painter.setBrush(drawn.colours.tint)
                for piece in drawn.strips:
                    painter.drawRoundedRect(piece, _ROUND, _ROUND)
        for piece, drawn in self._frames():
            painter.setBrush(drawn.colours.tint)
            painter.drawRoundedRect(piece, 5, 5)

    def frame(self, painter: QPainter) -> None:
        """Draws the frames; the letters come over them, for a Chinese comma stands close to the word before it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for piece, drawn in self._frames():
            painter.setPen(QPen(drawn.colours.ink, _THICK))
            painter.drawRoundedRect(piece, 5, 5)

    def above(self, painter: QPainter) -> None:
        """Draws what lies over the letters: underlines and marks of status."""
        for line, pieces in sorted(self._lines().items(), key=lambda item: item[0].thick):
            painter.setPen(line.pen())
            for left, right in _joined(pieces):
                painter.drawLine(QPointF(left, line.y), QPointF(right, line.y))
        for drawn in self._drawn:
            if drawn.mark.rejected:
                self._strike(painter, drawn)
        # Values of one entry may share words: one sign says it of all of them.
        signed = (drawn.mark for drawn in self._drawn if drawn.strips and self._signed(drawn.mark.value))
        keys = {mark.key for mark in last_of_each(signed)}
        for drawn in self._drawn:
            if drawn.mark.key in keys:
                self._status(painter, drawn)

    def _lines(self) -> dict["_Line", list[tuple[float, float]]]:
        """The underlines that look alike and stand at the same height, and the stretches that they cover."""
        lines: dict[_Line, list[tuple[float, float]]] = {}
        for drawn in self._drawn:
            if drawn.mark.rejected or drawn.level is None:
                continue
            thick = _THIN if drawn.quiet else _THICK
            if self._in_focus(drawn.mark) and drawn.mark.value.id != self._shown.framed:
                thick += 1
            for piece in drawn.strips:
                y = piece.bottom() - thick / 2 + drawn.level * _STEP
                line = _Line(drawn.colours.ink.rgba(), drawn.mark.value.status, thick, y)
                lines.setdefault(line, []).append((piece.left(), piece.right()))
        return lines

    def _frames(self) -> Iterator[tuple[QRectF, _Drawn]]:
        for drawn in self._drawn:
            if drawn.mark.value.id == self._shown.framed:
                # Frames on neighbouring lines must not run into each other.
                above, below = (-1.0, 3.0) if len(drawn.strips) == 1 else (0.5, 1.0)
                for piece in drawn.strips:
                    yield piece.adjusted(-self._beside, above, self._beside, below), drawn

    def _in_focus(self, mark: Mark) -> bool:
        in_focus = self._shown.entry
        return in_focus is not None and mark.entry.id == in_focus.id and not mark.rejected

    def _signed(self, value: Value) -> bool:
        """Whether the status is not told by underline and tint alone; what is in focus always says it once judged."""
        return value.status in _SIGNED or (value.status is Status.CONFIRMED and value.id == self._shown.framed)

    def _strike(self, painter: QPainter, drawn: _Drawn) -> None:
        painter.setPen(QPen(self._theme.refused, 1.0))
        for piece in drawn.strips:
            painter.drawLine(QPointF(piece.left(), _middle(piece)), QPointF(piece.right(), _middle(piece)))

    def _status(self, painter: QPainter, drawn: _Drawn) -> None:
        open_or_out = drawn.mark.value.status in (Status.POSTPONED, Status.REJECTED)
        painter.setFont(ui_font(11 if open_or_out else 9, strong=True))
        painter.setPen(QColor(self._theme.status(drawn.mark.value.status)))
        last = drawn.strips[-1]
        place = QRectF(last.right() - 1, last.top() - 3, 12, 14)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), MARKS[drawn.mark.value.status])


def frame_reach(space: float, *, tight: bool) -> float:
    """How far the outside of a frame may lie from its words.

    Args:
        space: Width of a space, of which at least a pixel stays free.
        tight: There are no spaces beside words.

    Returns:
        Pixels; enough to stand clear of the letters in between where the space allows it.
    """
    return 0.5 if tight else max(1.0, min(4.5, space - 1.0))


def strip(baseline: float, left: float, right: float, pitch: float) -> QRectF:
    """The rectangle that a tint fills behind words; its lowest pixels are the underline.

    Args:
        baseline: Of the words.
        left: Where they begin.
        right: Where they end.
        pitch: From one baseline to the next.
    """
    return QRectF(left - _BEYOND, baseline - pitch * 0.74, right - left + 2 * _BEYOND, pitch * 0.95)


def _joined(stretches: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Stretches that overlap drawn as one, so that their dashes do not fill each other's gaps."""
    stretches.sort()
    left, right = stretches[0]
    for start, end in stretches[1:]:
        # Marks reach a pixel beyond their words; neighbours that only touch stay two.
        if start < right - 2 * _BEYOND:
            right = max(right, end)
        else:
            yield left, right
            left, right = start, end
    yield left, right


def _middle(piece: QRectF) -> float:
    return piece.top() + piece.height() * 0.58
