"""The list of entities: sorted ids of a view, and rows by id. Finding who is meant by a name is `db.entities`."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, not_, select, union

from curator.domain.entity import EntityKind
from curator.domain.registry import EntityFacet, EntityRow, EntitySort, EntityView
from db import entities, mentions, merges, schema, search
from db.select import among, id_array
from db.words import clean, name_key

_S, _I, _J = schema.entity, schema.identifier, schema.judgement


def ids(connection: Connection, view: EntityView) -> "array[int]":
    """The living entities of a view, in its order, whatever fits the search words best."""
    listed = select(_S.c.id).where(_S.c.merged_into.is_(None), *(_having(each) for each in sorted(view.facets)))
    if view.kind is not None:
        listed = listed.where(_S.c.kind == view.kind)
    if view.search.strip():
        listed = listed.where(search.named(connection, view.search))
    found = id_array(connection, listed.order_by(*_order(view.sort)))
    return _used_first(connection, found) if view.sort is EntitySort.BEST else found


def _used_first(connection: Connection, listed: "array[int]") -> "array[int]":
    """Entities that are meant in front, the most meant first. Few are, of a registry of many places."""
    used = mentions.counts(connection)
    if not used:
        return listed
    first = sorted((each for each in listed if each in used), key=lambda each: -used[each])
    return array("q", [*first, *(each for each in listed if each not in used)])


def _order(sort: EntitySort) -> tuple[ColumnElement[Any], ...]:
    return (_S.c.id.desc(),) if sort is EntitySort.NEWEST else (_S.c.folded, _S.c.id)


def _having(facet: EntityFacet) -> ColumnElement[bool]:
    identified = exists().where(_I.c.entity_id == _S.c.id)
    match facet:
        case EntityFacet.IDENTIFIED:
            return identified
        case EntityFacet.UNIDENTIFIED:
            return not_(identified)
        case EntityFacet.USED:
            return _S.c.id.in_(_meant())
        case EntityFacet.UNUSED:
            return _S.c.id.not_in(_meant())
        case EntityFacet.NEVER_CONFIRMED:
            by_person = not_(_J.c.by.startswith("rule:", autoescape=True))
            return _S.c.id.not_in(_meant(by_person))


def _meant(*conditions: ColumnElement[bool]) -> Select[int]:
    """Entities that a link means: those that it names, and those that these were merged into, step by step."""
    linked = select(_J.c.entity_id.label("id")).where(_J.c.entity_id.is_not(None), *conditions)
    # Without a name of its own: two properties of one view may each ask.
    named = linked.cte(recursive=True)
    further = select(_S.c.merged_into).join(named, _S.c.id == named.c.id).where(_S.c.merged_into.is_not(None))
    every = named.union(further)
    return select(every.c.id)


def rows(connection: Connection, wanted: Sequence[int], *, in_articles: bool = False) -> list[EntityRow]:
    """Rows in the order asked; unknown ids are left out. Counting articles takes as long as there are links."""
    found = entities.by_id(connection, wanted)
    used = mentions.used(connection, list(found))
    meant = mentions.articles_of(connection, list(found)) if in_articles else {}
    articles = {each: len(seen) for each, seen in meant.items()}
    return [
        EntityRow(entity=found[each], linked=used[each][0], articles=articles.get(each), automatic=used[each][1])
        for each in wanted
        if each in found
    ]


def living(connection: Connection, wanted: Iterable[int]) -> dict[int, tuple[int, EntityKind]]:
    """For each of these ids the living entity behind it, and what that is; unknown ids are left out."""
    heads = merges.living(connection, wanted)
    listed = select(_S.c.id, _S.c.kind).where(among(connection, _S.c.id, set(heads.values())))
    kinds = {entity_id: EntityKind(kind) for entity_id, kind in connection.execute(listed).all()}
    return {each: (head, kinds[head]) for each, head in heads.items()}


def by_identifier(connection: Connection, scheme: str, values: Sequence[str]) -> dict[str, int]:
    """By identifier the living entity that has it, the oldest where several do."""
    listed = select(_I.c.value, _I.c.entity_id).where(_I.c.scheme == scheme, among(connection, _I.c.value, values))
    rows = connection.execute(listed.order_by(_I.c.entity_id.desc())).all()
    heads = merges.living(connection, {row.entity_id for row in rows})
    return {row.value: heads[row.entity_id] for row in rows}


def by_exact_name(connection: Connection, names: Sequence[str]) -> dict[tuple[EntityKind, str], list[int]]:
    """By kind and preferred name, exactly as written, the living entities that have it, the oldest first."""
    folded = sorted({name_key(clean(name)) for name in names})
    listed = select(_S.c.id, _S.c.kind, _S.c.name, _S.c.merged_into).where(among(connection, _S.c.folded, folded))
    found: dict[tuple[EntityKind, str], list[int]] = {}
    wanted = set(names)
    for row in connection.execute(listed.order_by(_S.c.id)).all() if names else ():
        # Asked only for what lives, SQLite would look through the index of all that was never merged.
        if row.name in wanted and row.merged_into is None:
            found.setdefault((EntityKind(row.kind), row.name), []).append(row.id)
    return found


def related(connection: Connection, entity_id: int) -> list[int]:
    """Entities that belong to this one, are in it, or were merged into it, by name."""
    one = (select(_S.c.id, _S.c.folded).where(column == entity_id) for column in _LEADING)
    every = union(*one).subquery()
    return list(connection.execute(select(every.c.id).order_by(every.c.folded)).scalars())


_LEADING = (_S.c.parent_id, _S.c.place_id, _S.c.merged_into)
