"""The services of others in the settings: added, tested, changed, removed, and what fails said plainly."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from curator.domain.entity import EntityKind
from curator.settings import WIKIDATA, LookUpService, load_settings
from tests.link.reconcile.loopback import Reply, Service, serving
from tests.services.test_kinds_of_answers import registry_served
from tests.ui.registry.services.looking_up import (
    able,
    dialog_of,
    switch_on,
)
from ui.main_window import MainWindow
from ui.registry.services_dialog import ServicesDialog


def test_a_service_is_added_tested_switched_on_and_removed(qtbot: QtBot, window: MainWindow, service: Service) -> None:
    window.actions_["services"].trigger()
    dialog = dialog_of(qtbot, window, ServicesDialog)
    assert not dialog.add_button.isEnabled()
    dialog.address.setText(service.address)
    dialog.test_button.click()
    qtbot.waitUntil(lambda: "This is" in dialog.said.text())
    told = ["This is “Harbour names”", "0.1, 0.2", "knows institute", "identifiers of Wikidata"]
    told += ["completes no names", "has no pages", "fills in no properties"]
    assert dialog.said.text() == " · ".join(told)
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


def test_a_type_is_chosen_by_its_name_and_a_service_is_changed(qtbot: QtBot, window: MainWindow) -> None:
    with serving(able) as service:
        switch_on(window, service)
        window.actions_["services"].trigger()
        dialog = dialog_of(qtbot, window, ServicesDialog)
        change = next(each for each in dialog.findChildren(QPushButton) if each.accessibleName() == "Change Harbour")
        change.click()
        dialog.test_button.click()
        able_to = "completes names · completes types · has pages · fills in properties"
        qtbot.waitUntil(lambda: dialog.said.text().endswith(able_to))
        line = dialog.kinds[EntityKind.ORGANIZATION][1]
        line.setFocus()
        QTest.keyClicks(line, "inst")
        popup = line.completer().popup()
        assert popup is not None
        qtbot.waitUntil(popup.isVisible)
        assert [each.query["prefix"] for each in service.requests if each.path == "/types"] == [["inst"]]
        model = popup.model()
        assert model is not None
        offered = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert offered == ["institute (Q1)", "institution of tides (Q2)"]
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(popup, key)
        assert (line.text(), line.type_id) == ("institution of tides (Q2)", "Q2")
        dialog.name.setText("Tides")
        dialog.add_button.click()
        assert load_settings().services == (
            LookUpService(name="Tides", address=service.address, on=True, kinds=(("organization", "Q2"),)),
        )
        assert (dialog.said.text(), dialog.add_button.text(), dialog.name.text()) == ("Changed.", "Add", "")
        dialog.close()


def test_types_of_a_service_that_fails_are_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["services"].trigger()
    dialog = dialog_of(qtbot, window, ServicesDialog)
    line = dialog.kinds[EntityKind.PLACE][1]
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert dialog.said.text() == "Type the service’s address first."
    with serving(lambda _: Reply(status=404)) as bad:
        dialog.address.setText(bad.address)
        QTest.keyClick(line, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: "refused the question" in dialog.said.text())
    popup = line.completer().popup()
    assert popup is not None
    assert not popup.isVisible()
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


def test_testing_a_service_fills_in_what_it_calls_the_kinds(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with registry_served(tmp_path / "Other.curator") as address:
        window.actions_["services"].trigger()
        dialog = dialog_of(qtbot, window, ServicesDialog)
        dialog.address.setText(address)
        dialog.kinds[EntityKind.PERSON][1].setText("somebody")
        dialog.test_button.click()
        qtbot.waitUntil(lambda: "knows Organization, Person, Place" in dialog.said.text())
        filled = {str(kind): line.type_id for kind, (_box, line) in dialog.kinds.items()}
        assert filled == {"organization": "organization", "person": "somebody", "place": "place"}
        dialog.close()
