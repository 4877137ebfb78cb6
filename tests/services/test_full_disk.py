"""A disk that is full while entities are merged or a list is taken in: said in a sentence, and nothing is half."""

from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.change import Act
from curator.domain.entity import Entity, EntityKind
from curator.domain.registry import EntityView
from curator.errors import WorkspaceError
from curator.services import parts
from tests.db.test_endurance import fill
from tests.services.conftest import SETTINGS

LONG = ("known far and wide " * 4000).strip()
HOUSE, SCHOOL = (
    Entity(id=100 + at, kind=EntityKind.ORGANIZATION, name=f"Linhe {name}", description=LONG)
    for at, name in enumerate(("House", "School"))
)


def entities(desk: Workspace) -> list[Entity]:
    return [row.entity for row in desk.registry.rows(desk.registry.ids(EntityView()))]


def test_a_merge_for_which_there_is_no_room_changes_nothing(desk: Workspace, address: Path) -> None:
    for entity in (HOUSE, SCHOOL):
        desk.registry.create(entity)
    before = desk.history.newest()
    fill(desk._store, 4)
    with pytest.raises(WorkspaceError, match="The disk is full") as failed:
        desk.registry.merge(HOUSE.id, SCHOOL.id)
    assert str(address) in failed.value.sentence
    assert entities(desk) == [HOUSE, SCHOOL]
    assert desk.history.newest() == before
    with open_workspace(address, settings=SETTINGS) as again:
        assert again.statistics.check() == ()
        again.registry.merge(HOUSE.id, SCHOOL.id)
        assert entities(again) == [SCHOOL]


def test_of_a_list_for_which_there_is_no_room_whole_parts_stay_and_are_taken_back(
    desk: Workspace, address: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("".join(["name,description\n", *(f"Institute {each},{LONG[:2000]}\n" for each in range(400))]))
    preview = desk.lists.preview(listed)
    fill(desk._store, 400)
    with pytest.raises(WorkspaceError, match="The disk is full"):
        desk.lists.apply(preview)
    stayed = len(entities(desk))
    assert 0 < stayed < 400
    assert stayed % parts.AT_A_TIME == 0
    with open_workspace(address, settings=SETTINGS) as again:
        assert again.statistics.check() == ()
        assert again.history.newest(1)[0].act is Act.TAKE_IN
        again.history.undo()
        assert entities(again) == []
        again.lists.apply(again.lists.preview(listed))
        assert len(entities(again)) == 400
