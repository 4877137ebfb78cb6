"""Choosing an entity: failed look-ups, automatic links, scope, what is refused, and the form of a new one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from curator.domain.entity import Candidate, Entity, EntityKind, Identifier, Reason, ReasonKind
from curator.domain.lesson import Scope
from curator.domain.record import Judgement
from curator.errors import WorkspaceError
from tests.ui.desk_fixture import fake, find_value
from tests.ui.record.panel_fixture import Key, Panel
from tests.ui.record.test_linking import nothing_words, offers, settle


def test_a_registry_that_fails_says_so_and_is_asked_again_by_key(panel: Panel) -> None:

    def fail(*_asked: object) -> list[object]:
        raise WorkspaceError("The server does not answer.")

    fake(panel.desk).registry.candidates = fail  # type: ignore[assignment,method-assign]
    registry = fake(panel.desk).registry
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    assert nothing_words(panel) == "Look-up failed: The server does not answer. L tries again."
    assert offers(panel)[0] == "0 New organization"
    assert "L Try again" in offers(panel)
    del registry.candidates
    panel.widget.choose_link()
    assert nothing_words(panel) == "No entity of this name yet"
    assert panel.widget.stands_for.line.isHidden()
    panel.widget.choose_link()
    assert panel.widget.stands_for.line.hasFocus()


def test_a_search_that_fails_is_told_from_one_without_a_hit_and_tried_again(
    panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_words: str, _kind: object) -> list[object]:
        raise WorkspaceError("The server does not answer.")

    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.choose_link()
    with monkeypatch.context() as patch:
        patch.setattr(fake(panel.desk).registry, "search", fail)
        panel.type("vocational", of=panel.widget.stands_for.line)
        assert nothing_words(panel).endswith("Enter tries again.")
    panel.type("", Key.Key_Return, of=panel.widget.stands_for.line)
    assert nothing_words(panel) == ""
    assert offers(panel)[0] == "Enter Linhe Vocational Polytechnic"


def test_a_person_is_described_by_title_and_affiliation_and_a_known_name_is_warned_of(panel: Panel) -> None:
    panel.focus("Ingrid Halvorsen", "name", whole=True)
    panel.widget.new_entity()
    form = panel.widget.stands_for.form
    assert form.description.text() == "chief engineer, Nordlys Electrolysis AS"
    assert form._warning.isHidden()
    panel.type("", Key.Key_Escape, of=form.name)
    assert form.isHidden()
    assert panel.widget.list.hasFocus()
    panel.focus("Northern Alliance of Technology Parks", "name", whole=True)
    panel.widget.new_entity()
    assert form._warning.text() == "There is one of this name already."
    form.name.clear()
    panel.type("", Key.Key_Return, of=form.name)
    assert form._warning.text() == "A new entity needs a name"
    assert fake(panel.desk).review.calls == []


def test_an_automatic_link_comes_first_with_who_taught_it_and_is_agreed_to(panel: Panel) -> None:
    value = panel.focus("Northern Alliance of Technology Parks", "name", whole=True)
    settle()
    assert panel.widget.stands_for._state.text().startswith("Linked automatically: the registry knows one entity")
    first = panel.widget.stands_for.offers()[0]
    assert (first.ticked, first.open) == (True, True)
    assert "Y Yes" in offers(panel)
    panel.widget.linking.agree()
    link = panel.value(value).link
    assert link is not None
    assert (link.judgement, link.by) == (Judgement.MATCHED, "Wanda")
    assert "Y Yes" not in offers(panel)
    assert panel.widget.stands_for._state.isHidden()


def test_none_of_these_refuses_what_was_to_be_seen_within_the_scope(panel: Panel) -> None:
    panel.focus("Linhe Polytechnic", "name", whole=True)
    panel.widget.linking.step_scope()
    panel.widget.none_of_these()
    assert fake(panel.desk).linking.asked == (Scope.ARTICLE, [1, 2])


def test_ctrl_and_a_number_choose_for_all_from_the_search_too(panel: Panel) -> None:
    value = panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    panel.widget.choose_link()
    line = panel.widget.stands_for.line
    panel.type("alliance", of=line)
    with_control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(line, Key.Key_Return, with_control)
    for each in (value, find_value(panel.desk, "Nordlys Electrolysis AS", "parties")):
        link = panel.value(each).link
        assert link is not None
        assert link.entity_id == 4


def test_what_a_refusal_speaks_against_and_identifiers_are_shown(panel: Panel) -> None:
    registry = fake(panel.desk).registry
    known = Identifier("wikidata", "Q42")
    entity = Entity(id=30, kind=EntityKind.ORGANIZATION, name="Nordlys", description="maker", identifiers=(known,))
    found = Candidate(entity, 0.4, (Reason(ReasonKind.REFUSED), Reason(ReasonKind.CHOSEN, "3")), refused=True)
    registry.candidates = lambda *_asked: [found]  # type: ignore[method-assign]
    panel.focus("Nordlys Electrolysis AS", "name", whole=True)
    offer = panel.widget.stands_for.offers()[0]
    assert (offer.why, offer.second) == ("maker", "refused for this name · chosen 3 times · Wikidata Q42")
    assert offer.against
