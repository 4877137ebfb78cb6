"""The queue of articles: which state is listed, the list, and what stands there when it is empty.

The search field is in the bar above; opening an article is the desk's.
"""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from curator.domain.change import Act, ChangeSet, State
from curator.domain.dossier import Dossier
from curator.domain.queue import QueueCounts, QueueRow, QueueSort, QueueState, QueueView
from curator.domain.record import Status, Value
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.queue import Queue
from ui.desk import Desk
from ui.empty_state import EmptyState
from ui.models.queue_model import QueueModel
from ui.one_column import OneColumn
from ui.queue.elsewhere import Elsewhere
from ui.queue.queue_delegate import QueueDelegate, row_height
from ui.queue.state_tabs import StateTabs
from ui.tasks import Task, Tasks
from ui.theme import themes

_LIST_CHANGES = {Act.IMPORT, Act.EXTRACT, Act.FINISH, Act.REOPEN}
_MILLISECONDS_TO_GATHER = 120
_SORTED_BY = ("title", "published")


class QueuePanel(QWidget):
    """Tabs and list.

    Signals:
        article_chosen: The id of an article that the person wants to see.
        entered: Enter was pressed on an article: the person wants to work in it.
        counted: `QueueCounts`, whenever they were counted.
        listed: The list was filled anew.
        search_cleared: The person gave the search up.

    Args:
        desk: Whose workspace is listed.
        tasks: Where lists are asked for.
    """

    article_chosen = Signal(object)
    entered = Signal()
    counted = Signal(object)
    listed = Signal()
    search_cleared = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._view = QueueView()
        self._asked: Task | None = None
        self._counts = QueueCounts()
        self._whole = False
        self._unread = False
        self._listed_view: QueueView | None = None
        self._found: dict[QueueState, int] = {}
        self._before: int | None = None
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = StateTabs(self)
        self.model = QueueModel(self._rows, self)
        self.list = _QueueList(self.model, self)
        self.empty = EmptyState(self)
        self._pages = QStackedWidget(self)
        for page in (self.list, self.empty):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._pages, 1)
        self._later = QTimer(self, singleShot=True, interval=_MILLISECONDS_TO_GATHER)
        self._later.timeout.connect(self._ask)
        self.tabs.chosen.connect(self.show_state)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.entered_article.connect(self._enter)
        self.list.left.connect(self.give_search_up)
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
        self._change(QueueView(state, self._view.search, self._view.sort))

    def search(self, words: str) -> None:
        """Lists only articles with these words; empty for all."""
        if words.strip() != self._view.search:
            if not self._view.search:
                self._before = self._open_article()
            self._view = QueueView(self._view.state, words.strip(), self._view.sort)
            self._whole = True
            self._later.start()

    def give_search_up(self) -> None:
        """Lists all again, opens what was open before the search unless Enter chose another since, takes the keys."""
        if self._view.search:
            before = self._before
            self.search_cleared.emit()
            if before is not None and before != self._open_article():
                self.article_chosen.emit(before)
        self.focus_list()

    def refresh(self) -> None:
        """Counts and lists anew."""
        self._ask(whole=True)

    def sort(self, order: QueueSort) -> None:
        """Lists in another order."""
        self._change(QueueView(self._view.state, self._view.search, order))

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
            self._ask(whole=True)

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
        if article is not None and article != self._open_article():
            self.article_chosen.emit(article)

    def _committed(self, done: ChangeSet) -> None:
        if done.article_id is not None:
            self.model.refresh_article(done.article_id)
        if done.act in _LIST_CHANGES or self._view.state is QueueState.DOUBTS or _names_anew(done):
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

        def job(_watch: Watch) -> "tuple[QueueCounts, array[int] | None, dict[QueueState, int]]":
            ids = queue.ids(view) if whole else None
            nothing = ids is not None and not ids and view.search
            return queue.counts(), ids, _found_in_others(queue, view) if nothing else {}

        def answer(found: "tuple[QueueCounts, array[int] | None, dict[QueueState, int]]") -> None:
            counts, ids, self._found = found
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

    def _take_counts(self, counts: QueueCounts) -> None:
        self._counts = counts
        self.tabs.show_counts(counts)
        self.counted.emit(counts)

    def _take_ids(self, ids: "array[int]") -> None:
        if self.model.holds(ids):
            self.model.refresh()
        else:
            with self.list.standing_still(), self.list.quietly():
                self.model.set_ids(ids)
            place = self.model.place(self._open_article())
            self.list.point_at(place, reveal=self._listed_view != self._view)
        self._listed_view = self._view
        if ids:
            self._pages.setCurrentWidget(self.list)
        else:
            self._explain_nothing()
            self._pages.setCurrentWidget(self.empty)
        self.listed.emit()

    def _explain_nothing(self) -> None:
        if self._view.search:
            self._explain_nothing_found()
        elif not self._counts.all:
            self.empty.say(self.tr("No articles yet"))
        else:
            self.empty.say(*self._nothing_of_state())

    def _explain_nothing_found(self) -> None:
        headline, sentence = self.tr("Nothing matches"), self.tr("No article has “%1”.")
        if self._found:
            headline = self.tr("Nothing in %1").replace("%1", self.tabs.name(self._view.state))
            sentence = self.tr("“%1” stands in articles of other lists.")
        there = [
            (
                self.tr("%1 in %2").replace("%1", f"{number:,}").replace("%2", self.tabs.name(state)),
                partial(self.show_state, state),
            )
            for state, number in self._found.items()
        ]
        clear = (self.tr("Clear search"), self.search_cleared.emit)
        self.empty.say(headline, sentence.replace("%1", self._view.search), [*there, clear])

    def _nothing_of_state(self) -> tuple[str, str]:
        return {
            QueueState.UNFINISHED: (self.tr("All done"), self.tr("Every article has been finished.")),
            QueueState.DOUBTS: (
                self.tr("No doubts"),
                self.tr("Space leaves a fact for later."),
            ),
            QueueState.DONE: (self.tr("None done yet"), self.tr("Ctrl+Enter finishes the open article.")),
            QueueState.ALL: (self.tr("No articles yet"), ""),
        }[self._view.state]


