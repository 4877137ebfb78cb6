"""The registry page: its list, facets, empty states, what it remembers, names and plain text."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.domain.ids import new_id
from curator.domain.registry import EntityFacet, EntitySort
from tests.ui.registry.page_fixture import LP, LPU, QUAY, choose, make_file, open_registry
from tests.ui.test_plain_and_aloud import NASTY, nameless
from tests.ui.window_fixture import open_window, page_of, press, settings, type_text
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.registry.registry_page import RegistryPage


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, dict[str, int]]:
    return make_file(tmp_path)


def page_shown(window: MainWindow) -> Place:
    return window.pages.place


def names(page: RegistryPage) -> list[str]:
    model = page.list.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def test_search_kinds_and_properties_narrow_the_list(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    window, page = open_registry(qtbot, made[0])
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 5)
    assert names(page) == [LPU, LP, QUAY, "Linhe", "Mira Okonjo"]
    page.list.order.setCurrentIndex(page.list.order.findData(EntitySort.NAME))
    qtbot.waitUntil(lambda: names(page) == sorted(names(page)))
    press(qtbot, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    type_text(qtbot, "linhe poly")
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    press(qtbot, window, Qt.Key.Key_Return)
    assert page.list.list.hasFocus()
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(page)) == 5)
    page.list.kinds.setCurrentIndex(2)
    qtbot.waitUntil(lambda: names(page) == ["Mira Okonjo"])
    page.list.kinds.setCurrentIndex(0)
    page.list.facets[EntityFacet.IDENTIFIED].click()
    qtbot.waitUntil(lambda: names(page) == [LP])
    page.list.facets[EntityFacet.UNIDENTIFIED].click()
    assert not page.list.facets[EntityFacet.IDENTIFIED].isChecked()
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    page.list.facets[EntityFacet.UNIDENTIFIED].click()
    qtbot.waitUntil(lambda: page.list.facets[EntityFacet.UNUSED].text() == "Unused 2")


def test_what_stands_where_nothing_is(qtbot: QtBot, made: tuple[Path, dict[str, int]], tmp_path: Path) -> None:
    _, page = open_registry(qtbot, made[0])
    page.list.search.setText("quokka")
    qtbot.waitUntil(lambda: "“quokka”" in page.list.empty.words)
    empty = tmp_path / "Empty.curator"
    with open_workspace(empty, settings=settings()):
        pass
    window = open_window(qtbot, empty)
    window.actions_["place-registry"].trigger()
    bare = window.pages.page(Place.REGISTRY)
    assert isinstance(bare, RegistryPage)
    qtbot.waitUntil(lambda: "No entities yet" in bare.list.empty.words)
    window.actions_["place-review"].trigger()
    assert window.state.isVisible()


def test_nothing_of_an_entity_is_cut_off_in_a_small_window(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    window, page = open_registry(qtbot, made[0])
    choose(qtbot, page, made[1][LP])
    inside, view = page.form.widget(), page.form.viewport()
    assert inside is not None
    crosses = page.form.aliases.rows[0].remove, page.form.identifiers.rows[0].remove
    for size in ((1280, 800), (1024, 700)):
        window.resize(*size)
        page.columns.setSizes([300, 360, 360])
        qtbot.waitUntil(lambda: view.width() >= inside.width())
        for cross in crosses:
            assert view.rect().contains(cross.rect().translated(cross.mapTo(view, QPoint())))


def test_the_page_is_remembered(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    window, _ = open_registry(qtbot, made[0])
    window.close()
    window = open_window(qtbot, made[0])
    assert page_shown(window) is Place.REGISTRY
    assert window.actions_["place-registry"].isChecked()
    assert not window.bar.search.isVisible()
    press(qtbot, window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page_shown(window) is Place.REVIEW
    assert window.bar.search.isVisible()


def test_words_stand_as_they_are_written(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "nasty.curator"
    with open_workspace(path, settings=settings()) as workspace:
        for number in range(2):
            workspace.registry.create(
                Entity(
                    id=new_id(),
                    kind=EntityKind.ORGANIZATION,
                    name=f"{NASTY}{number}",
                    description=NASTY,
                    aliases=(Alias(f"<i>{number}"),),
                    identifiers=(Identifier("free", NASTY),),
                )
            )
    window, page = open_registry(qtbot, path)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)
    assert page.form.name.text().startswith(NASTY)
    assert "<img" not in str(page.list.model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    page.merge()
    for shown in (window, page.dialog):
        assert shown is not None
        for label in shown.findChildren(QLabel):
            assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.text()
        assert "<img" not in "".join(widget.toolTip() for widget in shown.findChildren(QLabel))
    assert page.dialog is not None
    page.dialog.reject()


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    _, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    assert nameless(page) == []
    for act in (page.merge, page.split, page.new_entity):
        act()
        assert page.dialog is not None
        assert nameless(page.dialog) == []
        page.dialog.reject()


def test_single_letters_are_typed_in_inputs(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    window, page = open_registry(qtbot, made[0])
    page.focus_search()
    type_text(qtbot, "map")
    assert page.list.search.text() == "map"
    assert page.dialog is None
    window.actions_["place-review"].trigger()
    press(qtbot, window, Qt.Key.Key_P)
    assert page.dialog is None


def test_only_what_moves_an_entity_lists_anew(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    window, page = open_registry(qtbot, made[0])
    qtbot.waitUntil(lambda: not page.list._later.isActive())
    registry = page_of(window).workspace.registry
    entity = registry.entities([made[1][QUAY]])[made[1][QUAY]]

    def lists_anew(before: Entity, after: Entity) -> bool:
        done = registry.edit(after)
        assert done is not None
        page.list._later.stop()
        page.list.committed(done)
        return page.list._later.isActive()

    described = replace(entity, description="by the sea")
    assert not lists_anew(entity, described)
    named = replace(described, aliases=(Alias("QIT"),))
    assert not lists_anew(described, named)
    assert lists_anew(named, replace(named, name="Quay Tides"))
    page.list.search.setText("quay")
    assert lists_anew(named, replace(named, name="Quay Tides", aliases=()))
