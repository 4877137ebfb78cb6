"""Choosing entities teaches: lessons come with the choice, go with it, and can be revoked with what followed."""

from dataclasses import replace

import pytest

from curator.app import Workspace
from curator.domain.change import Act
from curator.domain.entity import EntityKind
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Link
from curator.errors import ConflictError
from tests.services.material import give, record_of, value_of

HIT = "Quay Institute"


def linked(desk: Workspace, article_id: int, scope: Scope = Scope.EVERYWHERE, *, spread: bool = False) -> int:
    """Links the institute of an article to a new entity; its id."""
    record = record_of(desk, article_id)
    value = value_of(record, "organization", HIT)
    article = desk.review.open(article_id).article
    others = desk.linking.alike(value, EntityKind.ORGANIZATION, article, scope) if spread else ()
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    desk.linking.link_new(record, {value.id}, made, scope=scope, others=others)
    return made.id


def link_of(desk: Workspace, article_id: int) -> Link | None:
    return value_of(record_of(desk, article_id), "organization", HIT).link


def test_a_choice_teaches_the_name_once_and_undo_unlearns_it(desk: Workspace) -> None:
    first, second = give(desk), give(desk, "Another headline")
    entity_id = linked(desk, first)
    (lesson,) = desk.linking.lessons([HIT.upper()])
    assert (lesson.words, lesson.entity_id, lesson.means, lesson.by) == (HIT, entity_id, True, "Mira")
    record = record_of(desk, second)
    desk.linking.link(record, {value_of(record, "organization", HIT).id}, entity_id)
    assert desk.linking.lessons([HIT]) == [lesson]
    desk.review.undo()
    desk.review.undo()
    assert desk.linking.lessons([HIT]) == []
    assert desk.registry.search("Quay Institute of Tides") == []


def test_a_choice_for_all_reaches_as_far_as_its_scope_and_is_one_act(desk: Workspace) -> None:
    first, second = give(desk), give(desk, "Another headline")
    linked(desk, first, Scope.ARTICLE, spread=True)
    assert link_of(desk, second) is None
    desk.review.undo()
    entity_id = linked(desk, first, Scope.EVERYWHERE, spread=True)
    (lesson,) = desk.linking.lessons([HIT])
    assert link_of(desk, second) == Link(Judgement.MATCHED, entity_id, lesson.rule)
    assert {each.article.id for each in desk.linking.followers(lesson)} == {first, second}
    desk.review.undo()
    assert link_of(desk, first) is None
    assert link_of(desk, second) is None


def test_what_a_person_chose_for_one_mention_is_not_overruled(desk: Workspace) -> None:
    first, second = give(desk), give(desk, "Another headline")
    record = record_of(desk, second)
    desk.linking.refuse(record, {value_of(record, "organization", HIT).id})
    linked(desk, first, spread=True)
    assert link_of(desk, second) == Link(Judgement.REJECTED, None, "Mira")


def test_a_finished_article_is_left_alone(desk: Workspace) -> None:
    first, second = give(desk), give(desk, "Another headline")
    desk.review.finish(record_of(desk, second))
    linked(desk, first, spread=True)
    assert link_of(desk, second) is None


def test_a_revoked_lesson_takes_its_followers_along_and_comes_back_with_them(desk: Workspace) -> None:
    first, second = give(desk), give(desk, "Another headline")
    linked(desk, first, spread=True)
    (lesson,) = desk.linking.lessons([HIT])
    followed = link_of(desk, second)
    done = desk.linking.revoke(lesson)
    assert done is not None
    assert (done.act, done.subject) == (Act.REVOKE, HIT)
    assert link_of(desk, second) is None
    assert link_of(desk, first) is not None
    assert desk.linking.lessons([HIT]) == []
    desk.review.undo()
    assert link_of(desk, second) == followed
    with pytest.raises(ConflictError):
        desk.linking.revoke(replace(lesson, words="else"))


def test_a_refusal_teaches_what_the_name_does_not_mean_until_the_contrary_is_said(desk: Workspace) -> None:
    article_id = give(desk)
    entity_id = linked(desk, article_id)
    desk.review.undo()
    other = desk.linking.prefilled("organization", "Quay Institute of Sand")
    record = record_of(desk, article_id)
    place = value_of(record, "organization", "Linhe Polytechnic").id
    desk.linking.link_new(record, {place}, other)
    del entity_id
    record = record_of(desk, article_id)
    value = value_of(record, "organization", HIT)
    desk.linking.refuse(record, {value.id}, refused=[other.id], scope=Scope.OUTLET)
    (lesson,) = desk.linking.lessons([HIT])
    article = desk.review.open(article_id).article
    assert (lesson.means, lesson.scope, lesson.where) == (False, Scope.OUTLET, article.outlet)
    desk.linking.link(record_of(desk, article_id), {value.id}, other.id, scope=Scope.OUTLET)
    (lesson,) = desk.linking.lessons([HIT])
    assert (lesson.means, lesson.entity_id) == (True, other.id)


