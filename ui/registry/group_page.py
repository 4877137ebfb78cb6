"""The page of a group: one name or one entity across articles, the odd ones first, judged together as one act.

What is said of members is marked at once and stored together; leaving the page stores it, too.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QSplitter, QVBoxLayout, QWidget

from curator.domain.change import ChangeSet
from curator.domain.entity import Candidate, Entity
from curator.errors import UserError
from curator.link.normalise import fold
from curator.services.grouping import Group, Member, Verdict, Wanted
from ui.actions import Actions, Context, takes_keys
from ui.desk import Desk
from ui.empty_state import EmptyState
from ui.key_footer import KeyFooter
from ui.memory import Memory
from ui.models.group_model import GroupModel
from ui.plain import ElidedLabel, PlainLabel
from ui.registry.group_commands import FOOTER
from ui.registry.group_delegate import GroupDelegate
from ui.registry.group_offers import GroupOffers
from ui.registry.group_words import group_says, group_title, marked_words, stored_words
from ui.review_page import hairline
from ui.tasks import Tasks

_SIDE = 340


class GroupPage(QWidget):
    """Members of a group and what may be said of them.

    Signals:
        visit_wanted: A `Mention` whose article is wanted, and what is there to come back to.
        left: The person is done here.
        shown: A group is there to be looked at, or is known to be empty.

    Args:
        desk: Whom to ask.
        tasks: For gathering and storing off the window's thread.
        memory: How wide the columns were.
        actions: Whose keys it switches.
    """

    visit_wanted = Signal(object, str)
    left = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, memory: Memory, actions: Actions) -> None:
        super().__init__()
        self._desk, self._tasks, self._memory, self._actions = desk, tasks, memory, actions
        self._wanted = Wanted()
        self._busy = False
        self._asked = 0
        self._offered: dict[str, list[Candidate]] = {}
        self.group = Group(wanted=self._wanted)
        self.model = GroupModel(desk.profile, self)
        self.title = ElidedLabel(role="headline")
        self.says = PlainLabel(role="soft")
        self.marked = PlainLabel(role="doubt")
        self.list = QListView()
        self.offers = GroupOffers(self._search)
        self.nothing = EmptyState()
        self.footer = KeyFooter()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        self._connect()

    # As one of the window's pages

    def begin(self) -> None:
        """Is shown from now on; takes the keys, and looks again."""
        self._take_keys()
        self._gather()

    def show_travelled(self, _done: ChangeSet) -> None:
        """Shows what was undone or restored."""
        self._gather()

    def focus_search(self) -> None:
        """Has search words typed."""
        self.search()

    def leave_editor(self) -> bool:
        """Stores what was said; whether it could."""
        return self._settle(self.model.verdicts, now=True)

    def shut(self) -> None:
        """Remembers how it looks."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self._actions.switch_context(Context.GROUP, on=False)
        self._memory.keep_columns(self.columns, "group")

    # What a person can do

    def want(self, wanted: Wanted) -> bool:
        """Has another group shown from the next `begin` on; what was said of this one is stored first, if it can be."""
        if not self.leave_editor():
            return False
        self._wanted = wanted
        return True

    def confirm(self) -> None:
        """Says that the value in focus is right, with its automatic link, and goes on."""
        self._say(lambda said: replace(said, confirmed=True))

    def reject(self) -> None:
        """Says that the value in focus is wrong, and goes on."""
        self._say(lambda _said: Verdict(confirmed=False))

    def refuse(self) -> None:
        """Says that it does not stand for that entity, and goes on."""
        self._say(lambda said: Verdict(confirmed=said.confirmed or None, refused=True))

    def unsay(self) -> None:
        """Takes back what was said of the value in focus."""
        self._say(lambda _said: Verdict(), step=0)

    def pick(self, number: int, *, every: bool) -> None:
        """Links the value in focus, or all, to a candidate by its number."""
        self.offers.pick(number, every=every)

    def search(self) -> None:
        """Has the registry searched for what to link to."""
        if self.current is not None:
            self.offers.begin_search()

    def confirm_rest(self) -> None:
        """Confirms everything of which nothing else was said, and stores all of it as one act."""
        rest = {
            each.mention.value.id: replace(said, confirmed=True)
            for row, each in enumerate(self.group.members)
            if (said := self.model.said(row)).confirmed is None and not said.refused
        }
        self._settle({**self.model.verdicts, **rest})

    def store(self) -> None:
        """Stores what was said so far as one act."""
        self._settle(self.model.verdicts)

    def visit(self) -> None:
        """Asks for the article of the value in focus."""
        if self.current is not None and self.leave_editor():
            back = self.tr("Back to %1").replace("%1", group_title(self.group))
            self.visit_wanted.emit(self.current.mention, back)

    def leave(self) -> None:
        """Stores what was said and goes back."""
        if self.leave_editor():
            self.left.emit()

    @property
    def current(self) -> Member | None:
        """The member in focus."""
        return self.model.member(self.list.currentIndex().row())

    # Inside

    def _arrange(self) -> None:
        self.setProperty("role", "panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Group"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list.setModel(self.model)
        self.list.setItemDelegate(GroupDelegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Values looked at together"))
        head = QWidget()
        heading = QHBoxLayout(head)
        heading.setContentsMargins(16, 12, 16, 10)
        heading.setSpacing(12)
        heading.addWidget(self.title)
        heading.addWidget(self.says)
        heading.addStretch(1)
        heading.addWidget(self.marked)
        self.columns.addWidget(self.list)
        self.columns.addWidget(self.offers)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self.columns.setStretchFactor(0, 1)
        self.columns.setSizes([1280 - _SIDE, _SIDE])
        self.offers.setMinimumWidth(280)
        self._memory.place_columns(self.columns, "group")
        self.nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (head, hairline(), self.columns, self.nothing, hairline(), self.footer):
            layout.addWidget(widget, int(widget in (self.columns, self.nothing)))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_offers())
        self.list.doubleClicked.connect(lambda _index: self.visit())
        self.offers.picked.connect(self._picked)
        self.offers.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.footer.show_pairs(
            [(each.key_words, each.footer) for each in (self._actions.command(f"group-{name}") for name in FOOTER)]
        )
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def _gather(self) -> None:
        """Gathers the group anew and shows it; an answer that was overtaken by a newer question is of no use."""
        self._offered = {}
        self._asked += 1
        grouping, wanted, number = self._desk.workspace.grouping, self._wanted, self._asked

        def show(group: Group) -> None:
            if number == self._asked:
                self._show(group)

        self._tasks.run(lambda watch: grouping.group(wanted, watch), show, self._failed, owner=self)

    def _show(self, group: Group) -> None:
        row = max(0, self.list.currentIndex().row()) if group.wanted == self.group.wanted else 0
        self.group = group
        self.model.show(group)
        self.title.setText(group_title(group))
        self.says.setText(group_says(group))
        self.columns.setVisible(bool(group.members))
        self.nothing.setVisible(not group.members)
        judged = self.tr("Everything of it is judged, value and link. Esc goes back.")
        self.nothing.say(self.tr("Nothing is left to look at"), judged)
        self._go(min(row, len(group.members) - 1))
        self._show_marked()
        self._take_keys()
        self.shown.emit()

    def _take_keys(self) -> None:
        """Gives the keys to the list, or to the page where there is nothing to list; not while words are typed."""
        if self.isVisible() and not self.offers.line.hasFocus():
            (self.list if self.group.members else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: UserError) -> None:
        self._busy = False
        self._desk.failed.emit(error)

    def _go(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)
        self._show_offers()

    def _say(self, change: Callable[[Verdict], Verdict], *, step: int = 1) -> None:
        row = self.list.currentIndex().row()
        if self.current is None or self._busy:
            return
        self.model.say(row, change(self.model.said(row)))
        self._show_marked()
        if step and row + step < self.model.rowCount():
            self._go(row + step)

    def _picked(self, entity: Entity, every: bool) -> None:
        if self._busy:
            return
        self.model.know({entity.id: entity})
        here = self.list.currentIndex().row()
        for row in range(self.model.rowCount()) if every else (here,):
            said = self.model.said(row)
            if row == here or said.confirmed is not False:
                self.model.say(row, Verdict(confirmed=said.confirmed or None, entity_id=entity.id))
        self._show_marked()
        self._show_offers()

    def _settle(self, verdicts: dict[int, Verdict], *, now: bool = False) -> bool:
        """Stores what was said as one act; at once where the page is about to be left."""
        if self._busy or not verdicts:
            # What is being stored just now holds all that was said.
            return now or not self._busy
        grouping, group, said = self._desk.workspace.grouping, self.group, dict(verdicts)
        if now:
            try:
                done = grouping.settle(group, said)
            except UserError as error:
                self._failed(error)
                return False
            self._settled(done)
            if done is not None:
                self._desk.told.emit(stored_words(len(said)), done.id)
            return True
        self._busy = True
        self._tasks.run(lambda _watch: grouping.settle(group, said), self._settled, self._failed, owner=self)
        return True

    def _settled(self, _done: ChangeSet | None) -> None:
        self._busy = False
        self.model.verdicts.clear()
        self._show_marked()
        self._gather()

    def _show_marked(self) -> None:
        self.marked.setText(marked_words(len(self.model.verdicts)))

    def _show_offers(self) -> None:
        member = self.current
        if member is None:
            self.offers.show_offers("", ())
            return
        words, key = member.mention.value.words, fold(member.mention.value.words)
        if key not in self._offered:
            try:
                self._offered[key] = self._desk.workspace.grouping.offers(member)
            except UserError as error:
                self.offers.show_offers(words, (), str(error))
                return
            self.model.know({each.entity.id: each.entity for each in self._offered[key]})
        said = self.model.said(self.list.currentIndex().row())
        now = member.entity.id if member.entity and not said.refused else None
        self.offers.show_offers(words, self._offered[key], linked=said.entity_id or now)

    def _search(self, words: str) -> list[Candidate]:
        member = self.current
        if member is None:
            return []
        kind = self._desk.profile.group(member.mention.group).field(member.mention.value.field).entity
        try:
            return self._desk.workspace.registry.search(words, kind)
        except UserError as error:
            self._desk.failed.emit(error)
            return []

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and (now is self or self.isAncestorOf(now))
        self._actions.switch_context(Context.GROUP, on=inside and not takes_keys(now))
