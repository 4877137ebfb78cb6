"""Answers on the disk, so that nobody is asked twice for the same name within a month.

One small file an answer in a folder a service, under the folder that the caller gives; deleting the folder, or
`forget`, empties it. Only answers that could be read are kept, failures never.
"""

import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

KEPT_SECONDS = 30 * 24 * 3600
_MOST_FILES = 20_000


class AnswerCache:
    """What one service answered.

    Args:
        folder: Of the answers of all services; made where it is missing.
        address: The service's.
        now: Seconds since 1970.
    """

    def __init__(self, folder: Path, address: str, now: Callable[[], float] = time.time) -> None:
        self._folder = folder / _digest(address)[:16]
        self._now = now
        self._kept: int | None = None

    def get(self, question: str) -> bytes | None:
        """The answer to a question, or None where there is none or it is too old."""
        path = self._path(question)
        try:
            if self._now() - path.stat().st_mtime > KEPT_SECONDS:
                return None
            return path.read_bytes()
        except OSError:
            return None

    def put(self, question: str, answer: object) -> None:
        """Keeps an answer; where the disk refuses it is merely not kept."""
        path = self._path(question)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room()
            new.write_text(json.dumps(answer), "utf-8")
            new.replace(path)
        except OSError:
            with suppress(OSError):
                new.unlink()

    def _make_room(self) -> None:
        """Drops the older half where there is far too much; what is there is counted once, new ones are added to it."""
        if self._kept is None or self._kept >= _MOST_FILES:
            with os.scandir(self._folder) as listed:
                paths = [each.path for each in listed]
            self._kept = len(paths)
            if self._kept >= _MOST_FILES:
                for path in sorted(paths, key=_age)[: self._kept // 2]:
                    Path(path).unlink(missing_ok=True)
                self._kept -= self._kept // 2
        self._kept += 1

    def _path(self, question: str) -> Path:
        return self._folder / f"{_digest(question)}.json"


def forget(folder: Path) -> None:
    """Deletes every answer of every service.

    Args:
        folder: Of the answers of all services.

    Raises:
        OSError: It cannot be deleted.
    """
    if folder.exists():
        shutil.rmtree(folder)


def _age(path: str) -> float:
    """When it was written; what is gone already counts as the oldest."""
    try:
        return Path(path).stat().st_mtime
    except OSError:
        return 0.0


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
