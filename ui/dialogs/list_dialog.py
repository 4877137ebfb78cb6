"""A list of things that happened, one line each with what to do about it, to read and to copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget


class ListDialog(QDialog):
    """Shows the list as plain text, so that all of it can be selected.

    Args:
        title: Of the window.
        lines: What happened, and what to do about it.
        parent: The window.
    """

    def __init__(self, title: str, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(640, 360)
        self._text = QPlainTextEdit("\n".join(f"{what}\n    {hint}" if hint else what for what, hint in lines))
        self._text.setReadOnly(True)
        self._text.setAccessibleName(title)
        self._text.setProperty("role", "field")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.addWidget(self._text, 1)
        layout.addWidget(buttons)

    @property
    def text(self) -> str:
        """The whole list."""
        return self._text.toPlainText()
