"""The command palette, as a person uses it: Ctrl+K, some letters, Enter."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window_fixture import open_window, page_of, press, type_text
from ui.dialogs.palette import CommandPalette
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def _palette(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, CommandPalette)
    return palette


def test_letters_find_a_command_and_enter_does_it(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    palette = _palette(qtbot, window)
    assert palette.input.hasFocus()
    type_text(qtbot, "them da")
    assert palette.names() == ["Dark"]
    with qtbot.waitSignal(palette.destroyed):
        press(qtbot, window, Qt.Key.Key_Return)
    assert window.settings.theme == "dark"


def test_an_act_of_the_review_reaches_the_fact_that_was_chosen(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.record.focus_list()
    palette = _palette(qtbot, window)
    type_text(qtbot, "later")
    assert palette.names()[0] == "Later"
    with qtbot.waitSignal(page.desk.committed) as done:
        press(qtbot, window, Qt.Key.Key_Return)
    assert done.args is not None
    assert done.args[0].act.value == "postpone"


def test_arrows_walk_round_the_list(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    palette = _palette(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(palette.names()) - 1
    press(qtbot, window, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    palette.close()


def test_only_what_can_be_done_now_is_offered_and_each_once(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    qtbot.waitUntil(lambda: not window.actions_["redo"].isEnabled())
    palette = _palette(qtbot, window)
    names = palette.names()
    assert len(names) == len(set(names))
    assert "Search articles" in names
    assert not [name for name in names if name.startswith("Redo")]
    palette.close()
    window.actions_.enable(workspace=False, article=False)
    palette = _palette(qtbot, window)
    assert "Confirm" not in palette.names()
    assert "Quit" in palette.names()
    palette.close()


def test_words_that_name_nothing_say_so_and_enter_does_nothing(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    before = page_of(window).desk.dossier
    palette = _palette(qtbot, window)
    type_text(qtbot, "zzqx")
    assert palette.names() == []
    assert not palette.list.isVisible()
    press(qtbot, window, Qt.Key.Key_Return)
    assert palette.isVisible()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert page_of(window).desk.dossier is before