def _found_in_others(queue: Queue, view: QueueView) -> dict[QueueState, int]:
    """How many articles with the words of a view stand in the lists that are not shown, where there are any."""
    if view.state is QueueState.ALL:
        return {}
    others = [state for state in (QueueState.UNFINISHED, QueueState.DONE) if state is not view.state]
    found = {state: len(queue.ids(replace(view, state=state))) for state in others}
    return {state: number for state, number in found.items() if number}


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


class _QueueList(OneColumn):
    """The articles."""

    entered_article = Signal()

    def __init__(self, model: QueueModel, parent: QWidget) -> None:
        super().__init__(model, QueueDelegate(), row_height(), parent)
        self.setAccessibleName(self.tr("Articles"))
        self._articles = model
        self.activated.connect(lambda _index: self.entered_article.emit())

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """While open, articles may come and go: the topmost stays where it is, unless it is the list's first."""
        bar, height = self.verticalScrollBar(), self.verticalHeader().defaultSectionSize()
        row, rest = divmod(bar.value(), height)
        top = self._articles.article(row)
        yield
        self.doItemsLayout()  # until then the scroll bar knows of no rows
        place = self._articles.place(top) if row else None
        bar.setValue((row if place is None else place) * height + rest)

    def point_at(self, place: int | None, *, reveal: bool = True) -> None:
        """Selects a row and brings it into view, without telling anybody.

        Args:
            place: Its number; None for no row.
            reveal: Whether it is brought into view.
        """
        with self.quietly():
            if place is None:
                self.selectionModel().clear()
            else:
                index = self.model().index(place, 0)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                if reveal:
                    self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    def quietly(self) -> "_Quiet":
        """While open, nobody is told that another row became the current one."""
        return _Quiet(self.selectionModel())


class _Quiet:
    def __init__(self, selection: QItemSelectionModel) -> None:
        self._selection = selection

    def __enter__(self) -> None:
        self._before = self._selection.blockSignals(True)  # noqa: FBT003 - Qt's own

    def __exit__(self, *_error: object) -> None:
        self._selection.blockSignals(self._before)
