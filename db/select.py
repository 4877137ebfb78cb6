"""Small help with statements: rows of any number of keys in one statement, and many rows at once."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, Table, any_, column, func, literal, select


def among(connection: Connection, wanted: ColumnElement[Any], keys: Collection[Any]) -> ColumnElement[bool]:
    """Whether a column's value is one of these.

    The keys travel as one parameter, so forty thousand of them are no more variables than four.

    Args:
        connection: Which database is asked.
        wanted: A column of numbers or texts.
        keys: Any number of them.
    """
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(list(keys))).table_valued("value")
        return wanted.in_(select(listed.c.value))
    return wanted == any_(literal(list(keys), ARRAY(wanted.type)))


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows; none is nothing."""
    if rows:
        connection.execute(table.insert(), rows)


def delete_all(connection: Connection, key: ColumnElement[Any], keys: Collection[int]) -> None:
    """Deletes the rows of a table whose key column is among these."""
    if keys:
        table = key.table
        connection.execute(table.delete().where(among(connection, key, keys)))


def identity(name: str) -> ColumnElement[Any]:
    """A bare column by name, for tables that are not in the schema."""
    return column(name)
