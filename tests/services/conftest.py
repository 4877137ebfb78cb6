"""A workspace on the disk for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.settings import Settings

SETTINGS = Settings(curator="Mira")


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """Where the test's workspace is."""
    return tmp_path / "desk.curator"


@pytest.fixture
def desk(address: Path) -> Iterator[Workspace]:
    """The test's workspace, empty."""
    with open_workspace(address, settings=SETTINGS) as workspace:
        yield workspace
