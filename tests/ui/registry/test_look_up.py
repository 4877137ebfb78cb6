"""Services of others in the real window: set up, tested, asked for one name and for all, confirmed, undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.entity import Entity, EntityKind, Identifier
from curator.settings import WIKIDATA, LookUpService, load_settings
from tests.link.reconcile.loopback import MANIFEST, Reply, Service, match, older, serving
from tests.services.material import give, value_of
from tests.ui.window_fixture import open_window, page_of, press, settings
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.registry.found_dialog import FoundDialog
from ui.registry.services_dialog import ServicesDialog

D = TypeVar("D", FoundDialog, ServicesDialog)
HIT = "Quay Institute"
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TIDES = {**MANIFEST, "identifierSpace": "http://www.wikidata.org/entity/"}


def known(words: str) -> list[object]:
    if words == HIT:
        sure = match("Q7", "<b>Quay</b> Institute of Tides", 98, description="institute in Varnholm", match=True)
        return [sure, match("Q8", "Quay Museum", 41)]
    return []


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(older(known, TIDES)) as running:
        yield running


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    path = tmp_path / "Names.curator"
    with open_workspace(path, settings=settings()) as workspace:
        give(workspace)
    window = open_window(qtbot, path)
    page_of(window).workspace.reconciling.forget_answers()
    return window


def switch_on(window: MainWindow, service: Service, name: str = "Harbour") -> None:
    made = LookUpService(name=name, address=service.address, on=True, kinds=(("organization", ""),))
    page_of(window).workspace.reconciling.keep_services([made])


def focus_institute(qtbot: QtBot, window: MainWindow) -> None:
    """Brings the institute into focus."""
    page = page_of(window)
    qtbot.waitUntil(lambda: page.desk.dossier is not None)
    assert page.desk.dossier is not None
    value = value_of(page.desk.dossier.record, "organization", HIT)
    page.desk.set_focus(Focus(value.entry_id))
    qtbot.waitUntil(lambda: page.record.linking.possible)


def dialog_of(qtbot: QtBot, window: MainWindow, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[0]


def institute_link(window: MainWindow) -> str:
    page = page_of(window)
    assert page.desk.dossier is not None
    link = value_of(page.desk.dossier.record, "organization", HIT).link
    return page.desk.dossier.entities[link.entity_id].name if link and link.entity_id else ""


def test_the_name_in_focus_is_looked_up_chosen_and_undone(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    switch_on(window, service)
    focus_institute(qtbot, window)
    window.actions_["look-up"].trigger()
    dialog = dialog_of(qtbot, window, FoundDialog)
    assert service.asked() == [HIT]
    ((_name, found),) = dialog.chosen()
    assert found.candidate.entity.name == "<b>Quay</b> Institute of Tides"
    dialog.accept()
    qtbot.waitUntil(lambda: institute_link(window) == "<b>Quay</b> Institute of Tides")
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: institute_link(window) == "")


def test_nobody_is_asked_while_every_service_is_off(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    said: list[str] = []
    window.notes.noticed.connect(lambda notice: said.append(notice.sentence))
    focus_institute(qtbot, window)
    window.actions_["look-up"].trigger()
    window.actions_["look-up-all"].trigger()
    assert said == ["No service for looking up names is switched on for this."] * 2
    assert not window.tasks.named()


def test_no_match_and_failure_are_said_apart(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    said: list[str] = []
    window.notes.noticed.connect(lambda notice: said.append(notice.sentence))
    with serving(older(lambda _words: [], TIDES)) as empty, serving(lambda _: Reply(status=404)) as bad:
        focus_institute(qtbot, window)
        for each in (empty, bad):
            switch_on(window, each)
            before = len(said)
            window.actions_["look-up"].trigger()
            qtbot.waitUntil(lambda before=before: len(said) > before)  # type: ignore[misc]
            qtbot.waitUntil(lambda: not window.tasks.named())
    assert said[0] == "“Quay Institute”: no match at Harbour."
    assert said[1].startswith("“Harbour” refused the question (status 404).")


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


def test_what_the_registry_has_already_is_chosen_there(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    page = page_of(window)
    there = Entity(id=5, kind=EntityKind.ORGANIZATION, name="Tidal Office", identifiers=(Identifier("wikidata", "Q7"),))
    page.workspace.registry.create(there)
    switch_on(window, service)
    focus_institute(qtbot, window)
    window.actions_["look-up"].trigger()
    dialog = dialog_of(qtbot, window, FoundDialog)
    child = dialog.tree.topLevelItem(0).child(0)  # type: ignore[union-attr]
    assert child is not None
    assert "in the registry" in child.text(1)
    dialog.accept()
    qtbot.waitUntil(lambda: institute_link(window) == "Tidal Office")


def test_a_service_is_added_tested_switched_on_and_removed(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    window.actions_["services"].trigger()
    dialog = dialog_of(qtbot, window, ServicesDialog)
    assert not dialog.add_button.isEnabled()
    dialog.address.setText(service.address)
    dialog.test_button.click()
    qtbot.waitUntil(lambda: "This is" in dialog.said.text())
    assert dialog.said.text() == ("This is “Harbour names” · 0.1, 0.2 · knows institute · identifiers of Wikidata")
    assert dialog.name.text() == "Harbour names"
    dialog.kinds[EntityKind.PERSON][0].setChecked(False)
    dialog.kinds[EntityKind.PLACE][0].setChecked(False)
    dialog.kinds[EntityKind.ORGANIZATION][1].setText("Q1")
    dialog.add_button.click()
    added = LookUpService(name="Harbour names", address=service.address, kinds=(("organization", "Q1"),))
    assert load_settings().services == (WIKIDATA, added)
    box = next(each for each in dialog.findChildren(QCheckBox) if each.accessibleName() == "Use Harbour names")
    box.setChecked(True)
    assert load_settings().services[1].on
    dialog.address.setText(service.address)
    dialog.name.setText("harbour NAMES")
    dialog.add_button.click()
    assert dialog.said.text() == "There is a service of this name already."
    remove = next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == "Remove Wikidata")
    remove.click()
    assert [each.name for each in load_settings().services] == ["Harbour names"]
    dialog.close()


def test_an_address_without_a_service_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["services"].trigger()
    dialog = dialog_of(qtbot, window, ServicesDialog)
    with serving(lambda _: Reply(raw=b"<html>")) as page:
        dialog.address.setText(page.address)
        dialog.test_button.click()
        qtbot.waitUntil(lambda: "it is no JSON" in dialog.said.text())
    assert dialog.test_button.isEnabled()
    dialog.close()


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
    press(qtbot, window, Qt.Key.Key_U)
    found = dialog_of(qtbot, window, FoundDialog)
    tree = found.findChild(QTreeWidget)
    assert tree is not None
    assert tree.accessibleName()
    assert QApplication.activeModalWidget() is found
    found.reject()
