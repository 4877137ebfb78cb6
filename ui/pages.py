"""The pages of the open workspace: which one is shown, and the way back from an article to the page that led there.

A page is made when it is looked at first, the review page apart. What is on a page is its own.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from curator.domain.change import MACHINE_ACTS, Act, ChangeSet
from curator.domain.entity import Entity
from curator.domain.lesson import Distinction, Lesson
from curator.domain.registry import Mention
from curator.services.grouping import Wanted
from ui.actions import Actions, takes_keys
from ui.desk import Desk, Focus
from ui.memory import Memory
from ui.place_switch import SWITCHED, Place
from ui.plain import ElidedLabel, PlainLabel
from ui.review_page import ReviewPage, hairline
from ui.tasks import Tasks

_STRIP = 32


class Page(Protocol):
    """What every page but the review page can do; it is a widget besides."""

    def begin(self) -> None:
        """Is shown from now on; takes the keys."""

    def show_travelled(self, done: ChangeSet) -> None:
        """Shows what was undone or restored just now."""

    def focus_search(self) -> None:
        """Has search words typed."""

    def leave_editor(self) -> bool:
        """Takes in what is being typed; whether it could."""

    def shut(self) -> None:
        """Remembers how it looks; the workspace goes."""


Maker = Callable[["Pages", Desk, Tasks, Memory, Actions], Page]


class Pages(QStackedWidget):
    """The review page and the others, or what is said where there is none.

    Signals:
        turned: The `Place` that is shown from now on.

    Args:
        state: What is shown without a workspace, and in place of the review page without articles.
        tasks: For work of the pages off the window's thread.
        memory: Which page was looked at last.
        actions: Whose keys pages switch.
    """

    turned = Signal(object)

    def __init__(self, state: QWidget, tasks: Tasks, memory: Memory, actions: Actions) -> None:
        super().__init__()
        self._state, self._tasks, self._memory, self._actions = state, tasks, memory, actions
        self._review: ReviewPage | None = None
        self._pages: dict[Place, Page] = {}
        self._articles = False
        self._strip: _WayBack | None = None
        self.place = self._before = Place.REVIEW
        self.addWidget(state)

    def open(self, review: ReviewPage) -> None:
        """Takes the pages of a workspace in; the one looked at last is shown as soon as it is listed."""
        self._review = review
        self.addWidget(review)
        self._strip = _WayBack(review)
        self._strip.left.connect(lambda place: self.turn_to(place))
        review.desk.travelled.connect(self._travelled)
        review.record.linking.entity_wanted.connect(self.show_entity)
        review.record.linking.group_wanted.connect(self.verify)
        review.ready.connect(self._begin)

    def show_state(self) -> None:
        """Shows what is said without a workspace."""
        self.setCurrentWidget(self._state)

    def show_review(self, *, articles: bool) -> None:
        """Says whether there are articles to review; without any, the state stands where the review page would."""
        self._articles = articles
        self._show()

    def turn_to(self, place: Place) -> None:
        """Shows a page and gives it the keys."""
        if self._review is None or (self.place is Place.REVIEW and not self._review.leave_editor()):
            return
        if place in SWITCHED:
            self._memory.place = place.value
        if self._strip is not None:
            self._strip.end()
        self._set_place(place)
        self._show()
        page = self.page(place)
        if page is not None:
            page.begin()
        else:
            self._review.focus_work()

    def page(self, place: Place) -> Page | None:
        """A page other than the review page; made now where nobody looked at it yet."""
        if place not in _MAKERS or self._review is None:
            return None
        if place not in self._pages:
            page = _MAKERS[place](self, self._review.desk, self._tasks, self._memory, self._actions)
            assert isinstance(page, QWidget)
            self._pages[place] = page
            self.addWidget(page)
        return self._pages[place]

    def visit(self, mention: Mention, back: str) -> None:
        """Opens an article at the words of a mention; Esc leads back to the present page.

        Args:
            mention: Where to.
            back: What is there to come back to, for the strip over the article.
        """
        assert self._review is not None
        place, desk, value = self.place, self._review.desk, mention.value
        self.turn_to(Place.REVIEW)
        desk.open(mention.article.id)
        if any(each.id == value.id for entry in desk.entries() for each in entry.values):
            desk.set_focus(Focus(value.entry_id, value.id))
            self._review.focus_work()
        elif value.evidence:
            # Another curator's record: the words alone can be shown.
            self._review.article.text.reveal(value.evidence[0].start, value.evidence[0].end)
            self._review.article.focus_text()
        if self._strip is not None and place is not Place.REVIEW:
            self._strip.begin(place, back)

    def show_entity(self, entity_id: int) -> None:
        """Shows an entity in the registry."""
        from ui.registry.registry_page import RegistryPage

        page = self.page(Place.REGISTRY)
        if isinstance(page, RegistryPage):
            self.turn_to(Place.REGISTRY)
            page.show_entity(entity_id)

    def verify(self, wanted: Wanted) -> None:
        """Shows all values of a name or an entity, or all automatic links, together; Esc leads back."""
        from ui.registry.group_page import GroupPage

        page = self.page(Place.GROUP)
        if isinstance(page, GroupPage) and page.want(wanted):
            if self.place is not Place.GROUP:
                self._before = self.place
            self.turn_to(Place.GROUP)

    def come_back(self) -> None:
        """Leaves a group for the page that led there."""
        self.turn_to(self._before)

    def focus_search(self) -> bool:
        """Has search words typed on the present page; False where that is the review page, whose words are above."""
        page = self.page(self.place)
        if page is not None:
            page.focus_search()
        return page is not None

    def leave_editor(self) -> bool:
        """Has every page take in what is being typed; whether all could."""
        return all(page.leave_editor() for page in self._pages.values())

    def shut(self) -> None:
        """Lets the pages of the workspace go; the review page is closed by whoever opened it."""
        for page in self._pages.values():
            page.shut()
            assert isinstance(page, QWidget)
            self._tasks.forget(page)
            self.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        if self._review is not None and self._strip is not None:
            self._strip.shut()
            self.removeWidget(self._review)
        self._review = self._strip = None
        self._set_place(Place.REVIEW)

    def _begin(self) -> None:
        last = self._memory.place
        if last in (place.value for place in SWITCHED[1:]):
            self.turn_to(Place(last))

    def search_articles(self, words: str) -> None:
        """Lists only articles with these words."""
        if self._review is not None:
            self._review.queue.search(words)

    def leave_search(self) -> None:
        """The person is done with typing search words and wants the list of articles."""
        if self._review is not None:
            self._review.queue.focus_list()

    def _set_place(self, place: Place) -> None:
        self.place = place
        if place in SWITCHED:
            self._actions[f"place-{place.value}"].setChecked(True)
        self.turned.emit(place)

    def _show(self) -> None:
        page = self.page(self.place)
        shown = page if isinstance(page, QWidget) else self._review if self._articles else self._state
        assert shown is not None
        self.setCurrentWidget(shown)

    def _travelled(self, done: ChangeSet) -> None:
        place = Place.REGISTRY if of_registry(done) else Place.REVIEW
        if place is not self.place and (done.article_id is not None or place is not Place.REVIEW):
            self.turn_to(place)
        page = self.page(self.place)
        if page is not None:
            page.show_travelled(done)


class _WayBack(QWidget):
    """A strip over the review page: Esc leads back to where the article was opened from.

    Signals:
        left: The `Place` to go back to.
    """

    left = Signal(object)

    def __init__(self, review: ReviewPage) -> None:
        super().__init__(review)
        self._place: Place | None = None
        self._review = review
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = ElidedLabel(role="soft")
        button = QPushButton(self.tr("← Back"))
        button.setProperty("role", "small")
        button.setAccessibleName(self.tr("Back"))
        button.clicked.connect(self._leave)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(button)
        row.addWidget(PlainLabel("Esc", "key"))
        row.addWidget(self._label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside, 1)
        column.addWidget(hairline())
        self.setFixedHeight(_STRIP)
        self.hide()
        layout = review.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setSpacing(0)
        layout.insertWidget(0, self)
        self._escape = QShortcut(QKeySequence("Esc"), review)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._leave)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def begin(self, place: Place, words: str) -> None:
        """Shows the way back."""
        self._place = place
        self._label.setText(words)
        self.show()
        self._focus_moved(None, QApplication.focusWidget())

    def end(self) -> None:
        """There is no way back any more."""
        self._place = None
        self._escape.setEnabled(False)
        self.hide()

    def shut(self) -> None:
        """Listens no more."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]

    def _leave(self) -> None:
        desk = self._review.desk
        if self._place is None:
            return
        if desk.selection is not None and self._review.article.text.hasFocus():
            desk.set_selection(None)
            return
        self.left.emit(self._place)

    def _focus_moved(self, _old: QObject | None, now: QWidget | None) -> None:
        # In an editor Esc leaves the editor.
        self._escape.setEnabled(self._place is not None and not takes_keys(now))


def of_registry(done: ChangeSet) -> bool:
    """Whether an act was done in the registry rather than in an article."""
    named = any(isinstance(change.state, Entity | Lesson | Distinction) for change in done.changes)
    return done.article_id is None and done.act not in (*MACHINE_ACTS, Act.VERIFY) and named


def _registry(pages: Pages, desk: Desk, tasks: Tasks, memory: Memory, actions: Actions) -> Page:
    # Imported where it is needed: the first window is painted without it.
    from ui.registry.registry_page import RegistryPage

    page = RegistryPage(desk, tasks, memory, actions)
    page.visit_wanted.connect(pages.visit)
    return page


def _group(pages: Pages, desk: Desk, tasks: Tasks, memory: Memory, actions: Actions) -> Page:
    from ui.registry.group_page import GroupPage

    page = GroupPage(desk, tasks, memory, actions)
    page.visit_wanted.connect(pages.visit)
    page.left.connect(pages.come_back)
    return page


_MAKERS: Mapping[Place, Maker] = {Place.REGISTRY: _registry, Place.GROUP: _group}
