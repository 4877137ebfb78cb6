"""Small things that panels paint in several places: runs of text, pills, marks and key caps."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

RADIUS = 7.0
EDGE = 1.5
PILL_HEIGHT = 20
SMALL, TINY = 12, 11


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look.

    Attributes:
        text: As written; it is never taken for mark-up.
        colour: Of its letters.
        strong: Bold.
        struck: Struck through.
    """

    text: str
    colour: QColor
    strong: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """Runs laid out in lines.

    Attributes:
        layout: Ready for drawing.
        width: Of the longest line, in pixels.
        height: Of all lines, in pixels.
        cut: Not everything found room.
    """

    layout: QTextLayout
    width: float
    height: float
    cut: bool

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draws it with its upper left corner there."""
        self.layout.draw(painter, at)


def lay_out(runs: Sequence[Run], font: QFont, width: float, lines: int) -> Laid:
    """Breaks runs into lines.

    Args:
        runs: One after the other, without spaces added between them.
        font: Of all of them.
        width: Of a line, in pixels.
        lines: The most lines; what goes beyond ends in ….
    """
    laid, end = _lines(runs, font, width, lines)
    if not laid.cut:
        return laid
    while laid.cut and end >= 0:
        laid, _ = _lines(_shortened(runs, end), font, width, lines)
        end -= 1
    return Laid(laid.layout, laid.width, laid.height, cut=True)


def _lines(runs: Sequence[Run], font: QFont, width: float, lines: int) -> tuple[Laid, int]:
    """Lays out as many lines as are allowed; also says how many characters found room in them."""
    layout = QTextLayout("".join(run.text for run in runs), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs))
    layout.beginLayout()
    height = widest = 0.0
    end = 0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 8.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
        widest = max(widest, line.naturalTextWidth())
        end = line.textStart() + line.textLength()
    layout.endLayout()
    text = layout.text()
    units = _units(text)
    points = end if units == len(text) else len(text.encode("utf-16-le")[: 2 * end].decode("utf-16-le", "ignore"))
    return Laid(layout, widest, height, cut=end < units), points - 1


def _shortened(runs: Sequence[Run], end: int) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        part = run.text[: max(end, 0)]
        end -= len(run.text)
        if end <= 0:
            return [*kept, Run(part.rstrip() + "…", run.colour, run.strong, run.struck)]
        kept.append(run)
    return kept


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    formats, start = [], 0
    for run in runs:
        look = QTextLayout.FormatRange()
        look.start, look.length = start, _units(run.text)
        format_ = QTextCharFormat()
        format_.setForeground(run.colour)
        if run.strong:
            format_.setFontWeight(QFont.Weight.Bold)
        if run.struck:
            format_.setFontStrikeOut(True)
        look.format = format_
        formats.append(look)
        start += look.length
    return formats


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def card(  # what QPainter wants of a rounded rectangle
    painter: QPainter, rect: QRectF, fill: QColor, edge: QColor, width: float = 1.0, radius: float = RADIUS
) -> None:
    """A rounded surface with a hairline round it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    # Two fills, for drawing a line round takes ten times as long, and every row of the record is such a card.
    for inset, colour in ((0.0, edge), (width, fill)):
        painter.setBrush(colour)
        round_ = radius + width / 2 - inset
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), round_, round_)


def pill(painter: QPainter, right: int, middle: int, text: str, colour: QColor, edge: QColor, *, dashed: bool) -> int:
    """A short word in a round frame, given by its right end.

    Returns:
        Its left end.
    """
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(text) + 16
    rect = QRectF(right - width, middle - PILL_HEIGHT / 2, width, PILL_HEIGHT).adjusted(0.5, 0.5, -0.5, -0.5)
    pen = QPen(edge, 1.0)
    if dashed:
        pen.setDashPattern([3, 2.5])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setPen(colour)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
    return right - width


def key_cap(painter: QPainter, rect: QRect, text: str, ink: QColor, line: QColor, fill: QColor) -> None:
    """A key as on a keyboard."""
    card(painter, QRectF(rect), fill, line, radius=4)
    painter.setPen(ink)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text, ending in … where it is too long."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
