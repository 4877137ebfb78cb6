"""Rules of the registry over several acts: told apart, merged, taken apart again; nothing belongs to itself."""

from dataclasses import replace

import pytest

from curator.app import Workspace
from curator.domain.entity import Entity


def made(
    desk: Workspace, name: str, kind: str = "organization", parent: int | None = None, place: int | None = None
) -> Entity:
    entity = replace(desk.linking.prefilled(kind, name), parent=parent, place=place)
    desk.registry.create(entity)
    return entity


def apart(desk: Workspace, entity: Entity) -> list[str]:
    return [other.name for _, other in desk.registry.page(entity.id).distinctions]


def test_two_told_apart_that_are_merged_through_a_third_are_no_longer_told_apart(desk: Workspace) -> None:
    one, two, both = made(desk, "Alder"), made(desk, "Birch"), made(desk, "Cedar")
    desk.registry.distinguish(one.id, two.id)
    desk.registry.merge(one.id, both.id)
    assert apart(desk, both) == ["Birch"]
    desk.registry.merge(two.id, both.id)
    assert apart(desk, both) == []
    desk.registry.unmerge(two.id)
    assert (apart(desk, both), apart(desk, two)) == (["Birch"], ["Cedar"])
    desk.registry.unmerge(one.id)
    assert (apart(desk, both), apart(desk, one)) == ([], ["Birch"])


def test_who_takes_a_merge_back_has_again_what_was_told_apart(desk: Workspace) -> None:
    one, two = made(desk, "Alder"), made(desk, "Birch")
    desk.registry.distinguish(one.id, two.id)
    desk.registry.merge(one.id, two.id)
    desk.history.undo()
    desk.history.redo()
    assert apart(desk, two) == []
    desk.registry.unmerge(one.id)
    assert (apart(desk, one), apart(desk, two)) == (["Birch"], ["Alder"])
    desk.history.undo()
    assert apart(desk, two) == []
    assert desk.statistics.check() == ()


def test_nothing_is_told_apart_from_itself_when_a_merge_is_taken_back(desk: Workspace) -> None:
    one, two, third = made(desk, "Alder"), made(desk, "Birch"), made(desk, "Cedar")
    desk.registry.merge(third.id, one.id)
    desk.registry.distinguish(two.id, third.id)
    desk.registry.merge(one.id, two.id)
    desk.registry.unmerge(third.id)
    desk.registry.merge(third.id, two.id)
    desk.registry.unmerge(one.id)
    assert (apart(desk, one), apart(desk, two)) == ([], [])


def test_a_place_does_not_lie_in_what_lies_in_it(desk: Workspace) -> None:
    land = made(desk, "Land", "place")
    shire = made(desk, "Shire", "place", place=land.id)
    town = made(desk, "Town", "place", place=shire.id)
    with pytest.raises(ValueError, match="“Land” cannot belong to itself"):
        desk.registry.edit(replace(land, place=town.id))
    with pytest.raises(ValueError, match="“Land” cannot belong to itself"):
        desk.registry.edit(replace(land, place=land.id))
    office = made(desk, "Office", place=town.id)
    assert desk.registry.edit(replace(office, place=land.id)) is not None


def test_a_parent_that_was_merged_into_its_child_is_not_shown_as_its_own_parent(desk: Workspace) -> None:
    parent = made(desk, "Parent")
    child = made(desk, "Child", parent=parent.id)
    assert desk.registry.page(child.id).parent == parent
    desk.registry.merge(parent.id, child.id)
    assert desk.registry.page(child.id).parent is None
    assert desk.registry.edit(replace(child, description="A school")) is not None
    desk.registry.unmerge(parent.id)
    assert desk.registry.page(child.id).parent == parent


def test_what_was_told_apart_comes_back_also_where_the_merged_one_was_edited_since(desk: Workspace) -> None:
    one, two = made(desk, "Alder"), made(desk, "Birch")
    desk.registry.distinguish(one.id, two.id)
    desk.registry.merge(one.id, two.id)
    desk.registry.edit(replace(one, merged_into=two.id, description="A tree"))
    assert [each.name for each in desk.registry.apart_again(one.id)] == ["Birch"]
    desk.registry.unmerge(one.id)
    assert (apart(desk, one), apart(desk, two)) == (["Birch"], ["Alder"])


def test_a_merge_puts_nothing_into_itself(desk: Workspace) -> None:
    land = made(desk, "Land", "place")
    shire = made(desk, "Shire", "place", place=land.id)
    town = made(desk, "Town", "place", place=shire.id)
    with pytest.raises(ValueError, match=r"“Shire” would belong to itself, .*; merge “Town” into “Land” instead"):
        desk.registry.merge(land.id, town.id)
    house = made(desk, "House")
    wing = made(desk, "Wing", parent=made(desk, "Hall", parent=house.id).id)
    with pytest.raises(ValueError, match="“Hall” would belong to itself"):
        desk.registry.merge(house.id, wing.id)
    desk.registry.merge(town.id, land.id)
    desk.registry.merge(wing.id, house.id)
    assert desk.statistics.check() == ()


def test_two_that_are_told_apart_are_known_to_be(desk: Workspace) -> None:
    one, two, other = made(desk, "Alder"), made(desk, "Birch"), made(desk, "Cedar")
    desk.registry.distinguish(one.id, two.id)
    assert desk.registry.told_apart(two.id, one.id)
    assert not desk.registry.told_apart(one.id, other.id)
    desk.registry.merge(one.id, other.id)
    assert desk.registry.told_apart(other.id, two.id)
