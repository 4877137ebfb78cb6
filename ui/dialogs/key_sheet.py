"""All keys on one sheet, as the commands declare them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Command, Context, key_words
from ui.plain import PlainLabel


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
        window = [command for command in shown if command.context is not Context.REVIEW]
        columns = QHBoxLayout()
        columns.setSpacing(40)
        columns.addLayout(_column(self.tr("In the text and the record"), review))
        columns.addLayout(_column(self.tr("Everywhere"), window))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(columns)
        layout.addWidget(buttons)


def _column(title: str, commands: Iterable[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.addWidget(PlainLabel(title, "title"), 0, 0, 1, 2)
    row = 1
    for row, command in enumerate(commands, 1):
        grid.addWidget(_chips(command), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(PlainLabel(command.sheet or command.plain_title), row, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(row + 1, 1)
    return grid


def _chips(command: Command) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    words = [command.shown_keys] if command.shown_keys else list(dict.fromkeys(map(key_words, command.keys)))
    for word in words:
        layout.addWidget(PlainLabel(word, "key"))
    return holder
