"""Entities: the organisations, people and places that names stand for, and what is known of their names."""

from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What an entity is."""

    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"


class NameKind(StrEnum):
    """What kind of name an alias is."""

    FULL = "full"
    SHORT = "short"
    ACRONYM = "acronym"
    FORMER = "former"
    TRANSLITERATION = "transliteration"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an entity.

    Attributes:
        name: As written.
        language: ISO 639 code (`en`, `zh`), empty where nobody said.
        kind: What kind of name it is.
    """

    name: str
    language: str = ""
    kind: NameKind = NameKind.FULL


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
        parent: The organisation that it belongs to, or None.
        place: The place where it is, or None.
        merged_into: The entity that took its place, or None. Links to a merged entity stay as they were made and
            lead to the living one, so that a merge can be taken back at any time.
    """

    id: int
    kind: EntityKind
    name: str
    description: str = ""
    aliases: tuple[Alias, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    parent: int | None = None
    place: int | None = None
    merged_into: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the preferred one first."""
        return (self.name, *(alias.name for alias in self.aliases))


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
