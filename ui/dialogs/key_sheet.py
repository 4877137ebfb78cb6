"""All keys on one sheet, as the commands declare them, and those that are the text's own."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Command, Context, key_words
from ui.plain import PlainLabel

_ROOM = QSize(1280, 740)
"""Width and height of a small screen, its bars taken off."""

_AROUND = QSize(48 + 16, 36 + 16 + 40)
"""Margins, the bar to scroll by and the button."""

Line = tuple[list[str], str]
"""Keys, and what they do."""


class KeySheet(QDialog):
    """Shows keys and what they do, those of the review first.

    Args:
        commands: All commands.
        parent: The window.
    """

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        shown = [command for command in commands if command.keys and command.sheet != "-"]
        review = [command for command in shown if command.context is Context.REVIEW]
        pages = {Context.REVIEW, Context.REGISTRY}
        window = [command for command in shown if command.context not in pages]
        registry = [command for command in shown if command.context is Context.REGISTRY]
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(40)
        columns.addLayout(_column(self.tr("In the text and the record"), map(_line, review)))
        right = QVBoxLayout()
        right.setSpacing(20)
        right.addLayout(_column(self.tr("Everywhere"), map(_line, window)))
        right.addLayout(_column(self.tr("In the text"), self._keys_of_text()))
        right.addStretch(1)
        columns.addLayout(right)
        columns.addLayout(_column(self.tr("In the registry"), map(_line, registry)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._scrolled(sheet), 1)
        layout.addWidget(buttons)
        self._fit(sheet)

    def _scrolled(self, sheet: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setAccessibleName(self.tr("Keys"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        return area

    def _fit(self, sheet: QWidget) -> None:
        """As large as all keys, but no larger than the screen."""
        self.ensurePolished()
        for label in sheet.findChildren(QWidget):
            label.ensurePolished()
        wanted = sheet.sizeHint() + _AROUND
        self.resize(wanted.boundedTo(_ROOM).boundedTo(self.screen().availableSize()))

    def _keys_of_text(self) -> list[Line]:
        return [
            (["Shift ← → ↑ ↓"], self.tr("Select; with Ctrl by the word")),
            (["Ctrl ↑ ↓"], self.tr("To the paragraph before or after; with Shift select")),
            (["Alt PgUp PgDn"], self.tr("To the sentence before or after; with Shift select")),
            (["Ctrl Alt ← →"], self.tr("End the words one letter earlier or later; with Shift their beginning")),
        ]


def _line(command: Command) -> Line:
    words = [command.shown_keys] if command.shown_keys else list(dict.fromkeys(map(key_words, command.keys)))
    return words, command.sheet or command.plain_title


def _column(title: str, lines: Iterable[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.addWidget(PlainLabel(title, "title"), 0, 0, 1, 2)
    row = 1
    for row, (keys, words) in enumerate(lines, 1):
        grid.addWidget(_chips(keys), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(PlainLabel(words), row, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(row + 1, 1)
    return grid


def _chips(keys: Iterable[str]) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for word in keys:
        layout.addWidget(PlainLabel(word, "key"))
    return holder
