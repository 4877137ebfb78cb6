"""Looking through a workspace for entities that are likely the same."""

import pytest

from curator.app import Workspace
from curator.domain.entity import Entity, EntityKind, Identifier
from curator.domain.ids import new_id
from curator.domain.watch import Watch
from curator.errors import Cancelled
from curator.services.context import now
from tests.services.material import give, record_of, value_of

WRITTEN = "Linhe Polytechnic"


def fill(desk: Workspace, *names: str) -> list[int]:
    made = [Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name=name) for name in names]
    desk._context.store.take_in(made, now())
    return [each.id for each in made]


def found(desk: Workspace) -> list[tuple[int, int]]:
    return [(pair.one.id, pair.other.id) for pair in desk.registry.duplicates()]


def test_pairs_come_likeliest_first(desk: Workspace) -> None:
    one, two, three, _ = fill(desk, "Linhe Polytechnic", "Polytechnic, Linhe", "LINHE POLYTECHNIC", "Quay Institute")
    assert found(desk) == [(one, three), (one, two), (two, three)]
    assert desk.registry.duplicates(kind=EntityKind.PERSON) == []


def test_what_was_told_apart_or_merged_is_left_out(desk: Workspace) -> None:
    one, two, three = fill(desk, "Linhe Polytechnic", "LINHE POLYTECHNIC", "The Linhe Polytechnic")
    desk.registry.distinguish(one, two)
    assert (one, two) not in found(desk)
    desk.registry.merge(two, three)
    assert found(desk) == []
    desk.registry.unmerge(two)
    assert sorted(found(desk)) == [(one, three), (two, three)]


def test_shipped_places_are_compared_with_others_only(desk: Workspace) -> None:
    def place(*identifiers: Identifier) -> Entity:
        return Entity(id=new_id(), kind=EntityKind.PLACE, name="Linhe", identifiers=identifiers)

    one, two, own = place(Identifier("geonames", "7")), place(Identifier("iso3166", "CN-LI")), place()
    desk._context.store.take_in([one, two, own], now())
    assert sorted(found(desk)) == [(one.id, own.id), (two.id, own.id)]
    everything = desk.registry.duplicates(listed=True)
    assert (one.id, two.id) in {(pair.one.id, pair.other.id) for pair in everything}


def test_an_acronym_is_found_among_names_with_the_articles_that_name_both(desk: Workspace) -> None:
    article = give(desk)
    one, other = fill(desk, "Linhe Academy of Sciences", "LAS")
    for words, entity_id in ((WRITTEN, one), ("Quay Institute", other)):
        record = record_of(desk, article)
        desk.linking.link(record, {value_of(record, "organization", words).id}, entity_id)
    (pair,) = desk.registry.duplicates()
    assert (pair.one.id, pair.other.id) == (one, other)
    assert pair.reasons == ("one is the acronym of the other: LAS", "named in the same articles: 1")


def test_it_can_be_stopped(desk: Workspace) -> None:
    fill(desk, "A", "B")
    with pytest.raises(Cancelled):
        desk.registry.duplicates(Watch(cancelled=lambda: True))
