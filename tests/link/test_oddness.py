"""Oddness: what differs from the rest of its group comes first, and a group without a rule has nothing odd."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from curator.link.oddness import OddKind, Traits, oddities, oddness

USUAL = Traits(
    article_id=0,
    words="ridge academy",
    field="Organization",
    entity=7,
    outlet="Harbour Post",
    names=frozenset({"linhe polytechnic"}),
    places=frozenset({"Linhe"}),
    confidence=0.95,
    score=1.0,
)


def group(*others: Traits, usual: int = 5) -> list[Traits]:
    every = [replace(USUAL, article_id=number) for number in range(usual)]
    return every + [replace(each, article_id=100 + number) for number, each in enumerate(others)]


def kinds(*others: Traits, usual: int = 5) -> set[OddKind]:
    return {each.kind for each in oddities(group(*others, usual=usual))[-1]}


def test_nothing_is_odd_among_those_alike() -> None:
    assert set(oddities(group())) == {()}


def test_each_difference_is_told_for_itself() -> None:
    assert kinds(replace(USUAL, entity=8)) == {OddKind.ENTITY}
    assert kinds(replace(USUAL, entity=None)) == {OddKind.ENTITY}
    assert kinds(replace(USUAL, outlet="Ridge Mail")) == {OddKind.OUTLET}
    assert kinds(replace(USUAL, field="Person")) == {OddKind.FIELD}
    assert kinds(replace(USUAL, words="ra")) == {OddKind.SPELLING}
    assert kinds(replace(USUAL, names=frozenset({"a football club"}))) == {OddKind.NEIGHBOURS}
    assert kinds(replace(USUAL, places=frozenset({"Lima"}))) == {OddKind.PLACE}
    assert kinds(replace(USUAL, confidence=0.3)) == {OddKind.CONFIDENCE}
    assert kinds(replace(USUAL, score=0.5)) == {OddKind.SCORE}


def test_a_difference_says_what_there_is_instead() -> None:
    odd = oddities(group(replace(USUAL, outlet="Ridge Mail", places=frozenset({"Lima"}), confidence=0.3)))[-1]
    assert {each.kind: each.detail for each in odd} == {
        OddKind.PLACE: "Lima",
        OddKind.OUTLET: "Ridge Mail",
        OddKind.CONFIDENCE: "0.30",
    }


def test_where_there_is_no_rule_nothing_breaks_it() -> None:
    scattered = [replace(USUAL, article_id=n, outlet=f"Paper {n}", places=frozenset({f"Town {n}"})) for n in range(6)]
    assert set(oddities(scattered)) == {()}
    assert kinds(replace(USUAL, outlet="Ridge Mail"), usual=1) == set()


def test_names_of_the_same_article_are_no_company() -> None:
    alone = replace(USUAL, names=frozenset({"one", "other"}))
    twice = [*group(), replace(alone, article_id=9), replace(alone, article_id=9)]
    assert all(odd and odd[0].kind is OddKind.NEIGHBOURS for odd in oddities(twice)[-2:])


def test_the_odder_the_more_it_counts() -> None:
    *_, little, much = oddities(
        group(replace(USUAL, confidence=0.6), replace(USUAL, confidence=0.2, entity=8, names=frozenset({"else"})))
    )
    assert 0 < oddness(little) < oddness(much)
    assert list(much) == sorted(much, key=lambda each: -each.weight)


traits = st.builds(
    Traits,
    article_id=st.integers(0, 4),
    words=st.sampled_from(["a", "b"]),
    field=st.sampled_from(["", "Person"]),
    entity=st.none() | st.integers(1, 3),
    outlet=st.sampled_from(["", "X", "Y"]),
    names=st.frozensets(st.sampled_from("abcd")),
    places=st.frozensets(st.sampled_from("PQ")),
    confidence=st.none() | st.floats(0, 1),
    score=st.none() | st.floats(0, 1),
)


@given(st.lists(traits, max_size=8))
def test_every_member_is_weighed_and_no_weight_is_beyond_one(every: list[Traits]) -> None:
    found = oddities(every)
    assert len(found) == len(every)
    assert all(0 <= each.weight <= 1 for odd in found for each in odd)
