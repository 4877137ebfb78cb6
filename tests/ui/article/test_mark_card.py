"""What is known of words, said by a card beside them."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from curator.domain.record import Status
from tests.ui.article.panel_fixture import MakePanel, desk_of, make_panel, range_of, spot
from tests.ui.desk_fixture import find_value
from ui.article.article_panel import ArticlePanel
from ui.article.evidence_marks import Mark
from ui.article.tips import mark_lines
from ui.desk import Focus

__all__ = ["make_panel"]


def hover(panel: ArticlePanel, words: str) -> list[str]:
    place = spot(panel, words)
    event = QHelpEvent(QEvent.Type.ToolTip, place, panel.text.viewport().mapToGlobal(place))
    QApplication.sendEvent(panel.text.viewport(), event)
    return panel.hovering.card.said().splitlines()


def test_hovering_tells_what_is_known_and_moving_away_ends_it(make_panel: MakePanel) -> None:
    panel = make_panel()
    said = hover(panel, "Ingrid Halvorsen")
    assert said[:3] == ["Person · Name", "Ingrid Halvorsen", "○ proposed"]
    assert any(line.startswith("Proposed by ") for line in said)
    assert panel.hovering.card.isVisible()
    QTest.mouseMove(panel.text.viewport(), spot(panel, "Ingrid Halvorsen"))
    assert panel.hovering.card.isVisible()
    QTest.mouseMove(panel.text.viewport(), spot(panel, "closed in"))
    assert not panel.hovering.card.isVisible()


def test_the_key_tells_of_the_fact_in_focus_and_of_the_words_at_the_caret(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    value = find_value(desk, "Ingrid Halvorsen")
    desk.set_focus(Focus(value.entry_id, value.id))
    panel.tell_of_words()
    assert "Ingrid Halvorsen" in panel.hovering.card.said()
    panel.tell_of_words()
    assert not panel.hovering.card.isVisible()
    panel.text.put_caret(range_of(panel, "Nordlys Electrolysis AS")[0])
    panel.tell_of_words()
    assert "Nordlys Electrolysis AS" in panel.hovering.card.said()
    QTest.keyClick(panel.text, Qt.Key.Key_Down)
    assert not panel.hovering.card.isVisible(), "any other key ends it"


def test_the_key_that_goes_round_starts_at_the_caret(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    value = find_value(desk, "Ingrid Halvorsen")
    desk.set_focus(Focus(value.entry_id, value.id))
    panel.text.put_caret(range_of(panel, "chief engineer")[0] + 2)
    panel.cycle_overlap()
    assert desk.focused_values()[0].words == "chief engineer"


def test_the_card_goes_round_with_the_key(make_panel: MakePanel) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    panel.text.put_caret(range_of(panel, "Linhe Polytechnic")[0] + 2)
    panel.tell_of_words()
    panel.cycle_overlap()
    assert panel.hovering.card.isVisible()
    assert panel.hovering.card.marks[0].value.id == desk.focus.value_id


def test_a_judged_value_tells_what_was_proposed_why_and_what_was_noted(make_panel: MakePanel) -> None:
    panel = make_panel()
    value = find_value(desk_of(panel), "Ingrid Halvorsen")
    corrected = replace(
        value, words="I. Halvorsen", proposed=value.words, status=Status.CORRECTED, reason="<b>why</b>", note="ask her"
    )
    entry = next(entry for entry in desk_of(panel).entries() if entry.id == value.entry_id)
    lines = mark_lines(Mark(0, 4, entry, corrected, 0), {})
    assert lines[:3] == ["I. Halvorsen", "✎ corrected", "Proposed was “Ingrid Halvorsen”."]
    assert lines[-2:] == ["Reason: <b>why</b>", "Note: ask her"]
    added = replace(value, extractor="", confidence=None, status=Status.ADDED)
    assert mark_lines(Mark(0, 4, entry, added, 0), {})[-1] == "Added by a person."
