"""The profile: the record's schema as data. Form, checks, store typing and workbook columns follow from it.

Reading the TOML file is `curator.domain.profile_file`'s.
"""

from dataclasses import dataclass
from enum import StrEnum

COLOURS = ("event", "organization", "person", "place", "agreement", "launch", "figure", "topic", "neutral")
"""The colour roles that a group may have; every theme gives each its colours."""

SEPARATOR = "; "
"""What stands between several values in one line, so it stands in none of the choices."""


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    ENTITY = "entity"
    ENTITIES = "entities"

    @property
    def many(self) -> bool:
        """Whether an entry may have several values of such a field."""
        return self in (FieldType.CHOICES, FieldType.ENTITIES)

    @property
    def names_entity(self) -> bool:
        """Whether its words are the name of an organisation, person or place."""
        return self in (FieldType.ENTITY, FieldType.ENTITIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a group.

    Attributes:
        key: Its name in store and code.
        title: Its name on screen and in headings.
        type: What it holds.
        help: One sentence for the curator.
        required: An entry without it is incomplete.
        choices: For choice and choices.
        entity: For entity and entities: the kind of entity (`organization`, `person`, `place`).
        not_before: For dates: the key of a date that must not be later.
        at_least: For fields that may repeat: the fewest values of a complete entry.
        shortcut: One letter that starts this field from selected text.
        unique: For text: no two entries of an article have the same words in it; an entity's name is so anyway.
        vocabulary: For text: what extraction proposes, each with the words that tell of it in an article; a person
            may write something else.
    """

    key: str
    title: str
    type: FieldType
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    entity: str = ""
    not_before: str = ""
    at_least: int = 0
    shortcut: str = ""
    unique: bool = False
    vocabulary: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_name(self) -> bool:
        """Whether the same words mean the same thing throughout an article."""
        return self.unique or self.type.names_entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that belong together: one person, one agreement, one figure.

    The first field names an entry on screen.

    Attributes:
        key: Its name in store and code, singular.
        title: One of it, on screen.
        plural: Several of it: heading and sheet name.
        colour: One of `COLOURS`.
        fields: In the order of the form.
        single: A record has exactly one entry of it.
        shortcut: One letter that adds an entry from selected text.
    """

    key: str
    title: str
    plural: str
    colour: str
    fields: tuple[Field, ...]
    single: bool = False
    shortcut: str = ""

    def field(self, key: str) -> Field:
        """The field of that key.

        Raises:
            KeyError: There is none.
        """
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A record's whole schema.

    Attributes:
        name: Its name in the store (the file's stem).
        title: Its name on screen.
        version: Counted up by whoever changes it.
        groups: In the order of the form.
    """

    name: str
    title: str
    version: int
    groups: tuple[Group, ...]

    def group(self, key: str) -> Group:
        """The group of that key.

        Raises:
            KeyError: There is none.
        """
        for group in self.groups:
            if group.key == key:
                return group
        raise KeyError(key)
