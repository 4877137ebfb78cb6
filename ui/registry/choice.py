"""A quiet box that holds one of a few choices."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget


class Choice(QComboBox):
    """A combo box whose list has a name for a screen reader too.

    Args:
        name: For a screen reader.
        choices: Words and what they stand for.
        quiet: Whether it looks like words until it is pointed at.
    """

    def __init__(
        self, name: str, choices: Iterable[tuple[str, object]], *, quiet: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        if quiet:
            self.setProperty("role", "quiet")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(9)
        for words, what in choices:
            self.addItem(words, what)

    def open_to_words(self, name: str) -> None:
        """Has other words typed in it as well."""
        self.setEditable(True)
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(name)
        # Qt's own completion would put the nearest known choice in place of what is typed.
        self.setCompleter(None)  # type: ignore[arg-type]
