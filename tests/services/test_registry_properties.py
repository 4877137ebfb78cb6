"""Whatever two curators do: every name means one living entity or none, and undoing all of it restores the start."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from curator.app import Workspace, open_workspace
from curator.domain.change import MACHINE_ACTS, Act, ChangeSet, Way, apply_to_record
from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.domain.lesson import LESSON_RULE, Lesson, Scope
from curator.domain.record import Record, Value
from curator.errors import Cancelled, ConflictError, UserError
from curator.services.adoption import adopt
from curator.settings import Settings
from db import forms, schema
from db.proposals import Proposals
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.services.material import PROFILE, PROPOSALS, TEXT, _done, give, record_of

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests."""

NAMES = ("Linhe Polytechnic", "Quay Institute", "Linhe School", "Quay House")
ORGANIZATION = EntityKind.ORGANIZATION
ACTED = (schema.entity, schema.alias, schema.identifier, schema.lesson, schema.distinction, schema.judgement)
FOLLOWING = (schema.record, schema.value, forms.form_table, forms.name_table)
NEW = {"judgement": "at", "distinction": "at"}
"""When a row was written, which is another time each time."""

Rows = list[tuple[Any, ...]]
Who, Some = st.integers(0, 1), st.integers(0, 11)


def rows(desk: Workspace, table: Any) -> list[Any]:
    """Everything that a table holds."""
    with desk._store._database.reading() as connection:
        return list(connection.execute(select(table)))


def state(desk: Workspace) -> dict[str, Rows]:
    """Everything that the acts can change, as the tables hold it, when a link was written left out."""
    return {
        table.name: sorted(
            (tuple(v for k, v in each._mapping.items() if k != NEW.get(table.name)) for each in rows(desk, table)),
            key=repr,
        )
        for table in (*ACTED, *FOLLOWING)
    }


class Curator:
    """Somebody at a program of their own, with articles open in it; other programs are noticed only by looking.

    Attributes:
        desk: The program.
        opened: The records as the screen holds them.
    """

    def __init__(self, desk: Workspace) -> None:
        self.desk = desk
        self.opened: dict[int, Record] = {}
        self._own: set[int] = set()
        desk.subscribe(self._heard)

    def look(self) -> None:
        """Reads again what is open where another program did something; else it is as it is stored already."""
        if self.foreign:
            self.open(list(self.opened))
        assert self.opened == {each: record_of(self.desk, each) for each in self.opened}

    @property
    def foreign(self) -> set[int]:
        return set(self.desk.queue.acts_since(self._newest)) - self._own

    def open(self, articles: list[int]) -> None:
        self._newest = self.desk.queue.newest_act()
        self.opened = {each: record_of(self.desk, each) for each in articles}

    def _heard(self, done: ChangeSet) -> None:
        self._own.add(done.id)
        if done.untold:
            self.opened = {each: record_of(self.desk, each) for each in self.opened}
        self.opened = {each: apply_to_record(record, done.changes) for each, record in self.opened.items()}

    def value(self, number: int) -> tuple[Record, Value]:
        """One of the values that name organisations, with its record."""
        named = [
            (record, value)
            for record in self.opened.values()
            for entry in record.entries
            for value in entry.values
            if (entry.group, value.field) in (("organization", "name"), ("person", "affiliation"))
        ]
        return named[number % len(named)]


def propose(desk: Workspace, article_id: int) -> None:
    """Gives a curator's record of an article the proposals that another's has."""
    record = record_of(desk, article_id)
    entries = tuple(adopt(PROFILE, record, [], PROPOSALS))
    done = _done(desk, Act.EXTRACT, article_id)
    desk._store.put_many_proposals([Proposals(record=record, entries=entries, change_set=done)])


@contextmanager
def refused() -> Iterator[None]:
    """What a rule or a quicker person stands against changes nothing."""
    with suppress(ValueError, UserError, ConflictError, Cancelled):
        yield


