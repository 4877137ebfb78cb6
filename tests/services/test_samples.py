"""The shipped samples: brought in once, apart from a person's own work, and what goes wrong is handed on."""

from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.batch import Batch, BatchReport
from curator.services.samples import is_samples, samples_path
from curator.settings import data_folder
from resources import resource_path
from tests.services.conftest import SETTINGS


def report(monkeypatch: pytest.MonkeyPatch, **what: object) -> list[object]:
    """Has extraction report this; gives the list of its calls."""
    asked: list[object] = []

    def extract(_self: Batch, *, workers: int, watch: Watch) -> BatchReport:
        asked.append(workers)
        return BatchReport(**what)  # type: ignore[arg-type]

    monkeypatch.setattr(Batch, "extract", extract)
    return asked


def test_samples_are_brought_in_once(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = report(monkeypatch)
    with resource_path("samples") as folder:
        shipped = len(list(folder.iterdir()))
    for _ in range(2):
        done = desk.add_samples()
        assert (done.failed, done.cancelled) == ((), False)
        assert desk.statistics.counts().articles == shipped
    assert asked == [SETTINGS.workers] * 2


def test_what_goes_wrong_is_handed_on(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    failed, fault = UserError("It failed.", ""), UserError("It erred.", "")
    report(monkeypatch, failed=(failed,), faults=(fault,), cancelled=True)
    done = desk.add_samples()
    assert (done.failed, done.cancelled) == ((failed, fault), True)


def test_a_stopped_import_is_not_followed_by_extraction(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = report(monkeypatch)
    assert desk.add_samples(Watch(cancelled=lambda: True)).cancelled
    assert asked == []


def test_their_workspace_is_not_a_persons_own(tmp_path: Path) -> None:
    assert is_samples(str(samples_path()))
    assert not is_samples(str(data_folder() / "desk.curator"))
    open_workspace(samples_path(), settings=SETTINGS).close()
    assert samples_path().is_file()
