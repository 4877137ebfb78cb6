"""The list of entities, the chosen one, and what stands beside it: reading it, and storing what is edited in place.

Acts on entities as wholes are the page's.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from curator.errors import UserError
from ui.desk import Desk
from ui.empty_state import EmptyState
from ui.key_footer import KeyFooter
from ui.registry.about_tabs import About, AboutTabs, about_entity
from ui.registry.entity_form import EntityForm
from ui.registry.entity_panel import EntityPanel
from ui.registry.taking_back import take_back_or_restore, tell_apart_no_longer
from ui.review_page import hairline
from ui.tasks import Task, Tasks

_WIDTHS = (300, 520, 460)
_MILLISECONDS_TO_GATHER = 40


class EntityView(QSplitter):
    """Three columns.

    Signals:
        shown: The chosen entity and everything beside it is on the screen.

    Attributes:
        about: What is shown, or None.
        wanted: The id of the entity that is chosen, or None.

    Args:
        desk: Of the workspace.
        tasks: For reading off the window's thread.
        footer: The keys of the moment.
    """

    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, footer: KeyFooter, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk, self._tasks = desk, tasks
        self._asked: Task | None = None
        self.wanted: int | None = None
        self.about: About | None = None
        self._taken: int | None = None
        self._waiting: Callable[[], object] | None = None
        self.list = EntityPanel(desk, tasks)
        self.form = EntityForm(desk, tasks)
        self.tabs = AboutTabs()
        self._nothing = EmptyState()
        self._middle = QStackedWidget()
        self._arrange(footer)
        self._soon = QTimer(self, singleShot=True, interval=_MILLISECONDS_TO_GATHER)
        self._soon.timeout.connect(self._read)
        self.list.chosen.connect(self.want)
        self.list.listed.connect(self._go_on)
        desk.failed.connect(lambda _error: self._wait_no_more())
        self.form.store = self._store
        self.form.left.connect(self.list.focus_list)
        self.form.same_wanted.connect(lambda other: tell_apart_no_longer(desk, tasks, self.wanted, other, self))
        self.tabs.back_wanted.connect(lambda act: take_back_or_restore(desk, tasks, act, self))
        self.tabs.left.connect(self.list.focus_list)
        self.list.refresh()

    @property
    def pair(self) -> tuple[int, int] | None:
        """The two chosen entities, the one looked at first; None where not two are chosen."""
        chosen = self.list.list.chosen
        if len(chosen) != 2:
            return None
        one, other = chosen
        return (other, one) if other == self.wanted else (one, other)

    def want(self, entity_id: int | None) -> None:
        """Has an entity read and shown, soon."""
        self.form.commit()
        self.wanted = entity_id
        self._soon.start()

    def show_entity(self, entity_id: int) -> None:
        """Shows an entity, or what took its place when it was merged."""
        try:
            meant = self._desk.workspace.review.entities([entity_id]).get(entity_id)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        if meant is not None:
            self.list.show_entity(meant.id)
            self.want(meant.id)

    def when_settled(self, act: Callable[[], object]) -> None:
        """Acts as soon as the page shows what the list points at; keys are faster than lists are read."""
        self._waiting = act
        self._go_on()

    def refresh(self) -> None:
        """Reads the chosen entity anew, soon; while nobody looks at it, once somebody does."""
        if self.isVisible():
            self._soon.start()
        else:
            self._taken = self._asked = None

    def showEvent(self, event: QShowEvent) -> None:
        """Shows the chosen entity as it is by now."""
        super().showEvent(event)
        if self._taken != self.wanted:
            self._soon.start()

    def _arrange(self, footer: KeyFooter) -> None:
        self._nothing.say(self.tr("No entity chosen"), self.tr("Choose one in the list, or make a new one with A."))
        self._middle.addWidget(self._nothing)
        self._middle.addWidget(self.form)
        side = QWidget()
        side.setProperty("role", "side")
        below = QVBoxLayout(side)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.tabs, 1)
        below.addWidget(hairline())
        below.addWidget(footer)
        for panel, least in ((self.list, 240), (self._middle, 360), (side, 320)):
            panel.setMinimumWidth(least)
            self.addWidget(panel)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 1, 1)):
            self.setStretchFactor(place, stretch)
        self.setSizes(list(_WIDTHS))

    def _read(self) -> None:
        """Reads the chosen entity on another thread; the latest asking wins."""
        wanted, registry = self.wanted, self._desk.workspace.registry
        if wanted is None:
            self._asked = None
            self._take(None)
            return
        asked: Task | None = None

        def answer(about: About | None) -> None:
            if asked is self._asked:
                self._take(about)

        asked = self._tasks.run(
            lambda _watch: about_entity(registry, wanted), answer, self._desk.failed.emit, owner=self
        )
        self._asked = asked

    def _take(self, about: About | None) -> None:
        if about is not None and about.page.entity.merged_into is not None:
            # It was merged since it was chosen: what took its place is shown.
            self.show_entity(about.page.entity.id)
            return
        self.about = about
        self._taken = self.wanted if about is None else about.page.entity.id
        if about is None:
            self._middle.setCurrentWidget(self._nothing)
            self.tabs.clear()
        else:
            self.form.show_page(about.page)
            self.tabs.show_about(about)
            self._middle.setCurrentWidget(self.form)
        self.shown.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Does what waited, where nothing else is still to be shown; beside a hidden list nothing is."""
        act = self._waiting
        if act is not None and (not self.isVisible() or (self.list.settled and self._taken == self.wanted)):
            self._waiting = None
            act()

    def _wait_no_more(self) -> None:
        self._waiting = None

    def _store(self, entity_id: int, changed: Mapping[str, object]) -> str:
        """Stores what was edited, leaving what others did to other fields meanwhile as it is."""
        registry = self._desk.workspace.registry
        try:
            stored = registry.entities([entity_id]).get(entity_id)
            if stored is not None:
                registry.edit(replace(stored, **changed))  # type: ignore[arg-type]
        except ValueError as error:
            return str(error)
        except UserError as error:
            self._desk.failed.emit(error)
            self._soon.start()
        return ""
