"""The list of entities with its search, kinds, properties and order, and what stands there when it is empty."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from curator.domain.change import Change, ChangeSet
from curator.domain.entity import Entity, EntityKind
from curator.domain.registry import EntityFacet, EntityRow, EntitySort, EntityView
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.registry import Registry
from ui.desk import Desk
from ui.empty_state import EmptyState
from ui.models.entity_model import EntityModel
from ui.plain import PlainLabel
from ui.queue.state_tabs import short_number
from ui.record.flow import Flow
from ui.registry.choice import Choice
from ui.registry.entity_delegate import EntityDelegate, row_height
from ui.registry.long_list import LongList
from ui.registry.words import facet_name, kinds_name
from ui.tasks import Task, Tasks
from ui.theme import themes

_MILLISECONDS_TO_GATHER = 60
_COUNTED_UP_TO = 50_000
"""Entities: in a longer list, counting every property would take seconds of the disk's time."""
_KINDS: tuple[EntityKind | None, ...] = (None, *EntityKind)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many entities there are of each kind, and with each property besides those chosen."""

    kinds: dict[EntityKind | None, int]
    facets: dict[EntityFacet, int]


class EntityPanel(QWidget):
    """Search, kinds, properties, list.

    Signals:
        chosen: The id of the entity that the person looks at, or None.
        entered: Enter was pressed on an entity.
        listed: The list was filled anew.
        new_wanted: A new entity is wanted, of the words searched for.

    Args:
        desk: Whose workspace's entities are listed.
        tasks: Where lists are asked for.
    """

    chosen = Signal(object)
    entered = Signal()
    listed = Signal()
    new_wanted = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._view = EntityView(sort=EntitySort.BEST)
        self._asked: Task | None = None
        self._counting: Task | None = None
        self._shown: int | None = None
        self._sought: int | None = None
        self._narrowing = False
        self._wants_keys = False
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = _Search(self)
        self.kinds = QTabBar(self)
        self.facets: dict[EntityFacet, _Chip] = {}
        orders = [
            (self.tr("Best first"), EntitySort.BEST),
            (self.tr("By name"), EntitySort.NAME),
            (self.tr("Newest first"), EntitySort.NEWEST),
        ]
        self.order = Choice(self.tr("Order"), orders, parent=self)
        self.count = PlainLabel(role="small")
        self.model = EntityModel(self._rows, self)
        self.list = LongList(self.model, EntityDelegate(), row_height(), many=True, parent=self)
        self.list.setAccessibleName(self.tr("Entities"))
        self.empty = EmptyState(self)
        self._pages, self._flow = QStackedWidget(self), Flow(self)
        self._arrange()
        self._later = QTimer(self, singleShot=True, interval=_MILLISECONDS_TO_GATHER)
        self._later.timeout.connect(self.refresh)
        self._connect()

    @property
    def view(self) -> EntityView:
        """What is listed."""
        return self._view

    @property
    def current(self) -> int | None:
        """The entity that the person looks at."""
        return self._shown

    @property
    def settled(self) -> bool:
        """Whether what is listed is what was asked for last."""
        return self._asked is None and not self._later.isActive()

    def refresh(self) -> None:
        """Lists anew, on another thread; the latest asking wins."""
        if self._asked is not None:
            self._asked.cancel()
        registry, view = self._registry(), self._view
        asked: Task | None = None

        def answer(ids: "array[int]") -> None:
            if asked is self._asked:
                self._take_ids(ids)

        def fail(error: UserError) -> None:
            if asked is self._asked:
                self._asked = None
            self._desk.failed.emit(error)

        asked = self._tasks.run(lambda _watch: registry.ids(view), answer, fail, owner=self)
        self._asked = asked

    def show_entity(self, entity_id: int | None) -> None:
        """Chooses an entity without telling anybody; where it is not listed, everything is listed to have it there."""
        place = self.model.place(entity_id)
        self._shown = entity_id
        self._sought = entity_id if place is None else None
        self.list.point_at(place)
        if self._sought is not None:
            self._later.start()

    def focus_list(self) -> None:
        """Takes the keys."""
        self._wants_keys = not self.model.rowCount()
        if self.list.current is None and not self._wants_keys and self.settled:
            self.list.point_at(0)
            self._moved(self.model.index(0), QModelIndex())
        (self.search if self._wants_keys else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Has search words typed."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def committed(self, done: ChangeSet) -> None:
        """Takes note of an act: names and the list itself, or how often something is meant, may be others."""
        if done.untold or any(self._moves(change) for change in done.changes):
            with self.list.steadily(), self.list.quietly():
                self.model.follow(done)
            if self.list.current != self._shown:
                self.list.point_at(self.model.place(self._shown))
            self._later.start()
        elif done.changes:
            self.model.refresh()

    def _moves(self, change: Change) -> bool:
        """Whether an entity may come, go or stand elsewhere in the list."""
        before, after = change.before, change.after
        if not isinstance(before, Entity) or not isinstance(after, Entity):
            return isinstance(change.state, Entity)
        listed = (before.kind, before.name, before.merged_into) == (after.kind, after.name, after.merged_into)
        found = not self._view.search or before.names == after.names
        had = not self._view.facets or before.identifiers == after.identifiers
        return not (listed and found and had)

    def _arrange(self) -> None:
        for kind in _KINDS:
            self.kinds.addTab(kinds_name(kind))
        self.kinds.setAccessibleName(self.tr("Which kind"))
        self.kinds.setExpanding(False)
        self.kinds.setDrawBase(False)
        self.kinds.setUsesScrollButtons(False)
        self.facets |= {facet: _Chip(facet) for facet in EntityFacet}
        self._flow.hold(list(self.facets.values()))
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        top, inner = QVBoxLayout(), QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 0)
        top.addWidget(self.search)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(8)
        inner.addWidget(self._flow)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.order)
        inner.addLayout(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.kinds)
        layout.addLayout(inner)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda words: self._change(search=" ".join(words.split())))
        self.search.given_up.connect(self._give_up)
        self.kinds.currentChanged.connect(lambda place: self._change(kind=_KINDS[place]))
        self.search.left.connect(self.focus_list)
        self.order.left.connect(self.focus_list)
        self.order.currentIndexChanged.connect(lambda _place: self._change(sort=self.order.currentData()))
        for facet, chip in self.facets.items():
            chip.toggled.connect(partial(self._toggle, facet))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.entered.connect(self.entered)
        self.list.left.connect(self._give_up)
        themes().changed.connect(self.list.viewport().update)

    def _toggle(self, facet: EntityFacet, on: bool) -> None:
        contrary = {
            EntityFacet.IDENTIFIED: EntityFacet.UNIDENTIFIED,
            EntityFacet.UNIDENTIFIED: EntityFacet.IDENTIFIED,
            EntityFacet.USED: EntityFacet.UNUSED,
            EntityFacet.UNUSED: EntityFacet.USED,
        }.get(facet)
        if on and contrary is not None:
            self.facets[contrary].setChecked(False)
        self._change(facets=frozenset(each for each, chip in self.facets.items() if chip.isChecked()))

    def _change(self, **changed: object) -> None:
        view = replace(self._view, **changed)  # type: ignore[arg-type]
        if view != self._view:
            self._view = view
            self._narrowing = True
            self._later.start()

    def _give_up(self) -> None:
        self.search.clear()
        self.focus_list()

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entity = self.model.item(current.row())
        if entity is not None and entity != self._shown:
            self._shown = entity
            self.chosen.emit(entity)

    def _rows(self, ids: Sequence[int]) -> list[EntityRow]:
        try:
            return self._registry().rows(ids)
        except UserError as error:
            # Later, for the list may be in the middle of painting.
            QTimer.singleShot(0, self, partial(self._desk.failed.emit, error))
            return []

    def _registry(self) -> Registry:
        return self._desk.workspace.registry

    def _take_ids(self, ids: "array[int]") -> None:
        self._asked = None
        with self.list.steadily(), self.list.quietly():
            if self.model.holds(ids):
                self.model.refresh()
            else:
                self.model.set_ids(ids)
            if self._shown is None or self.list.current != self._shown:
                self._follow(ids)
        self._narrowing = False
        number = f"{len(ids):,}"
        self.count.setText((self.tr("%1 entity") if len(ids) == 1 else self.tr("%1 entities")).replace("%1", number))
        if not ids:
            self._explain_nothing()
        self._pages.setCurrentWidget(self.list if ids else self.empty)
        if ids and self._wants_keys and self.search.hasFocus() and not self.search.text():
            self.focus_list()
        self._count(len(ids))
        self.listed.emit()

    def _follow(self, ids: "array[int]") -> None:
        """Keeps the chosen entity, or chooses the first where it is not listed, or none."""
        place = self.model.place(self._shown)
        if place is None and self._sought is not None and self._narrowed:
            self._widen()
            return
        self._sought = None
        if place is None and self._shown is not None and not self._narrowing:
            # An edit took it out of the list: it stays on the page until the keys go back to the list.
            self.list.point_at(None)
            return
        first = ids[0] if ids else None
        self.list.point_at(place if place is not None else 0 if ids else None)
        if place is None and first != self._shown:
            self._shown = first
            self.chosen.emit(first)

    @property
    def _narrowed(self) -> bool:
        return bool(self._view.search or self._view.kind or self._view.facets)

    def _widen(self) -> None:
        """Lists everything."""
        self.search.clear()
        self.kinds.setCurrentIndex(0)
        for chip in self.facets.values():
            chip.setChecked(False)

    def _explain_nothing(self) -> None:
        if self._view.search:
            new = (self.tr("New entity…"), self.new_wanted.emit)
            clear = (self.tr("Clear search"), self._give_up)
            sentence = self.tr("No name has “%1”.").replace("%1", self._view.search)
            self.empty.say(self.tr("Nothing matches"), sentence, [new, clear])
        elif self._view.facets or self._view.kind:
            self.empty.say(self.tr("None of these"), self.tr("No entity has all of the properties chosen above."))
        else:
            sentence = self.tr("Entities come into being when names in articles are linked; A makes one here.")
            self.empty.say(self.tr("No entities yet"), sentence, [(self.tr("New entity…"), self.new_wanted.emit)])

    def _count(self, listed: int) -> None:
        """Counts kinds and properties where that is cheap, on another thread."""
        if self._counting is not None:
            self._counting.cancel()
        registry, view = self._registry(), replace(self._view, sort=EntitySort.NAME)
        if listed > _COUNTED_UP_TO:
            self._counting = None
            self._show_counts(_Counts({view.kind: listed}, {}))
            return

        def job(watch: Watch) -> _Counts:
            kinds, facets = {}, {}
            for kind in _KINDS:
                watch.check()
                kinds[kind] = len(registry.ids(replace(view, kind=kind)))
            for facet in EntityFacet:
                watch.check()
                facets[facet] = len(registry.ids(replace(view, facets=view.facets | {facet})))
            return _Counts(kinds, facets)

        self._counting = self._tasks.run(job, self._show_counts, self._desk.failed.emit, owner=self)

    def _show_counts(self, counts: _Counts) -> None:
        for place, kind in enumerate(_KINDS):
            number = counts.kinds.get(kind)
            self.kinds.setTabText(place, kinds_name(kind))
            self.kinds.setTabToolTip(place, "" if number is None else f"{kinds_name(kind)}: {number:,}")
        for facet, chip in self.facets.items():
            chip.show_count(counts.facets.get(facet))
        self._flow.refresh()


class _Chip(QToolButton):
    """A property that is chosen or not, with how many have it."""

    def __init__(self, facet: EntityFacet) -> None:
        super().__init__()
        self.setCheckable(True)
        self._facet = facet
        self.setProperty("role", "facet")
        self.show_count(None)

    def show_count(self, number: int | None) -> None:
        """Shows how many entities have it; None where nobody counted."""
        name = facet_name(self._facet)
        self.setText(name if number is None else f"{name} {short_number(number)}")
        self.setAccessibleName(name if number is None else f"{name}, {number:,}")


class _Search(QLineEdit):
    """Search words.

    Signals:
        left: The person is done with typing and wants the list.
        given_up: The person wants no search after all.
    """

    left = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search names"))
        self.setAccessibleName(self.tr("Search the registry"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the search up; Enter and Down go to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
