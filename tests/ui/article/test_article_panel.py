"""The panel as its reader uses it: folding, looks and words, the menu, a very long text."""

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.article.panel_fixture import (
    MakePanel,
    bar,
    click,
    desk_of,
    drag,
    edge,
    long_dossier,
    long_text,
    make_panel,
    pixels,
    range_of,
    selected,
    spot,
)
from tests.ui.desk_fixture import EMPTY, LAKESIDE, LINHE, MARKUP, Said, find_entry, find_value, make_desk, make_dossier
from ui.article.article_menu import article_menu
from ui.article.article_panel import ArticlePanel
from ui.article.mark_painter import frame_reach
from ui.article.page import Role
from ui.desk import Focus
from ui.theme import apply_theme

__all__ = ["make_panel"]

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_furniture_is_folded_into_one_line_and_opened_by_a_click(make_panel: MakePanel) -> None:
    panel = make_panel()
    assert panel.text.strips(*range_of(panel, "You may also like")) == []
    assert panel.text.strips(*range_of(panel, "Subscribe")) == []
    click(panel, bar(panel, 0))
    assert panel.text.strips(*range_of(panel, "Subscribe")) != []
    assert panel.text.open_folds == {0}
    drag(panel, edge(panel, "Subscribe", "left"), edge(panel, "Subscribe", "right"))
    assert selected(panel) == "Subscribe"
    click(panel, bar(panel, 0))
    assert panel.text.open_folds == set()


def test_the_key_opens_all_furniture_and_closes_it(make_panel: MakePanel) -> None:
    panel = make_panel()
    panel.text.put_caret(range_of(panel, "closed in")[0])
    QTest.keyClick(panel.text, Qt.Key.Key_B)
    assert panel.text.open_folds == {0, 1, 2}
    QTest.keyClick(panel.text, Qt.Key.Key_B)
    assert panel.text.open_folds == set()


def test_the_key_concerns_the_furniture_at_the_caret_alone(make_panel: MakePanel) -> None:
    panel = make_panel()
    panel.text.put_caret(0)
    QTest.keyClick(panel.text, Qt.Key.Key_B)
    assert panel.text.open_folds == {0}
    panel.text.put_caret(range_of(panel, "E-paper")[0])
    QTest.keyClick(panel.text, Qt.Key.Key_B)
    assert panel.text.open_folds == set()
    assert panel.text.caret() == 0


def test_a_closed_bar_is_one_place_for_the_caret(make_panel: MakePanel) -> None:
    panel = make_panel()
    panel.text.put_caret(0)
    QTest.keyClick(panel.text, Qt.Key.Key_Right)
    assert panel.text.caret() == range_of(panel, "Lakeside hydrogen forum ends")[0]
    QTest.keyClick(panel.text, Qt.Key.Key_Left)
    assert panel.text.caret() == 0


def test_evidence_inside_folded_furniture_opens_it(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    desk.set_focus(Focus(find_entry(desk, "Related Tram Company").id))
    assert panel.text.open_folds == {2}
    assert panel.text.strips(*range_of(panel, "tram"))


def test_another_article_begins_folded_and_at_its_top(make_panel: MakePanel) -> None:
    panel = make_panel()
    panel.text.put_caret(range_of(panel, "closed in")[0])
    panel.toggle_furniture()
    desk_of(panel).open(EMPTY)
    desk_of(panel).open(1)
    assert panel.text.open_folds == set()
    assert panel.text.verticalScrollBar().value() == 0


def test_markup_shows_as_it_is_written(make_panel: MakePanel) -> None:
    panel = make_panel(opened=MARKUP)
    shown = panel.text.toPlainText()
    assert "<img src=x onerror=alert(1)>" in shown
    assert "=cmd|'/c calc'!A1" in shown
    place = spot(panel, "Institute")
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, panel.text.viewport().mapToGlobal(place))
    QApplication.sendEvent(panel.text.viewport(), help_event)
    said = panel.hovering.card.said().splitlines()
    assert said[:3] == ["Organization · Name", "<i>Institute</i> of R&D", "○ proposed"]


