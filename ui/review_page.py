"""The review page of one workspace: queue, article and record side by side, and the keys of the moment under them.

The panels are their own modules; menus and files are the main window's.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollBar, QSplitter, QVBoxLayout, QWidget

from curator.app import Workspace
from curator.domain.dossier import Dossier
from curator.domain.lesson import Scope
from ui.actions import Actions, Context, takes_keys
from ui.article.article_panel import ArticlePanel
from ui.article.column_view import USUAL
from ui.commands import Moment, footer
from ui.desk import Desk, Focus
from ui.key_footer import KeyFooter
from ui.memory import Memory
from ui.queue.queue_panel import QueuePanel
from ui.record.record_panel import RecordPanel
from ui.tasks import Tasks

_WIDTHS = (256, 576, 448)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a curator is.

    Attributes:
        article_id: The open article.
        title: Its title.
        focus: What is in focus in its record.
        scrolled: How far the text and the record are scrolled.
    """

    article_id: int
    title: str
    focus: Focus
    scrolled: tuple[int, ...]


class ReviewPage(QWidget):
    """One open workspace.

    Signals:
        ready: The queue is listed and the article to begin with is open.

    Args:
        workspace: Which; it is closed with the page.
        tasks: For work off the window's thread.
        memory: How it looked the last time.
        actions: Whose keys it switches.
        parent: The window.
    """

    ready = Signal()

    def __init__(
        self, workspace: Workspace, tasks: Tasks, memory: Memory, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._memory = memory
        self._actions = actions
        self._tasks = tasks
        self._begun = False
        self.desk = Desk(workspace, self)
        self.queue = QueuePanel(self.desk, tasks)
        self.article = ArticlePanel(self.desk)
        self.record = RecordPanel(self.desk)
        self.record.linking.work_in(tasks)
        self.record.linking.set_scope(memory.link_scope)
        self.footer = KeyFooter()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self._connect()
        if memory.zoom:
            self.article.zoom(memory.zoom)
        self._show_moment()

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        return self.desk.workspace

    def spot(self) -> Spot | None:
        """Where the curator is; None where no article is open."""
        dossier = self.desk.dossier
        if dossier is None:
            return None
        scrolled = tuple(bar.value() for bar in self._bars())
        return Spot(dossier.article.id, dossier.article.title, self.desk.focus, scrolled)

    def return_to(self, spot: Spot) -> None:
        """Shows an article as it was left, and gives the keys to its record."""
        dossier = self.desk.dossier
        if dossier is None or dossier.article.id != spot.article_id:
            self.desk.open(spot.article_id)
        if self.desk.focus != spot.focus:
            self.desk.set_focus(spot.focus)
            self.desk.settle()
        self.focus_work()
        for bar, value in zip(self._bars(), spot.scrolled, strict=True):
            bar.setValue(value)

    def gives_up(self) -> bool:
        """Leaves what is selected in the text, where the keys are there; whether there was anything."""
        selected = self.desk.selection is not None and self.article.text.hasFocus()
        if selected:
            self.desk.set_selection(None)
        return selected

    def open_article(self, article_id: int | None) -> None:
        """Opens an article."""
        self.desk.open(article_id)

    def finish(self) -> Dossier | None:
        """Finishes the open article and goes to the next of the list; an article that is done is only left.

        Returns:
            What was finished just now, or None.
        """
        after = self.queue.next_unfinished()
        if self.desk.dossier is None or not self.leave_editor():
            return None
        was_done = self.desk.dossier.record.finished
        if not self.desk.finish():
            return None
        finished = self.desk.dossier
        if after is not None and after != finished.article.id:
            self.desk.open(after)
            self.focus_work()
        return None if was_done else finished

    def confirm_sure(self) -> int | None:
        """Confirms what is proposed with confidence in the open article; how many values, or None where it failed."""
        return self.desk.confirm_sure() if self.leave_editor() else None

    def reopen(self, article_id: int) -> None:
        """Goes back to an article and says that it is not done after all."""
        self.desk.open(article_id)
        self.desk.reopen()
        self.focus_work()

    def next_unfinished(self) -> None:
        """Opens the next article of the list that is not done and gives the keys to its facts."""
        found = self.queue.next_unfinished()
        if found is not None:
            self.open_article(found)
            self.focus_work()

    def zoom(self, by: int) -> None:
        """Makes the text larger or smaller by pixels; 0 as it was at first."""
        self.article.zoom(by)
        self._memory.zoom = self.article.text.pixels - USUAL

    def next_pane(self) -> None:
        """Moves the focus to the next of queue, text and record."""
        here = QApplication.focusWidget()
        if here is not None and self.queue.isAncestorOf(here):
            self.article.focus_text()
        elif here is not None and self.article.isAncestorOf(here) and self.record.list.isVisibleTo(self.record):
            self.record.focus_list()
        else:
            self.queue.focus_list()

    def focus_work(self) -> None:
        """Moves the focus to the record, or to the text where there is nothing to judge yet."""
        if self.record.list.isVisibleTo(self.record):
            self.record.focus_list()
        else:
            self.article.focus_text()

    def step_article(self, by: int) -> None:
        """Opens the next (1) or previous (-1) article of the list and gives the keys to its facts."""
        self.queue.step(by)
        self.focus_work()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Home and Ctrl+End go through the article, wherever the keys are and nothing else takes them."""
        ends = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = modifiers == Qt.KeyboardModifier.ControlModifier and not takes_keys(QApplication.focusWidget())
        if alone and key in ends:
            self.article.scroll_to(end=ends[key])
        else:
            super().keyPressEvent(event)

    def leave_editor(self) -> bool:
        """Has an open editor take its words in; whether it could."""
        return self.record.commit_editor()

    @property
    def has_drafts(self) -> bool:
        """Whether words were typed anywhere that did not fit and wait."""
        return self.record.session.has_drafts

    def shut(self) -> None:
        """Takes in what is being typed and fits, remembers how it looks and lets the workspace go."""
        self.leave_editor()
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self._memory.keep_columns(self.columns)
        opened = self.desk.dossier
        self._memory.keep_article(self.workspace.address, opened.article.id if opened else None)
        self.desk.close()
        self._tasks.forget(self)
        self._tasks.wait()
        self.workspace.close()

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self.article.text.verticalScrollBar(), self.record.list.verticalScrollBar()

    def _arrange(self) -> None:
        side = QWidget()
        side.setProperty("role", "side")
        below = QVBoxLayout(side)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.record, 1)
        below.addWidget(hairline())
        below.addWidget(self.footer)
        for panel, least in ((self.queue, 220), (self.article, 380), (side, 340)):
            panel.setMinimumWidth(least)
            self.columns.addWidget(panel)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 3, 1)):
            self.columns.setStretchFactor(place, stretch)
        self.columns.setSizes(list(_WIDTHS))
        self._memory.place_columns(self.columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    def _connect(self) -> None:
        self.queue.article_chosen.connect(self.open_article)
        self.queue.entered.connect(self.focus_work)
        self.queue.listed.connect(self._listed)
        self.queue.sorted_by.connect(lambda order: self._actions[f"sort-{order.value}"].setChecked(True))
        self.article.add_requested.connect(self.record.add)
        self.record.linking.scope_chosen.connect(self._keep_scope)
        self.desk.text_selected.connect(lambda _selection: self._show_moment())
        self.desk.opened.connect(lambda _dossier: self._show_moment())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def _keep_scope(self, scope: Scope) -> None:
        self._memory.link_scope = scope.value

    def _listed(self) -> None:
        """Opens the article that was open last, or the first, where none is open."""
        if self.desk.dossier is None and self.queue.counts.all:
            last = None if self._begun else self._memory.last_article(self.workspace.address)
            article = last if last is not None and self.queue.knows(last) else self.queue.model.article(0)
            if article is not None:
                self.desk.open(article)
                self.focus_work()
        if not self._begun:
            self._begun = True
            if self.desk.dossier is None:
                self.desk.open(None)
            self.ready.emit()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._actions.switch_context(Context.QUEUE, on=now is self.queue.list)
        self._actions.switch_keys(reviewing=self._reviews(now), typing=takes_keys(now))
        self._show_moment()

    def _reviews(self, widget: QWidget | None) -> bool:
        inside = widget is not None and (self.article.isAncestorOf(widget) or self.record.isAncestorOf(widget))
        return inside and not takes_keys(widget)

    def _show_moment(self) -> None:
        self.footer.show_pairs(footer(self._actions, self._moment()))

    def _moment(self) -> Moment:
        here = QApplication.focusWidget()
        if here is not None and self.queue.isAncestorOf(here):
            return Moment.QUEUE
        if here is not None and self.record.isAncestorOf(here) and takes_keys(here):
            return Moment.EDITING
        return Moment.SELECTION if self.desk.selection else Moment.REVIEW


def hairline() -> QFrame:
    """A line between two surfaces."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line
