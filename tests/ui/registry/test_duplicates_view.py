"""Likely duplicates: the pair with its evidence, merged, told apart or left by one key, and back by undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.domain.ids import new_id
from curator.domain.watch import Watch
from curator.services.registry import Registry
from tests.ui.registry.page_fixture import open_registry
from tests.ui.test_plain_and_aloud import nameless
from tests.ui.window_fixture import press, settings
from ui.registry import duplicates_view
from ui.registry.duplicates_view import DuplicatesView
from ui.registry.pairs import Pair

SAME = Identifier("ror", "02mhbdp94")


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """A workspace with two pairs that may be the same."""
    path = tmp_path / "Pairs.curator"
    with open_workspace(path, settings=settings()) as workspace:
        for name, identifiers, aliases in (
            ("Harbour Institute of Ice", (SAME,), ()),
            ("Institute of Harbour Ice", (SAME,), (Alias("HII"),)),
            ("Varnholm Tide Works", (), ()),
            ("varnholm tide works", (), ()),
            ("Nordlys Yard", (), ()),
        ):
            kind = EntityKind.ORGANIZATION
            made = Entity(id=new_id(), kind=kind, name=name, identifiers=identifiers, aliases=aliases)
            workspace.registry.create(made)
    return path


def wait(qtbot: QtBot, view: DuplicatesView, count: int) -> None:
    """Until so many pairs are listed and the chosen one is shown."""
    qtbot.waitUntil(lambda: view.pairs.items.rowCount() == count and view.ready)


def test_a_pair_is_merged_told_apart_or_left_and_comes_back(qtbot: QtBot, pairs: Path) -> None:
    window, page = open_registry(qtbot, pairs)
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_D)
    view = page.duplicates
    wait(qtbot, view, 2)
    assert view.pairs.hasFocus()
    assert nameless(page) == []
    first = view.pair
    assert first is not None
    assert first.score >= view.pairs.items.lines[1].what.score  # type: ignore[attr-defined]
    assert view.evidence.text().startswith("+ ")
    assert view.cards[0].fate.text() != view.cards[1].fate.text()
    before = view.preview.text()
    press(qtbot, window, Qt.Key.Key_S)
    assert view.preview.text() != before
    press(qtbot, window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.pair is not None and view.pair != first and view.ready)
    second = view.pair
    assert second is not None
    press(qtbot, window, Qt.Key.Key_N)
    wait(qtbot, view, 1)
    assert view.pair == first
    press(qtbot, window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: view.pairs.items.rowCount() == 0)
    assert "All judged" in view.empty.words
    qtbot.waitUntil(lambda: window.bar.undo.accessibleName().startswith("Undo “Merge "))
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, view, 1)
    assert view.pair == first
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, view, 2)
    assert view.pair == second
    assert view.count.text() == "2 pairs"
    assert view.isVisible()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert page.columns.isVisible()
    assert page.list.list.hasFocus()


def test_the_mouse_leads_to_the_pairs_and_a_merge_offers_its_undoing(qtbot: QtBot, pairs: Path) -> None:
    window, page = open_registry(qtbot, pairs)
    page.list.focus_list()
    tabs, view = page.views, page.duplicates
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    wait(qtbot, view, 2)
    assert view.pairs.hasFocus()
    press(qtbot, window, Qt.Key.Key_M)
    wait(qtbot, view, 1)
    notice = window.notice.notice
    assert notice is not None
    assert notice.sentence.startswith("Merged ")
    window.notice._act.click()
    wait(qtbot, view, 2)


def test_looking_can_be_stopped_and_pairs_found_before_stay(
    qtbot: QtBot, pairs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_registry: Registry, watch: Watch) -> list[Pair]:
        while True:
            watch.check()

    def stop() -> None:
        assert view._finding is not None
        view._finding.cancel()
        qtbot.waitUntil(lambda: view._finding is None)

    _window, page = open_registry(qtbot, pairs)
    view = page.duplicates
    with monkeypatch.context() as slow:
        slow.setattr(duplicates_view, "find_pairs", endless)
        page.show_duplicates()
        stop()
    assert "Not looked through" in view.empty.words
    view.again.click()
    wait(qtbot, view, 2)
    monkeypatch.setattr(duplicates_view, "find_pairs", endless)
    view.again.click()
    stop()
    assert view.pairs.items.rowCount() == 2


def test_what_was_told_apart_is_not_found_again(qtbot: QtBot, pairs: Path) -> None:
    window, page = open_registry(qtbot, pairs)
    page.show_duplicates()
    view = page.duplicates
    wait(qtbot, view, 2)
    press(qtbot, window, Qt.Key.Key_N)
    wait(qtbot, view, 1)
    window.close()
    _, page = open_registry(qtbot, pairs)
    page.show_duplicates()
    wait(qtbot, page.duplicates, 1)
