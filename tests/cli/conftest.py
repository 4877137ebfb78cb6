"""The command line called in this process, and as a process of its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from curator.cli.main import app
from tests.cli.calling import Called

STORY = "Quay Institute opens yard {0}\n\nVARNHOLM, 4 May 2031 - The Quay Institute opened yard number {0} on Friday.\n"


@pytest.fixture
def call() -> Callable[..., Called]:
    """Runs a command in this process."""

    def run(*arguments: object) -> Called:
        done = CliRunner().invoke(app, [str(each) for each in arguments])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Called(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def process() -> Callable[..., Called]:
    """Runs a command as a process of its own."""

    def run(*arguments: object) -> Called:
        command = [sys.executable, "-m", "curator", *(str(each) for each in arguments)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        return Called(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(STORY.format(number), "utf-8")
    return folder


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """Where the test's workspace will be."""
    return tmp_path / "desk.curator"
