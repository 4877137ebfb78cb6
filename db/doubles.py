"""What a list brings, beside what came into the registry since the list was compared with it."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from curator.domain.entity import Entity
from curator.errors import ConflictError
from db import registry


def refuse(connection: Connection, added: Sequence[Entity], known: Collection[int]) -> None:
    """Nothing comes into the registry twice because two people take in the same list.

    Args:
        connection: Inside the transaction that adds them, so that nobody adds the same meanwhile.
        added: New entities, not stored yet.
        known: Entities that may have their names and identifiers: those that were there when it was compared.

    Raises:
        ConflictError: Another entity has an identifier of one of them, or exactly its name and kind.
    """
    schemes = {each.scheme for entity in added for each in entity.identifiers}
    there: set[tuple[object, str]] = set()
    for scheme in schemes:
        values = [each.value for entity in added for each in entity.identifiers if each.scheme == scheme]
        found = registry.by_identifier(connection, scheme, values)
        there |= {(scheme, value) for value, entity_id in found.items() if entity_id not in known}
    named = registry.by_exact_name(connection, [entity.name for entity in added])
    there |= {key for key, ids in named.items() if not set(ids) <= set(known)}
    doubles = [entity.name for entity in added if not there.isdisjoint(_found_by(entity))]
    if doubles:
        more = f" and {len(doubles) - 1:,} more" if len(doubles) > 1 else ""
        raise ConflictError(
            f"“{doubles[0]}”{more} came into the registry since the list was compared; nothing has been taken in.",
            "Compare the list again.",
        )


def _found_by(entity: Entity) -> list[tuple[object, str]]:
    return [(entity.kind, entity.name), *((each.scheme, each.value) for each in entity.identifiers)]
