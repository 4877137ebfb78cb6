"""Claims: which curator works on which article."""

from sqlalchemy import Connection, select

from curator.domain.claim import Claim
from db import schema
from db.clock import now
from db.history import know_curators
from db.select import insert_all

_C = schema.claim


def claim(connection: Connection, article_id: int, curator: str) -> Claim | None:
    """Takes an article, unless it is somebody else's: then that claim is the answer."""
    row = connection.execute(select(_C).where(_C.c.article_id == article_id)).first()
    if row is not None:
        held = Claim(article_id=row.article_id, curator=row.curator, since=row.since)
        return None if held.curator == curator else held
    since = now()
    know_curators(connection, {(curator, since)})
    insert_all(connection, _C, [{"article_id": article_id, "curator": curator, "since": since}])
    return None


def release(connection: Connection, article_id: int, curator: str) -> None:
    """Gives an article back."""
    connection.execute(_C.delete().where(_C.c.article_id == article_id, _C.c.curator == curator))
