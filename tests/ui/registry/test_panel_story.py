"""The panel beside the record in the real window: away to the registry and back, corrections, undo in its place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from curator.app import Workspace, open_workspace
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Value
from tests.services.material import TEXT, entry_of, give
from tests.ui.window_fixture import open_window, page_of, press, settings, type_text
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.registry.group_page import GroupPage
from ui.registry.registry_page import RegistryPage
from ui.way_back import WayBack

Key, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
QUAY, SAND = "Quay Institute", "Quay Institute of Sand"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three articles in which a rule linked the institute to the only one of that name; there is another like it."""
    path = tmp_path / "Panel.curator"
    with open_workspace(path, settings=settings()) as workspace:
        for name in (QUAY, SAND):
            workspace.registry.create(Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name=name))
        for number in range(3):
            give(workspace, f"{TEXT}No. {number}\n")
        workspace.automatic.link_all()
    return path


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> MainWindow:
    """The window, with the affiliation of Aldo Ferrant in focus."""
    window = open_window(qtbot, path)
    page_of(window).desk.set_focus(affiliation(window))
    page_of(window).record.focus_list()
    return window


def affiliation(window: MainWindow) -> Focus:
    dossier = page_of(window).desk.dossier
    assert dossier is not None
    entry = entry_of(dossier.record, "person", "Aldo Ferrant")
    value = next(each for each in entry.values if each.field == "affiliation")
    return Focus(entry.id, value.id)


def value_in_focus(window: MainWindow) -> Value:
    (value,) = page_of(window).desk.focused_values()
    return value


def scope_line(window: MainWindow) -> str:
    linking = page_of(window).record.linking
    linking._look_around()
    while linking.reaching.counting:
        QApplication.processEvents()
    offer = page_of(window).record.stands_for.ways.scope.offer
    return f"{offer.name} | {offer.why}"


def place(window: MainWindow) -> Place:
    return window.pages.place


def strip(page: QWidget) -> WayBack:
    (found,) = page.findChildren(WayBack)
    return found


def is_back(window: MainWindow, focus: Focus, article_id: int | None) -> bool:
    page = page_of(window)
    opened = page.desk.dossier.article.id if page.desk.dossier else None
    return (place(window), page.desk.focus, opened) == (Place.REVIEW, focus, article_id) and page.record.list.hasFocus()


@pytest.mark.parametrize("way", ["Esc", "Alt+Left", "button"])
def test_the_registry_leads_back_to_where_the_curator_was(qtbot: QtBot, window: MainWindow, way: str) -> None:
    page = page_of(window)
    assert page.desk.dossier is not None
    focus, opened = page.desk.focus, page.desk.dossier.article.id
    scrolled = [bar.value() for bar in page._bars()]
    press(qtbot, window, Key.Key_O)
    registry = window.pages.page(Place.REGISTRY)
    assert isinstance(registry, RegistryPage)
    qtbot.waitUntil(lambda: registry.about is not None and registry.about.page.entity.name == QUAY)
    assert place(window) is Place.REGISTRY
    assert strip(registry).isVisible()
    if way == "button":
        strip(registry).button.click()
    elif way == "Esc":
        press(qtbot, window, Key.Key_Escape)
    else:
        press(qtbot, window, Key.Key_Left, ALT)
    assert is_back(window, focus, opened)
    assert [bar.value() for bar in page._bars()] == scrolled
    window.pages.turn_to(Place.REGISTRY)
    assert not strip(registry).isVisible()


def test_the_way_back_stays_over_another_article_that_was_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    assert page.desk.dossier is not None
    focus, opened = page.desk.focus, page.desk.dossier.article.id
    press(qtbot, window, Key.Key_O)
    registry = window.pages.page(Place.REGISTRY)
    assert isinstance(registry, RegistryPage)
    qtbot.waitUntil(lambda: registry.about is not None)
    mention = next(
        each
        for entity in page.workspace.registry.named(QUAY)
        for each in page.workspace.registry.where_used(entity.id)
        if each.article.id != opened
    )
    registry.visit_wanted.emit(mention, "back")
    assert page.desk.dossier.article.id != opened
    press(qtbot, window, Key.Key_Escape)
    assert place(window) is Place.REGISTRY
    press(qtbot, window, Key.Key_Escape)
    assert is_back(window, focus, opened)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_group_leads_back_visibly(qtbot: QtBot, window: MainWindow, by_key: bool) -> None:
    page = page_of(window)
    assert page.desk.dossier is not None
    focus, opened = page.desk.focus, page.desk.dossier.article.id
    press(qtbot, window, Key.Key_W)
    group = window.pages.page(Place.GROUP)
    assert isinstance(group, GroupPage)
    qtbot.waitUntil(lambda: bool(group.group.members))
    assert strip(group).isVisible()
    if by_key:
        press(qtbot, window, Key.Key_Escape)
    else:
        strip(group).button.click()
    qtbot.waitUntil(lambda: place(window) is Place.REVIEW)
    assert is_back(window, focus, opened)


