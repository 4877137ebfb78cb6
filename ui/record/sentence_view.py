"""The words in focus in their sentence, with a bar of the group's colour, and the way to their other places."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from curator.domain.evidence import Alignment
from ui import paint, theme
from ui.plain import PlainLabel
from ui.record.card_content import CardContent
from ui.record.sentence import Sentence

_BAR, _INDENT, _LINES, _PIXELS = 3, 12, 3, 14


class SentenceView(QWidget):
    """Paints a sentence with its words bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence: Sentence | None = None
        self._colour = "neutral"
        self._laid: tuple[int, paint.Laid] | None = None

    def show_sentence(self, sentence: Sentence, colour: str) -> None:
        """Shows a sentence of an entry of this group colour."""
        self._sentence, self._colour, self._laid = sentence, colour, None
        self.setAccessibleName(f"{sentence.before}{sentence.words}{sentence.after}")
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Measures anew with other fonts and colours."""
        super().changeEvent(event)
        self._laid = None
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of its lines."""
        return round(self._lay_out(width).height) + 2 if self._sentence else 0

    def sizeHint(self) -> QSize:
        """Some usual width."""
        return QSize(240, self.heightForWidth(max(self.width(), 160)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the bar and the lines."""
        if self._sentence is None:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current_theme().group(self._colour).ink)
        painter.drawRect(QRectF(0, 1, _BAR, self.height() - 2))
        self._lay_out(self.width()).draw(painter, QPointF(_INDENT, 1))

    def _lay_out(self, width: int) -> paint.Laid:
        if self._laid is None or self._laid[0] != width:
            assert self._sentence is not None
            look = theme.current_theme()
            runs = [
                paint.Run(self._sentence.before, look.ink_soft),
                paint.Run(self._sentence.words, look.ink, strong=True),
                paint.Run(self._sentence.after, look.ink_soft),
            ]
            font = theme.reading_font(_PIXELS)
            self._laid = width, paint.lay_out([run for run in runs if run.text], font, width - _INDENT, _LINES)
        return self._laid[1]


class Quotation(QWidget):
    """The sentence, what is wrong with its evidence, and the way to other places of the same value.

    Signals:
        turned: The next (1) or previous (-1) place is wanted.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SentenceView()
        self._warning = PlainLabel(role="doubt")
        self._warning.setWordWrap(True)
        self._places = PlainLabel(role="faint")
        self._steps = QWidget()
        self._back = self._button("‹", self.tr("Previous place of these words"), -1)
        self._on = self._button("›", self.tr("Next place of these words"), 1)
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._places)
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.view)
        layout.addWidget(self._warning)
        layout.addWidget(self._steps)

    def show_content(self, content: CardContent) -> None:
        """Shows the sentence of a card."""
        self.view.setVisible(content.sentence is not None)
        if content.sentence is not None:
            self.view.show_sentence(content.sentence, content.colour)
        warning = self._sentence_of(content.sentence)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._steps.setVisible(content.places > 1)
        if content.places > 1:
            said = self.tr("Place %1 of %2").replace("%1", str(content.place + 1)).replace("%2", str(content.places))
            self._places.setText(said)

    def _sentence_of(self, sentence: Sentence | None) -> str:
        if sentence is None:
            return self.tr("No words of the article support this.")
        return {
            Alignment.EXACT: "",
            Alignment.MOVED: self.tr("These words have moved in the text: look whether they are the right ones."),
            Alignment.FUZZY: self.tr("Only similar words are in the text: look whether they are the right ones."),
            Alignment.LOST: self.tr("These words are not in the text any more."),
        }[sentence.alignment]

    def _button(self, sign: str, name: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.turned.emit(by))
        return button
