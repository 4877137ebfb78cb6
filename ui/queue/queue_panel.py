"""The queue of articles: which of them are listed, the list, and what stands there when it is empty.

The search field is in the bar above; opening an article is the desk's; what the filters are is the popup's.
"""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from curator.domain.change import Act, ChangeSet, State
from curator.domain.dossier import Dossier
from curator.domain.queue import Facet, QueueCounts, QueueRow, QueueSort, QueueState, QueueView
from curator.domain.record import Status, Value
from curator.domain.watch import Watch
from curator.errors import UserError
from ui.desk import Desk
from ui.empty_state import EmptyState
from ui.models.queue_model import QueueModel
from ui.queue.elsewhere import Elsewhere
from ui.queue.filter_line import FilterLine
from ui.queue.filter_popup import FilterPopup
from ui.queue.nothing import WaysOut, explain
from ui.queue.queue_list import QueueList
from ui.queue.snippets import Snippets
from ui.queue.state_tabs import StateTabs
from ui.tasks import Task, Tasks
from ui.theme import themes

_LIST_CHANGES = {Act.IMPORT, Act.EXTRACT, Act.FINISH, Act.REOPEN, Act.TAKE_OUT}
_MILLISECONDS_TO_GATHER = 120
_SORTED_BY = ("title", "published")
_ROWS_LOOKED_AT = 1000
"""So far the next unfinished article is looked for: a few pages, which take some milliseconds."""

_Listed = tuple[QueueCounts, QueueCounts, "array[int] | None"]
"""Counts of all, counts within search and filters, and what is listed; None for what is listed already."""


