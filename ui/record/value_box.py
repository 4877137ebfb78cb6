"""One value as a quiet field or a chip. What a click does is the form's."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from curator.domain.record import Status
from ui import paint, theme
from ui.models.record_rows import Linked
from ui.plain import tip
from ui.record.card_content import ValueContent
from ui.record.flow import Short
from ui.record.status_mark import paint_mark
from ui.words import sureness_sentence

_FIELD_PAD, _CHIP_PAD, _FIELD_LEAST, _CHIP_HEIGHT, _KEY = 9, 9, 28, 24, 20
_LINES = 3


class ValueBox(Short):
    """Shows one value, or that there is none yet; a chip is as wide as its words, a quiet field as wide as there is.

    Signals:
        twice: It was clicked twice: the words are to be changed.
        menu_wanted: The right button was pressed, at this place of the screen.

    Args:
        chip: One of several values of a field.
        parent: The row it stands in.
    """

    twice = Signal()
    menu_wanted = Signal(object)

    def __init__(self, *, chip: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.chip = chip
        self.content: ValueContent | None = None
        self._entry_status = Status.PROPOSED
        self._focused = self._keyed = False
        self._colour = "neutral"
        self._laid: tuple[float, paint.Laid] | None = None

    def show_value(self, content: ValueContent, entry_status: Status, colour: str, *, keyed: bool) -> None:
        """Shows a value of an entry of this status and group colour; a keyed one is what E would edit."""
        self.content, self._entry_status, self._colour = content, entry_status, colour
        self._focused, self._keyed = content.focused, keyed
        self.setAccessibleName(content.aloud)
        self.setToolTip(tip(_tip(content)))
        self._renew()

    def show_nothing(self, field_title: str, *, focused: bool, colour: str, keyed: bool) -> None:
        """Shows that a field is empty; for chips, the plus after the last."""
        self.content, self._colour, self._focused, self._keyed = None, colour, focused, keyed
        self.setAccessibleName(self.tr("%1, empty").replace("%1", field_title))
        self.setToolTip("")
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Measures anew with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._renew()

    def hasHeightForWidth(self) -> bool:
        """Long words take several lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the words need in this width."""
        if self.chip or self.content is None:
            return _CHIP_HEIGHT
        return max(_FIELD_LEAST, round(self._lay_out(self._room(width)).height) + 10)

    def natural_width(self, most: int) -> int:
        """The width that a chip wants; a quiet field takes all there is."""
        if not self.chip:
            return most
        if self.content is None:
            return 32
        return min(most, round(self._lay_out(most - 2 * _CHIP_PAD - self._mark_width()).width) + self._extra() + 1)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(self.natural_width(240), self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws frame, mark, words, what was replaced, the entity and the key."""
        painter = QPainter(self)
        look = theme.current_theme()
        self._paint_frame(painter, look)
        if self.content is None:
            painter.setPen(look.ink_faint)
            painter.drawText(self.rect().adjusted(9, 0, -9, 0), self._sides(), "+" if self.chip else "—")
        else:
            self._paint_words(painter, look, self.content)
        if self._keyed and not self.chip:
            painter.setFont(theme.ui_font(paint.TINY))
            paint.key_cap(painter, self._key_rect(), "E", look.ink_faint, look.line, look.panel)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The words are to be changed."""
        super().mouseDoubleClickEvent(event)
        self.twice.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of the value."""
        self.menu_wanted.emit(event.globalPos())

    # Inside

    def _renew(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    def _sides(self) -> int:
        return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def _marked(self) -> bool:
        """Whether the mark is needed: the value differs from its entry, or is doubtful."""
        content = self.content
        return content is not None and (content.doubtful or content.status is not self._entry_status)

    def _mark_width(self) -> int:
        return 16 if self._marked() else 0

    def _extra(self) -> int:
        return 2 * _CHIP_PAD + self._mark_width()

    def _entity(self) -> str:
        """The entity's name beside the words, where it says something new."""
        if self.content is None or self.content.linked in (Linked.NAMELESS, Linked.OPEN):
            return ""
        if self.content.linked is Linked.REFUSED:
            return self.content.entity
        return "" if self.content.entity == self.content.words else f"→ {self.content.entity}"

    def _room(self, width: int) -> float:
        return width - 2 * _FIELD_PAD - self._mark_width() - (_KEY + 4 if self._keyed else 0)

    def _runs(self) -> list[paint.Run]:
        assert self.content is not None
        look = theme.current_theme()
        refused = self.content.status is Status.REJECTED
        runs = [paint.Run(self.content.words, look.ink_faint if refused else look.ink, struck=refused)]
        if self.content.proposed:
            runs += [paint.Run("  ", look.ink), paint.Run(self.content.proposed, look.ink_faint, struck=True)]
        if self._entity():
            linked = self.content.linked is not Linked.REFUSED
            runs.append(paint.Run(f"  {self._entity()}", look.accent if linked else look.ink_faint))
        return runs

    def _lay_out(self, width: float) -> paint.Laid:
        if self._laid is None or self._laid[0] != width:
            font = theme.ui_font(paint.SMALL) if self.chip else theme.ui_font()
            self._laid = width, paint.lay_out(self._runs(), font, width, 1 if self.chip else _LINES)
        return self._laid[1]

    def _paint_frame(self, painter: QPainter, look: theme.Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = look.group(self._colour)
        pen = QPen(look.line, 1.0)
        if self._focused:
            pen = QPen(colours.ink, paint.EDGE)
        elif self.content is None:
            pen = QPen(Qt.PenStyle.NoPen)
        elif self.chip and self.content.status.open:
            pen = QPen(look.ink_faint, 1.0)
            pen.setDashPattern([3, 2.5])
        elif self.chip:
            pen = QPen(look.ink_faint, 1.0)
        hovered = self.underMouse()
        painter.setPen(pen)
        fill = colours.tint if self._focused else look.selected if hovered else look.field
        if self.content is None and not self._focused and not hovered:
            fill = look.panel
        painter.setBrush(fill)
        radius = self.height() / 2 if self.chip else 6
        inset = pen.widthF() / 2 + (0.0 if self._focused else 0.25)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_words(self, painter: QPainter, look: theme.Theme, content: ValueContent) -> None:
        pad = _CHIP_PAD if self.chip else _FIELD_PAD
        if self._marked():
            mark = QRect(pad - 4, 0, 14, min(self.height(), _FIELD_LEAST))
            paint_mark(painter, mark, look, content.status, content.sureness)
        width = self.width() - self._extra() if self.chip else self._room(self.width())
        laid = self._lay_out(width)
        laid.draw(painter, QPointF(pad + self._mark_width(), (self.height() - laid.height) / 2))

    def _key_rect(self) -> QRect:
        return QRect(self.width() - _KEY - 5, (min(self.height(), _FIELD_LEAST) - 18) // 2, _KEY - 2, 18)


def _tip(content: ValueContent) -> str:
    parts = [content.words]
    said = sureness_sentence(content.confidence) if content.confidence is not None else ""
    parts += [part for part in (content.proposed, content.entity, content.note, content.reason, said) if part]
    return "\n".join(parts)
