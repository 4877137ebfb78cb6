"""Linking: which entity a name stands for, chosen by a person, and what every choice teaches.

Each act is one committed transaction that can be undone; acts on what a record says are `curator.services.review`'s.
Which entities come into question is `curator.services.registry`'s and `curator.link`'s.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from curator.domain import curation
from curator.domain.article import Article
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.entity import Entity, EntityKind, Identifier
from curator.domain.ids import new_id
from curator.domain.lesson import Lesson, Scope
from curator.domain.profile import Profile
from curator.domain.record import Judgement, Link, Record, Value
from curator.domain.registry import Mention, MentionQuery, Reach
from curator.errors import ConflictError
from curator.services.context import Context
from curator.services.subject import of_values, shorten
from curator.services.teaching import Taught, followers, teach, with_followers


class Linking:
    """A curator's choices of entities. Every act returns what was committed, or None where nothing changes.

    An act that ends a lesson takes the links along that followed from it.

    Raises of every act: `ConflictError` where something is no longer as the caller holds it, `WorkspaceError` where the
    disk or server did not answer; nothing has been changed then.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    # Choosing

    def link(
        self,
        record: Record,
        value_ids: Collection[int],
        entity_id: int,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
        gets: Identifier | None = None,
    ) -> ChangeSet | None:
        """Says that these names stand for an entity, and learns it, as one act.

        Args:
            record: The record as the screen holds it.
            value_ids: Which of its values.
            entity_id: The entity.
            scope: For which articles it is learned that the name stands for this entity.
            others: Mentions in other records that are linked along, as `alike` gave them.
            gets: An identifier that the entity gets along.
        """
        chosen = Link(Judgement.MATCHED, entity_id, self._context.actor)
        entity = self.living(entity_id)
        more = identified(entity, gets) if gets else entity
        first = [Change(entity, more)] if more != entity else []
        return self._link(record, value_ids, chosen, scope, others, entity, first)

    def link_new(
        self,
        record: Record,
        value_ids: Collection[int],
        entity: Entity,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
    ) -> ChangeSet | None:
        """Makes an entity and says that these names stand for it, as one act.

        Args:
            record: The record as the screen holds it.
            value_ids: Which of its values.
            entity: The new entity, see `prefilled`.
            scope: See `link`.
            others: See `link`.

        Raises:
            ValueError: It has no name; the message is for the person.
        """
        if not entity.name.strip():
            raise ValueError("A new entity needs a name")
        chosen = Link(Judgement.NEW, entity.id, self._context.actor)
        return self._link(record, value_ids, chosen, scope, others, entity, [Change(None, entity)])

    def living(self, entity_id: int) -> Entity:
        """An entity as it is stored now.

        Raises:
            ConflictError: It is gone.
        """
        found = self._context.reads.entities([entity_id]).get(entity_id)
        if found is None:
            raise ConflictError("This entity is gone; nothing has been changed.", "Look it up again.")
        return found

    def prefilled(self, kind: EntityKind | str, name: str) -> Entity:
        """A new entity as it would be made for a name; nothing is stored."""
        return Entity(id=new_id(), kind=EntityKind(kind), name=" ".join(name.split()))

    def refuse(
        self,
        record: Record,
        value_ids: Collection[int],
        *,
        refused: Collection[int] = (),
        scope: Scope = Scope.EVERYWHERE,
    ) -> ChangeSet | None:
        """Says that none of the known entities is meant.

        Args:
            record: The record as the screen holds it.
            value_ids: Which of its values.
            refused: The entities that were offered: it is learned that the name does not stand for them.
            scope: For which articles that is learned.
        """
        chosen = Link(Judgement.REJECTED, None, self._context.actor)
        changes = self._values(record, value_ids, chosen)
        offered = list(self._context.reads.entities(refused).values()) if changes else []
        taught = self._taught(record, value_ids, offered, scope, means=False)
        return self._do(record, (*taught.changes, *changes))

    def unlink(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Takes the links of these names away."""
        return self._do(record, self._values(record, value_ids, None))

    def alike(self, value: Value, kind: EntityKind | str, article: Article, scope: Scope) -> list[Mention]:
        """Where else in a scope the same name is written, in the curator's unfinished records.

        Mentions whose link a person chose are left out: a choice for many never overrules one for a single mention.

        Args:
            value: The value whose name it is.
            kind: Of what kind of entity it is a name.
            article: Its article.
            scope: How far to look.
        """
        return self._context.reads.mentions(self._alike(value, kind, article, scope))

    def reach(self, value: Value, kind: EntityKind | str, article: Article, scope: Scope) -> Reach:
        """How many mentions `alike` would give, and in how many articles they are, the value's own included.

        Args:
            value: See `alike`.
            kind: See `alike`.
            article: See `alike`.
            scope: See `alike`.
        """
        count, wanted = self._context.reads.count_mentions, self._alike(value, kind, article, scope)
        found = count(wanted)
        here = found if scope is Scope.ARTICLE else count(replace(wanted, article_id=article.id))
        return Reach(found.mentions, found.articles + (not here.mentions))

    # What was learned

    def lessons(self, names: Collection[str]) -> list[Lesson]:
        """What was learned about these names, case, accents and blanks aside; the newest first."""
        return self._context.reads.lessons(names)

    def followers(self, lesson: Lesson) -> list[Mention]:
        """The mentions that were linked because of a lesson, in whatever record, rejected ones among them."""
        return followers(self._context, lesson)

    def revoke(self, lesson: Lesson) -> ChangeSet | None:
        """Forgets a lesson; the links that followed from it go with it, as one act."""
        return self._commit(Act.REVOKE, lesson.words, (Change(lesson, None),), None)

    # Inside

    def _alike(self, value: Value, kind: EntityKind | str, article: Article, scope: Scope) -> MentionQuery:
        return MentionQuery(
            words=value.words,
            fields=fields_of(self._context.profile, kind),
            article_id=article.id if scope is Scope.ARTICLE else None,
            outlet=article.outlet if scope is Scope.OUTLET else None,
            open_only=True,
            mine_only=True,
            free_only=True,
            but=value.id,
        )

    def _link(
        self,
        record: Record,
        value_ids: Collection[int],
        chosen: Link,
        scope: Scope,
        others: Sequence[Mention],
        entity: Entity,
        first: Iterable[Change] = (),
    ) -> ChangeSet | None:
        own = self._values(record, value_ids, chosen)
        if not value_ids or not (own or others):
            return None
        taught = self._taught(record, value_ids, [entity], scope, means=True)
        along = Link(Judgement.MATCHED, entity.id, taught.lessons[0].rule)
        more = [Change(each.value, replace(each.value, link=along)) for each in others if each.value.link != along]
        return self._do(record, (*first, *taught.changes, *own, *more))

    def _values(self, record: Record, value_ids: Collection[int], chosen: Link | None) -> tuple[Change, ...]:
        return tuple(change for value_id in value_ids for change in curation.link(record, value_id, chosen))

    def _taught(
        self, record: Record, value_ids: Collection[int], entities: Collection[Entity], scope: Scope, *, means: bool
    ) -> Taught:
        named = [(record.value(each), record.article_id) for each in value_ids]
        return teach(self._context, named, entities, scope, means=means)

    def _do(self, record: Record, changes: tuple[Change, ...]) -> ChangeSet | None:
        own = [change for change in changes if isinstance(change.state, Value) and _stands_in(record, change.state)]
        return self._commit(Act.LINK, of_values(self._context.profile, record, own), changes, record.article_id)

    def _commit(self, act: Act, subject: str, changes: tuple[Change, ...], article_id: int | None) -> ChangeSet | None:
        if not changes:
            return None
        done = with_followers(self._context, changes)
        return self._context.commit(self._context.change_set(act, shorten(subject), done, article_id=article_id))


def identified(entity: Entity, identifier: Identifier) -> Entity:
    """An entity with one more identifier, or the same where it has it."""
    if identifier in entity.identifiers:
        return entity
    return replace(entity, identifiers=(*entity.identifiers, identifier))


def fields_of(profile: Profile, kind: EntityKind | str) -> dict[str, frozenset[str]]:
    """By group the fields that name entities of a kind."""
    return {
        group.key: frozenset(field.key for field in group.fields if field.entity == kind) for group in profile.groups
    }


def _stands_in(record: Record, value: Value) -> bool:
    return any(entry.id == value.entry_id for entry in record.entries)
