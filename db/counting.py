"""The workspace in numbers."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, select, true

from curator.domain.counts import Counts
from curator.domain.entity import EntityKind
from curator.domain.record import Status
from db import schema

_A, _R, _N, _V, _J, _S = (
    schema.article,
    schema.record,
    schema.entry,
    schema.value,
    schema.judgement,
    schema.entity,
)
# An entry shows its first of these; see `curator.domain.record.Entry.status`.
_STRENGTH = (
    Status.PROPOSED,
    Status.POSTPONED,
    Status.CORRECTED,
    Status.CONFIRMED,
    Status.ADDED,
    Status.REJECTED,
)


def counts(connection: Connection, profile: str, curator: str) -> Counts:
    """Counts for one curator under one profile, in five statements; articles out of the queue count as removed only."""
    mine = and_(_R.c.profile == profile, _R.c.curator == curator, _A.c.removed == false())
    articles = _tally(connection, select(_A.c.removed, func.count()).group_by(_A.c.removed))
    records = select(_number(_R.c.extracted_at.is_not(None)), _number(_R.c.finished == true()))
    extracted, finished = connection.execute(records.join_from(_R, _A, _A.c.id == _R.c.article_id).where(mine)).one()
    values = _values(_V.c.status, func.count(_V.c.id), func.count(_J.c.entity_id)).where(mine).group_by(_V.c.status)
    by_status = {row[0]: (row[1], row[2]) for row in connection.execute(values) if row[0] is not None}
    kinds = select(_S.c.kind, func.count()).where(_S.c.merged_into.is_(None)).group_by(_S.c.kind)
    by_kind = _tally(connection, kinds)
    return Counts(
        articles=articles.get(False, 0),
        removed=articles.get(True, 0),
        extracted=extracted,
        finished=finished,
        entries=_entries(connection, mine),
        values={status: by_status.get(status, (0, 0))[0] for status in Status},
        linked=sum(linked for _, linked in by_status.values()),
        entities={kind: by_kind.get(kind, 0) for kind in EntityKind},
    )


def _tally(connection: Connection, statement: Select[Any]) -> dict[Any, int]:
    return {row[0]: row[1] for row in connection.execute(statement)}


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _values(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(_R)
        .join(_A, _A.c.id == _R.c.article_id)
        .join(_N, _N.c.record_id == _R.c.id)
        .join(_V, _V.c.entry_id == _N.c.id, isouter=True)
        .join(_J, _J.c.value_id == _V.c.id, isouter=True)
    )


def _entries(connection: Connection, mine: ColumnElement[bool]) -> dict[Status, int]:
    places = {status: place for place, status in enumerate(_STRENGTH)}
    place = func.coalesce(func.min(case(places, value=_V.c.status)), 0).label("place")
    by_entry = _values(place).where(mine).group_by(_N.c.id).subquery()
    listed = select(by_entry.c.place, func.count()).group_by(by_entry.c.place)
    found = _tally(connection, listed)
    return {status: found.get(places[status], 0) for status in Status}
