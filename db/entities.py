"""The registry: entities by id, and those that a name may mean. Ranking them is `curator.link`'s."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import cache

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Integer, Select, bindparam, select, union_all

from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from db import schema, search
from db.mapping import alias_of, entity_of
from db.select import among
from db.words import clean, fold

_S, _L, _I = schema.entity, schema.alias, schema.identifier
# So many entities that share a rare letter triple are compared; the likeliest hundreds of them go on to the ranking.
_COMPARED = 2000
_SIMILAR_AT_LEAST = 40.0
_LAST_CHARACTER = "\U0010ffff"

_LEADING_HERE = (
    schema.judgement.c.entity_id,
    _S.c.merged_into,
    _S.c.parent_id,
    _S.c.place_id,
    schema.lesson.c.entity_id,
    schema.distinction.c.one_id,
    schema.distinction.c.other_id,
)

_Condition = Callable[[ColumnElement[str]], ColumnElement[bool]]


def by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Entity]:
    """Entities by id, with aliases and identifiers."""
    wanted = list(ids)
    if not wanted:
        return {}
    aliases: dict[int, list[Alias]] = defaultdict(list)
    named = select(_L).where(among(connection, _L.c.entity_id, wanted)).order_by(_L.c.entity_id, _L.c.position)
    for row in connection.execute(named):
        aliases[row.entity_id].append(alias_of(row))
    identifiers: dict[int, list[Identifier]] = defaultdict(list)
    listed = select(_I).where(among(connection, _I.c.entity_id, wanted)).order_by(_I.c.entity_id, _I.c.position)
    for row in connection.execute(listed):
        identifiers[row.entity_id].append(Identifier(row.scheme, row.value))
    rows = connection.execute(select(_S).where(among(connection, _S.c.id, wanted)))
    return {row.id: entity_of(row, aliases[row.id], identifiers[row.id]) for row in rows}


def living(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """For each of these ids the entity that stands for it today: itself, or what it was merged into, step by step.

    Ids that are unknown are left out.
    """
    wanted = list(ids)
    rows = connection.execute(select(_S.c.id, _S.c.merged_into).where(among(connection, _S.c.id, wanted)))
    heads = {row.id: row.merged_into or row.id for row in rows}
    while on := {head for asked, head in heads.items() if head != asked}:
        merged = select(_S.c.id, _S.c.merged_into).where(among(connection, _S.c.id, on), _S.c.merged_into.is_not(None))
        further = {row.id: row.merged_into for row in connection.execute(merged)}
        if not further:
            break
        heads = {asked: further.get(head, head) for asked, head in heads.items()}
    return heads


def families(connection: Connection, heads: Iterable[int]) -> dict[int, set[int]]:
    """For each of these entities itself and everything that was merged into it, step by step."""
    found = {head: {head} for head in heads}
    head_of = {head: head for head in found}
    newest = set(found)
    while newest:
        merged = select(_S.c.id, _S.c.merged_into).where(among(connection, _S.c.merged_into, sorted(newest)))
        newest = set()
        for row in connection.execute(merged):
            head_of[row.id] = head_of[row.merged_into]
            found[head_of[row.id]].add(row.id)
            newest.add(row.id)
    return found


def whole(connection: Connection, heads: Iterable[int]) -> dict[int, Entity]:
    """Living entities by id, each with the names and identifiers of what was merged into it behind its own."""
    families_of = families(connection, heads)
    found = by_id(connection, set().union(*families_of.values()))
    return {
        head: _joined(found[head], [found[each] for each in sorted(family - {head})])
        for head, family in families_of.items()
        if head in found
    }


def _joined(head: Entity, merged: list[Entity]) -> Entity:
    if not merged:
        return head
    known = set(head.names)
    names = (alias for each in merged for alias in (Alias(each.name), *each.aliases))
    more = tuple({alias.name: alias for alias in names if alias.name not in known}.values())
    identifiers = dict.fromkeys((*head.identifiers, *(one for each in merged for one in each.identifiers)))
    return replace(head, aliases=(*head.aliases, *more), identifiers=tuple(identifiers))


def meant(connection: Connection, ids: Iterable[int]) -> dict[int, Entity]:
    """The living entity behind each of these ids, see `living`, as `whole` gives it."""
    heads = living(connection, ids)
    entities = whole(connection, set(heads.values()))
    return {asked: entities[head] for asked, head in heads.items()}


def needed(connection: Connection, ids: Collection[int]) -> str:
    """The name of one of these entities that a link, a lesson or another entity leads to, or an empty text."""
    for column in _LEADING_HERE:
        used = connection.execute(select(column).where(among(connection, column, ids)).limit(1)).scalar()
        if used is not None:
            name: str = connection.execute(select(_S.c.name).where(_S.c.id == used)).scalar_one()
            return name
    return ""


def find(connection: Connection, words: str, kind: EntityKind | None, limit: int) -> list[Entity]:
    """Living entities that may be meant, equal names first, then beginnings, then similar ones.

    The names of merged entities are names of the one that took their place.
    """
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
    heads = living(connection, found)
    chosen = list(dict.fromkeys(heads[each] for each in found))[:limit]
    entities = whole(connection, chosen)
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
    wanted = [] if kind is None else [_S.c.kind == kind]
    aliases = select(_S.c.id, _L.c.folded).join_from(_L, _S, _S.c.id == _L.c.entity_id)
    return union_all(select(_S.c.id, _S.c.folded).where(*wanted, own), aliases.where(*wanted, other))


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
