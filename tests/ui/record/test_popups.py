"""Popups by keyboard: adding selected or typed words, why something is rejected, and notes."""

import pytest
from PySide6.QtTest import QTest

from curator.domain.record import Status
from tests.ui.desk_fixture import EMPTY, fake, find_entry
from tests.ui.record.panel_fixture import Key, Panel
from ui.desk import Focus
from ui.record.editors import Typed


def key(panel: Panel, letters: str) -> None:
    """Presses keys where a popup takes them."""
    popup = panel.popup()
    QTest.keyClicks(popup.editor.input if popup.editor else popup, letters)


def press(panel: Panel, pressed: Key) -> None:
    popup = panel.popup()
    QTest.keyClick(popup.editor.input if popup.editor else popup, pressed)


def closed(panel: Panel) -> bool:
    return panel.widget.adding.popup is None and panel.widget.questions.popup is None


def test_selected_words_become_an_entry_with_one_letter(panel: Panel) -> None:
    panel.select("Third Lakeside Forum")
    panel.widget.add()
    assert panel.popup()._title.text() == "“Third Lakeside Forum”"
    key(panel, "t")
    assert closed(panel)
    entry = panel.entry()
    assert (entry.group, entry.status) == ("topic", Status.ADDED)
    assert entry.values[0].evidence[0].quote == "Third Lakeside Forum"
    assert panel.content().name == "Third Lakeside Forum"
    assert panel.widget.list.hasFocus()


def test_selected_words_fill_a_field_of_the_entry_in_focus(panel: Panel) -> None:
    panel.focus("Linhe Municipal Government", whole=True)
    panel.fill("Third Lakeside Forum on Green Hydrogen", "venue")
    panel.select("Provincial Department of Science")
    panel.widget.add()
    offered = {offer.name: offer.key for offer in panel.popup().offers()}
    key(panel, offered["Venue"])
    added = panel.entry().of("venue")
    assert [value.words for value in added] == ["Provincial Department of Science"]
    assert added[0].evidence[0].quote == "Provincial Department of Science"


def test_fields_that_are_judged_are_not_offered(panel: Panel) -> None:
    panel.focus("420", whole=True)
    panel.select("delegates")
    panel.widget.add()
    offered = {offer.name: offer for offer in panel.popup().offers()}
    assert "Value" not in offered
    assert "Unit" in offered
    panel.popup().close()
    panel.focus("Ingrid Halvorsen", whole=True)
    panel.widget.add()
    instead = {offer.name: offer.why for offer in panel.popup().offers()}
    assert instead["Title"] == "instead of “chief engineer”"


