"""What later acts stand on an act is known, and “not the same” can be taken back, also through merges."""

from dataclasses import replace

import pytest

from curator.app import Workspace
from curator.domain.entity import Entity, EntityKind
from curator.errors import ConflictError

HOUSE, SCHOOL, CLUB, UNION = (
    Entity(id=100 + place, kind=EntityKind.ORGANIZATION, name=f"Linhe {name}")
    for place, name in enumerate(("House", "School", "Club", "Union"))
)


@pytest.fixture
def four(desk: Workspace) -> Workspace:
    for entity in (HOUSE, SCHOOL, CLUB, UNION):
        desk.registry.create(entity)
    return desk


def test_what_stands_on_an_act_is_what_came_later_and_stands(four: Workspace) -> None:
    registry, history = four.registry, four.history
    first = registry.edit(replace(HOUSE, description="one"))
    second = registry.edit(replace(HOUSE, description="two"))
    registry.edit(replace(SCHOOL, description="of another"))
    assert first is not None
    assert second is not None
    assert [each.id for each in history.depending(first.id)] == [second.id]
    with pytest.raises(ConflictError):
        history.undo_one(first.id)
    history.undo_one(second.id)
    assert history.depending(first.id) == []
    history.undo_one(first.id)
    assert registry.page(HOUSE.id).entity == HOUSE
    with pytest.raises(KeyError):
        history.depending(1)


def test_not_the_same_is_taken_back_also_where_it_was_said_of_what_was_merged(four: Workspace) -> None:
    registry = four.registry
    registry.distinguish(HOUSE.id, SCHOOL.id)
    registry.distinguish(HOUSE.id, UNION.id)
    registry.merge(SCHOOL.id, CLUB.id)
    done = registry.undistinguish(CLUB.id, HOUSE.id)
    assert done is not None
    assert done.subject == "Linhe Club ≠ Linhe House"
    assert [other.name for _, other in registry.page(HOUSE.id).distinctions] == ["Linhe Union"]
    assert registry.page(CLUB.id).distinctions == ()
    assert registry.undistinguish(CLUB.id, HOUSE.id) is None
    four.review.undo()
    assert {other.name for _, other in registry.page(HOUSE.id).distinctions} == {"Linhe Union", "Linhe Club"}
