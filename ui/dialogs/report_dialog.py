"""The window that shows what went wrong inside the program, with details to copy."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.plain import PlainLabel


class ReportDialog(QDialog):
    """Collects reports; one window for all of them.

    Args:
        versions: What program this is, for the details.
        parent: The window.
    """

    def __init__(self, versions: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        words = PlainLabel(
            self.tr(
                "This is a mistake in the program, not yours. Everything you judged is saved. You can go on working; "
                "if something looks odd, start the program again."
            )
        )
        words.setWordWrap(True)
        self._details = QPlainTextEdit(versions)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setProperty("role", "field")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self._details, 1)
        layout.addWidget(buttons)

    @property
    def details(self) -> str:
        """Everything that is to be copied."""
        return self._details.toPlainText()

    def add(self, details: str) -> None:
        """Adds a report below the earlier ones."""
        self._details.appendPlainText(f"\n{details}")
