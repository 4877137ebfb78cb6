"""Drawing the window into a file: what goes wrong ends it with the error, and it never waits for ever."""

from pathlib import Path

import pytest

from curator.errors import UserError, WorkspaceError
from curator.services.queue import Queue
from tests.ui.window_fixture import settings
from ui.app import draw_window

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_workspace_is_drawn(samples: Path, tmp_path: Path) -> None:
    draw_window(samples, settings(), tmp_path / "window.png")
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_opened_is_raised(tmp_path: Path) -> None:
    letter = tmp_path / "letter.curator"
    letter.write_bytes(b"this is not a database, it is a letter" * 200)
    with pytest.raises(UserError, match=r"letter\.curator"):
        draw_window(letter, settings(), tmp_path / "window.png")
    assert not (tmp_path / "window.png").exists()


def test_what_cannot_be_listed_is_raised(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(_queue: Queue, _view: object) -> None:
        raise WorkspaceError("The server does not answer.", "Try again.")

    monkeypatch.setattr(Queue, "ids", lost)
    with pytest.raises(UserError, match=r"The server does not answer\."):
        draw_window(samples, settings(), tmp_path / "window.png")


def test_a_mistake_of_the_program_is_raised(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_queue: Queue, _view: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Queue, "ids", broken)
    with pytest.raises(ZeroDivisionError):
        draw_window(samples, settings(), tmp_path / "window.png")
