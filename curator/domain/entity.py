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


class ReasonKind(StrEnum):
    """Why an entity is proposed for a name, or spoken against; the value is the phrase, `{}` stands for the detail."""

    LEARNED_ARTICLE = "chosen for this name in this article"
    LEARNED_OUTLET = "chosen for this name in this outlet"
    LEARNED = "chosen for this name before"
    LEARNED_ELSEWHERE = "chosen for this name elsewhere"
    REFUSED = "refused for this name"
    LINKED_SAME_NAME = "same name linked so in this article"
    INTRODUCED = "stands in brackets with {} in this article"
    SAME_NAME = "same name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    FORMER_NAME = "former name"
    SAME_BUT_FOR_SPELLING = "same name but for spelling"
    ALIAS_BUT_FOR_SPELLING = "alias but for spelling"
    SAME_BUT_FOR_LEGAL_FORM = "same but for legal form"
    SAME_BUT_FOR_DESIGNATION = "same but for “city”, “province” and the like"
    SAME_IN_PINYIN = "same in pinyin"
    SAME_WORDS = "same words in another order"
    INITIALS = "initials"
    PART_OF_NAME = "part of the name"
    SIMILAR = "similar name"
    OTHER_NUMBER = "another number in the name"
    LINKED_HERE = "linked in this article"
    PARENT_NAMED = "{} named in this article"
    PLACE_NAMED = "in {}, named in this article"
    MENTIONED_WITH = "mentioned with {} before"
    CHOSEN_IN_OUTLET = "chosen {} times in this outlet"
    CHOSEN = "chosen {} times"
    LOOKED_UP = "{}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against a candidate.

    Attributes:
        kind: Which.
        detail: The name or number in it, or empty.
    """

    kind: ReasonKind
    detail: str = ""

    @property
    def phrase(self) -> str:
        """In a few words, for the person; the detail is data, and plain text always."""
        said = self.kind.value.replace("{}", self.detail)
        return said.replace("1 times", "once") if self.detail == "1" else said


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible entity for a name.

    Attributes:
        entity: Which.
        score: 0 to 1, higher is likelier.
        reasons: Why it is there, the weightiest first; none where a person only typed a part of its name.
        refused: A person said that the name does not stand for it; such a candidate stands last.
    """

    entity: Entity
    score: float
    reasons: tuple[Reason, ...] = ()
    refused: bool = False

    @property
    def why(self) -> tuple[str, ...]:
        """The reasons in a few words each."""
        return tuple(reason.phrase for reason in self.reasons)
