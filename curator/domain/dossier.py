"""A dossier: everything the review window and the export need of one article, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from curator.domain.article import Article
from curator.domain.entity import Entity
from curator.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An article with its record and the entities that its values are linked to.

    Attributes:
        article: With text and passages.
        record: With entries and values; of an article that nobody looked at an empty one, with the id 0.
        entities: By id: every entity that a value of the record is linked to.
    """

    article: Article
    record: Record
    entities: Mapping[int, Entity] = field(default_factory=dict)
