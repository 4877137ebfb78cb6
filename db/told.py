"""The history of entities: which acts changed them or are about them, and what these did to them.

What an act changed is found by the log's own index. A lesson and a distinction can be gone, and a merge taken back,
while the history still has to tell of them: for these it is written down whom they are about.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, or_, select, union

from curator.domain.change import Act, Change, ChangeSet, Way
from curator.domain.told import Told
from db import history, schema
from db.select import among

_O, _C, _S = schema.concern, schema.change, schema.change_set
_TELLING = ("entity", "lesson", "distinction")


def told(connection: Connection, entity_ids: Collection[int], limit: int) -> list[Told]:
    """The newest acts that changed one of these entities or are about one, each once, the newest first."""
    touched = _sets(connection, _acts_about(connection, entity_ids, limit))
    first = _sets(connection, {each.of or each.id for each in touched})
    ids = [each.id for each in first]
    again = _taken_back_or_restored(connection, ids)
    changes = _changes(connection, first, entity_ids)
    return [Told(replace(each, changes=tuple(changes[each.id])), again.get(each.id)) for each in first]


def _acts_about(connection: Connection, entity_ids: Collection[int], limit: int) -> Collection[int]:
    changed = select(_C.c.change_set_id.label("id")).where(among(connection, _C.c.target_id, entity_ids))
    about = select(_O.c.change_set_id).where(among(connection, _O.c.entity_id, entity_ids))
    every = union(changed, about).subquery()
    return list(connection.execute(select(every.c.id).order_by(every.c.id.desc()).limit(limit)).scalars())


def _sets(connection: Connection, ids: Collection[int]) -> list[ChangeSet]:
    rows = connection.execute(select(_S).where(among(connection, _S.c.id, ids)).order_by(_S.c.id.desc()))
    return [history.bare_set(row) for row in rows]


def _taken_back_or_restored(connection: Connection, ids: Collection[int]) -> dict[int, ChangeSet]:
    """By act what was done about it last; a taking back or restoring that was broken off has done nothing yet."""
    first = _S.alias()
    restored = (_S.c.way == Way.REDO) & first.c.undone_by.is_(None)
    whole = or_(restored, first.c.undone_by == _S.c.id)
    about = select(_S).join_from(_S, first, _S.c.of == first.c.id).where(among(connection, _S.c.of, ids), whole)
    return {row.of: history.bare_set(row) for row in connection.execute(about.order_by(_S.c.id))}


def _changes(connection: Connection, sets: Sequence[ChangeSet], entity_ids: Collection[int]) -> dict[int, list[Change]]:
    """By act what it did to entities, and what was learned or told apart by it."""
    found: dict[int, list[Change]] = {each.id: [] for each in sets}
    # Of a list of a hundred thousand entities those that are asked for alone are read.
    small = [each.id for each in sets if each.act is not Act.TAKE_IN]
    lists = [each for each in found if each not in small]
    ours = among(connection, _C.c.target_id, entity_ids) & among(connection, _C.c.change_set_id, lists)
    for condition in (ours, among(connection, _C.c.change_set_id, small) & _C.c.kind.in_(_TELLING)):
        rows = connection.execute(select(_C).where(condition).order_by(_C.c.change_set_id, _C.c.position))
        for row in rows:
            found[row.change_set_id].append(history.read_change(row))
    return found
