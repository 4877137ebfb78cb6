"""Lists that others take in, or entities that others change, between comparing and taking in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.change import Act, Change
from curator.domain.listing import ImportPreview
from curator.domain.registry import EntityView
from curator.errors import ConflictError
from curator.services import parts
from curator.settings import Settings
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.services.conftest import SETTINGS
from tests.services.test_lists import counts, entities, write_csv

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests."""


def same_named(path: Path, number: int, identified: bool) -> Path:
    rows = [
        (f"Institute {each}", "", "", f"Q{each + 5000}" if identified else "", "", "", "") for each in range(number)
    ]
    return write_csv(path, rows)


@pytest.mark.parametrize("identified", [True, False])
@pytest.mark.parametrize("number", [3, parts.GREAT + 3])
def test_who_compared_before_another_took_the_same_list_in_doubles_nothing(
    new_address: Callable[[], str], tmp_path: Path, number: int, identified: bool
) -> None:
    address, path = new_address(), same_named(tmp_path / "list.csv", number, identified)
    with (
        open_workspace(address, settings=SETTINGS) as one,
        open_workspace(address, settings=Settings(curator="Ola")) as two,
    ):
        first, second = one.lists.preview(path), two.lists.preview(path)
        one.lists.apply(first)
        with pytest.raises(ConflictError) as caught:
            two.lists.apply(second)
        assert caught.value.sentence == (
            f"“Institute 0” and {number - 1} more came into the registry since the list was compared; "
            "nothing has been taken in."
        )
        assert caught.value.hint == "Compare the list again to see what is left to take in."
        assert len(two.registry.ids(EntityView())) == number
        assert counts(two.lists.preview(path)) == {"same": number}


def test_of_two_who_take_a_list_in_at_once_only_one_does(new_address: Callable[[], str], tmp_path: Path) -> None:
    address, path = new_address(), same_named(tmp_path / "list.csv", 4, identified=False)
    with (
        open_workspace(address, settings=SETTINGS) as one,
        open_workspace(address, settings=Settings(curator="Ola")) as two,
        ThreadPoolExecutor(2) as threads,
    ):
        previews = [(each, each.lists.preview(path)) for each in (one, two)]
        ready = Barrier(2).wait

        def applied(who: Workspace, preview: ImportPreview) -> bool:
            ready()
            try:
                return who.lists.apply(preview).change_set is not None
            except ConflictError:
                return False

        begun = [threads.submit(applied, *each) for each in previews]
        assert sorted(each.result() for each in begun) == [False, True]
        assert len(one.registry.ids(EntityView())) == 4


def test_what_had_the_name_when_the_list_was_compared_stops_nothing(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv", [("Linhe", "place", "", "Q1", "", "", "")])))
    path = write_csv(tmp_path / "b.csv", [("Linhe", "place", "", "Q2", "", "", "")])
    preview = desk.lists.preview(path)
    assert counts(preview) == {"new": 1}
    desk.lists.apply(preview)
    third = desk.lists.preview(write_csv(tmp_path / "c.csv", [("Linhe", "place", "", "Q3", "", "", "")]))
    desk.lists.apply(third)
    assert len(desk.registry.named("Linhe")) == 3


def test_what_stopped_a_list_says_to_compare_it_again(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    preview = desk.lists.preview(write_csv(tmp_path / "b.csv", [("Linhe Polytechnic", "", "Poly", "", "", "", "")]))
    edited = entities(desk)["Linhe Polytechnic"]
    desk.registry.edit(replace(edited, description="A school"))
    with pytest.raises(ConflictError) as caught:
        desk.lists.apply(preview)
    assert caught.value.sentence == "“Linhe Polytechnic” was changed meanwhile; nothing has been saved."
    assert "Compare the list again" in caught.value.hint
    with pytest.raises(ConflictError) as caught:
        desk._context.commit(desk._context.change_set(Act.EDIT_ENTITY, "", [Change(edited, replace(edited, name="X"))]))
    assert caught.value.hint == "Look it up in the registry again and repeat the act."
