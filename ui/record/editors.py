"""Typed editors, one for each type of field: what is typed, how it is understood, and what is offered meanwhile.

Where the words go is `edit_session`'s. The rules of each type are `curator.domain.content`'s; they are only asked here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from curator.domain.content import PartialDate, read_content, show_content
from curator.domain.entity import Candidate
from curator.domain.profile import Field, FieldType
from curator.domain.record import Value
from ui import words
from ui.plain import PlainLabel
from ui.record.suggestions import Suggestion, Suggestions

Search = Callable[[str, str], Sequence[Candidate]]
"""Entities of a kind for words being typed, best first."""

_MANY_LINES, _LONG_HEIGHT = 6, 74
_LETTING_GO = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Leave(Enum):
    """How somebody wants to leave an editor."""

    ENTER = auto()
    NEXT = auto()
    PREVIOUS = auto()
    AWAY = auto()
    ESCAPE = auto()


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in an editor.

    Attributes:
        words: As typed, without blanks around them.
        entity_id: The entity whose name was chosen from the list, or None.
    """

    words: str
    entity_id: int | None = None


class Editor(QWidget):
    """An input line with what is offered under it.

    Signals:
        left: A `Leave`: somebody pressed Enter, Tab or Esc, or went elsewhere. The editor stays until it is closed.
        resized: It needs another height.

    Args:
        field: What the words are for.
        search: Finds entities.
        parent: Where it stands.
    """

    left = Signal(object)
    resized = Signal()

    _eager = False
    """The first offer is meant as soon as a letter is typed; else only one that the arrows went to."""

    def __init__(self, field: Field, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._search = search
        self._begun = ""
        self._chosen: int | None = None
        self.input: QLineEdit | QPlainTextEdit = self._make_input()
        self.input.setAccessibleName(field.title)
        self.input.installEventFilter(self)
        self._reading = PlainLabel(role="faint")
        self._reading.hide()
        self._offers = Suggestions()
        self._offers.chosen.connect(self._take)
        self._offers.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.input, self._reading, self._offers):
            layout.addWidget(widget)
        self.setFocusProxy(self.input)
        self.input.textChanged.connect(self._changed)

    def begin(self, text: str, draft: str | None = None) -> None:
        """Puts words in to start with.

        Args:
            text: What the value says now.
            draft: What had been typed before and was not taken; None for nothing.
        """
        self._begun = text
        shown = text if draft is None else draft
        if isinstance(self.input, QLineEdit):
            self.input.setText(shown)
            self.input.selectAll()
        else:
            self.input.setPlainText(shown)
            self.input.selectAll()
        self._show_reading()

    @property
    def typed(self) -> Typed:
        """What stands in it."""
        return Typed(self._text().strip(), self._chosen)

    @property
    def changed(self) -> bool:
        """Whether it says something else than in the beginning."""
        return self.typed.words != self._begun.strip()

    def settle(self) -> None:
        """Puts the offer that is marked in place of the letters that led to it."""
        offer = self._offers.current() if not self._offers.isHidden() else None
        if offer is not None:
            self._fill(offer)

    def problem(self) -> str:
        """Why the words do not fit the field, or nothing."""
        try:
            read_content(self.field, self._text())
        except ValueError as error:
            return str(error)
        return ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys that leave the editor, and the arrows into the offers."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain or self._leave(event) is not None:
                event.accept()
                return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _LETTING_GO:
            self.left.emit(Leave.AWAY)
        return False

    # What the types do differently

    def _make_input(self) -> QLineEdit | QPlainTextEdit:
        line = QLineEdit()
        line.setPlaceholderText(self.field.help)
        return line

    def _offer(self, _typed: str) -> list[Suggestion]:
        """What to offer for the letters typed so far."""
        return []

    def _read(self, _text: str) -> str:
        """How the words will be understood, where that is not plain."""
        return ""

    # Inside

    def _text(self) -> str:
        return self.input.text() if isinstance(self.input, QLineEdit) else self.input.toPlainText()

    def _pressed(self, event: QKeyEvent) -> bool:
        leave = self._leave(event)
        if leave is not None:
            if leave in (Leave.ENTER, Leave.NEXT, Leave.PREVIOUS):
                self.settle()
            self.left.emit(leave)
            return True
        if not self._offers.isHidden() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._offers.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() == Qt.Key.Key_Down and isinstance(self.input, QLineEdit):
            self._show_offers("", marked=True)
            return True
        return event.key() == Qt.Key.Key_Up and isinstance(self.input, QLineEdit)

    def _leave(self, event: QKeyEvent) -> Leave | None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return Leave.ENTER if control or isinstance(self.input, QLineEdit) else None
        return {
            Qt.Key.Key_Tab.value: Leave.NEXT,
            Qt.Key.Key_Backtab.value: Leave.PREVIOUS,
            Qt.Key.Key_Escape.value: Leave.ESCAPE,
        }.get(key)

    def _changed(self) -> None:
        self._chosen = None
        text = self._text().strip()
        if self.changed:
            self._show_offers(text, marked=self._eager and bool(text))
        self._show_reading()

    def _show_offers(self, text: str, *, marked: bool) -> None:
        offers = self._offer(text)
        self._offers.show_offers(offers, marked=marked)
        self._offers.setVisible(bool(offers))
        self.resized.emit()

    def _show_reading(self) -> None:
        reading = self._read(self._text().strip())
        changed = self._reading.isHidden() is bool(reading)
        self._reading.setText(reading)
        self._reading.setVisible(bool(reading))
        if changed:
            self.resized.emit()

    def _take(self, offer: Suggestion) -> None:
        self._fill(offer)
        self.left.emit(Leave.ENTER)

    def _fill(self, offer: Suggestion) -> None:
        self._offers.hide()
        if isinstance(self.input, QLineEdit):
            self.input.setText(offer.words)
        self._offers.hide()
        self._chosen = offer.entity_id


