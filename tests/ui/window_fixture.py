"""A real window on a real workspace, and somebody who answers its questions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.record import Status
from curator.settings import Settings
from resources import resource_path
from ui.ask import Ask
from ui.main_window import MainWindow
from ui.review_page import ReviewPage

CURATOR = "Wanda"


@dataclass
class Answers(Ask):
    """Answers every question as told beforehand, and remembers what was asked."""

    decision: int | None = 0
    chosen_files: list[Path] = field(default_factory=list)
    chosen_list: Path | None = None
    chosen_folder: Path | None = None
    chosen_workspace: Path | None = None
    chosen_save: Path | None = None
    chosen_statuses: frozenset[Status] | None = frozenset(Status)
    asked: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    counted: Mapping[Status, int] | None = None
    meanwhile: Callable[[], object] | None = None

    def decide(self, question: str, detail: str, choices: Sequence[str]) -> int | None:
        self.asked.append(question)
        self.offered = list(choices)
        if self.meanwhile:
            self.meanwhile()
        return self.decision

    def files(self, title: str) -> list[Path]:
        return self.chosen_files

    def entity_list(self, title: str) -> Path | None:
        return self.chosen_list

    def folder(self, title: str) -> Path | None:
        return self.chosen_folder

    def workspace(self, title: str) -> Path | None:
        return self.chosen_workspace

    def new_workspace(self, title: str) -> Path | None:
        return self.chosen_workspace

    def statuses(self, counts: Mapping[Status, int]) -> frozenset[Status] | None:
        self.counted = counts
        return self.chosen_statuses

    def save(self, title: str, suggested: str, kinds: str, *, replaces: bool = True) -> Path | None:
        self.asked.append(suggested)
        return self.chosen_save


def settings() -> Settings:
    """Of the curator of the tests."""
    return Settings(curator=CURATOR, theme="light")


@pytest.fixture(scope="session")
def extracted_samples(tmp_path_factory: pytest.TempPathFactory, own_folders: Path) -> Path:
    """A workspace with the shipped samples, extracted; to be copied, not to be changed."""
    path = tmp_path_factory.mktemp("samples") / "Northern Innovation Desk.curator"
    with open_workspace(path, settings=settings()) as workspace, resource_path("samples") as folder:
        assert not workspace.intake.import_paths([folder]).failed
        assert not workspace.batch.extract().failed
    return path


@pytest.fixture
def samples(extracted_samples: Path, tmp_path: Path) -> Path:
    """A copy of that workspace."""
    path = tmp_path / extracted_samples.name
    copyfile(extracted_samples, path)
    return path


def open_window(qtbot: QtBot, address: Path | str, answers: Answers | None = None) -> MainWindow:
    """A window in which a workspace is open, listed and drawn."""
    window = MainWindow(settings(), answers or Answers())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    with qtbot.waitSignal(window.ready, timeout=20_000):
        window.opening.open_address(address)
    qtbot.waitUntil(lambda: not window.tasks.named())
    return window


def page_of(window: MainWindow) -> ReviewPage:
    """The page of the open workspace."""
    assert window.page is not None
    return window.page


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Presses a key where the focus is, as a person does."""
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)


def type_text(qtbot: QtBot, text: str) -> None:
    """Types where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def drop(window: QWidget, paths: Sequence[Path]) -> bool:
    """Drags files over a window and lets them go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, action = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, data, buttons, keys)
    QCoreApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    let_go = QDropEvent(place, action, data, buttons, keys)
    QCoreApplication.sendEvent(window, let_go)
    return let_go.isAccepted()
