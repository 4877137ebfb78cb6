"""Drawing the window into a file: what goes wrong ends it with the error, and it never waits for ever."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from curator.errors import UserError, WorkspaceError
from curator.services.queue import Queue
from tests.ui.window_fixture import settings
from ui.app import draw_window

pytestmark = pytest.mark.usefixtures("qapp")

NOT_NEEDED = (
    *("curator.ingest", "curator.segment", "curator.extract", "curator.export", "curator.evaluate"),
    *("curator.domain.listing", "curator.domain.list_cells", "curator.domain.identifiers", "ui.dialogs."),
    *("spacy", "openpyxl", "lxml", "trafilatura", "pyqtgraph", "alembic", "sqlalchemy.orm", "rapidfuzz", "typer"),
)
SERVICES = {
    f"curator.services.{name}"
    for name in ("context", "following", "history", "parts", "queue", "review", "samples", "subject", "teaching")
}
COMMANDS = {
    f"ui.registry.{name}"
    for name in ("auto_links", "commands", "group_commands", "list_work", "look_up", "service_commands")
}

_START = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"], os.environ["CURATOR_PLACES"] = "offscreen", "no"
from curator.settings import Settings
from ui.app import QApplication, run_window
from ui.main_window import MainWindow

def tell_when_listed():
    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    # By then what is listed and opened is painted; what waits until after that may import what it needs.
    window.ready.connect(lambda: QApplication.instance().exit())
    begin()
    window.repaint()
    print(json.dumps([*sys.modules]), flush=True)
    os._exit(0)

begin, QApplication.exec = QApplication.exec, staticmethod(tell_when_listed)
run_window(sys.argv[1], Settings())
"""


def test_a_workspace_is_drawn(samples: Path, tmp_path: Path) -> None:
    draw_window(samples, settings(), tmp_path / "window.png")
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_the_first_window_imports_only_what_it_needs(samples: Path) -> None:
    """Everything else is imported where it is used, so that no new service, dialog or page makes the start longer."""
    done = subprocess.run([sys.executable, "-c", _START, str(samples)], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert [name for name in loaded if name.startswith(NOT_NEEDED)] == []
    assert {name for name in loaded if name.startswith("curator.services.")} <= SERVICES
    assert {name for name in loaded if name.startswith("curator.link.")} <= {"curator.link.normalise"}
    assert {name for name in loaded if name.startswith("ui.registry.")} <= COMMANDS


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