class LongTextEditor(Editor):
    """Several lines; Enter begins a new one, Ctrl+Enter takes them."""

    def _make_input(self) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setProperty("role", "field")
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(_LONG_HEIGHT)
        edit.setPlaceholderText(self.tr("Ctrl+Enter takes it"))
        return edit


class NumberEditor(Editor):
    """A number, with separators."""

    def _read(self, text: str) -> str:
        try:
            shown = show_content(read_content(self.field, text))
        except ValueError:
            return ""
        return f"= {shown}" if shown != text else ""


class DateEditor(Editor):
    """A date as a person types it; it says how precisely it was understood."""

    def _read(self, text: str) -> str:
        try:
            date = read_content(self.field, text)
        except ValueError:
            return ""
        if not isinstance(date, PartialDate):
            return ""
        known = {
            "day": self.tr("to the day"),
            "month": self.tr("to the month"),
            "year": self.tr("to the year"),
        }[date.precision]
        return f"= {words.date_words(str(date))}, {known}"


class ChoiceEditor(Editor):
    """One of the profile's choices; the first letters are enough."""

    _eager = True

    def _offer(self, typed: str) -> list[Suggestion]:
        wanted = typed.casefold()
        begins = [choice for choice in self.field.choices if choice.casefold().startswith(wanted)]
        holds = [choice for choice in self.field.choices if wanted in choice.casefold() and choice not in begins]
        return [Suggestion(choice) for choice in begins + holds]


class EntityEditor(Editor):
    """A name; entities of the registry are offered, any other words are as good: a new name may look like a known."""

    def _offer(self, typed: str) -> list[Suggestion]:
        if not typed:
            return []
        found = self._search(typed, self.field.entity)[:_MANY_LINES]
        return [Suggestion(each.entity.name, each.entity.description, each.entity.id) for each in found]


_EDITORS: dict[FieldType, type[Editor]] = {
    FieldType.TEXT: Editor,
    FieldType.LONG_TEXT: LongTextEditor,
    FieldType.NUMBER: NumberEditor,
    FieldType.DATE: DateEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.CHOICES: ChoiceEditor,
    FieldType.ENTITY: EntityEditor,
    FieldType.ENTITIES: EntityEditor,
}


def make_editor(field: Field, search: Search, parent: QWidget | None = None) -> Editor:
    """Makes the editor of a field's type."""
    return _EDITORS[field.type](field, search, parent)


def words_to_edit(field: Field, value: Value | None) -> str:
    """The words an editor begins with: as written, or as understood where the words alone could not be read again."""
    if value is None:
        return ""
    try:
        same = read_content(field, value.words) == value.content
    except ValueError:
        same = False
    if same or value.content is None:
        return value.words
    if isinstance(value.content, PartialDate):
        return words.date_words(str(value.content))
    return show_content(value.content)
