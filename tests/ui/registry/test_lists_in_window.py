"""Lists of entities in the window: seen first, applied, taken back; exported."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.entity import EntityKind
from curator.domain.listing import FieldChange, ImportLine, LineState
from curator.domain.registry import EntityView
from curator.services.parts import GREAT
from tests.ui.window_fixture import Answers, open_window, page_of, settings
from ui.main_window import MainWindow
from ui.models.import_model import ImportColumn, ImportModel
from ui.place_switch import Place
from ui.record.candidate_rows import Found
from ui.registry.columns_dialog import ColumnsDialog
from ui.registry.import_dialog import ImportDialog
from ui.registry.registry_page import RegistryPage

MANY = GREAT + 1
LIST = (
    "name,kind,ror,description\nA <b>Lab</b>,organization,02mhbdp94,first\n=Quay,organization,02mhbdp95,\n,person,,\n"
)


def names(window: MainWindow) -> set[str]:
    registry = page_of(window).workspace.registry
    return {row.entity.name for row in registry.rows(registry.ids(EntityView()))}


def dialog_of(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    found: list[ImportDialog] = []

    def shown() -> bool:
        found[:] = [each for each in window.findChildren(ImportDialog) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(shown, timeout=10_000)
    return found[0]


def columns_dialog(qtbot: QtBot, window: MainWindow) -> ColumnsDialog:
    found: list[ColumnsDialog] = []

    def shown() -> bool:
        found[:] = [each for each in window.findChildren(ColumnsDialog) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(shown, timeout=10_000)
    return found[0]


def choose(columns: ColumnsDialog, heading: str, meaning: str) -> None:
    choice = columns.choices[heading]
    choice.setCurrentIndex(choice.findData(meaning))


def test_what_columns_hold_is_said_by_hand(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Institution,Seat,Note\nQuay School,Linhe,by the lake\n", "utf-8")
    window = open_window(qtbot, samples, Answers(chosen_list=path))
    window.actions_["registry-import"].trigger()
    columns = columns_dialog(qtbot, window)
    assert columns.problem.text() == "One column must hold the names."
    assert not columns.compare.isEnabled()
    choose(columns, "Institution", "name")
    choose(columns, "Note", "name")
    assert columns.problem.text() == "Two columns cannot both be “name”."
    choose(columns, "Note", "")
    columns.compare.click()
    dialog = dialog_of(qtbot, window)
    assert "Not understood: the columns Seat." not in dialog.summary.text()
    dialog.columns.click()
    columns = columns_dialog(qtbot, window)
    assert columns.choices["Institution"].currentData() == "name"
    choose(columns, "Seat", "city")
    choose(columns, "Note", "description")
    columns.compare.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    dialog = dialog_of(qtbot, window)
    told = [dialog.model.index(row, ImportColumn.WHAT).data() for row in range(dialog.model.rowCount())]
    assert told == ["description: by the lake", "The place “Linhe” is not known; it is left out."]
    dialog.apply_button.click()
    qtbot.waitUntil(lambda: "Quay School" in names(window), timeout=10_000)


def test_a_list_is_shown_applied_and_taken_back(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    window = open_window(qtbot, samples, Answers(chosen_list=path))
    before = names(window)
    window.actions_["registry-import"].trigger()
    dialog = dialog_of(qtbot, window)
    assert "2 new" in dialog.summary.text()
    assert "1 problem." in dialog.summary.text()
    assert dialog.model.rowCount() == 3
    dialog.filter.setCurrentIndex(dialog.filter.findData(LineState.PROBLEM))
    assert dialog.model.rowCount() == 1
    assert dialog.model.index(0, ImportColumn.WHAT).data() == "There is no name."
    assert names(window) == before
    dialog.apply_button.click()
    qtbot.waitUntil(lambda: names(window) == before | {"A <b>Lab</b>", "=Quay"}, timeout=10_000)
    qtbot.waitUntil(lambda: not window.tasks.named())
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: names(window) == before, timeout=10_000)
    qtbot.waitUntil(lambda: not window.tasks.named())
    window.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: names(window) == before | {"A <b>Lab</b>", "=Quay"}, timeout=10_000)
    qtbot.waitUntil(lambda: not window.tasks.named())


def test_nothing_happens_where_the_person_goes_back(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    window = open_window(qtbot, samples, Answers(chosen_list=path))
    before = names(window)
    window.actions_["registry-import"].trigger()
    dialog_of(qtbot, window).reject()
    qtbot.waitUntil(lambda: not window.findChildren(ImportDialog))
    assert names(window) == before


def test_a_broken_list_is_told(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("no workbook", "utf-8")
    window = open_window(qtbot, samples, Answers(chosen_list=path))
    window.actions_["registry-import"].trigger()
    qtbot.waitUntil(lambda: window.notice.notice is not None, timeout=10_000)
    assert window.notice.notice is not None
    assert "list.xlsx" in window.notice.notice.sentence


def test_the_registry_is_exported(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    out = tmp_path / "registry.jsonl"
    window = open_window(qtbot, samples, Answers(chosen_save=out))
    workspace = page_of(window).workspace
    workspace.lists.apply(workspace.lists.preview(path))
    window.actions_["registry-export"].trigger()
    qtbot.waitUntil(out.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not window.tasks.named())
    assert "=Quay" in {json.loads(line)["name"] for line in out.read_text("utf-8").splitlines()}


def lines(count: int) -> list[ImportLine]:
    states = (LineState.NEW, LineState.CHANGED, LineState.PROBLEM)
    change = (FieldChange("description", "old", "new"), FieldChange("parent", "x", ""))
    return [
        ImportLine(
            where=f"list.csv, row {number}",
            state=states[number % 3],
            kind=EntityKind.PERSON,
            name=f"N{number}",
            fields=change,
            problem="No." if number % 3 == 2 else "",
        )
        for number in range(count)
    ]


def test_the_model_keeps_qts_rules_and_speaks_plainly(qtmodeltester: ModelTester) -> None:
    model = ImportModel(lines(9))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    changed = model.index(1, ImportColumn.WHAT)
    assert changed.data() == "description: old → new; belongs to: x → nothing"
    assert model.index(2, ImportColumn.WHAT).data(Qt.ItemDataRole.AccessibleTextRole) == "No."
    assert model.index(0, ImportColumn.WHERE).data() == "row 0"
    model.show_only(LineState.CHANGED)
    assert model.rowCount() == 3
    assert model.line(0).name == "N1"


def test_the_open_registry_page_follows_a_list_of_many(qtbot: QtBot, tmp_path: Path) -> None:
    list_file, workspace = tmp_path / "list.csv", tmp_path / "Many.curator"
    rows = "".join(f"School {number},organization\n" for number in range(MANY))
    list_file.write_text(f"name,kind\n{rows}", "utf-8")
    with open_workspace(workspace, settings=settings()):
        pass
    window = open_window(qtbot, workspace, Answers(chosen_list=list_file))
    window.actions_["place-registry"].trigger()
    page = window.pages.page(Place.REGISTRY)
    assert isinstance(page, RegistryPage)
    qtbot.waitUntil(lambda: "No entities yet" in page.list.empty.words)
    linking = page_of(window).record.linking
    linking._ahead._known = {1: Found()}
    window.actions_["registry-import"].trigger()
    dialog_of(qtbot, window).apply_button.click()
    qtbot.waitUntil(lambda: page.list.count.text() == f"{MANY} entities", timeout=10_000)
    assert not linking._ahead._known
    qtbot.waitUntil(lambda: not window.tasks.named())
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: page.list.count.text() == "0 entities", timeout=10_000)
    qtbot.waitUntil(lambda: not window.tasks.named())
