"""The registry: entities by id, and those that a name may mean. Ranking them is `curator.link`'s."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    func,
    literal,
    not_,
    select,
    union,
    union_all,
)

from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.domain.names import asked_forms, bag, place_core
from db import forms, schema, search
from db.mapping import alias_of, entity_of
from db.merges import families, living
from db.select import among, listed_in
from db.words import KEY_BEGINNING, clean, fold, name_key

_S, _L, _I, _M, _F = schema.entity, schema.alias, schema.identifier, forms.name_table, forms.form_table
# So many entities that share a rare letter triple are compared; the likeliest hundreds of them go on to the ranking.
_COMPARED = 1200
# Of a written name the entities whose names only begin so may be one in so many of those looked at.
_BEGINNINGS = 4
_TRIPLE = 3
_NAMES_AN_ENTITY = 4
_SIMILAR_AT_LEAST = 40.0
# A name that is much shorter than what was written is a part of it, not like it.
_SHORTEST = 2 / 3
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


def by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Entity]:
    """Entities by id, with aliases and identifiers."""
    wanted = list(ids)
    if not wanted:
        return {}
    aliases: dict[int, list[Alias]] = defaultdict(list)
    named = select(_L).where(among(connection, _L.c.entity_id, wanted)).order_by(_L.c.entity_id, _L.c.position)
    for row in connection.execute(named).all():
        aliases[row.entity_id].append(alias_of(row))
    identifiers: dict[int, list[Identifier]] = defaultdict(list)
    listed = select(_I).where(among(connection, _I.c.entity_id, wanted)).order_by(_I.c.entity_id, _I.c.position)
    for row in connection.execute(listed).all():
        identifiers[row.entity_id].append(Identifier(row.scheme, row.value))
    rows = connection.execute(select(_S).where(among(connection, _S.c.id, wanted))).all()
    return {row.id: entity_of(row, aliases.get(row.id, ()), identifiers.get(row.id, ())) for row in rows}


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


def needed(connection: Connection, ids: Collection[int], but: Collection[int] = ()) -> str:
    """The name of one of these entities that a link, a lesson or another entity leads to, or an empty text.

    Args:
        connection: To the store.
        ids: The entities.
        but: Values, lessons and distinctions that do not count.
    """
    for column in _LEADING_HERE:
        leading = select(column).where(among(connection, column, ids))
        if column.table is _S:
            leading = leading.where(not_(among(connection, _S.c.id, ids)))
        elif but:
            (key,) = column.table.primary_key.columns
            leading = leading.where(not_(among(connection, key, but)))
        used = connection.execute(leading.limit(1)).scalar()
        if used is not None:
            name: str = connection.execute(select(_S.c.name).where(_S.c.id == used)).scalar_one()
            return name
    return ""


def find(connection: Connection, words: str, kind: EntityKind | None, limit: int) -> list[Entity]:
    """Living entities that may be meant by a written name: the same name in whatever spelling, then similar ones.

    The names of merged entities are names of the one that took their place.
    """
    folded = fold(clean(words))
    if not folded or limit <= 0:
        return []
    found = _same(connection, words, kind, limit)
    if len(found) < limit:
        found |= _beginning(connection, folded, kind, limit // _BEGINNINGS)
    if len(found) < limit:
        found |= _similar(connection, folded, kind, limit)
    return _living(connection, found, limit)


def typed(connection: Connection, words: str, kind: EntityKind | None, limit: int) -> list[Entity]:
    """Living entities for words that are being typed, each group by prominence.

    First the same name, then names that begin so, then names that have each word as a part, then similar ones where
    there is nothing else.
    """
    folded = fold(clean(words))
    if not folded or limit <= 0:
        return []
    found = _same(connection, words, kind, limit)
    if len(found) < limit:
        found |= _beginning(connection, folded, kind, limit)
    if len(found) < limit:
        found |= _inside(connection, folded, kind, limit)
    if not found:
        found = _similar(connection, folded, kind, limit)
    return _living(connection, found, limit)


def _living(connection: Connection, found: Iterable[int], limit: int) -> list[Entity]:
    ids = list(dict.fromkeys(found))
    heads = living(connection, ids)
    chosen = list(dict.fromkeys(heads[each] for each in ids))[:limit]
    entities = whole(connection, chosen)
    return [entities[each] for each in chosen]


def _same(connection: Connection, words: str, kind: EntityKind | None, limit: int) -> dict[int, None]:
    """Ids of entities that have this name, however it is spelled, exact ones first, then by prominence."""
    folded = name_key(clean(words))
    wanted = asked_forms(clean(words))
    if kind is EntityKind.PLACE:
        wanted |= {bag(place_core(clean(words)))} - {""}
    asked = sorted(wanted)
    names = [folded, *(each for each in asked if not each.startswith("^"))]
    found = _asked(connection, kind, folded, names=names, numbers=[forms.number(each) for each in asked], most=limit)
    return dict.fromkeys(found)


def _inside(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> dict[int, None]:
    """Ids of entities that have each word as a part of a name; of two characters, where they stand side by side."""
    if len(folded) >= _TRIPLE:
        return dict.fromkeys(search.containing(connection, folded, kind, limit))
    if len(folded) < _TRIPLE - 1:
        return {}
    numbers = [forms.number(forms.side_by_side(folded))]
    return dict.fromkeys(_asked(connection, kind, folded, names=[], numbers=numbers, most=limit))


def _asked(
    connection: Connection,
    kind: EntityKind | None,
    folded: str,
    *,
    names: Sequence[str],
    numbers: Sequence[int],
    most: int,
) -> Sequence[int]:
    asked = {"folded": folded, "names": json.dumps(names), "forms": json.dumps(numbers), "most": most}
    return connection.execute(_named(connection.dialect.name, kind), asked).scalars().all()


@cache
def _named(dialect: str, kind: EntityKind | None) -> Select[int]:
    """Put together once, for it is asked at every name that a curator comes to."""
    names, numbers = listed_in(dialect, "names", Text()), listed_in(dialect, "forms", BigInteger())
    kinds = _M.c.kind.in_(_numbers_of(kind))
    own = select(_M.c.entity_id, _M.c.folded).where(kinds, _M.c.folded.in_(names))
    spelled = select(_F.c.entity_id, literal("")).where(_F.c.form.in_(numbers))
    if kind is not None:
        spelled = spelled.join_from(_F, _S, _S.c.id == _F.c.entity_id).where(_S.c.kind == kind)
    every = union_all(own, spelled).subquery()
    exact = case((every.c.folded == bindparam("folded"), 0), else_=1)
    ordered = select(every.c.entity_id).group_by(every.c.entity_id).order_by(func.min(exact), every.c.entity_id)
    return ordered.limit(bindparam("most", type_=Integer))


def _numbers_of(kind: EntityKind | None) -> list[int]:
    return [forms.KINDS[each] for each in EntityKind if kind in (None, each)]


def _beginning(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> dict[int, None]:
    """Ids of entities one of whose names begins so, by prominence; of very many only the first in the alphabet."""
    begun = folded[:KEY_BEGINNING]
    asked = {"folded": begun, "last": begun + _LAST_CHARACTER, "seen": _COMPARED, "most": limit}
    return dict.fromkeys(connection.execute(_begun(kind), asked).scalars())


@cache
def _begun(kind: EntityKind | None) -> Select[int]:
    begins = (_M.c.folded >= bindparam("folded"), _M.c.folded <= bindparam("last"))
    parts = []
    for number in _numbers_of(kind):
        listed = select(_M.c.entity_id).where(_M.c.kind == number, *begins).order_by(_M.c.folded)
        parts.append(select(listed.limit(bindparam("seen", type_=Integer)).subquery().c.entity_id))
    every = union(*parts).subquery()
    return select(every.c.entity_id).order_by(every.c.entity_id).limit(bindparam("most", type_=Integer))


def _similar(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> dict[int, None]:
    """Ids of entities with a similar name, likeliest first, among those that share a rare letter triple."""
    # Imported where it is needed: the first window is painted without it.
    from rapidfuzz import fuzz, process

    if len(folded) < _TRIPLE:
        return _inside(connection, folded, kind, limit)
    blocked = search.similar_entities(connection, folded, kind, _COMPARED)
    least = len(folded) * _SHORTEST
    named = [(entity_id, name) for entity_id, lines in blocked for name in lines.split("\n") if len(name) >= least]
    names, owners = [name for _, name in named], [entity_id for entity_id, _ in named]
    cutoff = _SIMILAR_AT_LEAST
    found = process.extract(folded, names, scorer=fuzz.WRatio, score_cutoff=cutoff, limit=_NAMES_AN_ENTITY * limit)
    likeliest = sorted((-score, owners[place]) for _, score, place in found)
    return dict.fromkeys([entity_id for _, entity_id in likeliest])
