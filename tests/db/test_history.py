from dataclasses import replace

import pytest

from curator.domain.change import Act, Change, ChangeSet, Way
from curator.domain.curation import annotate
from curator.domain.record import Record
from curator.errors import ConflictError, TakenBackError
from db.store import Store, open_store
from tests.db.makers import (
    ADA,
    act,
    add,
    an_article_with_record,
    article,
    change_set,
    entity,
    reads,
    redo,
    undo,
    values_of,
)
from tests.domain.makers import PROFILE


def note(store: Store, article_id: int, words: str, curator: str = ADA) -> ChangeSet:
    record = store.record(article_id, PROFILE.name, ADA)
    assert record is not None
    return act(store, Act.NOTE, record, annotate(record, values_of(record)["name"].id, words), curator)


@pytest.fixture
def record(store: Store) -> Record:
    return an_article_with_record(store)[1]


def targets(store: Store, curator: str = ADA) -> tuple[int | None, int | None]:
    back, again = store.undo_target(curator), store.redo_target(curator)
    return back.id if back else None, again.id if again else None


def test_undo_and_redo_walk_along_the_acts(store: Store, record: Record) -> None:
    assert targets(store) == (None, None)
    acts = [note(store, record.article_id, words) for words in "abc"]
    ids = [each.id for each in acts]
    assert targets(store) == (ids[2], None)
    undo(store, acts[2])
    assert targets(store) == (ids[1], ids[2])
    undo(store, acts[1])
    undo(store, acts[0])
    assert targets(store) == (None, ids[0])
    redo(store, acts[0])
    assert targets(store) == (ids[0], ids[1])
    redo(store, acts[1])
    redo(store, acts[2])
    assert targets(store) == (ids[2], None)


def test_a_new_act_ends_redo(store: Store, record: Record) -> None:
    first = note(store, record.article_id, "a")
    undo(store, first)
    second = note(store, record.article_id, "b")
    assert targets(store) == (second.id, None)
    undo(store, second)
    assert targets(store) == (None, second.id)


def test_a_machine_between_ends_nothing(store: Store, record: Record) -> None:
    first = note(store, record.article_id, "a")
    undo(store, first)
    add(store, article("Another"))
    assert targets(store) == (None, first.id)


def test_undo_is_every_curators_own(store: Store, record: Record) -> None:
    first = note(store, record.article_id, "a")
    second = note(store, record.article_id, "b", "Björn")
    assert targets(store) == (first.id, None)
    assert targets(store, "Björn") == (second.id, None)
    with pytest.raises(ConflictError):
        undo(store, first)
    undo(store, second)
    undo(store, first)
    assert targets(store) == (None, first.id)
    assert targets(store, "Björn") == (None, second.id)


def test_what_was_taken_back_is_not_taken_back_again(store: Store, record: Record) -> None:
    first = note(store, record.article_id, "a")
    with pytest.raises(ConflictError, match="nothing to restore"):
        store.commit(change_set(Act.NOTE, way=Way.REDO, of=first.id))
    undo(store, first)
    with pytest.raises(ConflictError, match="taken back already"):
        store.commit(change_set(Act.NOTE, way=Way.UNDO, of=first.id))
    with pytest.raises(ConflictError):
        store.commit(change_set(Act.NOTE, way=Way.UNDO, of=12345))
    with pytest.raises(ValueError, match="which set"):
        store.commit(change_set(Act.NOTE, way=Way.UNDO))


def test_the_history_lists_the_newest_first(store: Store, record: Record) -> None:
    first = note(store, record.article_id, "a")
    back = undo(store, first)
    add(store, article("Another"))
    listed = store.history(article_id=record.article_id)
    assert [each.id for each in listed][:2] == [back.id, first.id]
    assert listed[0] == replace(back, changes=())
    assert store.history(1)[0].act is Act.IMPORT
    assert store.change_set(back.id) == back
    with pytest.raises(KeyError):
        store.change_set(12345)


def test_undo_goes_on_after_opening_again(address: str) -> None:
    with open_store(address) as store:
        record = an_article_with_record(store)[1]
        first = note(store, record.article_id, "a")
        second = note(store, record.article_id, "b")
        undo(store, second)
    with open_store(address) as store:
        assert targets(store) == (first.id, second.id)
        assert store.redo_target(ADA) == second


def test_a_set_that_has_grown_since_it_was_read_is_not_taken_back_in_part(store: Store) -> None:
    first, second, third = (entity(name) for name in ("One", "Two", "Three"))
    done = change_set(Act.TAKE_IN, [Change(None, first)])
    store.commit(done, last=False)
    read = store.change_set(done.id)
    store.commit(replace(done, changes=(Change(None, second),)), 1, last=False)
    back = replace(read, id=done.id + 1, changes=read.inverse(), way=Way.UNDO, of=done.id)
    with pytest.raises(ConflictError, match="still being done"):
        store.commit(back, seen=1)
    store.commit(replace(back, changes=store.change_set(done.id).inverse()), seen=2)
    with pytest.raises(TakenBackError, match="while it ran"):
        store.commit(replace(done, changes=(Change(None, third),)), 2)
    assert reads(store).entities([first.id, second.id, third.id]) == {}
    assert store.check() == ()
