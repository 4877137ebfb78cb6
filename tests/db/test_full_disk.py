"""A disk that is really full: what was stored stays, can be read and exported, and is said."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from curator.domain.change import Act
from curator.errors import WorkspaceError
from db.store import open_store
from tests.db.makers import add, article, change_set, reads

BODY = "Lin Yawen signed a paper in Linhe. " * 2000
KILLED = """
import os, sys
from db.store import open_store
from curator.errors import WorkspaceError
from tests.db.makers import add, article
store = open_store(sys.argv[1])
try:
    for number in range(1000):
        add(store, article(f"Paper {number}", f"{number}\\n{sys.argv[2]}"))
except WorkspaceError:
    os._exit(3)
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let root mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("leave", [0, 16 * 1024])
def test_a_workspace_on_a_full_disk_can_be_read(small_disk: Path, leave: int) -> None:
    path = small_disk / "desk.curator"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), BODY], check=False, capture_output=True)
    assert done.returncode == 3, done.stderr
    fill(small_disk, leave)
    with open_store(path) as store:
        ids = list(reads(store).all_article_ids())
        assert ids
        assert [each.article.text.partition("\n")[2] for each in reads(store).dossiers(ids)] == [BODY] * len(ids)
        with pytest.raises(WorkspaceError, match="full"):
            add(store, article("Another", BODY))
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    with open_store(path) as store:
        assert list(reads(store).all_article_ids()) == ids
        store.add_articles([article("Short", "Short.")], change_set(Act.IMPORT))
        assert store.check() == ()


def fill(folder: Path, leave: int) -> None:
    """Takes all room but so many bytes."""
    room = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    (folder / "ballast").write_bytes(b"x" * max(0, room - leave))