def test_without_an_article_it_says_so_calmly(qtbot: QtBot) -> None:
    desk = make_desk()
    desk.open(None)
    panel = ArticlePanel(desk)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.nothing.isVisible()
    assert not panel.text.isVisible()
    desk.open(1)
    assert panel.text.isVisible()
    assert not panel.nothing.isVisible()
    desk.open(None)
    assert panel.nothing.isVisible()


def test_letters_grow_and_shrink_within_bounds(make_panel: MakePanel) -> None:
    panel = make_panel(long_dossier(), size=(700, 600))
    desk_of(panel).set_focus(Focus(find_entry(desk_of(panel), "Firm0040").id))
    for by, pixels_after in ((1, 18), (50, 28), (-50, 13), (0, 17)):
        panel.zoom(by)
        assert panel.text.pixels == pixels_after
        strips = panel.text.strips(*range_of(panel, "Paragraph 40 tells"))
        assert strips == [] or strips[0].height() == pytest.approx(pixels_after * 1.7 * 0.95, abs=1)
    panel.zoom(5)
    strips = panel.text.strips(*range_of(panel, "A long report"))
    assert strips == [] or strips[0].left() > 0


def test_both_themes_are_painted(qapp: QApplication, make_panel: MakePanel) -> None:
    panel = make_panel()
    light = pixels(panel)
    apply_theme(qapp, "dark")
    dark = pixels(panel)
    assert light.pixelColor(3, 3).lightness() > 200
    assert dark.pixelColor(3, 3).lightness() < 60


def test_another_theme_leaves_the_words_where_they_are(qapp: QApplication, make_panel: MakePanel) -> None:
    panel = make_panel(long_dossier(), size=(700, 600))
    chosen = find_entry(desk_of(panel), "Firm0050")
    desk_of(panel).set_focus(Focus(chosen.id))
    QApplication.processEvents()
    (before,) = panel.text.strips(*range_of(panel, "Firm0050"))
    for theme in ("dark", "light"):
        apply_theme(qapp, theme)
        QApplication.processEvents()
        (now,) = panel.text.strips(*range_of(panel, "Firm0050"))
        # Qt keeps the first paragraph's height in whole pixels.
        assert abs(now.top() - before.top()) < 4


def test_the_position_follows_the_caret_and_out_of_sight_the_view(qtbot: QtBot, make_panel: MakePanel) -> None:
    panel = make_panel(long_dossier(), size=(700, 600))
    start = range_of(panel, "Firm0002")[0]
    with qtbot.waitSignal(panel.moved) as moved:
        panel.text.put_caret(start)
    # The headline of this text is a body paragraph: nobody has said that it is a headline.
    assert moved.args == [3, 5]
    assert panel.position() == (3, 5)
    panel.text.verticalScrollBar().setValue(100)
    assert panel.position()[0] > 20


def test_screen_readers_get_a_name_and_what_is_left(make_panel: MakePanel) -> None:
    panel = make_panel()
    assert panel.text.accessibleName() == "Article text"
    assert panel.text.accessibleDescription().endswith("facts left to judge")


