"""Storing what extraction proposes. Which proposals are new or superseded is `curator.services.batch`'s to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, not_, or_, select

from curator.domain.change import ChangeSet
from curator.domain.record import Entry, Record, Status
from curator.errors import ConflictError
from db import acts, follow, history, schema, states
from db.follow import Touched
from db.mapping import entry_row, record_row
from db.select import among, delete_all, insert_all

_R, _N, _V, _J = schema.record, schema.entry, schema.value, schema.judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What one run of extraction proposes for one record.

    Attributes:
        record: The record; made where its id is not stored yet, its entries are ignored.
        entries: New entries with their values, all with ids made by `new_id`.
        dropped_entry_ids: Entries that this run takes back. Each of their values must be as a machine left it:
            proposed, without a note, and not linked by a person.
        change_set: The act, logged without changes.
        extractor: Name and version of what looked at the article.
        acts: How many acts the log held of the article before the record was read (`Reads.number_of_acts`). Where it
            holds another now, somebody acted in between. None where nobody can have.
    """

    record: Record
    entries: tuple[Entry, ...]
    dropped_entry_ids: tuple[int, ...] = ()
    change_set: ChangeSet
    extractor: str = ""
    acts: int | None = None


def put(connection: Connection, batch: Sequence[Proposals]) -> None:
    """Stores a batch, inside the transaction of the connection.

    Raises:
        ConflictError: Somebody acted on an article since its record was read.
    """
    if not batch:
        return
    _see_that_nobody_acted(connection, batch)
    history.log(connection, [each.change_set for each in batch])
    _ensure_records(connection, [each.record for each in batch])
    for each in batch:
        if each.dropped_entry_ids:
            _drop(connection, each.record.id, each.dropped_entry_ids)
    entries = [entry for each in batch for entry in each.entries]
    insert_all(connection, _N, [entry_row(each) for each in entries])
    states.insert_values(connection, [value for entry in entries for value in entry.values], batch[0].change_set.at)
    _mark_extracted(connection, batch)
    record_ids = {each.record.id for each in batch}
    follow.refresh(connection, Touched(records=record_ids, heads=set(record_ids)))


def _see_that_nobody_acted(connection: Connection, batch: Sequence[Proposals]) -> None:
    """An act may have judged, linked or finished what the batch rests on, or another run may have proposed it."""
    seen = {each.record.article_id: each.acts for each in batch if each.acts is not None}
    now = acts.number_of(connection, seen)
    if any(now.get(article_id, 0) != number for article_id, number in seen.items()):
        raise _conflict()


def _conflict() -> ConflictError:
    return ConflictError(
        "Somebody worked on the article while it was extracted; nothing has been stored.",
        "Run extraction again for this article.",
    )


def _ensure_records(connection: Connection, records: Sequence[Record]) -> None:
    wanted = {each.id: each for each in records}
    known = set(connection.execute(select(_R.c.id).where(among(connection, _R.c.id, wanted))).scalars())
    insert_all(connection, _R, [record_row(each) for each in wanted.values() if each.id not in known])


def _drop(connection: Connection, record_id: int, entry_ids: Sequence[int]) -> None:
    """Deletes a record's entries, refusing what a person has looked at."""
    theirs = and_(_N.c.record_id == record_id, among(connection, _N.c.id, entry_ids))
    found = connection.execute(select(func.count()).select_from(_N).where(theirs)).scalar_one()
    by_person = exists().where(_J.c.value_id == _V.c.id, not_(_J.c.by.startswith("rule:", autoescape=True)))
    judged = or_(_V.c.status != Status.PROPOSED, _V.c.note != "", by_person)
    values = select(_V.c.id).where(among(connection, _V.c.entry_id, entry_ids))
    if found != len(set(entry_ids)) or connection.execute(values.where(judged).limit(1)).first():
        raise _conflict()
    states.delete_values(connection, list(connection.execute(values).scalars()))
    delete_all(connection, _N.c.id, entry_ids)


def _mark_extracted(connection: Connection, batch: Sequence[Proposals]) -> None:
    settings: dict[str, Any] = {"extracted_at": bindparam("at"), "extractor": bindparam("by")}
    rows = [{"record": each.record.id, "at": each.change_set.at, "by": each.extractor} for each in batch]
    connection.execute(_R.update().where(_R.c.id == bindparam("record")).values(settings), rows)
