"""Worker processes: every task has one outcome, a death costs one task, and none is left over."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.services.workers import run_in_processes

BIG = 400_000


def act(task: str) -> object:
    """What the workers of these tests do."""
    match task.split():
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["leave"]:
            os._exit(3)
        case ["bug"]:
            raise ZeroDivisionError("of our own making")
        case ["refuse"]:
            raise UserError("This text is refused.", "Take another.")
        case ["sleep"]:
            time.sleep(600)
        case ["big"]:
            return "x" * BIG
        case ["pid"]:
            return os.getpid()
    return task.upper()


def outcomes(tasks: list[str], workers: int = 1) -> dict[str, tuple[object, str, bool]]:
    with closing(run_in_processes(act, tasks, workers, Watch())) as run:
        return {each.task: (each.result, str(each.error or ""), each.died) for each in run}


def test_every_task_has_one_outcome_whatever_the_others_do() -> None:
    done = outcomes(["one", "bug", "die", "refuse", "two", "leave", "three"], workers=2)
    assert len(done) == 7
    assert [done[word] for word in ("one", "two", "three")] == [
        ("ONE", "", False),
        ("TWO", "", False),
        ("THREE", "", False),
    ]
    assert done["refuse"] == (None, "This text is refused. Take another.", False)
    assert "ZeroDivisionError" in done["bug"][1]
    assert "of our own making" in done["bug"][1]
    assert done["die"][2]
    assert done["leave"][2]
    assert "exit code 3" in done["leave"][1]


def test_results_larger_than_a_pipe_pass_both_ways() -> None:
    big = "y" * BIG
    assert outcomes(["big", big]) == {"big": ("x" * BIG, "", False), big: (big.upper(), "", False)}


def test_one_process_serves_many_tasks_and_none_is_started_for_nothing() -> None:
    assert outcomes([], workers=4) == {}
    with closing(run_in_processes(act, ["pid", "pid", "pid"], 1, Watch())) as run:
        assert len({each.result for each in run}) == 1


def test_cancelling_cuts_a_running_task_off() -> None:
    with pytest.raises(Cancelled):
        list(run_in_processes(act, ["sleep"], 1, Watch(cancelled=iter([False, False, True]).__next__)))


def test_leaving_early_leaves_no_process() -> None:
    with closing(run_in_processes(act, ["one", "sleep"], 2, Watch())) as run:
        assert next(run).result == "ONE"


def test_tasks_are_drawn_as_they_are_needed() -> None:
    drawn = []

    def tasks() -> Iterator[str]:
        for number in range(20):
            drawn.append(number)
            yield f"task {number}"

    with closing(run_in_processes(act, tasks(), 1, Watch())) as run:
        next(run)
        assert len(drawn) <= 3
