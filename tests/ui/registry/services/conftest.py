"""A service on loopback, and a window with names that it knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from tests.link.reconcile.loopback import Service, older, serving
from tests.services.material import give
from tests.ui.registry.services.looking_up import TIDES, known
from tests.ui.window_fixture import open_window, page_of, settings
from ui.main_window import MainWindow


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(older(known, TIDES)) as running:
        yield running


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    path = tmp_path / "Names.curator"
    with open_workspace(path, settings=settings()) as workspace:
        give(workspace)
    window = open_window(qtbot, path)
    page_of(window).workspace.reconciling.forget_answers()
    return window
