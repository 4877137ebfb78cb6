"""A command that is stopped or killed leaves a sound workspace and no processes, and the next run does the rest."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.settings import Settings
from tests.cli.calling import Called

ARTICLES = 48
LINE = (
    "Mira Okonjo, director of the Quay Institute in Varnholm, said {0} students of Linhe Polytechnic had signed "
    "an agreement with {1} companies on Friday.\n"
)

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes as Linux shows them")


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """A workspace with articles enough that their extraction can be interrupted."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(ARTICLES):
        body = "".join(LINE.format(number * 100 + line, line + 2) for line in range(12))
        (folder / f"{number}.txt").write_text(f"Yard {number} opens\n\n{body}", "utf-8")
    with open_workspace(tmp_path / "desk.curator", settings=Settings()) as desk:
        assert len(desk.intake.import_paths([folder]).imported) == ARTICLES
    return tmp_path / "desk.curator"


@contextmanager
def extracting(address: Path) -> Iterator[subprocess.Popen[str]]:
    """`curator extract` as a process, from when the first proposals are stored."""
    command = [sys.executable, "-m", "curator", "extract", "--workers", "2", "-w", str(address)]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as running,
        open_workspace(address, settings=Settings()) as desk,
    ):
        wait_for(lambda: extracted(desk) > 0)
        assert running.poll() is None
        yield running


def extracted(desk: Workspace) -> int:
    return desk.statistics.counts().extracted


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not what():
        assert time.monotonic() < until


def children(pid: int) -> set[int]:
    """The processes that a process has started."""
    return {int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()}


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def is_sound_and_goes_on(address: Path, process: Callable[..., Called]) -> None:
    with open_workspace(address, settings=Settings()) as desk:
        assert 0 < extracted(desk) < ARTICLES
        assert desk.statistics.check() == ()
        counts = desk.statistics.counts()
        assert counts.articles == ARTICLES
    done = process("extract", "-w", address)
    assert done.code == 0
    with open_workspace(address, settings=Settings()) as desk:
        assert extracted(desk) == ARTICLES
        assert desk.statistics.check() == ()


def test_a_killed_extraction_loses_nothing_and_leaves_no_process(address: Path, process: Callable[..., Called]) -> None:
    with extracting(address) as running:
        workers = children(running.pid)
        assert len(workers) >= 2
        running.kill()
        running.wait()
        wait_for(lambda: not any(alive(pid) for pid in workers))
    is_sound_and_goes_on(address, process)


def test_ctrl_c_stops_after_what_was_stored_and_says_so(address: Path, process: Callable[..., Called]) -> None:
    with extracting(address) as running:
        workers = children(running.pid)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate()
        assert running.returncode == 130
        assert "Stopping" in said
        assert "entries proposed in" in said
        assert "Traceback" not in said
        wait_for(lambda: not any(alive(pid) for pid in workers))
    is_sound_and_goes_on(address, process)
