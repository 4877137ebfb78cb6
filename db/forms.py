"""Names and their forms as they are looked up: a part of what can always be made anew.

By kind and folded name, own names and aliases alike, entities are found by equality and by beginnings. A form
(`curator.domain.names.forms`) finds a name in whatever spelling; forms are kept as numbers, without those that are
the folded name itself. Two characters that stand side by side in a script without blanks are a form too: they have no
letter triple.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, Text, text

from curator.domain.entity import EntityKind
from curator.domain.names import forms
from db.select import delete_all, insert_all
from db.words import fold, has_cjk, name_key

DROP = ("DROP TABLE IF EXISTS search_form", "DROP TABLE IF EXISTS search_name")

KINDS = {kind: number for number, kind in enumerate(EntityKind, start=1)}

# Apart from the schema, whose history does not know what can be made anew.
_metadata = MetaData()
form_table = Table(
    "search_form",
    _metadata,
    Column("form", BigInteger, primary_key=True),
    Column("entity_id", BigInteger, primary_key=True),
)
name_table = Table(
    "search_name",
    _metadata,
    Column("kind", Integer, primary_key=True),
    Column("folded", Text, primary_key=True),
    Column("entity_id", BigInteger, primary_key=True),
)


def create(connection: Connection) -> None:
    """Makes the tables, empty."""
    on_sqlite = connection.dialect.name == "sqlite"
    bare, key = (" WITHOUT ROWID", "TEXT") if on_sqlite else ("", 'TEXT COLLATE "C"')
    for table, columns, primary in (
        ("search_form", "form BIGINT NOT NULL, entity_id BIGINT NOT NULL", "form, entity_id"),
        (
            "search_name",
            f"kind INTEGER NOT NULL, folded {key} NOT NULL, entity_id BIGINT NOT NULL",
            "kind, folded, entity_id",
        ),
    ):
        connection.execute(text(f"CREATE TABLE {table} ({columns}, PRIMARY KEY ({primary})){bare}"))
        connection.execute(text(f"CREATE INDEX {table}_entity ON {table} (entity_id)"))


def number(form: str) -> int:
    """A form as a number of 64 bits; that two forms share one is next to impossible, and harmless."""
    return int.from_bytes(blake2b(form.encode(), digest_size=8).digest(), "big", signed=True)


def side_by_side(folded: str) -> str:
    """The form of two characters that stand side by side."""
    return f"#{folded}"


def index(connection: Connection, names: Iterable[tuple[int, EntityKind, Sequence[str]]]) -> None:
    """Adds entities: id, kind, names as they are written."""
    found = [
        (entity_id, KINDS[kind], sorted({name_key(name) for name in written}), sorted(set(_numbers(written))))
        for entity_id, kind, written in names
    ]
    named = [
        {"kind": kind, "folded": name, "entity_id": entity_id}
        for entity_id, kind, folded, _ in found
        for name in folded
    ]
    insert_all(connection, name_table, named)
    insert_all(
        connection,
        form_table,
        [{"form": form, "entity_id": entity_id} for entity_id, _, _, numbers in found for form in numbers],
    )


def _numbers(written: Iterable[str]) -> Iterator[int]:
    for name in written:
        folded = fold(name)
        yield from map(number, forms(name) - {folded})
        if has_cjk(folded):
            yield from {number(side_by_side(folded[at : at + 2])) for at in range(len(folded) - 1)}


def forget(connection: Connection, entity_ids: Collection[int]) -> None:
    """Takes entities out."""
    delete_all(connection, form_table.c.entity_id, entity_ids)
    delete_all(connection, name_table.c.entity_id, entity_ids)
