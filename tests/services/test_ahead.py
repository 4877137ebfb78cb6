"""How many values a choice for all alike will change is said before, exactly; many are stored and undone in parts."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.app import Workspace, open_workspace
from curator.domain.change import ChangeSet
from curator.domain.entity import EntityKind
from curator.domain.lesson import Scope
from curator.domain.record import Link, Record, Value
from curator.domain.registry import Mention, Reach
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError
from curator.services.parts import AT_A_TIME, GREAT
from tests.services.conftest import SETTINGS
from tests.services.material import PROPOSALS, TEXT, give, proposal, record_of, value_of
from tests.services.test_introducing import proposal as organization

QUAY, ACRONYM = "Quay Institute", "QI"
INTRODUCING = f"{TEXT}{QUAY} ({ACRONYM}) is old.\n"
MANY = GREAT + AT_A_TIME
STEPS = st.lists(st.tuples(*[st.integers(0, 99)] * 4), min_size=1, max_size=8)
OPEN = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def alike(desk: Workspace, article_id: int, value: Value, scope: Scope) -> list[Mention]:
    return desk.linking.alike(value, EntityKind.ORGANIZATION, desk.review.open(article_id).article, scope)


def ahead(
    desk: Workspace, record: Record, value: Value, entity_id: int | None, scope: Scope, *, others: bool = True
) -> Reach:
    article = desk.review.open(record.article_id).article
    (reach,) = desk.linking.ahead(record, value.id, [entity_id], article, scope, others=others)
    return reach


def values_in(done: ChangeSet | None) -> list[Value]:
    return [each.state for each in done.changes if isinstance(each.state, Value)] if done else []


def changed(done: ChangeSet | None) -> int:
    return len(values_in(done))


def lost(done: ChangeSet | None) -> int:
    return sum(each.link is None for each in values_in(done))


def named_quay(record: Record) -> list[Value]:
    """All that are written so, an organisation and somebody's affiliation, and the acronym."""
    fields = ("name", "affiliation")
    return [value for value in record.values() if value.words in (QUAY, ACRONYM) and value.field in fields]


