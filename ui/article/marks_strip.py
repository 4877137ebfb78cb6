"""The strip at the right of the text: a small mark for each piece of evidence, at its place in the article."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.article.mark_painter import Shown
from ui.theme import Theme, current_theme, themes

WIDTH = 8
_HIGH = 4
_FAINT = 0.38


class MarksStrip(QWidget):
    """Shows where the evidence lies and takes the reader there. The keyboard has the record's list for that.

    Signals:
        chosen: A code point of the text that was clicked at.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Places of the evidence"))
        self._shown: Shown | None = None
        self._starts: Sequence[int] = ()
        self._rows: Sequence[float] = ()
        self._view = (0.0, 1.0)
        self._drawn: QPixmap | None = None
        themes().changed.connect(self._forget)

    def show_marks(self, shown: Shown, starts: Sequence[int], rows: Sequence[float]) -> None:
        """Shows marks.

        Args:
            shown: The marks.
            starts: First code point of each line of the text.
            rows: How much of the page's height each line takes.
        """
        self._shown = shown
        self._starts = starts
        self._rows = list(accumulate(rows, initial=0))
        self._forget()

    def show_view(self, start: float, end: float) -> None:
        """Shows which part of the page is in view, both from 0 to 1."""
        if (start, end) != self._view:
            self._view = (start, end)
            self.update()

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(WIDTH, 100)

    def share(self, point: int) -> float:
        """How far down the page a code point stands, from 0 to 1."""
        line = bisect_right(self._starts, point) - 1
        if line < 0 or not self._rows[-1]:
            return 0.0
        after = self._starts[line + 1] if line + 1 < len(self._starts) else point + 1
        within = (point - self._starts[line]) / max(1, after - self._starts[line])
        return (self._rows[line] + within * (self._rows[line + 1] - self._rows[line])) / self._rows[-1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the track, the part in view and the marks."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.window)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        start, end = self._view
        if end - start < 1:
            painter.setBrush(theme.line)
            top = start * self.height()
            painter.drawRoundedRect(QRectF(0, top, self.width(), max(12.0, (end - start) * self.height())), 4, 4)
        if self._drawn is None:
            self._drawn = self._draw(theme)
        painter.drawPixmap(QPointF(0, 0), self._drawn)

    def resizeEvent(self, _event: QEvent) -> None:
        """Draws the marks anew."""
        self._forget()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Goes to the nearest mark, or to the place itself where none is near."""
        if self._shown is None or not self.rect().contains(event.position().toPoint()):
            return
        share = event.position().y() / max(1, self.height())
        visible = [mark for mark in self._shown.marks.all if self._shown.sees(mark)]
        nearest = min(visible, key=lambda mark: abs(self.share(mark.start) - share), default=None)
        if nearest and abs(self.share(nearest.start) - share) * self.height() <= 2 * _HIGH:
            self.chosen.emit(nearest.start)
        else:
            self.chosen.emit(self._point(share))

    def _point(self, share: float) -> int:
        if not self._starts:
            return 0
        wanted = share * self._rows[-1]
        line = min(max(0, bisect_right(self._rows, wanted) - 1), len(self._starts) - 1)
        return self._starts[line]

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def _draw(self, theme: Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap((self.size().toSizeF() * ratio).toSize())
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # The open ones last, so that they lie on top.
        for top, role, judged in sorted(self._spots(), key=lambda spot: not spot[2]):
            colour = QColor(theme.group(role).ink)
            colour.setAlphaF(_FAINT if judged else 1.0)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(1, top, self.width() - 2, _HIGH), 1.5, 1.5)
        painter.end()
        return drawn

    def _spots(self) -> set[tuple[int, str, bool]]:
        """Pixel row, colour role and whether judged, each once however many marks fall on it."""
        shown = self._shown
        if shown is None:
            return set()
        room = self.height() - _HIGH
        return {
            (
                round(self.share(mark.start) * room),
                shown.roles.get(mark.entry.group, "neutral"),
                not mark.value.status.open,
            )
            for mark in shown.marks.all
            if shown.sees(mark)
        }
