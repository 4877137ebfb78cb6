"""Merge, split and what a choice taught: done, looked at in the open article, and taken back after a restart.

Each story is told in the real window, on SQLite and on PostgreSQL. Group verification is told so in `test_group_story`.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.change import Act
from curator.domain.entity import Alias
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.ui.registry.page_fixture import LP, LPU, QUAY, choose, fill, open_registry
from tests.ui.registry.test_stories import linked, merge_two, names
from tests.ui.registry.test_taking_back import choose_act
from tests.ui.window_fixture import page_of, press, settings, type_text
from ui.main_window import MainWindow
from ui.registry.registry_page import RegistryPage
from ui.registry.split_dialog import SplitDialog

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests."""

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
UNION = "Linhe Patent Union"
Opened = tuple[MainWindow, RegistryPage]


@pytest.fixture
def made(new_address: Callable[[], str]) -> tuple[str, dict[str, int]]:
    address = new_address()
    with open_workspace(address, settings=settings()) as workspace:
        return address, fill(workspace)


def restarted(qtbot: QtBot, window: MainWindow, address: str) -> Opened:
    window.close()
    return open_registry(qtbot, address)


def sound(window: MainWindow) -> bool:
    return page_of(window).workspace.statistics.check() == ()


def means(window: MainWindow, name: str) -> bool:
    """Whether that is ticked beside the name that has the focus in the open article, and the record agrees."""
    desk, offers = page_of(window).desk, page_of(window).record.stands_for.offers()
    links = [value.link for value in desk.focused_values()]
    return [each.name for each in offers if each.ticked] == [name] and all(links)


def means_nothing(window: MainWindow) -> bool:
    desk, offers = page_of(window).desk, page_of(window).record.stands_for.offers()
    return not any(each.ticked for each in offers) and not any(value.link for value in desk.focused_values())


def visit(qtbot: QtBot, opened: Opened, entity_id: int, line: int = 0) -> None:
    """Opens the article in which an entity is meant, at the words."""
    window, page = opened
    choose(qtbot, page, entity_id)
    page.list.focus_list()
    press(qtbot, window, Key.Key_U)
    qtbot.waitUntil(lambda: page.tabs.used.line is not None)
    for _ in range(line):
        press(qtbot, window, Key.Key_Down)
    press(qtbot, window, Key.Key_Return)
    assert page_of(window).isVisible()


def test_a_merge(qtbot: QtBot, made: tuple[str, dict[str, int]]) -> None:
    address, ids = made
    window, page = open_registry(qtbot, address)
    visit(qtbot, (window, page), ids[LPU])
    qtbot.waitUntil(lambda: means(window, LPU))
    article = opened_article(window)
    press(qtbot, window, Key.Key_Escape)
    merge_two(qtbot, window, page, ids[LP], ids[LPU])
    window.actions_["place-review"].trigger()
    qtbot.waitUntil(lambda: means(window, LP))
    again, page = restarted(qtbot, window, address)
    choose(qtbot, page, ids[LP])
    assert linked(page) == 2
    visit(qtbot, (again, page), ids[LP])
    if opened_article(again) != article:
        press(qtbot, again, Key.Key_Escape)
        visit(qtbot, (again, page), ids[LP], 1)
    qtbot.waitUntil(lambda: means(again, LP))
    press(qtbot, again, Key.Key_Escape)
    page.list.focus_list()
    press(qtbot, again, Key.Key_T)
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.isVisible())
    press(qtbot, again, Key.Key_Return)
    qtbot.waitUntil(lambda: LPU in names(page) and linked(page) == 1)
    again.actions_["place-review"].trigger()
    qtbot.waitUntil(lambda: means(again, LPU))
    assert sound(again)


def opened_article(window: MainWindow) -> int:
    opened = page_of(window).desk.dossier
    assert opened is not None
    return opened.article.id


def test_a_split(qtbot: QtBot, made: tuple[str, dict[str, int]]) -> None:
    address, ids = made
    window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    press(qtbot, window, Key.Key_P)
    qtbot.waitUntil(lambda: isinstance(page.dialog, SplitDialog) and page.dialog.names.hasFocus())
    assert isinstance(page.dialog, SplitDialog)
    press(qtbot, window, Key.Key_Space)
    page.dialog.mentions.setFocus()
    press(qtbot, window, Key.Key_A, CTRL)
    page.dialog.name.setFocus()
    page.dialog.name.selectAll()
    type_text(qtbot, UNION)
    press(qtbot, window, Key.Key_Return)
    qtbot.waitUntil(lambda: UNION in names(page) and linked(page) == 0)
    (new,) = page_of(window).workspace.registry.named(UNION)
    visit(qtbot, (window, page), new.id)
    qtbot.waitUntil(lambda: means(window, UNION))
    again, page = restarted(qtbot, window, address)
    visit(qtbot, (again, page), new.id)
    qtbot.waitUntil(lambda: means(again, UNION))
    press(qtbot, again, Key.Key_Escape)
    choose(qtbot, page, ids[LP])
    choose_act(qtbot, again, page, Act.SPLIT)
    press(qtbot, again, Key.Key_B)
    qtbot.waitUntil(lambda: UNION not in names(page) and linked(page) == 1)
    assert len(page.form.aliases.rows) == 3
    again.actions_["place-review"].trigger()
    qtbot.waitUntil(lambda: means(again, LP))
    assert sound(again)


def test_what_a_choice_taught_and_a_name_that_was_written_down(qtbot: QtBot, made: tuple[str, dict[str, int]]) -> None:
    address, ids = made
    window, page = open_registry(qtbot, address)
    choose(qtbot, page, ids[QUAY])
    page.list.focus_list()
    press(qtbot, window, Key.Key_E)
    page.form.aliases.rows[-1].lines()[0].setFocus()
    type_text(qtbot, "Tides House")
    press(qtbot, window, Key.Key_Return)
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.entity.aliases == (Alias("Tides House"),))
    again, page = restarted(qtbot, window, address)
    visit(qtbot, (again, page), ids[QUAY])
    qtbot.waitUntil(lambda: means(again, QUAY))
    press(qtbot, again, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.isVisible() and page.about is not None and not page.about.page.entity.aliases)
    press(qtbot, again, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page_of(again).isVisible() and means_nothing(again))
    last, page = restarted(qtbot, again, address)
    choose(qtbot, page, ids[QUAY])
    qtbot.waitUntil(lambda: page.about is not None and not page.about.lessons)
    assert linked(page) == 0
    page.list.focus_list()
    press(qtbot, last, Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: page_of(last).isVisible() and means(last, QUAY))
    last.actions_["place-registry"].trigger()
    qtbot.waitUntil(lambda: linked(page) == 1)
    assert page.about is not None
    assert len(page.about.lessons) == 1
    assert sound(last)
