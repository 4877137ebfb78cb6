"""“Stands for”: candidates by key and click, search, a new entity, none of these; for one value or all like it."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.record import Judgement, Value
from curator.domain.registry import Reach
from curator.errors import WorkspaceError
from tests.ui.desk_fixture import fake, find_entry, find_value
from tests.ui.record.panel_fixture import Key, Panel
from ui.desk import Focus


def offers(panel: Panel) -> list[str]:
    return [f"{offer.key} {offer.name}" for offer in panel.widget.stands_for.offers()]


def test_candidates_are_ranked_with_their_keys(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name", whole=True)
    assert offers(panel) == [
        "1 Linhe Polytechnic University",
        "2 Linhe Vocational Polytechnic",
        "0 New organization",
        "N None of these",
        "L Search",
        "O Open",
        "W Where else",
        "S Learn everywhere",
    ]
    best = panel.widget.stands_for.offers()[0]
    assert (best.second, best.score) == ("alias", 0.97)
    assert best.aloud == "1, Linhe Polytechnic University, alias, 0.97"


def test_a_number_key_links_and_the_choice_is_ticked(panel: Panel) -> None:
    value = panel.focus("Linhe Polytechnic", "name", whole=True)
    panel.widget.pick_candidate(1)
    link = panel.value(value).link
    assert link is not None
    assert (link.judgement, link.entity_id) == (Judgement.MATCHED, 1)
    assert panel.widget.stands_for.offers()[0].ticked
    assert panel.line("Linhe Polytechnic").pill == "Linhe Polytechnic University"
    assert panel.desk.focus == Focus(value.entry_id)


def test_a_number_without_a_candidate_does_nothing(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name", whole=True)
    panel.widget.pick_candidate(7)
    panel.focus("420", whole=True)
    panel.widget.pick_candidate(1)
    panel.widget.none_of_these()
    panel.widget.new_entity()
    assert fake(panel.desk).review.calls == []


def test_everywhere_links_all_values_of_the_same_words_in_one_act(panel: Panel) -> None:
    organization = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    affiliation = find_value(panel.desk, "Nordlys Electrolysis AS", "affiliation")
    party = find_value(panel.desk, "Nordlys Electrolysis AS", "parties")
    panel.widget.choose_link()
    panel.type("alliance", of=panel.widget.stands_for.line)
    panel.widget.pick_candidate(1, everywhere=True)
    for value in (organization, affiliation, party):
        link = panel.value(value).link
        assert link is not None
        assert link.entity_id == 4
    assert fake(panel.desk).review.calls == ["link"]
    panel.desk.undo()
    assert panel.value(party).link is None


def test_a_new_entity_has_the_words_of_the_value(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.new_entity()
    form = panel.widget.stands_for.form
    assert (form.name.text(), form.kind.currentText()) == ("Nordlys Electrolysis AS", "Organization")
    assert panel.value(value).link is None
    panel.type("", Key.Key_Return, of=form.name)
    link = panel.value(value).link
    assert link is not None
    assert link.judgement is Judgement.NEW
    assert link.entity_id is not None
    assert fake(panel.desk).review.known[link.entity_id].name == "Nordlys Electrolysis AS"
    assert panel.line("Nordlys Electrolysis AS").pill == "linked"
    assert panel.widget.stands_for.offers()[0].ticked


def test_a_new_entity_may_have_the_words_of_the_search(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.choose_link()
    panel.type("Nordlys AS", of=panel.widget.stands_for.line)
    panel.click(panel.widget.stands_for.ways.rows["0"])
    panel.type("", Key.Key_Return, of=panel.widget.stands_for.form.name)
    link = panel.value(value).link
    assert link is not None
    assert link.entity_id is not None
    assert fake(panel.desk).review.known[link.entity_id].name == "Nordlys AS"
    assert panel.widget.list.hasFocus()


def test_none_of_these_is_ticked_and_shown(panel: Panel) -> None:
    value = panel.focus("Linhe Polytechnic", "name", whole=True)
    panel.widget.none_of_these()
    link = panel.value(value).link
    assert link is not None
    assert link.judgement is Judgement.REJECTED
    assert next(offer for offer in panel.widget.stands_for.offers() if offer.key == "N").ticked
    assert panel.line("Linhe Polytechnic").pill == "none of these"


def test_search_as_you_type_and_enter(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.choose_link()
    line = panel.widget.stands_for.line
    assert line.hasFocus()
    panel.type("vocational", of=line)
    assert offers(panel)[0] == "Enter Linhe Vocational Polytechnic"
    panel.type("", Key.Key_Return, of=line)
    link = panel.value(value).link
    assert link is not None
    assert link.entity_id == 2
    assert panel.widget.list.hasFocus()
    assert line.isHidden()


def test_arrows_in_the_search(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.choose_link()
    line = panel.widget.stands_for.line
    panel.type("poly", of=line)
    second = panel.widget.stands_for.candidate(2)
    panel.type("", Key.Key_Down, of=line)
    panel.type("", Key.Key_Return, of=line)
    link = panel.value(value).link
    assert link is not None
    assert second is not None
    assert link.entity_id == second.entity.id


def test_only_keys_that_work_are_shown_while_words_are_typed(panel: Panel) -> None:
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.choose_link()
    line = panel.widget.stands_for.line
    assert [offer.key for offer in panel.widget.stands_for.offers()][-3:] == ["0", "", ""]
    panel.type("linhe", of=line)
    keys = [offer.key for offer in panel.widget.stands_for.offers()]
    assert keys == ["Enter", *[""] * (len(keys) - 1)]
    panel.type("", Key.Key_Down, of=line)
    assert [offer.key for offer in panel.widget.stands_for.offers()].index("Enter") == 1
    line.clear()
    assert panel.widget.stands_for.offers()[-3].key == "0"


def test_a_search_without_a_hit_says_so_and_arrow_and_enter_make_a_new_one(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.choose_link()
    stands_for = panel.widget.stands_for
    panel.type("Qwxyz Zzvk", Key.Key_Return, of=stands_for.line)
    assert fake(panel.desk).review.calls == []
    said = [label.text() for label in stands_for.findChildren(QLabel) if label.isVisible()]
    assert "No entity of this name yet" in said
    panel.type("", Key.Key_Down, of=stands_for.line)
    assert offers(panel)[0] == "Enter New organization"
    panel.type("", Key.Key_Return, of=stands_for.line)
    assert stands_for.form.name.text() == "Qwxyz Zzvk"
    panel.type("", Key.Key_Return, of=stands_for.form.description)
    link = panel.value(value).link
    assert link is not None
    assert link.entity_id is not None
    assert fake(panel.desk).review.known[link.entity_id].name == "Qwxyz Zzvk"
    assert not any("No entity" in label.text() for label in stands_for.findChildren(QLabel) if label.isVisible())


def test_numbers_choose_in_an_empty_search_line(panel: Panel) -> None:
    value = panel.focus("Linhe Polytechnic", "name", whole=True)
    panel.widget.choose_link()
    panel.type("2", of=panel.widget.stands_for.line)
    link = panel.value(value).link
    assert link is not None
    assert link.entity_id == 2


def test_esc_leaves_the_search(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name", whole=True)
    before = offers(panel)
    panel.widget.choose_link()
    panel.type("zzzz", Key.Key_Escape, of=panel.widget.stands_for.line)
    assert offers(panel) == before
    assert panel.widget.list.hasFocus()
    assert fake(panel.desk).review.calls == []


def test_another_entry_closes_the_search(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name", whole=True)
    panel.widget.choose_link()
    panel.click_row("Ingrid Halvorsen")
    assert panel.widget.stands_for.line.isHidden()
    assert panel.widget.stands_for.value == find_entry(panel.desk, "Ingrid Halvorsen").values[0]


def test_a_candidate_can_be_clicked(panel: Panel) -> None:
    value = panel.focus("Linhe Polytechnic", "name", whole=True)
    panel.click(panel.widget.stands_for.rows.rows[1])
    link = panel.value(value).link
    assert link is not None
    assert link.entity_id == 2


def test_the_value_in_focus_is_the_one_that_is_linked(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "affiliation")
    assert panel.widget.stands_for._title.text() == "“Nordlys Electrolysis AS” stands for"
    panel.widget.new_entity()
    panel.type("", Key.Key_Return, of=panel.widget.stands_for.form.name)
    assert panel.value(value).link is not None
    assert panel.entry().values[0].link is None


def test_a_value_that_names_nothing_has_no_candidates(panel: Panel) -> None:
    panel.focus("chief engineer")
    assert panel.widget.stands_for.isHidden()
    panel.widget.choose_link()
    assert panel.widget.list.hasFocus()


def test_a_linked_entity_that_is_no_candidate_is_shown_all_the_same(panel: Panel) -> None:
    panel.focus("Linhe Municipal Government", whole=True)
    panel.desk.link({find_value(panel.desk, "Linhe Municipal Government").id}, 9)
    assert offers(panel)[0] == "1 <b>Institute</b> & Co"
    assert panel.widget.stands_for.offers()[0].ticked


def test_that_nothing_matches_is_no_failure(panel: Panel) -> None:
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.stands_for.begin_search()
    panel.widget.stands_for.line.setText("Quokka")
    assert "failed" not in panel.widget.stands_for.rows.nothing.text()
    assert panel.widget.stands_for.rows.nothing.isVisibleTo(panel.widget)


def test_the_candidates_of_what_comes_next_are_ready_before_it_is_opened(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    registry = fake(panel.desk).registry
    candidates = registry.candidates

    def ask(value: Value, kind: EntityKind | str, dossier: Dossier) -> list[Candidate]:
        asked.append(value.words)
        return candidates(value, kind, dossier)

    monkeypatch.setattr(registry, "candidates", ask)
    panel.focus("Linhe Polytechnic", "name", whole=True)
    following = panel.desk.upcoming()
    assert following is not None
    settle()
    assert asked[-1] == following.values[0].words
    known = len(asked)
    panel.desk.confirm()
    assert panel.desk.focused_entry() == following
    assert len(asked) == known
    assert panel.widget.stands_for.value == following.values[0]


def test_what_was_ready_is_asked_anew_once_there_is_a_new_entity(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name", whole=True)
    settle()
    following = panel.desk.upcoming()
    assert following is not None
    name = following.values[0].words
    fake(panel.desk).registry.known[77] = made = Entity(id=77, kind=EntityKind.ORGANIZATION, name=name)
    panel.widget.new_entity()
    panel.type("", Key.Key_Return, of=panel.widget.stands_for.form.name)
    panel.desk.set_focus(Focus(following.id))
    assert panel.widget.stands_for.offers()[0].name == made.name


def test_a_registry_that_does_not_answer_is_told_of_only_where_somebody_asked(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    panel.desk.failed.connect(told.append)
    panel.focus("Linhe Polytechnic", "name", whole=True)

    def fail(*_asked: object) -> list[Candidate]:
        raise WorkspaceError("The disk does not answer.", "Try again.")

    monkeypatch.setattr(fake(panel.desk).registry, "candidates", fail)
    settle()
    assert told == []
    assert nothing_words(panel) == ""
    panel.desk.confirm()
    assert told == []
    assert nothing_words(panel).startswith("Look-up failed: The disk does not answer.")


def settle() -> None:
    """Lets the program come to rest."""
    for _ in range(5):
        QApplication.processEvents()


def nothing_words(panel: Panel) -> str:
    label = panel.widget.stands_for.rows.nothing
    return "" if label.isHidden() else label.text()


def test_nothing_is_counted_where_there_is_nothing_to_choose(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    linking = panel.widget.linking
    asked = linking._desk.workspace.linking
    monkeypatch.setattr(asked, "ahead", lambda *_asked, others: [Reach(9, 4) if others else Reach(1, 1)] * 2)
    panel.focus("Linhe Polytechnic", "name", whole=True)
    linking._look_around()
    assert linking.stands_for.ways.scope.offer.why == "Ctrl 1–2: 9 values will change in 4 articles"
    monkeypatch.setattr(linking.stands_for, "_shown", [])
    linking._look_around()
    assert not linking.stands_for.ways.scope.offer.why
