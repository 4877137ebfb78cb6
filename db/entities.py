"""The registry: entities by id, and those that a name may mean. Ranking them is `curator.link`'s."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Integer, Select, bindparam, select, union_all

from curator.domain.entity import Entity, EntityKind, Identifier
from db import schema, search
from db.mapping import entity_of
from db.select import among
from db.words import clean, fold

_S, _L, _I = schema.entity, schema.alias, schema.identifier
# So many entities that share a rare letter triple are compared; the likeliest hundreds of them go on to the ranking.
_COMPARED = 2000
_SIMILAR_AT_LEAST = 40.0
_LAST_CHARACTER = "\U0010ffff"

_Condition = Callable[[ColumnElement[str]], ColumnElement[bool]]


def by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Entity]:
    """Entities by id, with aliases and identifiers."""
    wanted = list(ids)
    if not wanted:
        return {}
    aliases: dict[int, list[str]] = defaultdict(list)
    named = select(_L).where(among(connection, _L.c.entity_id, wanted)).order_by(_L.c.entity_id, _L.c.position)
    for row in connection.execute(named):
        aliases[row.entity_id].append(row.name)
    identifiers: dict[int, list[Identifier]] = defaultdict(list)
    listed = select(_I).where(among(connection, _I.c.entity_id, wanted)).order_by(_I.c.entity_id, _I.c.position)
    for row in connection.execute(listed):
        identifiers[row.entity_id].append(Identifier(row.scheme, row.value))
    rows = connection.execute(select(_S).where(among(connection, _S.c.id, wanted)))
    return {row.id: entity_of(row, aliases[row.id], identifiers[row.id]) for row in rows}


def find(connection: Connection, words: str, kind: EntityKind | None, limit: int) -> list[Entity]:
    """Entities that may be meant, equal names first, then beginnings, then similar ones; merged ones are left out."""
    folded = fold(clean(words))
    if not folded or limit <= 0:
        return []
    # An entity may come once a name; twice the limit leaves enough of them in all but odd registries.
    asked = {"folded": folded, "last": folded + _LAST_CHARACTER, "most": 2 * limit}
    found = dict.fromkeys(connection.execute(_named(kind, _is_equal), asked).scalars())
    if len(found) < limit:
        found |= dict.fromkeys(connection.execute(_named(kind, _begins), asked).scalars())
    if len(found) < limit:
        found |= _similar(connection, folded, kind, limit)
    chosen = list(found)[:limit]
    entities = by_id(connection, chosen)
    return [entities[each] for each in chosen]


def _is_equal(column: ColumnElement[str]) -> ColumnElement[bool]:
    return column == bindparam("folded")


def _begins(column: ColumnElement[str]) -> ColumnElement[bool]:
    return (column >= bindparam("folded")) & (column <= bindparam("last"))


@cache
def _named(kind: EntityKind | None, wanted: _Condition) -> Select[int]:
    """Ids of entities one of whose folded names is as wanted, in the order of the names.

    Put together once, for it is asked at every name that a curator comes to.
    """
    names = _names(kind, wanted(_S.c.folded), wanted(_L.c.folded)).subquery()
    return select(names.c.id).order_by(names.c.folded, names.c.id).limit(bindparam("most", type_=Integer))


def _names(kind: EntityKind | None, own: ColumnElement[bool], other: ColumnElement[bool]) -> CompoundSelect[int, str]:
    """Folded names with the ids of their entities: own names and aliases."""
    standing: ColumnElement[bool] = _S.c.merged_into.is_(None)
    if kind is not None:
        standing &= _S.c.kind == kind
    aliases = select(_S.c.id, _L.c.folded).join_from(_L, _S, _S.c.id == _L.c.entity_id)
    return union_all(select(_S.c.id, _S.c.folded).where(standing, own), aliases.where(standing, other))


def _similar(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> dict[int, None]:
    """Ids of entities with a similar name, likeliest first, among those that share a rare letter triple."""
    # Imported where it is needed: the first window is painted without it.
    from rapidfuzz import fuzz

    blocked = search.similar_entities(connection, folded, _COMPARED)
    names = _names(kind, among(connection, _S.c.id, blocked), among(connection, _L.c.entity_id, blocked))
    scores: dict[int, float] = {}
    for entity_id, name in connection.execute(names):
        score = fuzz.WRatio(folded, name, score_cutoff=_SIMILAR_AT_LEAST)
        scores[entity_id] = max(score, scores.get(entity_id, 0.0))
    likeliest = sorted((-score, entity_id) for entity_id, score in scores.items() if score)
    return dict.fromkeys([entity_id for _, entity_id in likeliest[:limit]])
