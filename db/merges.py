"""Merges of entities step by step: which one stands for another today, and no circle among them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from curator.errors import ConflictError
from db import schema
from db.select import among

_S = schema.entity


def living(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """For each of these ids the entity that stands for it today: itself, or what it was merged into, step by step.

    Ids that are unknown are left out. In a circle, which nothing should make, the one of the smallest id stands for
    all, so that whoever reads comes to an end.
    """
    wanted = list(ids)
    steps = _steps(connection, wanted)
    return {each: _head(steps, each) for each in wanted if each in steps}


def families(connection: Connection, heads: Iterable[int]) -> dict[int, set[int]]:
    """For each of these entities itself and everything that was merged into it, step by step."""
    found = {head: {head} for head in heads}
    head_of = {head: head for head in found}
    newest = set(found)
    while newest:
        merged = select(_S.c.id, _S.c.merged_into).where(among(connection, _S.c.merged_into, sorted(newest)))
        newest = set()
        for row in connection.execute(merged):
            if row.id in found[head_of[row.merged_into]]:
                continue
            head_of[row.id] = head_of[row.merged_into]
            found[head_of[row.id]].add(row.id)
            newest.add(row.id)
    return found


def refuse_circles(connection: Connection, merged: Collection[int]) -> None:
    """Sees to it that entities that were just merged do not lead back to themselves.

    Args:
        connection: Inside the transaction that merged them, so that nobody merges meanwhile.
        merged: Ids of entities that stand for another now.

    Raises:
        ConflictError: One of them leads back to itself.
    """
    steps = _steps(connection, merged)
    for each in merged:
        if each in _way(steps, steps[each]):
            name = connection.execute(select(_S.c.name).where(_S.c.id == each)).scalar_one()
            raise ConflictError(
                f"What “{name}” would be merged into was merged into it meanwhile; nothing has been changed.",
                "Look both up in the registry, and take the other merge back first.",
            )


def circles(connection: Connection) -> list[str]:
    """The names of the entities that lead back to themselves, one a circle."""
    rows = connection.execute(select(_S.c.id, _S.c.merged_into).where(_S.c.merged_into.is_not(None)))
    steps = {row.id: row.merged_into for row in rows}
    first = {min(each) for each in rounds(steps)}
    return list(
        connection.execute(select(_S.c.name).where(among(connection, _S.c.id, first)).order_by(_S.c.id)).scalars()
    )


def rounds(steps: Mapping[int, int | None]) -> Iterator[list[int]]:
    """The circles of what leads from one to the next."""
    known: set[int] = set()
    for each in steps:
        way = _way(steps, each, known)
        on = steps.get(way[-1]) if way else None
        if on in way:
            yield way[way.index(on) :]
        known |= set(way)


def _steps(connection: Connection, ids: Collection[int]) -> dict[int, int | None]:
    """For these entities, and all on the way from them, what each was merged into."""
    steps: dict[int, int | None] = {}
    newest = set(ids)
    while newest:
        rows = connection.execute(select(_S.c.id, _S.c.merged_into).where(among(connection, _S.c.id, sorted(newest))))
        found = {row.id: row.merged_into for row in rows}
        steps |= found
        newest = {each for each in found.values() if each is not None} - steps.keys()
    return steps


def _way(steps: Mapping[int, int | None], start: int | None, known: Collection[int] = ()) -> list[int]:
    """The entities from one on, step by step, up to the end, to what is known, or to where a circle closes."""
    way: dict[int, None] = {}
    while start is not None and start not in way and start not in known:
        way[start] = None
        start = steps.get(start)
    return list(way)


def _head(steps: Mapping[int, int | None], start: int) -> int:
    way = _way(steps, start)
    on = steps[way[-1]]
    return way[-1] if on is None else min(way[way.index(on) :])
