"""Leaving an editor without Enter: words that fit are taken, others wait as a draft, and a failing store loses none."""

from PySide6.QtWidgets import QLineEdit

from curator.domain.record import Status
from curator.errors import ConflictError, UserError, WorkspaceError
from tests.ui.desk_fixture import LINHE, fake
from tests.ui.record.panel_fixture import Key, Panel
from ui.desk import Focus


def calls(panel: Panel) -> list[str]:
    return fake(panel.desk).review.calls


def text(panel: Panel) -> str:
    typed = panel.input()
    return typed.text() if isinstance(typed, QLineEdit) else typed.toPlainText()


def test_going_elsewhere_takes_words_that_fit(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    panel.type("first engineer")
    panel.click_row("Nordlys Electrolysis AS")
    assert panel.value(value).words == "first engineer"
    assert panel.content().name == "Nordlys Electrolysis AS"


def test_going_elsewhere_keeps_words_that_do_not_fit_as_a_draft(panel: Panel) -> None:
    value = panel.focus("1,140")
    panel.widget.edit()
    panel.type("a thousand or so")
    panel.click_row("Nordlys Electrolysis AS")
    assert panel.value(value).words == "1,140"
    assert calls(panel) == []
    assert panel.widget.session.editor is None
    panel.click_row("1,140")
    assert text(panel) == "a thousand or so"
    assert "is not a number" in panel.refusal("value")
    panel.desk.set_focus(Focus(value.entry_id, value.id))
    panel.widget.edit()
    panel.input().selectAll()
    panel.type("1100", Key.Key_Return)
    assert panel.value(value).content == 1100
    panel.click_row("Nordlys Electrolysis AS")
    panel.click_row("1100" if "1100" in panel.names() else "1,100")
    assert panel.widget.session.editor is None, "the draft is gone"


def test_a_draft_dropped_with_esc_does_not_come_back(panel: Panel) -> None:
    value = panel.focus("1,140")
    panel.widget.edit()
    panel.type("many")
    panel.widget.list.setFocus()
    assert "is not a number" in panel.refusal("value")
    panel.desk.set_focus(Focus(value.entry_id, value.id))
    panel.widget.edit()
    panel.type("", Key.Key_Escape)
    panel.click_row("Nordlys Electrolysis AS")
    panel.click_row("1,140")
    assert panel.widget.session.editor is None


def test_another_article_takes_words_in_that_fit(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    panel.type("first engineer")
    panel.desk.open(LINHE)
    panel.desk.open(1)
    assert panel.value(value).words == "first engineer"
    assert not panel.widget.session.has_drafts


def test_another_article_says_which_words_wait_and_does_not_lose_them(panel: Panel) -> None:
    value = panel.focus("1,140")
    panel.widget.edit()
    panel.type("several")
    said: list[UserError] = []
    panel.desk.failed.connect(said.append)
    panel.desk.open(LINHE)
    assert [error.sentence for error in said] == ["“several” was not taken in for Value."]
    assert calls(panel) == []
    assert panel.widget.session.has_drafts
    panel.desk.open(1)
    panel.desk.set_focus(Focus(value.entry_id))
    assert text(panel) == "several"


def test_half_a_choice_is_not_stored_by_going_away(panel: Panel) -> None:
    value = panel.focus("forum", "type")
    panel.widget.edit()
    panel.type("ex")
    panel.widget.list.setFocus()
    assert panel.value(value).content == "forum"
    assert calls(panel) == []


def test_a_store_that_fails_leaves_the_words_in_the_editor(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    said: list[object] = []
    panel.desk.failed.connect(said.append)
    fake(panel.desk).review.fails = WorkspaceError("The disk is full.")
    panel.type("first engineer", Key.Key_Return)
    assert len(said) == 1
    assert panel.value(value).words == "chief engineer"
    assert text(panel) == "first engineer"
    panel.type("", Key.Key_Return)
    assert panel.value(value).words == "first engineer"


def test_a_conflict_keeps_the_words_as_a_draft(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    fake(panel.desk).review.fails = ConflictError("Somebody else changed this.")
    panel.type("first engineer", Key.Key_Return)
    assert panel.value(value).words == "chief engineer"
    assert panel.content().name == "Ingrid Halvorsen"
    assert text(panel) == "first engineer"


def test_commit_editor_tells_whether_all_is_taken(panel: Panel) -> None:
    assert panel.widget.commit_editor()
    value = panel.focus("1,140")
    panel.widget.edit()
    panel.type("several")
    assert not panel.widget.commit_editor()
    assert panel.widget.session.editor is not None
    panel.input().selectAll()
    panel.type("7")
    assert panel.widget.commit_editor()
    assert panel.value(value).content == 7


def test_leaving_unchanged_words_stores_nothing(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    panel.widget.list.setFocus()
    assert calls(panel) == []
    assert panel.value(value).status is Status.PROPOSED
    assert panel.widget.session.editor is None


def test_an_editor_with_unchanged_words_is_no_obstacle(panel: Panel) -> None:
    value = panel.focus("chief engineer")
    panel.widget.edit()
    assert panel.widget.commit_editor()
    assert panel.widget.session.editor is None
    assert panel.widget.list.hasFocus()
    assert panel.value(value).status is Status.PROPOSED


def test_words_that_do_not_fit_are_not_passed_over_by_confirm(panel: Panel) -> None:
    value = panel.focus("1,140")
    panel.widget.edit()
    panel.type("several")
    panel.click(panel.widget.card.acts.buttons[0])
    assert calls(panel).count("confirm") == 0
    assert panel.value(value).status is Status.PROPOSED
    assert text(panel) == "several"
    assert "is not a number" in panel.refusal("value")


def test_the_entity_goes_to_the_value_that_was_typed_not_to_its_namesake(panel: Panel) -> None:
    entry = panel.focus("framework agreement", whole=True).entry_id
    for words in ("Another Party", "Linhe Polytechnic University"):
        panel.desk.add_value(entry, "parties", words)
    typed, namesake = next(each for each in panel.desk.entries() if each.id == entry).of("parties")[-2:]
    panel.desk.set_focus(Focus(entry, typed.id))
    panel.widget.edit()
    panel.input().selectAll()
    panel.type("Linhe Poly")
    panel.type("", Key.Key_Down)
    panel.type("", Key.Key_Return)
    assert panel.value(typed).words == "Linhe Polytechnic University"
    assert panel.value(typed).link is not None
    assert panel.value(namesake).link is None
