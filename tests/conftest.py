"""What holds for every test: folders of its own, and nothing left behind."""

import os
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests import leaks

settings.register_profile("desk", deadline=None, max_examples=60)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, max_examples=30, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_numbers = count()


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Settings, data and caches of the person at the keyboard are neither read nor written; gives the folder."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home / name.lower()))
        if sys.platform == "darwin":
            patch.setenv("HOME", str(home))
        yield home


@pytest.fixture(autouse=True)
def own_settings(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test has a settings file of its own, which does not exist yet; gives its path."""
    path = own_folders / f"settings-{next(_numbers)}.toml"
    monkeypatch.setenv("CURATOR_SETTINGS", str(path))
    monkeypatch.delenv("CURATOR_WORKSPACE", raising=False)
    # Taking the list of places in is tested apart; nobody else waits for it.
    monkeypatch.setenv("CURATOR_PLACES", "no")
    return path


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """A thread or a process that outlives its test fails it."""
    threads, processes = set(threading.enumerate()), leaks.child_processes()
    yield
    left = leaks.left_threads(threads) + leaks.left_processes(processes)
    assert not left, f"left running: {', '.join(left)}"


@pytest.fixture(autouse=True)
def nothing_left_on_screen() -> Iterator[None]:
    """A window, a ticking timer or a running thread of Qt that outlives its test fails it."""
    if "PySide6.QtCore" not in sys.modules:
        yield
        return
    with leaks.QtWatch() as watch:
        yield
        left = watch.left()
    assert not left, f"left behind: {', '.join(left)}"
