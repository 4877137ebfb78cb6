"""Only what is certain is linked without asking: lessons, and names that exactly one entity has."""

from dataclasses import replace

import pytest

from curator.domain.entity import EntityKind
from curator.domain.lesson import Lesson, Scope
from curator.domain.naming import Bearer, Grounds
from curator.domain.record import Judgement, Link, Status, Value
from curator.link.automatic import EXACT, Verdict, decide, free, spellings, spells

ORG = EntityKind.ORGANIZATION


def bearer(entity_id: int, name: str = "Quay Institute", living: int = 0, kind: EntityKind = ORG) -> Bearer:
    return Bearer(entity_id=entity_id, living=living or entity_id, kind=kind, name=name)


def lesson(entity_id: int, number: int = 1, *, means: bool = True, scope: Scope = Scope.EVERYWHERE) -> Lesson:
    where = {Scope.ARTICLE: "5", Scope.OUTLET: "Port Post"}.get(scope, "")
    return Lesson(
        id=number, words="Quay Institute", kind=ORG, entity_id=entity_id, means=means, scope=scope, where=where
    )


def told(
    *known: Bearer | Lesson,
    words: str = "Quay Institute",
    outlet: str = "Port Post",
    spelled: frozenset[int] = frozenset(),
    kind: EntityKind = ORG,
) -> tuple[Verdict, int | None]:
    lessons = tuple(each for each in known if isinstance(each, Lesson))
    grounds = Grounds(
        bearers=tuple(each for each in known if isinstance(each, Bearer)),
        lessons=lessons,
        living={each.entity_id: each.entity_id for each in lessons},
    )
    decision = decide(words, kind, grounds, 5, outlet, spelled)
    return decision.verdict, decision.link.entity_id if decision.link else None


def test_one_bearer_is_linked_several_stay_open_and_none_is_unknown() -> None:
    assert told(bearer(1)) == (Verdict.LINKED, 1)
    assert told(bearer(1), bearer(2)) == (Verdict.AMBIGUOUS, None)
    assert told() == (Verdict.UNKNOWN, None)
    assert told(bearer(1, kind=EntityKind.PLACE)) == (Verdict.UNKNOWN, None)


def test_merged_bearers_are_one_and_the_living_is_linked_where_it_has_the_name() -> None:
    assert told(bearer(1, living=2), bearer(2)) == (Verdict.LINKED, 2)
    assert told(bearer(1, living=2)) == (Verdict.LINKED, 1)


def test_a_lesson_decides_what_is_ambiguous_and_says_so_in_the_link() -> None:
    assert told(bearer(1), bearer(2), lesson(2)) == (Verdict.LINKED, 2)
    assert told(bearer(1), bearer(2), lesson(2, means=False)) == (Verdict.LINKED, 1)
    assert told(bearer(1), lesson(1, means=False)) == (Verdict.UNKNOWN, None)
    assert told(lesson(1, 1), lesson(2, 2)) == (Verdict.AMBIGUOUS, None)
    assert told(lesson(1, 1), lesson(2, 2), lesson(2, 3, scope=Scope.OUTLET)) == (Verdict.LINKED, 2)
    assert told(lesson(1, 1, scope=Scope.OUTLET), lesson(2, 2)) == (Verdict.LINKED, 1)
    assert told(lesson(1, 1, scope=Scope.OUTLET), lesson(2, 2), outlet="") == (Verdict.LINKED, 2)
    grounds = Grounds(bearers=(bearer(1),), lessons=(lesson(2, 7),), living={2: 2})
    assert decide("Quay Institute", ORG, grounds, 5, "").link == Link(Judgement.MATCHED, 2, "rule:lesson:7")
    exact = Grounds(bearers=(bearer(1),))
    assert decide("Quay Institute", ORG, exact, 5, "").link == Link(Judgement.MATCHED, 1, EXACT)


def test_a_lesson_does_not_decide_between_people_of_one_name_in_other_articles() -> None:
    def who(*some: Bearer | Lesson) -> tuple[Verdict, int | None]:
        people = [replace(each, kind=EntityKind.PERSON) for each in some]
        return told(*people, kind=EntityKind.PERSON)

    assert who(bearer(1), lesson(1)) == (Verdict.LINKED, 1)
    assert who(bearer(1), bearer(2), lesson(1)) == (Verdict.AMBIGUOUS, None)
    assert who(bearer(1), bearer(2, living=1), lesson(1)) == (Verdict.LINKED, 1)
    assert who(bearer(1), bearer(2), lesson(1, scope=Scope.OUTLET)) == (Verdict.LINKED, 1)


def test_a_short_name_must_be_written_the_same() -> None:
    assert told(bearer(1, "Hub"), words="Hub") == (Verdict.LINKED, 1)
    assert told(bearer(1, "Hub"), words="hub") == (Verdict.AMBIGUOUS, None)
    assert told(bearer(1, "北京"), words="北京") == (Verdict.LINKED, 1)


def test_an_acronym_is_linked_where_the_article_spells_the_name_out() -> None:
    one, other = bearer(1, "HIT"), bearer(2, "HIT")
    assert told(one, words="HIT") == (Verdict.AMBIGUOUS, None)
    assert told(one, words="HIT", spelled=frozenset({1})) == (Verdict.LINKED, 1)
    assert told(one, other, words="HIT", spelled=frozenset({2})) == (Verdict.LINKED, 2)
    assert told(one, other, words="HIT", spelled=frozenset({1, 2})) == (Verdict.AMBIGUOUS, None)
    assert told(one, bearer(2, "HIT", living=3), words="HIT", spelled=frozenset({2})) == (Verdict.LINKED, 2)
    assert told(one, lesson(2), words="HIT") == (Verdict.LINKED, 2)
    assert told(one, lesson(2), words="HIT", spelled=frozenset({1})) == (Verdict.AMBIGUOUS, None)
    assert told(one, lesson(2), words="HIT", spelled=frozenset({1, 2})) == (Verdict.LINKED, 2)
    known = Grounds(bearers=(bearer(1), bearer(2, kind=EntityKind.PLACE)))
    assert spells("Quay Institute", ORG, known) == {1}
    assert spells("HIT", ORG, Grounds(bearers=(one,))) == frozenset()


@pytest.mark.parametrize(
    ("by", "status", "may"),
    [
        (None, Status.PROPOSED, True),
        (None, Status.CONFIRMED, True),
        (None, Status.REJECTED, False),
        (EXACT, Status.PROPOSED, True),
        ("rule:lesson:4", Status.PROPOSED, True),
        ("Mira", Status.PROPOSED, False),
    ],
)
def test_a_persons_choice_is_not_free(by: str | None, status: Status, may: bool) -> None:
    link = Link(Judgement.REJECTED, None, by) if by == "Mira" else Link(Judgement.MATCHED, 1, by) if by else None
    value = Value(id=1, entry_id=1, field="name", words="Quay", content="Quay", status=status, link=link)
    assert free(value) is may


def test_a_leading_article_is_looked_up_both_ways() -> None:
    assert spellings("The Quay Institute") == ("The Quay Institute", "Quay Institute")
    assert spellings("Quay Institute") == ("Quay Institute",)
    assert spellings("The") == ("The",)
