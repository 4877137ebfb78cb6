"""Choosing evidence in the text, what is then in focus, and moving its ends."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from curator.domain.record import Status
from tests.ui.article.panel_fixture import (
    MakePanel,
    acts_of,
    click,
    desk_of,
    drag,
    edge,
    framed,
    long_dossier,
    long_text,
    make_panel,
    pixels,
    range_of,
    selected,
    spot,
)
from tests.ui.desk_fixture import Said, find_entry, find_value, make_dossier
from ui.article.mark_painter import MarkPainter
from ui.desk import Focus

__all__ = ["make_panel"]

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_a_click_on_evidence_chooses_its_value(make_panel: MakePanel) -> None:
    panel = make_panel()
    click(panel, spot(panel, "1,140"))
    wanted = find_value(desk_of(panel), "1,140")
    assert desk_of(panel).focus == Focus(wanted.entry_id, wanted.id)
    assert framed(panel) == "1,140"
    assert acts_of(panel) == []


def test_a_postponed_fact_has_one_sign_where_its_values_share_words(
    make_panel: MakePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = make_panel()
    desk = desk_of(panel)
    entry = find_entry(desk, "Ingrid Halvorsen").id
    desk.set_focus(Focus(entry))
    desk.postpone()
    desk.set_focus(Focus(entry))
    signed: list[str] = []

    def note(_self: object, _painter: object, drawn: Any) -> None:
        if drawn.mark.entry.id == entry:
            signed.append(panel.text.page.text[drawn.mark.start : drawn.mark.end])

    monkeypatch.setattr(MarkPainter, "_status", note)
    pixels(panel)
    assert sorted(set(signed)) == ["Ingrid Halvorsen", "Nordlys Electrolysis AS", "chief engineer"]
    start, end = range_of(panel, "Halvorsen, chief")
    desk.set_selection((start, end))
    desk.add_evidence(find_value(desk, "Ingrid Halvorsen").id)
    signed.clear()
    pixels(panel)
    assert sorted(set(signed)) == ["Nordlys Electrolysis AS", "chief engineer"]


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
    switch = QCheckBox()
    switch.toggled.connect(desk_of(panel).show_rejected)
    switch.setChecked(True)
    click(panel, spot(panel, "1,140"))
    assert desk.focus.value_id == wanted.id
    assert panel.rejected_shown


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
    assert desk.focused_values()[0].words == words, "the words of the value are those of its evidence"
    assert desk.focused_values()[0].status is Status.CORRECTED
    desk.undo()
    assert (framed(panel), find_value(desk, "Ingrid Halvorsen").status) == ("Ingrid Halvorsen", Status.PROPOSED)


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
