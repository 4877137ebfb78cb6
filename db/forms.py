"""Forms of names (`curator.domain.names.forms`) as numbers, so that a name is found in whatever spelling.

A part of what can always be made anew. A form that is the folded name itself is not kept: that is looked up as such.
"""

from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, text

from curator.domain.names import forms
from db.select import delete_all, insert_all
from db.words import fold

DROP = ("DROP TABLE IF EXISTS search_form",)

# Apart from the schema, whose history does not know what can be made anew.
form_table = Table(
    "search_form",
    MetaData(),
    Column("form", BigInteger, primary_key=True),
    Column("entity_id", BigInteger, primary_key=True),
)


def create(connection: Connection) -> None:
    """Makes the table, empty."""
    bare = " WITHOUT ROWID" if connection.dialect.name == "sqlite" else ""
    columns = "form BIGINT NOT NULL, entity_id BIGINT NOT NULL, PRIMARY KEY (form, entity_id)"
    connection.execute(text(f"CREATE TABLE search_form ({columns}){bare}"))
    connection.execute(text("CREATE INDEX search_form_entity ON search_form (entity_id)"))


def number(form: str) -> int:
    """A form as a number of 64 bits; that two forms share one is next to impossible, and harmless."""
    return int.from_bytes(blake2b(form.encode(), digest_size=8).digest(), "big", signed=True)


def index(connection: Connection, names: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Adds the forms of entities' names, as they are written."""
    rows = [
        {"form": form, "entity_id": entity_id}
        for entity_id, written in names
        for form in sorted({number(form) for name in written for form in forms(name) - {fold(name)}})
    ]
    insert_all(connection, form_table, rows)


def forget(connection: Connection, entity_ids: Collection[int]) -> None:
    """Takes the forms of entities out."""
    delete_all(connection, form_table.c.entity_id, entity_ids)
