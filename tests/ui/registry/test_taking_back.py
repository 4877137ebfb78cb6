"""Any act of an entity's history, and “not the same”, taken back alone in the real window, on SQLite and PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import Workspace, open_workspace
from curator.domain.change import Act
from curator.domain.entity import Alias, Entity, EntityKind, NameKind
from curator.domain.ids import new_id
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.ui.registry.page_fixture import LP, LPU, QUAY, WRITTEN, choose, fill, open_registry
from tests.ui.window_fixture import page_of, press, settings
from ui.main_window import MainWindow
from ui.registry.registry_page import RegistryPage
from ui.registry.unmerge_dialog import UnmergeDialog

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
    acts = [each.what.act.act for each in lines]  # type: ignore[attr-defined]
    for _ in range(acts.index(wanted)):
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
    assert f"… cannot be taken back alone: later came “Take back the merge of {LPU}" in told[0].replace("…”", "…")
    assert workspace.history.newest(1) == before
    choose_act(qtbot, window, page, Act.UNMERGE)
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


def test_taking_a_merge_back_is_asked_first_and_told_as_what_it_is(
    qtbot: QtBot, made: tuple[str, dict[str, int]]
) -> None:
    address, ids = made
    with open_workspace(address, settings=settings()) as workspace:
        workspace.registry.distinguish(ids[LP], ids[LPU])
        workspace.registry.merge(ids[LPU], ids[LP])
    window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    workspace = page_of(window).workspace
    for key in (Key.Key_Escape, Key.Key_Return):
        press(qtbot, window, Key.Key_T)
        qtbot.waitUntil(lambda: isinstance(page.dialog, UnmergeDialog) and page.dialog.isVisible())
        dialog = page.dialog
        assert isinstance(dialog, UnmergeDialog)
        assert dialog.headline.text() == f"Take back the merge of {LPU} into {LP}?"
        assert dialog.preview.text().startswith(f"1 link in 1 article, 1 name and 1 lesson will mean {LPU} again.")
        assert dialog.preview.text().endswith(f"It is told apart again from {LP}.")
        assert dialog.mentions.items.rowCount() == 1
        assert workspace.registry.entities([ids[LPU]])[ids[LPU]].merged_into == ids[LP]
        press(qtbot, window, key)
        qtbot.waitUntil(lambda: page.dialog is None)
        qtbot.waitUntil(page.list.list.hasFocus)
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.use.linked == 1)
    assert workspace.registry.entities([ids[LPU]])[ids[LPU]].merged_into is None
    assert window.bar.undo.accessibleName().startswith("Undo “Take back the merge of")
    newest = [f"{line.words}{line.after}" for line in page.tabs.history.items.lines[:3]]
    assert newest == [
        f"Took back the merge of {LPU} into {LP}",
        f"Merged {LPU} into {LP}",
        f"Told apart {LP} ≠ {LPU}",
    ]


def test_history_says_what_an_edit_changed_and_an_act_comes_and_goes(
    qtbot: QtBot, made: tuple[str, dict[str, int]]
) -> None:
    address, ids = made
    with open_workspace(address, settings=settings()) as workspace:
        before = workspace.registry.page(ids[LP]).entity
        workspace.registry.edit(
            replace(
                before,
                description="a school",
                aliases=(*before.aliases[1:], Alias("Polytech", "en", NameKind.SHORT)),
                place=ids["Linhe"],
            )
        )
    window, page = open_registry(qtbot, address)
    workspace = page_of(window).workspace
    choose(qtbot, page, ids[LP])
    choose_act(qtbot, window, page, Act.EDIT_ENTITY)
    line = page.tabs.history.line
    assert line is not None
    assert f"{line.words}{line.after}" == (
        "Edited: description “university in Linhe” → “a school”; place “Linhe”; "
        "− LPU (acronym, en); + Polytech (short name, en)"
    )
    assert page.tabs.back.text() == "Take back (B)"
    press(qtbot, window, Key.Key_B)
    qtbot.waitUntil(lambda: page.tabs.back.text() == "Restore (B)")
    assert workspace.registry.page(ids[LP]).entity == before
    line = page.tabs.history.line
    assert line is not None
    assert line.gone
    assert "taken back by" in line.remark
    press(qtbot, window, Key.Key_B)
    qtbot.waitUntil(lambda: page.tabs.back.text() == "Take back (B)")
    assert workspace.registry.page(ids[LP]).entity.description == "a school"
    assert "restored by" in (page.tabs.history.line or line).remark


def test_what_was_learned_and_told_apart_and_is_gone_stays_in_the_history(
    qtbot: QtBot, made: tuple[str, dict[str, int]]
) -> None:
    address, ids = made
    with open_workspace(address, settings=settings()) as workspace:
        (lesson, _), *_ = workspace.registry.page(ids[LP]).lessons
        workspace.linking.revoke(lesson)
        workspace.registry.distinguish(ids[LP], ids[QUAY])
        workspace.registry.undistinguish(ids[LP], ids[QUAY])
    _window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[LP])
    told = [f"{line.words}{line.after}" for line in page.tabs.history.items.lines]
    assert told[0].startswith("Revoked ")
    assert told[1].startswith("Told apart ")
    assert told[2] == f"Revoked {WRITTEN}: no longer holds: “{WRITTEN}” means {LP} everywhere"
    assert told[3] == f"Linked {WRITTEN}: learned everywhere"


def test_what_stands_on_what_was_taken_back_is_not_restored_alone(
    qtbot: QtBot, made: tuple[str, dict[str, int]]
) -> None:
    address, ids = made
    with open_workspace(address, settings=settings()) as workspace:
        describe(workspace, ids[LP], "first")
        describe(workspace, ids[LP], "second")
        workspace.review.undo()
        workspace.review.undo()
    window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[LP])
    told: list[str] = []
    window.notes.noticed.connect(lambda notice: told.append(notice.sentence))
    choose_act(qtbot, window, page, Act.EDIT_ENTITY)
    press(qtbot, window, Key.Key_B)
    qtbot.waitUntil(lambda: bool(told))
    assert "cannot be restored alone: it stands on “Edit" in told[0]
    press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_B)
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.entity.description == "first")