def test_an_entity_that_is_gone_cannot_be_chosen(desk: Workspace) -> None:
    record = record_of(desk, give(desk))
    with pytest.raises(ConflictError, match="gone"):
        desk.linking.link(record, {value_of(record, "organization", HIT).id}, 12)


def test_an_entity_that_others_mean_is_not_unmade(desk: Workspace) -> None:
    first, second = give(desk), give(desk, "Another headline")
    entity_id = linked(desk, first)
    set_id = desk.history.newest(1)[0].id
    record = record_of(desk, second)
    desk.linking.link(record, {value_of(record, "organization", HIT).id}, entity_id)
    with pytest.raises(ConflictError, match="built on"):
        desk.history.undo_one(set_id)


def test_those_linked_along_follow_the_lesson_also_where_it_was_known_before(desk: Workspace) -> None:
    first = give(desk)
    entity_id = linked(desk, first)
    second, third = give(desk, "Another headline"), give(desk, "A third headline")
    record = record_of(desk, second)
    value, article = value_of(record, "organization", HIT), desk.review.open(second).article
    others = desk.linking.alike(value, EntityKind.ORGANIZATION, article, Scope.EVERYWHERE)
    desk.linking.link(record, {value.id}, entity_id, others=others)
    (lesson,) = desk.linking.lessons([HIT])
    assert link_of(desk, third) == Link(Judgement.MATCHED, entity_id, lesson.rule)


def test_who_chooses_anew_for_a_value_no_longer_says_what_was_said_before(desk: Workspace) -> None:
    article_id = give(desk)
    first = linked(desk, article_id)
    other = desk.linking.prefilled("organization", "Quay Institute of Sand")
    record = record_of(desk, article_id)
    value = value_of(record, "organization", HIT)
    before = desk.linking.lessons([HIT])
    desk.linking.link_new(record, {value.id}, other)
    assert [each.entity_id for each in desk.linking.lessons([HIT])] == [other.id]
    desk.review.undo()
    assert desk.linking.lessons([HIT]) == before
    assert [each.entity_id for each in before] == [first]


def test_a_revoked_lesson_takes_rejected_followers_and_those_of_removed_articles_along(desk: Workspace) -> None:
    first, second, third = give(desk), give(desk, "Another headline"), give(desk, "A third headline")
    linked(desk, first, spread=True)
    (lesson,) = desk.linking.lessons([HIT])
    record = record_of(desk, second)
    desk.review.reject(record, [value_of(record, "organization", HIT).id])
    given = next(each for each in desk.history.newest() if each.act is Act.IMPORT and each.article_id == third)
    desk.history.undo_one(given.id)
    assert {each.article.id for each in desk.linking.followers(lesson)} == {first, second, third}
    before = [link_of(desk, each) for each in (first, second, third)]
    desk.linking.revoke(lesson)
    assert [link_of(desk, each) for each in (second, third)] == [None, None]
    desk.review.undo()
    assert [link_of(desk, each) for each in (first, second, third)] == before


def test_who_says_the_contrary_takes_along_what_followed(desk: Workspace) -> None:
    first, second = give(desk), give(desk, "Another headline")
    entity_id = linked(desk, first, spread=True)
    before = [link_of(desk, each) for each in (first, second)]
    record = record_of(desk, first)
    value = value_of(record, "organization", HIT)
    desk.linking.refuse(record, {value.id}, refused=[entity_id])
    assert link_of(desk, first) == Link(Judgement.REJECTED, None, "Mira")
    assert link_of(desk, second) is None
    assert desk.registry.where_used(entity_id) == []
    desk.review.undo()
    assert [link_of(desk, each) for each in (first, second)] == before


def test_who_chooses_anew_takes_along_what_followed_and_is_not_chosen_along(desk: Workspace) -> None:
    first, second, third = give(desk), give(desk, "Another headline"), give(desk, "A third headline")
    linked(desk, first, spread=True)
    desk.review.finish(record_of(desk, third))
    record = record_of(desk, first)
    value, article = value_of(record, "organization", HIT), desk.review.open(first).article
    others = desk.linking.alike(value, EntityKind.ORGANIZATION, article, Scope.EVERYWHERE)
    other = desk.linking.prefilled("organization", "Quay Institute of Sand")
    desk.linking.link_new(record, {value.id}, other, others=others)
    (lesson,) = desk.linking.lessons([HIT])
    assert link_of(desk, second) == Link(Judgement.MATCHED, other.id, lesson.rule)
    assert link_of(desk, third) is None
