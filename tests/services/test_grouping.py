"""Groups: what has one name or one entity across articles, the odd ones first, judged as one act and undone as one."""

from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.change import Act
from curator.domain.entity import EntityKind
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Link, Status
from curator.errors import ConflictError
from curator.link.oddness import OddKind
from curator.services.grouping import Group, Member, Verdict, Wanted
from tests.services.conftest import SETTINGS
from tests.services.material import TEXT, give, proposal, record_of, value_of

HIT = "Quay Institute"
NAMED = Wanted(words=HIT, kind=EntityKind.ORGANIZATION)


def articles(desk: Workspace, count: int = 4) -> list[int]:
    return [give(desk, f"{TEXT}No. {number}\n") for number in range(count)]


def ids(group: Group) -> list[int]:
    return [each.mention.value.id for each in group.members]


def institutes(group: Group) -> list[Member]:
    return [each for each in group.members if each.mention.group == "organization"]


def automatic(desk: Workspace, article_id: int) -> int:
    """Has the name of an article chosen everywhere, so that the other articles follow; the entity's id."""
    record = record_of(desk, article_id)
    value, article = value_of(record, "organization", HIT), desk.review.open(article_id).article
    others = desk.linking.alike(value, EntityKind.ORGANIZATION, article, Scope.EVERYWHERE)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    desk.linking.link_new(record, {value.id}, made, others=others)
    return made.id


def test_a_name_is_gathered_across_articles_with_its_words_around_it(desk: Workspace) -> None:
    given = articles(desk)
    group = desk.grouping.group(NAMED)
    assert {each.mention.article.id for each in group.members} == set(given)
    assert len(group.members) == 2 * len(given)
    for member in group.members:
        assert member.evidence is not None
        assert member.text[member.evidence.start : member.evidence.end] == HIT


def test_what_is_settled_or_not_ones_own_is_left_out(desk: Workspace) -> None:
    first, second, *_ = articles(desk)
    record = record_of(desk, first)
    desk.review.confirm(record, [value_of(record, "organization", HIT).id])
    desk.review.finish(record_of(desk, second))
    group = desk.grouping.group(NAMED)
    assert (len(group.members), group.settled) == (5, 1)


