"""A quiet box that holds one of a few choices."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """A combo box whose list has a name for a screen reader too.

    A quiet one leaves letters alone: what is chosen is stored at once, and on a page letters are commands.

    Signals:
        left: Esc was pressed.

    Args:
        name: For a screen reader.
        choices: Words and what they stand for.
        quiet: Whether it looks like words until it is pointed at.
    """

    left = Signal()

    def __init__(
        self, name: str, choices: Iterable[tuple[str, object]], *, quiet: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self._quiet = quiet
        if quiet:
            self.setProperty("role", "quiet")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        for words, what in choices:
            self.addItem(words, what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; letters choose nothing in a quiet one."""
        if event.key() == Qt.Key.Key_Escape and self.receivers("2left()"):
            self.left.emit()
        elif self._quiet and not self.isEditable() and event.text().strip():
            event.accept()
        else:
            super().keyPressEvent(event)

    def open_to_words(self, name: str) -> None:
        """Has other words typed in it as well."""
        self.setEditable(True)
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(name)
        # Qt's own completion would put the nearest known choice in place of what is typed.
        self.setCompleter(None)  # type: ignore[arg-type]
