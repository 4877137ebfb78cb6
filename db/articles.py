"""Articles: importing many at once, and reading them with their texts."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from curator.domain.article import Article, Passage
from curator.domain.change import Change, ChangeSet
from db import history, schema, search
from db.mapping import article_of, article_row, passage_of, passage_rows, text_row
from db.select import among, insert_all

_A, _T, _P = schema.article, schema.article_text, schema.passage


def add(connection: Connection, added: Sequence[Article], change_set: ChangeSet) -> None:
    """Adds articles with everything that is theirs, and logs it."""
    insert_all(connection, _A, [article_row(each) for each in added])
    insert_all(connection, _T, [text_row(each) for each in added])
    insert_all(connection, _P, [row for each in added for row in passage_rows(each)])
    search.index_articles(connection, [(each.id, each.title, each.text) for each in added])
    changes = tuple(Change(None, each) for each in added)
    history.log(connection, [replace(change_set, changes=changes)])


def by_id(connection: Connection, ids: Collection[int]) -> dict[int, Article]:
    """Bare articles by id."""
    rows = connection.execute(select(_A).where(among(connection, _A.c.id, ids)))
    return {row.id: article_of(row) for row in rows}


def full(connection: Connection, ids: Collection[int]) -> dict[int, Article]:
    """Articles by id, with text, passages and metadata."""
    found = by_id(connection, ids)
    passages: dict[int, list[Passage]] = defaultdict(list)
    listed = select(_P).where(among(connection, _P.c.article_id, ids)).order_by(_P.c.article_id, _P.c.position)
    for row in connection.execute(listed):
        passages[row.article_id].append(passage_of(row))
    return {
        row.article_id: replace(
            found[row.article_id],
            text=row.text,
            passages=tuple(passages[row.article_id]),
            metadata=json.loads(row.metadata),
        )
        for row in connection.execute(select(_T).where(among(connection, _T.c.article_id, ids)))
    }


def texts(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """The texts of articles by id."""
    rows = connection.execute(select(_T.c.article_id, _T.c.text).where(among(connection, _T.c.article_id, ids)))
    return {row.article_id: row.text for row in rows}


def titles(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """The titles of articles by id."""
    rows = connection.execute(select(_A.c.id, _A.c.title).where(among(connection, _A.c.id, ids)))
    return {row.id: row.title for row in rows}


def by_fingerprint(connection: Connection, fingerprints: Collection[str]) -> dict[str, Article]:
    """Bare articles by the fingerprint of their text, removed ones included."""
    rows = connection.execute(select(_A).where(among(connection, _A.c.fingerprint, fingerprints)))
    return {row.fingerprint: article_of(row) for row in rows}
