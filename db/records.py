"""Reading records with everything in them, in a fixed number of statements however many are asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from curator.domain.article import Article
from curator.domain.dossier import Dossier
from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.record import Entry, Record, Value
from db import articles, entities, schema
from db.clock import now
from db.history import know_curators
from db.mapping import entry_of, evidence_of, record_of, record_row, value_of
from db.select import among, insert_all, rows_among

_R, _N, _V, _E, _J = schema.record, schema.entry, schema.value, schema.evidence, schema.judgement
_LINK = _J.c.judgement.label("link_judgement"), _J.c.entity_id.label("link_entity"), _J.c.by.label("link_by")
_WITH_LINKS = select(_V, *_LINK).join_from(_V, _J, _J.c.value_id == _V.c.id, isouter=True).order_by(_V.c.id)
_EVIDENCE = select(_E).order_by(_E.c.value_id, _E.c.position)
_ENTRIES = select(_N)


def one(
    connection: Connection, article_id: int, profile: str, curator: str, groups: Sequence[str] = ()
) -> Record | None:
    """A curator's record of an article, or None; see `of_articles` for the order."""
    return of_articles(connection, [article_id], profile, curator, groups).get(article_id)


def ensure(connection: Connection, article_id: int, profile: str, curator: str) -> Record:
    """The same, made empty where there is none."""
    found = one(connection, article_id, profile, curator)
    if found is not None:
        return found
    made = Record(id=new_id(), article_id=article_id, profile=profile, curator=curator)
    know_curators(connection, {(curator, now())})
    insert_all(connection, _R, [record_row(made)])
    return made


def of_articles(
    connection: Connection, article_ids: Collection[int], profile: str, curator: str, groups: Sequence[str] = ()
) -> dict[int, Record]:
    """A curator's records by article.

    Entries stand in the order of the groups given (others after them), then by position; values as they were made.
    """
    mine = (_R.c.profile == profile) & (_R.c.curator == curator)
    found = connection.execute(select(_R).where(among(connection, _R.c.article_id, article_ids), mine)).all()
    entries = _entries(connection, [row.id for row in found], {key: place for place, key in enumerate(groups)})
    return {row.article_id: record_of(row, tuple(entries[row.id])) for row in found}


def _entries(connection: Connection, record_ids: list[int], places: Mapping[str, int]) -> dict[int, list[Entry]]:
    rows = rows_among(connection, _ENTRIES, _N.c.record_id, record_ids)
    values = _values_of_entries(connection, [row.id for row in rows])
    by_record: dict[int, list[Entry]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (places.get(row.group_key, len(places)), row.position, row.id)):
        by_record[row.record_id].append(entry_of(row, tuple(values[row.id])))
    return by_record


def _values_of_entries(connection: Connection, entry_ids: list[int]) -> dict[int, list[Value]]:
    by_entry: dict[int, list[Value]] = defaultdict(list)
    for each in values(connection, _V.c.entry_id, entry_ids):
        by_entry[each.entry_id].append(each)
    return by_entry


def values(connection: Connection, key: ColumnElement[int], keys: Collection[int]) -> Iterable[Value]:
    """Values with evidence and link whose column `key` is among these, as they were made.

    Args:
        connection: Which database.
        key: `value.id` or `value.entry_id`.
        keys: Which.
    """
    rows = rows_among(connection, _WITH_LINKS, key, keys)
    proof = _evidence(connection, [row.id for row in rows])
    return (value_of(row, proof.get(row.id, ())) for row in rows)


def _evidence(connection: Connection, value_ids: list[int]) -> dict[int, list[Evidence]]:
    by_value: dict[int, list[Evidence]] = defaultdict(list)
    for row in rows_among(connection, _EVIDENCE, _E.c.value_id, value_ids):
        by_value[row.value_id].append(evidence_of(row))
    return by_value


def bare(connection: Connection, article_ids: Collection[int], profile: str, curator: str) -> dict[int, Record]:
    """A curator's records by article, without their entries."""
    mine = (_R.c.profile == profile) & (_R.c.curator == curator)
    rows = connection.execute(select(_R).where(among(connection, _R.c.article_id, article_ids), mine))
    return {row.article_id: record_of(row) for row in rows}


def owners(connection: Connection) -> list[tuple[str, str]]:
    """Whose records there are: profile (its name) and curator of each, sorted."""
    rows = connection.execute(select(_R.c.profile, _R.c.curator).distinct().order_by(_R.c.profile, _R.c.curator))
    return [(row.profile, row.curator) for row in rows]


def entry_rows(connection: Connection, key: ColumnElement[int], keys: Collection[int]) -> Sequence[Row[Any]]:
    """Rows of entries whose column `key` is among these."""
    return rows_among(connection, _ENTRIES, key, keys) if keys else ()


def dossiers(
    connection: Connection, article_ids: Sequence[int], profile: str, curator: str, groups: Sequence[str]
) -> list[Dossier]:
    """Articles with their record and its entities, in the order asked.

    Where this curator has none, the record is an empty one that is not stored, with the id 0.
    """
    records = of_articles(connection, article_ids, profile, curator, groups)
    found = articles.full(connection, article_ids)
    linked = entities.meant(connection, _linked(records.values()))
    for each in found.keys() - records.keys():
        records[each] = Record(id=0, article_id=each, profile=profile, curator=curator)
    return [_dossier(found[each], records[each], linked) for each in article_ids if each in found]


def _dossier(article: Article, record: Record, linked: Mapping[int, Any]) -> Dossier:
    return Dossier(article=article, record=record, entities={each: linked[each] for each in _linked([record])})


def _linked(records: Iterable[Record]) -> set[int]:
    links = (value.link for record in records for value in record.values())
    return {link.entity_id for link in links if link is not None and link.entity_id is not None}
