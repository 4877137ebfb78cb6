"""The main window: what it opens, imports, remembers, refuses, and how it closes."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.watch import Watch
from curator.errors import WorkspaceError
from curator.services.review import UndoState
from curator.services.samples import is_samples, samples_path
from curator.settings import load_settings, save_settings
from tests.ui.window_fixture import Answers, open_window, page_of, press, settings, type_text
from ui.desk import Focus
from ui.main_window import MainWindow

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


def test_the_first_window_fits_its_screen_with_a_title_bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 800))
    window = MainWindow(settings(), Answers())
    qtbot.addWidget(window)
    assert window.width() <= 1280
    assert window.height() <= 800 - 30


def test_the_least_size_fits_a_very_small_screen(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 600


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


# What was done


def test_saved_is_said_of_every_act_and_undo_of_ones_own_alone(
    qtbot: QtBot, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    asked: list[bool] = []
    undoable = page.workspace.review.undoable

    def ask() -> UndoState:
        asked.append(True)
        return undoable()

    monkeypatch.setattr(page.workspace.review, "undoable", ask)
    page.desk.open(page.queue.model.article(0))
    qtbot.waitUntil(lambda: asked == [True])
    asked.clear()
    window.status.saved.setText("")
    with qtbot.waitSignal(page.desk.committed):
        page.workspace.batch.extract([page.queue.model.article(1) or 0], again=True)
    assert asked == []
    assert window.status.saved.text().startswith("✓ All saved ")
    window.status.saved.setText("")
    page.desk.confirm()
    assert asked == []
    assert window.status.saved.text().startswith("✓ All saved ")
    known = window.bar.undo.text(), window.bar.redo.isEnabled()
    window._show_history()
    assert (window.bar.undo.text(), window.bar.redo.isEnabled()) == known
    window.actions_["undo"].trigger()
    assert window.bar.redo.isEnabled()


def test_a_server_that_is_lost_is_said_and_is_no_mistake_of_the_program(
    qtbot: QtBot, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)

    def lost(*_arguments: object) -> None:
        raise WorkspaceError("The server does not answer.", "")

    monkeypatch.setattr(page.workspace.review, "undoable", lost)
    window._show_history()
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == "The server does not answer."
    window.notice.hide()
    monkeypatch.setattr(page.workspace.queue, "rows", lost)
    page.queue.model.refresh()
    assert page.queue.model.row(0) is None
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    monkeypatch.undo()
    with qtbot.waitSignal(page.queue.counted):
        page.queue._ask()
    assert page.queue.model.row(0) is not None
    close = page.workspace.close

    def closes_late() -> None:
        close()
        lost()

    monkeypatch.setattr(page.workspace, "close", closes_late)
    assert window.close()


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
    assert answers.offered == ["Stop and quit"]
    assert window.page is None


def test_what_ends_while_the_question_is_open_lets_the_window_close(qtbot: QtBot, samples: Path) -> None:
    answers = Answers()
    window = open_window(qtbot, samples, answers)
    let_go = threading.Event()
    window.tasks.run(lambda _watch: let_go.wait(20), lambda _done: None, lambda _error: None, name="Extracting")

    def end() -> None:
        let_go.set()
        qtbot.waitUntil(lambda: not window.tasks.named())

    answers.meanwhile = end
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert answers.asked == ["Extracting is still running."]


def test_what_follows_the_stopped_work_is_stopped_too(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)

    def wait(watch: Watch) -> None:
        while not watch.cancelled():
            watch.step(0, 0, "")

    def follow(_done: None = None) -> None:
        window.tasks.run(wait, lambda _done: None, lambda _error: None, name="Extracting")

    window.tasks.run(wait, follow, lambda _error: None, name="Importing")
    assert not window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


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
    assert answers.asked == ["Words that were typed do not fit their field."]
    answers.decision = 0
    assert window.close()


def test_what_another_program_set_meanwhile_stays(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    save_settings(replace(load_settings(), spacy_model="en_trained"))
    window.choose_theme("dark")
    assert load_settings() == replace(load_settings(), theme="dark", spacy_model="en_trained")
