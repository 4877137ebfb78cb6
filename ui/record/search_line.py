"""The line in which the registry is searched: its keys, told as what they mean. What is found is the caller's."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(QLineEdit):
    """Words, arrows, Enter, Esc, and number keys while nothing is typed.

    Signals:
        stepped: The next (1) or previous (-1) is to be marked.
        taken: What is marked is chosen; whether for all values alike.
        digit: A number key was pressed in an empty line, or one with Ctrl; the number and whether for all alike.
        open_wanted: What is marked is to be looked at.
        left: Esc.
    """

    stepped = Signal(int)
    taken = Signal(bool)
    digit = Signal(int, bool)
    open_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search the registry"))
        self.setAccessibleName(self.tr("Search the registry for an entity"))

    def begin(self) -> None:
        """Opens it, empty."""
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> bool:
        """Closes it; whether it was open."""
        if self.isHidden():
            return False
        # Hidden with the focus in it, it would pass the focus on as Tab does, and the list would take a step.
        self.clearFocus()
        self.clear()
        self.hide()
        return True

    def event(self, event: QEvent) -> bool:
        """Keeps its keys from the window's commands."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if not control or event.key() in _ENTER or _number(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tells what a key means; letters are typed."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        number = _number(event)
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_wanted.emit()
        elif event.key() in _ENTER:
            self.taken.emit(control)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif number is not None and (control or not self.text()):
            self.digit.emit(number, control)
        else:
            super().keyPressEvent(event)


def _number(event: QKeyEvent) -> int | None:
    """The number of a number key."""
    number = event.key() - Qt.Key.Key_0
    return number if 0 <= number <= 9 else None
