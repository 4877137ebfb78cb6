"""The article panel: source line, text with evidence, strip of marks, and what acts on them mean for the desk.

What the text looks like is `ui.article.article_text`'s, what a fact is the record panel's.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from curator.domain.dossier import Dossier
from curator.domain.record import Entry, Status, Value
from curator.errors import UserError
from ui.article.article_menu import open_menu
from ui.article.article_text import ArticleText
from ui.article.boundaries import resized
from ui.article.evidence_marks import EvidenceMarks, Mark, naming_value, next_of
from ui.article.find import Find
from ui.article.find_line import FindLine
from ui.article.hovering import Hovering
from ui.article.marks_strip import MarksStrip
from ui.article.pointer import Pointer
from ui.article.source_line import SourceLine
from ui.article.tips import titles
from ui.desk import Desk, Focus, RecordChanged
from ui.plain import PlainLabel


class ArticlePanel(QWidget):
    """Shows the open article and lets the curator choose facts and words in it.

    Signals:
        add_requested: The curator wants to add a fact from the selected text.
        moved: `(paragraph, word)` at the caret or the top of the view.

    Args:
        desk: The open article, and every act on it.
        parent: The widget it lives in.
    """

    add_requested = Signal()
    moved = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen_at: int | None = None
        self._unseen = False
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = ArticleText(self)
        self.strip = MarksStrip(self)
        self.source = SourceLine(self)
        self.finding = Find(self.text, FindLine(self))
        self.nothing = PlainLabel(self.tr("No article is open. Choose one in the queue."), "soft", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pointer = Pointer(self.text)
        self.hovering = Hovering(self.text, lambda: desk.dossier.entities if desk.dossier else {})
        self.text.shown.roles = {group.key: group.colour for group in desk.profile.groups}
        self.text.shown.titles = titles(desk.profile)
        self._arrange()
        self._listen()
        self._show(desk.dossier)
        self._focus(desk.focus)

    # What the window's actions call

    def focus_text(self) -> None:
        """Puts the keyboard into the text."""
        self.text.setFocus()

    def cycle_overlap(self) -> None:
        """Chooses the next of the values that share the words in focus, or the words at the caret."""
        told = self.hovering.card.isVisible()
        self._choose(next_of(self.text.shown.at(self._looked_at_point()), self.text.shown.framed))
        if told:
            self.tell_of_words()

    def tell_of_words(self) -> None:
        """Shows or takes away the card of the fact in focus, or of the words at the caret."""
        if self.hovering.card.isVisible():
            self.hovering.card.hide()
            return
        here = self.text.shown.at(self._looked_at_point())
        framed = self.text.shown.framed
        self.hovering.tell(sorted(here, key=lambda mark: mark.value.id != framed))
        self.hovering.card.announce()

    def resize_evidence(self, edge: str, by: int, *, words: bool = True) -> None:
        """Moves one end of the evidence of the value in focus.

        Args:
            edge: `start` or `end`.
            by: How many words that end goes on (above 0) or back (below 0) in the text.
            words: Whether to count words, otherwise characters.
        """
        mark = self._framed_mark()
        if mark and self._looked_at(mark):
            start, end = resized(self.text.page.text, mark.start, mark.end, edge, by, words=words)
            self._desk.resize_evidence(mark.value.id, mark.piece, start, end)

    def toggle_furniture(self) -> None:
        """Opens or closes the furniture at the caret; elsewhere opens all of it, or closes all where any is open."""
        text = self.text
        here = text.page.fold_at(text.page.line_at(text.caret()))
        if here is not None:
            text.set_open(text.open_folds ^ {here})
            text.put_caret_quietly(text.page.starts[text.page.folds[here].first])
        else:
            text.set_open(set() if text.open_folds else set(range(len(text.page.folds))))

    def toggle_original(self) -> None:
        """Shows the text line by line as it stands in its file, or again for reading."""
        dossier, text = self._desk.dossier, self.text
        if dossier:
            text.set_original(dossier.article, original=not text.original)
            self.source.show_layout(original=text.original)
            self._show_strip()
            self.finding.look_again()

    def zoom(self, by: int) -> None:
        """Makes the letters larger or smaller, in pixels; 0 makes them as they were at first."""
        self.text.zoom(by)

    def scroll_to(self, *, end: bool) -> None:
        """Shows the end of the text, or its beginning; focus and caret stay where they are."""
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum() if end else bar.minimum())

    @property
    def rejected_shown(self) -> bool:
        """Whether rejected values are shown."""
        return self.text.shown.rejected

    def framed_value(self) -> Value | None:
        """The value whose words are framed."""
        mark = self._framed_mark()
        return mark.value if mark else None

    def position(self) -> tuple[int, int]:
        """Number of the paragraph and of the word in it, at the caret or at the top of the view."""
        return self.text.place()

    # What the desk says

    def _show(self, dossier: Dossier | None) -> None:
        self._stack.setCurrentIndex(1 if dossier else 0)
        if dossier is None:
            return
        self.text.show_article(dossier.article)
        self.source.show_layout(original=False)
        self.source.show_dossier(dossier, headline=not self.text.page.titled)
        entries = dossier.record.entries
        self.text.shown.marks = EvidenceMarks(entries, len(dossier.article.text))
        self._count(entries)
        self._marks_changed()
        self.finding.look_again()

    def _count(self, entries: Iterable[Entry]) -> None:
        left = _count_open(entries)
        said = self.tr("1 fact left to judge") if left == 1 else self.tr("%1 facts left to judge")
        for widget in (self.text, self.strip):
            widget.setAccessibleDescription(said.replace("%1", str(left)))

    def _marks_changed(self) -> None:
        self.text.show_marks(self.text.shown)
        self._show_strip()

    def _record_changed(self, change: RecordChanged) -> None:
        entries = change.dossier.record.entries
        before = self.text.shown.marks
        self.text.shown.marks = before.updated(entries)
        self.text.show_anew(self.text.shown.marks.unlike(before))
        self._count(entries)
        self.strip.show_anew()
        self.source.show_dossier(change.dossier, headline=not self.text.page.titled)
        if not change.leaving:
            self._frame(self._desk.focus)

    def showEvent(self, event: QShowEvent) -> None:
        """Goes to the words in focus: while hidden nobody knew how high the view would be."""
        super().showEvent(event)
        if self._unseen:
            self._unseen = False
            self._focus(self._desk.focus)

    def _show_rejected(self, shown: bool) -> None:
        self.text.shown.rejected = shown
        self._marks_changed()

    def _show_selection(self, selection: tuple[int, int] | None) -> None:
        """Takes the selection back that became evidence; what the text selected itself is there already."""
        if selection is None and self.text.range_selected():
            self.text.put_caret_quietly(self.text.caret())

    def _focus(self, focus: Focus) -> None:
        self._frame(focus)
        mark = self._framed_mark()
        if mark is None:
            return
        if not self.isVisible():
            self._unseen = True
            return
        if focus.value_id is None and self.text.folded(mark.start) and self.text.page.in_head(mark.start):
            # The line above the text says it already; whoever wants the place of one value gets it.
            self.scroll_to(end=False)
            return
        self.text.reveal(mark.start, mark.end)
        if not self.text.textCursor().hasSelection() and not mark.start <= self.text.caret() <= mark.end:
            self.text.put_caret_quietly(mark.start)

    def _frame(self, focus: Focus) -> None:
        entry = self._desk.focused_entry()
        naming = naming_value(entry) if entry else None
        shown, before = self.text.shown, self.text.shown.entry
        shown.entry = entry
        shown.framed = focus.value_id if focus.value_id is not None else naming.id if naming else None
        self.text.show_anew(mark for each in (before, entry) if each for mark in shown.marks.of_entry(each))

    def _framed_mark(self) -> Mark | None:
        """The piece of evidence in focus; the first that is in the text where that one was lost."""
        found = self.text.shown.in_frame()
        return next((mark for mark in found if self._looked_at(mark)), found[0] if found else None)

    def _looked_at_point(self) -> int:
        """The code point at the caret where the text has the keys and a fact there; else the words in focus."""
        framed, caret = self._framed_mark(), self.text.caret()
        if framed is None or (self.text.hasFocus() and self.text.shown.at(caret)):
            return caret
        return min(max(framed.start, caret), framed.end - 1)

    def _looked_at(self, mark: Mark) -> bool:
        return mark.piece == self._desk.piece % len(mark.value.evidence)

    # What the curator does

    def _clicked(self, point: int) -> None:
        """Chooses the smallest value on a word; at a second click there the next larger one."""
        stack = self.text.shown.at(point)
        again = self._chosen_at is not None and stack == self.text.shown.at(self._chosen_at)
        self._choose(next_of(stack, self.text.shown.framed if again else None))
        self._chosen_at = point

    def _choose(self, mark: Mark | None) -> None:
        if mark:
            self._desk.set_focus(Focus(mark.entry.id, mark.value.id), mark.piece)

    def _resized(self, mark: Mark, start: int, end: int) -> None:
        self._desk.resize_evidence(mark.value.id, mark.piece, start, end)

    def _menu(self, place: QPoint) -> None:
        open_menu(self, self._desk, place)

    # Inside

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.text, 1)
        row.addWidget(self.strip)
        article = QWidget(self)
        inside = QVBoxLayout(article)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.source)
        inside.addLayout(row, 1)
        inside.addWidget(self.finding.line)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(article)

    def _listen(self) -> None:
        desk = self._desk
        desk.opened.connect(self._show)
        desk.changed.connect(self._record_changed)
        desk.focused.connect(self._focus)
        desk.rejected_toggled.connect(self._show_rejected)
        desk.text_selected.connect(self._show_selection)
        self.text.selected.connect(desk.set_selection)
        self.text.moved.connect(self._moved)
        self.text.arranged.connect(self._show_strip)
        self.text.column.documentSizeChanged.connect(lambda _size: self.strip.measure_again())
        self.text.furniture_key.connect(self.toggle_furniture)
        self.text.edge_key.connect(lambda edge, by: self.resize_evidence(edge, by, words=False))
        self._pointer.clicked.connect(self._clicked)
        self._pointer.resized.connect(self._resized)
        self._pointer.rested.connect(self.hovering.hover)
        for other in (desk.opened, desk.changed, desk.focused):
            other.connect(self.hovering.card.hide)
        self.text.menu_asked.connect(self._menu)
        self.source.unopened.connect(self._unopened)
        self.strip.chosen.connect(lambda point: self.text.reveal(point, point + 1))
        self.strip.scrolled.connect(self._scroll)
        self.finding.found.connect(lambda hits: self.strip.show_hits([start for start, _ in hits.spans]))

    def _unopened(self) -> None:
        if self._desk.dossier:
            hint = self.tr("It came from “%1”.").replace("%1", self._desk.dossier.article.source)
            self._desk.failed.emit(UserError(self.tr("The source of this article cannot be opened here."), hint))

    def _moved(self) -> None:
        self.moved.emit(*self.position())
        bar = self.text.verticalScrollBar()
        rows = max(1, bar.maximum() + bar.pageStep())
        self.strip.show_view(bar.value() / rows, (bar.value() + bar.pageStep()) / rows)

    def _scroll(self, share: float) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _show_strip(self) -> None:
        self.strip.show_marks(self.text.shown, self.text.page, self.text.heights)
        self.source.set_left(int(self.text.column.column.left))
        self._moved()


def _count_open(entries: Iterable[Entry]) -> int:
    """Entries with a value that somebody still has to judge; written out, because it runs at every act."""
    proposed, postponed = Status.PROPOSED, Status.POSTPONED
    count = 0
    for entry in entries:
        for value in entry.values:
            if value.status is proposed or value.status is postponed:
                count += 1
                break
    return count
