"""The open card: everything about the entry in focus. It is made once and then shows one entry after the other."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QToolTip, QWidget

from curator.domain.profile import Profile
from curator.domain.record import Status
from curator.domain.sureness import sureness
from ui import paint, theme
from ui.plain import tip
from ui.record.card_content import CardContent
from ui.record.field_form import FieldForm, FieldRow
from ui.record.sentence_view import Quotation
from ui.record.stands_for import StandsFor
from ui.record.status_mark import paint_mark
from ui.words import sureness_sentence

_PAD, _HEAD, _SPACE = 12, 38, 6


class ActWord(QAbstractButton):
    """A word and its key."""

    def __init__(self, word: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setText(word)
        self.setAccessibleName(word)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Both beside each other."""
        return QSize(self._word_width() + (self._key_width() + 6 if self._key else 0) + 12, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws them."""
        painter, look = QPainter(self), theme.current_theme()
        painter.setFont(theme.ui_font(paint.SMALL))
        painter.setPen(look.ink if self.underMouse() else look.ink_soft)
        painter.drawText(self.rect().adjusted(4, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._key:
            painter.setFont(theme.ui_font(paint.TINY))
            cap = QRect(4 + self._word_width() + 6, (self.height() - 17) // 2, self._key_width(), 17)
            paint.key_cap(painter, cap, self._key, look.ink_faint, look.line, look.field)

    def _word_width(self) -> int:
        return QFontMetrics(theme.ui_font(paint.SMALL)).horizontalAdvance(self.text())

    def _key_width(self) -> int:
        return QFontMetrics(theme.ui_font(paint.TINY)).horizontalAdvance(self._key) + 10


class ActWords(QWidget):
    """A thin row of words for the mouse, each with its key.

    Signals:
        asked: `confirm`, `reject`, `later` or `note`.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[ActWord] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for act, words, key in (
            ("confirm", self.tr("Confirm"), "⏎"),
            ("reject", self.tr("Reject"), self.tr("Del")),
            ("later", self.tr("Later"), self.tr("Space")),
            ("note", self.tr("Note"), ""),
        ):
            button = ActWord(words, key)
            self.buttons.append(button)
            button.clicked.connect(lambda _checked=False, act=act: self.asked.emit(act))
            layout.addWidget(button)
        layout.addStretch()

    def show_content(self, content: CardContent) -> None:
        """Says whether Enter confirms all of the entry, or what is left of it."""
        values = [value for row in content.fields for value in row.values if value.status is not Status.REJECTED]
        judged = sum(not value.status.open for value in values)
        rest = content.whole and 0 < judged < len(values)
        words = self.tr("Confirm the rest") if rest else self.tr("Confirm")
        if self.buttons[0].text() != words:
            self.buttons[0].setText(words)
            self.buttons[0].setAccessibleName(words)
            self.buttons[0].updateGeometry()


class OpenCard(QWidget):
    """Head, sentence, form, candidates and acts of one entry.

    Signals:
        resized: It needs another height.
        focus_wanted: A `Focus` was clicked.
        edit_wanted: A `Focus` was clicked twice.
        menu_wanted: A `Focus` and where on the screen its menu is wanted.

    Args:
        profile: The record's schema.
        stands_for: The candidates.
        parent: The list.
    """

    resized = Signal()
    focus_wanted = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, profile: Profile, stands_for: StandsFor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._forms: dict[str, FieldForm] = {}
        self._form: FieldForm | None = None
        self._content: CardContent | None = None
        self._keyed = False
        self._settled = True
        self.quotation = Quotation(self)
        self.stands_for = stands_for
        stands_for.setParent(self)
        self.acts = ActWords(self)
        stands_for.resized.connect(self.settle)

    @property
    def content(self) -> CardContent | None:
        """What it shows."""
        return self._content

    def row(self, field: str) -> FieldRow:
        """The row of a field of the group that is shown."""
        assert self._form is not None
        return self._form.rows[field]

    def show_content(self, content: CardContent) -> None:
        """Shows an entry; the candidates are shown by whoever knows them."""
        form = self._form_of(content.group)
        if form is not self._form:
            if self._form is not None:
                self._form.hide()
            self._form = form
            form.show()
        self._content = content
        self._settled = False
        self.setAccessibleName(f"{content.title}, {content.name}")
        self.quotation.show_content(content)
        form.show_content(content)
        self.acts.show_content(content)
        self.stands_for.setVisible(content.named is not None)
        self._settled = True
        self.settle()

    def settle(self) -> None:
        """Places the parts and asks for the height they need; not while the parts are just being filled."""
        if not self._settled:
            return
        self._place()
        self.update()
        self.resized.emit()

    def set_keyed(self, keyed: bool) -> None:
        """Says whether the keys go to the record: the frame is stronger then."""
        if keyed is not self._keyed:
            self._keyed = keyed
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all parts."""
        parts = self._parts(width)
        return (parts[-1][1].bottom() + 1 if parts else _HEAD) + 8

    def sizeHint(self) -> QSize:
        """Some usual width."""
        return QSize(360, self.heightForWidth(360))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Places the parts anew."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the frame in the group's colour, and the head."""
        content = self._content
        if content is None:
            return
        painter, look = QPainter(self), theme.current_theme()
        colours = look.group(content.colour)
        paint.card(painter, QRectF(self.rect()), look.panel, colours.ink, 2.0 if self._keyed else paint.EDGE)
        if content.whole:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.tint)
            painter.drawRoundedRect(QRectF(4, 4, self.width() - 8, _HEAD - 6), 5, 5)
        middle = 4 + (_HEAD - 6) // 2
        painter.setFont(theme.ui_font())
        paint_mark(painter, QRect(_PAD - 4, middle - 10, 18, 20), look, content.status, content.sureness)
        self._paint_names(painter, look, content)

    def event(self, event: QEvent) -> bool:
        """All of the head, which may have been shortened, as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            content = self._content
            if content is not None and event.pos().y() < _HEAD:
                said = sureness_sentence(content.credited) if content.credited is not None else ""
                parts = (content.name, content.credit, said)
                QToolTip.showText(event.globalPos(), tip("\n".join(part for part in parts if part)), self)
            return True
        return super().event(event)

    # Inside

    def _flags(self, *, right: bool = False) -> int:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return int(Qt.AlignmentFlag.AlignVCenter | side)

    def _paint_names(self, painter: QPainter, look: theme.Theme, content: CardContent) -> None:
        """The name, and at the right who proposed it; the name has the right of way."""
        said = content.name or self.tr("without a name")
        strong, tiny = theme.ui_font(strong=True), theme.ui_font(paint.TINY)
        left, right = _PAD + 20, self.width() - _PAD
        wanted, metrics = QFontMetrics(strong).horizontalAdvance(said), QFontMetrics(tiny)
        credit = content.credit
        if left + wanted + 12 + metrics.horizontalAdvance(credit) > right:
            room = max(right - left - wanted - 12, (right - left) // 3)
            first = credit.split(" · ")[0]
            credit = paint.elided(metrics, credit, room) if room > metrics.horizontalAdvance(first) + 40 else first
        painter.setFont(tiny)
        painter.setPen(look.sureness(sureness(content.credited)) if content.credited is not None else look.ink_faint)
        painter.drawText(QRect(left, 4, right - left, _HEAD - 6), self._flags(right=True), credit)
        room = right - left - metrics.horizontalAdvance(credit) - 12
        painter.setFont(strong)
        painter.setPen(look.ink if content.name else look.refused)
        name = paint.elided(painter.fontMetrics(), said, room)
        painter.drawText(QRect(left, 4, room, _HEAD - 6), self._flags(), name)

    def _form_of(self, group: str) -> FieldForm:
        form = self._forms.get(group)
        if form is None:
            form = self._forms[group] = FieldForm(self._profile.group(group), self)
            form.resized.connect(self.settle)
            for row in form.rows.values():
                row.focus_wanted.connect(self.focus_wanted)
                row.edit_wanted.connect(self.edit_wanted)
                row.menu_wanted.connect(self.menu_wanted)
        return form

    def _parts(self, width: int) -> list[tuple[QWidget, QRect]]:
        parts: list[tuple[QWidget, QRect]] = []
        top = _HEAD
        for widget in (self.quotation, self._form, self.stands_for, self.acts):
            if widget is None or widget.isHidden():
                continue
            left = _PAD - 6 if widget is self.acts or widget is self.stands_for else _PAD
            room = width - _PAD - left
            height = widget.heightForWidth(room)
            height = height if height >= 0 else widget.sizeHint().height()
            parts.append((widget, QRect(left, top, room, height)))
            top += height + _SPACE
        return parts

    def _place(self) -> None:
        for widget, rect in self._parts(self.width()):
            widget.setGeometry(rect)
        if self._form is not None:
            self._form.place()