def test_selected_words_become_more_evidence(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name")
    panel.select("chief engineer of Nordlys")
    panel.widget.add()
    key(panel, "+")
    assert [piece.quote for piece in panel.value(value).evidence] == [
        "Nordlys Electrolysis AS",
        "chief engineer of Nordlys",
    ]
    assert panel.content().places == 2


def test_selected_words_that_do_not_fit_are_mended_and_keep_their_place(panel: Panel) -> None:
    panel.select("nearly 60 universities")
    panel.widget.add()
    key(panel, "f")
    assert "is not a number" in panel.popup()._refusal.text()
    editor = panel.popup().editor
    assert editor is not None
    assert editor.typed.words == "nearly 60 universities"
    press(panel, Key.Key_Return)
    assert not closed(panel)
    editor.input.selectAll()
    key(panel, "60")
    press(panel, Key.Key_Return)
    assert closed(panel)
    value = panel.entry().values[0]
    assert (value.content, value.evidence[0].quote) == (60, "nearly 60 universities")


def test_without_a_selection_words_are_typed(panel: Panel) -> None:
    panel.widget.add()
    assert panel.popup()._title.text() == "Add a fact by hand"
    key(panel, "p")
    assert panel.popup()._title.text() == "Person: Name"
    key(panel, "Anneke Vos")
    press(panel, Key.Key_Return)
    entry = panel.entry()
    assert (entry.group, entry.values[0].words, entry.values[0].evidence) == ("person", "Anneke Vos", ())
    assert closed(panel)


def test_nothing_typed_adds_nothing(panel: Panel) -> None:
    panel.widget.add()
    key(panel, "p")
    press(panel, Key.Key_Return)
    press(panel, Key.Key_Escape)
    assert closed(panel)
    assert fake(panel.desk).review.calls == []


def test_without_a_selection_a_field_is_typed_in_the_card(panel: Panel) -> None:
    panel.focus("420", whole=True)
    panel.widget.add()
    offered = {offer.name: offer.key for offer in panel.popup().offers()}
    key(panel, offered["Unit"])
    assert closed(panel)
    assert panel.editor().field.key == "unit"
    panel.type("persons", Key.Key_Return)
    assert [value.words for value in panel.entry().of("unit")] == ["persons"]


def test_the_plus_of_a_heading_adds_to_its_group(panel: Panel) -> None:
    rows, model = panel.widget.list, panel.widget.model
    number = panel.names().index("Organizations")
    spots = rows.delegate.spots(rows.visualRect(model.index(number)), model.row(number))  # type: ignore[arg-type]
    panel.click(rows.viewport(), spots.add.center())
    key(panel, "Kestrel Valves Group")
    press(panel, Key.Key_Return)
    assert (panel.entry().group, panel.content().name) == ("organization", "Kestrel Valves Group")


def test_the_plus_with_a_selection_takes_it_at_once(panel: Panel) -> None:
    panel.select("CHEN Yu")
    rows, model = panel.widget.list, panel.widget.model
    number = panel.names().index("Organizations")
    spots = rows.delegate.spots(rows.visualRect(model.index(number)), model.row(number))  # type: ignore[arg-type]
    panel.click(rows.viewport(), spots.add.center())
    assert closed(panel)
    assert panel.content().name == "CHEN Yu"


def test_arrows_and_enter_choose_too(panel: Panel) -> None:
    panel.select("CHEN Yu")
    panel.widget.add()
    press(panel, Key.Key_Down)
    press(panel, Key.Key_Down)
    press(panel, Key.Key_Return)
    assert panel.entry().group == "organization"


def test_esc_closes_and_gives_the_keys_back(panel: Panel) -> None:
    panel.select("CHEN Yu")
    panel.widget.add()
    press(panel, Key.Key_Escape)
    assert closed(panel)
    assert panel.widget.list.hasFocus()
    assert fake(panel.desk).review.calls == []


def test_adding_to_an_article_without_facts(panel: Panel) -> None:
    panel.desk.open(EMPTY)
    panel.select("Nothing was looked for")
    panel.widget.add()
    key(panel, "t")
    assert panel.content().name == "Nothing was looked for"


def test_nothing_is_added_without_an_article(panel: Panel) -> None:
    panel.desk.open(None)
    panel.widget.add()
    panel.widget.reject_with_reason()
    panel.widget.note()
    panel.widget.edit()
    panel.widget.choose_link()
    panel.widget.pick_candidate(1)
    panel.widget.confirm_group()
    assert closed(panel)
    assert fake(panel.desk).review.calls == []


def test_an_entity_that_is_offered_is_linked(panel: Panel) -> None:
    panel.widget.add()
    key(panel, "o")
    key(panel, "northern al")
    press(panel, Key.Key_Down)
    press(panel, Key.Key_Return)
    value = panel.entry().values[0]
    assert value.words == "Northern Alliance of Technology Parks"
    assert value.link is not None
    assert value.link.entity_id == 4


@pytest.mark.parametrize(("pressed", "reason"), [("1", "not in the text"), ("4", "duplicate")])
def test_a_reason_by_key(panel: Panel, pressed: str, reason: str) -> None:
    value = panel.focus("signatory")
    panel.widget.reject_with_reason()
    key(panel, pressed)
    now = panel.value(value)
    assert (now.status, now.reason) == (Status.REJECTED, reason)
    assert closed(panel)
    panel.widget.header.rejected.trigger()
    panel.desk.set_focus(Focus(value.entry_id, value.id))
    assert panel.widget.card.row("roles").notes.text() == f"Rejected: {reason}"


def test_a_reason_in_other_words(panel: Panel) -> None:
    value = panel.focus("signatory")
    panel.widget.reject_with_reason()
    key(panel, "said of 3 others")
    press(panel, Key.Key_Return)
    assert panel.value(value).reason == "said of 3 others"


def test_rejecting_a_whole_entry_with_a_reason(panel: Panel) -> None:
    entry = find_entry(panel.desk, "Linhe Polytechnic")
    panel.desk.set_focus(Focus(entry.id))
    panel.widget.reject_with_reason()
    key(panel, "5")
    assert {panel.value(value).reason for value in entry.values} == {"not relevant"}


def test_no_reason_no_rejection(panel: Panel) -> None:
    value = panel.focus("signatory")
    panel.widget.reject_with_reason()
    press(panel, Key.Key_Escape)
    assert panel.value(value).status is Status.PROPOSED


def test_a_note_is_written_changed_and_taken_away(panel: Panel) -> None:
    value = panel.focus("signatory")
    panel.widget.note()
    key(panel, "see page 2")
    press(panel, Key.Key_Return)
    assert panel.value(value).note == "see page 2"
    assert panel.widget.card.row("roles").notes.text() == "Note: see page 2"
    panel.widget.note()
    editor = panel.popup().editor
    assert editor is not None
    assert editor.typed.words == "see page 2"
    press(panel, Key.Key_Delete)
    press(panel, Key.Key_Return)
    assert panel.value(value).note == ""
    assert panel.widget.card.row("roles").notes.isHidden()


def test_fields_beyond_the_tenth_are_offered_without_a_digit(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.record.add_popup._DIGITS", "1")
    value = panel.focus("Nordlys Electrolysis AS", "name")
    panel.select("chief engineer of Nordlys")
    panel.widget.add()
    assert [offer.key for offer in panel.popup().offers()][-3:] == ["1", "", "+"]
    key(panel, "+")
    assert panel.value(value).evidence[-1].quote == "chief engineer of Nordlys"


def test_an_entity_chosen_while_a_field_is_typed_is_linked(panel: Panel) -> None:
    panel.focus("CHEN Yu", whole=True)
    entry = panel.entry().id
    panel.select("nearly 60 universities")
    panel.widget.add()
    number = next(n for n, offer in enumerate(panel.popup().offers()) if offer.name == "Affiliation")
    adding = panel.widget.adding
    adding._field = adding._targets[number]  # type: ignore[assignment]
    adding._typed(Typed("Linhe Polytechnic", 1))
    added = next(each for each in panel.desk.entries() if each.id == entry).of("affiliation")
    assert added[0].link is not None
    assert added[0].link.entity_id == 1
