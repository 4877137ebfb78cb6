"""What is known of names: who has them, what was learned of them, and how entities were meant before.

What follows from it is `curator.link`'s.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Row,
    Select,
    Text,
    bindparam,
    exists,
    func,
    literal,
    not_,
    null,
    select,
    union_all,
)

from curator.domain.change import Act
from curator.domain.entity import EntityKind
from curator.domain.lesson import Lesson, Scope
from curator.domain.naming import Bearer, Grounds, Use
from db import merges, schema
from db.select import listed_in
from db.words import clean, name_key

_S, _L, _T = schema.entity, schema.alias, schema.lesson
_J, _V, _N, _R, _A = schema.judgement, schema.value, schema.entry, schema.record, schema.article
# Of an entity that is meant everywhere the newest links say enough of where it is meant.
_NEWEST_LINKS = 30


def grounds(connection: Connection, names: Collection[str]) -> dict[str, Grounds]:
    """For each of these names who has it and what was learned about it, in one query for all.

    Names are the same case, accents and blanks aside.
    """
    keys = {name: name_key(clean(name)) for name in names}
    asked = {"keys": json.dumps(sorted(set(keys.values()) - {""}))}
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_about(connection.dialect.name), asked):
        found[row.key].append(row)
    merged = {row.entity_id for rows in found.values() for row in rows if row.merged_into is not None}
    heads = merges.living(connection, merged) if merged else {}
    known = {key: _grounds(rows, heads) for key, rows in found.items()}
    return {name: known.get(key, Grounds()) for name, key in keys.items()}


@cache
def _about(dialect: str) -> Select[Any]:
    keys = listed_in(dialect, "keys", Text())
    entity = (_S.c.kind, _S.c.merged_into, _S.c.id.label("entity_id"))
    untaught = [null().label(column.name) for column in _TAUGHT]
    own = select(_S.c.folded, _S.c.name, *entity, *untaught).where(_S.c.folded.in_(keys))
    other = select(_L.c.folded, _L.c.name, *entity, *untaught).join_from(_L, _S, _S.c.id == _L.c.entity_id)
    named = (_T.c.name_key.label("key"), _T.c.words.label("name"))
    taught = select(*named, *entity, *_TAUGHT).join_from(_T, _S, _S.c.id == _T.c.entity_id)
    # Lessons first: PostgreSQL takes the columns' types from there, the others have nothing in some.
    every = union_all(taught.where(_T.c.name_key.in_(keys)), own, other.where(_L.c.folded.in_(keys))).subquery()
    return select(every)


_TAUGHT = (
    _T.c.id,
    _T.c.kind.label("taught_kind"),
    _T.c.means,
    _T.c.scope,
    _T.c.applies_to,
    _T.c.value_id,
    _T.c.by,
)


def _grounds(rows: Sequence[Row[Any]], heads: dict[int, int]) -> Grounds:
    living = {row.entity_id: heads.get(row.entity_id, row.entity_id) for row in rows}
    bearers = {
        (row.entity_id, row.name): Bearer(
            entity_id=row.entity_id, living=living[row.entity_id], kind=EntityKind(row.kind), name=row.name
        )
        for row in rows
        if row.id is None
    }
    lessons = sorted((_lesson(row) for row in rows if row.id is not None), key=lambda each: -each.id)
    return Grounds(
        bearers=tuple(bearers[each] for each in sorted(bearers)),
        lessons=tuple(lessons),
        living={lesson.entity_id: living[lesson.entity_id] for lesson in lessons},
    )


def _lesson(row: Row[Any]) -> Lesson:
    return Lesson(
        id=row.id,
        words=row.name,
        kind=EntityKind(row.taught_kind),
        entity_id=row.entity_id,
        means=bool(row.means),
        scope=Scope(row.scope),
        where=row.applies_to,
        value_id=row.value_id,
        by=row.by,
    )


def uses(connection: Connection, entity_ids: Collection[int], outlet: str) -> dict[int, Use]:
    """How living entities were meant before, by their newest links; those never meant are left out."""
    heads = {each: head for head, family in merges.families(connection, entity_ids).items() for each in family}
    asked = {"ids": json.dumps(sorted(heads)), "newest": _NEWEST_LINKS - 1}
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(_newest(connection.dialect.name), asked):
        found[heads[row.entity_id]].append(row)
    return {head: _use(rows, outlet) for head, rows in found.items()}


def _use(rows: Sequence[Row[Any]], outlet: str) -> Use:
    by_person = [row for row in rows if not row.by.startswith("rule:")]
    return Use(
        articles=frozenset(row.article_id for row in rows),
        chosen=len(by_person),
        in_outlet=sum(1 for row in by_person if outlet and row.outlet == outlet),
    )


@cache
def _newest(dialect: str) -> Select[Any]:
    """The newest links of each entity: ids of values rise with time, so the oldest that counts is a bound of theirs.

    The bounds come first, each once: an entity may be meant in very many places.
    """
    older = _J.alias()
    oldest = (
        select(older.c.value_id)
        .where(older.c.entity_id == _S.c.id)
        .order_by(older.c.value_id.desc())
        .limit(1)
        .offset(bindparam("newest", type_=Integer))
        .scalar_subquery()
    )
    asked = _S.c.id.in_(listed_in(dialect, "ids", _S.c.id.type))
    bounds = select(_S.c.id, func.coalesce(oldest, literal(0)).label("oldest")).where(asked).cte("bounds")
    bounds = bounds.prefix_with("MATERIALIZED")
    return (
        select(_J.c.entity_id, _J.c.by, _R.c.article_id, _A.c.outlet)
        .join_from(bounds, _J, (_J.c.entity_id == bounds.c.id) & (_J.c.value_id >= bounds.c.oldest))
        .join(_V, _V.c.id == _J.c.value_id)
        .join(_N, _N.c.id == _V.c.entry_id)
        .join(_R, _R.c.id == _N.c.record_id)
        .join(_A, _A.c.id == _R.c.article_id)
    )


def unlinked(connection: Connection, value_ids: Collection[int], besides: Collection[int] = ()) -> set[int]:
    """Those of these values whose link somebody took away, also by undoing the act that made it.

    Args:
        connection: To the store.
        value_ids: The values.
        besides: What was taken away together with something of one of these does not count.
    """
    asked = {"ids": json.dumps(sorted(value_ids)), "besides": json.dumps(sorted(besides)), "link": '%"link":{%'}
    return set(connection.execute(_taken_away(connection.dialect.name), asked).scalars()) if value_ids else set()


@cache
def _taken_away(dialect: str) -> Select[int]:
    change, done, link = schema.change, schema.change_set, bindparam("link", type_=Text())
    named = change.c.target_id.in_(listed_in(dialect, "ids", _S.c.id.type))
    gone = (change.c.after.is_not(None)) & change.c.after.not_like(link)
    removed = (change.c.kind == "value", change.c.before.like(link), gone, done.c.act == Act.LINK)
    beside = schema.change.alias()
    along = beside.c.target_id.in_(listed_in(dialect, "besides", _S.c.id.type))
    together = exists().where(beside.c.change_set_id == change.c.change_set_id, beside.c.kind == "value", along)
    return select(change.c.target_id).join_from(change, done).where(named, *removed, not_(together))