def test_the_menu_adds_from_the_selection(qtbot: QtBot, make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    wanted = find_value(desk, "Ingrid Halvorsen")
    desk.set_focus(Focus(wanted.entry_id, wanted.id))
    found = {a.text(): a.isEnabled() for a in article_menu(panel, desk).actions() if a.text()}
    assert not found["&Copy"]
    assert not found["&Add a fact from the selection…"]
    drag(panel, edge(panel, "chief", "left"), edge(panel, "engineer", "right"))
    menu = {a.text(): a for a in article_menu(panel, desk).actions()}
    with qtbot.waitSignal(panel.add_requested):
        menu["&Add a fact from the selection…"].trigger()
    menu["Add as &evidence of “Ingrid Halvorsen”"].trigger()
    assert [piece.quote for piece in desk.focused_values()[0].evidence] == ["Ingrid Halvorsen", "chief engineer"]


def test_the_menu_shows_furniture_and_rejected_facts(make_panel: MakePanel) -> None:
    panel = make_panel()
    panel.text.put_caret(range_of(panel, "closed in")[0])
    menu = {a.text(): a for a in article_menu(panel, desk_of(panel)).actions()}
    menu["Show page &furniture"].trigger()
    menu["Show &rejected facts"].trigger()
    menu = {a.text(): a for a in article_menu(panel, desk_of(panel)).actions()}
    assert "Hide page &furniture" in menu
    assert menu["Show &rejected facts"].isChecked()


def test_three_hundred_thousand_characters_open_scroll_and_end(make_panel: MakePanel) -> None:
    paragraphs = 300_000 // len(long_text(1))
    text = long_text(paragraphs)
    facts = [("organization", [Said("name", f"Firm{n:04}")]) for n in range(1, paragraphs, 4)]
    panel = make_panel(make_dossier(1, text, facts))
    desk, scroll = desk_of(panel), panel.text.verticalScrollBar()
    last = range(1, paragraphs, 4)[-1]
    desk.set_focus(Focus(find_entry(desk, f"Firm{last:04}").id))
    assert QRectF(panel.text.viewport().rect()).contains(panel.text.strips(*range_of(panel, f"Firm{last:04}"))[0])
    scroll.setValue(scroll.maximum())
    pixels(panel)
    scroll.setValue(scroll.maximum())
    assert panel.text.strips(*range_of(panel, f"Paragraph {paragraphs} tells"))
    panel.resize(500, 700)
    pixels(panel)


def test_a_screen_reader_reads_text_caret_and_selection(make_panel: MakePanel) -> None:
    panel = make_panel()
    read = QAccessible.queryAccessibleInterface(panel.text)
    assert read.text(QAccessible.Text.Name) == "Article text"
    assert read.role() is QAccessible.Role.EditableText
    assert read.state().readOnly
    heard = read.textInterface()
    panel.text.put_caret(range_of(panel, "Ingrid")[0])
    assert heard.cursorPosition() == range_of(panel, "Ingrid")[0]
    assert "ZHAO Mingyuan, deputy director" in heard.text(0, heard.characterCount())


def test_an_article_opened_while_the_caret_stands_in_a_title_keeps_its_own_letters(make_panel: MakePanel) -> None:
    panel = make_panel(opened=LINHE)
    fresh = letters(panel)
    for before in (LAKESIDE, LINHE):
        desk_of(panel).open(before)
        title = panel.text.page.roles.index(Role.TITLE)
        panel.text.put_caret(panel.text.page.starts[title] + 2)
        assert panel.text.textCursor().charFormat().font().pixelSize() > panel.text.pixels
        desk_of(panel).open(LINHE)
        assert letters(panel) == fresh


def test_a_frame_leaves_air_between_itself_and_the_words_beside_it(make_panel: MakePanel) -> None:
    panel = make_panel()
    for by in (0, -4, 20):
        panel.zoom(by)
        space = QFontMetricsF(panel.text.column.column.settings[Role.BODY].font).horizontalAdvance(" ")
        assert 0.0 <= frame_reach(space, tight=False) <= space - 1.0
    assert frame_reach(4.0, tight=True) < 1.0, "a Chinese comma stands close to the word before it"


def letters(panel: ArticlePanel) -> list[int]:
    """Size of the letters of every line."""
    found, block = [], panel.text.document().begin()
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        found.append(cursor.charFormat().font().pixelSize())
        block = block.next()
    return found


def test_the_menus_switch_of_rejected_facts_moves_with_the_desks(make_panel: MakePanel) -> None:
    panel = make_panel()
    switch = next(each for each in article_menu(panel, desk_of(panel)).actions() if "rejected" in each.text())
    assert not switch.isChecked()
    switch.trigger()
    assert desk_of(panel).rejected
    assert panel.rejected_shown
    desk_of(panel).show_rejected(shown=False)
    assert not panel.rejected_shown
