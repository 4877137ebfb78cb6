"""What lessons, the article and earlier choices say changes the order of candidates, and each says so."""

from dataclasses import replace

import pytest

from curator.domain.entity import Alias, Candidate, Entity, EntityKind, NameKind, ReasonKind
from curator.domain.lesson import Lesson, Scope
from curator.domain.naming import Use
from curator.link import weights
from curator.link.candidates import rank
from curator.link.context import Surroundings
from curator.link.learned import Learned, learned

CITY = Entity(id=90, kind=EntityKind.PLACE, name="Port Amal")
ACADEMY = Entity(id=91, kind=EntityKind.ORGANIZATION, name="Linhe Academy")
FIRST = Entity(id=1, kind=EntityKind.ORGANIZATION, name="School of Mines")
SECOND = Entity(id=2, kind=EntityKind.ORGANIZATION, name="School of Mines")
THIRD = Entity(id=3, kind=EntityKind.ORGANIZATION, name="Mining College", aliases=(Alias("School of Mining"),))
ALIKE = (FIRST, SECOND)
HERE, POST = 500, "Port Post"


def lesson(
    entity_id: int, number: int, scope: Scope = Scope.EVERYWHERE, where: str = "", *, means: bool = True
) -> Lesson:
    return Lesson(
        id=number,
        words="School of Mining",
        kind=EntityKind.ORGANIZATION,
        entity_id=entity_id,
        means=means,
        scope=scope,
        where=where,
    )


def taught(*lessons: Lesson) -> Learned:
    return learned(lessons, {each.entity_id: each.entity_id for each in lessons}, HERE, POST)


def ranked(around: Surroundings, *entities: Entity, words: str = "School of Mining") -> list[Candidate]:
    return rank(words, entities or ALIKE, around)


def order(around: Surroundings, *entities: Entity, words: str = "School of Mining") -> list[int]:
    return [each.entity.id for each in ranked(around, *entities, words=words)]


def test_the_weightier_lesson_comes_first_the_narrower_then_the_newer() -> None:
    wide, newer = lesson(1, 1), lesson(2, 2)
    assert order(Surroundings(learned=taught(wide, newer))) == [2, 1]
    outlet = lesson(1, 1, Scope.OUTLET, POST)
    assert order(Surroundings(learned=taught(outlet, newer))) == [1, 2]
    article = lesson(2, 0, Scope.ARTICLE, str(HERE))
    assert order(Surroundings(learned=taught(outlet, article))) == [2, 1]
    assert ranked(Surroundings(learned=taught(article)))[0].why[0] == "chosen for this name in this article"


def test_a_lesson_is_stronger_than_the_same_name() -> None:
    around = Surroundings(learned=taught(lesson(1, 1)))
    assert order(around, THIRD, FIRST) == [1, 3]
    assert order(Surroundings(), THIRD, FIRST) == [3, 1]


def test_what_was_refused_stands_last_and_says_so() -> None:
    around = Surroundings(learned=taught(lesson(3, 1, means=False)))
    found = ranked(around, THIRD, FIRST)
    assert [(each.entity.id, each.refused) for each in found] == [(1, False), (3, True)]
    assert found[1].why[0] == "refused for this name"
    assert found[1].score < found[0].score


def test_a_narrow_yes_outweighs_a_wide_no_and_a_newer_no_an_older_yes() -> None:
    wide_no, narrow_yes = lesson(1, 9, means=False), lesson(1, 1, Scope.OUTLET, POST)
    assert not ranked(Surroundings(learned=taught(wide_no, narrow_yes)))[0].refused
    older_yes = lesson(1, 1)
    assert taught(older_yes, wide_no).refused.keys() == {1}


