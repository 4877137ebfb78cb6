"""What stands on something else does not lose it: links on what was learned, and who is told apart from whom."""

from dataclasses import replace

import pytest

from curator.app import Workspace
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.entity import Entity, EntityKind
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Link, Record
from curator.domain.registry import EntityView
from curator.errors import ConflictError
from curator.services.adoption import adopt
from curator.services.automatic import with_links
from db.proposals import Proposals
from tests.services.material import PROFILE, PROPOSALS, TEXT, _done, give, record_of, value_of

ORGANIZATION, NAME = EntityKind.ORGANIZATION, "Linhe Polytechnic"
HOUSE, SCHOOL = (Entity(id=100 + at, kind=ORGANIZATION, name=f"Linhe {name}") for at, name in enumerate(("A", "B")))


@pytest.fixture
def told(desk: Workspace) -> Workspace:
    for entity in (HOUSE, SCHOOL):
        desk.registry.create(entity)
    return desk


def link_of(desk: Workspace, article: int) -> Link | None:
    return value_of(record_of(desk, article), "organization", NAME).link


def choose(desk: Workspace, article: int, scope: Scope = Scope.ARTICLE) -> ChangeSet:
    """Says here what the name means, and for all in a scope at once."""
    dossier = desk.review.open(article)
    value = value_of(dossier.record, "organization", NAME)
    others = desk.linking.alike(value, ORGANIZATION, dossier.article, scope)
    done = desk.linking.link(dossier.record, {value.id}, HOUSE.id, scope=Scope.EVERYWHERE, others=others)
    assert done is not None
    return done


def extract(desk: Workspace, article: int) -> None:
    """Has an article's names linked as extraction does; the article must not have any."""
    record = record_of(desk, article)
    entries = tuple(adopt(PROFILE, record, [], PROPOSALS))
    linked = with_links(desk._context.reads, PROFILE, entries, article, "")
    done = _done(desk, Act.EXTRACT, article)
    desk._store.put_many_proposals([Proposals(record=record, entries=linked, change_set=done)])


def test_what_was_learned_is_not_unlearned_while_a_later_act_stands_on_it(told: Workspace) -> None:
    first, second = give(told), give(told, TEXT + "More.\n")
    taught, later = choose(told, first), choose(told, second)
    with pytest.raises(ConflictError, match="built on or changed again"):
        told.history.undo_one(taught.id)
    assert [each.id for each in told.history.depending(taught.id)] == [later.id]
    (lesson,) = told.linking.lessons([NAME])
    assert len(told.linking.followers(lesson)) == 2
    told.history.undo_one(later.id)
    told.history.undo_one(taught.id)
    assert told.linking.lessons([NAME]) == []


def test_links_that_extraction_made_go_with_what_taught_them_and_come_back_with_it(told: Workspace) -> None:
    first, second = give(told), give(told, TEXT + "More.\n", [])
    choose(told, first)
    extract(told, second)
    linked = link_of(told, second)
    assert linked is not None
    assert linked.by == told.linking.lessons([NAME])[0].rule
    told.history.undo()
    assert link_of(told, second) is None
    told.history.redo()
    assert link_of(told, second) == linked
    told.history.undo()
    assert link_of(told, second) is None
    assert told.statistics.check() == ()


def test_what_extraction_linked_and_a_person_confirmed_since_keeps_what_taught_it(told: Workspace) -> None:
    first, second = give(told), give(told, TEXT + "More.\n", [])
    taught = choose(told, first)
    extract(told, second)
    record = record_of(told, second)
    told.review.confirm(record, {value_of(record, "organization", NAME).id})
    with pytest.raises(ConflictError, match="built on or changed again"):
        told.history.undo_one(taught.id)
    told.history.undo()
    told.history.undo()
    assert link_of(told, second) is None


def commit(desk: Workspace, record: Record, *changes: Change) -> None:
    """As another program does, that read before."""
    desk._store.commit(desk._context.change_set(Act.LINK, "", changes, article_id=record.article_id))


def test_of_two_programs_neither_takes_from_the_other_what_a_link_stands_on(told: Workspace) -> None:
    first, second = give(told), give(told, TEXT + "More.\n")
    choose(told, first)
    (lesson,) = told.linking.lessons([NAME])
    record = record_of(told, second)
    value = value_of(record, "organization", NAME)
    follows = Change(value, replace(value, link=Link(Judgement.MATCHED, HOUSE.id, lesson.rule)))
    commit(told, record, follows)
    with pytest.raises(ConflictError, match="linked since"):
        commit(told, record, Change(lesson, None))
    told.linking.revoke(lesson)
    with pytest.raises(ConflictError, match="revoked meanwhile"):
        commit(told, record, follows)
    assert link_of(told, second) is None


