"""The registry page shows what its list points at, or nothing, however fast a person is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from tests.ui.registry.page_fixture import LP, LPU, QUAY, choose, make_file, open_registry
from tests.ui.window_fixture import press, type_text
from ui.main_window import MainWindow
from ui.registry.registry_page import RegistryPage

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, dict[str, int]]:
    return make_file(tmp_path)


def opened(qtbot: QtBot, path: Path) -> tuple[MainWindow, RegistryPage]:
    window, page = open_registry(qtbot, path)
    press(qtbot, window, Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: page.about is not None and page.list.list.currentIndex().row() == 0)
    return window, page


def shown(page: RegistryPage) -> str:
    return page.about.page.entity.name if page.about else ""


@pytest.mark.parametrize("waits", [True, False])
def test_the_first_hit_of_a_search_is_shown_and_edited(
    qtbot: QtBot, made: tuple[Path, dict[str, int]], *, waits: bool
) -> None:
    window, page = opened(qtbot, made[0])
    assert shown(page) != "Mira Okonjo"
    press(qtbot, window, Qt.Key.Key_Slash)
    type_text(qtbot, "okonjo")
    if waits:
        qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(page.form.name.hasFocus)
    assert shown(page) == "Mira Okonjo"
    assert page.form.name.text() == "Mira Okonjo"
    assert page.list.list.current == page.list.current == made[1]["Mira Okonjo"]


def test_a_click_on_the_only_hit_shows_it(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    window, page = opened(qtbot, made[0])
    press(qtbot, window, Qt.Key.Key_Slash)
    type_text(qtbot, "quay")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    listed = page.list.list
    place = listed.visualRect(page.list.model.index(0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: shown(page) == QUAY)


def test_kinds_leave_nothing_on_the_page_that_is_not_listed(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    _, page = opened(qtbot, made[0])
    page.list.kinds.setCurrentIndex(2)
    qtbot.waitUntil(lambda: shown(page) == "Mira Okonjo")
    page.list.search.setText("quay")
    qtbot.waitUntil(lambda: page.about is None)
    assert page.columns.wanted is None
    page.edit()
    assert not page.form.isVisible()


def test_an_entity_that_is_asked_for_is_listed(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    _, page = opened(qtbot, path)
    page.list.search.setText("okonjo")
    qtbot.waitUntil(lambda: shown(page) == "Mira Okonjo")
    choose(qtbot, page, ids[LP])
    qtbot.waitUntil(lambda: page.list.list.current == ids[LP])
    assert not page.list.search.text()
    assert shown(page) == LP


def test_an_edit_that_takes_it_out_of_the_list_leaves_it_until_the_list_is_wanted(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    window, page = opened(qtbot, made[0])
    page.list.search.setText("linhe poly")
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2 and shown(page) == LPU)
    page.edit()
    type_text(qtbot, "Quite another")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    assert shown(page) in (LPU, "Quite another")
    page.list.focus_list()
    qtbot.waitUntil(lambda: shown(page) == LP)


def test_what_was_merged_leaves_the_list_at_once_and_the_rest_stays_where_it_stood(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    window, page = opened(qtbot, made[0])
    assert window.page is not None
    registry = window.page.workspace.registry
    for number in range(60):
        registry.create(Entity(id=new_id(), kind=EntityKind.PLACE, name=f"Port {number:02}"))
    qtbot.waitUntil(lambda: page.list.settled and page.list.model.rowCount() == 65)
    here, gone = (registry.named(f"Port {number:02}")[0].id for number in (40, 10))
    page.show_entity(here)
    qtbot.waitUntil(lambda: page.list.settled and page.list.list.current == here)
    listed = page.list.list
    listed.verticalScrollBar().setValue(listed.verticalScrollBar().value() + 150)
    stood = listed.visualRect(listed.currentIndex()).top()
    resets: list[bool] = []
    page.list.model.modelReset.connect(lambda: resets.append(True))
    registry.merge(gone, made[1]["Linhe"])
    qtbot.waitUntil(lambda: page.list.model.place(gone) is None)
    qtbot.waitUntil(lambda: page.list.settled)
    assert (page.list.current, listed.current, resets) == (here, here, [])
    registry.unmerge(gone)
    qtbot.waitUntil(lambda: page.list.model.place(gone) is not None)
    assert listed.current == here
    assert listed.visualRect(listed.currentIndex()).top() == stood
