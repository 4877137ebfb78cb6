"""The registry page: the list of entities, the chosen one and what stands beside it, or likely duplicates.

What an act means is the registry service's; the parts of the page are their own modules.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from curator.domain.change import ChangeSet, State, Way
from curator.domain.entity import Entity, EntityKind
from curator.domain.lesson import Distinction, Lesson
from curator.domain.record import Value
from curator.errors import UserError
from ui.actions import Actions, Context, takes_keys
from ui.desk import Desk
from ui.key_footer import KeyFooter
from ui.memory import Memory
from ui.registry.about_tabs import MOST_MENTIONS, About
from ui.registry.act_dialog import ActDialog
from ui.registry.duplicates_view import DuplicatesView
from ui.registry.entity_view import EntityView
from ui.registry.lines import Line
from ui.registry.merge_dialog import MergeDialog
from ui.registry.merge_words import merged_words
from ui.registry.revoking import following
from ui.registry.small_dialogs import NewEntityDialog, RevokeDialog
from ui.registry.split_dialog import SplitDialog
from ui.registry.splitting import spelling_lines
from ui.registry.unmerge_dialog import UnmergeDialog, parting
from ui.review_page import hairline
from ui.tasks import Tasks

_USED, _LEARNED, _HISTORY = range(3)

R = TypeVar("R")


class RegistryPage(QWidget):
    """The entities of a workspace.

    Signals:
        visit_wanted: A `Mention` whose article is to be opened, and the words of the way back.

    Args:
        desk: Of the workspace.
        tasks: For reading off the window's thread.
        memory: How it looked the last time.
        actions: Whose keys it switches.
        parent: The window.
    """

    visit_wanted = Signal(object, str)

    def __init__(
        self, desk: Desk, tasks: Tasks, memory: Memory, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._tasks, self._memory, self._actions = desk, tasks, memory, actions
        self._returning = False
        self._before: QWidget | None = None
        self.dialog: ActDialog | None = None
        self.views = QTabBar()
        self.duplicates = DuplicatesView(desk, tasks)
        self.footer = KeyFooter()
        self.columns = EntityView(desk, tasks, self.footer)
        self.list, self.form, self.tabs = self.columns.list, self.columns.form, self.columns.tabs
        self.shown = self.columns.shown
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    # As one of the window's pages

    def begin(self) -> None:
        """Is shown from now on; takes the keys, where they were the last time."""
        if self._stack.currentWidget() is self.duplicates:
            self.duplicates.focus_list()
        elif self.tabs.used.line is not None and self._returning:
            self.tabs.show_tab(_USED)
        else:
            self.list.focus_list()
        self._returning = False

    def show_travelled(self, done: ChangeSet) -> None:
        """Shows the entity that an undone or restored act was about."""
        found = next(filter(None, map(partial(_about_what, self.columns.wanted), _states(done))), None)
        if found is not None and self._stack.currentWidget() is not self.duplicates:
            self.show_entity(found)

    def focus_search(self) -> None:
        """Has search words typed."""
        self.show_entities()
        self.list.focus_search()

    def leave_editor(self) -> bool:
        """Takes in what is being typed; whether all of it fits."""
        return self.form.commit()

    def shut(self) -> None:
        """Remembers how it looks."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self._actions.switch_context(Context.REGISTRY, on=False)
        self._memory.keep_columns(self.columns, "registry")

    # What a person can do

    def show_entity(self, entity_id: int) -> None:
        """Shows an entity, or what took its place when it was merged."""
        self.show_entities()
        self.columns.show_entity(entity_id)

    def show_entities(self) -> None:
        """Shows the list and the chosen entity."""
        self.views.setCurrentIndex(0)

    def show_duplicates(self) -> None:
        """Shows pairs that may be the same."""
        self.views.setCurrentIndex(1)
        self.duplicates.focus_list()

    def edit(self) -> None:
        """Has the chosen entity edited."""
        if self.about is not None and not self._comparing:
            self.form.edit()

    def new_entity(self) -> None:
        """Asks for a new one."""
        view = self.list.view
        kind = view.kind or (self.about.page.entity.kind if self.about else EntityKind.ORGANIZATION)
        dialog = NewEntityDialog(self._desk, self._tasks, view.search, kind, self)
        self._open(dialog, self._made)

    def merge(self) -> None:
        """Joins the two chosen ones, or the chosen one and another that is searched for; or the pair that is shown."""
        if self._comparing:
            self.duplicates.merge()
        elif (pair := self.columns.pair) is not None:
            self._open(MergeDialog(self._desk, self._tasks, *pair, self), self._joined)
        elif self.about is not None:
            self._open(MergeDialog(self._desk, self._tasks, self.about.page.entity.id, None, self), self._joined)

    def tell_apart(self) -> None:
        """Says that the two chosen ones, or the pair that is shown, are not the same."""
        if self._comparing:
            self.duplicates.tell_apart()
        elif (pair := self.columns.pair) is not None:
            self._act(partial(self._desk.workspace.registry.distinguish, *pair))
        else:
            self.merge()

    def split(self) -> None:
        """Asks what of the chosen entity goes over to a new one."""
        if self.about is not None and not self._comparing:
            made = partial(_split_dialog, self._desk, self.about, self)
            if len(self.about.mentions) < MOST_MENTIONS:
                self._open(made(()), _nothing)
            else:
                self._ask(partial(spelling_lines, self._desk.workspace.registry, self.about.page.entity.id), made)

    def show_merged(self) -> None:
        """Asks to take back what was merged into the chosen entity; where several were, goes to them first."""
        merged = self.form.merged.buttons
        if len(merged) == 1 and not self._comparing:
            merged[0].click()
        elif merged and not self._comparing:
            merged[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.form.ensureWidgetVisible(merged[0])

    def take_back(self, entity_id: int) -> None:
        """Asks whether a merged entity shall stand for itself again."""
        read = partial(parting, self._desk.workspace.registry, entity_id)
        self._ask(read, lambda parted: UnmergeDialog(self._desk, parted, self))

    def swap(self) -> None:
        """Has the other one of the pair stay."""
        if self._comparing:
            self.duplicates.swap()

    def later(self) -> None:
        """Leaves the pair for later."""
        if self._comparing:
            self.duplicates.later()

    def show_used(self) -> None:
        """Shows where the chosen entity is used."""
        self.show_entities()
        self.tabs.show_tab(_USED)

    def show_learned(self) -> None:
        """Shows what was learned about the names of the chosen entity."""
        self.show_entities()
        self.tabs.show_tab(_LEARNED)

    def show_history(self) -> None:
        """Shows what was done to the chosen entity."""
        self.show_entities()
        self.tabs.show_tab(_HISTORY)

    # Inside

    @property
    def about(self) -> About | None:
        """The chosen entity and everything beside it, as shown."""
        return self.columns.about

    @property
    def _comparing(self) -> bool:
        return self._stack.currentWidget() is self.duplicates

    def _arrange(self) -> None:
        self.views.setAccessibleName(self.tr("What to see of the registry"))
        self.views.setDrawBase(False)
        self.views.setExpanding(False)
        self.views.addTab(self.tr("Entities"))
        self.views.addTab(self.tr("Likely duplicates"))
        self._memory.place_columns(self.columns, "registry")
        self._stack.addWidget(self.columns)
        self._stack.addWidget(self.duplicates)
        head = QWidget()
        head.setProperty("role", "side")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.views)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (head, hairline(), self._stack):
            layout.addWidget(widget, int(widget is self._stack))

    def _connect(self) -> None:
        self.views.currentChanged.connect(self._show_view)
        self.list.entered.connect(lambda: self.columns.when_settled(self.edit))
        self.list.new_wanted.connect(self.new_entity)
        self.form.take_back_wanted.connect(self.take_back)
        self.form.entity_wanted.connect(self.show_entity)
        self.tabs.mention_entered.connect(self._visit)
        self.tabs.revoke_wanted.connect(self._revoke)
        self.duplicates.mention_entered.connect(self._visit)
        self.duplicates.left.connect(self._leave_duplicates)
        self._desk.committed.connect(self._committed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, QApplication.focusWidget())

    def _show_view(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place:
            self.duplicates.begin()
            self.duplicates.focus_list()
        self._show_keys()

    def _leave_duplicates(self) -> None:
        self.show_entities()
        self.list.focus_list()

    def _committed(self, done: ChangeSet) -> None:
        self.list.committed(done)
        self.duplicates.committed(done)
        if done.untold or any(isinstance(state, Entity | Lesson | Distinction | Value) for state in _states(done)):
            self.columns.refresh()

    def _act(self, act: Callable[[], ChangeSet | None]) -> None:
        try:
            act()
        except ValueError as error:
            self.form.refuse(str(error))
        except UserError as error:
            self._desk.failed.emit(error)
            self.columns.refresh()

    def _ask(self, read: Callable[[], R], dialog: Callable[[R], ActDialog]) -> None:
        """Reads what an act would change, then asks whether it is meant."""
        self._tasks.run(
            lambda _watch: read(),
            lambda found: self._open(dialog(found), _nothing),
            self._desk.failed.emit,
            owner=self,
        )

    def _open(self, dialog: ActDialog, acted: Callable[[ChangeSet], object]) -> None:
        self.form.commit()
        self._before = QApplication.focusWidget()
        self.dialog, dialog.tasks = dialog, self._tasks
        dialog.acted.connect(lambda done: acted(done) if done is not None else None)
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    def _dialog_closed(self) -> None:
        self.dialog = None
        self.window().activateWindow()
        before = self._before
        if before is not None and isValid(before) and before.isVisible() and self.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.focus_list()

    def _made(self, done: ChangeSet) -> None:
        made = next(state for state in _states(done) if isinstance(state, Entity))
        self.show_entity(made.id)
        # What comes next is what tells it from others.
        self.shown.connect(self._describe, Qt.ConnectionType.SingleShotConnection)

    def _describe(self) -> None:
        self.form.description.setFocus(Qt.FocusReason.OtherFocusReason)

    def _joined(self, done: ChangeSet) -> None:
        gone = next((state for state in _states(done) if isinstance(state, Entity)), None)
        if gone is not None and done.way is Way.DO:
            self.show_entity(gone.id)
            self._desk.told.emit(merged_words(done), done.id)

    def _revoke(self, lesson: Lesson) -> None:
        if self.about is not None:
            entity = self.about.page.entity
            read = partial(following, self._desk.workspace, lesson)
            self._ask(read, lambda found: RevokeDialog(self._desk, lesson, entity, found, self))

    def _visit(self, mention: object) -> None:
        name = self.about.page.entity.name if self.about else ""
        self._returning = not self._comparing
        self.visit_wanted.emit(mention, self.tr("Back to %1 in the registry").replace("%1", name))

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and self.isAncestorOf(now)
        self._actions.switch_context(Context.REGISTRY, on=inside and not takes_keys(now))
        if inside:
            self._show_keys()

    def _show_keys(self) -> None:
        names = ("merge", "swap", "apart", "later") if self._comparing else ("edit", "new", "merge", "split", "used")
        commands = [self._actions.command(f"registry-{name}") for name in names]
        self.footer.show_pairs([(each.key_words, each.footer) for each in commands])


def _nothing(_done: ChangeSet) -> None:
    """Nothing is left to do: the page hears of what was committed."""


def _states(done: ChangeSet) -> list[State]:
    return [change.state for change in done.changes]


def _split_dialog(desk: Desk, about: About, parent: QWidget, spellings: Sequence[Line]) -> SplitDialog:
    return SplitDialog(desk, about.page, [*spellings, *about.mentions], parent)


def _about_what(wanted: int | None, state: State) -> int | None:
    """The entity that a changed thing is about, of two told apart the one that is wanted."""
    match state:
        case Entity(merged_into=into, id=entity_id):
            return into or entity_id
        case Lesson(entity_id=entity_id):
            return entity_id
        case Distinction(one=one, other=other):
            return other if wanted == other else one
    return None
