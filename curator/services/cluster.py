"""Cluster: plain functions run on the workers of a Dask cluster, with the same outcomes as `curator.services.workers`.

Dask itself sees to it that the tasks of a worker that dies go to another one. The client runs on an event loop of the
calling thread, which stands still between looks: no thread is left behind, whatever happens to the connection.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any, Generic

from curator import __version__
from curator.domain.watch import Watch
from curator.errors import UserError, WorkspaceError
from curator.services.workers import Outcome, Result, Task, attempt

SECONDS_TO_CONNECT = 10.0
SECONDS_WITHOUT_WORKERS = 60.0
"""So long a cluster may have no worker before it is given up; one that grows with its work starts with none."""

_SECONDS_BETWEEN_LOOKS = 0.1
_TASKS_A_WORKER = 2
_LEAST_TASKS = 2
_NEEDED = (
    "Each worker needs this version of Curator and the language model of the settings: copy the folder of a trained "
    "one there, to the same path, or go back with “curator train --back”."
)
# The language model is not made for several threads, and a worker may have some: its tasks run one after the other.
_ONE_AT_A_TIME = threading.Lock()
_log = logging.getLogger(__name__)


def run_on_cluster(
    function: Callable[[Task], Result], tasks: Iterable[Task], address: str, watch: Watch
) -> Generator[Outcome[Task, Result], None, None]:
    """Runs a function over tasks on a Dask cluster.

    Args:
        function: Of a module's top level, or an instance of a class of one; the workers import it by its name.
        tasks: Drawn one by one, a few more than there are workers; they and the results must be picklable.
        address: Of the cluster's scheduler, such as `tcp://desk:8786`.
        watch: Asked often whether to stop; its `step` is not called.

    Yields:
        One outcome a task, in the order of their ends, however many workers died on the way. A worker on which the
        function fails, as where the language model is missing, is left out; the others do its tasks.

    Raises:
        UserError: Dask is not installed, the address is none, or the function fails on every worker.
        WorkspaceError: The cluster cannot be reached, went away, or has no workers.
        Cancelled: Somebody asked for it; the cluster forgets the tasks that wait.
    """
    connect = _library()
    with asyncio.Runner() as runner:
        client = runner.run(_connected(connect, address))
        work: _Work[Task, Result] = _Work(client, address, function, iter(tasks))
        try:
            while work.goes_on():
                watch.check()
                yield from runner.run(work.hear())
        finally:
            runner.run(work.leave())


def _library() -> Callable[..., Any]:
    try:
        # Imported where it is needed: it is an extra, and slow to import.
        from distributed import Client
    except ImportError:
        raise UserError(
            "Extraction on a cluster needs Dask, which is not installed.",
            "Install it with: pip install curator-desk[dask]",
        ) from None
    # What it has to say of a lost connection are tracebacks; the person gets a sentence instead.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return Client


async def _connected(connect: Callable[..., Any], address: str) -> Any:
    client = connect(address, timeout=SECONDS_TO_CONNECT, set_as_default=False, asynchronous=True)
    try:
        return await client
    except (ValueError, TypeError) as error:
        await client.close()
        raise UserError(
            f"“{address}” is no address of a Dask scheduler ({error}).", "It looks like tcp://HOST:8786."
        ) from error
    except OSError as error:
        await client.close()
        raise WorkspaceError(
            f"The Dask cluster at “{address}” cannot be reached.", "See whether its scheduler runs there."
        ) from error


class _Work(Generic[Task, Result]):
    """The tasks of a run: those that are on the cluster, and those still to be drawn."""

    def __init__(self, client: Any, address: str, function: Callable[[Task], Result], tasks: Iterator[Task]) -> None:
        self._client = client
        self._address = address
        self._function = function
        self._tasks = tasks
        self._waiting: set[asyncio.Task[Outcome[Task, Result]]] = set()
        self._drawn = False
        self._present: tuple[str, ...] = ()
        self._unfit: set[str] = set()
        self._seen = time.monotonic()

    def goes_on(self) -> bool:
        """Whether there is anything left to hear of."""
        return bool(self._waiting) or not self._drawn

    async def hear(self) -> list[Outcome[Task, Result]]:
        """Hands tasks out, then waits a moment for outcomes."""
        await self._look()
        self._fill()
        if not self._waiting:
            return []
        done, self._waiting = await asyncio.wait(
            self._waiting, timeout=_SECONDS_BETWEEN_LOOKS, return_when=asyncio.FIRST_COMPLETED
        )
        return list(await asyncio.gather(*done))

    async def leave(self) -> None:
        """Lets the cluster forget what is not done."""
        for each in self._waiting:
            each.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)
        await self._client.close()

    async def _look(self) -> None:
        """Looks which workers there are.

        Raises:
            WorkspaceError: None, for a long time.
        """
        try:
            self._present = tuple(await asyncio.wait_for(self._client.nthreads(), SECONDS_TO_CONNECT))
        except (OSError, TimeoutError) as error:
            raise self._gone() from error
        now = time.monotonic()
        if self._present:
            self._seen = now
        elif now - self._seen > SECONDS_WITHOUT_WORKERS:
            raise WorkspaceError(
                f"The Dask cluster at “{self._address}” has no workers.",
                "Start some; what was stored stays, and the next run does the rest.",
            )

    def _fit(self) -> list[str]:
        return [worker for worker in self._present if worker not in self._unfit]

    def _fill(self) -> None:
        while len(self._waiting) < max(_LEAST_TASKS, _TASKS_A_WORKER * len(self._fit())):
            task = next(self._tasks, None)
            if task is None:
                self._drawn = True
                return
            self._waiting.add(asyncio.ensure_future(self._do(task)))

    async def _do(self, task: Task) -> Outcome[Task, Result]:
        """What becomes of a task, on the first worker that can do it."""
        from distributed import CancelledError, KilledWorker

        try:
            while True:
                result, error = await self._done_by_one(task)
                if error is None or not self._fit():
                    return Outcome(task, result, error)
        except KilledWorker:
            ended = UserError(
                "The cluster's workers ended in the middle of its work.", "There may be too little memory on them."
            )
            return Outcome(task, None, ended, died=True)
        except (CancelledError, OSError) as lost:
            raise self._gone() from lost
        except (ImportError, AttributeError, TypeError, RuntimeError) as strange:
            # What cannot be unpacked over there never ran; the reason is in the innermost error.
            cause = strange.__cause__ or strange
            raise UserError(
                f"The cluster's workers cannot do the work ({cause}).",
                "Install this version of Curator on each of them.",
            ) from strange

    async def _done_by_one(self, task: Task) -> tuple[Result | None, UserError | None]:
        """Has a worker do a task; one that cannot gets no more, or it would take them all, being quick to fail."""
        # With others allowed, a task whose workers have all gone is taken by one that comes.
        chosen = {"workers": self._fit(), "allow_other_workers": True} if self._unfit else {}
        # Not pure: Dask would take two tasks that look the same for one.
        future = self._client.submit(_on_worker, __version__, self._function, task, pure=False, **chosen)
        result, error = await future
        if error is None:
            return result, None
        for places in (await self._client.who_has([future])).values():
            for place in set(places) - self._unfit:
                self._unfit.add(place)
                _log.warning("The worker at %s is left out. %s %s", place, error.sentence, _NEEDED)
        return None, UserError(f"No worker of the cluster can do the work. {error.sentence}", _NEEDED)

    def _gone(self) -> WorkspaceError:
        return WorkspaceError(
            f"The Dask cluster at “{self._address}” has gone away.",
            "What was stored stays; the next run does the rest.",
        )


def _on_worker(version: str, function: Callable[[Task], Result], task: Task) -> tuple[Result | None, UserError | None]:
    """What a worker does with a task."""
    if version != __version__:
        return None, UserError(
            f"The cluster's workers have version {__version__} of Curator, and version {version} asks them.",
            "Install the same version everywhere.",
        )
    with _ONE_AT_A_TIME:
        return attempt(function, task)
