"""Linking with a scope, and judging one name across articles together, in the real window on a real workspace."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import Workspace, open_workspace
from curator.domain.entity import EntityKind
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Status, Value
from curator.services.grouping import Wanted
from tests.db.conftest import empty_database, empty_file, new_address, new_file, server
from tests.services.material import TEXT, give, record_of, value_of
from tests.ui.window_fixture import open_window, page_of, press, settings, type_text
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.record.stands_for import StandsFor
from ui.registry.group_page import GroupPage
from ui.registry.registry_page import RegistryPage

__all__ = ["empty_database", "empty_file", "new_address", "new_file", "server"]
"""The fixtures of the store's own tests: each story is told on SQLite and on PostgreSQL."""

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
HIT, TIDES = "Quay Institute", "Quay Institute of Tides"


@pytest.fixture
def four(new_address: Callable[[], str]) -> str:
    """A workspace of four articles that name the same institute, which the registry knows under a longer name."""
    address = new_address()
    with open_workspace(address, settings=settings()) as workspace:
        for number in range(4):
            give(workspace, f"{TEXT}No. {number}\n")
        known = give(workspace, TEXT)
        record = record_of(workspace, known)
        value = value_of(record, "organization", HIT)
        made = workspace.linking.prefilled("organization", TIDES)
        workspace.linking.link_new(record, {value.id}, made, scope=Scope.ARTICLE)
        workspace.review.finish(record_of(workspace, known))
    return address


def begin(qtbot: QtBot, address: str) -> tuple[MainWindow, Workspace]:
    window = open_window(qtbot, address)
    page = page_of(window)
    opened = page.desk.dossier
    assert opened is not None
    value = value_of(opened.record, "organization", HIT)
    page.desk.set_focus(Focus(value.entry_id))
    page.record.focus_list()
    return window, page.workspace


def institutes(workspace: Workspace) -> list[Value]:
    """The institute wherever an organization or affiliation of an unfinished article names it."""
    wanted = Wanted(words=HIT, kind=EntityKind.ORGANIZATION)
    return [each.mention.value for each in workspace.grouping.group(wanted).members]


def linked(workspace: Workspace) -> int:
    return sum(each.link is not None for each in institutes(workspace))


def group_page(qtbot: QtBot, window: MainWindow) -> GroupPage:
    page = window.pages.page(Place.GROUP)
    assert isinstance(page, GroupPage)
    assert place(window) is Place.GROUP
    return page


def place(window: MainWindow) -> Place:
    """Which page is shown; a call, for it changes between two looks."""
    return window.pages.place


