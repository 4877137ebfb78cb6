"""Choosing the entity of the name in focus: asks the registry, and has the desk store what was chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from curator.domain.change import ChangeSet
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.lesson import Scope
from curator.domain.record import Entry, Record, Value
from curator.domain.registry import Reach
from curator.domain.watch import Watch
from curator.errors import UserError
from ui.desk import Desk, Outcome
from ui.great import GREAT, run_great
from ui.idle import Idle
from ui.record.ahead import Ahead
from ui.record.candidate_rows import Found
from ui.record.link_words import enter_words, loss_words, reach_words, spread_of, taught_by
from ui.record.online import Online
from ui.record.reaching import Choices, Reaches, Reaching
from ui.record.scoping import Scoping
from ui.record.stands_for import StandsFor
from ui.tasks import Tasks

Choose = Callable[..., ChangeSet | None]
Act = Callable[[Record, Watch], ChangeSet | None]


class Linking(QObject):
    """Between the candidates on the card and the desk.

    Signals:
        opened: The search or the form of a new entity is open, or has another height: it is to be seen.
        done: Something was chosen, or the search was left; the keys go back to the list.
        linked: What was chosen is stored.
        spread: One choice changed many values: a `Spread`.
        scope_chosen: The `Scope` for which choices are learned from now on.
        entity_wanted: The identifier of an entity to look at in the registry.
        group_wanted: `Wanted`: the values of one name are wanted together.

    Attributes:
        scoping: For which articles choices are learned.
        reaching: What choices would change.

    Args:
        desk: Whom to ask.
        parent: Its owner.
    """

    opened = Signal()
    done = Signal()
    linked = Signal()
    spread = Signal(object)
    scope_chosen = Signal(object)
    entity_wanted = Signal(object)
    group_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks: Tasks | None = None
        self.scoping = Scoping()
        self.reaching = Reaching(desk, self)
        self._ahead = Ahead(desk, self)
        self._reach_idle = Idle(self._look_around, self)
        self._reached: tuple[int, str] | None = None
        desk.focused.connect(self._look_soon)
        desk.changed.connect(self._look_soon)
        panel = self.stands_for = StandsFor(self._ahead.candidates, self._search)
        panel.picked.connect(self._picked)
        panel.new_wanted.connect(self.new)
        panel.form.made.connect(self._made)
        panel.none_wanted.connect(self.none)
        panel.yes_wanted.connect(self.agree)
        panel.scope_wanted.connect(self.step_scope)
        panel.open_wanted.connect(self._open)
        panel.group_wanted.connect(self.where_else)
        panel.left.connect(self.done)
        panel.left.connect(self._look_soon)
        panel.value_shown.connect(self._take_up)
        panel.words_typed.connect(self._typed)
        panel.row_marked.connect(self._look_soon)
        self.online = Online(lambda: desk.workspace.reconciling, panel, self)
        self.online.answered.connect(self._look_soon)
        panel.ways.show_scope(self.scoping.name(""), "", "")

    def work_in(self, tasks: Tasks) -> None:
        """Has what takes a while done there; without, it is done on the window's thread."""
        self._tasks = self.reaching.tasks = self.online.tasks = tasks

    @property
    def possible(self) -> bool:
        """Whether what is in focus names an entity."""
        return not self.stands_for.isHidden() and self.stands_for.value is not None

    def set_scope(self, name: str) -> None:
        """Begins with the scope of that name; with everywhere where there is none."""
        self.scoping.scope = Scope(name) if name in list(Scope) else Scope.EVERYWHERE

    def find(self, words: str, kind: str) -> Sequence[Candidate]:
        """Entities of a kind for words being typed; none, and a message in the window, where the store fails."""
        try:
            return self._desk.workspace.registry.search(words, kind)
        except UserError as error:
            self._desk.failed.emit(error)
            return []

    def search(self) -> None:
        """Opens the search line."""
        if self.possible:
            self.stands_for.begin_search()
            self.opened.emit()

    def pick(self, number: int, *, everywhere: bool) -> None:
        """Chooses the candidate of a number key.

        Args:
            number: As it is numbered on the screen, from 1.
            everywhere: For every value of the same words within the scope.
        """
        candidate = self.stands_for.candidate(number) if self.possible else None
        if candidate is not None:
            self._picked(candidate.entity.id, everywhere)

    def new(self, name: str = "") -> None:
        """Opens the form of a new entity of this name, or of the value's own words."""
        value, entry = self.stands_for.value, self._desk.focused_entry()
        if not self.possible or value is None:
            return
        kind = self.stands_for.kind
        text = self._desk.dossier.article.text if self._desk.dossier else ""
        made = self._desk.workspace.linking.prefilled(kind, name or value.words, text)
        made = replace(made, description=self._described(entry, value) if entry else "")
        same = [each.entity.name for each in self.stands_for_candidates() if each.entity.name == made.name]
        warning = self.tr("There is one of this name already.") if same else ""
        self.stands_for.begin_new(made, warning, self.tr("Enter makes it · Esc leaves"))
        self._look_soon()

    def none(self) -> None:
        """Says that none of the known entities is meant."""
        value = self.stands_for.value
        if not self.possible or value is None:
            return
        seen, scope, linking = self.stands_for.refusable(), self.scoping.of(None), self._desk.workspace.linking
        reach = self._desk.ahead_of_none(value, seen, scope)

        def act(record: Record, watch: Watch) -> ChangeSet | None:
            return linking.refuse(record, {value.id}, refused=seen, scope=scope, watch=watch)

        self._leave()
        self._told(self._store(act, reach), reach, alike=False)

    def agree(self) -> None:
        """Says that the automatic link is right."""
        linked = self.stands_for.linked
        if self.possible and self.stands_for.automatic and linked is not None:
            self._picked(linked.id, alike=False)

    def step_scope(self) -> None:
        """Goes to the next scope: of choices, or of a correction, which nobody keeps in mind."""
        if self.possible:
            self.scoping.step()
            self.scope_chosen.emit(self.scoping.scope)
            self._look_around()

    def open_entity(self) -> None:
        """Asks for the page of the linked entity, or of the first candidate."""
        if self.possible and not self.online.open_page():
            self.stands_for.open_entity()

    def where_else(self) -> None:
        """Asks for all values of the name in focus together."""
        # Imported where it is needed: the first window is painted without it.
        from curator.services.grouping import Wanted

        value = self.stands_for.value
        if self.possible and value is not None:
            self.group_wanted.emit(Wanted(words=value.words, kind=EntityKind(self.stands_for.kind)))

    def stands_for_candidates(self) -> list[Candidate]:
        """The candidates that are on the screen."""
        numbered = (self.stands_for.candidate(number) for number in range(1, 10))
        return [each for each in numbered if each is not None]

    # Inside

    def _picked(self, entity_id: int, alike: bool) -> None:
        value, workspace = self.stands_for.value, self._desk.workspace
        if value is None:
            return
        found = self.online.answer(entity_id)
        choose: Choose = partial(workspace.linking.link, entity_id=entity_id)
        if found is not None:
            choose = partial(workspace.reconciling.choose, found=found)
        scope = self.scoping.of(entity_id)
        reach = self._desk.ahead(value, [entity_id], scope, others=alike)[0]
        self._leave()
        self._told(self._store(self._choice(choose, value, scope, alike), reach), reach, alike)
        if found is not None:
            self.online.leave()

    def _open(self, entity_id: int) -> None:
        if not self.online.open_page(entity_id):
            self.entity_wanted.emit(entity_id)

    def _made(self, entity: Entity, alike: bool) -> None:
        value = self.stands_for.value
        if value is None:
            return
        scope, make = self.scoping.of(None), partial(self._desk.workspace.linking.link_new, entity=entity)
        reach = self._desk.ahead(value, [None], scope, others=alike)[0] if entity.name.strip() else Reach()
        outcome = self._store(self._choice(make, value, scope, alike), reach)
        if outcome.sentence:
            self.stands_for.form.warn(outcome.sentence)
            self.stands_for.resized.emit()
            return
        self._leave()
        self._told(outcome, reach, alike)

    def _choice(self, choose: Choose, value: Value, scope: Scope, alike: bool) -> Act:
        """Choosing for a value, and for all like it where that is wanted."""
        dossier, kind, linking = self._desk.dossier, self.stands_for.kind, self._desk.workspace.linking
        assert dossier is not None

        def act(record: Record, watch: Watch) -> ChangeSet | None:
            others = linking.alike(value, kind, dossier.article, scope) if alike else ()
            return choose(record, {value.id}, scope=scope, others=others, watch=watch)

        return act

    def _store(self, act: Act, reach: Reach) -> Outcome:
        """Stores a choice; one that changes very many values as a task, which tells of it itself."""
        dossier = self._desk.dossier
        if self._tasks is None or reach.mentions <= GREAT or dossier is None:
            return self._desk.link_by(lambda record: act(record, Watch()))
        run_great(
            self._desk,
            self._tasks,
            self.tr("Linking"),
            partial(act, dossier.record),
            lambda done: self.spread.emit(spread_of(done, reach)),
            self,
            lambda: self.spread.emit(spread_of(None, reach)),
        )
        return Outcome(done=True)

    def _told(self, outcome: Outcome, reach: Reach, alike: bool) -> None:
        if outcome.committed is not None and (reach.lost or (alike and reach.mentions > 1)):
            self.spread.emit(spread_of(outcome.committed, reach))
        self.linked.emit()

    def _leave(self) -> None:
        self.stands_for.end_search()
        self.done.emit()

    def _typed(self, _words: str) -> None:
        self._look_soon()
        self.opened.emit()

    def _take_up(self) -> None:
        if self.stands_for.value is not None:
            self.scoping.begin(self.stands_for.value)

    def _described(self, entry: Entry, value: Value) -> str:
        """What the record says of a person that tells one from others: title and affiliation."""
        group = self._desk.profile.group(entry.group)
        if group.fields[0].entity != EntityKind.PERSON or value.field != group.fields[0].key:
            return ""
        told = [entry.standing(key)[:1] for key in ("title", "affiliation") if any(f.key == key for f in group.fields)]
        return ", ".join(" ".join(each.words.split()) for some in told for each in some)

    def _search(self, words: str, kind: str) -> Found:
        try:
            return Found(self._desk.workspace.registry.search(words, kind))
        except UserError as error:
            return Found(failure=str(error))

    def _look_soon(self, *_told: object) -> None:
        """Looks around once the card is painted; what was asked before is of another name or of other words."""
        self.reaching.forget()
        self._reach_idle.start()

    def _look_around(self) -> None:
        """Says how far each key reaches, and who taught an automatic link."""
        value, here, panel = self.stands_for.value, self._desk.dossier, self.stands_for
        if not self.possible or value is None or here is None:
            return
        if panel.automatic:
            panel.explain(taught_by(value.link, self._desk.lesson_behind(value)))
        scope, making, typed = self.scoping.name(here.article.outlet), not panel.form.isHidden(), bool(panel.typed)
        shown = [panel.marked] if typed else self.stands_for_candidates()
        ids = [each.entity.id for each in shown if each is not None]
        if self._reached != (value.id, scope) and panel.ways.show_scope(scope, "", ""):
            panel.resized.emit()

        def tell(found: Reaches) -> None:
            self._reached = value.id, scope
            alike, alone = [found.alike[each] for each in ids], [found.alone[each] for each in ids]
            told = [enter_words(*each) for each in zip(alike, alone, strict=True)]
            said = ("".join(told), "") if typed else (reach_words(alike), loss_words(alone, found.none))
            resized = panel.ways.show_scope(scope, *said)
            if making:
                keys = (self.tr("Enter makes it · Esc leaves"), enter_words(found.alike[None], found.alone[None]))
                panel.form.show_keys("\n".join(each for each in keys if each))
            if resized or making:
                panel.resized.emit()
                self.opened.emit()

        wanted: list[int | None] = [*ids, *([None] if making else [])]
        self.reaching.ask(
            Choices(
                dossier=here,
                value_id=value.id,
                scopes={each: self.scoping.of(each) for each in wanted},
                refused=tuple(panel.refusable()),
                none=self.scoping.of(None),
            ),
            tell,
        )
