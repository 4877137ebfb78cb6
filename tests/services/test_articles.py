"""Acts on many articles at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.change import Act
from curator.domain.queue import QueueState, QueueView
from curator.settings import Settings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(5):
        (texts / f"{number}.txt").write_text(f"Harbour news {number}\n\nThe harbour opened gate {number} on Monday.\n")
    with open_workspace(tmp_path / "desk.curator", settings=Settings(curator="Ada")) as workspace:
        workspace.intake.import_paths([texts])
        yield workspace


def listed(desk: Workspace, state: QueueState) -> list[int]:
    return sorted(desk.queue.ids(QueueView(state)))


def test_many_are_finished_and_reopened_as_one_act(desk: Workspace) -> None:
    ids = listed(desk, QueueState.ALL)
    desk.review.finish(desk.review.open(ids[0]).record)
    done = desk.articles.finish(ids[:3])
    assert done is not None
    assert (done.act, done.subject, len(done.changes), done.article_id) == (Act.FINISH, "2 articles", 2, None)
    assert listed(desk, QueueState.DONE) == ids[:3]
    assert desk.articles.finish(ids[:3]) is None
    again = desk.articles.reopen(ids)
    assert again is not None
    assert len(again.changes) == 3
    assert listed(desk, QueueState.DONE) == []
    desk.review.undo()
    assert listed(desk, QueueState.DONE) == ids[:3]
    desk.review.undo()
    assert listed(desk, QueueState.DONE) == ids[:1]
    desk.review.redo()
    assert listed(desk, QueueState.DONE) == ids[:3]
    assert desk.statistics.check() == ()


def test_what_is_taken_out_comes_back(desk: Workspace) -> None:
    ids = listed(desk, QueueState.ALL)
    done = desk.articles.take_out(ids[1:])
    assert done is not None
    assert listed(desk, QueueState.ALL) == ids[:1]
    assert desk.queue.counts().all == 1
    assert desk.articles.finish(ids[1:]) is None
    desk.review.undo()
    assert listed(desk, QueueState.ALL) == ids
    assert desk.statistics.check() == ()


def test_one_alone_is_named(desk: Workspace) -> None:
    first = listed(desk, QueueState.ALL)[0]
    done = desk.articles.finish([first])
    assert done is not None
    assert done.subject == desk.queue.rows([first])[0].title
    assert done.article_id == first
    assert desk.articles.finish([1, 2]) is None
    assert desk.articles.finish([]) is None


def test_very_many_go_and_come_back_in_parts(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curator.services.parts.GREAT", 3)
    monkeypatch.setattr("curator.services.parts.AT_A_TIME", 2)
    ids = listed(desk, QueueState.ALL)
    done = desk.articles.finish(ids)
    assert done is not None
    assert listed(desk, QueueState.DONE) == ids
    desk.history.undo()
    assert listed(desk, QueueState.DONE) == []
    desk.history.redo()
    assert listed(desk, QueueState.DONE) == ids
    assert desk.statistics.check() == ()
