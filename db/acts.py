"""What acts were done to: the things that the log of changes names, whether the acts stand or were taken back."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from db import schema
from db.select import among

_S, _C = schema.change_set, schema.change


def acted_on(connection: Connection, article_id: int) -> set[int]:
    """Ids of the entries, values and records that somebody's acts in an article changed; see `Reads.acted_on`."""
    named = select(_C.c.target_id).distinct().join_from(_S, _C, _C.c.change_set_id == _S.c.id)
    return set(connection.execute(named.where(_S.c.article_id == article_id)).scalars())


def number_of(connection: Connection, article_ids: Collection[int]) -> dict[int, int]:
    """How many acts the log holds of each article; it only ever grows. Articles without any are left out."""
    listed = select(_S.c.article_id, func.count()).where(among(connection, _S.c.article_id, article_ids))
    return {row[0]: row[1] for row in connection.execute(listed.group_by(_S.c.article_id))}
