"""Names are linked without asking in what extraction stores and in open records; a person's word always stands."""

import pytest

from curator.app import Workspace
from curator.domain.change import ChangeSet, headless
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Link
from curator.domain.watch import Watch
from curator.errors import ConflictError
from curator.link.automatic import EXACT
from curator.services.automatic import LinkReport
from db.store import Store
from tests.services.material import TEXT, give, record_of, value_of
from tests.services.test_batch import offer_again, put

QUAY, LINHE, TOWN = "Quay Institute", "Linhe Polytechnic", "Varnholm"


def know(desk: Workspace, name: str, kind: str = "organization") -> int:
    """Takes an entity into the registry; nothing is learned of its name."""
    made = desk.linking.prefilled(kind, name)
    desk.registry.create(made)
    return made.id


def link_of(desk: Workspace, article_id: int, words: str = QUAY, group: str = "organization") -> Link | None:
    return value_of(record_of(desk, article_id), group, words).link


def test_one_entity_of_the_name_is_linked_everywhere_it_stands_as_one_act(desk: Workspace) -> None:
    article_id = give(desk)
    quay, town = know(desk, "quay  INSTITUTE"), know(desk, TOWN, "place")
    know(desk, LINHE)
    know(desk, LINHE)
    before = record_of(desk, article_id)
    assert desk.automatic.link_all() == LinkReport(articles=1, linked=3, ambiguous=(LINHE, LINHE), unknown=2)
    assert link_of(desk, article_id) == Link(Judgement.MATCHED, quay, EXACT)
    assert link_of(desk, article_id, TOWN, "place") == Link(Judgement.MATCHED, town, EXACT)
    assert link_of(desk, article_id, LINHE) is None
    (done, *_) = desk.history.newest(1)
    assert done.curator == headless("Mira")
    assert desk.automatic.link_all() == LinkReport(ambiguous=(LINHE, LINHE), unknown=2)
    desk.review.undo()
    assert record_of(desk, article_id) == before


def test_names_in_many_articles_are_one_act(desk: Workspace) -> None:
    articles = [give(desk, f"{TEXT}No. {number}\n") for number in range(3)]
    know(desk, QUAY)
    report = desk.automatic.link_all()
    assert (report.articles, report.linked) == (3, 6)
    (done, *_) = desk.history.newest(1)
    assert (done.id, done.subject, done.article_id) == (report.act, QUAY, None)
    desk.review.undo()
    assert {link_of(desk, each) for each in articles} == {None}


def test_only_articles_that_name_an_entity_concern_it(desk: Workspace) -> None:
    first, second = give(desk), give(desk, f"{TEXT}More.\n")
    record = record_of(desk, second)
    desk.linking.refuse(record, {value.id for value in record.values() if value.words == QUAY})
    (quay,) = desk.registry.named(str(know(desk, QUAY)))
    assert desk.automatic.concerned(quay) == [first]
    assert desk.automatic.link_all(article_ids=[second]).linked == 0
    assert desk.automatic.link_all(article_ids=[first]).linked == 2


def test_what_was_taken_away_is_not_linked_again(desk: Workspace) -> None:
    article_id = give(desk)
    know(desk, QUAY)
    desk.automatic.link_all()
    record = record_of(desk, article_id)
    desk.linking.unlink(record, {value_of(record, "organization", QUAY).id})
    assert desk.automatic.link_all().linked == 0
    assert link_of(desk, article_id) is None


def test_a_persons_choice_and_refusal_stand(desk: Workspace) -> None:
    article_id = give(desk)
    other = know(desk, "Harbour School")
    know(desk, QUAY)
    know(desk, LINHE)
    record = record_of(desk, article_id)
    desk.linking.link(record, {value_of(record, "organization", QUAY).id}, other, scope=Scope.ARTICLE)
    record = record_of(desk, article_id)
    desk.linking.refuse(record, {value_of(record, "organization", LINHE).id})
    desk.automatic.link_all()
    assert link_of(desk, article_id) == Link(Judgement.MATCHED, other, "Mira")
    assert link_of(desk, article_id, LINHE) == Link(Judgement.REJECTED, None, "Mira")


def test_a_lesson_links_further_articles_and_replaces_what_a_rule_said(desk: Workspace) -> None:
    first, second = give(desk), give(desk, TEXT + "More.\n")
    quay, other = know(desk, QUAY), know(desk, "Harbour School")
    desk.automatic.link_all()
    assert link_of(desk, second) == Link(Judgement.MATCHED, quay, EXACT)
    record = record_of(desk, first)
    desk.linking.link(record, {value_of(record, "organization", QUAY).id}, other)
    (lesson,) = desk.linking.lessons([QUAY])
    assert desk.automatic.link_all().linked >= 1
    assert link_of(desk, second) == Link(Judgement.MATCHED, other, lesson.rule)


def test_finished_articles_are_left_alone_and_somebody_can_stop_it(desk: Workspace) -> None:
    article_id = give(desk)
    know(desk, QUAY)
    assert desk.automatic.link_all(Watch(cancelled=lambda: True)) == LinkReport(cancelled=True)
    desk.review.finish(record_of(desk, article_id))
    assert desk.automatic.link_all() == LinkReport()


def test_somebody_who_is_always_quicker_keeps_an_article_and_the_rest_is_linked(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(desk)
    give(desk, TEXT + "More.\n")
    know(desk, QUAY)
    commit, tried = Store.commit, []

    def refuse(store: Store, change_set: ChangeSet, *parts: int, **more: object) -> None:
        tried.append(change_set)
        if len(tried) <= 4:
            raise ConflictError("It was changed meanwhile.", "Look again.")
        commit(store, change_set, *parts, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "commit", refuse)
    report = desk.automatic.link_all()
    assert (report.articles, len(report.failed)) == (1, 1)
    assert "It was changed meanwhile." in str(report.failed[0])


def test_extraction_stores_proposals_with_links_and_again(desk: Workspace) -> None:
    quay = know(desk, QUAY)
    (article_id,) = put(desk, TEXT)
    desk.batch._work = offer_again
    desk.batch.extract()
    assert link_of(desk, article_id) == Link(Judgement.MATCHED, quay, EXACT)
    assert link_of(desk, article_id, LINHE) is None
    linhe = know(desk, LINHE)
    desk.batch.extract(again=True)
    assert link_of(desk, article_id) == Link(Judgement.MATCHED, quay, EXACT)
    assert link_of(desk, article_id, LINHE) == Link(Judgement.MATCHED, linhe, EXACT)
    assert desk.statistics.check() == ()