class QueuePanel(QWidget):
    """Tabs, filters and list.

    Signals:
        article_chosen: The id of an article that the person wants to see.
        entered: Enter was pressed on an article: the person wants to work in it.
        counted: `QueueCounts`, whenever they were counted.
        listed: The list was filled anew.
        words_wanted: The words that shall stand in the search field: none, where the search was given up.
        sorted_by: A `QueueSort` that another way than the menu chose.

    Args:
        desk: Whose workspace is listed.
        tasks: Where lists are asked for.
    """

    article_chosen = Signal(object)
    entered = Signal()
    counted = Signal(object)
    listed = Signal()
    words_wanted = Signal(str)
    sorted_by = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._view = QueueView()
        self._asked: Task | None = None
        self._counts = self._within = QueueCounts()
        self._whole = False
        self._unread = False
        self._listed_view: QueueView | None = None
        self._before: int | None = None
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = StateTabs(self)
        self.model = QueueModel(self._rows, self)
        self.snippets = Snippets(desk.workspace.queue, tasks, self)
        self.list = QueueList(self.model, self.snippets, self)
        self.filters = FilterLine(self)
        self.popup: FilterPopup | None = None
        self.empty = EmptyState(self)
        self._pages = QStackedWidget(self)
        for page in (self.list, self.empty):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.filters)
        layout.addWidget(self._pages, 1)
        self._later = QTimer(self, singleShot=True, interval=_MILLISECONDS_TO_GATHER)
        self._later.timeout.connect(self._ask)
        self.tabs.chosen.connect(self.show_state)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.entered_article.connect(self._enter)
        self.list.left.connect(self._leave)
        self.list.selected.connect(lambda: self.filters.show_selected(self.list.number_selected()))
        self.filters.wanted.connect(self.choose_filters)
        self.filters.removed.connect(self._remove)
        desk.opened.connect(self._opened)
        desk.committed.connect(self._committed)
        themes().changed.connect(self.list.viewport().update)
        self._ask(whole=True)
        self.elsewhere = Elsewhere(desk, tasks, self)
        self.elsewhere.changed.connect(self.refresh)

    @property
    def view(self) -> QueueView:
        """What is listed."""
        return self._view

    @property
    def counts(self) -> QueueCounts:
        """As counted last."""
        return self._counts

    def show_state(self, state: QueueState) -> None:
        """Lists the articles of another state."""
        self.tabs.choose(state)
        self._change(replace(self._view, state=state))

    def search(self, words: str) -> None:
        """Lists only articles with these words; empty for all."""
        if words.strip() != self._view.search:
            if not self._view.search:
                self._before = self._open_article()
            self._view = replace(self._view, search=words.strip())
            self._whole = True
            self._later.start()

    def give_search_up(self) -> None:
        """Lists all again, opens what was open before the search unless Enter chose another since, takes the keys."""
        if self._view.search:
            before = self._before
            self.words_wanted.emit("")
            if before is not None and before != self._open_article():
                self.article_chosen.emit(before)
        self.focus_list()

    def refresh(self) -> None:
        """Counts and lists anew."""
        self._ask(whole=True)

    def sort(self, order: QueueSort) -> None:
        """Lists in another order."""
        self._change(replace(self._view, sort=order))

    def show_view(self, view: QueueView) -> None:
        """Lists another view as a whole, and shows everywhere what it is."""
        words, order = view.search != self._view.search, view.sort is not self._view.sort
        self.tabs.choose(view.state)
        self._change(view)
        if words:
            self.words_wanted.emit(view.search)
        if order:
            self.sorted_by.emit(view.sort)

    def choose_filters(self) -> None:
        """Opens the popup in which the list is narrowed down."""
        place = self.model.place(self._open_article())
        row = None if place is None else self.model.row(place)
        like = (row.likeness, row.title) if row is not None and row.likeness else None
        popup = self.popup = FilterPopup(self._desk.workspace.queue, self._tasks, self._view, like, self)
        popup.chosen.connect(self.show_view)
        popup.failed.connect(self._failed)
        popup.closed.connect(self._popup_closed)
        popup.open_at(self.filters.mapToGlobal(QPoint(8, self.filters.height())))

    def next_unfinished(self) -> int | None:
        """The next article of the list, from the open one on, that is not done; else the one next to it."""
        here = self.model.place(self._open_article())
        first = 0 if here is None else here + 1
        if self._view.state is not QueueState.UNFINISHED:
            for place in range(first, min(first + _ROWS_LOOKED_AT, self.model.rowCount())):
                row = self.model.row(place)
                if row is not None and not row.finished:
                    return row.article_id
        return self.neighbour(1) or self.neighbour(-1)

    def step(self, by: int) -> None:
        """Chooses the next (1) or previous (-1) article of the list."""
        found = self.neighbour(by)
        if found is not None:
            self.article_chosen.emit(found)

    def neighbour(self, by: int) -> int | None:
        """The article next to the open one; the list's first where the open one is not listed; None at its ends."""
        here = self.model.place(self._open_article())
        return self.model.article(0 if here is None else here + by)

    def focus_list(self) -> None:
        """Takes the keys."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def knows(self, article_id: int) -> bool:
        """Whether the workspace has that article, listed or not."""
        return bool(self._rows([article_id]))

    def _rows(self, ids: Sequence[int]) -> list[QueueRow]:
        """Rows for the model; none where the workspace does not answer, until the list is asked for the next time."""
        try:
            return self._desk.workspace.queue.rows(ids)
        except UserError as error:
            self._unread = True
            # Later, for the list may be in the middle of painting.
            QTimer.singleShot(0, self, partial(self._failed, error))
            return []

    def _change(self, view: QueueView) -> None:
        if view != self._view:
            self._view = view
            self.filters.show_view(view)
            self._ask(whole=True)

    def _remove(self, facet: Facet) -> None:
        self._change(self._view.without_facet(facet))
        self.focus_list()

    def _popup_closed(self) -> None:
        self.popup = None

    def _leave(self) -> None:
        """Esc: of many that are selected the open one stays; then the search is given up."""
        if self.list.number_selected() > 1:
            self._opened(self._desk.dossier)
        else:
            self.give_search_up()

    def _open_article(self) -> int | None:
        return self._desk.dossier.article.id if self._desk.dossier else None

    def _enter(self) -> None:
        """The person has found what was searched for, and stays there."""
        self._before = None
        self.entered.emit()

    def _opened(self, dossier: Dossier | None) -> None:
        self.list.point_at(self.model.place(dossier.article.id if dossier else None))

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        article = self.model.article(current.row())
        if article is not None and article != self._open_article() and not self.list.extending:
            self.article_chosen.emit(article)

    def _committed(self, done: ChangeSet) -> None:
        if done.article_id is not None:
            self.model.refresh_article(done.article_id)
        follows = self._view.state is QueueState.DOUBTS or bool(self._view.facets)
        if done.act in _LIST_CHANGES or follows or _names_anew(done):
            self._whole = True
        if not self._later.isActive():
            self._later.start()

    def _ask(self, *, whole: bool = False) -> None:
        """Counts, and lists anew where the list may have changed, on another thread; the latest asking wins."""
        whole, self._whole = whole or self._whole, False
        if self._asked is not None and whole:
            self._asked.cancel()
        queue, view = self._desk.workspace.queue, self._view
        asked: Task | None = None

        def job(_watch: Watch) -> _Listed:
            ids = queue.ids(view) if whole else None
            counts = queue.counts()
            return counts, queue.counts(view) if view.narrowed else counts, ids

        def answer(found: _Listed) -> None:
            counts, within, ids = found
            if view == self._view:
                self._within = within
                self.tabs.show_counts(within)
            self._take_counts(counts)
            if self._unread:
                self._unread = False
                self.model.refresh()
            if ids is not None and asked is self._asked:
                self._take_ids(ids)

        asked = self._tasks.run(job, answer, self._failed, owner=self)
        if whole:
            self._asked = asked

    def _failed(self, error: UserError) -> None:
        self._desk.failed.emit(error)

    def _clear_filters(self) -> None:
        self._change(replace(self._view, facets=()))

    def _take_counts(self, counts: QueueCounts) -> None:
        self._counts = counts
        self.counted.emit(counts)

    def _take_ids(self, ids: "array[int]") -> None:
        self.snippets.begin(self._view.search)
        self.list.show_snippets(on=bool(self._view.search))
        if self.model.holds(ids):
            self.model.refresh()
        else:
            with self.list.standing_still(), self.list.quietly():
                self.model.set_ids(ids)
            self.filters.show_selected(1)
            place = self.model.place(self._open_article())
            self.list.point_at(place, reveal=self._listed_view != self._view)
        self._listed_view = self._view
        if ids:
            self._pages.setCurrentWidget(self.list)
        else:
            ways = WaysOut(self.show_state, partial(self.words_wanted.emit, ""), self._clear_filters)
            self.empty.say(*explain(self._view, self._within, self._counts, ways))
            self._pages.setCurrentWidget(self.empty)
        self.listed.emit()


def _names_anew(done: ChangeSet) -> bool:
    """Whether an article's title or date may be another one, and so its place in the list."""
    return any(
        isinstance(change.state, Value)
        and change.state.field in _SORTED_BY
        and _standing(change.before) != _standing(change.after)
        for change in done.changes
    )


def _standing(value: State | None) -> str:
    return value.words if isinstance(value, Value) and value.status is not Status.REJECTED else ""
