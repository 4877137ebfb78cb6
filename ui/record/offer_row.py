"""A row with a key in front: press the key or click it. Candidates, groups, fields and reasons are offered this way."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from curator.domain.record import Status
from ui import paint, theme
from ui.plain import tip
from ui.record.flow import Short

_HEIGHT, _TALL, _CAP, _PAD = 26, 42, 18, 6
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Offer:
    """A row: a candidate or another way out.

    Attributes:
        key: What to press; one of several letters, such as Enter, stands behind the name. Empty for none.
        name: What it is.
        why: Why it is likely, small.
        score: 0 to 1, or None.
        ticked: It is the one that holds now.
        colour: A group's colour role, drawn as a dot; empty for none.
        second: A second line under the name, small; empty for none.
        open: Nobody said yes to it yet: its frame is dashed, its mark that of a proposal.
        brief: What is drawn in place of the name where room is scarce; empty for the name.
        against: Something speaks against it: its name is faint.
    """

    key: str
    name: str
    why: str = ""
    score: float | None = None
    ticked: bool = False
    colour: str = ""
    second: str = ""
    open: bool = False
    brief: str = ""
    against: bool = False

    @property
    def aloud(self) -> str:
        """For a screen reader."""
        score = f"{self.score:.2f}" if self.score is not None else ""
        parts = [self.key, self.name, self.why, self.second, score]
        return ", ".join(part for part in parts if part)


class OfferRow(Short):
    """Draws an offer: key, name, reason, score; a tick and a tint for the one that holds.

    Args:
        compact: Smaller, to stand beside others.
        parent: Where it stands.
    """

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels, self._gap = (paint.SMALL, 5) if compact else (theme.UI_PIXELS, 8)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.offer = Offer("", "")
        self.marked = False

    def show_offer(self, offer: Offer, *, marked: bool = False) -> None:
        """Shows another offer; a marked one is what Enter takes."""
        self.offer, self.marked = offer, marked
        self.setCheckable(True)
        self.setChecked(offer.ticked)
        self.setAccessibleName(offer.aloud)
        self.setToolTip(tip("\n".join(part for part in (offer.name, offer.why, offer.second) if part)))
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """A click does not tick it: the record does, once the link is stored."""

    def sizeHint(self) -> QSize:
        """One line, or two."""
        metrics = QFontMetrics(theme.ui_font(self._pixels, strong=self.offer.ticked))
        name = metrics.horizontalAdvance(self._name())
        behind = _cap_width(self.offer.key) + 8 if len(self.offer.key) > 1 else 0
        return QSize(_PAD + _CAP + self._gap + name + behind + _PAD + 2, self._tall())

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(60, self._tall())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter, look, offer = QPainter(self), theme.current_theme(), self.offer
        chosen = offer.ticked or self.marked
        if chosen or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._frame(look) if chosen else look.line)
            painter.setBrush(look.selected if chosen else look.field)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        first = QRect(0, 0, self.width(), self.height() if not offer.second else _HEIGHT - 1)
        right = self._paint_key(painter, look, first)
        if offer.score is not None:
            painter.setFont(theme.ui_font(paint.SMALL))
            painter.setPen(look.ink_faint)
            said = f"{offer.score:.2f}"
            right -= painter.fontMetrics().horizontalAdvance(said)
            painter.drawText(QRect(right, 0, self.width() - right, first.height()), _FLAGS, said)
            right -= 8
        left = _PAD + _CAP + self._gap
        if offer.colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.group(offer.colour).ink)
            painter.drawRoundedRect(QRectF(left, first.center().y() - 3, 8, 8), 2, 2)
            left += 16
        self._paint_words(painter, look, first, left, right)

    def _paint_key(self, painter: QPainter, look: theme.Theme, first: QRect) -> int:
        """Draws the key; where what stands at the right begins."""
        key, top = self.offer.key, first.center().y() + 1 - _CAP // 2
        right = self.width() - _PAD
        painter.setFont(theme.ui_font(paint.TINY))
        if len(key) > 1:
            # Behind, so that no name moves aside when another row is marked.
            behind = QRect(right - _cap_width(key), top, _cap_width(key), _CAP)
            paint.key_cap(painter, behind, key, look.ink_faint, look.line, look.field)
            right -= behind.width() + 8
        elif key:
            paint.key_cap(painter, QRect(_PAD, top, _CAP, _CAP), key, look.ink_faint, look.line, look.field)
        return right

    def _paint_words(self, painter: QPainter, look: theme.Theme, first: QRect, left: int, right: int) -> None:
        offer = self.offer
        painter.setFont(theme.ui_font(self._pixels, strong=offer.ticked))
        painter.setPen(look.accent if offer.ticked else look.ink_faint if offer.against else look.ink)
        name = paint.elided(painter.fontMetrics(), self._name(), right - left)
        painter.drawText(QRect(left, 0, right - left, first.height()), _FLAGS, name)
        under = QRect(left, first.height() - 4, self.width() - _PAD - left, self.height() - first.height())
        left += painter.fontMetrics().horizontalAdvance(name) + 8
        painter.setFont(theme.ui_font(paint.TINY))
        painter.setPen(look.ink_faint)
        why = paint.elided(painter.fontMetrics(), offer.why, right - left)
        if len(why) > 2:
            painter.drawText(QRect(left, 0, right - left, first.height()), _FLAGS, why)
        if offer.second:
            painter.setPen(look.ink_soft)
            painter.drawText(under, _FLAGS, paint.elided(painter.fontMetrics(), offer.second, under.width()))

    def _tall(self) -> int:
        return _TALL if self.offer.second else _HEIGHT

    def _frame(self, look: theme.Theme) -> QPen | Qt.PenStyle:
        if self.marked:
            return QPen(look.accent)
        if not self.offer.open:
            return Qt.PenStyle.NoPen
        pen = QPen(look.accent, 1.0)
        pen.setDashPattern([3, 2.5])
        return pen

    def _name(self) -> str:
        mark = theme.MARKS[Status.PROPOSED if self.offer.open else Status.CONFIRMED]
        return (f"{mark} " if self.offer.ticked else "") + (self.offer.brief or self.offer.name)


def _cap_width(key: str) -> int:
    return QFontMetrics(theme.ui_font(paint.TINY)).horizontalAdvance(key) + 10
