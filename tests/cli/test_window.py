"""The way to the window: where none can be shown, a sentence says why; the demonstration works without one."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from curator.cli import window
from tests.cli.calling import Called

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may be without a display")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a server."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@linux
@pytest.mark.parametrize("arguments", [[], ["-w", "a.curator"], ["--workspace=a.curator"], ["demo"]], ids=" ".join)
def test_without_a_display_a_sentence_says_what_can_be_done(
    arguments: list[str], process: Callable[..., Called]
) -> None:
    done = process(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "There is no display" in done.err
    assert "curator demo --headless" in done.err
    assert len(done.err.splitlines()) == 1


def test_the_way_to_the_window_does_without_the_command_lines_library() -> None:
    script = "import sys, curator.cli.start, curator.cli.window; print('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@linux
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_display_is_told_by_the_environment(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not window.has_display()
    monkeypatch.setenv(name, ":0")
    assert window.has_display()


@linux
def test_libraries_that_x11_wants_are_named_where_they_are_missing(
    call: Callable[..., Called], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def load(name: str) -> None:
        tried.append(name)
        if "icccm" in name:
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr("ctypes.CDLL", load)
    assert window.missing_libraries() == []
    assert tried == []
    monkeypatch.setenv("DISPLAY", ":0")
    assert window.missing_libraries() == ["libxcb-icccm4"]
    done = call()
    assert done.code == 2
    assert "libxcb-icccm4" in done.err
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert window.missing_libraries() == []


def test_the_demonstration_without_a_window_leaves_a_workbook_and_a_picture(
    process: Callable[..., Called], tmp_path: Path
) -> None:
    done = process("demo", "--headless", "--to", tmp_path / "build")
    assert done.code == 0, done.err
    assert done.out == ""
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == ["demo.png", "demo.xlsx"]
    assert (tmp_path / "build" / "demo.png").read_bytes().startswith(PNG)
    book = load_workbook(tmp_path / "build" / "demo.xlsx", read_only=True)
    assert sum(1 for _ in book["Articles"].iter_rows()) == 7
    assert sum(1 for _ in book["People"].iter_rows()) > 7
    assert "demo.png" in done.err
    assert "curator demo" in done.err
    assert len(done.err.splitlines()) == 1
