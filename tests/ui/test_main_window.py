"""The main window: what it opens, imports, remembers, refuses, and how it closes."""

import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import WorkspaceError
from curator.services.intake import IntakeReport
from curator.settings import load_settings
from tests.ui.window_fixture import CURATOR, Answers, drop, open_window, page_of, press, settings, type_text
from ui.desk import Focus
from ui.dialogs.list_dialog import ListDialog
from ui.main_window import MainWindow
from ui.notifications import Tone
from ui.samples import is_samples, samples_path

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "A forum in Linhe\n\nThe forum was opened on 26 August 2024 by Linhe Polytechnic in the city of Linhe.\n"


def an_empty_workspace(folder: Path) -> Path:
    path = folder / "empty.curator"
    open_workspace(path, settings=settings()).close()
    return path


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    return {button.text(): button for button in window.state.findChildren(QPushButton)}


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.tasks.named(), timeout=30_000)


# What is open


def test_it_opens_on_an_article_and_says_whose_workspace_it_is(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    assert window.windowTitle() == "Northern Innovation Desk — Curator"
    assert window.bar.name.text() == "Northern Innovation Desk"
    assert window.bar.profile.text() == "Innovation events"
    assert page.isVisible()
    assert page.desk.dossier is not None
    assert page.record.list.hasFocus()
    assert window.status.saved.text().startswith("✓ All saved ")
    assert window.status.done.text() == f"0 of {page.queue.counts.all} articles done"
    assert not window.bar.undo.isEnabled()


def test_all_three_columns_fit_a_small_screen(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    window.resize(1280, 800)
    assert window.minimumSizeHint().width() <= 1280
    page = page_of(window)
    assert [size > 200 for size in page.columns.sizes()] == [True] * 3
    for panel in (page.queue, page.article, page.record):
        assert panel.isVisible()
        right = panel.mapTo(window, panel.rect().topRight()).x()
        assert right <= window.width()


def test_the_last_article_is_open_again(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    third = page_of(window).queue.model.article(2)
    page_of(window).open_article(third)
    assert window.close()
    again = open_window(qtbot, samples)
    opened = page_of(again).desk.dossier
    assert opened is not None
    assert opened.article.id == third
    assert load_settings().workspace == str(samples)


def test_the_layout_is_remembered(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    window.resize(window.minimumSizeHint().width(), 640)  # the screen of the tests is a small one
    width = window.width()
    page = page_of(window)
    page.columns.setSizes([240, 381, 341])
    sizes = page.columns.sizes()
    window.actions_["larger"].trigger()
    window.actions_["larger"].trigger()
    assert window.close()
    again = open_window(qtbot, samples)
    assert (again.width(), again.height()) == (width, 640)
    assert page_of(again).columns.sizes() == sizes
    assert again.memory.zoom == 2
    again.actions_["usual-size"].trigger()
    assert again.memory.zoom == 0


def test_the_theme_is_chosen_and_remembered(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    window.actions_["theme-dark"].trigger()
    assert QApplication.palette().window().color().lightness() < 60
    assert load_settings().theme == "dark"


def test_an_empty_workspace_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "forum.txt"
    file.write_text(TEXT)
    answers = Answers(chosen_files=[file])
    window = open_window(qtbot, an_empty_workspace(tmp_path), answers)
    assert window.state.isVisible()
    assert window.state.words == "No articles yet\nDrop files or folders here, or File > Import…"
    window.memory.extracts_after_import = False
    buttons(window)["Import…"].click()
    qtbot.waitUntil(lambda: page_of(window).isVisible())
    qtbot.waitUntil(lambda: page_of(window).desk.dossier is not None)
    idle(qtbot, window)


def test_sample_articles_are_a_workspace_of_their_own(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, an_empty_workspace(tmp_path))
    before = load_settings().workspace
    with qtbot.waitSignal(window.ready, timeout=60_000):
        buttons(window)["Open sample articles"].click()
    assert is_samples(page_of(window).workspace.address)
    assert samples_path().exists()
    assert page_of(window).desk.dossier is not None
    assert load_settings().workspace == before
    idle(qtbot, window)


def test_another_workspace_takes_the_place_of_the_first(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.curator"
    window = open_window(qtbot, samples, Answers(chosen_workspace=other))
    with qtbot.waitSignal(window.ready):
        window.actions_["new"].trigger()
    assert window.bar.name.text() == "other"
    assert other.exists()
    assert window.state.isVisible()


# What cannot be opened


def test_a_broken_file_is_a_sentence_with_ways_out(qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "broken.curator"
    broken.write_bytes(b"this is not a database, it is a letter" * 200)
    window = open_window(qtbot, broken)
    assert window.page is None
    assert "broken.curator" in window.state.words
    assert "Traceback" not in window.state.words
    assert {"Open workspace…", "New workspace…"} <= set(buttons(window))
    assert not window.actions_["import"].isEnabled()
    assert not window.bar.search.isEnabled()


def test_a_newer_file_is_refused_with_a_sentence(qtbot: QtBot, samples: Path) -> None:
    with sqlite3.connect(samples) as store:
        store.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
    store.close()
    window = open_window(qtbot, samples)
    assert window.page is None
    assert samples.name in window.state.words
    assert "newer" in window.state.words


def test_what_may_pass_can_be_tried_again(qtbot: QtBot, samples: Path) -> None:
    window = MainWindow(settings(), Answers())
    qtbot.addWidget(window)
    window.show()
    failures = [WorkspaceError("The file is locked.", "Close the other program.")]

    def opener() -> object:
        if failures:
            raise failures.pop()
        return open_workspace(samples, settings=settings())

    with qtbot.waitSignal(window.ready):
        window.open(opener)  # type: ignore[arg-type]
    assert window.state.words == "The file is locked.\nClose the other program."
    with qtbot.waitSignal(window.ready):
        buttons(window)["Try again"].click()
    assert page_of(window).isVisible()


def test_a_failing_open_leaves_the_present_workspace(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    window = open_window(qtbot, samples, Answers(chosen_workspace=tmp_path))
    window.actions_["open"].trigger()
    idle(qtbot, window)
    assert page_of(window).isVisible()
    assert window.notice.notice is not None
    assert window.notice.notice.tone is Tone.BAD


# Files


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
    window.files.import_paths([bad, good, good])
    idle(qtbot, window)
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
    idle(qtbot, window)
    assert window.notice.notice is not None
    assert window.notice.notice.tone is Tone.BAD
    assert "facts.xlsx" in window.notice.notice.sentence


def test_no_status_no_export(qtbot: QtBot, samples: Path) -> None:
    answers = Answers(chosen_statuses=None)
    window = open_window(qtbot, samples, answers)
    window.actions_["export"].trigger()
    assert answers.asked == []
    assert window.tasks.named() == []


# Closing


def a_running_task(window: MainWindow) -> threading.Event:
    begun = threading.Event()

    def job(watch: Watch) -> None:
        begun.set()
        while True:
            watch.check()

    window.tasks.run(job, lambda _done: None, lambda _error: None, name="Importing")
    assert begun.wait(5)
    return begun


def test_closing_asks_once_while_something_runs(qtbot: QtBot, samples: Path) -> None:
    answers = Answers(decision=None)
    window = open_window(qtbot, samples, answers)
    a_running_task(window)
    assert not window.close()
    assert answers.asked == ["Importing is still running."]
    assert window.isVisible()
    answers.decision = 0
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(answers.asked) == 2
    assert window.page is None


def test_what_is_typed_is_kept_on_closing(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    value = next(value for entry in page.desk.entries() for value in entry.values if value.field == "title")
    page.desk.set_focus(Focus(value.entry_id, value.id))
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_E)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text(qtbot, "A better title")
    assert window.close()
    assert page.desk.dossier is not None
    with open_workspace(samples, settings=settings()) as again:
        assert again.review.open(page.desk.dossier.article.id).record.value(value.id).words == "A better title"


def test_what_does_not_fit_is_asked_about(qtbot: QtBot, samples: Path) -> None:
    answers = Answers(decision=None)
    window = open_window(qtbot, samples, answers)
    page = page_of(window)
    value = next(value for entry in page.desk.entries() for value in entry.values if value.field == "published")
    page.desk.set_focus(Focus(value.entry_id, value.id))
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_E)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text(qtbot, "some day")
    assert not window.close()
    assert answers.asked == ["What is being typed does not fit its field."]
    answers.decision = 0
    assert window.close()


# Keys and search


def test_search_by_key_and_back(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    press(qtbot, window, Qt.Key.Key_Slash)
    assert window.bar.search.hasFocus()
    with qtbot.waitSignal(page.queue.listed):
        type_text(qtbot, "hydrogen")
    assert 0 < page.queue.model.rowCount() < page.queue.counts.all
    press(qtbot, window, Qt.Key.Key_Return)
    assert page.queue.list.hasFocus()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(page.queue.listed):
        press(qtbot, window, Qt.Key.Key_Escape)
    assert page.queue.model.rowCount() == page.queue.counts.unfinished


def test_letters_typed_into_the_search_judge_nothing(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    before = page.desk.dossier
    window.focus_search()
    type_text(qtbot, "el n 190 vagb?/ jk")
    press(qtbot, window, Qt.Key.Key_Delete)
    assert window.bar.search.text() == "el n 190 vagb?/ jk"
    assert page.desk.dossier is before


def test_the_footer_follows_the_moment(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    assert page.footer.pairs[0] == ("Enter", "confirm")
    page.queue.focus_list()
    assert page.footer.pairs[0] == ("↑↓", "choose")
    page.article.focus_text()
    page.desk.set_selection((0, 4))
    assert page.footer.pairs[0] == ("A", "add")
    page.desk.set_selection(None)
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_E)
    assert page.footer.pairs[0] == ("Enter", "keep")


def test_panes_by_key(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.queue.focus_list()
    for panel in (page.article, page.record, page.queue):
        press(qtbot, window, Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        assert here is not None
        assert panel.isAncestorOf(here)


def test_articles_by_key(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.open_article(page.queue.model.article(0))
    press(qtbot, window, Qt.Key.Key_PageDown, CTRL)
    assert page.desk.dossier is not None
    assert page.desk.dossier.article.id == page.queue.model.article(1)
    press(qtbot, window, Qt.Key.Key_PageUp, CTRL)
    assert page.desk.dossier.article.id == page.queue.model.article(0)


def test_undo_names_the_act_in_bar_and_menu(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.bar.undo.text().startswith("↶ Undo “Confirm ")
    assert window.actions_["undo"].text().startswith("Undo “Confirm ")
    window.bar.undo.click()
    assert not window.bar.undo.isEnabled()
    assert window.bar.redo.isEnabled()
    assert window.bar.redo.accessibleName().startswith("Redo “Confirm ")


def test_finishing_the_last_leaves_the_designed_end(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    for done in range(1, page.queue.counts.all + 1):
        with qtbot.waitSignal(page.queue.listed):
            window.actions_["finish"].trigger()
        assert page.queue.counts.done == done
    assert page.queue.empty.isVisible()
    assert page.queue.empty.words.startswith("All done")


def test_the_dialogs_of_help(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    press(qtbot, window, Qt.Key.Key_F1)
    window.actions_["about"].trigger()
    shown = {each.windowTitle(): each for each in QApplication.topLevelWidgets() if each.isVisible()}
    assert {"Keys", "About Curator"} <= set(shown)
    assert any(label.text() == CURATOR for label in shown["About Curator"].findChildren(QLabel))
    shown["Keys"].close()
    shown["About Curator"].close()
