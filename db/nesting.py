"""What belongs to what, and which place lies in which, step by step: nothing comes back to itself.

A merged entity leads to what it was merged into. What belonged to something that was merged into it stays as it is:
it stands for the whole now, and nobody reads that step.
"""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from curator.errors import ConflictError
from db import schema
from db.merges import rounds
from db.select import among

_S = schema.entity
_ROLES: tuple[tuple[ColumnElement[Any], str], ...] = (
    (_S.c.parent_id, "“{}” would belong to itself"),
    (_S.c.place_id, "“{}” would lie in itself"),
)


def refuse_circles(connection: Connection, moved: Collection[int]) -> None:
    """Sees to it that entities that were just put elsewhere, or merged, do not come back to themselves.

    Args:
        connection: Inside the transaction that put them there, so that nobody moves what they are in meanwhile.
        moved: Ids of entities that belong to something else now, lie elsewhere, or stand for another.

    Raises:
        ConflictError: One of them comes back to itself.
    """
    for role, words in _ROLES if moved else ():
        for circle, living in _circles(connection, role, moved):
            if not circle.isdisjoint(moved):
                raise ConflictError(
                    f"{words.format(_first_name(connection, living))}; nothing has been changed.",
                    "Look in the registry at what it is in, and change that first.",
                )


def circles(connection: Connection) -> list[str]:
    """The names of the entities that belong to themselves or lie in themselves, one a circle."""
    return [_first_name(connection, living) for role, _ in _ROLES for _, living in _circles(connection, role)]


def _circles(
    connection: Connection, role: ColumnElement[Any], start: Collection[int] | None = None
) -> Iterator[tuple[set[int], set[int]]]:
    """The circles on the way from some entities or anywhere, each with those of it that are living."""
    further = func.coalesce(_S.c.merged_into, role).label("further")
    step = select(_S.c.id, _S.c.merged_into, further)
    if start is None:
        rows = connection.execute(step.where(further.is_not(None)))
    else:
        way = step.where(among(connection, _S.c.id, sorted(start))).cte("way", recursive=True)
        way = way.union(step.join(way, _S.c.id == way.c.further))
        rows = connection.execute(select(way))
    steps, merged = {}, set()
    for row in rows:
        steps[row.id] = row.further
        if row.merged_into is not None:
            merged.add(row.id)
    for circle in rounds(steps):
        living = set(circle) - merged
        if len(living) > 1 or len(circle) == 1:
            yield set(circle), living


def _first_name(connection: Connection, ids: Collection[int]) -> str:
    name: str = connection.execute(select(_S.c.name).where(_S.c.id == min(ids))).scalar_one()
    return name
