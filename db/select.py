"""Small help with statements: rows of any number of keys in one statement, and many rows at once."""

import json
from array import array
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    Text,
    Update,
    any_,
    bindparam,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.types import TypeDecorator, TypeEngine


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


def listed_in(dialect: str, name: str, kind: TypeEngine[Any]) -> Select[Any]:
    """Keys as rows, for statements that are put together once and asked with a list written as JSON.

    Args:
        dialect: Which database is asked.
        name: Of the parameter that holds the list.
        kind: The keys' type.
    """
    given = bindparam(name, type_=Text())
    if dialect == "sqlite":
        return select(func.json_each(given).table_valued("value").c.value)
    return select(cast(func.json_array_elements_text(cast(given, JSON())).column_valued(), kind))


def rows_among(
    connection: Connection, statement: Select[Any], key: ColumnElement[Any], keys: Collection[Any]
) -> Sequence[Row[Any]]:
    """The rows of a statement whose column is one of these.

    The whole of it is put together once, which takes longer than running it for what one act touches.

    Args:
        connection: Which database is asked.
        statement: One that lives as long as the program: a module's own.
        key: A column of numbers or texts.
        keys: Any number of them.
    """
    if len(keys) == 1:
        return connection.execute(_of_one(statement, key), {"wanted": next(iter(keys))}).all()
    if connection.dialect.name == "sqlite":
        return connection.execute(_of_listed(statement, key), {"wanted": json.dumps(list(keys))}).all()
    return connection.execute(statement.where(among(connection, key, keys))).all()


@cache
def _of_one(statement: Select[Any], key: ColumnElement[Any]) -> Select[Any]:
    return statement.where(key == bindparam("wanted"))


@cache
def _of_listed(statement: Select[Any], key: ColumnElement[Any]) -> Select[Any]:
    listed = func.json_each(bindparam("wanted", type_=Text())).table_valued("value")
    return statement.where(key.in_(select(listed.c.value)))


def id_array(connection: Connection, statement: Select[int]) -> "array[int]":
    """The ids that a statement gives, in its order, as an array of type `q`.

    Past SQLAlchemy's row objects, which cost more than the query where a hundred thousand ids come back. From SQLite
    in one piece: its driver lets go of the interpreter at every row, and whoever else is at work in Python (the window,
    above all) would take turns with it a hundred thousand times. It keeps the order of what it gathers.
    """
    if connection.dialect.name == "sqlite":
        listed = statement.subquery()
        return array("q", json.loads(connection.execute(select(func.json_group_array(listed.c.id))).scalar_one()))
    with connection.execute(statement) as result:
        assert result.cursor is not None
        return array("q", [row[0] for row in result.cursor.fetchall()])


def update_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Sets every column given, row by row, in one statement; all with the same columns, `id` says which row."""
    named = [{f"new_{name}": value for name, value in row.items()} for row in rows]
    connection.execute(_setting(table, tuple(rows[0])), named)


@cache
def _setting(table: Table, columns: tuple[str, ...]) -> Update:
    settings: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns if name != "id"}
    return table.update().where(table.c.id == bindparam("new_id")).values(settings)


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
