"""The panel as its reader uses it: choosing evidence, folding, scrolling, resizing."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from curator.domain.dossier import Dossier
from curator.domain.record import Status
from tests.ui.article.panel_fixture import (
    MakePanel,
    acts_of,
    bar,
    click,
    desk_of,
    drag,
    edge,
    framed,
    make_panel,
    range_of,
    selected,
    spot,
)
from tests.ui.desk_fixture import EMPTY, MARKUP, Said, find_entry, find_value, make_desk, make_dossier
from ui.article.article_menu import article_menu
from ui.article.article_panel import ArticlePanel
from ui.desk import Focus
from ui.theme import apply_theme

__all__ = ["make_panel"]

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def pixels(panel: ArticlePanel) -> QImage:
    return panel.text.viewport().grab().toImage()


def long_text(paragraphs: int = 80) -> str:
    return "A long report\n\n" + "\n\n".join(
        f"Paragraph {n} tells of Firm{n:04} and of what else was said there, at some length so that it fills two lines "
        f"or even three of them, as paragraphs do."
        for n in range(1, paragraphs + 1)
    )


def long_dossier(paragraphs: int = 80) -> Dossier:
    facts = [("organization", [Said("name", f"Firm{n:04}")]) for n in range(1, paragraphs + 1)]
    return make_dossier(1, long_text(paragraphs), facts)


# Choosing


def test_a_click_on_evidence_chooses_its_value(make_panel: MakePanel) -> None:
    panel = make_panel()
    click(panel, spot(panel, "1,140"))
    wanted = find_value(desk_of(panel), "1,140")
    assert desk_of(panel).focus == Focus(wanted.entry_id, wanted.id)
    assert framed(panel) == "1,140"
    assert acts_of(panel) == []


def test_a_click_beside_evidence_or_letters_chooses_nothing(make_panel: MakePanel) -> None:
    panel = make_panel()
    before = desk_of(panel).focus
    click(panel, spot(panel, "closed in"))
    click(panel, QPoint(5, spot(panel, "1,140").y()))
    click(panel, QPoint(panel.text.viewport().width() - 3, spot(panel, "followed").y()))
    assert desk_of(panel).focus == before


def test_clicking_again_goes_round_overlapping_evidence(make_panel: MakePanel) -> None:
    panel = make_panel()
    place = spot(panel, ["Joint", "Laboratory"][0])
    seen = []
    for _ in range(3):
        click(panel, place)
        seen.append(framed(panel))
    assert seen == ["Joint Laboratory", "Cold-Region Hydrogen Joint Laboratory", "Joint Laboratory"]


def test_the_smallest_comes_first_also_while_a_larger_one_is_in_focus(make_panel: MakePanel) -> None:
    panel = make_panel()
    click(panel, spot(panel, "Cold-Region"))
    assert framed(panel) == "Cold-Region Hydrogen Joint Laboratory"
    click(panel, spot(panel, "Joint"))
    assert framed(panel) == "Joint Laboratory"


def test_the_key_goes_round_overlapping_evidence(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    wanted = find_value(desk, "joint laboratory", "kind")
    desk.set_focus(Focus(wanted.entry_id, wanted.id))
    panel.cycle_overlap()
    assert desk.focus.value_id == find_value(desk, "Cold-Region Hydrogen Joint Laboratory").id
    panel.cycle_overlap()
    assert desk.focus.value_id == wanted.id


def test_dragging_over_evidence_selects_and_does_not_choose(make_panel: MakePanel) -> None:
    panel = make_panel()
    before = desk_of(panel).focus
    drag(panel, edge(panel, "Ingrid", "left"), edge(panel, "Halvorsen", "right"))
    assert selected(panel) == "Ingrid Halvorsen"
    assert desk_of(panel).focus == before


def test_rejected_facts_are_shown_on_request_only(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    wanted = find_value(desk, "1,140")
    desk.set_focus(Focus(wanted.entry_id, wanted.id))
    desk.reject()
    before = desk.focus
    click(panel, spot(panel, "1,140"))
    assert desk.focus == before
    panel.show_rejected(shown=True)
    click(panel, spot(panel, "1,140"))
    assert desk.focus.value_id == wanted.id
    assert panel.rejected_shown


# What is in focus


def test_an_entry_in_focus_has_the_words_of_its_name_framed(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    desk.set_focus(Focus(find_entry(desk, "Ingrid Halvorsen").id))
    assert framed(panel) == "Ingrid Halvorsen"
    assert range_of(panel, "Ingrid")[0] == panel.text.caret()


def test_the_focus_scrolls_words_into_view_with_context_above_and_only_when_it_must(make_panel: MakePanel) -> None:
    panel = make_panel(long_dossier(), size=(700, 600))
    desk, scroll = desk_of(panel), panel.text.verticalScrollBar()
    desk.set_focus(Focus(find_entry(desk, "Firm0002").id))
    assert scroll.value() == 0
    for name in ("Firm0060", "Firm0080", "Firm0007"):
        desk.set_focus(Focus(find_entry(desk, name).id))
        (strip,) = panel.text.strips(*range_of(panel, name))
        view = QRectF(panel.text.viewport().rect())
        assert view.contains(strip), name
        assert strip.top() > view.height() * 0.2, name
    row = scroll.value()
    desk.set_focus(Focus(find_entry(desk, "Firm0008").id))
    assert scroll.value() == row


def test_an_article_opens_at_its_first_open_fact_even_before_it_is_shown(make_panel: MakePanel) -> None:
    facts = [
        ("organization", [Said("name", "Firm0001", Status.CONFIRMED)]),
        ("organization", [Said("name", "Firm0070")]),
    ]
    panel = make_panel(make_dossier(1, long_text(), facts), size=(700, 600))
    (strip,) = panel.text.strips(*range_of(panel, "Firm0070"))
    assert QRectF(panel.text.viewport().rect()).contains(strip)


def test_a_judgement_repaints_and_leaves_the_view_where_it_is(make_panel: MakePanel) -> None:
    panel = make_panel(long_dossier(), size=(700, 600))
    desk, scroll = desk_of(panel), panel.text.verticalScrollBar()
    desk.set_focus(Focus(find_entry(desk, "Firm0040").id))
    row, before = scroll.value(), pixels(panel)
    desk.confirm(stay=True)
    assert scroll.value() == row
    assert pixels(panel) != before
    assert panel.text.accessibleDescription() == "79 facts left to judge"
    desk.undo()
    assert panel.text.accessibleDescription() == "80 facts left to judge"
    assert pixels(panel) == before


def test_a_selection_survives_a_moving_focus(make_panel: MakePanel) -> None:
    panel = make_panel()
    drag(panel, edge(panel, "32", "left"), edge(panel, "incubators", "right"))
    desk_of(panel).step(1)
    assert selected(panel) == "32 incubators"


# Evidence


@pytest.mark.parametrize(
    ("side", "by", "words"),
    [
        ("end", 1, "Ingrid Halvorsen, chief"),
        ("end", -1, "Ingrid"),
        ("start", 1, "Halvorsen"),
    ],
)
def test_evidence_is_resized_by_words(make_panel: MakePanel, side: str, by: int, words: str) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    wanted = find_value(desk, "Ingrid Halvorsen")
    desk.set_focus(Focus(wanted.entry_id, wanted.id))
    panel.resize_evidence(side, by)
    assert framed(panel) == words
    assert [piece.quote for piece in desk.focused_values()[0].evidence] == [words]
    assert desk.focused_values()[0].words == "Ingrid Halvorsen"


def test_evidence_is_resized_by_letters_with_keys(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    wanted = find_value(desk, "Ingrid Halvorsen")
    desk.set_focus(Focus(wanted.entry_id, wanted.id))
    QTest.keyClick(panel.text, Qt.Key.Key_Left, CONTROL | ALT)
    QTest.keyClick(panel.text, Qt.Key.Key_Right, CONTROL | ALT | SHIFT)
    assert framed(panel) == "ngrid Halvorse"


def test_the_piece_that_was_clicked_is_the_one_that_is_resized(make_panel: MakePanel) -> None:
    panel = make_panel()
    click(panel, spot(panel, "Linhe Polytechnic", 1))
    panel.resize_evidence("end", 1)
    value = desk_of(panel).focused_values()[0]
    assert [piece.quote for piece in value.evidence] == ["Linhe Polytechnic", "Linhe Polytechnic will"]


def test_the_ends_of_a_frame_can_be_dragged_to_another_word(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    wanted = find_value(desk, "Ingrid Halvorsen")
    desk.set_focus(Focus(wanted.entry_id, wanted.id))
    drag(panel, edge(panel, "Ingrid Halvorsen", "right"), spot(panel, "engineer"))
    assert framed(panel) == "Ingrid Halvorsen, chief engineer"
    assert acts_of(panel) == ["evidence"]
    assert selected(panel) == ""
    drag(panel, edge(panel, "Ingrid", "left"), spot(panel, "chief"))
    assert framed(panel) == "chief engineer"


def test_a_drag_that_ends_where_it_began_changes_nothing(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    wanted = find_value(desk, "Ingrid Halvorsen")
    desk.set_focus(Focus(wanted.entry_id, wanted.id))
    click(panel, edge(panel, "Ingrid Halvorsen", "right"))
    assert acts_of(panel) == []


# Furniture


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


# Looks and words


def test_markup_shows_as_it_is_written(make_panel: MakePanel) -> None:
    panel = make_panel(opened=MARKUP)
    shown = panel.text.toPlainText()
    assert "<img src=x onerror=alert(1)>" in shown
    assert "=cmd|'/c calc'!A1" in shown
    place = spot(panel, "Institute")
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, panel.text.viewport().mapToGlobal(place))
    QApplication.sendEvent(panel.text.viewport(), help_event)
    assert "&lt;i&gt;Institute&lt;/i&gt; of R&amp;D" in QToolTip.text()
    assert "Organization · Name" in QToolTip.text()
    assert "○ proposed" in QToolTip.text()
    QToolTip.hideText()


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


# The menu


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


# A very long one


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
