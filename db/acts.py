"""What acts were done to: the things that the log of changes names, whether the acts stand or were taken back."""

from sqlalchemy import Connection, select

from db import schema

_S, _C = schema.change_set, schema.change


def acted_on(connection: Connection, article_id: int) -> set[int]:
    """Ids of the entries, values and records that somebody's acts in an article changed; see `Reads.acted_on`."""
    named = select(_C.c.target_id).distinct().join_from(_S, _C, _C.c.change_set_id == _S.c.id)
    return set(connection.execute(named.where(_S.c.article_id == article_id)).scalars())
