"""Names of open articles are linked as soon as the registry has their entity, and whenever somebody asks for it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.entity import Entity, EntityKind
from curator.domain.record import Judgement
from tests.services.material import TEXT, give, record_of, value_of
from tests.ui.registry.test_lists_in_window import dialog_of
from tests.ui.window_fixture import Answers, open_window, page_of, press, settings, type_text
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.registry.registry_page import RegistryPage
from ui.registry.small_dialogs import NewEntityDialog

QUAY = "Quay Institute"
TOLD = "4 names linked automatically in 2 articles. Ctrl+L to review them."


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, list[int]]:
    """A workspace of three articles that name the same institute; in the last, a person said that none is meant."""
    path = tmp_path / "Names.curator"
    with open_workspace(path, settings=settings()) as workspace:
        articles = [give(workspace, f"{TEXT}No. {number}\n") for number in range(3)]
        record = record_of(workspace, articles[2])
        workspace.linking.refuse(record, {each.id for each in record.values() if each.words == QUAY})
    return path, articles


def links(window: MainWindow, articles: list[int]) -> list[Judgement | None]:
    desk = page_of(window).workspace
    found = [value_of(record_of(desk, each), "organization", QUAY).link for each in articles]
    return [each.judgement if each else None for each in found]


def told(qtbot: QtBot, window: MainWindow, sentence: str) -> None:
    qtbot.waitUntil(lambda: window.notice.notice is not None and window.notice.notice.sentence == sentence)
    qtbot.waitUntil(lambda: not window.tasks.named())


LINKED = [Judgement.MATCHED, Judgement.MATCHED, Judgement.REJECTED]
NOT_YET = [None, None, Judgement.REJECTED]


def test_a_list_links_the_names_that_only_one_entity_has(
    qtbot: QtBot, three: tuple[Path, list[int]], tmp_path: Path
) -> None:
    path, articles = three
    names = tmp_path / "list.csv"
    names.write_text(f"name,kind\n{QUAY},organization\n", "utf-8")
    window = open_window(qtbot, path, Answers(chosen_list=names))
    window.actions_["registry-import"].trigger()
    dialog_of(qtbot, window).apply_button.click()
    told(qtbot, window, TOLD)
    assert links(window, articles) == LINKED
    shown = page_of(window).desk.dossier
    assert shown is not None
    qtbot.waitUntil(lambda: shown.article.id not in articles[:2] or _shown_link(window))
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: links(window, articles) == NOT_YET)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not page_of(window).workspace.registry.search(QUAY))
    qtbot.waitUntil(lambda: not window.tasks.named())
    assert links(window, articles) == NOT_YET


def _shown_link(window: MainWindow) -> bool:
    dossier = page_of(window).desk.dossier
    return dossier is not None and value_of(dossier.record, "organization", QUAY).link is not None


def test_an_entity_that_is_made_links_its_names(qtbot: QtBot, three: tuple[Path, list[int]]) -> None:
    path, articles = three
    window = open_window(qtbot, path)
    window.actions_["place-registry"].trigger()
    page = window.pages.page(Place.REGISTRY)
    assert isinstance(page, RegistryPage)
    page.new_entity()
    dialog = page.dialog
    assert isinstance(dialog, NewEntityDialog)
    qtbot.waitUntil(dialog.name.hasFocus)
    type_text(qtbot, QUAY)
    press(qtbot, window, Qt.Key.Key_Return)
    told(qtbot, window, TOLD)
    assert links(window, articles) == LINKED


def test_names_are_linked_when_somebody_asks_and_what_is_left_is_said(
    qtbot: QtBot, three: tuple[Path, list[int]]
) -> None:
    path, articles = three
    with open_workspace(path, settings=settings()) as workspace:
        workspace.registry.create(Entity(id=5, kind=EntityKind.ORGANIZATION, name=QUAY))
    window = open_window(qtbot, path)
    assert links(window, articles) == NOT_YET
    window.actions_["link-names"].trigger()
    assert [task.name for task in window.tasks.named()] == ["Linking names"]
    told(qtbot, window, TOLD)
    assert links(window, articles) == LINKED
    window.actions_["link-names"].trigger()
    left = "No name could be linked without asking. 15 names nobody has yet."
    told(qtbot, window, left)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: links(window, articles) == NOT_YET)
    window.actions_["link-names"].trigger()
    told(qtbot, window, f"{left} 4 links taken back before stay so.")


def test_linking_is_stopped_and_nothing_is_linked(qtbot: QtBot, three: tuple[Path, list[int]]) -> None:
    path, articles = three
    with open_workspace(path, settings=settings()) as workspace:
        workspace.registry.create(Entity(id=5, kind=EntityKind.ORGANIZATION, name=QUAY))
    window = open_window(qtbot, path)
    window.tasks.started.connect(lambda task: task.cancel())
    window.actions_["link-names"].trigger()
    told(qtbot, window, "Stopped. Nothing has been changed.")
    assert links(window, articles) == NOT_YET