@OPEN
@given(steps=STEPS)
def test_the_number_said_is_the_number_of_changes_stored(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("ahead") / "w.curator"
    with open_workspace(path, settings=SETTINGS) as desk:
        acronym = organization(INTRODUCING, ACRONYM)
        articles = [give(desk, f"{INTRODUCING}{number}\n", [*PROPOSALS, acronym]) for number in range(3)]
        known = [desk.linking.prefilled("organization", name) for name in ("Quay One", QUAY)]
        for entity in known:
            desk.registry.create(entity)
        for act, one, two, three in steps:
            with suppress(ConflictError):
                choose(desk, articles, one, act, [each.id for each in known], two, [*Scope][three % 3])


def choose(
    desk: Workspace, articles: list[int], at: int, act: int, known: list[int], number: int, scope: Scope
) -> None:
    """One act; of a choice for all alike what was said before is compared with what was stored."""
    article_id = articles[at % 3]
    record = record_of(desk, article_id)
    value = named_quay(record)[number // 2 % 3]
    match act % 8:
        case 0:
            none = desk.linking.ahead_of_none(record, value.id, known[:1], scope)
            done = desk.linking.refuse(record, {value.id}, refused=known[:1], scope=scope)
            assert (changed(done), lost(done)) == (none.mentions, none.lost)
        case 1:
            desk.automatic.link_all()
        case 2:
            (desk.review.reopen if record.finished else desk.review.finish)(record)
        case 3:
            said = ahead(desk, record, value, known[number % 2], scope, others=False)
            done = desk.linking.link(record, {value.id}, known[number % 2], scope=scope)
            assert (changed(done), lost(done)) == (said.mentions, said.lost)
        case 7:
            desk.linking.unlink(record, {value.id})
        case 4:
            said = ahead(desk, record, value, None, scope)
            made = desk.linking.prefilled("organization", "Quay Three")
            others = alike(desk, article_id, value, scope)
            done = desk.linking.link_new(record, {value.id}, made, scope=scope, others=others)
            assert (changed(done), lost(done)) == (said.mentions, said.lost)
        case _:
            chosen = known[number % 2]
            said = ahead(desk, record, value, chosen, scope)
            others = alike(desk, article_id, value, scope)
            done = desk.linking.link(record, {value.id}, chosen, scope=scope, others=others)
            assert (changed(done), lost(done)) == (said.mentions, said.lost)
            if done is not None:
                moved = {each.state.id for each in done.changes if isinstance(each.state, Value)}
                places = [each for each in articles if moved & {value.id for value in record_of(desk, each).values()}]
                assert len(places) == said.articles


def test_what_stands_for_the_choice_already_does_not_change(desk: Workspace) -> None:
    first = give(desk)
    give(desk, f"{TEXT}More.\n")
    record = record_of(desk, first)
    value = value_of(record, "organization", QUAY)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    said = [ahead(desk, record, value, None, scope) for scope in (Scope.EVERYWHERE, Scope.ARTICLE)]
    assert said == [Reach(4, 2), Reach(2, 1)]
    desk.linking.link_new(record, {value.id}, made, others=alike(desk, first, value, Scope.EVERYWHERE))
    record = record_of(desk, first)
    value = value_of(record, "organization", QUAY)
    # Made new is not chosen: the value itself would be marked otherwise, those that follow would not.
    assert ahead(desk, record, value, made.id, Scope.EVERYWHERE) == Reach(1, 1)
    desk.linking.link(record, {value.id}, made.id)
    record = record_of(desk, first)
    value = value_of(record, "organization", QUAY)
    assert ahead(desk, record, value, made.id, Scope.EVERYWHERE) == Reach()
    assert ahead(desk, record, value, None, Scope.EVERYWHERE) == Reach(4, 2)


def test_a_wider_choice_for_the_same_value_ends_the_narrower_one(desk: Workspace) -> None:
    article_id = give(desk)
    one, other = (desk.linking.prefilled("organization", name) for name in ("Quay of Tides", "Quay of Sand"))
    for entity, scope in ((one, Scope.ARTICLE), (other, Scope.EVERYWHERE)):
        record = record_of(desk, article_id)
        desk.linking.link_new(record, {value_of(record, "organization", QUAY).id}, entity, scope=scope)
    assert [each.entity_id for each in desk.linking.lessons([QUAY])] == [other.id]


def test_what_followed_from_a_choice_and_would_go_with_another_is_said_before(desk: Workspace) -> None:
    article_id = give(desk)
    give(desk, f"{TEXT}More.\n")
    one, other = (desk.linking.prefilled("organization", name) for name in ("Quay of Tides", "Quay of Sand"))
    desk.registry.create(other)
    value = value_of(record_of(desk, article_id), "organization", QUAY)
    others = alike(desk, article_id, value, Scope.EVERYWHERE)
    desk.linking.link_new(record_of(desk, article_id), {value.id}, one, others=others)
    record = record_of(desk, article_id)
    assert ahead(desk, record, value, other.id, Scope.ARTICLE, others=False) == Reach(1, 1)
    assert ahead(desk, record, value, other.id, Scope.ARTICLE) == Reach(2, 1)
    assert ahead(desk, record, value, other.id, Scope.EVERYWHERE, others=False) == Reach(4, 2, lost=3)
    assert ahead(desk, record, value, other.id, Scope.EVERYWHERE) == Reach(4, 2)
    assert desk.linking.ahead_of_none(record, value.id, [one.id], Scope.EVERYWHERE) == Reach(4, 2, lost=3)
    desk.linking.link(record, {value.id}, other.id)
    assert len(desk.registry.where_used(other.id)) == 1
    assert not desk.registry.where_used(one.id)


def many(desk: Workspace) -> tuple[int, Value, list[Mention]]:
    """An article of which one name is written in very many values."""
    article_id = give(desk, TEXT, [proposal("organization", QUAY) for _ in range(MANY + 1)])
    value = record_of(desk, article_id).entries[0].values[0]
    return article_id, value, alike(desk, article_id, value, Scope.EVERYWHERE)


def links(desk: Workspace, article_id: int) -> list[Link | None]:
    return [value.link for value in record_of(desk, article_id).values()]


def test_many_are_linked_part_by_part_and_taken_back_as_one(desk: Workspace) -> None:
    article_id, value, others = many(desk)
    steps: list[tuple[int, int]] = []
    watch = Watch(lambda done, total, _what: steps.append((done, total)))
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    done = desk.linking.link_new(record_of(desk, article_id), {value.id}, made, others=others, watch=watch)
    assert changed(done) == MANY + 1
    assert len(steps) > MANY // AT_A_TIME
    assert all(links(desk, article_id))
    steps.clear()
    assert desk.history.undo(watch) is not None
    assert len(steps) > MANY // AT_A_TIME
    assert not any(links(desk, article_id))
    assert desk.registry.search("Quay Institute of Tides") == []
    desk.history.redo(watch)
    assert all(links(desk, article_id))
    assert desk.statistics.check() == ()


class Stop:
    """Stops after so many steps."""

    def __init__(self, after: int) -> None:
        self.left = after

    def watch(self) -> Watch:
        return Watch(self._step, lambda: self.left <= 0)

    def _step(self, _done: int, _total: int, _what: str) -> None:
        self.left -= 1


def test_what_was_linked_until_somebody_stopped_it_is_one_act(desk: Workspace) -> None:
    article_id, value, others = many(desk)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    record = record_of(desk, article_id)
    done = desk.linking.link_new(record, {value.id}, made, others=others, watch=Stop(2).watch())
    assert done is not None
    assert len(done.changes) == 2 * AT_A_TIME
    assert sum(link is not None for link in links(desk, article_id)) == changed(done) < MANY
    desk.review.undo()
    assert not any(links(desk, article_id))
    assert desk.history.undoable().undo is None


def test_stopped_before_anything_was_stored_nothing_was_done(desk: Workspace) -> None:
    article_id, value, others = many(desk)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    record = record_of(desk, article_id)
    with pytest.raises(Cancelled):
        desk.linking.link_new(record, {value.id}, made, others=others, watch=Stop(0).watch())
    assert desk.history.undoable().undo is None


def test_a_taking_back_that_was_stopped_goes_on_where_it_was(desk: Workspace) -> None:
    article_id, value, others = many(desk)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    desk.linking.link_new(record_of(desk, article_id), {value.id}, made, others=others, watch=Watch())
    with pytest.raises(Cancelled):
        desk.history.undo(Stop(1).watch())
    assert any(links(desk, article_id))
    desk.history.undo()
    assert not any(links(desk, article_id))


def test_what_was_changed_before_lets_nothing_be_done_half(desk: Workspace) -> None:
    article_id, value, others = many(desk)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    record = record_of(desk, article_id)
    desk.review.correct(record, others[-1].value.id, "Quay Institute.")
    with pytest.raises(ConflictError, match="was changed meanwhile; nothing"):
        desk.linking.link_new(record, {value.id}, made, others=others)
    assert not any(links(desk, article_id))


def test_what_is_changed_meanwhile_ends_it_and_says_that_parts_are_stored(desk: Workspace) -> None:
    article_id, value, others = many(desk)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    record = record_of(desk, article_id)

    def step(done: int, _total: int, _what: str) -> None:
        if done == AT_A_TIME:
            desk.review.correct(record, others[-1].value.id, "Quay Institute.")

    with pytest.raises(ConflictError, match="What was done before stays"):
        desk.linking.link_new(record, {value.id}, made, others=others, watch=Watch(step))
    assert any(links(desk, article_id))
    desk.review.undo()
    desk.review.undo()
    assert not any(links(desk, article_id))


def test_a_file_is_whole_after_all_of_it(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w.curator", settings=SETTINGS) as desk:
        article_id, value, others = many(desk)
        made = desk.linking.prefilled("organization", "Quay Institute of Tides")
        desk.linking.link_new(record_of(desk, article_id), {value.id}, made, others=others, watch=Watch())
        desk.history.undo()
    with open_workspace(tmp_path / "w.curator", settings=SETTINGS) as desk:
        assert not any(links(desk, article_id))
        assert desk.statistics.check() == ()
