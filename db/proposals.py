"""Storing what extraction proposes. Which proposals are new or superseded is `curator.services.batch`'s to say."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from curator.domain.change import ChangeSet
from curator.domain.record import Entry, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What one run of extraction proposes for one record.

    Attributes:
        record: The record; made where its id is not stored yet, its entries are ignored.
        entries: New entries with their values, all with ids made by `new_id`.
        dropped_entry_ids: Entries that this run takes back; none of their values may be judged.
        change_set: The act, logged without changes.
        extractor: Name and version of what looked at the article.
    """

    record: Record
    entries: tuple[Entry, ...]
    dropped_entry_ids: tuple[int, ...] = ()
    change_set: ChangeSet
    extractor: str = ""
