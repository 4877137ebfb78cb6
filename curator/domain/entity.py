"""Entities: the organisations, people and places that names stand for."""

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What an entity is."""

    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name of an entity in somebody else's list: scheme (`wikidata`, `ror`, `geonames`, ...) and value."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A canonical organisation, person or place.

    Attributes:
        id: Its identifier.
        kind: What it is.
        name: The preferred name.
        description: One line that tells it from others of the same name.
        aliases: Other names, without the preferred one.
        identifiers: In other lists.
        merged_into: The entity that took its place, or None.
    """

    id: int
    kind: EntityKind
    name: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible entity for a name.

    Attributes:
        entity: Which.
        score: 0 to 1, higher is likelier.
        why: Short reasons, best first (`same name`, `alias`, `similar name`).
    """

    entity: Entity
    score: float
    why: tuple[str, ...] = ()
