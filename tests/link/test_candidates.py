"""Candidates are ranked by how well a name fits, and say why."""

from hypothesis import given
from hypothesis import strategies as st

from curator.domain.entity import Alias, Entity, EntityKind, NameKind
from curator.link.candidates import rank
from curator.link.normalise import fold, initials

LINHE = Entity(
    id=1,
    kind=EntityKind.ORGANIZATION,
    name="Linhe Institute of Technology",
    aliases=(Alias("Linhe Tech"), Alias("临河理工学院", "zh")),
)
OTHER = Entity(id=2, kind=EntityKind.ORGANIZATION, name="Linhe Institute of Textiles")
FAR = Entity(id=3, kind=EntityKind.ORGANIZATION, name="Zürich Überlandwerke")
MERGED = Entity(id=4, kind=EntityKind.ORGANIZATION, name="Linhe Institute of Technology", merged_into=1)
PERSON = Entity(id=5, kind=EntityKind.PERSON, name="Weimin Bao")
NUMBERED = Entity(
    id=6,
    kind=EntityKind.ORGANIZATION,
    name="School No. 4",
    aliases=(Alias("NIS", "en", NameKind.ACRONYM), Alias("Quay School", "en", NameKind.FORMER)),
)
ALL = (FAR, OTHER, MERGED, LINHE)


def best(words: str, *entities: Entity) -> tuple[int, str]:
    candidate = rank(words, entities)[0]
    return candidate.entity.id, candidate.why[0]


def test_the_same_name_comes_first_and_a_merged_entity_never() -> None:
    ranked = rank("Linhe Institute of Technology", ALL)
    assert [candidate.entity.id for candidate in ranked] == [1, 2]
    assert ranked[0].score == 1.0
    assert ranked[0].why == ("same name",)


def test_each_kind_of_likeness_says_so() -> None:
    assert best("the LINHE Institute of Technology", *ALL) == (1, "same name but for spelling")
    assert best("Linhe Tech", *ALL) == (1, "alias")
    assert best("linhe tech", *ALL) == (1, "alias but for spelling")
    assert best("临河理工学院", *ALL) == (1, "alias")
    assert best("LIT", LINHE) == (1, "initials")
    assert best("Linhe Institute of Technologie", *ALL) == (1, "similar name")
    assert best("BAO Weimin", PERSON) == (5, "same words in another order")
    assert best("包为民", PERSON) == (5, "same in pinyin")
    assert best("Linhe Institute of Technology Ltd.", *ALL) == (1, "same but for legal form")
    assert best("Linhe Institute", LINHE)[1] in ("part of the name", "similar name")
    assert best("School No. 14", NUMBERED) == (6, "another number in the name")
    assert best("NIS", NUMBERED) == (6, "acronym")
    assert best("Quay School", NUMBERED) == (6, "former name")
    assert best("Zurich Uberlandwerke", *ALL) == (3, "same name but for spelling")


def test_a_strange_name_and_no_name_have_no_candidates() -> None:
    assert rank("Quokka", ALL) == []
    assert rank(" ... ", ALL) == []


def test_scores_fall_in_the_order_given_for_the_reasons() -> None:
    scores = [rank(words, [LINHE])[0].score for words in ("Linhe Institute of Technology", "Linhe Tech", "LIT")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


@given(st.text())
def test_folding_is_done_once_and_for_all(words: str) -> None:
    assert fold(fold(words)) == fold(words)


def test_folding_keeps_scripts_and_drops_marks() -> None:
    assert fold("Café de l’Étoile") == "cafe de letoile"
    assert fold("The Board's") == "board"
    assert fold("한국과학기술원") == "한국과학기술원"
    assert initials("Varnholm School of Mines") == "vsm"


def place(number: int, name: str, description: str = "") -> Entity:
    return Entity(id=number, kind=EntityKind.PLACE, name=name, description=description)


def test_a_place_is_found_without_the_word_that_says_what_it_is() -> None:
    city, province = place(1, "Linhe", "city in Varn"), place(2, "Linhe", "province of Varn")
    other = place(3, "Lin Province", "province of Varn")
    for words in ("Linhe Province", "Province of Linhe"):
        assert [each.entity.id for each in rank(words, (city, other, province))] == [2, 1]
    assert best("City of Linhe", province, city) == (1, "same but for “city”, “province” and the like")
    assert best("Linhe", place(4, "Linhe Autonomous Region")) == (4, "same but for “city”, “province” and the like")
    assert [each.entity.id for each in rank("Linhe City", (place(5, "Linhe City", "city in Varn"), city))] == [5, 1]
    assert best("City", place(6, "City")) == (6, "same name")


def test_a_part_of_an_organisation_is_not_meant_by_its_name() -> None:
    office = Entity(id=7, kind=EntityKind.ORGANIZATION, name="Office of the Linhe Institute of Technology")
    assert [each.entity.id for each in rank("Linhe Institute of Technology", (office, LINHE))] == [1]
    assert "part of the name" in rank("Linhe Office", [office])[0].why
