"""Opening workspaces: what cannot be opened, what is never replaced, and closing meanwhile."""

import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from curator.app import Workspace, open_workspace
from curator.errors import WorkspaceError
from tests.ui.window_fixture import Answers, open_window, page_of, settings
from ui.main_window import MainWindow
from ui.notifications import Tone


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    return {button.text(): button for button in window.state.findChildren(QPushButton)}


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.tasks.named(), timeout=30_000)


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
        window.opening.open(opener)  # type: ignore[arg-type]
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


def test_a_new_workspace_never_takes_the_place_of_a_file(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.curator"
    letter.write_text("Dear reader")
    window = open_window(qtbot, samples, Answers(chosen_workspace=letter))
    window.actions_["new"].trigger()
    assert window.tasks.named() == []
    assert window.notice.notice is not None
    assert window.notice.notice.sentence.startswith(f"“{letter}” is there already, and is not replaced.")
    assert letter.read_text() == "Dear reader"


def test_a_window_that_closes_while_it_opens_keeps_nothing_open(
    qtbot: QtBot, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, samples)
    closed: list[str] = []
    close = Workspace.close

    def note(workspace: Workspace) -> None:
        closed.append(workspace.name)
        close(workspace)

    monkeypatch.setattr(Workspace, "close", note)
    goes_on = threading.Event()

    def opener() -> Workspace:
        goes_on.wait(20)
        return open_workspace(tmp_path / "other.curator", settings=settings())

    window.opening.open(opener)
    assert not window.close()
    goes_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert closed == ["other", "Northern Innovation Desk"]
    assert window.page is None
