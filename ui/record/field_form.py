"""The form of a group: a row for each field of the profile, with its values, what checks found, and room for an editor.

A form is made once for each group and then shows one entry after the other.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from curator.domain.profile import Group
from curator.domain.record import Status
from ui.desk import Focus
from ui.plain import ElidedLabel, PlainLabel, tip
from ui.record.card_content import CardContent, FieldContent
from ui.record.editors import Editor
from ui.record.flow import Flow
from ui.record.value_box import ValueBox

LABEL, _SPACE, _LEAST = 82, 4, 24


class FieldRow(QWidget):
    """One field: its title, its values or an editor, and sentences about it.

    Signals:
        focus_wanted: A `Focus`: a value or the empty field was clicked.
        edit_wanted: A `Focus`: the same, clicked twice, or empty and to be filled.
        menu_wanted: A `Focus` and the place of the mouse on the screen.

    Args:
        title: The field's name on screen.
        many: It may have several values.
        parent: The form.
    """

    focus_wanted = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, title: str, *, many: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._many = many
        self._content: FieldContent | None = None
        self._entry_id = 0
        self._drawn: tuple[FieldContent, int, Status, str] | None = None
        self.label = ElidedLabel(title, "soft", self)
        self.flow = Flow(self)
        self._boxes: list[ValueBox] = []
        self._empty = self._box(chip=many)
        self._key = PlainLabel("E", "key", self)
        self._key.hide()
        self.notes = PlainLabel("", "faint", self)
        self.problems = PlainLabel("", "refused", self)
        for label in (self.notes, self.problems):
            label.setWordWrap(True)
        self._editor: Editor | None = None
        self._edited: int | None = None
        self._refusal = ""

    @property
    def content(self) -> FieldContent | None:
        """What it shows."""
        return self._content

    def boxes(self) -> list[ValueBox]:
        """The values that are shown, in order."""
        return self._boxes[: len(self._content.values)] if self._content else []

    def show_content(self, content: FieldContent, entry_id: int, status: Status, colour: str) -> None:
        """Shows the field of an entry of this status and group colour; nothing happens where nothing differs."""
        if self._drawn == (content, entry_id, status, colour):
            return
        self._drawn = content, entry_id, status, colour
        self._content, self._entry_id = content, entry_id
        while len(self._boxes) < len(content.values):
            self._boxes.append(self._box(chip=self._many))
        for box, value in zip(self._boxes, content.values, strict=False):
            box.show_value(value, status, colour, keyed=content.keyed)
        self._empty.show_nothing(content.field.title, focused=content.focused, colour=colour, keyed=content.keyed)
        self._key.setVisible(self._many and content.keyed)
        remarks = [self.tr("Note: %1").replace("%1", value.note) for value in content.values if value.note]
        remarks += [self.tr("Rejected: %1").replace("%1", value.reason) for value in content.values if value.reason]
        self.notes.setText("\n".join(remarks))
        self._place()

    def open_editor(self, editor: Editor, value_id: int | None) -> None:
        """Puts an editor in a value's place, or behind the last."""
        self._editor, self._edited, self._refusal = editor, value_id, ""
        editor.resized.connect(self._place)
        self._place()

    def close_editor(self) -> None:
        """Takes the editor away."""
        editor, self._editor, self._edited, self._refusal = self._editor, None, None, ""
        self._place()
        if editor is not None:
            editor.hide()
            editor.deleteLater()

    def refuse(self, sentence: str) -> None:
        """Says under the field why words were not taken; empty takes the sentence away."""
        self._refusal = sentence
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of values and sentences."""
        return max(rect.bottom() + 1 for _, rect in self._heights(width))

    def sizeHint(self) -> QSize:
        """Some usual width."""
        return QSize(320, self.heightForWidth(max(self.width(), 240)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Places its parts anew."""
        for widget, rect in self._heights(self.width()):
            widget.setGeometry(rect)

    def _heights(self, width: int) -> list[tuple[QWidget, QRect]]:
        inner, key = width - LABEL, self._key.sizeHint()
        room = inner - (key.width() + 6 if self._many else 0)
        top = max(self.flow.heightForWidth(room), _LEAST)
        parts: list[tuple[QWidget, QRect]] = [
            (self.label, QRect(0, 0, LABEL - 8, min(top, 28))),
            (self.flow, QRect(LABEL, 0, room, top)),
            (self._key, QRect(width - key.width() - 5, 3, key.width(), key.height())),
        ]
        for label in (self.notes, self.problems):
            if not label.isHidden():
                height = label.heightForWidth(inner)
                parts.append((label, QRect(LABEL, top + 2, inner, height)))
                top += height + 2
        return parts

    def _place(self) -> None:
        content = self._content
        if content is None:
            return
        shown: list[QWidget] = []
        for box, value in zip(self._boxes, content.values, strict=False):
            replaced = self._editor is not None and value.id == self._edited
            shown.append(self._editor if replaced and self._editor is not None else box)
        if self._editor is not None and self._edited is None:
            shown.append(self._editor)
        elif self._many or not content.values:
            shown.append(self._empty)
        self.flow.hold(shown)
        said = [self._refusal] if self._refusal else list(content.problems)
        self.problems.setText("\n".join(said))
        self.problems.setVisible(bool(said))
        self.notes.setVisible(bool(self.notes.text()))
        self.updateGeometry()
        for widget, rect in self._heights(self.width()):
            widget.setGeometry(rect)
        form = self.parentWidget()
        if isinstance(form, FieldForm):
            form.resized.emit()

    def _box(self, *, chip: bool) -> ValueBox:
        box = ValueBox(chip=chip, parent=self.flow)
        box.hide()
        box.clicked.connect(lambda: self._clicked(box))
        box.twice.connect(lambda: self.edit_wanted.emit(self._focus_of(box)))
        box.menu_wanted.connect(lambda at: self.menu_wanted.emit(self._focus_of(box), at))
        return box

    def _clicked(self, box: ValueBox) -> None:
        (self.edit_wanted if box is self._empty else self.focus_wanted).emit(self._focus_of(box))

    def _focus_of(self, box: ValueBox) -> Focus:
        assert self._content is not None
        if box is self._empty or box.content is None:
            return Focus(self._entry_id, None, self._content.field.key)
        return Focus(self._entry_id, box.content.id)


class FieldForm(QWidget):
    """All rows of a group.

    Signals:
        resized: It needs another height.

    Args:
        group: Whose fields.
        parent: The card.
    """

    resized = Signal()

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {field.key: FieldRow(field.title, many=field.type.many, parent=self) for field in group.fields}
        for field in group.fields:
            self.rows[field.key].setToolTip(tip(field.help))

    def show_content(self, content: CardContent) -> None:
        """Shows an entry."""
        for row, field in zip(self.rows.values(), content.fields, strict=True):
            row.show_content(field, content.entry_id, content.status, content.colour)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all rows."""
        return sum(row.heightForWidth(width) + _SPACE for row in self.rows.values())

    def sizeHint(self) -> QSize:
        """Some usual width."""
        return QSize(320, self.heightForWidth(max(self.width(), 240)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Places the rows anew."""
        self.place()

    def place(self) -> None:
        """Puts the rows one under the other."""
        top = 0
        for row in self.rows.values():
            height = row.heightForWidth(self.width())
            row.setGeometry(0, top, self.width(), height)
            top += height + _SPACE
