"""Choices, revoking, splitting and undo of many values are tasks; the window's thread does none of it."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.change import Act, ChangeSet, Way
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from curator.domain.record import Value
from curator.services import parts
from tests.services.material import TEXT, give
from tests.ui.registry.page_fixture import QUAY
from tests.ui.window_fixture import open_window, page_of, settings
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.registry.registry_page import RegistryPage
from ui.registry.small_dialogs import RevokeDialog
from ui.registry.split_dialog import SplitDialog

WORDS = "Quay Institute"
MANY = 6


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window on three articles that write one name; two values are many here, also for the services."""
    monkeypatch.setattr(parts, "GREAT", 1)
    monkeypatch.setattr(parts, "AT_A_TIME", 2)
    for module in ("record.linking", "registry.act_dialog", "registry.list_work"):
        monkeypatch.setattr(f"ui.{module}.GREAT", 1)
    path = tmp_path / "Great.curator"
    with open_workspace(path, settings=settings()) as workspace:
        for number in range(3):
            give(workspace, f"{TEXT}And {number} more.\n")
        workspace.registry.create(Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name=QUAY))
    return open_window(qtbot, path)


Note = tuple[Act, Way, bool]


def listen(window: MainWindow) -> list[Note]:
    """What is committed from now on, each with whether it was on the window's thread."""
    made: list[Note] = []

    def note(done: ChangeSet) -> None:
        made.append((done.act, done.way, threading.current_thread() is threading.main_thread()))

    page_of(window).workspace.subscribe(note)
    return made


def wait_for_use(qtbot: QtBot, window: MainWindow, number: int) -> None:
    registry = page_of(window).workspace.registry
    (entity,) = registry.named(QUAY)
    qtbot.waitUntil(lambda: registry.rows([entity.id])[0].linked == number)
    qtbot.waitUntil(lambda: not window.tasks.named())


def link_all(qtbot: QtBot, window: MainWindow) -> Value:
    desk = page_of(window).desk
    assert desk.dossier is not None
    value = next(each for each in desk.dossier.record.values() if each.words == WORDS)
    desk.set_focus(Focus(value.entry_id))
    linking = page_of(window).record.linking
    qtbot.waitUntil(lambda: linking.possible and linking.stands_for.candidate(1) is not None)
    linking.pick(1, everywhere=True)
    wait_for_use(qtbot, window, MANY)
    return value


def test_a_choice_for_many_is_a_task_and_so_is_its_undo(qtbot: QtBot, window: MainWindow) -> None:
    made, desk = listen(window), page_of(window).desk
    value = link_all(qtbot, window)
    qtbot.waitUntil(lambda: desk.dossier is not None and desk.dossier.record.value(value.id).link is not None)
    window.actions_["undo"].trigger()
    wait_for_use(qtbot, window, 0)
    qtbot.waitUntil(lambda: desk.dossier is not None and desk.dossier.record.value(value.id).link is None)
    window.actions_["redo"].trigger()
    wait_for_use(qtbot, window, MANY)
    assert made == [(Act.LINK, way, False) for way in (Way.DO, Way.UNDO, Way.REDO)]


def test_a_great_split_and_a_great_revoking_are_tasks(qtbot: QtBot, window: MainWindow) -> None:
    link_all(qtbot, window)
    made = listen(window)
    window.actions_["place-registry"].trigger()
    page = window.pages.page(Place.REGISTRY)
    assert isinstance(page, RegistryPage)
    (entity,) = page_of(window).workspace.registry.named(QUAY)
    page.show_entity(entity.id)
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.use.linked == MANY)
    page.split()
    assert isinstance(page.dialog, SplitDialog)
    page.dialog.name.setText("Quay Office")
    page.dialog.mentions.items.tick(range(MANY), on=True)
    page.dialog.accept()
    wait_for_use(qtbot, window, 0)
    window.actions_["undo"].trigger()
    wait_for_use(qtbot, window, MANY)
    qtbot.waitUntil(lambda: page.about is not None and bool(page.about.lessons))
    page.show_learned()
    page.tabs.revoke.click()
    qtbot.waitUntil(lambda: isinstance(page.dialog, RevokeDialog))
    assert isinstance(page.dialog, RevokeDialog)
    page.dialog.accept()
    wait_for_use(qtbot, window, 1)
    assert made == [(Act.SPLIT, Way.DO, False), (Act.SPLIT, Way.UNDO, False), (Act.REVOKE, Way.DO, False)]
