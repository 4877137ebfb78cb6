"""What stands where nothing is: a sentence that says why, and what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.plain import PlainLabel

_WIDEST = 480


class EmptyState(QWidget):
    """A headline, a sentence and some buttons in the middle of a surface."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = PlainLabel(role="headline")
        self._sentence = PlainLabel(role="soft")
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        words = QVBoxLayout(column)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        for label in (self._headline, self._sentence):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.addWidget(label)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        words.addSpacing(8)
        words.addLayout(self._buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)

    @property
    def words(self) -> str:
        """What it says, as one text."""
        return f"{self._headline.text()}\n{self._sentence.text()}".strip()

    def say(self, headline: str, sentence: str = "", acts: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Says something else.

        Args:
            headline: What is the case, in a few words.
            sentence: What to do about it; may be empty.
            acts: Names and callbacks of the buttons, the likeliest first.
        """
        self._headline.setText(headline)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # what is to be deleted stays to be seen while a dialog is open
                widget.deleteLater()
        self._buttons.addStretch()
        for place, (name, act) in enumerate(acts):
            button = QPushButton(name)
            button.setProperty("role", "main" if place == 0 else "")
            button.setAccessibleName(name)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
        self._buttons.addStretch()
