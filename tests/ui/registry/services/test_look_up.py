"""Services of others in the real window: set up, tested, asked for one name and for all, confirmed, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from curator.domain.entity import Entity, EntityKind, Identifier
from curator.settings import LookUpService
from tests.link.reconcile.loopback import Reply, Service, older, serving
from tests.ui.registry.services.looking_up import (
    HIT,
    TIDES,
    able,
    dialog_of,
    focus_institute,
    institute_link,
    note,
    rows,
    switch_on,
)
from tests.ui.window_fixture import page_of, press
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.record.online_note import NOTHING, Note
from ui.registry.found_dialog import FoundDialog
from ui.registry.services_dialog import ServicesDialog

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def test_the_name_in_focus_is_looked_up_chosen_by_its_number_and_undone(
    qtbot: QtBot, window: MainWindow, service: Service
) -> None:
    switch_on(window, service)
    focus_institute(qtbot, window)
    own = len(rows(window))
    press(qtbot, window, Qt.Key.Key_U)
    assert note(window).state == "Asking Harbour… Esc stops."
    qtbot.waitUntil(lambda: len(rows(window)) == own + 2)
    assert service.asked() == [HIT]
    assert rows(window)[own:] == ["<b>Quay</b> Institute of Tides", "Quay Museum"]
    offer = page_of(window).record.stands_for.offers()[own]
    assert (offer.key, offer.score, offer.why) == (str(own + 1), 0.98, "institute in Varnholm")
    assert offer.second == "Harbour, 98 · new · Wikidata Q7"
    press(qtbot, window, Qt.Key(Qt.Key.Key_1 + own))
    assert institute_link(window) == "<b>Quay</b> Institute of Tides"
    assert note(window) == NOTHING
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: institute_link(window) == "")
    assert page_of(window).workspace.registry.search("<b>Quay</b> Institute of Tides") == []


def test_u_tells_of_the_next_answer_o_opens_its_page_and_esc_puts_answers_away(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    with serving(able) as service:
        switch_on(window, service)
        focus_institute(qtbot, window)
        own = len(rows(window))
        press(qtbot, window, Qt.Key.Key_U)
        qtbot.waitUntil(lambda: note(window).told == "Of Q7\nby the sea")
        assert note(window).title == "<b>Quay</b> Institute of Tides · Harbour"
        assert note(window).gets == "Gets ROR 03abcde12 · also called QIT"
        press(qtbot, window, Qt.Key.Key_U)
        qtbot.waitUntil(lambda: note(window).told == "Of Q8\nby the sea")
        press(qtbot, window, Qt.Key.Key_O)
        assert opened == ["https://www.wikidata.org/wiki/Q8"]
        press(qtbot, window, Qt.Key.Key_Escape)
        assert (note(window), len(rows(window))) == (NOTHING, own)
        press(qtbot, window, Qt.Key.Key_U)
        qtbot.waitUntil(lambda: len(rows(window)) == own + 2)
        press(qtbot, window, Qt.Key(Qt.Key.Key_1 + own))
    (made,) = (each.entity for each in page_of(window).workspace.registry.search("QIT"))
    assert [each.scheme for each in made.identifiers] == ["wikidata", "ror"]


def test_an_answer_is_chosen_for_every_name_alike(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    switch_on(window, service)
    focus_institute(qtbot, window)
    press(qtbot, window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: "Quay Museum" in rows(window))
    number = Qt.Key(Qt.Key.Key_1 + rows(window).index("Quay Museum"))
    press(qtbot, window, number, Qt.KeyboardModifier.ControlModifier)
    desk = page_of(window).desk
    assert desk.dossier is not None
    meant = [each.link and each.link.entity_id for each in desk.dossier.record.values() if each.words == HIT]
    assert len(meant) > 1
    assert len(set(meant)) == 1
    assert institute_link(window) == "Quay Museum"


def test_asking_goes_on_while_the_curator_works_and_esc_stops_it(qtbot: QtBot, window: MainWindow) -> None:
    with serving(lambda request: Reply(TIDES) if request.method == "GET" else Reply(held=True)) as slow:
        switch_on(window, slow)
        focus_institute(qtbot, window)
        press(qtbot, window, Qt.Key.Key_U)
        here = page_of(window).desk.focus
        press(qtbot, window, Qt.Key.Key_J)
        assert page_of(window).desk.focus != here
        assert note(window) == NOTHING
        press(qtbot, window, Qt.Key.Key_K)
        assert note(window).state == "Asking Harbour… Esc stops."
        assert [task.name for task in window.tasks.named()] == [f"Looking up {HIT}"]
        (stopped,) = window.tasks.named()
        qtbot.waitUntil(lambda: slow.asked() == [HIT])
        with qtbot.waitSignal(window.tasks.ended):
            press(qtbot, window, Qt.Key.Key_Escape)
            assert note(window) == NOTHING
            press(qtbot, window, Qt.Key.Key_U)
        assert note(window).state == "Asking Harbour… Esc stops."
        assert stopped not in window.tasks.named()
        qtbot.waitUntil(lambda: slow.asked() == [HIT, HIT])
        press(qtbot, window, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not window.tasks.named())


def test_while_words_are_typed_services_complete_them(qtbot: QtBot, window: MainWindow) -> None:
    with serving(able) as service:
        switch_on(window, service)
        focus_institute(qtbot, window)
        press(qtbot, window, Qt.Key.Key_L)
        for letter in "Tid":
            press(qtbot, window, getattr(Qt.Key, f"Key_{letter.upper()}"))
        qtbot.waitUntil(lambda: "Tidal Office" in rows(window))
        asked = [each.query["prefix"] for each in service.requests if each.path == "/complete"]
        assert asked == [["tid"]]
        panel = page_of(window).record.stands_for
        while not panel.offers()[rows(window).index("Tidal Office")].key:
            press(qtbot, window, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: note(window).told == "Of Q9\nby the sea")
        press(qtbot, window, Qt.Key.Key_Return)
    assert institute_link(window) == "Tidal Office"
    assert panel.line.isHidden()


def test_nobody_is_asked_while_every_service_is_off(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    said: list[str] = []
    window.notes.noticed.connect(lambda notice: said.append(notice.sentence))
    focus_institute(qtbot, window)
    window.actions_["look-up"].trigger()
    window.actions_["look-up-all"].trigger()
    assert said == ["No service for looking up names is switched on for this."] * 2
    assert not window.tasks.named()


def test_nobody_is_asked_while_words_are_typed_and_every_service_is_off(
    qtbot: QtBot, window: MainWindow, service: Service
) -> None:
    off = LookUpService(name="Harbour", address=service.address)
    page_of(window).workspace.reconciling.keep_services([off])
    focus_institute(qtbot, window)
    press(qtbot, window, Qt.Key.Key_L)
    with qtbot.waitSignal(page_of(window).record.linking.online.typing.timeout):
        for key in (Qt.Key.Key_T, Qt.Key.Key_I, Qt.Key.Key_D):
            press(qtbot, window, key)
    assert service.requests == []


def test_no_match_and_failure_are_said_apart(qtbot: QtBot, window: MainWindow) -> None:
    with serving(older(lambda _words: [], TIDES)) as empty, serving(lambda _: Reply(status=404)) as bad:
        focus_institute(qtbot, window)
        said = []
        for each in (empty, bad):
            switch_on(window, each)
            press(qtbot, window, Qt.Key.Key_U)
            qtbot.waitUntil(lambda: not window.tasks.named())
            said.append(note(window))
    assert said[0] == Note(state="No match at Harbour.")
    assert said[1].failed
    assert said[1].state.startswith("Look-up failed: “Harbour” refused the question (status 404).")
    assert said[1].state.endswith("U tries again.")
    lines = page_of(window).record.stands_for.note.findChildren(QLabel)
    assert all(each.height() >= each.heightForWidth(each.width()) for each in lines if each.isVisible())


def test_all_unlinked_names_are_looked_up_and_what_is_ticked_is_linked(
    qtbot: QtBot, window: MainWindow, service: Service
) -> None:
    switch_on(window, service)
    focus_institute(qtbot, window)
    window.actions_["look-up-all"].trigger()
    dialog = dialog_of(qtbot, window, FoundDialog)
    assert sorted(service.asked()) == ["Linhe Polytechnic", HIT]
    assert dialog.said.text() == "Candidates for 1 name. 1 name without match."
    first, second = (dialog.tree.topLevelItem(at) for at in range(2))
    assert first is not None
    assert second is not None
    assert (first.text(0), second.text(0), second.text(2)) == (HIT, "Linhe Polytechnic", "no match")
    sure, other = first.child(0), first.child(1)
    assert sure is not None
    assert other is not None
    assert (sure.checkState(0), other.checkState(0)) == (CHECKED, UNCHECKED)
    dialog.tree.setCurrentItem(other)
    dialog.tree.setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert (sure.checkState(0), other.checkState(0)) == (UNCHECKED, CHECKED)
    press(qtbot, window, Qt.Key.Key_Space)
    assert not dialog.link.isEnabled()
    for ticked in (True, False, True):
        press(qtbot, window, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.link.isEnabled() is ticked
    assert not any(each.isDefault() for each in dialog.findChildren(QPushButton))
    dialog.link.click()
    qtbot.waitUntil(lambda: institute_link(window) == "Quay Museum")
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: institute_link(window) == "")
    assert window.pages.place is Place.REVIEW


def test_looking_all_names_up_is_stopped_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    said: list[str] = []
    window.notes.noticed.connect(lambda notice: said.append(notice.sentence))
    with serving(lambda request: Reply(TIDES) if request.method == "GET" else Reply(held=True)) as slow:
        switch_on(window, slow)
        focus_institute(qtbot, window)
        window.actions_["look-up-all"].trigger()
        qtbot.waitUntil(lambda: bool(slow.asked()))
        (task,) = window.tasks.named()
        task.cancel()
        qtbot.waitUntil(lambda: bool(said))
    assert said == ["Stopped before any name was answered for."]


def test_what_the_registry_has_already_is_chosen_there(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    page = page_of(window)
    there = Entity(id=5, kind=EntityKind.ORGANIZATION, name="Tidal Office", identifiers=(Identifier("wikidata", "Q7"),))
    page.workspace.registry.create(there)
    switch_on(window, service)
    focus_institute(qtbot, window)
    press(qtbot, window, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: "Tidal Office" in rows(window))
    number = rows(window).index("Tidal Office")
    assert "in the registry" in page.record.stands_for.offers()[number].second
    press(qtbot, window, Qt.Key(Qt.Key.Key_1 + number))
    assert institute_link(window) == "Tidal Office"


def test_everything_has_a_name_and_shows_text_as_written(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    window.actions_["services"].trigger()
    dialog = dialog_of(qtbot, window, ServicesDialog)
    focusable = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QCheckBox), *dialog.findChildren(QPushButton)]
    assert [each for each in focusable if not each.accessibleName()] == []
    labels = dialog.findChildren(QLabel)
    assert labels
    assert {each.textFormat() for each in labels} == {Qt.TextFormat.PlainText}
    dialog.close()
    switch_on(window, service)
    focus_institute(qtbot, window)
    window.actions_["look-up-all"].trigger()
    found = dialog_of(qtbot, window, FoundDialog)
    tree = found.findChild(QTreeWidget)
    assert tree is not None
    assert tree.accessibleName()
    assert QApplication.activeModalWidget() is found
    found.reject()
