"""Names that an article introduces beside one that is linked are linked along; a person's word always stands."""

from collections.abc import Sequence

import pytest

from curator.app import Workspace
from curator.domain.entity import Alias, EntityKind, NameKind
from curator.domain.evidence import cite
from curator.domain.lesson import Scope
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.domain.record import Judgement, Link, Value
from curator.domain.registry import Reach
from curator.link.automatic import EXACT
from curator.link.introduced import INTRODUCED
from curator.services.adoption import adopt
from curator.services.automatic import LinkReport, with_links
from tests.services.material import PROFILE, give, record_of, value_of

HARBOUR, SHORT, SAND = "Harbour Institute of Tides", "HIT", "Hall of Inland Trade"
TEXT = (
    "HIT opens a laboratory\n"
    "VARNHOLM, 4 May 2031 - The Harbour Institute of Tides (HIT) has opened a laboratory. "
    "HIT was joined by the Hall of Inland Trade.\n"
)
BOTH = TEXT + "The Hall of Inland Trade (HIT) said so.\n"
NAMES = (HARBOUR, SHORT, SAND)


def proposal(text: str, words: str) -> ProposedEntry:
    evidence = cite(text, text.index(words), text.index(words) + len(words))
    value = ProposedValue(field="name", words=words, content=words, evidence=(evidence,), confidence=0.75)
    return ProposedEntry(group="organization", values=(value,), stage="test.rules.v1")


def put(desk: Workspace, text: str = TEXT, names: Sequence[str] = NAMES) -> int:
    return give(desk, text, [proposal(text, each) for each in names])


def named(desk: Workspace, article_id: int, words: str) -> Value:
    return value_of(record_of(desk, article_id), "organization", words)


def link_of(desk: Workspace, article_id: int, words: str) -> Link | None:
    return named(desk, article_id, words).link


def know(desk: Workspace, name: str) -> int:
    made = desk.linking.prefilled("organization", name)
    desk.registry.create(made)
    return made.id


def choose(desk: Workspace, article_id: int, words: str, entity_id: int, scope: Scope = Scope.EVERYWHERE) -> None:
    desk.linking.link(record_of(desk, article_id), {named(desk, article_id, words).id}, entity_id, scope=scope)


def along(entity_id: int) -> Link:
    return Link(Judgement.MATCHED, entity_id, INTRODUCED)


def test_the_acronym_is_linked_along_and_both_are_undone_as_one(desk: Workspace) -> None:
    article_id, other, harbour = put(desk), put(desk, TEXT + "More.\n"), know(desk, "Tides")
    before, article = record_of(desk, article_id), desk.review.open(article_id).article
    said = desk.linking.ahead(before, named(desk, article_id, HARBOUR).id, [harbour, None], article, Scope.ARTICLE)
    assert said == [Reach(2, 1), Reach(2, 1)]
    choose(desk, article_id, HARBOUR, harbour)
    assert link_of(desk, article_id, HARBOUR) == Link(Judgement.MATCHED, harbour, "Mira")
    assert link_of(desk, article_id, SHORT) == along(harbour)
    assert link_of(desk, article_id, SAND) is None
    assert link_of(desk, other, SHORT) is None
    assert desk.linking.lessons([SHORT]) == []
    undoable = desk.history.undoable().undo
    assert undoable is not None
    assert undoable[1] == HARBOUR
    desk.review.undo()
    assert record_of(desk, article_id) == before
    # What went together comes together again.
    choose(desk, article_id, HARBOUR, harbour)
    assert link_of(desk, article_id, SHORT) == along(harbour)


def test_the_name_is_linked_along_with_its_acronym(desk: Workspace) -> None:
    article_id, harbour = put(desk), know(desk, "Tides")
    choose(desk, article_id, SHORT, harbour)
    assert link_of(desk, article_id, HARBOUR) == along(harbour)


def test_a_new_entity_has_the_acronym_and_so_has_the_name_elsewhere(desk: Workspace) -> None:
    article_id = put(desk)
    made = desk.linking.prefilled("organization", HARBOUR, TEXT)
    assert made.aliases == (Alias(SHORT, kind=NameKind.ACRONYM),)
    assert desk.linking.prefilled(EntityKind.PERSON, HARBOUR, TEXT).aliases == ()
    desk.linking.link_new(record_of(desk, article_id), {named(desk, article_id, HARBOUR).id}, made)
    assert link_of(desk, article_id, SHORT) == along(made.id)
    bare = put(desk, "HIT and the Harbour Institute of Tides met.\n", (HARBOUR, SHORT))
    desk.automatic.link_all()
    assert link_of(desk, bare, SHORT) == Link(Judgement.MATCHED, made.id, EXACT)


