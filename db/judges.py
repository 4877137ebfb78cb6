"""Who judged: whose act gave a value the status that it has, by the log of changes."""

import json
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select

from curator.domain.change import Way
from curator.domain.record import Value
from db import schema
from db.codec import KINDS
from db.select import among

_S, _C = schema.change_set, schema.change


def judges(connection: Connection, article_ids: Collection[int]) -> dict[int, str]:
    """The name under which each value's present status was logged; see `Reads.judges`."""
    listed = (
        select(_S.c.id, _S.c.curator, _S.c.way, _S.c.of, _C.c.target_id, _C.c.before, _C.c.after)
        .join_from(_S, _C, _C.c.change_set_id == _S.c.id)
        .where(among(connection, _S.c.article_id, article_ids), _C.c.kind == KINDS[Value])
        .order_by(_S.c.id, _C.c.position)
    )
    now: dict[int, str] = {}
    # Of every set, who had judged each of its values before and after it: to this an undo or redo goes back.
    before: dict[int, dict[int, str]] = defaultdict(dict)
    after: dict[int, dict[int, str]] = defaultdict(dict)
    for row in connection.execute(listed):
        known = now.get(row.target_id, "")
        match row.way:
            case Way.UNDO:
                judge = before[row.of].get(row.target_id, "")
            case Way.REDO:
                judge = after[row.of].get(row.target_id, "")
            case _:
                judge = row.curator if _status(row.before) != _status(row.after) else known
        before[row.id].setdefault(row.target_id, known)
        after[row.id][row.target_id] = now[row.target_id] = judge
    return {value_id: judge for value_id, judge in now.items() if judge}


def _status(state: str | None) -> str:
    return str(json.loads(state)["status"]) if state else ""
