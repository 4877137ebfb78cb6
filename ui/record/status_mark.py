"""The mark before a fact: its status, and of what is only proposed, how sure it is."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from curator.domain.record import Status
from curator.domain.sureness import Sureness
from ui.theme import MARKS, Theme

_RING, _DIAMOND, _PEN = 8.0, 5.0, 1.4
_DOTS = [1.1, 1.15]
"""Dashes and gaps in widths of the pen: eight of them make up the ring."""


def paint_mark(painter: QPainter, rect: QRect, look: Theme, status: Status, sure: Sureness | None) -> None:
    """Paints a mark in the middle of a rectangle.

    A sure proposal is a ring, a likely one a dotted ring, a doubtful one a diamond: colour is never alone.

    Args:
        painter: With the font of the marks.
        rect: Where.
        look: The colours.
        status: What became of the fact.
        sure: How sure it is; only of what is proposed.
    """
    if status is not Status.PROPOSED or sure is None:
        painter.setPen(look.status(status))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), MARKS[status])
        return
    painter.save()
    painter.translate(rect.x() + rect.width() / 2, rect.y() + rect.height() / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(look.sureness(sure), _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    if sure is Sureness.LIKELY:
        pen.setDashPattern(_DOTS)
    painter.setPen(pen)
    if sure is Sureness.DOUBTFUL:
        far = _DIAMOND
        painter.drawPolygon([QPointF(0, -far), QPointF(far, 0), QPointF(0, far), QPointF(-far, 0)])
    else:
        painter.drawEllipse(QRectF(-_RING / 2, -_RING / 2, _RING, _RING))
    painter.restore()
