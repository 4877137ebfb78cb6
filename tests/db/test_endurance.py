"""Killed processes, two writers at once, a full disk: nothing committed is lost."""

import random
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from curator.domain.change import Act, Change
from curator.domain.queue import QueueState, QueueView
from curator.domain.record import Value
from curator.errors import ConflictError, WorkspaceError
from db.failures import plainly
from db.store import Store, open_store
from tests.db.makers import ADA, act, add, an_article_with_record, article, change_set, entity, reads, values_of

ROOT = Path(__file__).parents[2]
WRITER = [sys.executable, "-m", "tests.db.endless_writer"]


def start(address: str, acts: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen([*WRITER, address, str(acts)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def committed(store: Store) -> set[int]:
    return {each.id for each in store.history(1_000_000) if each.act is Act.NOTE}


def test_a_killed_process_loses_nothing_that_it_said_was_committed(new_file: Callable[[], Path]) -> None:
    path = new_file()
    chance = random.Random(7)
    told: set[int] = set()
    for _ in range(20):
        with start(str(path)) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randint(1, 12)):
                told.add(int(writer.stdout.readline()))
            threading.Event().wait(chance.random() / 300)  # any moment of an act, which takes about as long
            writer.kill()
            # A last line may be cut short; whole ones were written after their act was committed.
            told.update(int(line) for line in writer.stdout.read().split("\n")[:-1])
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with open_store(path) as store:
        assert told <= committed(store)
        assert store.check() == ()
    assert len(told) >= 20


def test_two_processes_write_at_once_and_nothing_is_lost(address: str) -> None:
    each = 60
    with start(address, each) as one, start(address, each) as other:
        outputs = [one.communicate(), other.communicate()]
    assert (one.returncode, other.returncode) == (0, 0)
    told = {int(line) for out, _ in outputs for line in out.split()}
    with open_store(address) as store:
        assert committed(store) == told
        assert len(told) == 2 * each
        assert store.check() == ()


def test_threads_read_and_write_at_once(store: Store) -> None:
    made = [an_article_with_record(store, f"Number {number}") for number in range(4)]
    asking = reads(store)

    def judge(number: int) -> int:
        record = made[number][1]
        for value in record.values():
            act(store, Act.CONFIRM, record, [Change(value, _noted(value, f"{number}"))])
        return len(list(record.values()))

    def look(_number: int) -> int:
        seen = 0
        for _ in range(20):
            ids = asking.queue_ids(QueueView(QueueState.ALL, "number"))
            assert [each.article_id for each in asking.queue_rows(ids)] == list(ids)
            seen += len(asking.dossiers(ids))
        return seen

    with ThreadPoolExecutor(8) as pool:
        looking, judging = pool.map(look, range(4)), pool.map(judge, range(4))
        imported = pool.submit(add, store, article("Meanwhile"))
        judged, seen = list(judging), list(looking)
        imported.result()
    assert min(seen) == 80
    assert len([each for each in store.history(1000) if each.act is Act.CONFIRM]) == sum(judged)
    assert store.check() == ()


def _noted(value: Value, note: str) -> Value:
    return replace(value, note=note)


def test_of_two_acts_on_one_value_the_second_is_a_conflict(address: str) -> None:
    with open_store(address) as one, open_store(address) as other:
        _, record = an_article_with_record(one)
        value = values_of(record)["name"]
        outcomes: list[str] = []

        def correct(store: Store, note: str) -> None:
            try:
                act(store, Act.NOTE, record, [Change(value, _noted(value, note))])
                outcomes.append(note)
            except ConflictError:
                outcomes.append("conflict")

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(correct, (one, other), ("one", "other")))
        found = other.record(record.article_id, record.profile, ADA)
        assert outcomes.count("conflict") == 1
        assert {values_of(found)["name"].note} == set(outcomes) - {"conflict"}


def fill(store: Store, pages: int) -> None:
    """Lets the file grow by so many pages only, on every connection there will be."""
    engine = store._database._engine
    with store._database.bare() as connection:
        limit = connection.execute("PRAGMA page_count").fetchone()[0] + pages
    engine.dispose()
    event.listen(engine, "connect", lambda driver, _: driver.execute(f"PRAGMA max_page_count = {limit}").close())


def test_a_full_disk_is_said_and_leaves_the_file_sound(new_file: Callable[[], Path]) -> None:
    path = new_file()
    with open_store(path) as store:
        made, record = an_article_with_record(store)
        fill(store, 4)
        before = store.history()
        with pytest.raises(WorkspaceError, match="disk is full") as failed:
            add(store, *(article(f"Number {number}", "x " * 40_000 + str(number)) for number in range(20)))
        assert str(path) in failed.value.sentence
        assert store.history() == before
        assert reads(store).dossiers([made.id])[0].article.text == made.text
        act(store, Act.NOTE, record, [Change(values_of(record)["name"], _noted(values_of(record)["name"], "fits"))])
    with open_store(path) as store:
        assert store.notices == ()
        assert store.check() == ()
        add(store, article("Room again", "x " * 40_000))


def test_a_locked_file_is_said(new_file: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine._BUSY_SECONDS", 0.05)
    path = new_file()
    with open_store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError, match="is locked"):
            add(store, article())
        other.execute("ROLLBACK")
        add(store, article())


def test_a_write_that_fails_lets_the_next_one_in(store: Store) -> None:
    with pytest.raises(AttributeError):
        store.commit(change_set(Act.LINK, [Change(None, entity(name=5))]))  # type: ignore[arg-type]
    add(store, article())
    assert store.check() == ()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "locked"),
        (sqlite3.SQLITE_LOCKED, "locked"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "cannot be written"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk did not answer"),
        (sqlite3.SQLITE_CORRUPT, "is damaged"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (sqlite3.SQLITE_NOTADB, "not a Curator workspace"),
    ],
)
def test_what_the_disk_did_is_said_in_a_sentence(code: int, sentence: str) -> None:
    error = sqlite3.OperationalError("raw words")
    error.sqlite_errorcode = code
    with pytest.raises(WorkspaceError, match=sentence) as failed, plainly("desk.curator"):
        raise error
    assert "desk.curator" in failed.value.sentence
    assert failed.value.hint


def test_our_own_mistakes_stay_what_they_are() -> None:
    error = sqlite3.OperationalError("no such column: x")
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    with pytest.raises(sqlite3.OperationalError, match="no such column"), plainly("desk.curator"):
        raise error
