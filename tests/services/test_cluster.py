"""Extraction on a Dask cluster: every article once, whatever befalls the workers; a sentence where it is gone."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from curator.app import Workspace
from curator.domain.change import ChangeSet
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError, WorkspaceError
from curator.services import cluster
from curator.services.cluster import run_on_cluster
from curator.services.workers import Outcome
from tests.services.cluster_work import HOLD, upper, work
from tests.services.dask_cluster import local_cluster
from tests.services.test_batch import put

NOWHERE = "tcp://127.0.0.1:9"
ARTICLES = 40


def run(
    address: str = NOWHERE, tasks: Sequence[str] = ("one", "two"), watch: Watch = Watch()
) -> list[Outcome[str, str]]:
    return list(run_on_cluster(upper, tasks, address, watch))


@pytest.mark.cluster
def test_a_killed_worker_costs_nothing_and_every_article_is_done_once(desk: Workspace, tmp_path: Path) -> None:
    note = tmp_path / "held"
    texts = [f"Quay number {number}" for number in range(ARTICLES)]
    texts[ARTICLES // 2] += f" {HOLD}{note}"
    ids = put(desk, *texts)
    desk.batch._work = work
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)
    at_death: list[int] = []

    def kill_whoever_is_stuck() -> bool:
        """Looks in as often as extraction asks whether to stop; kills once something is stored and a worker held."""
        if not at_death and heard and note.exists() and (pid := note.read_text()):
            os.kill(int(pid), signal.SIGKILL)
            at_death.append(len(heard))
        return False

    with local_cluster(tmp_path) as address:
        report = desk.batch.extract(cluster=address, watch=Watch(cancelled=kill_whoever_is_stuck))
    assert 0 < at_death[0] < ARTICLES
    assert (report.done, report.entries, report.failed, report.cancelled) == (ARTICLES, ARTICLES, (), False)
    assert sorted(each.article_id or 0 for each in heard) == sorted(ids)
    assert desk.statistics.counts().entries[Status.PROPOSED] == ARTICLES
    assert desk.statistics.check() == ()


class Client:
    """Stands for Dask's: what becomes of a task is as the task's last word says; without workers nothing does."""

    workers = 1
    unfit: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    asked: list[str]

    def __init__(self, address: str, **_: object) -> None:
        self.address = address
        Client.asked = []

    def __await__(self) -> Generator[object, None, "Client"]:
        yield from asyncio.sleep(0).__await__()
        return self

    async def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(map(str, range(self.workers)), 1)

    def submit(self, *work: Any, pure: bool, workers: Sequence[str] = (), **_: object) -> asyncio.Task[object]:
        assert not pure
        place = next(iter(workers or map(str, range(self.workers))), "")
        Client.asked.append(place)
        return asyncio.create_task(self._work(place, *work), name=place)

    async def who_has(self, futures: Sequence[asyncio.Task[object]]) -> dict[str, tuple[str, ...]]:
        return {str(number): (future.get_name(),) for number, future in enumerate(futures)}

    async def _work(self, place: str, function: Callable[..., object], version: str, work: object, task: str) -> object:
        from distributed import CancelledError, KilledWorker

        match task:
            case "kill":
                raise KilledWorker(task, None, 3)  # type: ignore[arg-type]
            case "lost":
                raise CancelledError(task)
            case "strange":
                raise RuntimeError("unpacking") from ModuleNotFoundError("No module named 'curator'")
            case "wait":
                await asyncio.Event().wait()
        if place in self.unfit:
            return None, UserError("The language model in “/far/model” cannot be loaded (OSError).", "Go back.")
        return function(version, work, task)

    async def close(self) -> None:
        Client.left = (*Client.left, self.address)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> type[Client]:
    """In the place of Dask's client."""
    monkeypatch.setattr(cluster, "_library", lambda: Client)
    monkeypatch.setattr(Client, "left", ())
    return Client