def test_the_odd_one_comes_first_and_says_why(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    articles(desk)
    strange = "Quay Institute\nBARQUILLA - Quay Institute beat Los Vientos in Barquilla.\n"
    monkeypatch.setattr("tests.services.material.TEXT", strange)
    odd = give(desk, strange, [proposal("organization", HIT), proposal("place", "Barquilla")])
    group = desk.grouping.group(NAMED)
    assert group.members[0].mention.article.id == odd
    assert OddKind.PLACE in {each.kind for each in group.members[0].odd}


def test_verdicts_are_one_act_that_is_undone_as_one_also_after_a_restart(desk: Workspace, address: Path) -> None:
    given = articles(desk)
    before = [record_of(desk, each) for each in given]
    group = desk.grouping.group(NAMED)
    first, second, *rest = ids(group)
    done = desk.grouping.settle(
        group, {first: Verdict(confirmed=False), **{each: Verdict(confirmed=True) for each in rest}}
    )
    assert done is not None
    assert (done.act, done.subject, done.article_id) == (Act.VERIFY, HIT, None)
    left = desk.grouping.group(NAMED)
    assert ids(left) == [second]
    desk.close()
    with open_workspace(address, settings=SETTINGS) as again:
        assert again.review.undoable().undo == (Act.VERIFY, HIT)
        again.review.undo()
        assert set(ids(again.grouping.group(NAMED))) == {first, second, *rest}
        assert [record_of(again, each) for each in given] == before
        assert again.statistics.check() == ()


def test_confirming_an_automatic_link_makes_it_a_persons(desk: Workspace) -> None:
    given = articles(desk)
    entity_id = automatic(desk, given[0])
    group = desk.grouping.group(Wanted())
    assert {each.entity.id for each in group.members if each.entity} == {entity_id}
    assert all(each.automatic for each in group.members)
    assert len(group.members) == 2 * len(given) - 1
    desk.grouping.settle(group, {each: Verdict(confirmed=True) for each in ids(group)})
    assert desk.grouping.group(Wanted()).members == ()
    value = value_of(record_of(desk, given[1]), "organization", HIT)
    assert (value.status, value.link) == (Status.CONFIRMED, Link(Judgement.MATCHED, entity_id, "Mira"))
    desk.review.undo()
    assert len(desk.grouping.group(Wanted()).members) == len(group.members)


def test_a_refused_link_teaches_it_for_that_article(desk: Workspace) -> None:
    given = articles(desk)
    entity_id = automatic(desk, given[0])
    group = desk.grouping.group(Wanted(entity_id=entity_id))
    assert group.entity is not None
    assert group.kind is EntityKind.ORGANIZATION
    wrong = next(each for each in institutes(group) if each.mention.article.id == given[2])
    desk.grouping.settle(group, {wrong.mention.value.id: Verdict(refused=True)})
    value = value_of(record_of(desk, given[2]), "organization", HIT)
    assert value.link == Link(Judgement.REJECTED, None, "Mira")
    refusal = next(each for each in desk.linking.lessons([HIT]) if not each.means)
    assert (refusal.scope, refusal.where, refusal.entity_id) == (Scope.ARTICLE, str(given[2]), entity_id)
    desk.review.undo()
    assert all(each.means for each in desk.linking.lessons([HIT]))


def test_linking_all_teaches_the_name_everywhere_and_one_only_there(desk: Workspace) -> None:
    articles(desk)
    group = desk.grouping.group(NAMED)
    made = desk.linking.prefilled("organization", "Quay Institute of Tides")
    chosen = {each: Verdict(entity_id=made.id) for each in ids(group)}
    desk.grouping.settle(group, chosen, [made])
    (lesson,) = desk.linking.lessons([HIT])
    assert (lesson.scope, lesson.entity_id) == (Scope.EVERYWHERE, made.id)
    desk.review.undo()
    assert desk.linking.lessons([HIT]) == []
    desk.grouping.settle(group, dict([next(iter(chosen.items()))]), [made])
    (lesson,) = desk.linking.lessons([HIT])
    assert lesson.scope is Scope.ARTICLE


def test_nothing_said_is_nothing_done_and_what_changed_meanwhile_is_refused(desk: Workspace) -> None:
    first, *_ = articles(desk)
    group = desk.grouping.group(NAMED)
    assert desk.grouping.settle(group, {}) is None
    record = record_of(desk, first)
    desk.review.postpone(record, [value_of(record, "organization", HIT).id])
    with pytest.raises(ConflictError):
        desk.grouping.settle(group, {each: Verdict(confirmed=True) for each in ids(group)})
    with pytest.raises(ConflictError, match="gone"):
        desk.grouping.settle(group, {ids(group)[0]: Verdict(entity_id=5)})


def scopes(desk: Workspace, entity_id: int) -> set[Scope]:
    return {each.scope for each in desk.linking.lessons([HIT]) if each.entity_id == entity_id and each.means}


def test_what_was_settled_otherwise_before_keeps_a_name_from_being_learned_everywhere(desk: Workspace) -> None:
    given = articles(desk)
    institute, other = (desk.linking.prefilled("organization", name) for name in ("Institute", "Other"))
    group = desk.grouping.group(NAMED)
    sooner = {each.mention.value.id for each in group.members if each.mention.article.id in given[:2]}
    said = {each: Verdict(confirmed=True, entity_id=institute.id) for each in sooner}
    desk.grouping.settle(group, said, [institute])
    desk.review.finish(record_of(desk, given[0]))
    rest = desk.grouping.group(NAMED)
    assert not sooner & set(ids(rest))
    desk.grouping.settle(rest, {each: Verdict(entity_id=other.id) for each in ids(rest)}, [other])
    assert scopes(desk, other.id) == scopes(desk, institute.id) == {Scope.ARTICLE}
    desk.review.undo()
    desk.grouping.settle(rest, {each: Verdict(entity_id=institute.id) for each in ids(rest)})
    assert Scope.EVERYWHERE in scopes(desk, institute.id)


def test_a_part_of_many_teaches_nothing_of_the_rest(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    articles(desk)
    monkeypatch.setattr("curator.services.grouping.MOST", 3)
    group = desk.grouping.group(NAMED)
    assert (len(group.members), group.left_out) == (3, 5)
    made = desk.linking.prefilled("organization", "Institute")
    desk.grouping.settle(group, {each: Verdict(entity_id=made.id) for each in ids(group)}, [made])
    assert scopes(desk, made.id) == {Scope.ARTICLE}


@pytest.mark.parametrize("chosen", [True, False])
def test_once_right_and_once_not_in_one_article_teaches_no_contrary(desk: Workspace, chosen: bool) -> None:
    first, second, *_ = articles(desk)
    entity_id = automatic(desk, first)
    group = desk.grouping.group(Wanted(entity_id=entity_id))
    right, wrong = (each.mention.value.id for each in group.members if each.mention.article.id == second)
    yes = Verdict(confirmed=True, entity_id=entity_id if chosen else None)
    desk.grouping.settle(group, {right: yes, wrong: Verdict(refused=True)})
    assert all(each.means for each in desk.linking.lessons([HIT]))
    links = {value.id: value.link for value in record_of(desk, second).values()}
    assert links[right] == Link(Judgement.MATCHED, entity_id, "Mira")
    assert links[wrong] == Link(Judgement.REJECTED, None, "Mira")
