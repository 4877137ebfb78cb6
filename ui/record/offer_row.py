"""A row with a key in front: press the key or click it. Candidates, groups, fields and reasons are offered this way."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import paint, theme
from ui.plain import tip
from ui.record.flow import Short

_HEIGHT, _CAP, _PAD = 26, 18, 6


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
    """

    key: str
    name: str
    why: str = ""
    score: float | None = None
    ticked: bool = False
    colour: str = ""

    @property
    def aloud(self) -> str:
        """For a screen reader."""
        parts = [self.key, self.name, self.why, f"{self.score:.2f}" if self.score is not None else ""]
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
        self.setToolTip(tip("\n".join(part for part in (offer.name, offer.why) if part)))
        self.update()

    def nextCheckState(self) -> None:
        """A click does not tick it: the record does, once the link is stored."""

    def sizeHint(self) -> QSize:
        """One line."""
        metrics = QFontMetrics(theme.ui_font(self._pixels, strong=self.offer.ticked))
        name = metrics.horizontalAdvance(self._name())
        behind = _cap_width(self.offer.key) + 8 if len(self.offer.key) > 1 else 0
        return QSize(_PAD + _CAP + self._gap + name + behind + _PAD + self._gap, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(60, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter, look, offer = QPainter(self), theme.current_theme(), self.offer
        if offer.ticked or self.marked or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(look.accent if self.marked else Qt.PenStyle.NoPen)
            painter.setBrush(look.selected)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(theme.ui_font(paint.TINY))
        middle = self.height() // 2
        cap = QRect(_PAD, middle - _CAP // 2, _CAP, _CAP)
        right = self.width() - _PAD
        if len(offer.key) > 1:
            # Behind, so that no name moves aside when another row is marked.
            width = _cap_width(offer.key)
            behind = QRect(right - width, cap.top(), width, _CAP)
            paint.key_cap(painter, behind, offer.key, look.ink_faint, look.line, look.field)
            right -= width + 8
        elif offer.key:
            paint.key_cap(painter, cap, offer.key, look.ink_faint, look.line, look.field)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if offer.score is not None:
            painter.setFont(theme.ui_font(paint.SMALL))
            painter.setPen(look.ink_faint)
            said = f"{offer.score:.2f}"
            right -= painter.fontMetrics().horizontalAdvance(said)
            painter.drawText(QRect(right, 0, self.width() - right, self.height()), flags, said)
            right -= 8
        left = cap.right() + 1 + self._gap
        if offer.colour:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.group(offer.colour).ink)
            painter.drawRoundedRect(QRectF(left, middle - 4, 8, 8), 2, 2)
            left += 16
        painter.setFont(theme.ui_font(self._pixels, strong=offer.ticked))
        painter.setPen(look.accent if offer.ticked else look.ink)
        name = paint.elided(painter.fontMetrics(), self._name(), right - left)
        painter.drawText(QRect(left, 0, right - left, self.height()), flags, name)
        left += painter.fontMetrics().horizontalAdvance(name) + 8
        painter.setFont(theme.ui_font(paint.TINY))
        painter.setPen(look.ink_faint)
        why = paint.elided(painter.fontMetrics(), offer.why, right - left)
        if len(why) > 2:
            painter.drawText(QRect(left, 0, right - left, self.height()), flags, why)

    def _name(self) -> str:
        return ("✓ " if self.offer.ticked else "") + self.offer.name


def _cap_width(key: str) -> int:
    return QFontMetrics(theme.ui_font(paint.TINY)).horizontalAdvance(key) + 10
