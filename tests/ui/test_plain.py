"""Text from articles is shown as it is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.plain import ElidedLabel, PlainLabel, menu_text, shortened, tip

NASTY = "<img src=x onerror=alert(1)> & <b>bold</b> =cmd|' /C calc'!A0"


def test_a_label_shows_markup_as_letters(qtbot: QtBot) -> None:
    plain, narrow = PlainLabel(NASTY), PlainLabel("b")
    qtbot.addWidget(plain)
    qtbot.addWidget(narrow)
    assert plain.textFormat() is Qt.TextFormat.PlainText
    assert plain.text() == NASTY
    assert plain.sizeHint().width() > 20 * narrow.sizeHint().width()


def test_a_tool_tip_is_rich_text_of_our_own_making() -> None:
    shown = QTextDocument()
    shown.setHtml(tip(NASTY))
    assert shown.toPlainText() == NASTY
    assert tip(NASTY).startswith("<qt>")  # Qt guesses: without it the words alone would decide
    assert tip("") == ""
    assert tip("two\nlines") == "<qt>two<br>lines</qt>"


def test_a_menu_shows_an_ampersand_and_makes_no_mnemonic(qtbot: QtBot) -> None:
    button = QPushButton(menu_text("Research & Development"))
    qtbot.addWidget(button)
    assert button.text() == "Research && Development"
    assert button.shortcut().isEmpty()


def test_long_text_is_cut_on_one_line() -> None:
    assert shortened("one\n two", 20) == "one two"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


def test_an_elided_label_has_the_rest_in_its_tool_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("A rather long title of an article\nwith <b>markup</b>")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.toolTip() == tip("A rather long title of an article with <b>markup</b>")
    label.resize(2000, 20)
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() < 80
