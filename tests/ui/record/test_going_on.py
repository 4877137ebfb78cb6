"""Where the keys go once one field is settled, a fact was added, or an addition was undone."""

import pytest

from curator.domain.record import Status
from tests.ui.desk_fixture import EMPTY, MARKUP, fake, find_entry
from tests.ui.record.panel_fixture import Key, Panel
from ui.desk import Focus
from ui.record.value_menu import value_menu


def test_enter_after_a_correction_confirms_the_rest_and_goes_on(panel: Panel) -> None:
    value = panel.focus("Ingrid Halvorsen", whole=True)
    panel.widget.edit()
    panel.type("Ingrid Hansen", Key.Key_Return)
    assert panel.desk.focus == Focus(value.entry_id)
    assert panel.content().whole
    panel.desk.confirm()
    assert {each.status for each in find_entry(panel.desk, "Ingrid Hansen").values} == {
        Status.CORRECTED,
        Status.CONFIRMED,
    }
    assert panel.desk.focus.entry_id != value.entry_id
    assert panel.entry().status is Status.PROPOSED


def test_a_correction_of_the_last_open_value_goes_on_and_counts(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    for other in panel.entry().values[1:]:
        panel.desk.set_focus(Focus(value.entry_id, other.id))
        panel.desk.confirm(stay=True)
    panel.desk.set_focus(Focus(value.entry_id))
    before = panel.widget.header.progress.text()
    panel.press(Key.Key_Down)
    panel.press(Key.Key_Up)
    panel.widget.edit()
    panel.type("Nordlys Electrolysers AS", Key.Key_Return)
    assert panel.value(value).status is Status.CORRECTED
    assert panel.desk.focus.entry_id != value.entry_id
    assert panel.entry().status is Status.PROPOSED
    assert panel.widget.header.progress.text() != before
    panel.desk.set_focus(Focus(value.entry_id))
    panel.widget.edit()
    panel.type("Nordlys Electrolysis", Key.Key_Return)
    assert panel.desk.focus == Focus(value.entry_id), "nothing was open: whoever corrects again stays"


def test_a_correction_leaves_the_rest_open_and_says_so(panel: Panel) -> None:
    panel.focus("Ingrid Halvorsen", whole=True)
    confirm = panel.widget.card.acts.buttons[0]
    assert confirm.text() == "Confirm"
    before = panel.widget.header.progress.text()
    panel.widget.edit()
    panel.type("Ingrid Hansen", Key.Key_Return)
    assert confirm.text() == "Confirm the rest"
    assert panel.widget.header.progress.text() == before
    assert "every value" in panel.widget.header.toolTip()
    panel.click(confirm)
    assert find_entry(panel.desk, "Ingrid Hansen").status is Status.CORRECTED
    assert panel.widget.header.progress.text() != before


def test_a_value_that_was_clicked_goes_back_too_also_after_tab(panel: Panel) -> None:
    value = panel.focus("Ingrid Halvorsen")
    panel.widget.edit()
    panel.type("", Key.Key_Tab)
    panel.type("chief chemist", Key.Key_Return)
    assert panel.desk.focus == Focus(value.entry_id)


def test_whoever_walks_value_by_value_stays_on_the_value(panel: Panel) -> None:
    value = panel.focus("Ingrid Halvorsen", whole=True)
    panel.press(Key.Key_Down)
    panel.widget.edit()
    panel.type("Ingrid Hansen", Key.Key_Return)
    assert panel.desk.focus == Focus(value.entry_id, value.id)
    panel.desk.confirm()
    following = panel.entry().values[1]
    assert panel.desk.focus == Focus(value.entry_id, following.id), "nothing to confirm, so one press goes on"
    panel.press(Key.Key_Escape)
    panel.widget.edit()
    panel.type("Inga Hansen", Key.Key_Return)
    assert panel.desk.focus == Focus(value.entry_id), "Esc ended the walk"


def test_a_field_that_was_filled_in_goes_back_to_the_entry(panel: Panel) -> None:
    entry = find_entry(panel.desk, "420")
    panel.fill("420", "unit")
    panel.widget.edit()
    panel.type("delegates", Key.Key_Return)
    assert panel.desk.focus == Focus(entry.id)


def test_enter_on_an_empty_field_goes_on_in_one_press(panel: Panel) -> None:
    entry = find_entry(panel.desk, "420")
    panel.desk.set_focus(Focus(entry.id))
    panel.desk.confirm(stay=True)
    panel.fill("420", "unit")
    panel.desk.confirm()
    assert panel.desk.focus.entry_id != entry.id


def test_enter_goes_to_an_unresolved_fact_where_nothing_is_open(panel: Panel) -> None:
    panel.desk.set_focus(Focus())
    panel.desk.confirm()
    assert panel.entry().status is Status.PROPOSED
    assert fake(panel.desk).review.calls == []


def make_new(panel: Panel) -> None:
    panel.widget.new_entity()
    panel.type("", Key.Key_Return, of=panel.widget.stands_for.form.name)


@pytest.mark.parametrize("act", ["pick", "new", "none"])
def test_a_link_of_one_value_goes_back_to_the_entry(panel: Panel, act: str) -> None:
    value = panel.focus("Linhe Polytechnic", "name")
    acts = {
        "pick": lambda: panel.widget.pick_candidate(1),
        "new": lambda: make_new(panel),
        "none": panel.widget.none_of_these,
    }
    acts[act]()
    assert fake(panel.desk).review.calls
    assert panel.desk.focus == Focus(value.entry_id)


def test_leaving_the_search_links_nothing_and_stays(panel: Panel) -> None:
    value = panel.focus("Linhe Polytechnic", "name")
    panel.widget.choose_link()
    panel.type("", Key.Key_Escape, of=panel.widget.stands_for.line)
    assert panel.desk.focus == Focus(value.entry_id, value.id)


def test_a_value_added_from_the_text_goes_back_to_the_entry_and_deselects(panel: Panel) -> None:
    value = panel.focus("Linhe Polytechnic", "name")
    panel.select("nearly 60 universities")
    panel.widget.add()
    number = next(n for n, offer in enumerate(panel.popup().offers()) if offer.key == "+")
    panel.popup().chosen.emit(number)
    assert panel.desk.focus == Focus(value.entry_id)
    assert panel.desk.selection is None


def test_an_empty_field_filled_from_the_menu_goes_back_to_the_entry(panel: Panel) -> None:
    entry = find_entry(panel.desk, "420")
    panel.fill("420", "unit")
    panel.select("delegates")
    menu = value_menu(panel.widget, panel.desk, panel.desk.focus)
    next(action for action in menu.actions() if "selected words" in action.text()).trigger()
    assert panel.desk.focus == Focus(entry.id)
    assert panel.entry().of("unit")[0].words == "delegates"
    menu.close()


def test_words_that_were_refused_stay_selected(panel: Panel) -> None:
    panel.select("nearly 60 universities")
    assert not panel.desk.add_entry("event", "").done or panel.desk.selection is None
    panel.select("nearly 60 universities")
    assert not panel.desk.add_value(find_entry(panel.desk, "420").id, "value").done
    assert panel.desk.selection is not None


def test_undoing_an_addition_opens_what_was_open_before(panel: Panel) -> None:
    before = panel.focus("Zhao Mingyuan", whole=True).entry_id
    panel.select("nearly 60 universities")
    panel.desk.add_entry("topic")
    assert panel.desk.focus.entry_id != before
    assert panel.desk.selection is None
    panel.desk.undo()
    assert panel.desk.focus == Focus(before)
    assert panel.widget.card.isVisible()
    panel.desk.redo()
    assert panel.content().name == "nearly 60 universities"


def test_undoing_an_addition_of_an_earlier_start_opens_a_neighbour(panel: Panel) -> None:
    panel.select("nearly 60 universities")
    panel.desk.add_entry("organization")
    panel.desk._before.clear()
    panel.desk.undo()
    assert panel.content().group == "organization"


def test_undoing_the_only_fact_of_a_group_opens_an_unresolved_one(panel: Panel) -> None:
    panel.desk.open(MARKUP)
    held = {entry.group for entry in panel.desk.entries()}
    group = next(each for each in panel.desk.profile.groups if each.key not in held)
    panel.desk.add_entry(group.key, "something")
    panel.desk._before.clear()
    panel.desk.undo()
    assert panel.entry().status.open


def test_undoing_the_only_fact_leaves_nothing_open(panel: Panel) -> None:
    panel.desk.open(EMPTY)
    panel.desk.add_entry("topic", "something")
    panel.desk.undo()
    assert panel.desk.focus == Focus()
    assert panel.widget.empty.isVisible()


def test_the_switch_of_the_header_follows_the_desk(panel: Panel) -> None:
    panel.desk.show_rejected(shown=True)
    assert panel.widget.header.rejected.isChecked()
    assert "Related Tram Company" in panel.names()
    panel.widget.header.rejected.trigger()
    assert not panel.desk.rejected
    assert "Related Tram Company" not in panel.names()