def test_restoring_and_taking_back_tell_nothing_apart_from_itself(told: Workspace) -> None:
    registry, history = told.registry, told.history
    apart = registry.distinguish(HOUSE.id, SCHOOL.id)
    history.undo()
    registry.merge(HOUSE.id, SCHOOL.id)
    assert apart is not None
    with pytest.raises(ConflictError, match="would be the same as what it is told apart from"):
        history.redo_one(apart.id)
    divided = registry.unmerge(HOUSE.id)
    registry.distinguish(HOUSE.id, SCHOOL.id)
    assert divided is not None
    with pytest.raises(ConflictError, match="told apart"):
        history.undo_one(divided.id)
    assert len(registry.ids(EntityView())) == 2


def test_what_a_split_moved_is_a_persons_choice_that_no_rule_moves_back(told: Workspace) -> None:
    article = give(told)
    choose(told, article, Scope.EVERYWHERE)
    lesson = told.linking.lessons([NAME])[0]
    (mention,) = told.linking.followers(lesson)
    made = told.linking.prefilled(ORGANIZATION, "Linhe Union")
    told.registry.split(HOUSE.id, made, [], [mention.value.id])
    moved = record_of(told, article).value(mention.value.id).link
    assert moved == Link(Judgement.MATCHED, made.id, told.curator)
    told.automatic.link_all()
    told.linking.revoke(lesson)
    assert record_of(told, article).value(mention.value.id).link == moved


def test_what_goes_over_with_its_name_follows_the_lesson_that_goes_along(told: Workspace) -> None:
    article = give(told)
    choose(told, article, Scope.EVERYWHERE)
    lesson = told.linking.lessons([NAME])[0]
    (mention,) = told.linking.followers(lesson)
    made = told.linking.prefilled(ORGANIZATION, NAME)
    told.registry.split(HOUSE.id, made, [], [mention.value.id])
    assert record_of(told, article).value(mention.value.id).link == Link(Judgement.MATCHED, made.id, lesson.rule)
    assert [each.entity_id for each in told.linking.lessons([NAME])] == [made.id]


def test_what_is_as_it_was_only_by_chance_is_not_taken_back_before_what_came_later(told: Workspace) -> None:
    first, second = replace(HOUSE, description="one"), replace(HOUSE, description="two")
    acts = [told.registry.edit(each) for each in (first, second, first)]
    assert all(acts)
    with pytest.raises(ConflictError, match="changed again"):
        told.history.undo_one(acts[0].id)  # type: ignore[union-attr]
    while told.registry.page(HOUSE.id).entity != HOUSE:
        assert told.history.undo()


def test_an_entity_stays_while_an_act_stands_that_named_it_though_nothing_means_it_now(told: Workspace) -> None:
    made = told.registry.create(told.linking.prefilled(ORGANIZATION, "Linhe Union"))
    assert made is not None
    (new,) = told.registry.named("Linhe Union")
    told.registry.distinguish(HOUSE.id, new.id)
    told.registry.undistinguish(HOUSE.id, new.id)
    with pytest.raises(ConflictError, match="built on"):
        told.history.undo_one(made.id)
    for _ in range(3):
        told.history.undo()
    assert told.registry.named("Linhe Union") == []


def test_what_was_told_apart_does_not_come_back_before_later_merges_are_taken_back(told: Workspace) -> None:
    registry, history = told.registry, told.history
    registry.distinguish(HOUSE.id, SCHOOL.id)
    revoked = registry.undistinguish(HOUSE.id, SCHOOL.id)
    assert revoked is not None
    registry.merge(HOUSE.id, SCHOOL.id)
    registry.unmerge(HOUSE.id)
    with pytest.raises(ConflictError, match="built on"):
        history.undo_one(revoked.id)
    assert [each.act for each in history.depending(revoked.id)] == [Act.UNMERGE, Act.MERGE]
    for _ in range(3):
        history.undo()
    assert len(registry.page(HOUSE.id).distinctions) == 1


def test_what_was_learned_stays_while_an_act_stands_that_put_something_else_in_the_place_of_its_link(
    told: Workspace,
) -> None:
    first, second = give(told), give(told, TEXT + "More.\n", [])
    taught = choose(told, first)
    extract(told, second)
    record = record_of(told, second)
    for each in [each for each in record.values() if each.words == NAME]:
        told.linking.link(record_of(told, second), {each.id}, SCHOOL.id, scope=Scope.ARTICLE)
    with pytest.raises(ConflictError, match="built on"):
        told.history.undo_one(taught.id)
    while told.history.undoable().undo != (Act.ADD, SCHOOL.name):
        told.history.undo()
    assert link_of(told, second) is None