def gather(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> GroupPage:
    """Presses a key that leads to a group, and waits for the group."""
    press(qtbot, window, key, modifiers)
    page = group_page(qtbot, window)
    qtbot.waitUntil(lambda: bool(page.group.members) and page.list.hasFocus())
    return page


def test_a_choice_within_a_scope_says_before_how_many_follow_and_is_undone_after_a_restart(
    qtbot: QtBot, four: str
) -> None:
    window, workspace = begin(qtbot, four)
    stands_for = page_of(window).record.stands_for
    qtbot.waitUntil(lambda: stands_for.ways.scope.offer.why == "Ctrl 1: 8 values will change in 4 articles")
    press(qtbot, window, Key.Key_S)
    assert stands_for.ways.scope.offer.name == "Learn for this article"
    qtbot.waitUntil(lambda: stands_for.ways.scope.offer.why == "Ctrl 1: 2 values will change in 1 article")
    press(qtbot, window, Key.Key_S)
    press(qtbot, window, Key.Key_S)
    press(qtbot, window, Key.Key_1, CTRL)
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "Linked 8 values in 4 articles."
    assert linked(workspace) == 8
    window.close()
    again, workspace = begin(qtbot, four)
    assert linked(workspace) == 8
    qtbot.waitUntil(lambda: again.bar.undo.text() == f"↶ Undo “Link {HIT}”")
    press(qtbot, again, Key.Key_Z, CTRL)
    assert linked(workspace) == 0
    assert [lesson.scope for lesson in workspace.linking.lessons([HIT])] == [Scope.ARTICLE]


def test_the_scope_is_remembered(qtbot: QtBot, four: str) -> None:
    window, workspace = begin(qtbot, four)
    press(qtbot, window, Key.Key_S)
    press(qtbot, window, Key.Key_1, CTRL)
    assert linked(workspace) == 2
    window.close()
    again, _workspace = begin(qtbot, four)
    assert page_of(again).record.linking.scoping.scope is Scope.ARTICLE


def explained(stands_for: StandsFor, sentence: str) -> bool:
    return stands_for._state.text() == sentence


def test_an_automatic_link_says_who_taught_it_and_is_confirmed_or_refused_by_one_key(qtbot: QtBot, four: str) -> None:
    window, workspace = begin(qtbot, four)
    press(qtbot, window, Key.Key_1, CTRL)
    page = page_of(window)
    for key, judgement in ((Key.Key_Y, Judgement.MATCHED), (Key.Key_N, Judgement.REJECTED)):
        page.step_article(1)
        assert page.desk.dossier is not None
        value = value_of(page.desk.dossier.record, "organization", HIT)
        page.desk.set_focus(Focus(value.entry_id))
        stands_for = page.record.stands_for
        said = "Linked automatically: Wanda chose it for “Quay Institute” everywhere."
        qtbot.waitUntil(partial(explained, stands_for, said))
        first = stands_for.offers()[0]
        assert (first.name, first.open, first.ticked) == (TIDES, True, True)
        press(qtbot, window, key)
        link = value_of(page.desk.dossier.record, "organization", HIT).link
        assert link is not None
        assert (link.judgement, link.by) == (judgement, "Wanda")
    assert {lesson.means for lesson in workspace.linking.lessons([HIT])} == {True, False}


def test_a_new_entity_is_made_in_place_and_may_be_meant_everywhere(qtbot: QtBot, four: str) -> None:
    window, workspace = begin(qtbot, four)
    press(qtbot, window, Key.Key_0)
    type_text(qtbot, "Quay Institute of Sand")
    press(qtbot, window, Key.Key_Tab)
    press(qtbot, window, Key.Key_Tab)
    type_text(qtbot, "geologists")
    press(qtbot, window, Key.Key_Return, CTRL)
    assert linked(workspace) == 8
    found = workspace.registry.search("Quay Institute of Sand")[0].entity
    assert (found.name, found.description) == ("Quay Institute of Sand", "geologists")
    press(qtbot, window, Key.Key_Z, CTRL)
    assert linked(workspace) == 0


def test_a_name_is_judged_across_articles_as_one_act_also_after_a_restart(qtbot: QtBot, four: str) -> None:
    window, workspace = begin(qtbot, four)
    before = institutes(workspace)
    page = gather(qtbot, window, Key.Key_W)
    assert page.title.text() == f"“{HIT}”"
    assert len(page.group.members) == 8
    assert page.offers._shown[0].entity.name == TIDES
    press(qtbot, window, Key.Key_1, CTRL)
    assert page.marked.text().startswith("8 marked, not stored yet")
    press(qtbot, window, Key.Key_Delete)
    assert page.list.currentIndex().row() == 1
    with qtbot.waitSignal(page.shown):
        press(qtbot, window, Key.Key_G)
    assert len(page.group.members) == 0
    assert page.nothing.isVisible()
    assert workspace.queue.counts().all == 5
    assert window.bar.undo.text() == f"↶ Undo “Verify {HIT}”"
    press(qtbot, window, Key.Key_Escape)
    assert place(window) is Place.REVIEW
    window.close()
    again, workspace = begin_again(qtbot, four)
    press(qtbot, again, Key.Key_Z, CTRL)
    assert institutes(workspace) == before
    opened = page_of(again).desk.dossier
    assert opened is not None
    assert opened.record == workspace.review.open(opened.article.id).record
    press(qtbot, again, Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert institutes(workspace) == []


def begin_again(qtbot: QtBot, address: str) -> tuple[MainWindow, Workspace]:
    window = open_window(qtbot, address)
    return window, page_of(window).workspace


def test_automatic_links_are_reviewed_as_a_group(qtbot: QtBot, four: str) -> None:
    window, workspace = begin(qtbot, four)
    press(qtbot, window, Key.Key_1, CTRL)
    page = gather(qtbot, window, Key.Key_L, CTRL)
    assert page.title.text() == "Automatic links"
    assert len(page.group.members) == 7
    wrong = page.group.members[0].mention.value
    press(qtbot, window, Key.Key_N)
    press(qtbot, window, Key.Key_Return)
    press(qtbot, window, Key.Key_Backspace)
    assert len(page.model.verdicts) == 2
    with qtbot.waitSignal(page.shown):
        press(qtbot, window, Key.Key_G)
    now = {each.id: each for each in institutes(workspace)}
    assert now[wrong.id].status is Status.PROPOSED
    link = now[wrong.id].link
    assert link is not None
    assert link.judgement is Judgement.REJECTED
    assert workspace.grouping.group(Wanted()).members == ()
    with qtbot.waitSignal(page.shown):
        press(qtbot, window, Key.Key_Z, CTRL)
    assert len(page.group.members) == 7
    assert place(window) is Place.GROUP


def test_what_was_said_is_stored_when_the_page_is_left(qtbot: QtBot, four: str) -> None:
    window, workspace = begin(qtbot, four)
    page = gather(qtbot, window, Key.Key_W)
    press(qtbot, window, Key.Key_Return)
    first = page.group.members[0].mention.value.id
    press(qtbot, window, Key.Key_Escape)
    assert place(window) is Place.REVIEW
    assert first not in {each.id for each in institutes(workspace)}
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "What was said of 1 value is stored."
    window.notice._act.click()
    assert first in {each.id for each in institutes(workspace)}


def test_a_member_opens_its_article_and_esc_leads_back(qtbot: QtBot, four: str) -> None:
    window, _workspace = begin(qtbot, four)
    page = gather(qtbot, window, Key.Key_W)
    press(qtbot, window, Key.Key_Down)
    member = page.current
    assert member is not None
    press(qtbot, window, Key.Key_O)
    assert place(window) is Place.REVIEW
    opened = page_of(window).desk.dossier
    assert opened is not None
    assert opened.article.id == member.mention.article.id
    press(qtbot, window, Key.Key_Escape)
    assert place(window) is Place.GROUP


def test_an_entity_is_opened_in_the_registry(qtbot: QtBot, four: str) -> None:
    window, _workspace = begin(qtbot, four)
    press(qtbot, window, Key.Key_O)
    assert place(window) is Place.REGISTRY


def test_the_values_of_an_entity_are_verified_from_the_registry(qtbot: QtBot, four: str) -> None:
    window, _workspace = begin(qtbot, four)
    press(qtbot, window, Key.Key_1, CTRL)
    press(qtbot, window, Key.Key_O)
    registry = window.pages.page(Place.REGISTRY)
    assert isinstance(registry, RegistryPage)
    qtbot.waitUntil(lambda: registry.about is not None)
    page = gather(qtbot, window, Key.Key_G)
    assert page.title.text() == TIDES
    assert len(page.group.members) == 8
    press(qtbot, window, Key.Key_Escape)
    assert place(window) is Place.REGISTRY
