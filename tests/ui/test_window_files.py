"""Files and the window: import, drop, extraction, export, backup."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from curator.app import Workspace, open_workspace
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import UserError, WorkspaceError
from curator.services.batch import BatchReport
from curator.services.intake import IntakeReport
from tests.ui.window_fixture import Answers, drop, open_window, page_of, settings
from ui.dialogs.list_dialog import ListDialog
from ui.main_window import MainWindow
from ui.notifications import Tone

TEXT = "A forum in Linhe\n\nThe forum was opened on 26 August 2024 by Linhe Polytechnic in the city of Linhe.\n"


def an_empty_workspace(folder: Path) -> Path:
    path = folder / "empty.curator"
    open_workspace(path, settings=settings()).close()
    return path


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.tasks.named(), timeout=30_000)


def test_files_and_folders_are_dropped_anywhere(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "forum.txt").write_text(TEXT)
    (folder / "empty.txt").write_text("")
    window = open_window(qtbot, samples)
    before = page_of(window).queue.counts.all
    assert drop(window, [folder])
    qtbot.waitUntil(lambda: page_of(window).queue.counts.all == before + 1, timeout=20_000)
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    idle(qtbot, window)
    qtbot.waitUntil(lambda: page_of(window).queue.counts.all == before + 1)


def test_what_failed_is_listed_with_the_reason(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    bad, good = tmp_path / "empty.txt", tmp_path / "forum.txt"
    bad.write_text("")
    good.write_text(TEXT)
    window = open_window(qtbot, samples)
    window.memory.extracts_after_import = False
    window.status.saved.setText("✓ All saved 08:00")
    window.files.import_paths([bad, good, good])
    idle(qtbot, window)
    assert window.status.saved.text() != "✓ All saved 08:00"
    notice = window.notice.notice
    assert notice is not None
    assert notice.sentence.startswith("1 article imported.")
    assert "1 could not be read." in notice.sentence
    assert notice.act_name == "Details…"
    window.notice._do()
    dialog = window.findChild(ListDialog)
    assert isinstance(dialog, ListDialog)
    assert "empty.txt" in dialog.text
    dialog.close()


def test_what_another_program_imports_is_listed(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "forum.txt").write_text(TEXT)
    page = page_of(open_window(qtbot, samples))
    qtbot.waitUntil(lambda: page.queue.elsewhere.watching)
    before, opened = page.queue.counts.all, page.desk.dossier
    with open_workspace(samples, settings=settings()) as other:
        assert other.intake.import_paths([tmp_path / "forum.txt"]).imported
    page.queue.elsewhere.look()
    qtbot.waitUntil(lambda: page.queue.counts.all == before + 1)
    qtbot.waitUntil(lambda: page.queue.model.rowCount() == before + 1)
    assert page.desk.dossier is opened
    assert page.queue.model.article(page.queue.list.currentIndex().row()) == opened.article.id  # type: ignore[union-attr]


def test_ones_own_acts_are_no_news(qtbot: QtBot, samples: Path) -> None:
    page = page_of(open_window(qtbot, samples))
    qtbot.waitUntil(lambda: page.queue.elsewhere.watching)
    page.desk.confirm()
    with qtbot.assertNotEmitted(page.queue.elsewhere.changed):
        page.queue.elsewhere.look()
        qtbot.waitUntil(lambda: not page.queue.elsewhere.asking)


def test_what_an_extractor_did_wrong_is_listed_with_the_article(
    qtbot: QtBot, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = UserError("“Linhe”: The stage erring.v1 errs.", "Report it.")
    window = open_window(qtbot, samples)
    extractions(window, monkeypatch, lambda _watch: BatchReport(done=1, entries=3, faults=(fault,)))
    window.files.extract()
    idle(qtbot, window)
    notice = window.notice.notice
    assert notice is not None
    assert (notice.sentence, notice.tone) == ("3 facts proposed in 1 article. 1 fault of extractors.", Tone.BAD)
    window.notice._do()
    dialog = window.findChild(ListDialog)
    assert isinstance(dialog, ListDialog)
    assert "The stage erring.v1 errs." in dialog.text
    dialog.close()


def test_words_are_not_dropped(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    assert not drop(window, [])
    assert not window._veil.isVisible()


def test_extraction_follows_an_import_and_can_be_turned_off(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "forum.txt"
    file.write_text(TEXT)
    window = open_window(qtbot, an_empty_workspace(tmp_path))
    window.files.import_paths([file])
    qtbot.waitUntil(lambda: any(task.name == "Extracting" for task in window.tasks.named()), timeout=20_000)
    idle(qtbot, window)
    page = page_of(window)
    qtbot.waitUntil(lambda: any(True for _ in page.desk.entries()))
    assert window.actions_["extract-after-import"].isChecked()
    window.actions_["extract-after-import"].trigger()
    assert not window.memory.extracts_after_import
    file.write_text(TEXT + "\nAnother text.\n")
    window.files.import_paths([file])
    idle(qtbot, window)
    qtbot.waitUntil(lambda: page.queue.counts.all == 2)
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "1 article imported."


def test_an_import_is_cancelled(qtbot: QtBot, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(qtbot, samples)
    begun = threading.Event()

    def slow(_paths: object, watch: Watch) -> IntakeReport:
        number = 0
        while not watch.cancelled():
            number += 1
            watch.step(1, 5, "one.txt")
            begun.set()
        return IntakeReport(cancelled=True)

    monkeypatch.setattr(page_of(window).workspace.intake, "import_paths", slow)
    window.files.import_paths([tmp_path])
    assert begun.wait(5)
    qtbot.waitUntil(lambda: "1 / 5" in window.status.running.text())
    assert window.status.running.text() == "Importing · 1 / 5 · one.txt"
    assert window.status.progress.isVisible()
    window.status.cancel.click()
    idle(qtbot, window)
    assert window.notice.notice is not None
    assert window.notice.notice.sentence.startswith("Stopped.")
    assert not window.status.cancel.isVisible()


def test_a_copy_is_written(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.curator"
    window = open_window(qtbot, samples, Answers(chosen_save=copy))
    window.actions_["back-up"].trigger()
    idle(qtbot, window)
    with open_workspace(copy, settings=settings()) as copied:
        assert copied.queue.counts().all == page_of(window).queue.counts.all


def test_an_export_that_fails_names_the_file(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "no such folder" / "facts.xlsx"
    window = open_window(qtbot, samples, Answers(chosen_save=nowhere, chosen_statuses=frozenset({Status.PROPOSED})))
    window.actions_["export"].trigger()
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    assert window.notice.notice is not None
    assert window.notice.notice.tone is Tone.BAD
    assert "facts.xlsx" in window.notice.notice.sentence


def test_an_export_says_how_much_and_offers_to_open_it(
    qtbot: QtBot, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    path = tmp_path / "facts.xlsx"
    window = open_window(qtbot, samples, Answers(chosen_save=path))
    facts = sum(page_of(window).workspace.statistics.counts().entries.values())
    window.actions_["export"].trigger()
    qtbot.waitUntil(lambda: window.notice.notice is not None, timeout=20_000)
    notice = window.notice.notice
    assert notice is not None
    assert notice.sentence.startswith(f"Exported to {path}. {facts} facts of 6 articles.")
    assert notice.act_name == "Open"
    window.notice._do()
    assert opened == [QUrl.fromLocalFile(str(path))]


def test_no_status_no_export(qtbot: QtBot, samples: Path) -> None:
    answers = Answers(chosen_statuses=None)
    window = open_window(qtbot, samples, answers)
    window.actions_["export"].trigger()
    qtbot.waitUntil(lambda: answers.counted is not None)
    assert answers.counted == page_of(window).workspace.statistics.counts().entries
    assert answers.asked == []
    assert window.tasks.named() == []


# One after the other


def extractions(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, first: Callable[[Watch], BatchReport]
) -> list[Any]:
    """Has extraction do as `first` says the first time, and nothing later; gives what was asked for."""
    asked: list[Any] = []

    def extract(article_ids: object, *, again: bool, workers: int, watch: Watch) -> BatchReport:
        asked.append((article_ids, again))
        return first(watch) if len(asked) == 1 else BatchReport()

    monkeypatch.setattr(page_of(window).workspace.batch, "extract", extract)
    return asked


def test_an_import_that_is_stopped_to_quit_starts_no_extraction(
    qtbot: QtBot, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, samples)
    workspace = page_of(window).workspace

    def imports(_paths: object, watch: Watch) -> IntakeReport:
        while not watch.cancelled():
            watch.step(1, 5, "one.txt")
        return IntakeReport(imported=(1,))

    asked = extractions(window, monkeypatch, lambda _watch: BatchReport())
    monkeypatch.setattr(workspace.intake, "import_paths", imports)
    window.files.import_paths([tmp_path])
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert asked == []


def test_what_is_asked_for_while_something_is_extracted_follows_it(
    qtbot: QtBot, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, samples)
    goes_on = threading.Event()

    def waits(_watch: Watch) -> BatchReport:
        goes_on.wait(20)
        return BatchReport()

    asked = extractions(window, monkeypatch, waits)
    window.files.extract()
    window.files.extract(again=True)
    window.files.extract_articles([7])
    window.files.extract(again=True)
    goes_on.set()
    idle(qtbot, window)
    assert asked == [(None, False), (None, True), ((7,), True)]


def test_extraction_can_be_asked_for_again_after_it_broke(
    qtbot: QtBot, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, samples)

    def breaks(_watch: Watch) -> BatchReport:
        raise ZeroDivisionError

    asked = extractions(window, monkeypatch, breaks)
    with capture_exceptions() as caught:
        window.files.extract()
        idle(qtbot, window)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    window.files.extract()
    idle(qtbot, window)
    assert len(asked) == 2


def test_nothing_begins_while_another_workspace_is_being_opened(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    answers = Answers(chosen_save=tmp_path / "copy.curator")
    window = open_window(qtbot, samples, answers)
    goes_on = threading.Event()

    def opener() -> Workspace:
        goes_on.wait(20)
        raise UserError("It is no workspace.", "")

    window.opening.open(opener)
    (tmp_path / "forum.txt").write_text(TEXT)
    window.files.import_paths([tmp_path])
    window.actions_["extract"].trigger()
    window.actions_["export"].trigger()
    window.actions_["back-up"].trigger()
    assert [task.name for task in window.tasks.named()] == ["Opening"]
    assert answers.asked == []
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "Another workspace is being opened."
    goes_on.set()
    idle(qtbot, window)
    window.actions_["back-up"].trigger()
    idle(qtbot, window)
    assert (tmp_path / "copy.curator").exists()


def test_an_import_that_the_disk_ends_says_so_and_extracts_nothing(
    qtbot: QtBot, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = WorkspaceError("The disk is full.", "Make room.")
    report = IntakeReport(imported=(1, 2), failed=(UserError("“a.txt” is empty."), full), broken=True)
    window = open_window(qtbot, samples)
    monkeypatch.setattr(page_of(window).workspace.intake, "import_paths", lambda _paths, _watch: report)
    monkeypatch.setattr(page_of(window).workspace.batch, "extract", None)
    window.files.import_paths([Path("a.txt")])
    idle(qtbot, window)
    notice = window.notice.notice
    assert notice is not None
    assert notice.tone is Tone.BAD
    assert notice.sentence.startswith("The workspace could not be written; the rest was not imported. 2 articles")
    assert "1 could not be read." in notice.sentence
