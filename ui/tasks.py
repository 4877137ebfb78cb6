"""Work of more than 50 ms, off the window's thread: the only code of the window that knows threads.

Results come back on the window's thread. What a job does is the services'; how its progress looks is the status line's.
"""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError

R = TypeVar("R")

_THREADS = 4
_SECONDS_BETWEEN_STEPS = 0.05

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class TaskStep:
    """How far a task has come.

    Attributes:
        done: Pieces done.
        total: Pieces in all, 0 when unknown.
        what: A short name of the present one.
    """

    done: int = 0
    total: int = 0
    what: str = ""


class Task(QObject):
    """One piece of work under way.

    Signals:
        stepped: `TaskStep`, at most twenty a second.
        arrived: From the job's thread, for `Tasks` alone: a step, or how it ended.

    Attributes:
        name: For the status line; empty for work too short to be named.
        step: The latest step.
    """

    stepped = Signal(object)
    arrived = Signal(object)

    def __init__(self, name: str, owner: QObject | None, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self._owner = owner
        self.step = TaskStep()
        self.number = next(_numbers)
        self._cancelled = False
        self._forgotten = False
        self._told = 0.0

    @property
    def cancelling(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Asks it to stop; it does so at its next step."""
        self._cancelled = True

    def forget(self, owner: QObject) -> None:
        """Has nobody called any more where its callbacks are an owner's, or of something inside it."""
        here = self._owner if self.awaited else None
        while here is not None and here is not owner:
            here = here.parent()
        self._forgotten = self._forgotten or here is owner

    @property
    def awaited(self) -> bool:
        """Whether anybody is still there to be called."""
        return not self._forgotten and (self._owner is None or isValid(self._owner))

    def watch(self) -> Watch:
        """What the job tells its steps to; used on the working thread."""
        return Watch(self._step, lambda: self._cancelled)

    def _step(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN_STEPS or done == total:
            self._told = now
            self.arrived.emit(TaskStep(done, total, what))


@dataclass(frozen=True, slots=True)
class _Done(Generic[R]):
    result: R


@dataclass(frozen=True, slots=True)
class _Failed:
    error: BaseException


class _Run(QRunnable, Generic[R]):
    """The job on its thread; whatever becomes of it is sent to the task."""

    def __init__(self, job: Callable[[Watch], R], task: Task) -> None:
        super().__init__()
        self._job = job
        self._task = task

    def run(self) -> None:
        end: _Done[R] | _Failed
        try:
            end = _Done(self._job(self._task.watch()))
        except Exception as error:  # noqa: BLE001 - the boundary of a thread: the window's thread decides
            end = _Failed(error)
        self._task.arrived.emit(end)


class Tasks(QObject):
    """Runs jobs and brings their results to the window's thread.

    Signals:
        started: A `Task` with a name began.
        ended: A `Task` with a name ended, however it did; its callback has returned by then.
        idle: No task is left; as `ended`.
    """

    started = Signal(object)
    ended = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._running: dict[int, Task] = {}

    def run(
        self,
        job: Callable[[Watch], R],
        done: Callable[[R], None],
        failed: Callable[[UserError], None],
        *,
        name: str = "",
        stopped: Callable[[], None] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Begins a job.

        Args:
            job: Called on another thread; must not touch a widget.
            done: Called with its result.
            failed: Called with what a person can mend; any other error goes to the report window.
            name: For the status line; empty for short work.
            stopped: Called where the job left early because somebody asked for it.
            owner: Whose callbacks these are; when it is gone by then, nobody is called.

        Returns:
            The task, to cancel it.
        """
        task = Task(name, owner, self)

        def hand_over(what: object) -> None:
            if isinstance(what, _Done):
                done(what.result)
            elif isinstance(what, _Failed):
                _hand_over(what.error, failed, stopped)

        # A receiver of the window's thread, so that what the job's thread emits is queued to it.
        inbox = _Inbox(lambda what: self._arrive(task, what, hand_over), task)
        task.arrived.connect(inbox.receive, Qt.ConnectionType.QueuedConnection)
        self._running[task.number] = task
        self._pool.start(_Run(job, task))
        if name:
            self.started.emit(task)
        return task

    def named(self) -> list[Task]:
        """The tasks under way that have a name, oldest first."""
        return [task for task in self._running.values() if task.name]

    def cancel_all(self) -> None:
        """Asks every task to stop."""
        for task in self._running.values():
            task.cancel()

    def forget(self, owner: QObject) -> None:
        """Calls nobody any more who belongs to an owner, which is about to be closed; the jobs themselves go on."""
        for task in self._running.values():
            task.forget(owner)

    def wait(self) -> None:
        """Waits for the threads, not for their callbacks; for the very end."""
        self._pool.waitForDone()

    def _arrive(self, task: Task, what: object, hand_over: Callable[[object], None]) -> None:
        if isinstance(what, TaskStep):
            task.step = what
            task.stepped.emit(what)
            return
        try:
            if task.awaited:
                hand_over(what)
        finally:
            # Only now: whoever waits for the end may close what the callback works on.
            self._end(task)

    def _end(self, task: Task) -> None:
        del self._running[task.number]
        task.deleteLater()
        if task.name:
            self.ended.emit(task)
        if not self._running:
            self.idle.emit()


class _Inbox(QObject):
    def __init__(self, receive: Callable[[object], None], parent: QObject) -> None:
        super().__init__(parent)
        self._receive = receive

    def receive(self, what: object) -> None:
        self._receive(what)


def _hand_over(error: BaseException, failed: Callable[[UserError], None], stopped: Callable[[], None] | None) -> None:
    if isinstance(error, Cancelled):
        if stopped:
            stopped()
    elif isinstance(error, UserError):
        failed(error)
    else:
        raise error
