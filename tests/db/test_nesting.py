"""Nothing belongs to itself or lies in itself, whoever moves, merges or takes back; a circle from elsewhere is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from threading import Barrier

import pytest
from sqlalchemy import create_engine, text

from curator.domain.change import Act, Change, ChangeSet
from curator.domain.entity import Entity, EntityKind
from curator.errors import ConflictError
from db.address import read_address
from db.store import Store, open_store
from tests.db.makers import ADA, add_entities, change_set, entity, undo


def place(name: str, within: Entity | None = None) -> Entity:
    return entity(name, EntityKind.PLACE, place=within.id if within else None)


def moving(moved: Entity, curator: str = ADA, **where: int | None) -> ChangeSet:
    return change_set(Act.EDIT_ENTITY, [Change(moved, replace(moved, **where))], curator)  # type: ignore[arg-type]


def commits(store: Store, done: ChangeSet, ready: Callable[[], object]) -> bool:
    ready()
    try:
        store.commit(done)
    except ConflictError:
        return False
    return True


@pytest.mark.parametrize("role", ["parent", "place"])
def test_of_two_programs_that_put_two_into_each_other_at_once_one_is_told(address: str, role: str) -> None:
    with open_store(address) as one, open_store(address) as other, ThreadPoolExecutor(2) as threads:
        for number in range(6):
            x, y = entity(f"X{number}"), entity(f"Y{number}")
            add_entities(one, x, y)
            ready = Barrier(2).wait
            begun = [
                threads.submit(commits, one, moving(x, **{role: y.id}), ready),  # type: ignore[arg-type]
                threads.submit(commits, other, moving(y, "Björn", **{role: x.id}), ready),
            ]
            assert sorted(each.result() for each in begun) == [False, True]
        assert one.check() == ()


def test_a_circle_of_many_steps_is_refused_and_one_of_a_single_act_too(store: Store) -> None:
    chain = [entity(f"E{number}") for number in range(40)]
    add_entities(store, chain[-1], *(replace(low, parent=high.id) for low, high in reversed(list(pairwise(chain)))))
    with pytest.raises(ConflictError, match="“E0” would belong to itself; nothing has been changed"):
        store.commit(moving(chain[-1], parent=chain[0].id))
    x, y = place("X"), place("Y")
    add_entities(store, x, y)
    both = [Change(x, replace(x, place=y.id)), Change(y, replace(y, place=x.id))]
    with pytest.raises(ConflictError, match="“X” would lie in itself"):
        store.commit(change_set(Act.EDIT_ENTITY, both))
    with pytest.raises(ConflictError, match="“X” would lie in itself"):
        store.commit(moving(x, place=x.id))
    assert store.check() == ()


def test_a_merge_or_its_end_puts_nothing_into_itself(store: Store) -> None:
    land = place("Land")
    shire = place("Shire", land)
    town = place("Town", shire)
    add_entities(store, land, shire, town)
    with pytest.raises(ConflictError, match="“Shire” would lie in itself"):
        store.commit(change_set(Act.MERGE, [Change(land, replace(land, merged_into=town.id))]))
    merged = replace(land, merged_into=shire.id)
    merge = change_set(Act.MERGE, [Change(land, merged)])
    store.commit(merge)
    store.commit(moving(shire, place=None))
    elsewhere = replace(merged, place=town.id)
    store.commit(change_set(Act.EDIT_ENTITY, [Change(merged, elsewhere)]))
    store.commit(moving(replace(town, place=shire.id), place=land.id))
    with pytest.raises(ConflictError, match="“Land” would lie in itself"):
        store.commit(change_set(Act.UNMERGE, [Change(elsewhere, replace(elsewhere, merged_into=None))]))
    assert store.check() == ()


def test_taking_back_does_not_put_anything_into_itself(store: Store) -> None:
    x, y = entity("X"), entity("Y")
    add_entities(store, y, replace(x, parent=y.id))
    freed = moving(replace(x, parent=y.id), parent=None)
    store.commit(freed)
    turned = moving(y, parent=x.id)
    store.commit(turned)
    with pytest.raises(ConflictError, match="“X” would belong to itself"):
        undo(store, freed)
    undo(store, turned)
    undo(store, freed)
    assert store.check() == ()


def test_a_circle_that_is_there_is_told_and_can_be_taken_apart(store: Store, address: str) -> None:
    x, y, inside = place("X"), place("Y"), place("Inside")
    add_entities(store, y, replace(x, place=y.id), replace(inside, place=x.id))
    engine = create_engine(read_address(address))
    with engine.begin() as connection:
        connection.execute(text("UPDATE entity SET place_id = :x WHERE id = :y"), {"x": x.id, "y": y.id})
    engine.dispose()
    assert store.check() == ("“X” belongs to itself or lies in itself, step by step; change what it is in.",)
    within = replace(inside, place=x.id)
    store.commit(change_set(Act.EDIT_ENTITY, [Change(within, replace(within, place=y.id))]))
    round_again = replace(y, place=x.id)
    store.commit(change_set(Act.EDIT_ENTITY, [Change(round_again, replace(round_again, description="A town"))]))
    store.commit(change_set(Act.EDIT_ENTITY, [Change(replace(round_again, description="A town"), y)]))
    assert store.check() == ()
