"""What screens and exports see of the registry: which entities, in which order, and where names occur."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from curator.domain.article import Article
from curator.domain.entity import Entity, EntityKind
from curator.domain.record import Link, Value


class EntityFacet(StrEnum):
    """A property by which the list of entities is narrowed."""

    IDENTIFIED = "identified"
    UNIDENTIFIED = "unidentified"
    USED = "used"
    UNUSED = "unused"
    NEVER_CONFIRMED = "never-confirmed"


class EntitySort(StrEnum):
    """In which order entities are listed."""

    BEST = "best"
    NAME = "name"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class EntityView:
    """What a curator wants to see of the registry; search words are plain words, never operators.

    Attributes:
        kind: Only these, or None for all.
        search: Parts of names; an entity has all of them in one of its names or another.
        facets: Properties that all have.
        sort: The order; `BEST` is those that fit the search words best first, then those most often meant, then all
            others by name.
    """

    kind: EntityKind | None = None
    search: str = ""
    facets: frozenset[EntityFacet] = frozenset()
    sort: EntitySort = EntitySort.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """One entity in the list.

    Attributes:
        entity: The entity.
        linked: How many values mean it, in whatever record; those of entities merged into it included.
        articles: In how many articles; None where that was not asked for.
        automatic: How many of those links a rule made.
    """

    entity: Entity
    linked: int = 0
    articles: int | None = None
    automatic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A value that names something, and where it stands.

    Attributes:
        value: The value.
        group: Its entry's group.
        record_id: The record it stands in.
        curator: Whose record that is.
        finished: Whether that record is finished.
        article: Its article, bare.
    """

    value: Value
    group: str
    record_id: int
    curator: str
    finished: bool
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionQuery:
    """Which mentions are wanted; all conditions hold together.

    Attributes:
        words: The name as written, case, accents and blanks aside; None for any.
        entity_ids: Linked to one of these, or to what was merged into them; None for any.
        fields: By group the fields that may name an entity; None for any.
        article_id: Of this article only.
        outlet: Of articles of this outlet only.
        rule: Linked by this rule; where it ends with a colon, by any rule that begins so.
        open_only: Of unfinished records only.
        mine_only: Of the asking curator's records only.
        free_only: Only those whose link no person chose or refused.
        value_ids: One of these values; None for any.
        anywhere: Also rejected values, articles out of the queue, and records under other profiles.
        but: A value that is left out, or None.
        unless: Only those that have another link than this one, or none.
        contrary_to: Only those of which a person says that they mean another entity than this one, or none.
        limit: No more than these, those of the newest articles first; None for all.
    """

    words: str | None = None
    entity_ids: frozenset[int] | None = None
    fields: Mapping[str, frozenset[str]] | None = field(default=None)
    article_id: int | None = None
    outlet: str | None = None
    rule: str | None = None
    open_only: bool = False
    mine_only: bool = False
    free_only: bool = False
    value_ids: frozenset[int] | None = None
    anywhere: bool = False
    but: int | None = None
    unless: Link | None = None
    contrary_to: int | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """How many mentions there are of something, and in how many articles.

    Attributes:
        mentions: How many.
        articles: In how many articles.
        lost: Of mentions that an act would change those that would lose their link.
    """

    mentions: int = 0
    articles: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name as it is written somewhere, how often it is written, and in how many articles."""

    words: str
    mentions: int
    articles: int
