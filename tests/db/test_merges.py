"""Merges never make a circle, whoever merges, restores or takes back; and a circle from elsewhere hangs nobody."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from threading import Barrier

import pytest
from sqlalchemy import create_engine, text

from curator.domain.change import Act, Change, ChangeSet
from curator.domain.entity import Entity
from curator.domain.registry import EntityView, MentionQuery
from curator.errors import ConflictError
from db.address import read_address
from db.store import Store, open_store
from tests.db.makers import ADA, add_entities, change_set, entity, reads, redo, undo


def merging(gone: Entity, kept: Entity, curator: str = ADA) -> ChangeSet:
    return change_set(Act.MERGE, [Change(gone, replace(gone, merged_into=kept.id))], curator)


def commits(store: Store, done: ChangeSet, ready: Callable[[], object]) -> bool:
    ready()
    try:
        store.commit(done)
    except ConflictError:
        return False
    return True


def test_of_two_programs_that_merge_each_other_s_entity_at_once_one_is_told(address: str) -> None:
    with open_store(address) as one, open_store(address) as other, ThreadPoolExecutor(2) as threads:
        for number in range(8):
            x, y = entity(f"X{number}"), entity(f"Y{number}")
            add_entities(one, x, y)
            ready = Barrier(2).wait
            begun = [
                threads.submit(commits, one, merging(x, y), ready),
                threads.submit(commits, other, merging(y, x, "Björn"), ready),
            ]
            assert sorted(each.result() for each in begun) == [False, True]
            assert len(set(reads(one).meant([x.id, y.id]).values())) == 1
        assert one.check() == ()


def test_a_circle_of_many_steps_is_refused(store: Store) -> None:
    chain = [entity(f"E{number}") for number in range(5)]
    add_entities(store, *chain)
    for gone, kept in pairwise(chain):
        store.commit(merging(gone, kept))
    with pytest.raises(ConflictError, match="“E4” would be merged into was merged into it meanwhile"):
        store.commit(merging(chain[-1], chain[0]))
    assert {each.id for each in reads(store).meant([each.id for each in chain]).values()} == {chain[-1].id}


def test_taking_back_and_restoring_make_no_circle_either(store: Store) -> None:
    x, y = entity("X"), entity("Y")
    add_entities(store, x, y)
    first = merging(x, y)
    store.commit(first)
    merged = replace(x, merged_into=y.id)
    apart = change_set(Act.SPLIT, [Change(merged, x)])
    store.commit(apart)
    store.commit(merging(y, x))
    with pytest.raises(ConflictError):
        undo(store, apart)
    u, v = entity("U"), entity("V")
    add_entities(store, u, v)
    second = merging(u, v)
    store.commit(second)
    undo(store, second)
    store.commit(merging(v, u, "Björn"))
    with pytest.raises(ConflictError):
        redo(store, second)
    assert store.check() == ()


def test_one_set_that_merges_two_into_each_other_is_refused(store: Store) -> None:
    x, y = entity("X"), entity("Y")
    add_entities(store, x, y)
    both = [Change(x, replace(x, merged_into=y.id)), Change(y, replace(y, merged_into=x.id))]
    with pytest.raises(ConflictError):
        store.commit(change_set(Act.MERGE, both))


def test_a_circle_that_is_there_is_told_read_to_an_end_and_can_be_taken_apart(store: Store, address: str) -> None:
    x, y, z, free = (entity(name) for name in ("X", "Y", "Z", "Free"))
    add_entities(store, x, y, z, free)
    store.commit(merging(z, x))
    store.commit(merging(x, y))
    engine = create_engine(read_address(address))
    with engine.begin() as connection:
        connection.execute(text("UPDATE entity SET merged_into = :x WHERE id = :y"), {"x": x.id, "y": y.id})
    engine.dispose()
    asking = reads(store)
    assert store.check() == ("“X” was merged into an entity that leads back to it; take one of the merges back.",)
    assert {each.id for each in asking.meant([x.id, y.id, z.id]).values()} == {x.id}
    assert asking.meant([free.id]) == {free.id: free}
    assert asking.merged_into([z.id, y.id])[z.id] == {z.id}
    assert asking.find_entities("Z")[0].id == x.id
    assert asking.mentions(MentionQuery(entity_ids=frozenset({x.id, y.id}))) == []
    assert list(asking.entity_ids(EntityView())) == [free.id]
    store.commit(change_set(Act.SPLIT, [Change(replace(x, merged_into=y.id), x)]))
    assert store.check() == ()
    assert {each.id for each in asking.meant([x.id, y.id, z.id]).values()} == {x.id}
