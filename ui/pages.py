"""The pages of the open workspace: which one is shown, and the way back from an article to the page that led there.

A page is made when it is looked at first, the review page apart. What is on a page is its own.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from curator.domain.change import MACHINE_ACTS, Act, ChangeSet
from curator.domain.entity import Entity
from curator.domain.lesson import Distinction, Lesson
from curator.domain.registry import Mention
from ui.actions import Actions
from ui.desk import Desk, Focus
from ui.memory import Memory
from ui.place_switch import SWITCHED, Place
from ui.plain import shortened
from ui.registry.auto_links import AutoLinks
from ui.review_page import ReviewPage, Spot
from ui.tasks import Tasks
from ui.way_back import WayBack

if TYPE_CHECKING:
    from curator.services.grouping import Wanted

_LONGEST = 70


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

    Attributes:
        auto_links: Links names of the open workspace without asking; None before the first one.

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
        self.auto_links: AutoLinks | None = None
        self._pages: dict[Place, Page] = {}
        self._articles = False
        self._strips: dict[Place, WayBack] = {}
        self._spot: Spot | None = None
        self.place = self._before = Place.REVIEW
        self.addWidget(state)

    def open(self, review: ReviewPage) -> None:
        """Takes the pages of a workspace in; the one looked at last is shown as soon as it is listed."""
        self._review = review
        self.auto_links = AutoLinks(review.desk, self._tasks, review)
        self.addWidget(review)
        self._add_strip(Place.REVIEW, review, review.gives_up)
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
        for strip in self._strips.values():
            strip.end()
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
            self._add_strip(place, page)
        return self._pages[place]

    def visit(self, mention: Mention, back: str) -> None:
        """Opens an article at the words of a mention; Esc leads back to the present page.

        Args:
            mention: Where to.
            back: What is there to come back to, for the strip over the article.
        """
        assert self._review is not None
        place, desk, value = self.place, self._review.desk, mention.value
        led = place in self._strips and self._strips[place].leads

        def come_back() -> None:
            self.turn_to(place)
            if led:
                self._lead_back(place)

        self.turn_to(Place.REVIEW)
        desk.open(mention.article.id)
        if any(each.id == value.id for entry in desk.entries() for each in entry.values):
            desk.set_focus(Focus(value.entry_id, value.id))
            self._review.focus_work()
        elif value.evidence:
            # Another curator's record: the words alone can be shown.
            self._review.article.text.reveal(value.evidence[0].start, value.evidence[0].end)
            self._review.article.focus_text()
        if place is not Place.REVIEW:
            self._strips[Place.REVIEW].begin(self.tr("Back"), back, come_back)

    def show_entity(self, entity_id: int) -> None:
        """Shows an entity in the registry; from an article, Esc leads back to where the curator was in it."""
        from ui.registry.registry_page import RegistryPage

        page = self.page(Place.REGISTRY)
        if not isinstance(page, RegistryPage):
            return
        came = self._remember()
        self.turn_to(Place.REGISTRY)
        page.show_entity(entity_id)
        if came:
            self._lead_back(Place.REGISTRY)

    def verify(self, wanted: "Wanted") -> None:
        """Shows all values of a name or an entity, or all automatic links, together; Esc leads back."""
        from ui.registry.group_page import GroupPage

        page = self.page(Place.GROUP)
        if isinstance(page, GroupPage) and page.want(wanted):
            self._remember()
            if self.place is not Place.GROUP:
                self._before = self.place
            self.turn_to(Place.GROUP)
            self._lead_back(Place.GROUP)

    def come_back(self) -> None:
        """Leaves a group for the page that led there; an article is shown as it was left."""
        if self._before is Place.REVIEW:
            self._return()
        else:
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
        for strip in self._strips.values():
            strip.shut()
        if self._review is not None:
            self.removeWidget(self._review)
        self._strips, self._review, self._spot = {}, None, None
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

    def _add_strip(self, place: Place, page: QWidget, first: Callable[[], bool] = lambda: False) -> None:
        # A group has Esc for itself: it stores what was said.
        self._strips[place] = WayBack(page, first, escapes=place is not Place.GROUP)

    def _remember(self) -> bool:
        """Keeps in mind where in its article the curator is; whether it is an article that is looked at."""
        if self.place is Place.REVIEW and self._review is not None:
            self._spot = self._review.spot()
            return self._spot is not None
        return False

    def _lead_back(self, place: Place) -> None:
        """Shows on a page the way back to the article, or from a group to the registry."""
        if place is Place.GROUP and self._before is Place.REGISTRY:
            self._strips[place].begin(self.tr("Back to the registry"), "", self._leave)
        elif self._spot is not None:
            title = shortened(self._spot.title, _LONGEST)
            self._strips[place].begin(self.tr("Back to the article"), title, self._leave)

    def _leave(self) -> None:
        page = self.page(self.place)
        if page is None or not page.leave_editor():
            return
        if self.place is Place.GROUP:
            self.come_back()
        else:
            self._return()

    def _return(self) -> None:
        """Shows the article that was left, with the same in focus."""
        spot = self._spot
        self.turn_to(Place.REVIEW)
        if self._review is not None and spot is not None:
            self._review.return_to(spot)

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


def of_registry(done: ChangeSet) -> bool:
    """Whether an act was done in the registry rather than in an article."""
    named = any(isinstance(change.state, Entity | Lesson | Distinction) for change in done.changes)
    return done.article_id is None and done.act not in (*MACHINE_ACTS, Act.LINK, Act.VERIFY) and named


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
