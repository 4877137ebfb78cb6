"""Any act of an entity's history, and “not the same”, taken back alone in the real window, on SQLite and PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import Workspace, open_workspace
from curator.domain.change import Act, Way
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.ui.registry.page_fixture import LP, LPU, QUAY, choose, fill, open_registry
from tests.ui.window_fixture import page_of, press, settings
from ui.main_window import MainWindow
from ui.registry.registry_page import RegistryPage

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests: each story is told on SQLite and on PostgreSQL."""

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(new_address: Callable[[], str]) -> tuple[str, dict[str, int]]:
    address = new_address()
    with open_workspace(address, settings=settings()) as workspace:
        return address, fill(workspace)


def describe(workspace: Workspace, entity_id: int, description: str) -> None:
    entity = workspace.registry.page(entity_id).entity
    assert workspace.registry.edit(replace(entity, description=description)) is not None


def choose_act(qtbot: QtBot, window: MainWindow, page: RegistryPage, wanted: Act) -> None:
    """Goes to the newest such act in the history, with the keys."""
    page.list.focus_list()
    press(qtbot, window, Key.Key_H)
    press(qtbot, window, Key.Key_Home)
    lines = page.tabs.history.items.lines
    acts = [(each.what.act, each.what.way) for each in lines]  # type: ignore[attr-defined]
    for _ in range(acts.index((wanted, Way.DO))):
        press(qtbot, window, Key.Key_Down)


def test_a_split_is_taken_back_alone_long_after(qtbot: QtBot, made: tuple[str, dict[str, int]]) -> None:
    address, ids = made
    new = Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name="Linhe Patent Union")
    with open_workspace(address, settings=settings()) as workspace:
        (mention,) = workspace.registry.where_used(ids[LP])
        workspace.registry.split(ids[LP], new, ["LPU"], [mention.value.id])
        describe(workspace, ids[QUAY], "later, and of another")
    window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[LP])
    assert page.about is not None
    assert page.about.page.use.linked == 0
    choose_act(qtbot, window, page, Act.SPLIT)
    press(qtbot, window, Key.Key_B)
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.use.linked == 1)
    workspace = page_of(window).workspace
    assert [alias.name for alias in workspace.registry.page(ids[LP]).entity.aliases] == ["LPU", "林河理工大学"]
    assert workspace.registry.entities([new.id]) == {}
    assert workspace.registry.page(ids[QUAY]).entity.description == "later, and of another"


def test_what_stands_on_an_act_is_said_and_nothing_is_changed(qtbot: QtBot, made: tuple[str, dict[str, int]]) -> None:
    address, ids = made
    with open_workspace(address, settings=settings()) as before_it:
        before_it.registry.merge(ids[LPU], ids[LP])
        before_it.registry.unmerge(ids[LPU])
    window, page = open_registry(qtbot, address)
    workspace = page_of(window).workspace
    choose(qtbot, page, ids[LPU])
    choose_act(qtbot, window, page, Act.MERGE)
    before = workspace.history.newest(1)
    told: list[str] = []
    window.notes.noticed.connect(lambda notice: told.append(notice.sentence))
    page.tabs.back.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith(f"“Merge {LPU} → {LP[:20]}")
    assert f"… cannot be taken back alone: later came “Split {LPU}” (" in told[0].replace("…”", "…")
    assert workspace.history.newest(1) == before
    choose_act(qtbot, window, page, Act.SPLIT)
    page.tabs.back.click()
    qtbot.waitUntil(lambda: workspace.registry.entities([ids[LPU]])[ids[LPU]].merged_into == ids[LP])


def test_who_uses_a_new_entity_is_said(qtbot: QtBot, made: tuple[str, dict[str, int]]) -> None:
    address, ids = made
    window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[QUAY])
    choose_act(qtbot, window, page, Act.ADD)
    told: list[str] = []
    window.notes.noticed.connect(lambda notice: told.append(notice.sentence))
    press(qtbot, window, Key.Key_B)
    qtbot.waitUntil(lambda: bool(told))
    assert "later came “Link" in told[0]


def test_not_the_same_is_taken_back_on_the_page(qtbot: QtBot, made: tuple[str, dict[str, int]]) -> None:
    address, ids = made
    with open_workspace(address, settings=settings()) as workspace:
        workspace.registry.distinguish(ids[LP], ids[QUAY])
        workspace.registry.distinguish(ids[LP], ids[LPU])
        describe(workspace, ids[QUAY], "later")
    window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[LP])
    labels = [each.accessibleName() for each in page.form.apart.buttons]
    assert sorted(labels) == [f"Take back: {LPU}", f"Take back: {QUAY}"]
    page.form.apart.buttons[labels.index(f"Take back: {QUAY}")].click()
    qtbot.waitUntil(lambda: page.about is not None and len(page.about.page.distinctions) == 1)
    workspace = page_of(window).workspace
    assert workspace.registry.page(ids[QUAY]).distinctions == ()
    assert window.bar.undo.accessibleName().startswith(f"Undo “Revoke {LP} ≠ ")
    page.list.focus_list()
    press(qtbot, window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.about is not None and len(page.about.page.distinctions) == 2)
