"""Scheduled backups: a window makes them by itself, and is silent unless one fails."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from curator.errors import WorkspaceError
from curator.services.statistics import Statistics
from curator.settings import data_folder
from tests.ui.window_fixture import Answers, open_window
from ui import scheduled_backups
from ui.main_window import MainWindow
from ui.notifications import Tone
from ui.scheduled_backups import ScheduledBackups


def copies(workspace: Path) -> list[Path]:
    return list((data_folder() / "backups").glob(f"{workspace.stem}-*.curator"))


def timer_of(window: MainWindow) -> QTimer:
    found = window.files.findChild(ScheduledBackups)
    assert isinstance(found, ScheduledBackups)
    return found._timer


@pytest.fixture
def desk(samples: Path, tmp_path: Path) -> Path:
    """A workspace of a name that no other test has."""
    return samples.rename(samples.with_name(f"{tmp_path.name}.curator"))


def test_a_window_backs_its_workspace_up_and_looks_again_every_hour(
    qtbot: QtBot, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduled_backups, "AFTER_OPENING", 0)
    told: list[object] = []
    window = open_window(qtbot, desk)
    window.notes.noticed.connect(told.append)
    qtbot.waitUntil(lambda: len(copies(desk)) == 1)
    assert timer_of(window).interval() == scheduled_backups.BETWEEN == 60 * 60 * 1000
    copies(desk)[0].unlink()
    timer_of(window).timeout.emit()
    qtbot.waitUntil(lambda: len(copies(desk)) == 1)
    assert told == []


def test_a_window_that_closes_waits_for_its_backup(qtbot: QtBot, desk: Path) -> None:
    answers = Answers()
    window = open_window(qtbot, desk, answers)
    timer_of(window).timeout.emit()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert answers.asked == ["Backing up is still running."]
    assert copies(desk)


def test_a_backup_that_fails_is_said(qtbot: QtBot, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Statistics) -> None:
        raise WorkspaceError("The disk is full.", "Make room.")

    monkeypatch.setattr(Statistics, "backup_if_due", full)
    window = open_window(qtbot, desk)
    with qtbot.waitSignal(window.notes.noticed) as said:
        timer_of(window).timeout.emit()
    assert said.args is not None
    assert (said.args[0].sentence, said.args[0].tone) == ("The disk is full. Make room.", Tone.BAD)