class TwoCurators(RuleBasedStateMachine):
    """Mira and Björn at one store, each with records of the same articles."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        address = self.new_address()
        desks = [
            self.open.enter_context(open_workspace(address, settings=Settings(curator=name)))
            for name in ("Mira", "Björn")
        ]
        mira, bjoern = desks
        articles = [give(mira), give(mira, TEXT + "More.\n")]
        for each in articles:
            propose(bjoern, each)
        for name in NAMES:
            mira.registry.create(mira.linking.prefilled(ORGANIZATION, name))
        self.people = [Curator(desk) for desk in desks]
        for person in self.people:
            person.open(articles)
        self.start, self.begun = state(mira), mira.queue.newest_act()

    @classmethod
    def new_address(cls) -> str:
        raise NotImplementedError

    # What there is

    @property
    def desk(self) -> Workspace:
        return self.people[0].desk

    def entities(self) -> list[Entity]:
        known = self.desk.registry.entities([row.id for row in rows(self.desk, schema.entity)])
        return [known[each] for each in sorted(known)]

    def entity(self, number: int) -> Entity:
        """A living one."""
        living = [each for each in self.entities() if each.merged_into is None]
        return living[number % len(living)]

    def acts(self) -> list[int]:
        """What a person did since the beginning, in the order of doing."""
        return sorted(
            row.id
            for row in rows(self.desk, schema.change_set)
            if row.id > self.begun and row.way == Way.DO and row.act not in MACHINE_ACTS
        )

    # Steps

    @rule(who=Who)
    def look(self, who: int) -> None:
        self.people[who].look()

    @rule(who=Who, one=Some, two=Some, scope=st.sampled_from(Scope), wide=st.booleans())
    def link(self, who: int, one: int, two: int, scope: Scope, *, wide: bool) -> None:
        person = self.people[who]
        record, value = person.value(one)
        with refused():
            article = person.desk.review.open(record.article_id).article
            others = person.desk.linking.alike(value, ORGANIZATION, article, scope) if wide else ()
            person.desk.linking.link(record, {value.id}, self.entity(two).id, scope=scope, others=others)

    @rule(who=Who, one=Some, scope=st.sampled_from(Scope), wide=st.booleans())
    def link_new(self, who: int, one: int, scope: Scope, *, wide: bool) -> None:
        person = self.people[who]
        record, value = person.value(one)
        made = person.desk.linking.prefilled(ORGANIZATION, f"New {one}")
        with refused():
            article = person.desk.review.open(record.article_id).article
            others = person.desk.linking.alike(value, ORGANIZATION, article, scope) if wide else ()
            person.desk.linking.link_new(record, {value.id}, made, scope=scope, others=others)

    @rule(who=Who, one=Some, two=Some, scope=st.sampled_from(Scope))
    def refuse(self, who: int, one: int, two: int, scope: Scope) -> None:
        record, value = self.people[who].value(one)
        offered = [self.entity(two).id, self.entity(two + 1).id]
        with refused():
            self.people[who].desk.linking.refuse(record, {value.id}, refused=offered, scope=scope)

    @rule(who=Who, one=Some)
    def unlink(self, who: int, one: int) -> None:
        record, value = self.people[who].value(one)
        with refused():
            self.people[who].desk.linking.unlink(record, {value.id})

    @rule(who=Who, one=Some)
    def confirm(self, who: int, one: int) -> None:
        record, value = self.people[who].value(one)
        with refused():
            self.people[who].desk.review.confirm(record, {value.id})

    @rule(who=Who, one=Some, two=Some)
    def merge(self, who: int, one: int, two: int) -> None:
        with refused():
            self.people[who].desk.registry.merge(self.entity(one).id, self.entity(two).id)

    @rule(who=Who, one=Some)
    def unmerge(self, who: int, one: int) -> None:
        merged = [each for each in self.entities() if each.merged_into is not None]
        if merged:
            with refused():
                self.people[who].desk.registry.unmerge(merged[one % len(merged)].id)

    @rule(who=Who, one=Some, two=Some)
    def split(self, who: int, one: int, two: int) -> None:
        desk, entity = self.people[who].desk, self.entity(one)
        used = [each.value.id for each in desk.registry.where_used(entity.id)]
        names = [alias.name for alias in entity.aliases]
        with refused():
            made = desk.linking.prefilled(ORGANIZATION, f"Split {two}")
            desk.registry.split(entity.id, made, names[two % 2 :], used[:: two % 3 + 1], NAMES[: two % 2])

    @rule(who=Who, one=Some, two=Some)
    def tell_apart(self, who: int, one: int, two: int) -> None:
        with refused():
            self.people[who].desk.registry.distinguish(self.entity(one).id, self.entity(two).id)

    @rule(who=Who, one=Some, two=Some)
    def tell_apart_no_more(self, who: int, one: int, two: int) -> None:
        with refused():
            self.people[who].desk.registry.undistinguish(self.entity(one).id, self.entity(two).id)

    @rule(who=Who, one=Some, two=Some, what=st.sampled_from(["name", "alias", "identifier", "parent"]))
    def edit(self, who: int, one: int, two: int, what: str) -> None:
        entity = self.entity(one)
        edited = {
            "name": replace(entity, name=f"{NAMES[two % len(NAMES)]}"),
            "alias": replace(entity, aliases=(*entity.aliases[two % 2 :], Alias(NAMES[two % len(NAMES)]))),
            "identifier": replace(entity, identifiers=(*entity.identifiers[two % 2 :], Identifier("ror", f"{two}"))),
            "parent": replace(entity, parent=self.entity(two).id if two % 3 else None),
        }
        with refused():
            self.people[who].desk.registry.edit(edited[what])

    @rule(who=Who, one=Some)
    def revoke(self, who: int, one: int) -> None:
        desk = self.people[who].desk
        lessons = desk.linking.lessons(NAMES)
        if lessons:
            with refused():
                desk.linking.revoke(lessons[one % len(lessons)])

    @rule(who=Who)
    def link_automatically(self, who: int) -> None:
        assert not self.people[who].desk.automatic.link_all().failed

    @rule(who=Who)
    def undo(self, who: int) -> None:
        if (found := self.people[who].desk._store.undo_target(self.people[who].desk.curator)) and found.id > self.begun:
            with refused():
                self.people[who].desk.history.undo()

    @rule(who=Who)
    def redo(self, who: int) -> None:
        with refused():
            self.people[who].desk.history.redo()

    @rule(who=Who, one=Some)
    def undo_one(self, who: int, one: int) -> None:
        acts = self.acts()
        if acts:
            with refused():
                self.people[who].desk.history.undo_one(acts[-1 - one % len(acts)])

    # What holds after each

    @invariant()
    def every_link_leads_to_one_living_entity(self) -> None:
        steps = {row.id: row.merged_into for row in rows(self.desk, schema.entity)}
        linked = {row.entity_id for row in rows(self.desk, schema.judgement)} - {None}
        ends = {each: end(steps, each) for each in linked}
        for person in self.people:
            meant = person.desk.review.entities(linked)
            assert {each: entity.id for each, entity in meant.items()} == ends

    @invariant()
    def links_that_followed_stand_on_what_is_known(self) -> None:
        lessons = {row.id for row in rows(self.desk, schema.lesson) if row.means}
        by = (row.by for row in rows(self.desk, schema.judgement))
        assert {int(each.removeprefix(LESSON_RULE)) for each in by if each.startswith(LESSON_RULE)} <= lessons

    @invariant()
    def nothing_is_told_apart_from_itself(self) -> None:
        steps = {row.id: row.merged_into for row in rows(self.desk, schema.entity)}
        assert all(end(steps, each.one_id) != end(steps, each.other_id) for each in rows(self.desk, schema.distinction))

    @invariant()
    def who_acted_alone_sees_what_is_stored(self) -> None:
        for person in self.people:
            if not person.foreign:
                person.look()

    # And in the end

    def teardown(self) -> None:
        with self.open:
            for person in self.people:
                person.look()
            assert self.desk.statistics.check() == ()
            self.every_act_is_in_the_history_of_what_it_is_about()
            finished, undone = state(self.desk), self.undo_all()
            assert state(self.desk) == self.start
            for person, act in reversed(undone):
                self.restore(person, act)
            self.compare(finished)
            assert self.desk.statistics.check() == ()

    def every_act_is_in_the_history_of_what_it_is_about(self) -> None:
        told = {
            each.id: {one.act.id for one in self.desk.registry.history(each.id, limit=1000)} for each in self.entities()
        }
        for act in self.acts():
            for change in self.desk._store.change_set(act).changes:
                for about in (change.before, change.after):
                    entity_id = about.entity_id if isinstance(about, Lesson) else about and about.id
                    assert entity_id not in told or act in told[entity_id]

    def restore(self, person: Curator, act: int) -> None:
        back = person.desk.history.redo()
        assert back is not None
        assert back.of == act

    def compare(self, finished: dict[str, Rows]) -> None:
        """Everything was taken back and restored."""
        assert state(self.desk) == finished

    def undo_all(self) -> list[tuple[Curator, int]]:
        """Each takes back their own, what was applied last first; who undid what."""
        undone = []
        for act in self.applied():
            (person,) = (each for each in self.people if each.desk.curator in act.curator)
            person.desk.history.undo_one(act.id)
            undone.append((person, act.id))
        return undone

    def applied(self) -> list[Any]:
        """The standing acts, the last that was done or restored first."""
        log = {row.id: row for row in rows(self.desk, schema.change_set)}
        last = {row.of or row.id: row.id for row in sorted(log.values()) if row.way != Way.UNDO}
        return [log[each] for each in sorted(self.acts(), key=lambda each: -last[each]) if log[each].undone_by is None]


def end(steps: dict[int, int | None], each: int) -> int:
    """Where the merges of an entity end; a circle or a gap is an error."""
    seen = set()
    while (after := steps[each]) is not None:
        assert each not in seen
        seen.add(each)
        each = after
    return each


def test_two_curators_never_lead_a_name_astray_and_can_take_everything_back(
    new_address: Callable[[], str], request: pytest.FixtureRequest
) -> None:
    class Here(TwoCurators):
        @classmethod
        def new_address(cls) -> str:
            return new_address()

    few = "postgresql" in request.node.callspec.id
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=4 if few else 25,
            stateful_step_count=12 if few else 20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
