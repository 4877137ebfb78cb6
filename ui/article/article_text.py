"""The article's text: read-only, with caret and selection, its evidence painted where it lies.

It knows places and marks; what an act on them means is `ui.article.article_panel`'s.
"""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from curator.domain.article import Article
from curator.domain.offsets import Utf16Map
from ui.article.boundaries import next_sentence, whole, word_number
from ui.article.column import Column, ColumnLayout
from ui.article.displayed import displayed, is_cjk
from ui.article.evidence_marks import EvidenceMarks
from ui.article.mark_painter import Shown
from ui.article.page import Page, Role, read_page
from ui.article.page_painter import Caret, PagePainter
from ui.article.places import Places
from ui.theme import Theme, current_theme, themes

SMALLEST, USUAL, LARGEST = 13, 17, 28
"""Sizes of the letters in pixels."""

_CONTEXT = 0.28
_CARET_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class ArticleText(QPlainTextEdit):
    """Shows an article.

    Signals:
        selected: `(start, end)` in code points, or None.
        moved: The caret or the view has moved.
        arranged: Lines stand elsewhere: another article, size or width, or furniture was opened or closed.
        furniture_key: The key for furniture was pressed, and nobody else took it.

    Attributes:
        page: The lines of what is shown.
        offsets: Code points and UTF-16 units of its text.
        shown: Its evidence, and what of it is to be seen.
        theme: The colours.
        column: Where its lines stand.
    """

    selected = Signal(object)
    moved = Signal()
    arranged = Signal()
    furniture_key = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: Page = read_page("", ())
        self.offsets = Utf16Map("")
        self.shown = Shown(EvidenceMarks((), 0))
        self._pixels = USUAL
        self._cjk = False
        self._heights: list[float] = []
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        self.column = ColumnLayout(document)
        document.setDocumentLayout(self.column)
        self.setDocument(document)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Article text"))
        self.viewport().setMouseTracking(True)
        self.theme: Theme = current_theme()
        self._take_theme(self.theme)
        themes().changed.connect(self._take_theme)
        self.selectionChanged.connect(lambda: self.selected.emit(self.range_selected()))
        self.cursorPositionChanged.connect(self._caret_moved)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    # What is shown

    def show_article(self, article: Article) -> None:
        """Shows an article from its beginning, furniture folded."""
        self.page = read_page(article.text, article.passages)
        self.offsets = Utf16Map(article.text)
        self._cjk = is_cjk(article.text, article.language)
        self.column.show_page(self.page)
        self._fit()
        self.setPlainText(displayed(article.text))
        self._set_fonts()
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def show_marks(self, shown: Shown) -> None:
        """Shows evidence; the view stays where it is."""
        self.shown = shown
        self.viewport().update()

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

    # Places

    def places(self) -> Places:
        """The places of what is in the viewport now."""
        return Places(self.column, self.page, self.offsets, self.firstVisibleBlock(), self.contentOffset())

    def range_selected(self) -> tuple[int, int] | None:
        """The selection in code points: whole graphemes without blanks at the ends; None without any."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return whole(
            self.page.text,
            self.offsets.to_points(cursor.selectionStart()),
            self.offsets.to_points(cursor.selectionEnd()),
        )

    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return self.offsets.to_points(self.textCursor().position())

    def put_caret(self, point: int, *, select: bool = False) -> None:
        """Moves the caret to a code point, selecting on the way or not."""
        cursor = self.textCursor()
        keep = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self.offsets.to_units(point), keep)
        self.setTextCursor(cursor)

    def put_caret_quietly(self, point: int) -> None:
        """Moves the caret without scrolling."""
        row = self.verticalScrollBar().value()
        self.put_caret(point)
        self.verticalScrollBar().setValue(row)

    def heights(self) -> list[float]:
        """How much of the page's height each line takes, before anybody has laid it out."""
        return self._heights

    def place(self) -> tuple[int, int]:
        """Paragraph and word at the caret, or at the top of the view where the caret is out of sight."""
        point = self.caret()
        if not self.viewport().rect().intersects(self.cursorRect()):
            point = self.offsets.to_points(self.firstVisibleBlock().position())
        line = self.page.line_at(point)
        if not self.page.numbers[line]:
            return self.page.paragraph(line), 0
        start = self.page.starts[line]
        return self.page.numbers[line], word_number(self.page.text[start : self.page.end(line)], point - start)

    def strips(self, start: int, end: int) -> list[QRectF]:
        """Where the words of a range of code points stand on the viewport, line by line."""
        return self.places().strips(start, end, self.viewport().height())

    def reveal(self, start: int, end: int) -> None:
        """Scrolls a range of code points into view where it is not, opening furniture; some context stays above."""
        fold = self.page.fold_at(self.page.line_at(start))
        if fold is not None and fold in self.column.closed:
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

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the visible paragraphs."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cursor = self.textCursor()
        visible = self.hasFocus() and not cursor.hasSelection()
        caret = Caret(cursor.selectionStart(), cursor.selectionEnd(), cursor.position() if visible else -1)
        painting = PagePainter(self.column, self.page, self.offsets, self.shown, self.theme)
        clip = QRectF(event.rect())
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid() and offset.y() <= clip.bottom():
            height = self.column.blockBoundingRect(block).height()
            if height and offset.y() + height >= clip.top():
                painting.paint(painter, block, offset, clip, caret)
            offset.setY(offset.y() + height)
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column in the middle; Qt has forgotten how long the paragraphs are."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """Leaves letters, Space, Enter and Delete to the window's keys: nothing can be typed here."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_command(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the caret by sentence (Alt) and paragraph (Ctrl), selecting with Shift; the rest is Qt's."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        select = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if way and sideways and modifiers == Qt.KeyboardModifier.AltModifier:
            self.put_caret(next_sentence(self.page.text, self.caret(), way), select=select)
        elif way and not sideways and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.put_caret(self._next_paragraph(way), select=select)
        elif event.key() == Qt.Key.Key_B and not event.modifiers():
            self.furniture_key.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Puts the caret into the nearest line; Qt would take the space between two lines for a line's end."""
        super().mousePressEvent(self._on_line(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects to the nearest line."""
        super().mouseMoveEvent(self._on_line(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends selecting in the nearest line."""
        super().mouseReleaseEvent(self._on_line(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects a word of the nearest line."""
        super().mouseDoubleClickEvent(self._on_line(event))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies the article's own characters, not their stand-ins."""
        cursor = self.textCursor()
        start, end = (self.offsets.to_points(unit) for unit in (cursor.selectionStart(), cursor.selectionEnd()))
        data = QMimeData()
        data.setText(self.page.text[start:end])
        return data

    # Inside

    def _on_line(self, event: QMouseEvent) -> QMouseEvent:
        place = event.position()
        if not self.viewport().rect().contains(place.toPoint()):
            return event
        found = self.places().line_at(place.y())
        if found is None:
            return event
        there = QPointF(place.x(), found[2])
        return QMouseEvent(
            event.type(), there, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )

    def _next_paragraph(self, way: int) -> int:
        here = self.page.line_at(self.caret())
        if way < 0 and self.caret() > self.page.starts[here] and self.column.visible(here):
            return self.page.starts[here]
        lines = range(here + 1, len(self.page.starts)) if way > 0 else range(here - 1, -1, -1)
        there = next((line for line in lines if self.column.visible(line)), here)
        return self.page.starts[there]

    def _caret_moved(self) -> None:
        self.moved.emit()
        self.viewport().update()

    def _take_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.viewport().update()

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
            if role in (Role.TITLE, Role.SMALL, Role.FURNITURE):
                form = QTextCharFormat()
                form.setFont(self.column.column.settings[role].font)
                cursor.setPosition(self.offsets.to_units(self.page.starts[line]))
                cursor.setPosition(self.offsets.to_units(self.page.end(line)), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(form)
        cursor.endEditBlock()

    def _arrange(self) -> None:
        """Shows and hides lines, and says how long each will be, before anybody has laid it out."""
        rows = self.column.rows()
        self._heights = [count * self.column.setting(line).pitch for line, count in enumerate(rows)]
        block = self.document().begin()
        for count in rows:
            visible = count > 0
            if block.isVisible() is not visible:
                block.setVisible(visible)
            block.clearLayout()
            block.setLineCount(count)
            block = block.next()
        self.column.documentSizeChanged.emit(self.column.documentSize())
        self.viewport().update()
        self.arranged.emit()


def _is_command(event: QEvent) -> bool:
    """Whether a key without Ctrl or Alt is none that moves the caret."""
    return isinstance(event, QKeyEvent) and not event.modifiers() & ~_PLAIN and event.key() not in _CARET_KEYS
