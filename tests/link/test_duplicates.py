"""What speaks for two entities being the same, and what against."""

from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.link.duplicates import LEAST_SCORE, MOST_IN_BLOCK, Blocks, Sign, compare


def organization(number: int, name: str, *aliases: str, **more: object) -> Entity:
    named = tuple(Alias(each, kind=NameKind.ACRONYM if each.isupper() else NameKind.FULL) for each in aliases)
    return Entity(id=number, kind=EntityKind.ORGANIZATION, name=name, aliases=named, **more)  # type: ignore[arg-type]


def signs(one: Entity, other: Entity) -> list[Sign]:
    return [each.sign for each in compare(one, other).evidence]


def blocked(*entities: Entity) -> list[tuple[int, int]]:
    blocks = Blocks()
    for each in entities:
        blocks.add(each)
    return blocks.pairs()


def test_names_that_differ_in_spelling_alone_are_the_same() -> None:
    one, other = organization(1, "Université de Linhe"), organization(2, "universite de  Linhe")
    assert blocked(other, one) == [(1, 2)]
    assert signs(one, other) == [Sign.SAME_NAME]
    assert compare(other, one).one == one
    assert compare(one, other).score == 0.75


def test_the_same_words_in_another_order_are_likely_the_same() -> None:
    one, other = organization(1, "Linhe Polytechnic"), organization(2, "Polytechnic Linhe")
    assert blocked(one, other) == [(1, 2)]
    assert signs(one, other) == [Sign.SAME_WORDS]


def test_variants_of_spelling_are_found_where_nothing_speaks_against() -> None:
    one, other = organization(1, "Nordlys Electrolysis AS"), organization(2, "Nordlys Elektrolyse AS")
    far = organization(3, "Nordlys Elektrolyse AS", place=9)
    assert blocked(one, other) == [(1, 2)]
    assert signs(one, other) == [Sign.SPELT_ALIKE]
    assert compare(one, other).score >= LEAST_SCORE
    assert compare(organization(1, one.name, place=8), far).score < LEAST_SCORE
    assert blocked(organization(1, "Linhe Polytechnic"), organization(2, "Linhe Polytecknik")) == [(1, 2)]
    assert blocked(organization(1, "Quay Institute"), organization(2, "Quay Instotute")) == [(1, 2)]


def test_what_only_looks_alike_is_no_variant() -> None:
    for mine, yours in (
        ("University of Oslo", "University of Oulu"),
        ("Ministry of Finance", "Ministry of France"),
        ("Bank of Austria", "Bank of Australia"),
        ("Institute 12", "Institute 13"),
    ):
        assert signs(organization(1, mine), organization(2, yours)) == []


def test_an_acronym_is_found_wherever_the_two_are_and_counts_as_a_name_where_it_was_given() -> None:
    long = organization(1, "Academy of Lake Sciences", place=8)
    assert blocked(long, organization(2, "ALS")) == [(1, 2)]
    assert signs(long, organization(2, "ALS")) == [Sign.ACRONYM]
    assert compare(long, organization(2, "ALS", place=9)).score < LEAST_SCORE
    named = organization(3, "Academy of Lake Sciences of Linhe", "ALS")
    assert blocked(named, organization(4, "ALS")) == [(3, 4)]
    assert signs(named, organization(4, "ALS")) == [Sign.SHARED_ALIAS]
    others = organization(5, "Quay Institute", "LNQ"), organization(6, "Linhe North Quay Institute", "LNQ")
    assert blocked(*others) == [(5, 6)]
    assert signs(*others) == [Sign.SHARED_ACRONYM]
    assert compare(*others).score >= LEAST_SCORE
    said = organization(7, "Linhe Polytechnic", "LP"), organization(8, "Linhe Polymers", "LP")
    assert signs(*said) == [Sign.SHARED_ACRONYM]


def test_articles_that_name_both_speak_for_it() -> None:
    one, other = organization(1, "Linhe Polytechnic", "LP Tech"), organization(2, "LP Tech")
    assert compare(one, other, 3).score > compare(one, other).score
    assert compare(one, other, 3).reasons[-1] == "named in the same articles: 3"


def test_an_alias_or_an_identifier_joins() -> None:
    one = organization(1, "Linhe Polytechnic", "Linhe Tech")
    other = organization(2, "Linhe Tech", identifiers=(Identifier("ror", "01"),))
    third = organization(3, "The Poly", identifiers=(Identifier("ror", "01"),))
    assert blocked(one, other, third) == [(1, 2), (2, 3)]
    assert signs(one, other) == [Sign.SHARED_ALIAS]
    assert signs(other, third) == [Sign.SHARED_IDENTIFIER]
    assert compare(other, third).score > compare(one, other).score


def test_an_acronym_joins_what_is_in_one_place() -> None:
    place = {"place": 9}
    one = organization(1, "Varnholm School of Mines", **place)
    other = organization(2, "VSM", **place)
    assert blocked(one, other) == [(1, 2)]
    assert signs(one, other) == [Sign.ACRONYM, Sign.SAME_PLACE]
    assert compare(one, other).score >= LEAST_SCORE
    assert compare(one, organization(3, "VSM", place=8)).score < LEAST_SCORE


def test_another_identifier_or_place_speaks_against() -> None:
    one = organization(1, "National Museum", identifiers=(Identifier("ror", "01"),), place=8, parent=5)
    other = organization(2, "National Museum", identifiers=(Identifier("ror", "02"),), place=9, parent=6)
    assert signs(one, other) == [Sign.SAME_NAME, Sign.OTHER_IDENTIFIER, Sign.OTHER_PLACE, Sign.OTHER_PARENT]
    assert compare(one, other).score < LEAST_SCORE


def test_kinds_are_not_mixed_and_places_of_one_name_are_many() -> None:
    person = Entity(id=1, kind=EntityKind.PERSON, name="Linhe")
    places = [
        Entity(id=2 + number, kind=EntityKind.PLACE, name="Linhe", place=place)
        for number, place in enumerate((7, 8, 7))
    ]
    assert blocked(person, *places) == [(2, 4)]


def test_what_very_many_share_is_not_compared() -> None:
    many = [organization(number, "Ministry of Education") for number in range(1, MOST_IN_BLOCK + 2)]
    assert blocked(*many) == []
    assert len(blocked(*many[:3])) == 3