def lessons(workspace: Workspace) -> list[tuple[Scope, bool]]:
    return [(each.scope, each.means) for each in workspace.linking.lessons([QUAY])]


def test_a_correction_is_for_this_article_first(qtbot: QtBot, window: MainWindow) -> None:
    workspace = page_of(window).workspace
    both = "Correct for this article | Ctrl 1: 6 values will change in 3 articles · Ctrl 2: 2 values in 1 article"
    assert scope_line(window) == both
    press(qtbot, window, Key.Key_S)
    press(qtbot, window, Key.Key_S)
    assert scope_line(window).startswith("Correct everywhere | Ctrl 1–2: 6 values will change in 3 articles")
    press(qtbot, window, Key.Key_S)
    assert scope_line(window) == both
    press(qtbot, window, Key.Key_2, CTRL)
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "Linked 2 values in 1 article."
    assert lessons(workspace) == [(Scope.ARTICLE, True)]
    assert page_of(window).record.linking.scoping.scope is Scope.EVERYWHERE


def test_none_of_these_is_for_this_article_first_and_an_open_name_for_all(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    press(qtbot, window, Key.Key_N)
    assert set(lessons(page.workspace)) == {(Scope.ARTICLE, False)}
    assert page.desk.dossier is not None
    open_name = entry_of(page.desk.dossier.record, "organization", "Linhe Polytechnic")
    page.desk.set_focus(Focus(open_name.id))
    assert scope_line(window).startswith("Learn everywhere")


def test_yes_to_an_automatic_link_is_learned_as_any_choice(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Key.Key_Y)
    assert lessons(page_of(window).workspace) == [(Scope.EVERYWHERE, True)]


def test_undo_and_redo_of_a_link_stay_at_its_value(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    here = page.desk.focus
    press(qtbot, window, Key.Key_2)
    for key in (Key.Key_Z, Key.Key_Y, Key.Key_Z):
        press(qtbot, window, key, CTRL)
        assert page.desk.focus == here
        assert page.record.list.hasFocus()
    page.desk.set_focus(Focus(page.desk.entries()[0].id))
    press(qtbot, window, Key.Key_Y, CTRL)
    assert page.desk.focus == here
    assert page.record.list.hasFocus()


def test_undo_of_links_of_many_leaves_the_curator_where_they_are(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    press(qtbot, window, Key.Key_1, CTRL)
    page.step_article(1)
    assert page.desk.dossier is not None
    other, focus = page.desk.dossier.article.id, page.desk.focus
    for key in (Key.Key_Z, Key.Key_Y):
        press(qtbot, window, key, CTRL)
        assert is_back(window, focus, other)
    links = [each.link for each in page.desk.dossier.record.values() if each.words == QUAY]
    assert {link.by.startswith("rule:lesson:") for link in links if link} == {True}


def test_undo_in_another_article_goes_to_the_value(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    assert page.desk.dossier is not None
    here, opened = page.desk.focus, page.desk.dossier.article.id
    press(qtbot, window, Key.Key_2)
    page.step_article(1)
    press(qtbot, window, Key.Key_Z, CTRL)
    assert is_back(window, here, opened)
    link = value_in_focus(window).link
    assert link is not None
    assert link.judgement is Judgement.MATCHED


def test_typed_words_say_what_ctrl_enter_would_change(qtbot: QtBot, window: MainWindow) -> None:
    stands_for = page_of(window).record.stands_for
    press(qtbot, window, Key.Key_L)
    type_text(qtbot, "sand")
    qtbot.waitUntil(lambda: stands_for.marked is not None and stands_for.marked.entity.name == SAND)
    assert scope_line(window) == "Correct for this article | Ctrl Enter: 2 values will change in 1 article"
    press(qtbot, window, Key.Key_Return, CTRL)
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "Linked 2 values in 1 article."
    assert QApplication.focusWidget() is page_of(window).record.list
