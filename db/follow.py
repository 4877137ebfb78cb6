"""What follows from a record: its counters, and how its article is shown in lists. Kept in every write's transaction.

The semantics of the counters are those of `curator.domain.record.progress`; a test compares the two.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    cast,
    func,
    select,
    true,
)

from curator.domain.record import Status
from db import schema, search
from db.mapping import title_key
from db.records import entry_rows
from db.select import among

ARTICLE_GROUP = "article"
COUNTERS = {"total": 0, "judged": 0, "doubts": 0, "sureness": None}
"""The counters of a record, and how they stand without entries."""

_A, _R, _N, _V = schema.article, schema.record, schema.entry, schema.value
_OPEN = (Status.PROPOSED, Status.POSTPONED)
_SHOWN = ("title", "published", "outlet", "language")


@dataclass(frozen=True, slots=True)
class Touched:
    """What a write has touched.

    Attributes:
        records: Records whose counters may be others now.
        entries: Entries whose record is to be looked up.
        heads: Records whose group `article` may be another now.
        finished: Articles of which a record may have been finished or opened again.
    """

    records: set[int] = field(default_factory=set)
    entries: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)
    finished: set[int] = field(default_factory=set)


def refresh(connection: Connection, touched: Touched) -> None:
    """Makes counters and articles follow their records."""
    for row in entry_rows(connection, _N.c.id, touched.entries):
        touched.records.add(row.record_id)
        if row.group_key == ARTICLE_GROUP:
            touched.heads.add(row.record_id)
    if touched.records:
        _count(connection, touched.records)
    if touched.finished:
        settled = settled_of(_A.c.id)
        connection.execute(_A.update().where(among(connection, _A.c.id, touched.finished)).values(settled=settled))
    if touched.heads:
        _follow_heads(connection, touched.heads)


def settled_of(article_id: ColumnElement[int]) -> ScalarSelect[int]:
    """How many records of an article are finished."""
    finished = select(func.count()).select_from(_R).where(_R.c.article_id == article_id, _R.c.finished == true())
    return finished.scalar_subquery()


def counters(record_ids: Any = None) -> Subquery:
    """A table of what the counters should be: record_id, those of `COUNTERS`; records without entries are absent.

    Args:
        record_ids: A condition on entries that says whose, or None for all.
    """
    opened = func.sum(case((_V.c.status.in_(_OPEN), 1), else_=0))
    doubted = func.sum(case((_V.c.status == Status.POSTPONED, 1), else_=0))
    told = and_(_V.c.status.in_(_OPEN), _V.c.confidence.is_not(None))
    # In whole numbers, whose sum is the same in any order.
    sure = func.sum(case((told, cast(_V.c.confidence * 1000, Integer())), else_=0))
    numbers = (
        opened.label("opened"),
        doubted.label("doubted"),
        sure.label("sure"),
        func.sum(case((told, 1), else_=0)).label("told"),
    )
    by_entry = select(_N.c.record_id, *numbers).join_from(_N, _V, _V.c.entry_id == _N.c.id, isouter=True)
    if record_ids is not None:
        by_entry = by_entry.where(record_ids)
    entries = by_entry.group_by(_N.c.id, _N.c.record_id).subquery()
    return (
        select(
            entries.c.record_id,
            func.count().label("total"),
            func.sum(case((entries.c.opened == 0, 1), else_=0)).label("judged"),
            func.sum(case((entries.c.doubted > 0, 1), else_=0)).label("doubts"),
            (_whole(entries.c.sure) // func.nullif(_whole(entries.c.told), 0, type_=Integer())).label("sureness"),
        )
        .group_by(entries.c.record_id)
        .subquery()
    )


def _whole(column: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(func.sum(column), Integer())


@cache
def _counters_of_one() -> Select[Any]:
    """Of the record `counted`; put together once, for putting it together takes longer than running it."""
    return select(counters(_N.c.record_id == bindparam("counted")))


def _count(connection: Connection, record_ids: Collection[int]) -> None:
    if len(record_ids) == 1:
        found = connection.execute(_counters_of_one(), {"counted": next(iter(record_ids))}).all()
    else:
        found = connection.execute(select(counters(among(connection, _N.c.record_id, record_ids)))).all()
    numbers = {row.record_id: {name: getattr(row, name) for name in COUNTERS} for row in found}
    rows = [{**numbers.get(each, COUNTERS), "record": each} for each in sorted(record_ids)]
    settings: dict[str, Any] = {name: bindparam(name) for name in COUNTERS}
    connection.execute(_R.update().where(_R.c.id == bindparam("record")).values(settings), rows)


def _follow_heads(connection: Connection, record_ids: Collection[int]) -> None:
    shown = _heads(connection, record_ids)
    wanted = select(_A, _R.c.id.label("record")).join_from(_A, _R, _R.c.article_id == _A.c.id)
    articles = connection.execute(wanted.where(among(connection, _R.c.id, record_ids))).all()
    rows = [row for each in articles if (row := _shown_row(each, shown.get(each.record, {})))]
    if not rows:
        return
    settings: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "article"}
    connection.execute(_A.update().where(_A.c.id == bindparam("article")).values(settings), rows)
    titles = {row["article"]: row["title"] for row in rows}
    old = [(each.id, each.title, titles[each.id]) for each in articles if each.id in titles]
    search.retitle(connection, [(article, was, now) for article, was, now in old if was != now])


def _heads(connection: Connection, record_ids: Collection[int]) -> dict[int, dict[str, str]]:
    """By record: what its group `article` says, the first standing value of each field."""
    standing = and_(
        among(connection, _N.c.record_id, record_ids),
        _N.c.group_key == ARTICLE_GROUP,
        _V.c.status != Status.REJECTED,
        _V.c.field.in_(_SHOWN),
    )
    listed = (
        select(_N.c.record_id, _V.c.field, _V.c.words, _V.c.date_content)
        .join_from(_N, _V, _V.c.entry_id == _N.c.id)
        .where(standing)
        .order_by(_N.c.position, _N.c.id, _V.c.position, _V.c.id)
    )
    heads: dict[int, dict[str, str]] = {}
    for row in connection.execute(listed):
        words = row.date_content if row.field == "published" else row.words
        if words:
            heads.setdefault(row.record_id, {}).setdefault(row.field, words)
    return heads


def _shown_row(article: Row[Any], head: Mapping[str, str]) -> dict[str, Any] | None:
    """What an article's row should say, or None where it does already."""
    own = {name: getattr(article, f"own_{name}") for name in _SHOWN}
    shown = {name: head.get(name, own[name]) for name in _SHOWN}
    if all(getattr(article, name) == words for name, words in shown.items()):
        return None
    return {"article": article.id, "title_key": title_key(shown["title"]), **shown}
