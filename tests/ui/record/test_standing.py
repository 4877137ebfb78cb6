"""Where the curator stands after an act: not on what is no longer to be seen, and not elsewhere where it failed."""

import pytest
from PySide6.QtWidgets import QPushButton

from curator.domain.record import Status
from curator.errors import ConflictError, UserError, WorkspaceError
from tests.ui.desk_fixture import EMPTY, fake, find_entry
from tests.ui.record.panel_fixture import Key, Panel
from ui.desk import Focus


def reject_all(panel: Panel) -> None:
    for entry in list(panel.desk.entries()):
        panel.desk.set_focus(Focus(entry.id))
        panel.desk.reject(stay=True)


def test_rejecting_goes_to_the_next_open_fact_below(panel: Panel) -> None:
    panel.focus("Ingrid Halvorsen", whole=True)
    listed = panel.widget.model.entry_ids()
    below = listed[listed.index(panel.entry().id) + 1 :]
    wanted = next(each.id for each in panel.desk.entries() if each.id in below and each.status is Status.PROPOSED)
    panel.desk.reject()
    assert panel.entry().id == wanted


def test_rejecting_and_staying_goes_to_the_nearest_fact_to_be_seen(panel: Panel) -> None:
    listed = panel.widget.model.entry_ids()
    panel.desk.set_focus(Focus(listed[3]))
    panel.desk.reject(stay=True)
    assert panel.desk.focus == Focus(listed[4])
    panel.desk.set_focus(Focus(listed[-1]))
    panel.desk.reject(stay=True)
    assert panel.desk.focus == Focus(listed[-2])
    panel.press(Key.Key_Up)
    assert panel.desk.focus != Focus(listed[-2])


def test_rejecting_while_rejected_facts_are_shown_stays(panel: Panel) -> None:
    panel.widget.header.rejected.setChecked(True)
    entry = panel.focus("Ingrid Halvorsen", whole=True).entry_id
    panel.desk.reject(stay=True)
    assert panel.desk.focus == Focus(entry)
    panel.widget.header.rejected.setChecked(False)
    assert panel.entry().status is not Status.REJECTED


def test_a_record_of_nothing_but_rejected_facts_says_so_and_shows_them(panel: Panel) -> None:
    reject_all(panel)
    assert panel.desk.focus == Focus()
    assert panel.widget.empty.words.startswith("All facts were rejected")
    panel.press(Key.Key_Up)
    next(each for each in panel.widget.empty.findChildren(QPushButton) if each.text() == "Show rejected").click()
    assert panel.widget.header.rejected.isChecked()
    assert panel.entry().status is Status.REJECTED
    panel.desk.open(EMPTY)
    assert panel.widget.empty.words.startswith("Nothing is proposed")


@pytest.mark.parametrize("error", [WorkspaceError("The disk is full."), ConflictError("Somebody was faster.")])
@pytest.mark.parametrize("act", ["confirm", "reject", "postpone"])
def test_an_act_that_failed_does_not_go_on(panel: Panel, act: str, error: UserError) -> None:
    panel.focus("Ingrid Halvorsen", whole=True)
    before = panel.desk.focus
    fake(panel.desk).review.fails = error
    getattr(panel.desk, act)()
    assert panel.desk.focus == before
    assert panel.entry().status is Status.PROPOSED


def test_a_group_that_was_not_confirmed_does_not_go_on(panel: Panel) -> None:
    panel.focus("420", whole=True)
    before = panel.desk.focus
    fake(panel.desk).review.fails = WorkspaceError("The disk is full.")
    panel.desk.confirm_group("person")
    assert panel.desk.focus == before


def test_what_somebody_else_did_leaves_editor_selection_and_focus(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.select("delegates")
    panel.widget.edit()
    panel.type("first")
    other = find_entry(panel.desk, "1,140")
    assert panel.desk.dossier is not None
    review = fake(panel.desk).review
    done = review.confirm(panel.desk.dossier.record, {each.id for each in other.values})
    assert done is not None
    panel.desk._take_note(done)
    assert find_entry(panel.desk, "1,140").status is Status.CONFIRMED
    assert panel.input().text() == "first"  # type: ignore[union-attr]
    assert panel.input().hasFocus()
    assert panel.desk.focus == Focus(value.entry_id, value.id)
    assert panel.desk.selected_words() == "delegates"


def test_facts_proposed_meanwhile_for_an_empty_record_are_listed(panel: Panel) -> None:
    panel.desk.open(EMPTY)
    assert panel.desk.dossier is not None
    done = fake(panel.desk).review.add_entry(panel.desk.dossier.record, "topic", "hydrogen", None)
    assert done is not None
    panel.desk._take_note(done)
    assert panel.names() == ["Topics", "hydrogen"]
    assert panel.entry().status is Status.ADDED