def test_every_task_has_one_outcome(client: type[Client]) -> None:
    done = {each.task: each for each in run(tasks=["one", "kill", *map(str, range(9))])}
    assert len(done) == 11
    assert (done["one"].result, done["one"].died) == ("ONE", False)
    assert (done["kill"].result, done["kill"].died) == (None, True)
    assert "workers ended" in str(done["kill"].error)
    assert client.left == (NOWHERE,)


@pytest.mark.parametrize(
    ("tasks", "kind", "says"),
    [
        (["lost", "lost"], WorkspaceError, "has gone away"),
        (["one", "strange"], UserError, r"cannot do the work \(No module named 'curator'\)"),
    ],
)
def test_a_cluster_that_fails_altogether_is_said_in_a_sentence(
    tasks: list[str], kind: type[UserError], says: str, client: type[Client]
) -> None:
    with pytest.raises(kind, match=says):
        run(tasks=tasks)
    assert client.left == (NOWHERE,)


def test_a_cluster_without_workers_is_given_up_after_a_while(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "workers", 0)
    monkeypatch.setattr(cluster, "SECONDS_WITHOUT_WORKERS", 0.3)
    with pytest.raises(WorkspaceError, match="has no workers"):
        run(tasks=["wait"])


def test_a_worker_that_lacks_the_language_model_gets_no_more_and_the_others_do_its_tasks(
    client: type[Client], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(client, "workers", 3)
    monkeypatch.setattr(client, "unfit", ("0",))
    tasks = [*map(str, range(20)), "one"]
    done = {each.task: (each.result, each.error) for each in run(tasks=tasks)}
    assert done == {task: (task.upper(), None) for task in tasks}
    # Those that were handed out before it was known, and each of them once more; then none.
    assert client.asked.count("0") == 6
    (said,) = caplog.messages
    assert said.startswith("The worker at 0 is left out. The language model in “/far/model” cannot be loaded")
    assert "copy the folder of a trained one there, to the same path" in said


def test_a_cluster_on_which_no_worker_has_the_language_model_is_said_in_a_sentence(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "workers", 2)
    monkeypatch.setattr(client, "unfit", ("0", "1"))
    errors = {str(each.error) for each in run(tasks=["one", "two"])}
    assert len(errors) == 1
    (said,) = errors
    assert said.startswith("No worker of the cluster can do the work. The language model in “/far/model”")
    assert "copy the folder of a trained one" in said
    assert "curator train --back" in said


def test_cancelling_leaves_what_runs(client: type[Client]) -> None:
    with pytest.raises(Cancelled):
        run(tasks=["wait"], watch=Watch(cancelled=iter([False, False, True]).__next__))
    assert client.left == (NOWHERE,)


def test_tasks_are_drawn_as_workers_need_them(client: type[Client]) -> None:
    drawn = []

    def tasks() -> Iterator[str]:
        for number in range(20):
            drawn.append(number)
            yield str(number)

    outcomes = run_on_cluster(upper, tasks(), NOWHERE, Watch())
    next(outcomes)
    assert len(drawn) <= 3
    outcomes.close()
    assert client.left == (NOWHERE,)


def test_another_version_on_a_worker_is_refused() -> None:
    result, error = cluster._on_worker("0.0.0", upper, "one")
    assert result is None
    assert "version 0.0.0" in str(error)


def test_a_cluster_that_is_not_there_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.2)
    threads = threading.active_count()
    with pytest.raises(WorkspaceError, match=f"“{NOWHERE}” cannot be reached"):
        run()
    assert threading.active_count() == threads


@pytest.mark.parametrize("address", ["tcp://somewhere", "somewhere", "pigeon://somewhere:1", "tls://127.0.0.1:9"])
def test_what_is_no_address_is_said_in_a_sentence(address: str) -> None:
    with pytest.raises(UserError, match=f"“{address}” is no address"):
        run(address)


def test_a_missing_extra_is_said_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"pip install curator-desk\[dask\]"):
        run()