def test_an_acronym_of_two_names_is_linked_once_they_mean_the_same(desk: Workspace) -> None:
    article_id, harbour = put(desk, BOTH), know(desk, "Tides")
    choose(desk, article_id, HARBOUR, harbour)
    assert link_of(desk, article_id, SHORT) is None
    choose(desk, article_id, SAND, know(desk, "Trade"))
    assert link_of(desk, article_id, SHORT) is None
    choose(desk, article_id, SAND, harbour)
    assert link_of(desk, article_id, SHORT) == along(harbour)


def test_a_persons_choice_refusal_and_taking_away_stand(desk: Workspace) -> None:
    chosen, refused, bare = (put(desk, f"{TEXT}{number}\n") for number in range(3))
    harbour, trade = know(desk, "Tides"), know(desk, "Trade")
    choose(desk, chosen, SHORT, trade, Scope.ARTICLE)
    desk.linking.refuse(record_of(desk, refused), {named(desk, refused, SHORT).id})
    choose(desk, bare, HARBOUR, harbour)
    desk.linking.unlink(record_of(desk, bare), {named(desk, bare, SHORT).id})
    for article_id in (chosen, refused, bare):
        kept = link_of(desk, article_id, SHORT)
        choose(desk, article_id, HARBOUR, trade if article_id == bare else harbour, Scope.ARTICLE)
        desk.automatic.link_all()
        assert link_of(desk, article_id, SHORT) == kept
    assert link_of(desk, bare, SHORT) is None


def test_what_was_refused_for_the_acronym_is_not_linked_along(desk: Workspace) -> None:
    first, second, harbour = put(desk), put(desk, TEXT + "More.\n"), know(desk, "Tides")
    desk.linking.refuse(record_of(desk, first), {named(desk, first, SHORT).id}, refused={harbour})
    choose(desk, second, HARBOUR, harbour)
    assert link_of(desk, second, SHORT) is None


def test_another_choice_a_refusal_and_taking_away_lead_the_acronym_along(desk: Workspace) -> None:
    article_id, harbour, trade = put(desk), know(desk, "Tides"), know(desk, "Trade")
    for entity_id in (harbour, trade):
        choose(desk, article_id, HARBOUR, entity_id)
        assert link_of(desk, article_id, SHORT) == along(entity_id)
    desk.linking.refuse(record_of(desk, article_id), {named(desk, article_id, HARBOUR).id})
    assert link_of(desk, article_id, SHORT) is None
    choose(desk, article_id, HARBOUR, trade)
    assert link_of(desk, article_id, SHORT) == along(trade)
    desk.linking.unlink(record_of(desk, article_id), {named(desk, article_id, HARBOUR).id})
    assert link_of(desk, article_id, SHORT) is None


def test_links_by_rule_lead_it_along_and_what_followed_from_a_lesson_goes_with_it(desk: Workspace) -> None:
    first, harbour = put(desk), know(desk, "Tides")
    choose(desk, first, HARBOUR, harbour)
    second = put(desk, TEXT + "More.\n")
    assert desk.automatic.link_all() == LinkReport(articles=1, linked=2, unknown=2)
    (lesson,) = desk.linking.lessons([HARBOUR])
    followed = Link(Judgement.MATCHED, harbour, lesson.rule)
    assert (link_of(desk, second, HARBOUR), link_of(desk, second, SHORT)) == (followed, followed)
    assert desk.automatic.link_all().linked == 0
    desk.linking.revoke(lesson)
    assert (link_of(desk, second, HARBOUR), link_of(desk, second, SHORT)) == (None, None)
    assert link_of(desk, first, SHORT) == along(harbour)


@pytest.mark.parametrize(("text", "led"), [(TEXT, True), (BOTH, False)])
def test_extraction_links_it_along(desk: Workspace, text: str, led: bool) -> None:
    harbour = know(desk, HARBOUR)
    article_id = put(desk, text, ())
    adopted = adopt(PROFILE, record_of(desk, article_id), [], [proposal(text, each) for each in NAMES])
    entries = with_links(desk._context.reads, PROFILE, tuple(adopted), article_id, "")
    links = [entry.values[0].link for entry in entries]
    assert links == [Link(Judgement.MATCHED, harbour, EXACT), along(harbour) if led else None, None]
