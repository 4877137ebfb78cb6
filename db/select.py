"""Small help with statements: rows of any number of keys in one statement, and many rows at once."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Connection, Table, any_, func, literal, select
from sqlalchemy.types import TypeDecorator


def among(connection: Connection, wanted: ColumnElement[Any], keys: Collection[Any]) -> ColumnElement[bool]:
    """Whether a column's value is one of these.

    The keys travel as one parameter, so forty thousand of them are no more variables than four.

    Args:
        connection: Which database is asked.
        wanted: A column of numbers or texts.
        keys: Any number of them.
    """
    if len(keys) == 1:
        # What an act of a person touches, most often; a statement that is much quicker put together.
        (key,) = keys
        same: ColumnElement[bool] = wanted == key
        return same
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(list(keys))).table_valued("value")
        return wanted.in_(select(listed.c.value))
    return wanted == any_(literal(list(keys), ARRAY(wanted.type)))


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows, all with the same columns; none is nothing."""
    if not rows:
        return
    if connection.dialect.name == "sqlite" and _plain(table):
        # Past SQLAlchemy's handling of every parameter, which costs as much as SQLite's own work.
        columns = tuple(rows[0])
        take = itemgetter(*columns)
        connection.exec_driver_sql(_insertion(table, columns), [take(row) for row in rows])
    else:
        connection.execute(table.insert(), rows)


@cache
def _plain(table: Table) -> bool:
    """Whether the driver takes every value as it is."""
    return len(table.columns) > 1 and not any(isinstance(each.type, TypeDecorator) for each in table.columns)


@cache
def _insertion(table: Table, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(columns))})'


def delete_all(connection: Connection, key: ColumnElement[Any], keys: Collection[int]) -> None:
    """Deletes the rows of a table whose key column is among these."""
    if keys:
        table = key.table
        connection.execute(table.delete().where(among(connection, key, keys)))
