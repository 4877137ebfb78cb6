"""A page on the screen: its text in the column, painted with its evidence, zoomed, folded and scrolled.

What mouse and keyboard do in it is `ui.article.article_text`'s.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from curator.domain.article import Article
from curator.domain.offsets import Utf16Map
from ui.article.column import Column, ColumnLayout, Height
from ui.article.displayed import displayed, flowing, is_cjk
from ui.article.evidence_marks import EvidenceMarks, Mark
from ui.article.finding import Hits
from ui.article.mark_painter import Shown
from ui.article.page import Page, Role, page_as_it_is, read_page
from ui.article.page_painter import Caret, PagePainter
from ui.article.places import Places
from ui.theme import Theme, current_theme, themes

SMALLEST, USUAL, LARGEST = 13, 17, 28
"""Sizes of the letters in pixels."""

_BEYOND = 0.6
"""How far underlines and frames may reach above and below their letters, as a share of the pitch."""

_CONTEXT = 0.28
"""How far down the view words are put that are scrolled to, as a share of its height."""


class ColumnView(QPlainTextEdit):
    """Shows a page.

    Signals:
        arranged: Lines stand elsewhere: another article, size or width, or furniture was opened or closed.

    Attributes:
        page: The lines of what is shown.
        offsets: Code points and UTF-16 units of its text.
        shown: Its evidence, and what of it is to be seen.
        hits: What was looked for and found in it.
        original: Whether the text stands line by line as in its file.
        theme: The colours.
        column: Where its lines stand.
    """

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page = read_page("", ())
        self.offsets = Utf16Map("")
        self.shown = Shown(EvidenceMarks((), 0))
        self.hits = Hits()
        self.original = False
        self._pixels = USUAL
        self._cjk = False
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self.column = ColumnLayout(document)
        document.setDocumentLayout(self.column)
        self.setDocument(document)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The strip of marks beside the text shows and moves the view.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.theme: Theme = current_theme()
        self._top = QTextCursor(document)
        themes().changing.connect(self._keep_top)
        themes().changed.connect(self._take_theme)

    def show_article(self, article: Article, *, original: bool = False) -> None:
        """Shows an article from its beginning, furniture folded; or line by line as in its file."""
        text = article.text if original else flowing(article.text, article.passages)
        self.original = original
        self.page = page_as_it_is(text) if original else read_page(text, article.passages)
        self.offsets = Utf16Map(text)
        self._cjk = self.shown.tight = is_cjk(article.text, article.language)
        self.column.show_page(self.page)
        self._fit()
        self.hits = Hits()
        with QSignalBlocker(self):
            # Qt sets a text in the letters that the caret stood in, which may have been a headline's.
            self.setCurrentCharFormat(QTextCharFormat())
            self.setPlainText(displayed(text, all_blanks=original))
            self._set_fonts()
            self.verticalScrollBar().setValue(0)
        self._arrange(fresh=True)

    def set_original(self, article: Article, *, original: bool) -> None:
        """Shows the open article line by line as in its file, or for reading; what is at the top stays there."""
        self._keep_top()
        top, cursor = self.offsets.to_points(self._top.position()), self.textCursor()
        anchor, caret = cursor.anchor(), cursor.position()
        self.show_article(article, original=original)
        cursor.setPosition(anchor)
        cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        block = self.document().findBlock(self.offsets.to_units(top))
        row = self.places().row_above(block, self.offsets.to_units(top) - block.position(), 0)
        self.column.documentSizeChanged.emit(self.column.documentSize())
        self.verticalScrollBar().setValue(row)

    def show_marks(self, shown: Shown) -> None:
        """Shows evidence; the view stays where it is."""
        self.shown = shown
        self.viewport().update()

    def show_hits(self, hits: Hits) -> None:
        """Shows what was found, the place that is looked at in view."""
        self.hits = hits
        if hits.span:
            self.reveal(*hits.span)
        self.viewport().update()

    def show_anew(self, marks: Iterable[Mark]) -> None:
        """Paints again the rows of these marks and of those they overlap with: an act changes little of a page."""
        reaches = {self.shown.marks.reach(mark.start, mark.end) for mark in marks}
        for block, strip in self._visible(QRectF(self.viewport().rect())):
            first, last, layout = block.position(), block.length() - 1, block.layout()
            beyond = self.column.setting(block.blockNumber()).pitch * _BEYOND
            for start, end in reaches:
                low, high = self.offsets.to_units(start) - first, self.offsets.to_units(end) - first
                if low <= last and high > 0:
                    top = layout.lineForTextPosition(max(0, low)).rect().top() - beyond
                    bottom = layout.lineForTextPosition(min(high, last)).rect().bottom() + beyond
                    rows = QRectF(0, strip.top() + top, self.viewport().width(), bottom - top)
                    self.viewport().update(rows.toAlignedRect())

    @property
    def open_folds(self) -> set[int]:
        """Numbers of the folds that are open."""
        return set(range(len(self.page.folds))) - self.column.closed

    def set_open(self, folds: set[int]) -> None:
        """Opens these folds and closes the others; what is at the top of the view stays there."""
        closed = set(range(len(self.page.folds))) - folds
        if closed != self.column.closed:
            self.column.close(closed)
            self._arrange()

    def folded(self, point: int) -> bool:
        """Whether a code point is hidden in closed furniture."""
        return self.page.fold_at(self.page.line_at(point)) in self.column.closed

    @property
    def pixels(self) -> int:
        """Size of the body's letters."""
        return self._pixels

    def zoom(self, by: int) -> None:
        """Makes the letters larger or smaller by so many pixels, within bounds; 0 makes them as they were at first."""
        pixels = max(SMALLEST, min(self._pixels + by, LARGEST)) if by else USUAL
        if pixels != self._pixels:
            self._pixels = pixels
            self._fit()
            self._set_fonts()
            self._arrange()

    def heights(self) -> list[Height]:
        """How high each line is: as laid out, or as guessed where nobody has looked at it yet."""
        rows = []
        block = self.document().begin()
        for _ in self.page.roles:
            rows.append(block.lineCount() if block.isVisible() else 0)
            block = block.next()
        return self.column.heights(rows)

    def places(self) -> Places:
        """The places of what is in the viewport now."""
        return Places(self.column, self.page, self.offsets, self.firstVisibleBlock(), self.contentOffset())

    def strips(self, start: int, end: int) -> list[QRectF]:
        """Where the words of a range of code points stand on the viewport, line by line."""
        return self.places().strips(start, end, self.viewport().height())

    def reveal(self, start: int, end: int) -> None:
        """Scrolls a range of code points into view where it is not, opening furniture; some context stays above."""
        fold = self.page.fold_at(self.page.line_at(start))
        if fold is not None and self.folded(start):
            self.set_open(self.open_folds | {fold})
        view = QRectF(self.viewport().rect())
        strips = self.strips(start, end)
        if strips and view.contains(strips[0]) and view.contains(strips[-1]):
            return
        block = self.document().findBlock(self.offsets.to_units(start))
        place = self.offsets.to_units(start) - block.position()
        row = self.places().row_above(block, place, view.height() * _CONTEXT)
        # The bar must know how far it may go before it is told to go there.
        self.column.documentSizeChanged.emit(self.column.documentSize())
        self.verticalScrollBar().setValue(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the visible paragraphs."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cursor = self.textCursor()
        visible = self.hasFocus() and not cursor.hasSelection()
        caret = Caret(cursor.selectionStart(), cursor.selectionEnd(), cursor.position() if visible else -1)
        painting = PagePainter(self.column, self.page, self.offsets, self.shown, self.hits, self.theme)
        for block, strip in self._visible(QRectF(event.rect())):
            stale = event.region().intersected(strip.toAlignedRect())
            if not stale.isEmpty():
                painting.paint(painter, block, strip.topLeft(), QRectF(stale.boundingRect()), caret)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column in the middle; Qt has forgotten how long the paragraphs are."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
            self._arrange()

    def _visible(self, clip: QRectF) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The visible paragraphs inside a rectangle of the viewport, and the strips where they stand."""
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid() and offset.y() <= clip.bottom():
            height = self.column.blockBoundingRect(block).height()
            if height and offset.y() + height >= clip.top():
                yield block, QRectF(offset, QSizeF(self.viewport().width() - offset.x(), height))
            offset += QPointF(0, height)
            block = block.next()

    def _keep_top(self) -> None:
        """Takes note of the first character to be seen."""
        block, top = self.firstVisibleBlock(), self.contentOffset().y()
        lines = (block.layout().lineAt(number) for number in range(block.layout().lineCount()))
        self._top.setPosition(block.position() + next((line.textStart() for line in lines if line.y() + top >= 0), 0))

    def _take_theme(self, theme: Theme) -> None:
        self.theme = theme
        # A new style sheet gives every widget the program's own letters, and so forgets which line was the first.
        self._fit()
        self._arrange()
        row = self.places().row_above(self._top.block(), self._top.positionInBlock(), 0)
        self.column.documentSizeChanged.emit(self.column.documentSize())
        self.verticalScrollBar().setValue(row)

    def _fit(self) -> None:
        self.column.column = Column.fit(self._pixels, self.viewport().width(), cjk=self._cjk)
        font = self.column.column.settings[Role.BODY].font
        if font != self.font():
            self.setFont(font)

    def _set_fonts(self) -> None:
        """Gives the lines that are not body their own letters; one edit for all of them."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for line, role in enumerate(self.page.roles):
            if role is not Role.BODY and role is not Role.BLANK:
                form = QTextCharFormat()
                form.setFont(self.column.column.settings[role].font)
                cursor.setPosition(self.offsets.to_units(self.page.starts[line]))
                cursor.setPosition(self.offsets.to_units(self.page.end(line)), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(form)
        cursor.endEditBlock()

    def _arrange(self, *, fresh: bool = False) -> None:
        """Shows and hides lines, and says how long each will be, before anybody has laid it out.

        Args:
            fresh: Nobody has looked at the text yet: Qt counts one row a line, and nothing is laid out.
        """
        block = self.document().begin()
        for count in self.column.rows():
            if not fresh:
                block.clearLayout()
            if not count or not fresh:
                block.setVisible(count > 0)
            if count != 1 or not fresh:
                block.setLineCount(count)
            block = block.next()
        self.column.documentSizeChanged.emit(self.column.documentSize())
        self.viewport().update()
        self.arranged.emit()
