"""A real Dask cluster on this machine: a scheduler and two workers, each a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_SECONDS = 120


@contextmanager
def local_cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """Starts one and ends its processes, whatever became of them; gives the scheduler's address."""
    noted = folder / "scheduler.json"
    with ExitStack() as stack:
        stack.enter_context(_dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(noted)))
        address = _address(noted)
        for _ in range(workers):
            # Without a nanny a worker is one process, which nobody starts anew when it is killed.
            stack.enter_context(
                _dask("worker", address, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
            )
        yield address


def wait_for(what: Callable[[], bool]) -> None:
    """Looks until it is so."""
    until = time.monotonic() + _SECONDS
    while not what():
        assert time.monotonic() < until


@contextmanager
def _dask(*arguments: str) -> Iterator[None]:
    command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _address(noted: Path) -> str:
    found: list[str] = []

    def there() -> bool:
        try:
            found.append(json.loads(noted.read_text())["address"])
        except (FileNotFoundError, ValueError):  # not there yet, or half written
            return False
        return True

    wait_for(there)
    return found[0]
