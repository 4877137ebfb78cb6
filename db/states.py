"""Putting states in place: what is stored of the things a change set touches, and making it what the set says."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from curator.domain.article import Article
from curator.domain.change import State
from curator.domain.entity import Entity
from curator.domain.lesson import Distinction, Lesson
from curator.domain.record import Entry, Record, Value
from curator.errors import ConflictError
from db import articles, entities, history, lessons, merges, nesting, records, schema, search
from db.mapping import (
    alias_rows,
    article_row,
    distinction_row,
    entity_row,
    entry_of,
    entry_row,
    evidence_rows,
    identifier_rows,
    judgement_row,
    lesson_row,
    record_of,
    record_row,
    value_row,
)
from db.select import among, delete_all, insert_all, update_rows

Key = tuple[type[State], int]
_Kind = TypeVar("_Kind", bound=State)
# What refers to a thing comes after it; deleting goes the other way.
_ORDER: tuple[type[State], ...] = (Article, Entity, Lesson, Distinction, Record, Entry, Value)


def stored(connection: Connection, keys: Collection[Key]) -> dict[Key, State]:
    """What is stored of these things, containers bare; what does not exist is left out."""
    wanted: dict[type[State], set[int]] = defaultdict(set)
    for kind, thing_id in keys:
        wanted[kind].add(thing_id)
    return {(kind, state.id): state for kind, ids in wanted.items() for state in _READERS[kind](connection, ids)}


def _records(connection: Connection, ids: Collection[int]) -> list[State]:
    rows = connection.execute(select(schema.record).where(among(connection, schema.record.c.id, ids)))
    return [record_of(row) for row in rows]


def _entries(connection: Connection, ids: Collection[int]) -> list[State]:
    return [entry_of(row) for row in records.entry_rows(connection, schema.entry.c.id, ids)]


_READERS: Mapping[type[State], Callable[[Connection, Collection[int]], Collection[State]]] = {
    Article: lambda connection, ids: articles.by_id(connection, ids).values(),
    Entity: lambda connection, ids: entities.by_id(connection, ids).values(),
    Lesson: lambda connection, ids: lessons.by_id(connection, ids),
    Distinction: lambda connection, ids: lessons.distinctions_by_id(connection, ids),
    Record: _records,
    Entry: _entries,
    Value: lambda connection, ids: list(records.values(connection, schema.value.c.id, ids)),
}


def put(connection: Connection, before: Mapping[Key, State], after: Mapping[Key, State | None], at: str) -> None:
    """Makes what is stored what `after` says.

    Args:
        connection: Inside the transaction that read `before`.
        before: What is stored; absent keys do not exist.
        after: What shall be; None is a thing that shall not exist.
        at: When, for the links among it.

    Raises:
        ConflictError: Something that shall be gone is needed elsewhere, merges would make a circle, something would
            belong to itself or be told apart from itself.
    """
    new = [state for key, state in after.items() if state is not None and key not in before]
    other = [state for key, state in after.items() if state is not None and before.get(key, state) != state]
    gone = [before[key] for key, state in after.items() if state is None and key in before]
    for kind in _ORDER:
        _insert(connection, kind, [each for each in new if type(each) is kind], at)
    for kind in _ORDER:
        _update(connection, kind, [each for each in other if type(each) is kind], before, at)
    for kind in reversed(_ORDER):
        _delete(connection, kind, [each.id for each in gone if type(each) is kind])
    merged = [each.id for each in _all((*new, *other), Entity) if each.merged_into is not None]
    merges.refuse_circles(connection, merged)
    nesting.refuse_circles(connection, _moved(before, (*new, *other)))
    lessons.refuse_one_apart(connection, merged, _all(new, Distinction))


def _moved(before: Mapping[Key, State], changed: Sequence[State]) -> list[int]:
    """Entities that belong to something else than before, lie elsewhere, or stand for another or for themselves."""
    was = {each.id: _leading(each) for each in _all(list(before.values()), Entity)}
    nowhere = (None, None, None)
    return [each.id for each in _all(changed, Entity) if was.get(each.id, nowhere) != _leading(each)]


def _leading(entity: Entity) -> tuple[int | None, int | None, int | None]:
    return entity.parent, entity.place, entity.merged_into


def _insert(connection: Connection, kind: type[State], states: Sequence[State], at: str) -> None:
    if not states:
        return
    if kind is Article:
        insert_all(connection, schema.article, [article_row(each) for each in _all(states, Article)])
    elif kind is Record:
        insert_all(connection, schema.record, [record_row(each) for each in _all(states, Record)])
    elif kind is Entry:
        insert_all(connection, schema.entry, [entry_row(each) for each in _all(states, Entry)])
    elif kind is Value:
        insert_values(connection, _all(states, Value), at)
    elif kind is Lesson:
        _insert_lessons(connection, _all(states, Lesson), at)
    elif kind is Distinction:
        insert_all(connection, schema.distinction, [distinction_row(each, at) for each in _all(states, Distinction)])
    else:
        added = _all(states, Entity)
        insert_all(connection, schema.entity, [entity_row(each) for each in added])
        _insert_names(connection, added)


def _insert_lessons(connection: Connection, added: Sequence[Lesson], at: str) -> None:
    """A lesson that comes back was learned when it first came, not when its end was taken back."""
    first = history.first_times(connection, [each.id for each in added])
    insert_all(connection, schema.lesson, [{**lesson_row(each), "at": first.get(each.id, at)} for each in added])


def insert_values(connection: Connection, values: Sequence[Value], at: str) -> None:
    """Adds values with evidence and links."""
    insert_all(connection, schema.value, [value_row(each) for each in values])
    _insert_evidence(connection, values)
    _insert_links(connection, values, at)


def _insert_evidence(connection: Connection, values: Sequence[Value]) -> None:
    insert_all(connection, schema.evidence, [row for each in values for row in evidence_rows(each)])


def _insert_links(connection: Connection, values: Sequence[Value], at: str) -> None:
    lessons.refuse_strays(connection, [each.link for each in values if each.link is not None])
    rows = [judgement_row(each.id, each.link, at) for each in values if each.link is not None]
    insert_all(connection, schema.judgement, rows)


def _insert_names(connection: Connection, added: Sequence[Entity]) -> None:
    insert_all(connection, schema.alias, [row for each in added for row in alias_rows(each)])
    insert_all(connection, schema.identifier, [row for each in added for row in identifier_rows(each)])
    search.index_entities(connection, added)


def _update(
    connection: Connection, kind: type[State], states: Sequence[State], before: Mapping[Key, State], at: str
) -> None:
    if not states:
        return
    if kind is Article:
        rows = [{"id": each.id, "removed": each.removed} for each in _all(states, Article)]
        update_rows(connection, schema.article, rows)
    elif kind is Record:
        update_rows(
            connection, schema.record, [{"id": each.id, "finished": each.finished} for each in _all(states, Record)]
        )
    elif kind is Entry:
        update_rows(connection, schema.entry, [entry_row(each) for each in _all(states, Entry)])
    elif kind is Value:
        _update_values(connection, _all(states, Value), before, at)
    elif kind is Lesson:
        update_rows(connection, schema.lesson, [lesson_row(each) for each in _all(states, Lesson)])
    elif kind is Entity:
        _update_entities(connection, _all(states, Entity), before)


def _update_values(connection: Connection, values: Sequence[Value], before: Mapping[Key, State], at: str) -> None:
    update_rows(connection, schema.value, [value_row(each) for each in values])
    was = {each.id: each for each in _all([before[Value, value.id] for value in values], Value)}
    moved = [each for each in values if each.evidence != was[each.id].evidence]
    delete_all(connection, schema.evidence.c.value_id, [each.id for each in moved])
    _insert_evidence(connection, moved)
    linked = [each for each in values if each.link != was[each.id].link]
    delete_all(connection, schema.judgement.c.value_id, [each.id for each in linked])
    _insert_links(connection, linked, at)


def _update_entities(connection: Connection, changed: Sequence[Entity], before: Mapping[Key, State]) -> None:
    update_rows(connection, schema.entity, [entity_row(each) for each in changed])
    was = {each.id: each for each in _all([before[Entity, entity.id] for entity in changed], Entity)}
    found_anew = [each for each in changed if _found_by(each) != _found_by(was[each.id])]
    if found_anew:
        _delete_names(connection, [each.id for each in found_anew])
        _insert_names(connection, found_anew)


def _found_by(entity: Entity) -> tuple[object, ...]:
    """What the rows hold that an entity is found by."""
    return entity.kind, entity.name, entity.aliases, entity.identifiers


def _delete_names(connection: Connection, entity_ids: Sequence[int]) -> None:
    delete_all(connection, schema.alias.c.entity_id, entity_ids)
    delete_all(connection, schema.identifier.c.entity_id, entity_ids)
    search.forget_entities(connection, entity_ids)


def _delete(connection: Connection, kind: type[State], ids: Sequence[int]) -> None:
    if not ids:
        return
    if kind is Value:
        delete_values(connection, ids)
    elif kind is Entity:
        refuse_if_needed(connection, ids)
        _delete_names(connection, ids)
        delete_all(connection, schema.entity.c.id, ids)
    elif kind is Lesson:
        lessons.refuse_if_followed(connection, ids)
        delete_all(connection, schema.lesson.c.id, ids)
    elif kind is Distinction:
        delete_all(connection, schema.distinction.c.id, ids)
    elif kind is Entry:
        delete_all(connection, schema.entry.c.id, ids)
    elif kind is Record:
        delete_all(connection, schema.record.c.id, ids)


def refuse_if_needed(connection: Connection, entity_ids: Sequence[int], but: Collection[int] = ()) -> None:
    """An entity that something else leads to stays: whoever takes its making back has to take that back first."""
    needed = entities.needed(connection, entity_ids, but)
    if needed:
        raise ConflictError(
            f"“{needed}” is in use elsewhere; nothing has been changed.",
            "Open it in the registry to see where, or merge it into another.",
        )


def delete_values(connection: Connection, ids: Sequence[int]) -> None:
    """Deletes values with evidence and links."""
    delete_all(connection, schema.evidence.c.value_id, ids)
    delete_all(connection, schema.judgement.c.value_id, ids)
    delete_all(connection, schema.value.c.id, ids)


def _all(states: Sequence[State], kind: type[_Kind]) -> list[_Kind]:
    return [each for each in states if isinstance(each, kind)]
