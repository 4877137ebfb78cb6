"""The panel as a whole: one entry open, keys and clicks that move among facts, and what is shown without any."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from curator.domain.record import Status
from curator.errors import ConflictError
from tests.ui.desk_fixture import EMPTY, LINHE, fake, find_entry, find_value, make_desk, many_dossier
from tests.ui.record.panel_fixture import Key, Panel, make_panel
from ui.desk import Focus
from ui.models.record_rows import Heading, Order
from ui.record.flow import Flow
from ui.theme import apply_theme, current_theme


def test_the_first_unresolved_entry_is_open(panel: Panel) -> None:
    assert panel.content().group == "article"
    assert panel.widget.list.open_row == 1
    assert panel.widget.card.isVisible()
    assert panel.widget.header.progress.text() == "7 of 17 judged · 10 left"


def test_only_one_entry_is_open(panel: Panel) -> None:
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    rows = panel.widget.list
    opened = [n for n in range(rows.model().rowCount()) if rows.isPersistentEditorOpen(rows.model().index(n, 0))]
    assert opened == [panel.widget.model.row_of(panel.entry().id)]


def test_the_open_row_is_as_high_as_its_card(panel: Panel) -> None:
    for words in ("Linhe Polytechnic", "420", "Third Lakeside Forum on Green Hydrogen"):
        panel.focus(words, whole=True)
        rows = panel.widget.list
        rect = rows.visualRect(rows.model().index(rows.open_row, 0))
        assert panel.widget.card.height() == panel.widget.card.heightForWidth(panel.widget.card.width())
        assert rect.height() == panel.widget.card.height() + 4


def test_confirming_goes_to_the_next_and_updates_row_and_progress(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.desk.confirm()
    assert panel.line("Nordlys Electrolysis AS").status is Status.CONFIRMED
    assert panel.value(value).status is Status.CONFIRMED
    assert panel.widget.header.progress.text() == "8 of 17 judged · 9 left"
    assert panel.content().name == "Ingrid Halvorsen"
    assert panel.widget.list.open_row == panel.widget.model.row_of(panel.entry().id)


def test_rejecting_takes_the_entry_out_of_the_list(panel: Panel) -> None:
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.desk.reject()
    assert "Nordlys Electrolysis AS" not in panel.names()
    panel.desk.undo()
    assert panel.content().name == "Nordlys Electrolysis AS"
    assert "Nordlys Electrolysis AS" in panel.names()


def test_postponing_shows_the_doubt(panel: Panel) -> None:
    panel.focus("Ingrid Halvorsen", whole=True)
    panel.desk.postpone()
    assert panel.line("Ingrid Halvorsen").status is Status.POSTPONED


def test_the_arrows_walk_through_entry_and_values_to_the_next_entry(panel: Panel) -> None:
    entry = find_entry(panel.desk, "Linhe Polytechnic")
    panel.desk.set_focus(Focus(entry.id))
    seen = []
    for _ in range(4):
        panel.press(Key.Key_Down)
        seen.append(panel.desk.focus)
    following = panel.widget.model.entry_ids()[panel.widget.model.entry_ids().index(entry.id) + 1]
    assert seen == [Focus(entry.id, value.id) for value in entry.values] + [Focus(following)]
    panel.press(Key.Key_Up)
    assert panel.desk.focus == Focus(entry.id)


def test_the_arrows_stop_at_empty_fields(panel: Panel) -> None:
    entry = find_entry(panel.desk, "420")
    panel.desk.set_focus(Focus(entry.id, entry.values[-1].id))
    panel.press(Key.Key_Down)
    assert panel.desk.focus == Focus(entry.id, None, "unit")
    panel.desk.confirm(stay=True)
    assert fake(panel.desk).review.calls == [], "an empty field has nothing to confirm"


def test_the_arrows_stop_at_both_ends(panel: Panel) -> None:
    panel.press(Key.Key_Home)
    first = panel.desk.focus
    panel.press(Key.Key_Up)
    assert panel.desk.focus == first
    panel.press(Key.Key_End)
    assert panel.desk.focus.entry_id == panel.widget.model.entry_ids()[-1]
    for _ in range(5):
        panel.press(Key.Key_Down)
    assert panel.desk.focus.entry_id == panel.widget.model.entry_ids()[-1]


def test_esc_goes_back_to_the_entry_as_a_whole(panel: Panel) -> None:
    value = panel.focus("signatory")
    assert not panel.content().whole
    panel.press(Key.Key_Escape)
    assert panel.desk.focus == Focus(value.entry_id)
    assert panel.content().whole


def test_tab_walks_in_the_card_and_leaves_the_list_behind_the_last(panel: Panel) -> None:
    entry = find_entry(panel.desk, "Linhe Polytechnic")
    panel.desk.set_focus(Focus(entry.id))
    for value in entry.values:
        panel.press(Key.Key_Tab)
        assert panel.desk.focus == Focus(entry.id, value.id)
    panel.press(Key.Key_Tab)
    assert not panel.widget.list.hasFocus()
    panel.widget.focus_list()
    panel.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert panel.desk.focus == Focus(entry.id, entry.values[1].id)


def test_letters_are_left_to_the_window(panel: Panel) -> None:
    before = panel.desk.focus
    for key in (Key.Key_J, Key.Key_Return, Key.Key_Space, Key.Key_Delete, Key.Key_1):
        panel.press(key)
    assert panel.desk.focus == before
    assert fake(panel.desk).review.calls == []


def test_steps_of_the_desk_follow_the_screen(panel: Panel) -> None:
    listed = panel.widget.model.entry_ids()
    panel.press(Key.Key_Home)
    seen = []
    for _ in listed:
        seen.append(panel.desk.focus.entry_id)
        panel.desk.step(1)
    assert seen == listed


def test_a_click_opens_an_entry(panel: Panel) -> None:
    panel.click_row("Ingrid Halvorsen")
    assert panel.content().name == "Ingrid Halvorsen"


def test_a_click_on_confirm_all_confirms_the_group(panel: Panel) -> None:
    rows, model = panel.widget.list, panel.widget.model
    number = panel.names().index("Organizations")
    row = model.row(number)
    assert isinstance(row, Heading)
    spots = rows.delegate.spots(rows.visualRect(model.index(number)), row)
    panel.click(rows.viewport(), spots.confirm.center())
    assert fake(panel.desk).review.calls == ["confirm"]
    heading = model.row(panel.names().index("Organizations"))
    assert isinstance(heading, Heading)
    assert heading.says == "4 · judged"
    assert rows.delegate.spots(rows.visualRect(model.index(number)), heading).confirm.isEmpty()
    panel.desk.undo()
    assert model.row(number) == row


def test_confirm_group_takes_the_group_in_focus(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", whole=True)
    panel.widget.confirm_group()
    assert panel.line("Nordlys Electrolysis AS").status is Status.CONFIRMED
    assert panel.line("Ingrid Halvorsen").status is Status.PROPOSED


def test_words_of_acts_do_them(panel: Panel) -> None:
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    words = {button.text(): button for button in panel.widget.card.acts.buttons}
    panel.click(words["Later"])
    assert panel.line("Nordlys Electrolysis AS").status is Status.POSTPONED
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.click(words["Confirm"])
    assert panel.line("Nordlys Electrolysis AS").status is Status.CONFIRMED
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.click(words["Reject"])
    assert "Nordlys Electrolysis AS" not in panel.names()


def test_the_order_can_be_chosen(panel: Panel) -> None:
    assert panel.widget.header.button.text() == "Unresolved first ▾"
    entry = panel.entry()
    next(action for action in panel.widget.header.button.menu().actions() if "form" in action.text()).trigger()
    assert panel.widget.model.order is Order.FORM
    assert panel.widget.header.button.text() == "In the form's order ▾"
    assert panel.names()[:3] == ["Article", panel.content().name, "Events"]
    assert panel.entry() is entry
    listed = panel.widget.model.entry_ids()
    assert [each.id for each in panel.desk.entries() if each.id in listed] == listed


def test_rejected_entries_and_values_are_shown_on_request(panel: Panel) -> None:
    value = panel.focus("signatory")
    panel.desk.reject(stay=True)
    assert [box.content.words for box in panel.boxes("roles") if box.content] == ["organizer"]
    panel.widget.header.rejected.trigger()
    assert "Related Tram Company" in panel.names()
    shown = [box.content for box in panel.boxes("roles")]
    assert [(each.words, each.status) for each in shown if each] == [
        ("organizer", Status.CONFIRMED),
        ("signatory", Status.REJECTED),
    ]
    panel.click_row("Related Tram Company")
    assert panel.content().status is Status.REJECTED
    assert panel.content().sentence is not None
    assert panel.refusal("name") == "", "what was rejected lacks nothing"
    assert panel.value(value).status is Status.REJECTED


def test_judging_value_by_value_goes_to_the_next_value_of_the_entry(panel: Panel) -> None:
    entry = find_entry(panel.desk, "Ingrid Halvorsen")
    panel.desk.set_focus(Focus(entry.id, entry.values[0].id))
    panel.desk.confirm()
    assert panel.desk.focus == Focus(entry.id, entry.values[1].id)
    panel.desk.confirm()
    panel.desk.confirm()
    assert panel.desk.focus.entry_id != entry.id


def test_no_article(panel: Panel) -> None:
    panel.desk.open(None)
    assert panel.widget.empty.isVisible()
    assert "No article is open" in panel.widget.empty.words
    assert panel.widget.header.progress.text() == ""


def test_nothing_proposed_offers_extraction(panel: Panel, qtbot: QtBot) -> None:
    panel.desk.open(EMPTY)
    assert "press A to add a fact" in panel.widget.empty.words
    button = next(each for each in panel.widget.empty.findChildren(QPushButton) if each.text() == "Extract")
    with qtbot.waitSignal(panel.widget.extract_wanted):
        panel.click(button)


def test_the_first_fact_takes_the_place_of_the_empty_state(panel: Panel) -> None:
    panel.desk.open(EMPTY)
    panel.desk.add_entry("topic", "nothing")
    assert panel.widget.list.isVisible()
    assert panel.content().name == "nothing"


def test_a_finished_record_can_be_reopened(panel: Panel) -> None:
    assert not panel.widget.finished.isVisible()
    panel.desk.finish()
    assert panel.widget.finished.isVisible()
    panel.click(panel.widget.finished.findChildren(QToolButton)[0])
    assert not panel.widget.finished.isVisible()
    assert fake(panel.desk).review.calls[-1] == "reopen"


def test_another_article_replaces_everything(panel: Panel) -> None:
    panel.focus("signatory")
    panel.desk.open(LINHE)
    assert "林河理工大学" in panel.names()
    assert "Linhe Polytechnic" not in panel.names()
    assert panel.content().name == "校企联盟在林河市成立，二十三所高校加入"


def test_a_conflict_shows_the_record_anew(panel: Panel, qtbot: QtBot) -> None:
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    fake(panel.desk).review.fails = ConflictError("Somebody else judged this.")
    with qtbot.waitSignal(panel.desk.failed):
        panel.desk.confirm(stay=True)
    assert panel.content().name == "Nordlys Electrolysis AS"
    assert panel.line("Nordlys Electrolysis AS").status is Status.PROPOSED


def test_other_places_of_a_value_can_be_seen(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name")
    quotation = panel.widget.card.quotation
    sentence = panel.content().sentence
    assert sentence is not None
    assert sentence.before == "It was hosted by the Linhe Municipal Government and organized by "
    panel.click(next(each for each in quotation.findChildren(QToolButton) if each.text() == "›"))
    sentence = panel.content().sentence
    assert sentence is not None
    assert (panel.content().place, panel.content().places) == (1, 2)
    assert (sentence.words, sentence.after) == (
        "Linhe Polytechnic",
        " will admit at least 12 doctoral candidates every year.",
    )
    panel.widget.turn_evidence(1)
    assert panel.content().place == 0


def test_corrected_words_are_shown_beside_the_proposed(panel: Panel) -> None:
    panel.focus("Zhao Mingyuan", whole=True)
    box = panel.boxes("name")[0]
    assert box.content is not None
    assert (box.content.words, box.content.proposed) == ("Zhao Mingyuan", "ZHAO Mingyuan")
    assert panel.line("Zhao Mingyuan").proposed == "ZHAO Mingyuan"


def test_findings_stand_at_their_field(panel: Panel) -> None:
    panel.focus("framework agreement", whole=True)
    assert panel.refusal("parties") == "At least 2 are needed."
    assert panel.refusal("kind") == ""
    panel.focus("a dozen", whole=True)
    assert "a dozen" in panel.refusal("value")


def test_notes_stand_at_their_field(panel: Panel) -> None:
    panel.focus("CHEN Yu", whole=True)
    assert panel.widget.card.row("name").notes.text() == "Note: Same as the dean?"


def test_nothing_is_wider_than_the_panel(panel: Panel) -> None:
    panel.widget.resize(340, 700)
    for entry in panel.desk.entries():
        panel.desk.set_focus(Focus(entry.id))
        card = panel.widget.card
        for part in (card.acts, card.stands_for, card.quotation):
            assert part.isHidden() or part.geometry().right() <= card.width()
        for value in entry.values:
            for shown in panel.boxes(value.field):
                assert shown.mapTo(card, shown.rect().topRight()).x() <= card.width() - 12
    assert panel.widget.list.horizontalScrollBar().maximum() == 0


def test_a_change_of_theme_is_painted(panel: Panel) -> None:
    light = panel.widget.grab().toImage()
    apply_theme(QApplication.instance(), "dark")  # type: ignore[arg-type]
    QApplication.sendPostedEvents()
    dark = panel.widget.grab().toImage()
    assert current_theme().dark
    assert dark.pixelColor(200, 5) != light.pixelColor(200, 5)


def test_a_long_record_scrolls_to_the_entry_in_focus(qtbot: QtBot) -> None:
    desk = make_desk(many_dossier(300))
    panel = make_panel(qtbot, desk)
    entry = find_entry(desk, "Institute 298 of Applied Things")
    desk.set_focus(Focus(entry.id))
    shown = panel.widget.list.viewport().rect()
    assert shown.contains(panel.widget.card.geometry().topLeft())
    assert shown.contains(panel.widget.card.geometry().bottomLeft())
    panel.widget.close()


def test_rows_have_tool_tips_with_the_whole_name(panel: Panel, qtbot: QtBot) -> None:
    line = panel.line("Northern Alliance of Technology Parks")
    assert line.pill == "linked by rule"
    value = find_value(panel.desk, "Northern Alliance of Technology Parks")
    panel.desk.set_focus(Focus(value.entry_id, value.id))
    assert "Northern Alliance of Technology Parks" in panel.boxes("name")[0].toolTip()


def test_the_frame_is_stronger_while_the_keys_go_to_the_record(panel: Panel) -> None:
    assert panel.widget.list.hasFocus()
    with_keys = panel.widget.card.grab().toImage()
    panel.widget.list.clearFocus()
    assert panel.widget.card.grab().toImage() != with_keys


def test_page_keys_scroll(panel: Panel) -> None:
    bar = panel.widget.list.verticalScrollBar()
    before = bar.value()
    QTest.keyClick(panel.widget.list, Key.Key_PageDown)
    assert bar.value() > before


def test_a_narrower_panel_lays_the_open_card_out_anew(panel: Panel) -> None:
    panel.widget.resize(420, 700)
    for words in ("Nordlys Electrolysis AS", "Third Lakeside Forum on Green Hydrogen"):
        panel.focus(words, whole=True)
        for width in (340, 420):
            panel.widget.resize(width, 560)
            QApplication.sendPostedEvents()
            rows, card = panel.widget.list, panel.widget.card
            QApplication.processEvents()
            rect = rows.visualRect(rows.model().index(rows.open_row, 0))
            assert card.width() == rows.viewport().width() - 24
            assert rect.height() == card.height() + 4
            assert card.height() == card.heightForWidth(card.width())


def test_nothing_is_empty_between_the_candidates_and_the_acts(panel: Panel) -> None:
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    for width in range(340, 460, 10):
        panel.widget.resize(width, 700)
        card = panel.widget.card
        ways = panel.widget.stands_for.findChildren(Flow)[0]
        assert ways.height() == ways.heightForWidth(ways.width())
        assert card.acts.y() - panel.widget.stands_for.geometry().bottom() < 10
