"""The line at the bottom of the text in which words are typed that shall be found in the article.

Where they stand is `ui.article.finding`'s, showing them `ui.article.find`'s.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.article.finding import Hits
from ui.plain import PlainLabel, tip


class FindLine(QWidget):
    """Takes words and steps; hidden until it is wanted.

    Signals:
        typed: The words as they are now.
        stepped: 1 for the next place, -1 for the one before.
        entered: The keyboard shall go to the place that is looked at.
        given_up: The keyboard shall go back to where it was.
    """

    typed = Signal(str)
    stepped = Signal(int)
    entered = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Find in the article"))
        self.words.setAccessibleName(self.tr("Find in the article"))
        self.words.textEdited.connect(self.typed)
        self.words.installEventFilter(self)
        self.count = PlainLabel("", "soft", self)
        back = self._button("↑", self.tr("Previous place"), "Shift+F3", -1)
        on = self._button("↓", self.tr("Next place"), "F3", 1)
        self.hint = PlainLabel(self.tr("Tab: select it   Esc: back"), "faint", self)
        row = QHBoxLayout()
        row.setContentsMargins(24, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        for widget in (self.count, back, on, self.hint):
            row.addWidget(widget)
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line)
        whole.addLayout(row)
        self.hide()

    def begin(self, words: str) -> None:
        """Shows the line with words that typing replaces; none leaves those of the last time."""
        if words:
            self.words.setText(words)
        self.show()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_hits(self, hits: Hits) -> None:
        """Says which of how many places is looked at."""
        nothing = bool(self.words.text().strip()) and not hits.spans
        self.count.set_role("refused" if nothing else "soft")
        if nothing:
            said = self.tr("Not found")
        elif hits.at < 0:
            count = len(hits.spans)
            said = self.tr("%n place(s)", "", count).replace("(s)", "" if count == 1 else "s") if count else ""
        else:
            said = self.tr("%1 of %2").replace("%1", str(hits.at + 1)).replace("%2", str(len(hits.spans)))
        self.count.setText(said)
        self.words.setAccessibleDescription(said)

    def minimumSizeHint(self) -> QSize:
        """Never widens the panel."""
        return QSize(100, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and F3 step, Tab and Down go into the text, Esc goes back."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F3:
                self.stepped.emit(-1 if back else 1)
            case Qt.Key.Key_Tab | Qt.Key.Key_Down:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.given_up.emit()
            case _:
                return False
        return True

    def _button(self, sign: str, name: str, key: str, way: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(name)
        keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(tip(f"{name}  {keys}"))
        button.clicked.connect(lambda: self.stepped.emit(way))
        return button
