"""Finding in the article, by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.article.panel_fixture import MakePanel, desk_of, long_dossier, make_panel, pixels, range_of, selected
from tests.ui.desk_fixture import EMPTY, LINHE
from ui.article.article_panel import ArticlePanel

__all__ = ["make_panel"]

SHIFT = Qt.KeyboardModifier.ShiftModifier


def look_for(panel: ArticlePanel, words: str) -> None:
    panel.finding.open()
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(panel.finding.line.words, typed)


def press(panel: ArticlePanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel.finding.line.words, key, modifier)


def looked_at(panel: ArticlePanel) -> str:
    span = panel.text.hits.span
    return panel.text.page.text[slice(*span)] if span else ""


def count(panel: ArticlePanel) -> str:
    return panel.finding.line.count.text()


def test_words_are_found_counted_and_gone_round(make_panel: MakePanel) -> None:
    panel = make_panel(long_dossier(), opened=1)
    panel.text.put_caret(0)
    look_for(panel, "firm0041")
    assert (looked_at(panel), count(panel)) == ("Firm0041", "1 of 1")
    assert panel.text.strips(*range_of(panel, "Firm0041")), "it was scrolled to"
    panel.finding.line.words.clear()
    look_for(panel, "paragraph 1")
    assert count(panel) == "1 of 11"
    press(panel, Qt.Key.Key_Return, SHIFT)
    assert count(panel) == "11 of 11"
    assert panel.text.strips(*panel.text.hits.span or (0, 0))
    press(panel, Qt.Key.Key_F3)
    assert count(panel) == "1 of 11"
    look_for(panel, "nowhere at all")
    assert (count(panel), panel.finding.line.words.accessibleDescription()) == ("Not found", "Not found")


def test_esc_goes_back_to_where_one_was(make_panel: MakePanel) -> None:
    panel = make_panel(long_dossier(), opened=1)
    start, end = range_of(panel, "Firm0003")
    panel.text.put_caret(start)
    panel.text.put_caret(end, select=True)
    row = panel.text.verticalScrollBar().value()
    panel.finding.open()
    assert panel.finding.line.words.text() == "Firm0003", "what is selected is looked for"
    look_for(panel, "Firm0070")
    assert panel.text.verticalScrollBar().value() != row
    press(panel, Qt.Key.Key_Escape)
    assert panel.text.hasFocus()
    assert panel.finding.line.isHidden()
    assert panel.text.hits.spans == ()
    assert (panel.text.verticalScrollBar().value(), selected(panel)) == (row, "Firm0003")


def test_tab_selects_what_was_found_so_that_it_can_be_added(make_panel: MakePanel) -> None:
    panel = make_panel()
    look_for(panel, "northern alliance")
    press(panel, Qt.Key.Key_Tab)
    assert panel.text.hasFocus()
    assert selected(panel) == "Northern Alliance"
    assert not panel.finding.line.isHidden()
    QTest.keyClick(panel.text, Qt.Key.Key_Escape)
    assert selected(panel) == ""
    QTest.keyClick(panel.text, Qt.Key.Key_Escape)
    assert panel.finding.line.isHidden()


def test_what_is_folded_is_unfolded_to_be_seen(make_panel: MakePanel) -> None:
    panel = make_panel()
    fold = panel.text.page.folds[0]
    words = panel.text.page.text[panel.text.page.starts[fold.first] : panel.text.page.end(fold.first)]
    look_for(panel, words[:8])
    assert panel.text.open_folds == {0}


def test_chinese_is_found_and_another_article_is_looked_through_for_the_same(make_panel: MakePanel) -> None:
    panel = make_panel(opened=LINHE)
    look_for(panel, "林河")
    assert looked_at(panel) == "林河"
    found = len(panel.text.hits.spans)
    assert found == panel.text.page.text.count("林河") > 1
    desk_of(panel).open(EMPTY)
    assert panel.text.hits.spans == []
    desk_of(panel).open(LINHE)
    assert len(panel.text.hits.spans) == found
    assert panel.text.verticalScrollBar().value() == 0


def test_all_places_are_marked_and_the_one_looked_at_differs(make_panel: MakePanel) -> None:
    panel = make_panel()
    before = pixels(panel)
    look_for(panel, "polytechnic")
    first = pixels(panel)
    press(panel, Qt.Key.Key_Return)
    second = pixels(panel)
    strips = [panel.text.strips(*span)[0].toRect() for span in panel.text.hits.spans[:2]]
    assert len(strips) == 2
    for strip in strips:
        looks = [image.copy(strip) for image in (before, first, second)]
        assert looks[0] != looks[1] != looks[2] != looks[0]
