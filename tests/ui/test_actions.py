"""Commands become menus, keys and the key sheet."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window_fixture import Answers, settings
from ui.actions import Context, key_words, takes_keys
from ui.commands import Moment, footer
from ui.dialogs.key_sheet import KeySheet
from ui.main_window import MainWindow
from ui.plain import PlainLabel

_PAGES = {Context.REVIEW, Context.QUEUE, Context.REGISTRY, Context.GROUP}
"""Of which one at most has the keys."""


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(settings(), Answers())
    qtbot.addWidget(window)
    return window


def test_no_key_means_two_things(window: MainWindow) -> None:
    for alone in (Context.REVIEW, Context.QUEUE, Context.REGISTRY):
        commands = [each for each in window.actions_.commands if each.context not in _PAGES - {alone}]
        keys = Counter(QKeySequence(key).toString() for command in commands for key in command.keys)
        assert [key for key, times in keys.items() if times > 1] == []


def test_every_key_is_one_that_qt_knows(window: MainWindow) -> None:
    unknown = [
        key
        for command in window.actions_.commands
        for key in command.keys
        if QKeySequence(key).isEmpty() or not QKeySequence(key).toString()
    ]
    assert unknown == []


def test_ids_are_unique(window: MainWindow) -> None:
    ids = [command.id for command in window.actions_.commands]
    assert len(set(ids)) == len(ids)


def test_single_letters_work_in_the_review_alone(window: MainWindow) -> None:
    anywhere = [
        command.id
        for command in window.actions_.commands
        if command.context is Context.WINDOW
        for key in command.keys
        if len(key) == 1 or key in ("Return", "Enter", "Space", "Del")
    ]
    assert anywhere == []


def test_the_keys_that_people_expect(window: MainWindow) -> None:
    expected = {
        "confirm": "Enter", "confirm-stay": "Shift+Enter", "reject": "Del", "reject-reason": "Shift+Del",
        "postpone": "Space", "edit": "E", "link": "L", "new-entity": "0", "none-of-these": "N", "next-fact": "J",
        "previous-fact": "K", "overlap": "V", "finish": "Ctrl+Enter", "undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z",
        "find": "Ctrl+F", "search-key": "/", "keys": "F1", "keys-key": "?", "add": "A", "furniture": "B",
        "next-article": "Ctrl+PgDown", "previous-article": "Ctrl+PgUp", "pick-1": "1", "pick-all-9": "Ctrl+9",
        "confirm-group": "G", "confirm-sure": "Shift+G", "larger": "Ctrl++", "smaller": "Ctrl+-",
    }  # fmt: skip
    assert {name: window.actions_.command(name).keys[0] for name in expected} == expected


def test_menus_hold_what_the_commands_say(window: MainWindow) -> None:
    menus = {action.text(): action.menu() for action in window.bar.menus.actions()}
    assert list(menus) == ["&File", "&Edit", "&Article", "&Registry", "&View", "&Help"]
    view = menus["&View"]
    assert isinstance(view, QMenu)
    theme = next(action.menu() for action in view.actions() if action.text() == "&Theme")
    assert isinstance(theme, QMenu)
    assert [action.isChecked() for action in theme.actions()] == [False, True, False]


def test_no_menu_has_a_mnemonic_twice(window: MainWindow) -> None:
    for outer in window.bar.menus.actions():
        menu = outer.menu()
        assert isinstance(menu, QMenu)
        letters = [
            action.text()[action.text().index("&") + 1].lower() for action in menu.actions() if "&" in action.text()
        ]
        twice = [letter for letter, times in Counter(letters).items() if times > 1]
        assert twice == [], outer.text()


def test_without_a_workspace_nothing_can_be_judged(window: MainWindow) -> None:
    assert not window.actions_["confirm"].isEnabled()
    assert not window.actions_["export"].isEnabled()
    assert window.actions_["open"].isEnabled()


def test_what_takes_keys_for_itself(qtbot: QtBot) -> None:
    reader = QPlainTextEdit()
    reader.setReadOnly(True)
    widgets: dict[QWidget, bool] = {
        QLineEdit(): True, QComboBox(): True, QPushButton(): True, QTextEdit(): True, QPlainTextEdit(): True,
        reader: False, QWidget(): False,
    }  # fmt: skip
    for widget, takes in widgets.items():
        qtbot.addWidget(widget)
        assert takes_keys(widget) is takes
    assert not takes_keys(None)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("Return", "Enter"),
        ("Ctrl+Return", "Ctrl ↵"),
        ("Ctrl++", "Ctrl +"),
        ("Alt+Down", "Alt ↓"),
        ("Ctrl+PgUp", "Ctrl PgUp"),
        ("Ctrl+PgDown", "Ctrl PgDn"),
        ("/", "/"),
        ("E", "E"),
    ],
)
def test_keys_read_as_on_a_keyboard(key: str, shown: str) -> None:
    assert key_words(key) == shown


def test_the_footer_has_keys_for_every_moment(window: MainWindow) -> None:
    assert footer(window.actions_, Moment.REVIEW) == [
        ("Enter", "confirm"), ("Del", "reject"), ("E", "correct"), ("L", "link"), ("Space", "later"),
        ("Ctrl ↵", "finish"),
    ]  # fmt: skip
    for moment in Moment:
        assert all(key and word for key, word in footer(window.actions_, moment))


def test_the_key_sheet_has_every_key(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = KeySheet(window.actions_.commands, window)
    qtbot.addWidget(sheet)
    words = [label.text() for label in sheet.findChildren(PlainLabel)]
    for command in window.actions_.commands:
        if command.keys and command.sheet != "-":
            assert (command.sheet or command.plain_title) in words
    assert {"1–9", "Ctrl 1–9", "Enter", "Del", "Ctrl ↵", "/", "Ctrl F", "F3"} <= set(words)
    assert {"Shift ← → ↑ ↓", "Ctrl ↑ ↓", "Alt PgUp PgDn", "Ctrl Alt ← →"} <= set(words)


def test_the_key_sheet_fits_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    sheet = KeySheet(window.actions_.commands, window)
    qtbot.addWidget(sheet)
    assert sheet.height() <= 740
    assert sheet.width() <= 1280
    sheet.resize(1000, 500)
    sheet.show()
    assert sheet.height() == 500
    assert sheet.findChildren(QScrollArea)[0].verticalScrollBar().maximum() > 0


def test_menus_name_the_enter_key_as_everything_else_does(window: MainWindow) -> None:
    shown = [action.shortcut().toString() for action in (window.actions_["confirm"], window.actions_["finish"])]
    assert shown == ["Enter", "Ctrl+Enter"]
