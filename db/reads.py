"""Queries for screens and exports, as values; nothing here writes.

Writing is `db.store`; how words are looked up is `db.search`; how lists of the queue are read is `db.queue`.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence

from curator.domain.article import Article
from curator.domain.change import ChangeSet
from curator.domain.counts import Counts
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity, EntityKind
from curator.domain.lesson import Distinction, Lesson
from curator.domain.naming import Grounds, Use
from curator.domain.profile import Profile
from curator.domain.queue import FacetCount, FacetKind, QueueCounts, QueueRow, QueueView, Snippet
from curator.domain.record import Record
from curator.domain.registry import EntityRow, EntityView, Mention, MentionQuery, NameCount, Reach
from curator.domain.saved import SavedKind, SavedView
from curator.domain.told import Told
from db import (
    acts,
    articles,
    counting,
    entities,
    facets,
    history,
    judges,
    lessons,
    mentions,
    merges,
    naming,
    queue,
    records,
    registry,
    saved_views,
    snippets,
    sources,
    told,
    unlinked,
)
from db.engine import Database


class Reads:
    """What one curator sees under one profile. Safe to use from any thread, each call a consistent view."""

    def __init__(self, database: Database, profile: Profile, curator: str) -> None:
        self._database = database
        self._profile = profile
        self._curator = curator
        self._groups = tuple(group.key for group in profile.groups)

    def article(self, article_id: int) -> Article:
        """An article with text, passages and metadata, removed ones included.

        Raises:
            KeyError: There is none of that id.
        """
        with self._database.reading() as connection:
            found = articles.full(connection, [article_id])
        return found[article_id]

    def texts(self, article_ids: Collection[int]) -> dict[int, str]:
        """The texts of articles by id, removed ones included."""
        with self._database.reading() as connection:
            return articles.texts(connection, article_ids)

    def titles(self, article_ids: Collection[int]) -> dict[int, str]:
        """The titles of articles by id, removed ones included."""
        with self._database.reading() as connection:
            return articles.titles(connection, article_ids)

    def known_texts(self, fingerprints: Sequence[str]) -> dict[str, Article]:
        """Bare articles of these texts that are in the workspace already, removed ones included, by fingerprint."""
        with self._database.reading() as connection:
            return articles.by_fingerprint(connection, fingerprints)

    # Queue --------------------------------------------------------------------------------------------------------

    def queue_ids(self, view: QueueView) -> "array[int]":
        """The articles of a view in its order, as an array of type `q`; search words are plain words."""
        with self._database.reading() as connection:
            return queue.ids(connection, view, self._profile.name, self._curator)

    def queue_rows(self, ids: Sequence[int]) -> list[QueueRow]:
        """Rows for these articles in the order asked; ids that are unknown are left out."""
        with self._database.reading() as connection:
            return queue.rows(connection, ids, self._profile.name, self._curator)

    def queue_counts(self, view: QueueView | None = None) -> QueueCounts:
        """How many articles each state lists, of all or with the search and the facets of a view."""
        with self._database.reading() as connection:
            if view is None or not view.narrowed:
                return queue.counts(connection, self._profile.name, self._curator)
            return queue.counts_within(connection, view, self._profile.name, self._curator)

    def queue_facets(self, view: QueueView, kind: FacetKind) -> list[FacetCount]:
        """The facets of a kind that could be set in a view, the commonest first."""
        with self._database.reading() as connection:
            listed = queue.conditions(connection, view.besides(kind), self._profile.name, self._curator)
            return facets.values(connection, kind, listed, self._profile.name, self._curator)

    def bare(self, article_ids: Sequence[int]) -> tuple[dict[int, Article], dict[int, Record]]:
        """Articles without their texts, and this curator's records without their entries, both by article."""
        with self._database.reading() as connection:
            mine = records.bare(connection, article_ids, self._profile.name, self._curator)
            return articles.by_id(connection, article_ids), mine

    def snippets(self, article_ids: Sequence[int], words: str) -> dict[int, Snippet]:
        """By article, what stands around words that were searched for; see `db.snippets.of_articles`."""
        with self._database.reading() as connection:
            return snippets.of_articles(connection, article_ids, words)

    def saved_views(self, kind: SavedKind) -> list[SavedView]:
        """What is kept under a name, by name."""
        with self._database.reading() as connection:
            return saved_views.of_kind(connection, kind)

    def newest_act(self) -> int:
        """The id of the newest change set, whoever made it; 0 where there is none."""
        with self._database.reading() as connection:
            return history.newest_id(connection)

    def acts_since(self, change_set_id: int) -> list[int]:
        """The ids of the change sets that are newer than one, whoever made them, oldest first."""
        with self._database.reading() as connection:
            return history.since(connection, change_set_id)

    def articles_without_proposals(self) -> "array[int]":
        """Articles of the queue that extraction has not looked at yet, oldest import first."""
        with self._database.reading() as connection:
            return queue.without_proposals(connection, self._profile.name, self._curator)

    def all_article_ids(self) -> "array[int]":
        """Every article of the queue, oldest import first."""
        with self._database.reading() as connection:
            return queue.all_ids(connection)

    # Records ------------------------------------------------------------------------------------------------------

    def record(self, article_id: int) -> Record | None:
        """The curator's record with entries and values, sorted by the profile's groups, then position."""
        with self._database.reading() as connection:
            return records.one(connection, article_id, self._profile.name, self._curator, self._groups)

    def dossiers(self, article_ids: Sequence[int]) -> list[Dossier]:
        """Articles with record and linked entities, in the order asked, in a fixed number of queries.

        Entities are those that a link means today: one that was merged is given as what took its place.

        Articles without a record of this curator have an empty one that is not stored, with the id 0; ids that are
        unknown are left out. Ask for some hundreds at a time: everything asked for is in memory at once.
        """
        with self._database.reading() as connection:
            return records.dossiers(connection, article_ids, self._profile.name, self._curator, self._groups)

    def acted_on(self, article_id: int) -> set[int]:
        """Ids of the entries, values and records of an article that somebody's acts changed.

        Acts that were taken back are among them: a redo wants to find what it changed.
        """
        with self._database.reading() as connection:
            return acts.acted_on(connection, article_id)

    def number_of_acts(self, article_id: int) -> int:
        """How many acts the log holds of an article, whoever did them; a greater number means a newer act."""
        with self._database.reading() as connection:
            return acts.number_of(connection, [article_id]).get(article_id, 0)

    def judges(self, article_ids: Sequence[int]) -> dict[int, str]:
        """Under which name the act was logged that gave a value of these articles its status, by the value's id.

        What was taken back does not count. Values that are as extraction left them are not there.
        """
        with self._database.reading() as connection:
            return judges.judges(connection, article_ids)

    def record_owners(self) -> list[tuple[str, str]]:
        """Whose records there are, of whatever profile: the profile's name and the curator of each, sorted."""
        with self._database.reading() as connection:
            return records.owners(connection)

    # Registry -----------------------------------------------------------------------------------------------------

    def entities(self, ids: Iterable[int]) -> dict[int, Entity]:
        """Entities by id as they are stored, merged ones too; unknown ids are left out."""
        with self._database.reading() as connection:
            return entities.by_id(connection, ids)

    def find_entities(self, words: str, kind: EntityKind | None = None, limit: int = 200) -> list[Entity]:
        """Entities whose name or alias may be meant by these words, for ranking; merged ones are left out.

        Equal names come first (case and accents aside), then names that begin with the words, then names that
        share their rarest letter triples.
        """
        with self._database.reading() as connection:
            return entities.find(connection, words, kind, limit)

    def typed_entities(self, words: str, kind: EntityKind | None = None, limit: int = 50) -> list[Entity]:
        """Entities for words that are being typed, merged ones left out.

        Equal names come first, then names that begin so, then those that have each word as a part of a name, each by
        prominence; similar names only where there is none of these.
        """
        with self._database.reading() as connection:
            return entities.typed(connection, words, kind, limit)

    def grounds(self, names: Collection[str]) -> dict[str, Grounds]:
        """For each of these names which entities have it, case and accents aside, and what was learned about it."""
        with self._database.reading() as connection:
            return naming.grounds(connection, names)

    def uses(self, entity_ids: Collection[int], outlet: str) -> dict[int, Use]:
        """How living entities were meant before, in this outlet and anywhere; those never meant are left out."""
        with self._database.reading() as connection:
            return naming.uses(connection, entity_ids, outlet)

    def unlinked(self, value_ids: Collection[int], besides: Collection[int] = ()) -> set[int]:
        """Those of these values whose link somebody took away, unless together with something of the others."""
        with self._database.reading() as connection:
            return naming.unlinked(connection, value_ids, besides)

    def meant(self, ids: Iterable[int]) -> dict[int, Entity]:
        """For each of these ids the living entity behind it: itself, or what took its place when it was merged.

        It has the names and identifiers of what was merged into it behind its own; what an act changes is
        `entities`' bare one.
        """
        with self._database.reading() as connection:
            return entities.meant(connection, ids)

    def living(self, ids: Iterable[int]) -> dict[int, tuple[int, EntityKind]]:
        """For each of these ids number and kind of the living entity behind it; all of it is `meant`'s."""
        with self._database.reading() as connection:
            return registry.living(connection, ids)

    def merged_into(self, entity_ids: Iterable[int]) -> dict[int, set[int]]:
        """For each of these entities itself and all that were merged into it, step by step."""
        with self._database.reading() as connection:
            return merges.families(connection, entity_ids)

    def entity_ids(self, view: EntityView) -> "array[int]":
        """The living entities of a view in its order, as an array of type `q`; search words are plain words."""
        with self._database.reading() as connection:
            return registry.ids(connection, view)

    def entity_rows(self, ids: Sequence[int], *, in_articles: bool = False) -> list[EntityRow]:
        """Rows for these entities in the order asked; unknown ids are left out; with articles counted if wanted."""
        with self._database.reading() as connection:
            return registry.rows(connection, ids, in_articles=in_articles)

    def entities_identified(self, scheme: str, values: Sequence[str]) -> dict[str, int]:
        """By identifier of a scheme the living entity that has it; those that nobody has are left out."""
        with self._database.reading() as connection:
            return registry.by_identifier(connection, scheme, values)

    def entities_named(self, names: Sequence[str]) -> dict[tuple[EntityKind, str], list[int]]:
        """By kind and preferred name, exactly as written, the living entities that have it, the oldest first."""
        with self._database.reading() as connection:
            return registry.by_exact_name(connection, names)

    def related_entities(self, entity_id: int) -> list[int]:
        """Entities that belong to this one, are in it, or were merged into it, by name."""
        with self._database.reading() as connection:
            return registry.related(connection, entity_id)

    def mentions(self, query: MentionQuery) -> list[Mention]:
        """Values that name something, those of the newest articles first; rejected ones are left out."""
        with self._database.reading() as connection:
            return mentions.find(connection, query, self._profile.name, self._curator)

    def articles_meaning(self, entity_ids: Collection[int]) -> dict[int, set[int]]:
        """By living entity: the articles in which it is meant."""
        with self._database.reading() as connection:
            return mentions.articles_of(connection, entity_ids)

    def spellings(self, query: MentionQuery) -> list[NameCount]:
        """How the names of these mentions are written, case and accents aside, the most frequent first."""
        with self._database.reading() as connection:
            return mentions.spellings(connection, query, self._profile.name, self._curator)

    def count_mentions(self, *queries: MentionQuery) -> Reach:
        """How many mentions any of the queries asks for, whatever its limit, and in how many articles."""
        with self._database.reading() as connection:
            return mentions.count(connection, queries, self._profile.name, self._curator)

    def unlinked_names(self, fields: Mapping[str, Collection[str]], limit: int) -> list[NameCount]:
        """Names in these fields of the curator's unfinished records that are linked to nothing, most frequent first."""
        with self._database.reading() as connection:
            return unlinked.names(connection, fields, self._profile.name, self._curator, limit)

    def lessons(self, names: Collection[str]) -> list[Lesson]:
        """What was learned about these names, case, accents and blanks aside; the newest first."""
        with self._database.reading() as connection:
            return lessons.about(connection, names)

    def lessons_of(self, entity_ids: Collection[int]) -> list[tuple[Lesson, str]]:
        """What was learned about these entities, each with when (UTC, ISO 8601); the newest first."""
        with self._database.reading() as connection:
            return lessons.of_entities(connection, entity_ids)

    def distinctions(self, entity_ids: Collection[int] | None = None) -> list[Distinction]:
        """Entities that are told apart: all pairs, or those with one of these."""
        with self._database.reading() as connection:
            if entity_ids is None:
                return lessons.distinctions(connection)
            return lessons.distinctions_of(connection, entity_ids)

    def acts_on_entities(self, ids: Collection[int], limit: int = 100) -> list[ChangeSet]:
        """The newest acts that changed one of these entities, lessons or distinctions, without their changes."""
        with self._database.reading() as connection:
            return history.about(connection, ids, limit)

    def acts_naming(self, ids: Collection[int], after: int, limit: int = 100) -> list[ChangeSet]:
        """The newest acts later than one that named one of these entities or lessons; without their changes."""
        with self._database.reading() as connection:
            return history.naming(connection, ids, after, limit)

    def told_of(self, entity_ids: Collection[int], limit: int = 100) -> list[Told]:
        """The newest acts on these entities and on what was learned of them, also where that is gone by now."""
        with self._database.reading() as connection:
            return told.told(connection, entity_ids, limit)

    def source_version(self, name: str) -> str | None:
        """Which version of a list was taken into the registry, or None."""
        with self._database.reading() as connection:
            return sources.version(connection, name)

    # Numbers ------------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """The workspace in numbers."""
        with self._database.reading() as connection:
            return counting.counts(connection, self._profile.name, self._curator)
