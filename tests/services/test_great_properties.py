"""The same where every act of more than two changes is a great one, some are broken off, and extraction goes on."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from curator.domain.change import Act, Way
from curator.domain.lesson import LESSON_RULE, Scope
from curator.domain.record import Entry
from curator.services import parts
from curator.services.adoption import adopt
from curator.services.automatic import with_links
from db import schema
from db.proposals import Proposals
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.services.material import PROFILE, PROPOSALS, TEXT, _done, give, record_of
from tests.services.test_ahead import Stop
from tests.services.test_registry_properties import (
    ORGANIZATION,
    Curator,
    Rows,
    Some,
    TwoCurators,
    Who,
    refused,
    rows,
    state,
)

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests."""

Few = st.integers(0, 3)


class GreatActs(TwoCurators):
    """Beside them extraction goes on, and they stop what takes long."""

    @rule(who=Who)
    def extract(self, who: int) -> None:
        """As the machine does: with the links that follow from what was learned, which nobody's act are."""
        desk = self.people[who].desk
        before = state(desk)
        article = give(desk, f"{TEXT}{len(rows(desk, schema.article))}\n", [])
        record = record_of(desk, article)
        entries = tuple(adopt(PROFILE, record, [], PROPOSALS))
        linked = with_links(desk._context.reads, PROFILE, entries, article, "")
        done = _done(desk, Act.EXTRACT, article)
        desk._store.put_many_proposals(
            [Proposals(record=record, entries=tuple(map(_taught_alone, linked)), change_set=done)]
        )
        after = state(desk)
        for table in ("record", "value"):
            new = [each for each in after[table] if each not in before[table]]
            self.start[table] = sorted([*self.start[table], *new], key=repr)

    @rule(who=Who, one=Some, two=Some, scope=st.sampled_from(Scope), after=Few)
    def link_until_stopped(self, who: int, one: int, two: int, scope: Scope, after: int) -> None:
        person = self.people[who]
        record, value = person.value(one)
        with refused():
            article = person.desk.review.open(record.article_id).article
            others = person.desk.linking.alike(value, ORGANIZATION, article, scope)
            entity_id, watch = self.entity(two).id, Stop(after).watch()
            person.desk.linking.link(record, {value.id}, entity_id, scope=scope, others=others, watch=watch)

    @rule(who=Who, one=Some, after=Few)
    def undo_until_stopped(self, who: int, one: int, after: int) -> None:
        acts = self.acts()
        if acts:
            with refused():
                self.people[who].desk.history.undo_one(acts[-1 - one % len(acts)], Stop(after).watch())

    def restore(self, person: Curator, act: int) -> None:
        # Of what was taken back in two goes the first may be older than an act since: then it may be refused whole.
        with refused() if self.half else nullcontext():
            person.desk.history.redo_one(act)

    def teardown(self) -> None:
        self.half = any(self.desk._store.begun(each, Way.UNDO) for each in self.acts())
        super().teardown()

    def compare(self, finished: dict[str, Rows]) -> None:
        assert self.half or state(self.desk) == finished


def _taught_alone(entry: Entry) -> Entry:
    """Without links by name alone: they stay when the name goes, so their entity cannot."""
    kept = (
        each if each.link and each.link.by.startswith(LESSON_RULE) else replace(each, link=None)
        for each in entry.values
    )
    return replace(entry, values=tuple(kept))


def test_great_acts_are_taken_back_whole_whatever_was_extracted_or_broken_off(
    new_address: Callable[[], str], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "GREAT", 2)
    monkeypatch.setattr(parts, "AT_A_TIME", 2)

    class Here(GreatActs):
        @classmethod
        def new_address(cls) -> str:
            return new_address()

    few = "postgresql" in request.node.callspec.id
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=3 if few else 10,
            stateful_step_count=12 if few else 20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
