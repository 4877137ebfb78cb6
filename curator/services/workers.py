"""Workers: plain functions run in processes of their own, one task at a time each.

The standard pools cannot say which task killed a process and cannot stop a running one; here both are wanted. What
the tasks are is not known here, nor is anything of store or screen, so a worker process stays small.
"""

import logging
import signal
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from curator.domain.watch import Watch
from curator.errors import UserError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

_SECONDS_BETWEEN_LOOKS = 0.1
_SECONDS_TO_GO = 5.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Task, Result]):
    """What became of a task: a result, or the error that it ended with.

    Attributes:
        task: The task.
        result: None where it failed.
        error: None where it did not.
        died: The process ended in the middle of it.
    """

    task: Task
    result: Result | None = None
    error: UserError | None = None
    died: bool = False


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: "BaseProcess"
    pipe: "Connection"
    task: Task | None = None


def run_in_processes(
    function: Callable[[Task], Result], tasks: Iterable[Task], workers: int, watch: Watch
) -> Generator[Outcome[Task, Result], None, None]:
    """Runs a function over tasks in processes that live as long as the iteration.

    Args:
        function: Of a module's top level; it is imported anew in each process.
        tasks: Drawn one by one, as processes become free; they and the results must be picklable.
        workers: How many processes, at least 1; none is started before there is a task for it.
        watch: Asked often whether to stop; its `step` is not called.

    Yields:
        One outcome a task, in the order of their ends. A process that dies costs the task it had; another takes
        its place.

    Raises:
        Cancelled: Somebody asked for it; running tasks are cut off.
    """
    with processes_at_work(function, tasks, workers, watch) as outcomes:
        yield from outcomes


@contextmanager
def processes_at_work(
    function: Callable[[Task], Result], tasks: Iterable[Task], workers: int, watch: Watch
) -> Iterator[Iterator[Outcome[Task, Result]]]:
    """As `run_in_processes`, with processes that start at once, before the first outcome is asked for.

    Yields:
        The outcomes; all processes end with the block.
    """
    crew = _Crew(function, iter(tasks))
    try:
        for _ in range(max(1, workers)):
            crew.hire()
        yield crew.outcomes(watch)
    finally:
        crew.dismiss()


class _Crew(Generic[Task, Result]):
    def __init__(self, function: Callable[[Task], Result], tasks: Iterator[Task]) -> None:
        # Imported where it is needed: the first window is painted without it.
        import multiprocessing

        self._function = function
        self._tasks = tasks
        self._spawn = multiprocessing.get_context("spawn")
        self.workers: list[_Worker[Task]] = []

    def hire(self) -> None:
        """Starts a process where there is a task for it."""
        task = next(self._tasks, None)
        if task is None:
            return
        ours, theirs = self._spawn.Pipe()
        process = self._spawn.Process(target=_work, args=(theirs, self._function), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[Task] = _Worker(process, ours)
        self.workers.append(worker)
        self._give(worker, task)

    def outcomes(self, watch: Watch) -> Iterator[Outcome[Task, Result]]:
        """What becomes of the tasks, until there are none left."""
        while self.workers:
            watch.check()
            yield from self.hear()

    def hear(self) -> list[Outcome[Task, Result]]:
        """Waits a moment for outcomes."""
        from multiprocessing.connection import wait

        ready = wait([worker.pipe for worker in self.workers], timeout=_SECONDS_BETWEEN_LOOKS)
        return [self._take(worker) for worker in list(self.workers) if worker.pipe in ready]

    def dismiss(self) -> None:
        """Ends all processes, whatever they are at."""
        for worker in self.workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join(_SECONDS_TO_GO)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
        self.workers.clear()

    def _give(self, worker: _Worker[Task], task: Task) -> None:
        worker.task = task
        try:
            worker.pipe.send(task)
        except (BrokenPipeError, ConnectionResetError):
            _log.info("A worker process ended before it could be given its task.")  # `_take` hears of it next

    def _take(self, worker: _Worker[Task]) -> Outcome[Task, Result]:
        task = worker.task
        assert task is not None
        try:
            result, error = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            return self._bury(worker, task)
        # The next task goes out before this result is looked at, so that the process never waits for the store.
        following = next(self._tasks, None)
        if following is None:
            self._let_go(worker)
        else:
            self._give(worker, following)
        return Outcome(task, result, error)

    def _bury(self, worker: _Worker[Task], task: Task) -> Outcome[Task, Result]:
        worker.process.join(_SECONDS_TO_GO)
        code = worker.process.exitcode
        self._let_go(worker)
        self.hire()
        error = UserError(
            f"The worker process ended in the middle of its work (exit code {code}).",
            "There may be too little memory; try fewer workers.",
        )
        return Outcome(task, None, error, died=True)

    def _let_go(self, worker: _Worker[Task]) -> None:
        worker.pipe.close()
        worker.process.terminate()
        worker.process.join()
        worker.process.close()
        self.workers.remove(worker)


def _work(pipe: "Connection", function: Callable[[Task], Result]) -> None:
    """What a worker process does until nobody is at the other end of its pipe."""
    # Ctrl+C goes to the whole group of processes on a terminal; what to do about it is the parent's.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(attempt(function, task))
        except BrokenPipeError:
            return


def attempt(
    function: Callable[[Task], Result], task: Task, what: str = "The work"
) -> tuple[Result | None, UserError | None]:
    """Runs a function so that a failure on one task costs no other: the result, or the error it ended with.

    Args:
        function: Of one task.
        task: Its argument.
        what: What has failed where it is a bug, as the beginning of a sentence.
    """
    try:
        return function(task), None
    except UserError as error:
        return None, error
    except Exception as error:  # noqa: BLE001 - the boundary of a task: a bug on one text must not cost the others
        _log.info("A task failed.", exc_info=True)
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name}, line {where.lineno}"
        return None, UserError(f"{what} failed ({type(error).__name__} in {place}: {error}).", "Please report this.")
