"""Typed editors in the card: what they take and refuse, and that nothing is lost, and nothing stored by chance."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from curator.domain.content import PartialDate
from curator.domain.record import Status
from tests.ui.desk_fixture import fake, find_entry
from tests.ui.record.panel_fixture import Key, Panel
from ui.desk import Focus
from ui.record.editors import ChoiceEditor, DateEditor, EntityEditor, LongTextEditor, NumberEditor


def calls(panel: Panel) -> list[str]:
    return fake(panel.desk).review.calls


def text(panel: Panel) -> str:
    typed = panel.input()
    return typed.text() if isinstance(typed, QLineEdit) else typed.toPlainText()


def test_text_is_corrected_with_enter(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    assert text(panel) == "chief engineer"
    panel.type("first engineer", Key.Key_Return)
    now = panel.value(value)
    assert (now.words, now.status, now.proposed) == ("first engineer", Status.CORRECTED, "chief engineer")
    assert panel.widget.session.editor is None
    assert panel.widget.list.hasFocus()
    assert [box.content.words for box in panel.boxes("title") if box.content] == ["first engineer"]


def test_editing_the_whole_entry_edits_its_first_field(panel: Panel) -> None:
    panel.focus("Ingrid Halvorsen", whole=True)
    panel.widget.edit()
    assert text(panel) == "Ingrid Halvorsen"
    assert isinstance(panel.editor(), EntityEditor)


def test_esc_leaves_everything_as_it_was(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    panel.type("nonsense", Key.Key_Escape)
    assert panel.value(value).words == "chief engineer"
    assert calls(panel) == []
    assert panel.widget.session.editor is None
    assert panel.widget.list.hasFocus()


def test_enter_on_unchanged_words_confirms_the_value(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    panel.type("", Key.Key_Return)
    assert panel.value(value).status is Status.CONFIRMED


def test_a_rejected_value_comes_back_with_its_own_words(panel: Panel) -> None:
    value = panel.focus("signatory")
    panel.desk.reject(stay=True)
    panel.widget.header.rejected.trigger()
    panel.desk.set_focus(Focus(value.entry_id, value.id))
    panel.widget.edit()
    panel.type("", Key.Key_Return)
    assert panel.value(value).status is Status.CONFIRMED


def test_tab_takes_the_words_and_goes_to_the_next_field(panel: Panel) -> None:
    value = panel.focus("Ingrid Halvorsen")
    panel.widget.edit()
    panel.type("Ingrid B. Halvorsen", Key.Key_Tab)
    assert panel.value(value).words == "Ingrid B. Halvorsen"
    assert text(panel) == "chief engineer"
    assert panel.input().hasFocus()
    QTest.keyClick(panel.input(), Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert text(panel) == "Ingrid B. Halvorsen"


def test_tab_reaches_empty_fields_and_fills_them(panel: Panel) -> None:
    entry = find_entry(panel.desk, "Ingrid Halvorsen")
    panel.desk.set_focus(Focus(entry.id, entry.values[-1].id))
    panel.widget.edit()
    panel.type("", Key.Key_Tab)
    assert panel.editor().field.key == "role"
    panel.type("sig", Key.Key_Tab)
    added = panel.entry().of("role")
    assert [(value.words, value.content, value.status) for value in added] == [("signatory", "signatory", Status.ADDED)]
    assert panel.widget.session.editor is None
    assert panel.widget.list.hasFocus()


def test_an_empty_field_left_empty_stays_empty(panel: Panel) -> None:
    panel.fill("Ingrid Halvorsen", "role")
    panel.widget.edit()
    panel.type("", Key.Key_Return)
    assert calls(panel) == []
    assert panel.entry().of("role") == ()


def test_clicking_the_dash_of_an_empty_field_opens_its_editor(panel: Panel) -> None:
    panel.focus("420", whole=True)
    row = panel.widget.card.row("unit")
    panel.click(row._empty)
    assert panel.editor().field.key == "unit"
    panel.type("persons", Key.Key_Return)
    assert [value.words for value in panel.entry().of("unit")] == ["persons"]


def test_emptied_words_are_refused(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    panel.type("", Key.Key_Delete)
    panel.type("", Key.Key_Return)
    assert "needs words" in panel.refusal("title")
    assert panel.value(value).words == "chief engineer"


@pytest.mark.parametrize(("typed", "content"), [("2,300", 2300), ("12 000", 12000), ("2.5", 2.5), ("-3", -3)])
def test_numbers(panel: Panel, typed: str, content: float) -> None:
    value = panel.focus("1,140")
    panel.widget.edit()
    assert isinstance(panel.editor(), NumberEditor)
    panel.type(typed, Key.Key_Return)
    assert panel.value(value).content == content


def test_a_number_is_read_back_with_separators(panel: Panel) -> None:
    panel.focus("1,140")
    panel.widget.edit()
    panel.type("1234567")
    assert panel.editor()._reading.text() == "= 1,234,567"
    panel.type("x")
    assert panel.editor()._reading.isHidden()


def test_what_is_no_number_is_refused_and_can_be_mended(panel: Panel) -> None:
    value = panel.focus("1,140")
    panel.widget.edit()
    panel.type("dozens", Key.Key_Return)
    assert "“dozens” is not a number" in panel.refusal("value")
    assert panel.input().hasFocus()
    assert panel.value(value).words == "1,140"
    panel.input().selectAll()
    panel.type("24", Key.Key_Return)
    assert panel.value(value).content == 24
    assert panel.refusal("value") == ""


@pytest.mark.parametrize(
    ("typed", "content", "precision"),
    [
        ("24 Aug 2024", PartialDate(2024, 8, 24), "to the day"),
        ("August 2024", PartialDate(2024, 8), "to the month"),
        ("2024", PartialDate(2024), "to the year"),
        ("2024/8/24", PartialDate(2024, 8, 24), "to the day"),
    ],
)
def test_dates_as_people_type_them(panel: Panel, typed: str, content: PartialDate, precision: str) -> None:
    value = panel.focus("26 Aug 2024", "end")
    panel.widget.edit()
    assert isinstance(panel.editor(), DateEditor)
    panel.type(typed)
    assert precision in panel.editor()._reading.text()
    panel.type("", Key.Key_Return)
    assert panel.value(value).content == content


def test_a_date_before_its_beginning_is_found(panel: Panel) -> None:
    panel.focus("26 Aug 2024", "end")
    panel.widget.edit()
    panel.type("3 Aug 2024", Key.Key_Return)
    assert panel.refusal("end") == "End lies before Start."


def test_what_is_no_date_is_refused(panel: Panel) -> None:
    panel.focus("26 Aug 2024", "end")
    panel.widget.edit()
    panel.type("next week", Key.Key_Return)
    assert "is not a date" in panel.refusal("end")
    assert text(panel) == "next week"


def test_a_choice_by_its_first_letters(panel: Panel) -> None:
    value = panel.focus("forum", "type")
    panel.widget.edit()
    editor = panel.editor()
    assert isinstance(editor, ChoiceEditor)
    panel.type("ex")
    assert [offer.words for offer in editor._offers.offers()] == ["exhibition"]
    panel.type("", Key.Key_Return)
    assert panel.value(value).content == "exhibition"


def test_choices_by_arrows(panel: Panel) -> None:
    value = panel.focus("forum", "type")
    panel.widget.edit()
    for _ in range(3):
        panel.type("", Key.Key_Down)
    panel.type("", Key.Key_Return)
    assert panel.value(value).content == "summit"


def test_what_is_no_choice_is_refused(panel: Panel) -> None:
    panel.focus("forum", "type")
    panel.widget.edit()
    panel.type("zzz", Key.Key_Return)
    assert "is not among" in panel.refusal("type")


def test_long_text_takes_lines_and_ctrl_enter(panel: Panel) -> None:
    value = panel.focus("electrolyser testing")
    panel.widget.edit()
    assert isinstance(panel.editor(), LongTextEditor)
    assert isinstance(panel.input(), QPlainTextEdit)
    panel.type("one", Key.Key_Return)
    panel.type("two")
    QTest.keyClick(panel.input(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.value(value).words == "one\ntwo"


def test_an_entity_is_offered_and_linked_with_its_name(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "affiliation")
    panel.widget.edit()
    panel.type("linhe p")
    panel.type("", Key.Key_Down)
    panel.type("", Key.Key_Return)
    now = panel.value(value)
    assert now.words == "Linhe Polytechnic University"
    assert now.link is not None
    assert now.link.entity_id == 1


def test_a_name_of_its_own_is_not_replaced_by_an_offer(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "affiliation")
    panel.widget.edit()
    panel.type("Linhe Polytech", Key.Key_Return)
    now = panel.value(value)
    assert (now.words, now.link) == ("Linhe Polytech", None)


def test_an_offer_can_be_clicked(panel: Panel) -> None:
    value = panel.focus("forum", "type")
    panel.widget.edit()
    panel.type("ce")
    offers = panel.editor()._offers
    panel.click(offers, offers.rect().topLeft() + offers.rect().center() * 0)
    QTest.mouseClick(offers, Qt.MouseButton.LeftButton, pos=offers.rect().topLeft().__class__(20, 12))
    assert panel.value(value).content == "ceremony"


def test_a_chip_is_added_corrected_and_rejected_alone(panel: Panel) -> None:
    entry = find_entry(panel.desk, "Linhe Polytechnic")
    panel.desk.set_focus(Focus(entry.id))
    row = panel.widget.card.row("roles")
    panel.click(row._empty)
    panel.type("spon", Key.Key_Return)
    assert [box.content.words for box in panel.boxes("roles") if box.content] == ["organizer", "signatory", "sponsor"]
    panel.click(panel.boxes("roles")[1])
    assert panel.desk.focus.value_id == entry.values[2].id
    panel.widget.edit()
    panel.type("par", Key.Key_Return)
    assert panel.value(entry.values[2]).content == "participant"
    assert panel.value(entry.values[1]).content == "organizer"
    panel.click(panel.boxes("roles")[1])
    panel.desk.reject(stay=True)
    assert [box.content.words for box in panel.boxes("roles") if box.content] == ["organizer", "sponsor"]
    assert panel.value(entry.values[0]).status is Status.PROPOSED


def test_a_double_click_edits(panel: Panel) -> None:
    panel.focus("chief engineer")
    QTest.mouseDClick(panel.boxes("title")[0], Qt.MouseButton.LeftButton)
    assert text(panel) == "chief engineer"


def test_the_card_grows_for_an_editor_and_shrinks_again(panel: Panel) -> None:
    panel.focus("forum", "type")
    before = panel.widget.card.heightForWidth(376)
    panel.widget.edit()
    panel.type("s")
    assert panel.widget.card.heightForWidth(376) > before
    panel.type("", Key.Key_Escape)
    assert panel.widget.card.heightForWidth(376) == before


def test_letters_in_an_editor_do_not_reach_the_windows_keys(panel: Panel) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    panel.focus("chief engineer")
    heard: list[str] = []
    for key in ("E", "J", "Return", "Del", "Space", "Esc", "Tab"):
        shortcut = QShortcut(QKeySequence(key), panel.widget)
        shortcut.activated.connect(lambda key=key: heard.append(key))
    panel.widget.edit()
    panel.type("Je e")
    panel.type("", Key.Key_Delete)
    panel.type("", Key.Key_Return)
    assert heard == []
    assert panel.entry().of("title")[0].words == "Je e"