def test_a_lesson_of_another_outlet_is_a_hint_and_keeps_what_is_called_otherwise() -> None:
    far = lesson(91, 1, Scope.OUTLET, "Linhe Daily")
    (found,) = ranked(Surroundings(learned=taught(far)), ACADEMY)
    assert found.why == ("chosen for this name elsewhere",)
    assert found.score == weights.LEARNED_ELSEWHERE
    assert ranked(Surroundings(), ACADEMY) == []


@pytest.mark.parametrize(
    ("around", "why"),
    [
        (Surroundings(same_name=frozenset({2})), "same name linked so in this article"),
        (Surroundings(linked={2: "School of Mines"}), "linked in this article"),
        (Surroundings(above={90: CITY}, named=frozenset({90})), "in Port Amal, named in this article"),
        (Surroundings(above={91: ACADEMY}, named=frozenset({91})), "Linhe Academy named in this article"),
        (Surroundings(uses={2: Use(chosen=4, in_outlet=4)}), "chosen 4 times in this outlet"),
        (Surroundings(uses={2: Use(chosen=1)}), "chosen once"),
        (
            Surroundings(
                linked={91: "Linhe Academy"},
                uses={2: Use(articles=frozenset({7})), 91: Use(articles=frozenset({7, 8}))},
            ),
            "mentioned with Linhe Academy before",
        ),
    ],
)
def test_each_surrounding_moves_one_of_two_equal_names_up(around: Surroundings, why: str) -> None:
    told = replace(SECOND, place=90, parent=91)
    assert order(Surroundings(), FIRST, told) == [1, 2]
    first = ranked(around, FIRST, told)[0]
    assert first.entity.id == 2
    assert why in first.why


def test_what_surrounds_a_name_never_makes_it_the_same_name() -> None:
    around = Surroundings(
        linked={2: "x"}, above={90: CITY, 91: ACADEMY}, named=frozenset({90, 91}), uses={2: Use(chosen=99, in_outlet=9)}
    )
    told = replace(SECOND, place=90, parent=91)
    assert order(around, THIRD, told) == [3, 2]


def test_more_choices_weigh_more_up_to_a_number() -> None:
    scores = [
        ranked(Surroundings(uses={1: Use(chosen=times)}), FIRST)[0].score
        for times in (0, 1, 5, weights.CHOSEN_OFTEN, 99)
    ]
    assert scores == sorted(scores)
    assert len(set(scores)) == 4


def test_all_weights_are_parts_and_fall_as_they_are_listed() -> None:
    assert all(0 < each <= 1 for each in (*weights.NAME_SCORES.values(), *weights.CONTEXT.values()))
    assert list(weights.NAME_SCORES.values()) == sorted(weights.NAME_SCORES.values(), reverse=True)
    assert weights.NAME_SCORES[ReasonKind.INITIALS] > weights.SIMILAR * weights.LEAST_LIKENESS


def test_of_two_learned_meanings_the_article_decides() -> None:
    both = taught(lesson(1, 1), lesson(3, 2))
    assert order(Surroundings(learned=both), *ALIKE, THIRD) == [3, 1, 2]
    assert order(Surroundings(learned=both, linked={1: "School of Mines"}), *ALIKE, THIRD) == [1, 3, 2]


def test_what_stands_in_brackets_with_another_name_is_that() -> None:
    acronym = replace(FIRST, name="Society of Makers", aliases=(Alias("SOM"),))
    around = Surroundings(introduced={3: "Mining College"})
    assert order(around, acronym, THIRD, words="SOM") == [3, 1]
    assert ranked(around, THIRD, words="SOM")[0].why == ("stands in brackets with Mining College in this article",)


def test_what_shortens_a_linked_name_is_that() -> None:
    acronym = replace(SECOND, name="Somewhere", aliases=(Alias("SOM", "", NameKind.ACRONYM),))
    spelled = replace(FIRST, name="School Open Mines")
    assert order(Surroundings(), spelled, acronym, words="SOM") == [2, 1]
    assert order(Surroundings(linked={1: "School Open Mines"}), spelled, acronym, words="SOM") == [1, 2]
