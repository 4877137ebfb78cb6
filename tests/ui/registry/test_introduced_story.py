"""In the real window: a new organisation is made with the acronym of its article, which is linked along."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.entity import EntityKind
from curator.domain.record import Judgement, Value
from tests.services.material import value_of
from tests.services.test_introducing import HARBOUR, SHORT, put
from tests.ui.window_fixture import open_window, page_of, press, settings
from ui.desk import Focus
from ui.main_window import MainWindow


def named(window: MainWindow, words: str) -> Value:
    dossier = page_of(window).desk.dossier
    assert dossier is not None
    return value_of(dossier.record, "organization", words)


def focus(window: MainWindow, words: str) -> None:
    page = page_of(window)
    page.desk.set_focus(Focus(named(window, words).entry_id))
    page.record.focus_list()


def test_the_acronym_comes_along_and_goes_along(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Introduced.curator"
    with open_workspace(path, settings=settings()) as workspace:
        put(workspace)
    window = open_window(qtbot, path)
    record = page_of(window).record
    form = record.stands_for.form
    focus(window, HARBOUR)
    press(qtbot, window, Qt.Key.Key_0)
    assert (form.name.text(), form.acronym.text()) == (HARBOUR, SHORT)
    assert form.acronym.isVisible()
    press(qtbot, window, Qt.Key.Key_Tab)
    assert form.acronym.hasFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    link, along = named(window, HARBOUR).link, named(window, SHORT).link
    assert link is not None
    assert along is not None
    assert (link.judgement, along.entity_id) == (Judgement.NEW, link.entity_id)
    (made,) = page_of(window).desk.workspace.registry.entities([link.entity_id or 0]).values()
    assert [each.name for each in made.aliases] == [SHORT]
    focus(window, SHORT)
    record.linking._look_around()
    assert record.stands_for.automatic
    assert "in brackets" in record.stands_for._state.text()
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (named(window, HARBOUR).link, named(window, SHORT).link) == (None, None)
    assert not page_of(window).desk.workspace.registry.named(HARBOUR)


def test_without_an_acronym_the_form_does_not_ask_for_one(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Introduced.curator"
    with open_workspace(path, settings=settings()) as workspace:
        put(workspace)
        assert workspace.linking.prefilled(EntityKind.ORGANIZATION, SHORT).aliases == ()
    window = open_window(qtbot, path)
    form = page_of(window).record.stands_for.form
    focus(window, SHORT)
    press(qtbot, window, Qt.Key.Key_0)
    assert (form.name.isVisible(), form.acronym.isVisible()) == (True, False)
    press(qtbot, window, Qt.Key.Key_Tab)
    assert form.kind.hasFocus()
