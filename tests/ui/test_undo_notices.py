"""A notice that offers to undo an act never undoes another one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from tests.ui.registry.page_fixture import QUAY, choose, make_file, open_registry
from tests.ui.registry.test_lists_in_window import LIST, dialog_of, names
from tests.ui.window_fixture import Answers, open_window, page_of, press, settings
from ui.main_window import MainWindow
from ui.notifications import Tone
from ui.record.link_words import Spread

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, dict[str, int]]:
    return make_file(tmp_path)


def take_list_in(qtbot: QtBot, path: Path, folder: Path) -> tuple[MainWindow, set[str]]:
    """A window in which a list was just imported, and the names that were there before."""
    listed = folder / "list.csv"
    listed.write_text(LIST, "utf-8")
    with open_workspace(path, settings=settings()) as workspace:
        workspace.automatic.link_all()  # so that the list is the last act
    window = open_window(qtbot, path, Answers(chosen_list=listed))
    before = names(window)
    window.actions_["registry-import"].trigger()
    dialog_of(qtbot, window).accept()
    qtbot.waitUntil(lambda: window.notice.notice is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not window.tasks.named())
    assert names(window) != before
    return window, before


def test_the_notice_of_an_import_goes_with_its_undoing(
    qtbot: QtBot, made: tuple[Path, dict[str, int]], tmp_path: Path
) -> None:
    window, before = take_list_in(qtbot, made[0], tmp_path)
    assert window.notice._act.isVisible()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: names(window) == before, timeout=10_000)
    qtbot.waitUntil(lambda: window.notice.notice is None)


def test_keys_that_are_faster_than_a_list_is_taken_back_wait_for_it(
    qtbot: QtBot, made: tuple[Path, dict[str, int]], tmp_path: Path
) -> None:
    window, before = take_list_in(qtbot, made[0], tmp_path)
    page_of(window).workspace.registry.create(Entity(id=new_id(), kind=EntityKind.PLACE, name="Ash Quay"))
    failed: list[object] = []
    page_of(window).desk.failed.connect(failed.append)
    window.notes.noticed.connect(lambda notice: failed.append(notice) if notice.tone is Tone.BAD else None)
    for _ in range(3):
        window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not window.tasks.named() and names(window) < before | {""}, timeout=10_000)
    for _ in range(3):
        window.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: not window.tasks.named() and "Ash Quay" in names(window), timeout=10_000)
    assert failed == []


def test_the_button_is_there_only_while_its_act_is_the_newest(
    qtbot: QtBot, made: tuple[Path, dict[str, int]], tmp_path: Path
) -> None:
    window, before = take_list_in(qtbot, made[0], tmp_path)
    page_of(window).workspace.registry.create(Entity(id=new_id(), kind=EntityKind.PLACE, name="Ash Quay"))
    qtbot.waitUntil(lambda: not window.notice._act.isVisible())
    assert window.notice.notice is not None
    window.actions_["undo"].trigger()
    qtbot.waitUntil(window.notice._act.isVisible)
    window.notice._act.click()
    qtbot.waitUntil(lambda: names(window) == before, timeout=10_000)


def test_an_act_of_the_registry_takes_the_notice_of_many_links_along(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    window, page = open_registry(qtbot, made[0])
    choose(qtbot, page, made[1][QUAY])
    page_of(window).workspace.registry.create(Entity(id=new_id(), kind=EntityKind.PLACE, name="Ash Quay"))
    qtbot.waitUntil(lambda: window.notice.newest_act is not None)
    page_of(window).record.linking.spread.emit(Spread(3, 0, 3, 3, 2))
    assert window.notice._act.isVisible()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.notice.notice is None)
