"""Work off the window's thread."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from ui.tasks import Tasks, TaskStep


def nothing(_value: object = None) -> None:
    """A callback of no interest."""


@pytest.fixture
def tasks(qapp: QApplication) -> Tasks:
    return Tasks()


def test_a_job_runs_elsewhere_and_its_result_comes_home(tasks: Tasks, qtbot: QtBot) -> None:
    threads = []

    def job(_watch: Watch) -> int:
        threads.append(threading.get_ident())
        return 42

    results = []

    def done(result: int) -> None:
        results.append((result, threading.get_ident(), QThread.currentThread()))

    with qtbot.waitSignal(tasks.idle):
        tasks.run(job, done, nothing)
    assert results == [(42, threading.get_ident(), tasks.thread())]
    assert threads[0] != threading.get_ident()


def test_a_failure_is_handed_over(tasks: Tasks, qtbot: QtBot) -> None:
    def job(_watch: Watch) -> None:
        raise UserError("The disk is full.", "Make room.")

    errors: list[UserError] = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(job, nothing, errors.append)
    assert [error.sentence for error in errors] == ["The disk is full."]


def test_a_bug_reaches_the_hook(tasks: Tasks, qtbot: QtBot) -> None:
    def job(_watch: Watch) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught, qtbot.waitSignal(tasks.idle):
        tasks.run(job, nothing, nothing)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_progress_is_told_and_cancelling_stops(tasks: Tasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    def job(watch: Watch) -> None:
        watch.step(1, 10, "one.txt")
        begun.set()
        while True:
            watch.check()

    stopped = []
    task = tasks.run(job, nothing, nothing, name="Counting", stopped=lambda: stopped.append(True))
    with qtbot.waitSignal(task.stepped) as told:
        assert begun.wait(5)
    assert told.args == [TaskStep(1, 10, "one.txt")]
    assert tasks.named() == [task]
    with qtbot.waitSignal(tasks.ended):
        task.cancel()
    assert stopped == [True]
    assert tasks.named() == []


def test_what_leaves_early_without_anybody_waiting_is_no_failure(tasks: Tasks, qtbot: QtBot) -> None:
    def job(_watch: Watch) -> None:
        raise Cancelled

    with qtbot.waitSignal(tasks.idle):
        tasks.run(job, nothing, lambda error: pytest.fail(str(error)))


def test_many_steps_become_few_signals(tasks: Tasks, qtbot: QtBot) -> None:
    def job(watch: Watch) -> None:
        for number in range(10_000):
            watch.step(number, 10_000, "")
        watch.step(10_000, 10_000, "")

    steps: list[TaskStep] = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(job, nothing, nothing, name="Counting").stepped.connect(steps.append)
    assert steps[-1] == TaskStep(10_000, 10_000, "")
    assert len(steps) < 1000


def test_nobody_is_called_whose_owner_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner = QObject()
    goes_on = threading.Event()

    def job(_watch: Watch) -> None:
        goes_on.wait(5)

    with qtbot.waitSignal(tasks.idle):
        tasks.run(job, lambda _result: pytest.fail("called"), nothing, owner=owner)
        owner.deleteLater()
        with qtbot.waitSignal(owner.destroyed):
            pass
        goes_on.set()


def test_a_task_ends_after_its_callback(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[str] = []
    tasks.ended.connect(lambda _task: order.append("ended"))
    tasks.idle.connect(lambda: order.append("idle"))
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda _watch: 1, lambda _result: order.append("called"), nothing, name="Counting")
    assert order == ["called", "ended", "idle"]


def test_a_callback_that_breaks_ends_its_task_all_the_same(tasks: Tasks, qtbot: QtBot) -> None:
    def breaks(_result: object) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught, qtbot.waitSignal(tasks.ended):
        tasks.run(lambda _watch: 1, breaks, nothing, name="Counting")
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert tasks.named() == []


def test_nobody_is_called_inside_an_owner_that_was_forgotten(tasks: Tasks, qtbot: QtBot) -> None:
    page, other = QObject(), QObject()
    panel = QObject(page)
    called: list[str] = []
    with qtbot.waitSignal(tasks.idle):
        tasks.run(lambda _watch: 1, lambda _result: called.append("panel"), nothing, owner=panel)
        tasks.run(lambda _watch: 1, lambda _result: called.append("other"), nothing, owner=other)
        tasks.forget(page)
    assert called == ["other"]
