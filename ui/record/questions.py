"""Questions about what is in focus, asked in small popups: why it is rejected, and what the curator remarks on it."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from curator.domain.profile import Field, FieldType
from curator.domain.record import Value
from ui.desk import Desk
from ui.plain import shortened
from ui.record.editors import Editor, Typed, make_editor
from ui.record.key_popup import KeyPopup
from ui.record.offer_row import Offer

REASONS = (
    "not in the text",
    "wrong span",
    "wrong field",
    "duplicate",
    "not relevant",
    "wrong person or organization",
)
"""Why something is rejected, as it is stored; the screen shows it in the language of the program."""

_TITLE = 32


class Questions(QObject):
    """Asks, and has the desk store the answer.

    Signals:
        done: The popup is gone.

    Args:
        desk: Whom to ask.
        parent: In front of what the popups open.
    """

    done = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self.popup: KeyPopup | None = None

    def reason(self, at: QPoint) -> None:
        """Asks why what is in focus is rejected, and rejects it."""
        values = self._desk.focused_values()
        if not values:
            return
        popup = self._open(self.tr("Why reject %1?").replace("%1", self._name(values[0])))
        shown = [self.tr(reason) for reason in REASONS]
        popup.add_section("", [Offer(str(number), reason) for number, reason in enumerate(shown, 1)])
        popup.ask("", self._editor("reason", self.tr("Another reason")), alone=False)
        popup.chosen.connect(lambda number: self._reject(REASONS[number]))
        popup.typed.connect(lambda typed: self._reject(typed.words))
        popup.open_at(at)

    def note(self, at: QPoint) -> None:
        """Asks for a remark on the value in focus, or on the first of the entry."""
        values = self._desk.focused_values()
        if not values:
            return
        value = values[0]
        popup = self._open(self.tr("Note on %1").replace("%1", self._name(value)))
        editor = self._editor("note", self.tr("What should others know?"))
        editor.begin(value.note)
        popup.ask("", editor, alone=False)
        popup.typed.connect(lambda typed: self._annotate(value.id, typed))
        popup.open_at(at)

    def _open(self, title: str) -> KeyPopup:
        popup = self.popup = KeyPopup(title, self._parent)
        popup.closed.connect(self._closed)
        return popup

    def _editor(self, key: str, help_: str) -> Editor:
        return make_editor(Field(key=key, title=help_, type=FieldType.TEXT, help=help_), lambda _words, _kind: [])

    def _name(self, value: Value) -> str:
        return f"“{shortened(value.words, _TITLE)}”"

    def _reject(self, reason: str) -> None:
        self._close()
        self._desk.reject(reason)

    def _annotate(self, value_id: int, typed: Typed) -> None:
        self._close()
        self._desk.annotate(value_id, typed.words)

    def _close(self) -> None:
        if self.popup is not None:
            self.popup.close()

    def _closed(self) -> None:
        self.popup = None
        self.done.emit()
