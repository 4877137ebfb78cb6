"""The registry without a mouse: Tab down the page, merging, taking a merge back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.registry.page_fixture import LP, LPU, choose, make_file, open_registry
from tests.ui.window_fixture import page_of, press, type_text
from ui.registry.merge_dialog import MergeDialog


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, dict[str, int]]:
    return make_file(tmp_path)


def focus_name() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def test_tab_goes_down_the_page_through_names_and_identifiers(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LPU])
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.waitUntil(page.form.name.hasFocus)
    assert page.form.name.text() == LP
    seen = [focus_name()]
    while seen[-1] != "Place" and len(seen) < 30:
        press(qtbot, window, Qt.Key.Key_Tab)
        seen.append(focus_name())
    texts = [each for each in seen if each in {"Description", "Another name", "Identifier", "Belongs to", "Place"}]
    assert texts == [
        "Description", *["Another name"] * 3, *["Identifier"] * 2, "Belongs to", "Place",
    ]  # fmt: skip


def test_a_merge_begins_with_the_search(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_M)
    dialog = page.dialog
    assert isinstance(dialog, MergeDialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: LP in dialog.headline.text())
    assert dialog.field.line.hasFocus()
    type_text(qtbot, "Linhe Polytech")
    qtbot.waitUntil(lambda: dialog.field.offers.isVisible())
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.ready)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page_of(window).workspace.registry.page(ids[LP]).merged != ())


def test_esc_leaves_every_question(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    for key, typed in ((Qt.Key.Key_A, "Q"), (Qt.Key.Key_M, ""), (Qt.Key.Key_M, "zzz"), (Qt.Key.Key_P, "")):
        press(qtbot, window, key)
        qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.isActiveWindow())
        dialog = page.dialog
        type_text(qtbot, typed)
        if isinstance(dialog, MergeDialog):
            press(qtbot, window, Qt.Key.Key_Return)
            assert dialog.field.line.text() == typed
        press(qtbot, window, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: page.dialog is None)
        qtbot.waitUntil(page.list.list.hasFocus)


def test_one_esc_gives_up_an_edit_and_leads_back(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    for line in (page.form.name, page.form.aliases.rows[-1].lines()[0], page.form.place.line):
        line.setFocus()
        type_text(qtbot, "linh")
        press(qtbot, window, Qt.Key.Key_Escape)
        assert line.text() == line.shown
        assert page.list.list.hasFocus()


def test_a_letter_at_the_kind_changes_nothing_and_esc_leads_back(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    before = page_of(window).workspace.registry.page(ids[LP]).entity
    for box in (page.form.kind, page.form.aliases.rows[0].stops()[1], page.list.order):
        box.setFocus()
        press(qtbot, window, Qt.Key.Key_P)
        assert box.hasFocus()
        press(qtbot, window, Qt.Key.Key_Escape)
        assert page.list.list.hasFocus()
    assert page_of(window).workspace.registry.page(ids[LP]).entity == before
    assert page.dialog is None
