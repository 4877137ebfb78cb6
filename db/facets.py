"""Facets of the queue: which articles have one, and which there are in a list, with counts."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, select

from curator.domain.queue import Facet, FacetCount, FacetKind
from db import merges, schema
from db.select import among
from db.words import name_key

TOPIC_GROUP = "topic"

_A, _R, _N, _V, _J = schema.article, schema.record, schema.entry, schema.value, schema.judgement
_C, _E = schema.curator, schema.entity
_MOST = 2000
"""Values of a kind that are offered, the commonest."""
_COLUMNS = {FacetKind.OUTLET: _A.c.outlet, FacetKind.LANGUAGE: _A.c.language}
_AFTER_ALL = "\x7f"
"""Behind every digit and line, so that a month includes its days."""


def conditions(
    connection: Connection, wanted: Sequence[Facet], profile: str, curator: str
) -> list[ColumnElement[bool]]:
    """What articles with these facets have in common: one of each kind."""
    by_kind: dict[FacetKind, list[str]] = defaultdict(list)
    for facet in wanted:
        by_kind[facet.kind].append(facet.value)
    return [_condition(connection, kind, values, profile, curator) for kind, values in by_kind.items()]


def _condition(
    connection: Connection, kind: FacetKind, values: Sequence[str], profile: str, curator: str
) -> ColumnElement[bool]:
    match kind:
        case FacetKind.OUTLET | FacetKind.LANGUAGE:
            return among(connection, _COLUMNS[kind], values)
        case FacetKind.FROM:
            return _A.c.published >= min(values)
        case FacetKind.UNTIL:
            return and_(_A.c.published > "", _A.c.published < max(values) + _AFTER_ALL)
        case FacetKind.CURATOR:
            return _A.c.id.in_(select(_R.c.article_id).where(among(connection, _R.c.curator, values)))
        case FacetKind.DOUBTS:
            return _A.c.id.in_(select(_R.c.article_id).where(_R.c.doubts > 0, *_mine(profile, curator)))
        case FacetKind.DUPLICATES:
            return _A.c.likeness.in_(_shared()) if "" in values else among(connection, _A.c.likeness, values)
        case FacetKind.TOPIC:
            keys = sorted({name_key(each) for each in values})
            return _A.c.id.in_(_topics(select(_R.c.article_id), profile, curator).where(_V.c.name_key.in_(keys)))
        case FacetKind.ENTITY:
            meant = {int(each) for each in values if each.isdecimal()}
            family = set().union(*merges.families(connection, meant).values(), meant)
            linked = _links(select(_R.c.article_id), profile, curator)
            return _A.c.id.in_(linked.where(among(connection, _J.c.entity_id, sorted(family))))


def values(
    connection: Connection, kind: FacetKind, listed: Sequence[ColumnElement[bool]], profile: str, curator: str
) -> list[FacetCount]:
    """The facets of a kind that articles of a list have, the commonest first; days are not counted.

    Args:
        connection: Which database.
        kind: Which.
        listed: What the articles of the list have in common.
        profile: Whose records count.
        curator: The same.
    """
    number = func.count()
    match kind:
        case FacetKind.OUTLET | FacetKind.LANGUAGE:
            column = _COLUMNS[kind]
            rows = select(column, number).where(*listed, column != "").group_by(column)
        case FacetKind.CURATOR:
            joined = select(_R.c.curator, func.count(_A.c.id.distinct())).join_from(_R, _A, _A.c.id == _R.c.article_id)
            rows = joined.where(*listed).group_by(_R.c.curator)
        case FacetKind.DOUBTS | FacetKind.DUPLICATES:
            having = _condition(connection, kind, ("",), profile, curator)
            found = connection.execute(select(number).select_from(_A).where(*listed, having)).scalar_one()
            return [FacetCount(Facet(kind), found)] if found else []
        case FacetKind.TOPIC:
            counted: Any = select(func.min(_V.c.words), func.count(_A.c.id.distinct()))
            joined = _topics(counted, profile, curator).join(_A, _A.c.id == _R.c.article_id)
            rows = joined.where(*listed, _V.c.name_key.is_not(None)).group_by(_V.c.name_key)
        case FacetKind.ENTITY:
            return _entities(connection, listed, profile, curator)
        case FacetKind.FROM | FacetKind.UNTIL:
            return []
    ordered = rows.order_by(rows.selected_columns[1].desc(), rows.selected_columns[0]).limit(_MOST)
    return [FacetCount(Facet(kind, value), count) for value, count in connection.execute(ordered)]


def _entities(
    connection: Connection, listed: Sequence[ColumnElement[bool]], profile: str, curator: str
) -> list[FacetCount]:
    """By living entity; one that was merged counts for what it was merged into."""
    pairs = _links(select(_J.c.entity_id, _R.c.article_id).distinct(), profile, curator)
    pairs = pairs.join(_A, _A.c.id == _R.c.article_id).where(*listed, _J.c.entity_id.is_not(None))
    linked: dict[int, set[int]] = defaultdict(set)
    for entity_id, article_id in connection.execute(pairs):
        linked[entity_id].add(article_id)
    meant: dict[int, set[int]] = defaultdict(set)
    for one, head in merges.living(connection, linked).items():
        meant[head] |= linked[one]
    common = sorted(meant, key=lambda each: (-len(meant[each]), each))[:_MOST]
    named = select(_E.c.id, _E.c.name).where(among(connection, _E.c.id, common))
    names = {row.id: row.name for row in connection.execute(named)} if common else {}
    return [
        FacetCount(Facet(FacetKind.ENTITY, str(each), names[each]), len(meant[each]))
        for each in common
        if each in names
    ]


def _mine(profile: str, curator: str) -> tuple[ColumnElement[bool], ...]:
    return _R.c.profile == profile, _R.c.curator == curator


def _shared() -> Select[Any]:
    """Beginnings that more than one article of the queue has."""
    keys = select(_A.c.likeness).where(_A.c.likeness.is_not(None), _A.c.removed == false())
    return keys.group_by(_A.c.likeness).having(func.count() > 1)


def _topics(wanted: Select[Any], profile: str, curator: str) -> Select[Any]:
    topics = wanted.select_from(_V).join(_N, _N.c.id == _V.c.entry_id).join(_R, _R.c.id == _N.c.record_id)
    return topics.where(_N.c.group_key == TOPIC_GROUP, _V.c.status != "rejected", *_mine(profile, curator))


def _links(wanted: Select[Any], profile: str, curator: str) -> Select[Any]:
    links = wanted.select_from(_J).join(_V, _V.c.id == _J.c.value_id).join(_N, _N.c.id == _V.c.entry_id)
    links = links.join(_R, _R.c.id == _N.c.record_id)
    return links.where(_J.c.judgement != "rejected", _V.c.status != "rejected", *_mine(profile, curator))
