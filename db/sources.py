"""Lists that were taken into the registry: which, in which version; and the taking in, part by part."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from curator.domain.change import State
from curator.domain.entity import Entity
from curator.errors import ConflictError
from db import history, registry, schema, states


def version(connection: Connection, name: str) -> str | None:
    """Which version of a list was taken in, or None."""
    return connection.execute(select(schema.source.c.version).where(schema.source.c.name == name)).scalar()


def mark(connection: Connection, name: str, of_version: str, at: str) -> None:
    """Remembers that a list was taken in."""
    put = "INSERT INTO source (name, version, at) VALUES (:name, :version, :at) "
    put += "ON CONFLICT (name) DO UPDATE SET version = excluded.version, at = excluded.at"
    connection.execute(text(put), {"name": name, "version": of_version, "at": at})


def add(connection: Connection, entities: Sequence[Entity], at: str, renamed: Sequence[Entity] = ()) -> None:
    """Adds entities without a word in the log: what ships with the program is nobody's act.

    Args:
        connection: Inside a transaction.
        entities: New ones.
        at: When.
        renamed: What shall be in the place of entities that are there; left as it is where any act ever changed it.

    Raises:
        ConflictError: An identifier of one of them is in the registry already.
    """
    for scheme in {each.scheme for entity in entities for each in entity.identifiers}:
        values = [each.value for entity in entities for each in entity.identifiers if each.scheme == scheme]
        if registry.by_identifier(connection, scheme, values):
            raise ConflictError("Some of the list was taken in meanwhile.", "Try again.")
    acted_on = history.first_times(connection, [each.id for each in renamed])
    after: dict[states.Key, State | None] = {
        (Entity, each.id): each for each in (*entities, *renamed) if each.id not in acted_on
    }
    states.put(connection, states.stored(connection, after), after, at)
