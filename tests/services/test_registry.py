"""Candidates come from the store's search and are ranked; what is typed finds more than what would be proposed."""

import pytest

from curator.app import Workspace
from curator.domain.entity import EntityKind
from curator.domain.registry import EntitySort, EntityView
from tests.services.material import candidates_for, give, record_of, value_of

NAMES = [
    f"Linhe {kind} of {place}"
    for kind in ("College", "Institute", "School")
    for place in ("Art", "Law", "Music", "Tea")
]


@pytest.fixture
def registry(desk: Workspace) -> Workspace:
    """A workspace with twelve organisations and a place of like names."""
    record = record_of(desk, give(desk))
    values = iter([value.id for value in record.values()] * 2)
    for name in NAMES:
        desk.linking.link_new(
            record_of(desk, record.article_id), {next(values)}, desk.linking.prefilled(EntityKind.ORGANIZATION, name)
        )
    desk.linking.link_new(
        record_of(desk, record.article_id), {next(values)}, desk.linking.prefilled(EntityKind.PLACE, "Linhe")
    )
    return desk


def test_at_most_nine_candidates_the_best_first(registry: Workspace) -> None:
    found = candidates_for(registry, "the Linhe Institute of Law", "organization")
    assert found[0].entity.name == "Linhe Institute of Law"
    assert found[0].why == ("same name but for spelling", "chosen once")
    assert len(found) <= 9
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert {each.entity.kind for each in found} == {EntityKind.ORGANIZATION}


def test_a_beginning_finds_them_all(registry: Workspace) -> None:
    assert {each.entity.name for each in registry.registry.search("lin")} == {*NAMES, "Linhe"}
    assert {each.entity.name for each in registry.registry.search("lin", "place")} == {"Linhe"}
    assert registry.registry.search("quokka") == []


def test_the_list_begins_with_what_fits_the_search_best(registry: Workspace) -> None:
    def listed(**more: object) -> list[str]:
        ids = registry.registry.ids(EntityView(search="school of linhe", **more))  # type: ignore[arg-type]
        return [row.entity.name for row in registry.registry.rows(ids)]

    called = registry.linking.prefilled(EntityKind.ORGANIZATION, "School of Linhe")
    registry.registry.create(called)
    assert listed()[-1] == "School of Linhe"
    assert listed(sort=EntitySort.BEST) == ["School of Linhe", *listed()[:-1]]


def test_an_unknown_kind_is_refused(registry: Workspace) -> None:
    with pytest.raises(ValueError, match="ship"):
        candidates_for(registry, "Linhe", "ship")


def test_a_split_takes_all_that_is_written_so(desk: Workspace) -> None:
    first, second = (record_of(desk, give(desk, title)) for title in ("One headline", "Another headline"))
    made = desk.linking.prefilled(EntityKind.ORGANIZATION, "Quay Institute of Tides")
    desk.registry.create(made)
    for record in (first, second):
        for words in ("Quay Institute", "Linhe Polytechnic"):
            value = value_of(record_of(desk, record.article_id), "organization", words)
            desk.linking.link(record_of(desk, record.article_id), {value.id}, made.id)
    spelled = [(each.words, each.mentions, each.articles) for each in desk.registry.spellings(made.id)]
    assert spelled == [("Linhe Polytechnic", 2, 2), ("Quay Institute", 2, 2)]
    other = desk.linking.prefilled(EntityKind.ORGANIZATION, "Linhe Polytechnic University")
    one = value_of(first, "organization", "Quay Institute").id
    desk.registry.split(made.id, other, (), [one], ["linhe  POLYTECHNIC"])
    went = [each.value.words for each in desk.registry.where_used(other.id)]
    assert sorted(went) == ["Linhe Polytechnic", "Linhe Polytechnic", "Quay Institute"]
    assert [each.value.words for each in desk.registry.where_used(made.id)] == ["Quay Institute"]
