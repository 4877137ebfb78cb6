"""The queue of articles: sorted lists of ids, rows by id, and counts."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, exists, false, func, or_, select, true

from curator.domain.queue import QueueCounts, QueueRow, QueueSort, QueueState, QueueView
from db import facets, schema, search
from db.select import id_array, rows_among

_A, _R = schema.article, schema.record
_LISTED = _A.c.removed == false()


def ids(connection: Connection, view: QueueView, profile: str, curator: str) -> "array[int]":
    """The articles of a view, in its order; articles without a date come last when sorted by date."""
    listed = select(_A.c.id).where(*conditions(connection, view, profile, curator))
    if view.sort in _RANKS:
        rank = _articles(profile, curator, _RANKS[view.sort][0]).order_by(*_RANKS[view.sort][1])
        newest = id_array(connection, listed.order_by(*_order(QueueSort.NEWEST)))
        return _first(newest, id_array(connection, rank.with_only_columns(_R.c.article_id.label("id"))))
    if view.sort is not QueueSort.OLDEST:
        return id_array(connection, listed.order_by(*_order(view.sort)))
    # In two steps, each in the order of an index; sorting by whether there is a date would use none.
    listed = listed.order_by(*_order(view.sort))
    dated, undated = listed.where(_A.c.published > ""), listed.where(_A.c.published == "")
    return id_array(connection, dated) + id_array(connection, undated)


def conditions(connection: Connection, view: QueueView, profile: str, curator: str) -> list[ColumnElement[bool]]:
    """What articles of a view have in common."""
    wanted = [_LISTED, *_of_state(connection, view.state, profile, curator)]
    if view.search.strip():
        wanted.append(search.condition(connection, view.search))
    return [*wanted, *facets.conditions(connection, view.facets, profile, curator)]


def _first(listed: "array[int]", ranked: "array[int]") -> "array[int]":
    """What is ranked, then the rest as it is listed; joined here, for the database would look every article up."""
    rest = dict.fromkeys(listed)
    first = [each for each in ranked if each in rest]
    if len(first) == len(rest):
        return array("q", first)
    for each in first:
        del rest[each]
    return array("q", first) + array("q", rest)


def _of_state(connection: Connection, state: QueueState, profile: str, curator: str) -> tuple[ColumnElement[bool], ...]:
    finished = _articles(profile, curator, _R.c.finished == true())
    match state:
        case QueueState.UNFINISHED if _alone(connection, profile, curator):
            return (_A.c.settled == 0,)
        case QueueState.UNFINISHED:
            return (or_(_A.c.settled == 0, _A.c.id.not_in(finished)),)
        case QueueState.DONE if _alone(connection, profile, curator):
            return (_A.c.settled > 0,)
        case QueueState.DONE:
            return _A.c.settled > 0, _A.c.id.in_(finished)
        case QueueState.DOUBTS:
            return (_A.c.id.in_(_articles(profile, curator, _R.c.doubts > 0)),)
        case QueueState.ALL:
            return ()


def _alone(connection: Connection, profile: str, curator: str) -> bool:
    """Whether all records are of this curator and profile; then the articles themselves say what is finished.

    Asked in four parts, each of them one look into an index.
    """
    mine, other = _R.c.curator == curator, (_R.c.curator < curator, _R.c.curator > curator)
    parts = (*other, and_(mine, _R.c.profile < profile), and_(mine, _R.c.profile > profile))
    anybody = select(or_(*(exists().where(part) for part in parts)))
    return not connection.execute(anybody).scalar_one()


def _articles(profile: str, curator: str, condition: ColumnElement[bool]) -> Select[int]:
    return select(_R.c.article_id).where(_R.c.curator == curator, _R.c.profile == profile, condition)


_RANKS = {
    QueueSort.LEAST_SURE: (_R.c.sureness.is_not(None), (_R.c.sureness, _R.c.article_id)),
    QueueSort.MOST_DOUBTS: (_R.c.doubts > 0, (_R.c.doubts.desc(), _R.c.article_id.desc())),
}
"""Which records have a rank, and in which order."""


def _order(sort: QueueSort) -> tuple[ColumnElement[Any], ...]:
    match sort:
        case QueueSort.OLDEST:
            return _A.c.published, _A.c.id
        case QueueSort.IMPORTED:
            return (_A.c.id.desc(),)
        case QueueSort.TITLE:
            return _A.c.title_key, _A.c.id
        case _:
            return _A.c.published.desc(), _A.c.id.desc()


def rows(connection: Connection, wanted: Sequence[int], profile: str, curator: str) -> list[QueueRow]:
    """Rows in the order asked."""
    found = {row.id: _row(row) for row in rows_among(connection, _listed(profile, curator), _A.c.id, wanted)}
    return [found[each] for each in wanted if each in found]


@cache
def _listed(profile: str, curator: str) -> Select[Any]:
    mine = and_(_R.c.article_id == _A.c.id, _R.c.profile == profile, _R.c.curator == curator)
    columns = (_A.c.id, _A.c.title, _A.c.published, _A.c.outlet, _A.c.language, _A.c.likeness)
    progress = (_R.c.total, _R.c.judged, _R.c.doubts, _R.c.finished, _R.c.extracted_at)
    return select(*columns, *progress).join_from(_A, _R, mine, isouter=True)


def _row(row: Row[Any]) -> QueueRow:
    return QueueRow(
        article_id=row.id,
        title=row.title,
        published=row.published,
        outlet=row.outlet,
        language=row.language,
        total=row.total or 0,
        judged=row.judged or 0,
        doubts=row.doubts or 0,
        finished=bool(row.finished),
        extracted=row.extracted_at is not None,
        likeness=row.likeness or "",
    )


def counts(connection: Connection, profile: str, curator: str) -> QueueCounts:
    """How many articles each state lists."""
    listed = select(func.count()).select_from(_A).where(_LISTED)
    gone = _R.c.article_id.not_in(select(_A.c.id).where(_A.c.removed == true()))
    # Each from an index alone; few articles are ever removed.
    done, doubts = (
        select(func.count()).select_from(_articles(profile, curator, condition & gone).subquery()).scalar_subquery()
        for condition in (_R.c.finished == true(), _R.c.doubts > 0)
    )
    row = connection.execute(select(listed.scalar_subquery(), done, doubts)).one()
    return QueueCounts(unfinished=row[0] - row[1], doubts=row[2], done=row[1], all=row[0])


def counts_within(connection: Connection, view: QueueView, profile: str, curator: str) -> QueueCounts:
    """How many articles each state lists with the search and the facets of a view."""
    wanted = conditions(connection, replace(view, state=QueueState.ALL), profile, curator)
    done, doubts = (
        func.sum(case((_A.c.id.in_(_articles(profile, curator, condition)), 1), else_=0))
        for condition in (_R.c.finished == true(), _R.c.doubts > 0)
    )
    row = connection.execute(select(func.count(), done, doubts).select_from(_A).where(*wanted)).one()
    number, finished, doubted = (int(each or 0) for each in row)
    return QueueCounts(unfinished=number - finished, doubts=doubted, done=finished, all=number)


def all_ids(connection: Connection) -> "array[int]":
    """Every article of the queue, oldest import first."""
    return id_array(connection, select(_A.c.id).where(_LISTED).order_by(_A.c.id))


def without_proposals(connection: Connection, profile: str, curator: str) -> "array[int]":
    """Articles of the queue that extraction has not looked at for this curator, oldest import first."""
    looked_at = _articles(profile, curator, _R.c.extracted_at.is_not(None))
    return id_array(connection, select(_A.c.id).where(_LISTED, _A.c.id.not_in(looked_at)).order_by(_A.c.id))
