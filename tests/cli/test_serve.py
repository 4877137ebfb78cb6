"""`curator serve` answers the client until it is interrupted, and ends without a word of trouble."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from curator.app import open_workspace
from curator.domain.entity import Entity, EntityKind
from curator.link.reconcile.client import Client, Query
from curator.settings import Settings


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal that Windows does not have")
def test_the_registry_is_served_until_ctrl_c(tmp_path: Path) -> None:
    path = tmp_path / "desk.curator"
    with open_workspace(path, settings=Settings(curator="Mira")) as desk:
        desk.registry.create(Entity(id=13, kind=EntityKind.ORGANIZATION, name="Quay Institute of Tides"))
    command = [sys.executable, "-m", "curator", "serve", "--port", "0", "-w", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            address = running.stdout.readline().strip()
            for each in (address, f"{address}/1.0-draft"):
                with Client("Own", each) as client:
                    (answer,) = client.ask([Query("Quay Institute of Tides")])
                assert [found.id for found in answer.matches] == ["13"]
        finally:
            running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode == 0
    assert address in said
    assert said.endswith("Stopped.\n")


def test_a_workspace_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.curator"
    command = [sys.executable, "-m", "curator", "serve", "--port", "0", "-w", str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert not path.exists()
