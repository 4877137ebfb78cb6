"""The strip at the right of the text: a small mark for each piece of evidence, at its place in the article."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from curator.domain.record import Status
from ui.article.column import Height
from ui.article.mark_painter import Shown
from ui.article.page import Page, read_page
from ui.idle import Idle
from ui.plain import tip
from ui.theme import current_theme, themes

WIDTH = 20
_TRACK = 8
_MARGIN = 12
_HIGH = 4
_GRAIN = 2
_NEAR = 5
_OPEN, _JUDGED = 12.0, 4.0
"""How wide the mark of an open fact is and that of a judged one, so that colour is not alone in telling them apart."""
_FAINT = 0.6
_EXACT = 300
"""Up to so many lines marks follow their words to the pixel; in longer texts nobody could tell."""
_AT_ONCE = 500
"""So many marks are drawn together with the text; more come right after it, so that it need not wait for them."""

_MOST_HITS = 2000
_HIT = 4.0


class MarksStrip(QWidget):
    """Shows where the evidence lies and takes the reader there; dragged, it scrolls.

    The keyboard has the record's list and the caret for that. Where the whole page is in view, each mark stands at
    the height of its words.

    Signals:
        chosen: The first code point of the evidence whose mark was clicked on.
        scrolled: The share of the page, 0 to 1, that shall be in the middle of the view.
    """

    chosen = Signal(int)
    scrolled = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Places of the evidence"))
        self.setToolTip(
            tip(self.tr("Wide marks: still to be judged\nNarrow marks: judged\nAt the right edge: what was found"))
        )
        self._shown: Shown | None = None
        self._page = read_page("", ())
        self._measure: Callable[[], Sequence[Height]] = tuple
        self._heights: Sequence[Height] = ()
        self._tops: Sequence[float] = ()
        self._hits: Sequence[int] = ()
        self._view = (0.0, 1.0)
        self._pressed: float | None = None
        self._drawn = QPixmap()
        self._stale = True
        self._soon = Idle(self._draw_late, self)
        themes().changed.connect(self.show_anew)

    def show_marks(self, shown: Shown, page: Page, heights: Callable[[], Sequence[Height]]) -> None:
        """Shows marks.

        Args:
            shown: The marks.
            page: The lines of the text.
            heights: Says how high each line is; asked when it is needed.
        """
        self._shown = shown
        self._page = page
        self._measure = heights
        self._tops = ()
        self.show_anew()

    def show_hits(self, points: Sequence[int]) -> None:
        """Shows where something was found, by its first code points; of very many the first ones tell enough."""
        if self._hits or points:
            self._hits = points[:_MOST_HITS]
            self.show_anew()

    def show_anew(self) -> None:
        """Draws the marks again: some of them are others now."""
        self._stale = True
        self.update()

    def measure_again(self) -> None:
        """Asks soon how high the lines are: some of them are known better now."""
        if self._tops and len(self._tops) <= _EXACT:
            self._tops = ()
            self._soon.start()

    def show_view(self, start: float, end: float) -> None:
        """Shows which part of the page is in view, both from 0 to 1."""
        if (start, end) != self._view:
            self._view = (start, end)
            self.update()

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(WIDTH, 100)

    def share(self, point: int) -> float:
        """How far down the page the row of a code point stands, 0 to 1; a short page counts as a full one."""
        tops = self._rows()
        base, start, slope, _ = self._line(point)
        return (base + (point - start) * slope) / max(tops[-1], self.height(), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the track, the part in view and the marks."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = self._track()
        painter.setBrush(theme.window)
        painter.drawRoundedRect(track, 4, 4)
        start, end = self._view
        if end - start < 1:
            painter.setBrush(theme.line)
            high = max(16.0, (end - start) * track.height())
            top = min(track.top() + start * track.height(), track.bottom() - high)
            painter.drawRoundedRect(QRectF(track.left(), top, track.width(), high), 4, 4)
        if self._stale and self._shown is not None and len(self._shown.marks.bare) <= _AT_ONCE:
            self._draw()
        elif self._stale:
            self._soon.start()
        painter.drawPixmap(QPointF(0, 0), self._drawn)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Draws the marks anew."""
        self.show_anew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the text."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where the mouse went down: a click there, or the beginning of scrolling."""
        self._pressed = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrolls."""
        y = event.position().y()
        if self._pressed is None or abs(y - self._pressed) >= QApplication.startDragDistance():
            self._pressed = None
            self.scrolled.emit(self._share_at(y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Goes to the nearest mark, or to the place itself where none is near."""
        if self._pressed is None or self._shown is None:
            return
        self._pressed, y = None, event.position().y()
        visible = [mark for mark in self._shown.marks.all if self._shown.sees(mark)]
        nearest = min(visible, key=lambda mark: abs(self._top(mark.start) - y), default=None)
        if nearest and abs(self._top(nearest.start) + _HIGH / 2 - y) <= _NEAR:
            self.chosen.emit(nearest.start)
        else:
            self.scrolled.emit(self._share_at(y))

    def _track(self) -> QRectF:
        return QRectF((self.width() - _TRACK) / 2, _MARGIN, _TRACK, max(1, self.height() - 2 * _MARGIN))

    def _share_at(self, y: float) -> float:
        track = self._track()
        return min(max(0.0, (y - track.top()) / track.height()), 1.0)

    def _top(self, point: int) -> int:
        """Where the mark of a code point begins."""
        top = self.share(point) * self.height()
        return round(min(max(_MARGIN, top), self.height() - _MARGIN - _HIGH))

    def _draw_late(self) -> None:
        self._draw()
        self.update()

    def _draw(self) -> None:
        theme = current_theme()
        ratio = self.devicePixelRatioF()
        drawn = QPixmap((self.size().toSizeF() * ratio).toSize())
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = self._track()
        colours: dict[tuple[bool, str], QColor] = {}
        for top, look in self._spots().items():
            if look not in colours:
                colours[look] = QColor(theme.group(look[1]).ink)
                colours[look].setAlphaF(_FAINT if look[0] else 1.0)
            painter.setBrush(colours[look])
            wide = _JUDGED if look[0] else _OPEN
            painter.drawRoundedRect(QRectF(track.center().x() - wide / 2, top, wide, _HIGH), 1.5, 1.5)
        painter.setBrush(theme.ink)
        for top in {self._top(point) for point in self._hits}:
            painter.drawRect(QRectF(self.width() - _HIT, top + 1, _HIT, 2))
        painter.end()
        self._drawn = drawn
        self._stale = False

    def _spots(self) -> dict[int, tuple[bool, str]]:
        """By pixel row whether the mark there is judged, and its colour role.

        Marks that would hide each other are one, an open one before a judged one: thousands of them must not take
        longer to draw than the text beside them.
        """
        shown = self._shown
        spots: dict[int, tuple[bool, str]] = {}
        if shown is None:
            return spots
        tops = self._rows()
        factor = self.height() / max(tops[-1], self.height(), 1)
        lowest = self.height() - _MARGIN - _HIGH
        proposed, postponed, rejected = Status.PROPOSED, Status.POSTPONED, Status.REJECTED
        base, start, slope, ahead = 0.0, 0, 0.0, -1
        for point, _, entry, value, _ in shown.marks.bare:
            status = value.status
            if status is rejected and not shown.rejected:
                continue
            if point >= ahead:
                base, start, slope, ahead = self._line(point)
            top = int((base + (point - start) * slope) * factor) // _GRAIN * _GRAIN
            top = _MARGIN if top < _MARGIN else min(top, lowest)
            judged = status is not proposed and status is not postponed
            if top not in spots or (spots[top][0] and not judged):
                spots[top] = judged, shown.roles.get(entry.group, "neutral")
        return spots

    def _rows(self) -> Sequence[float]:
        """Where each line begins on the page in pixels, its space above included, and where the last one ends."""
        if not self._tops:
            self._heights = self._measure()
            self._tops = list(accumulate((each.above + each.rows * each.pitch for each in self._heights), initial=0.0))
        return self._tops

    def _line(self, point: int) -> tuple[float, int, float, int]:
        """The line of a code point.

        Returns:
            Where its first row begins in pixels, its first code point, its pixels a code point, and the code point
            after it.
        """
        line = self._page.line_at(point)
        start, end = self._page.starts[line], self._page.end(line) + 1
        above, rows, pitch = self._heights[line]
        return self._tops[line] + above, start, rows * pitch / (end - start), end
