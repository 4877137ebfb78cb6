"""Merge, split, revoke, edit and undo in the real window on a real workspace, also after closing and reopening it."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from curator.domain.entity import Alias, Entity, Identifier, NameKind
from curator.domain.lesson import Scope
from tests.ui.registry.page_fixture import LP, LPU, QUAY, WRITTEN, choose, make_file, open_registry
from tests.ui.window_fixture import page_of, press, type_text
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.registry.merge_dialog import MergeDialog
from ui.registry.registry_page import RegistryPage
from ui.registry.small_dialogs import NewEntityDialog, RevokeDialog
from ui.registry.split_dialog import SplitDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, dict[str, int]]:
    return make_file(tmp_path)


def select(page: RegistryPage, *ids: int) -> None:
    """Chooses rows of the list, the first one as the one that is looked at."""
    listed = page.list.list
    page.list.show_entity(ids[0])
    flag = QItemSelectionModel.SelectionFlag.Select
    for each in ids[1:]:
        place = page.list.model.place(each)
        assert place is not None
        listed.selectionModel().select(page.list.model.index(place), flag)
    page.list.focus_list()


def names(page: RegistryPage) -> list[str]:
    model = page.list.model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def linked(page: RegistryPage) -> int:
    return page.about.page.use.linked if page.about else -1


def place(window: MainWindow) -> Place:
    return window.pages.place


def merge_dialog(page: RegistryPage) -> MergeDialog:
    assert isinstance(page.dialog, MergeDialog)
    page.dialog.activateWindow()
    return page.dialog


def merge_two(qtbot: QtBot, window: MainWindow, page: RegistryPage, kept: int, gone: int) -> None:
    choose(qtbot, page, kept)
    qtbot.waitUntil(lambda: page.list.model.place(gone) is not None)
    select(page, kept, gone)
    press(qtbot, window, Qt.Key.Key_M)
    dialog = merge_dialog(page)
    qtbot.waitUntil(lambda: dialog.ready)
    press(qtbot, window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: page.dialog is None)


def test_two_chosen_entities_are_merged_after_a_preview_and_undo_divides_them(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    select(page, ids[LP], ids[LPU])
    press(qtbot, window, Qt.Key.Key_M)
    dialog = merge_dialog(page)
    qtbot.waitUntil(lambda: dialog.ready)
    assert dialog.headline.text() == f"Merge {LPU} into {LP}?"
    assert dialog.preview.text().startswith(f"1 link in 1 article, 1 name and 1 lesson will mean {LP}.")
    press(qtbot, window, Qt.Key.Key_S)
    assert dialog.headline.text() == f"Merge {LP} into {LPU}?"
    press(qtbot, window, Qt.Key.Key_S)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 4)
    qtbot.waitUntil(lambda: linked(page) == 2)
    assert page.about is not None
    assert [each.name for each in page.about.page.merged] == [LPU]
    assert window.bar.undo.accessibleName().startswith(f"Undo “Merge {LPU} → Linhe Polytechnic")
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 5)
    qtbot.waitUntil(lambda: linked(page) == 1)
    assert place(window) is Place.REGISTRY


def test_a_merge_is_undone_after_a_restart(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    merge_two(qtbot, window, page, ids[LP], ids[LPU])
    window.close()
    window, page = open_registry(qtbot, path)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 4)
    window.actions_["place-review"].trigger()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: window.pages.place is Place.REGISTRY)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 5)
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.entity.id == ids[LPU])
    assert linked(page) == 1


def test_a_merge_is_taken_back_at_any_later_time(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    merge_two(qtbot, window, page, ids[LP], ids[LPU])
    workspace = page_of(window).workspace
    workspace.registry.distinguish(ids[LP], ids[QUAY])  # something later
    window.close()
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.isVisible())
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 5)
    qtbot.waitUntil(lambda: linked(page) == 1)
    assert page.about is not None
    assert page.about.page.merged == ()
    assert [other.name for _, other in page.about.page.distinctions] == [QUAY]


def test_the_other_one_is_searched_for(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_M)
    dialog = merge_dialog(page)
    qtbot.waitUntil(lambda: ids[LP] in dialog._pages)
    assert not dialog.act.isEnabled()
    dialog.field.line.setFocus()
    type_text(qtbot, "linhe polytech")
    qtbot.waitUntil(lambda: dialog.field.offers.current() is not None)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.ready)
    press(qtbot, window, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.about is not None and len(page.about.page.distinctions) == 1)
    assert page.list.model.rowCount() == 5
    assert window.bar.undo.accessibleName().startswith("Undo “Tell apart ")


def test_names_and_mentions_go_over_to_a_new_entity_and_come_back(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_P)
    dialog = page.dialog
    assert isinstance(dialog, SplitDialog)
    qtbot.waitUntil(dialog.names.hasFocus)
    press(qtbot, window, Qt.Key.Key_Space)
    assert dialog.name.text() == "LPU"
    dialog.mentions.setFocus()
    press(qtbot, window, Qt.Key.Key_A, CTRL)
    assert dialog.preview.text() == "1 link and 1 name will mean the new entity."
    dialog.name.setFocus()
    dialog.name.selectAll()
    type_text(qtbot, "Linhe Patent Union")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Linhe Patent Union" in names(page))
    qtbot.waitUntil(lambda: linked(page) == 0)
    assert page.about is not None
    assert [alias.name for alias in page.about.page.entity.aliases] == ["林河理工大学"]
    window.close()
    window, page = open_registry(qtbot, path)
    qtbot.waitUntil(lambda: "Linhe Patent Union" in names(page))
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: "Linhe Patent Union" not in names(page))
    choose(qtbot, page, ids[LP])
    assert linked(page) == 1
    assert len(page.form.aliases.rows) == 3


def test_a_split_moves_mentions_that_are_too_many_to_be_listed(
    qtbot: QtBot, made: tuple[Path, dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("about_tabs", "registry_page"):
        monkeypatch.setattr(f"ui.registry.{module}.MOST_MENTIONS", 1)
    path, ids = made
    window, page = open_registry(qtbot, path)
    workspace = page_of(window).workspace
    workspace.registry.merge(ids[LPU], ids[LP])
    choose(qtbot, page, ids[LP])
    qtbot.waitUntil(lambda: linked(page) == 2)
    page.split()
    qtbot.waitUntil(lambda: isinstance(page.dialog, SplitDialog))
    dialog = page.dialog
    assert isinstance(dialog, SplitDialog)
    every, one = dialog.mentions.items.lines
    assert (every.words, one.words) == (f"All that is written “{WRITTEN}”", WRITTEN)
    dialog.name.setText("Linhe Patent Union")
    dialog.mentions.items.tick([0, 1], on=True)
    assert dialog.preview.text().startswith("2 links will mean")
    dialog.accept()
    qtbot.waitUntil(lambda: linked(page) == 0)
    (new,) = workspace.registry.named("Linhe Patent Union")
    assert len(workspace.registry.where_used(new.id)) == 2


def test_a_split_needs_another_name(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    _, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    page.split()
    dialog = page.dialog
    assert isinstance(dialog, SplitDialog)
    assert not dialog.act.isEnabled()
    dialog.name.setText(LP)
    dialog.accept()
    assert "needs another" in dialog.problem.text()
    dialog.reject()


def test_everything_is_edited_in_its_place_and_undone(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[QUAY])
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_E)
    assert page.form.name.hasFocus()
    type_text(qtbot, "Quay Institute")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Quay Institute" in names(page))
    page.form.aliases.rows[-1].lines()[0].setFocus()
    type_text(qtbot, QUAY)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entity(page).aliases == (Alias(QUAY),))
    row = page.form.aliases.rows[0]
    row.kind.setCurrentIndex(row.kind.findData(NameKind.FORMER))  # type: ignore[attr-defined]
    row.kind.activated.emit(row.kind.currentIndex())  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: entity(page).aliases == (Alias(QUAY, "", NameKind.FORMER),))
    page.form.identifiers.rows[0].lines()[0].setFocus()
    type_text(qtbot, "https://ror.org/02mhbdp94")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entity(page).identifiers == (Identifier("ror", "02mhbdp94"),))
    page.form.place.line.setFocus()
    type_text(qtbot, "linh")
    qtbot.waitUntil(lambda: page.form.place.offers.current() is not None)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entity(page).place == ids["Linhe"])
    # Nothing is being typed: undo is the window's, whatever line has the focus.
    for _ in range(5):
        before = entity(page)
        press(qtbot, window, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(partial(differs, page, before))
    assert entity(page).name == QUAY
    assert not entity(page).aliases
    assert page.form.name.text() == QUAY


def differs(page: RegistryPage, before: Entity) -> bool:
    return entity(page) != before


def entity(page: RegistryPage) -> Entity:
    assert page.about is not None
    return page.about.page.entity


def test_what_does_not_fit_is_said_and_kept(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    line = page.form.identifiers.rows[0].lines()[0]
    line.setFocus()
    line.setText("42")
    press(qtbot, window, Qt.Key.Key_Return)
    assert "Q and digits" in page.form.identifiers.problem.text()
    assert not page.leave_editor()
    # An edit of another field leaves it to be mended.
    page.form.description.setFocus()
    page.form.description.selectAll()
    type_text(qtbot, "university by the sea")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entity(page).description == "university by the sea")
    assert line.text() == "42"
    assert page.form.identifiers.problem.isVisible()
    line.setFocus()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert line.text() == "Q4242"
    assert page.list.list.hasFocus()
    assert page.leave_editor()
    page.form.name.setText(" ")
    assert not page.leave_editor()
    assert page.form.problem.text() == "An entity needs a name."
    page.form.name.setText(LP)


def test_a_lesson_is_revoked_with_what_followed_and_comes_back(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    workspace = page_of(window).workspace
    choose(qtbot, page, ids[QUAY])
    (line,) = page.about.lessons if page.about else ()
    assert line.words == f"“Quay Institute” means {QUAY} everywhere"
    (article,) = {each.article.id for each in workspace.registry.where_used(ids[QUAY])}
    dossier = workspace.review.open(article)
    value = next(v for v in dossier.record.values() if v.link and v.link.entity_id == ids[QUAY])
    others = workspace.linking.alike(value, "organization", dossier.article, Scope.EVERYWHERE)
    workspace.linking.unlink(dossier.record, {value.id})
    record = workspace.review.open(article).record
    workspace.linking.link(record, {value.id}, ids[QUAY], others=others)
    qtbot.waitUntil(lambda: linked(page) == 1 + len(others))
    assert others
    page.show_learned()
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(page.dialog, RevokeDialog))
    dialog = page.dialog
    assert isinstance(dialog, RevokeDialog)
    assert dialog.said.text().startswith(f"{len(others)} link")
    assert len(dialog.list.items.lines) == len(others)
    dialog.act.click()
    qtbot.waitUntil(lambda: linked(page) == 1)
    qtbot.waitUntil(lambda: page.about is not None and not page.about.lessons)
    qtbot.waitUntil(page.tabs.tabs.hasFocus)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: linked(page) == 1 + len(others))


def test_where_it_is_used_opens_the_article_at_the_words_and_esc_comes_back(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LPU])
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_U)
    line = page.tabs.used.line
    assert line is not None
    assert line.words == WRITTEN
    press(qtbot, window, Qt.Key.Key_Return)
    assert place(window) is Place.REVIEW
    desk = page_of(window).desk
    assert [value.words for value in desk.focused_values()] == [WRITTEN]
    press(qtbot, window, Qt.Key.Key_Escape)
    assert place(window) is Place.REGISTRY
    assert page.tabs.used.hasFocus()


def test_a_new_entity_says_who_has_that_name_and_wants_a_description(
    qtbot: QtBot, made: tuple[Path, dict[str, int]]
) -> None:
    path, _ = made
    window, page = open_registry(qtbot, path)
    page.list.focus_list()
    press(qtbot, window, Qt.Key.Key_A)
    dialog = page.dialog
    assert isinstance(dialog, NewEntityDialog)
    qtbot.waitUntil(dialog.name.hasFocus)
    dialog.kind.setCurrentIndex(0)
    dialog.name.setText(QUAY)
    qtbot.waitUntil(lambda: dialog.same.text() == f"There already is {QUAY}.")
    dialog.name.setText("Quay Office")
    qtbot.waitUntil(lambda: not dialog.same.text())
    dialog.accept()
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.entity.name == "Quay Office")
    qtbot.waitUntil(page.form.description.hasFocus)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: "Quay Office" not in names(page))
    assert place(window) is Place.REGISTRY


def test_undo_of_an_act_in_an_article_goes_to_the_article(qtbot: QtBot, made: tuple[Path, dict[str, int]]) -> None:
    path, ids = made
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[QUAY])
    assert linked(page) == 1
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert place(window) is Place.REVIEW
    window.actions_["place-registry"].trigger()
    qtbot.waitUntil(lambda: linked(page) == 0)
