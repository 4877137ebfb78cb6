"""Finding in the open article: what is typed in the find line, shown in the text, and the way back.

The line itself is `ui.article.find_line`'s, where words stand `ui.article.finding`'s.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.article.article_text import ArticleText
from ui.article.find_line import FindLine
from ui.article.finding import Hits, find

_MOST = 80
"""Characters of a selection that are worth looking for."""


class Find(QObject):
    """Looks for words in a text.

    Signals:
        found: The `Hits` that are shown now.

    Args:
        text: The text.
        line: Where the words are typed.
    """

    found = Signal(object)

    def __init__(self, text: ArticleText, line: FindLine) -> None:
        super().__init__(text)
        self._text = text
        self.line = line
        self._came_from: QWidget | None = None
        self._place = (0, 0, 0)
        line.typed.connect(self._look)
        line.stepped.connect(self.step)
        line.entered.connect(self._enter)
        line.given_up.connect(self._go_back)
        text.left.connect(self.close)

    def open(self) -> None:
        """Asks for words; those that are selected, or were looked for last, stand there."""
        text = self._text
        if self.line.isHidden():
            cursor = text.textCursor()
            self._came_from = QApplication.focusWidget()
            self._place = cursor.anchor(), cursor.position(), text.verticalScrollBar().value()
        selected = text.range_selected()
        words = text.page.text[slice(*selected)] if selected else ""
        self.line.begin("" if len(words) > _MOST else " ".join(words.split()))
        self._look(self.line.words.text())

    def step(self, way: int) -> None:
        """Goes to the next (1) or previous (-1) place, round the ends; asks for words where there are none yet."""
        hits = self._text.hits
        if self.line.isHidden() or not self.line.words.text():
            self.open()
        elif hits.spans:
            after = hits.first_after(self._text.caret())
            there = hits.at + way if hits.at >= 0 else after if way > 0 else after - 1
            self._show(Hits(hits.spans, there % len(hits.spans)))

    def look_again(self) -> None:
        """Looks for the same words in another article, which stays where it is."""
        if not self.line.isHidden():
            self._show(Hits(find(self._text.page.text, self.line.words.text())))

    def close(self) -> None:
        """Takes line and marks away."""
        if not self.line.isHidden():
            self.line.hide()
            self._show(Hits())

    def _look(self, words: str) -> None:
        spans = find(self._text.page.text, words)
        hits = Hits(spans)
        here = self._text.offsets.to_points(min(self._place[:2]))
        self._show(Hits(spans, hits.first_after(here) % len(spans)) if spans else hits)

    def _show(self, hits: Hits) -> None:
        self._text.show_hits(hits)
        self.line.show_hits(hits)
        self.found.emit(hits)

    def _enter(self) -> None:
        """Gives the text the keys, with the place selected, ready to be made a fact of."""
        span = self._text.hits.span
        self._text.setFocus()
        if span:
            self._text.put_caret(span[0])
            self._text.put_caret(span[1], select=True)

    def _go_back(self) -> None:
        """Everything as it was before."""
        anchor, position, scrolled = self._place
        self.close()
        text = self._text
        text.put_caret(text.offsets.to_points(anchor))
        text.put_caret(text.offsets.to_points(position), select=anchor != position)
        text.verticalScrollBar().setValue(scrolled)
        (self._came_from or text).setFocus()
        self._came_from = None
