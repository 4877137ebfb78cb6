"""Selecting words by mouse and keyboard: code points right, whatever letters they are made of."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.article.panel_fixture import (
    MakePanel,
    acts_of,
    click,
    desk_of,
    drag,
    edge,
    make_panel,
    range_of,
    selected,
    spot,
)
from tests.ui.desk_fixture import LINHE, make_dossier

__all__ = ["make_panel"]

ODD = """Title of the odd letters

🎉🎉 The 林河 forum 👩‍👩‍👧 met in Cafe\u0301 𠮷野 on Monday, and 𠮷田 spoke. \
Some more words follow here so that the paragraph has two lines at least, which it should have by now.

The second paragraph ends here."""


@pytest.mark.parametrize(
    "words", ["forum", "林河", "𠮷野", "Cafe\u0301", "👩‍👩‍👧", "met in Cafe\u0301 𠮷野 on Monday", "spoke"]
)
def test_words_dragged_over_are_selected_in_code_points(make_panel: MakePanel, words: str) -> None:
    panel = make_panel(make_dossier(1, ODD, []))
    drag(panel, edge(panel, words, "left"), edge(panel, words, "right"))
    assert selected(panel) == words
    assert desk_of(panel).selection == range_of(panel, words)
    assert desk_of(panel).selected_words() == words


def test_a_selection_over_two_paragraphs_and_the_space_between_is_one_range(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, ODD, []))
    drag(panel, edge(panel, "by now", "left"), edge(panel, "The second", "right"))
    assert selected(panel) == "by now.\n\nThe second"


def test_a_double_click_selects_a_word(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, ODD, []))
    QTest.mouseDClick(
        panel.text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(panel, "Monday")
    )
    assert selected(panel) == "Monday"


def test_the_space_between_two_lines_belongs_to_the_nearest_line(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, ODD, []))
    start, end = edge(panel, "forum", "left"), edge(panel, "forum", "right")
    line = panel.text.strips(*range_of(panel, "forum"))[0]
    start.setY(round(line.bottom()))
    end.setY(round(line.top()))
    drag(panel, start, end)
    assert selected(panel) == "forum"


def test_a_click_clears_the_selection(qtbot: QtBot, make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, ODD, []))
    drag(panel, edge(panel, "forum", "left"), edge(panel, "forum", "right"))
    with qtbot.waitSignal(desk_of(panel).text_selected, check_params_cb=lambda chosen: chosen is None):
        click(panel, spot(panel, "second"))
    assert desk_of(panel).selection is None


def test_the_keyboard_selects_letters_words_sentences_and_paragraphs(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, ODD, []))
    shift, control, alt = (
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
    )

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier, start: str, times: int = 1) -> str:
        panel.text.put_caret(range_of(panel, start)[0])
        for _ in range(times):
            QTest.keyClick(panel.text, key, modifiers)
        return selected(panel)

    assert press(Qt.Key.Key_Right, shift, "👩‍👩‍👧") == "👩‍👩‍👧"
    assert press(Qt.Key.Key_Right, shift, "🎉") == "🎉"
    assert press(Qt.Key.Key_Right, shift, "e\u0301") == "Cafe\u0301", "half a word is a whole one"
    assert panel.text.textCursor().selectedText() == "e\u0301", "but what is copied is what was selected"
    assert press(Qt.Key.Key_Right, shift | control, "met", 2) == "met in"
    assert press(Qt.Key.Key_PageDown, shift | alt, "🎉").endswith("𠮷田 spoke.")
    assert press(Qt.Key.Key_PageUp, shift | alt, "words") == "Some more"
    assert press(Qt.Key.Key_Down, shift | control, "🎉").endswith("by now.")
    assert press(Qt.Key.Key_Up, shift | control, "Some more").startswith("🎉🎉 The 林河")
    QTest.keyClick(panel.text, Qt.Key.Key_Escape)
    assert selected(panel) == ""


def test_the_caret_passes_over_blank_lines(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, ODD, []))
    panel.text.put_caret(range_of(panel, "by now.")[1])
    QTest.keyClick(panel.text, Qt.Key.Key_Right)
    assert panel.text.caret() == range_of(panel, "The second")[0]
    QTest.keyClick(panel.text, Qt.Key.Key_Left)
    assert panel.text.caret() == range_of(panel, "by now.")[1]
    QTest.keyClick(panel.text, Qt.Key.Key_Down)
    assert panel.text.page.line_at(panel.text.caret()) == 4


def test_what_is_copied_is_the_articles_own_text(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, "Title\n\nA nul \x00 stands\u2029here.", []))
    QTest.keyClick(panel.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Title\n\nA nul \x00 stands\u2029here."


def test_a_new_fact_gets_the_dragged_words_as_evidence(make_panel: MakePanel) -> None:
    panel = make_panel(opened=LINHE)
    drag(panel, edge(panel, "𠮷田健一", "left"), edge(panel, "𠮷田健一", "right"))
    desk = desk_of(panel)
    desk.add_entry("person")
    added = desk.focused_entry()
    assert added
    assert [piece.quote for piece in added.values[0].evidence] == ["𠮷田健一"]
    assert panel.text.shown.in_frame()[0].start == range_of(panel, "𠮷田健一")[0]


def test_letters_are_left_to_the_windows_keys(make_panel: MakePanel) -> None:
    panel = make_panel()
    before = panel.text.toPlainText()
    QTest.keyClicks(panel.text, "xyz")
    assert panel.text.toPlainText() == before
    assert acts_of(panel) == []


def test_a_selection_that_became_a_fact_is_selected_no_more(make_panel: MakePanel) -> None:
    panel = make_panel()
    drag(panel, edge(panel, "hosted by", "left"), edge(panel, "hosted by", "right"))
    assert panel.text.textCursor().hasSelection()
    desk_of(panel).add_entry("topic")
    assert acts_of(panel) == ["add"]
    assert not panel.text.textCursor().hasSelection()
    drag(panel, edge(panel, "closed in", "left"), edge(panel, "closed in", "right"))
    desk_of(panel).undo()
    assert selected(panel) == "closed in", "what was selected since is another matter"


def test_a_click_on_empty_text_keeps_the_open_fact(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    click(panel, spot(panel, "Linhe Polytechnic"))
    before = desk.focus
    assert before.entry_id is not None
    for place in (spot(panel, "It was"), QPoint(4, 300), QPoint(panel.text.viewport().width() - 4, 500)):
        click(panel, place)
        assert desk.focus == before
        assert panel.text.shown.entry is not None
