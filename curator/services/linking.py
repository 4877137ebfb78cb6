"""Linking: which entity a name stands for, chosen by a person, and what every choice teaches.

Each act is one committed transaction that can be undone; acts on what a record says are `curator.services.review`'s.
Which entities come into question is `curator.services.registry`'s and `curator.link`'s.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from curator.domain import curation
from curator.domain.article import Article
from curator.domain.change import NONE_MEANT, Act, Change, ChangeSet
from curator.domain.entity import Entity, EntityKind
from curator.domain.filling import NOTHING, Fill, filled
from curator.domain.ids import new_id
from curator.domain.lesson import Lesson, Scope
from curator.domain.profile import Profile
from curator.domain.record import Judgement, Link, Record, Value
from curator.domain.registry import Mention, MentionQuery, Reach
from curator.domain.watch import Watch
from curator.errors import ConflictError
from curator.link.introduced import INTRODUCED, acronyms
from curator.services.context import Context
from curator.services.following import followers
from curator.services.introducing import Introductions
from curator.services.subject import of_values, shorten
from curator.services.teaching import Taught, teach


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
        gets: Fill = NOTHING,
        watch: Watch = Watch(),
    ) -> ChangeSet | None:
        """Says that these names stand for an entity, and learns it, as one act.

        What is great is stored part by part, so that others do not wait. What was stored until somebody stopped it, or
        something was changed meanwhile, is an act like any other and is taken back as one.

        Args:
            record: The record as the screen holds it.
            value_ids: Which of its values.
            entity_id: The entity.
            scope: For which articles it is learned that the name stands for this entity.
            others: Mentions in other records that are linked along, as `alike` gave them.
            gets: What the entity gets along, where it lacks it.
            watch: Told of the progress in changes.

        Returns:
            What was stored; less than was chosen only where the watch stopped it.
        """
        chosen = Link(Judgement.MATCHED, entity_id, self._context.actor)
        entity = self.living(entity_id)
        more = filled(entity, gets)
        first = [Change(entity, more)] if more != entity else []
        changes = self._chosen(record, value_ids, chosen, scope, others, entity, first)
        return self._do(record, changes, watch)

    def link_new(
        self,
        record: Record,
        value_ids: Collection[int],
        entity: Entity,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
        watch: Watch = Watch(),
    ) -> ChangeSet | None:
        """Makes an entity and says that these names stand for it, as one act.

        Args:
            record: The record as the screen holds it.
            value_ids: Which of its values.
            entity: The new entity, see `prefilled`.
            scope: See `link`.
            others: See `link`.
            watch: See `link`.

        Raises:
            ValueError: It has no name; the message is for the person.
        """
        if not entity.name.strip():
            raise ValueError("A new entity needs a name")
        chosen = Link(Judgement.NEW, entity.id, self._context.actor)
        changes = self._chosen(record, value_ids, chosen, scope, others, entity, [Change(None, entity)])
        return self._do(record, changes, watch)

    def living(self, entity_id: int) -> Entity:
        """An entity as it is stored now.

        Raises:
            ConflictError: It is gone.
        """
        found = self._context.reads.entities([entity_id]).get(entity_id)
        if found is None:
            raise ConflictError("This entity is gone; nothing has been changed.", "Look it up again.")
        return found

    def prefilled(self, kind: EntityKind | str, name: str, text: str = "") -> Entity:
        """A new entity as it would be made for a name, with the acronyms a text introduces for an organisation."""
        words, kind = " ".join(name.split()), EntityKind(kind)
        aliases = acronyms(words, text) if kind is EntityKind.ORGANIZATION else ()
        return Entity(id=new_id(), kind=kind, name=words, aliases=aliases)

    def refuse(
        self,
        record: Record,
        value_ids: Collection[int],
        *,
        refused: Collection[int] = (),
        scope: Scope = Scope.EVERYWHERE,
        watch: Watch = Watch(),
    ) -> ChangeSet | None:
        """Says that none of the known entities is meant.

        Args:
            record: The record as the screen holds it.
            value_ids: Which of its values.
            refused: The entities that were offered: it is learned that the name does not stand for them.
            scope: For which articles that is learned.
            watch: See `link`.
        """
        return self._do(record, self._refused(record, value_ids, refused, scope), watch, NONE_MEANT)

    def unlink(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Takes the links of these names away."""
        return self._do(record, (*self._values(record, value_ids, None), *self._introduced(record, value_ids, None)))

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

    def ahead(
        self,
        record: Record,
        value_id: int,
        entity_ids: Sequence[int | None],
        article: Article,
        scope: Scope,
        *,
        others: bool = True,
    ) -> list[Reach]:
        """How many values would change, and in how many articles, if one were chosen for a name.

        The value itself is among them, and so is what followed from a lesson that the choice would end. What stands for
        the choice already, and just so, is not.

        Args:
            record: The record as the screen holds it.
            value_id: The value whose name it is.
            entity_ids: The choices, None for a new entity; for each there is one answer.
            article: Its article.
            scope: For which articles it would be learned.
            others: Whether all `alike` would be linked along.
        """
        kind = self._kind_of(record, value_id)
        along = self._introductions(record, article)
        alike = self._alike(record.value(value_id), kind, article, scope) if others else None
        counted: dict[object, Reach] = {}
        answers = []
        for entity_id in entity_ids:
            chosen = Link(Judgement.MATCHED, entity_id or new_id(), self._context.actor)
            taught, elsewhere = self._moved(record, value_id, chosen, kind, scope, alike)
            own = (*self._values(record, {value_id}, chosen), *along.following({value_id}, chosen))
            answers.append(self._reach((*taught.changes, *own), elsewhere, counted))
        return answers

    def ahead_of_none(self, record: Record, value_id: int, refused: Collection[int], scope: Scope) -> Reach:
        """How many values would change, and in how many articles, by `refuse` with the same arguments."""
        return self._reach(self._refused(record, {value_id}, refused, scope), None, {})

    # What was learned

    def lessons(self, names: Collection[str]) -> list[Lesson]:
        """What was learned about these names, case, accents and blanks aside; the newest first."""
        return self._context.reads.lessons(names)

    def followers(self, lesson: Lesson, limit: int | None = None) -> list[Mention]:
        """The mentions that were linked because of a lesson, in whatever record, rejected ones among them."""
        return followers(self._context.reads, lesson, limit)

    def count_followers(self, lesson: Lesson) -> Reach:
        """How many there are, and in how many articles."""
        return self._context.reads.count_mentions(MentionQuery(rule=lesson.rule, anywhere=True))

    def revoke(self, lesson: Lesson, watch: Watch = Watch()) -> ChangeSet:
        """Forgets a lesson; the links that followed from it go with it, as one act."""
        changes = [Change(lesson, None)]
        return self._context.commit(self._context.change_set(Act.REVOKE, shorten(lesson.words), changes), watch)

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

    def _kind_of(self, record: Record, value_id: int) -> EntityKind:
        value = record.value(value_id)
        group = next(entry.group for entry in record.entries if entry.id == value.entry_id)
        return EntityKind(self._context.profile.group(group).field(value.field).entity)

    def _moved(
        self,
        record: Record,
        value_id: int,
        chosen: Link,
        kind: EntityKind,
        scope: Scope,
        alike: MentionQuery | None,
    ) -> tuple[Taught, MentionQuery | None]:
        """What a choice would teach, and those of all alike that it would change."""
        assert chosen.entity_id is not None
        entity = Entity(id=chosen.entity_id, kind=kind, name=record.value(value_id).words)
        taught = self._taught(record, {value_id}, [entity], scope, means=True)
        new = {change.state.id for change in taught.changes if change.before is None}
        unless = None if taught.lessons[0].id in new else _along(entity.id, taught)
        return taught, replace(alike, unless=unless) if alike else None

    def _reach(self, changes: Iterable[Change], others: MentionQuery | None, counted: dict[object, Reach]) -> Reach:
        """How many values an act changes with all that followed from the lessons that it ends; counted once."""
        changes = tuple(changes)
        values = [each.state for each in changes if isinstance(each.state, Value)]
        held = frozenset(each.id for each in values if each.link)
        loose = frozenset(each.id for each in values if not each.link)
        ended = [each.before.rule for each in changes if each.after is None and isinstance(each.before, Lesson)]
        key = (held, loose, *ended, others and others.unless)
        if key not in counted:
            kept = [MentionQuery(value_ids=held, anywhere=True), *([others] if others else ())]
            gone = [MentionQuery(rule=rule, anywhere=True) for rule in ended]
            gone += [MentionQuery(value_ids=loose, anywhere=True)] if loose else []
            count = self._context.reads.count_mentions
            every = count(*kept, *gone)
            counted[key] = replace(every, lost=every.mentions - count(*kept).mentions) if gone else every
        return counted[key]

    def _refused(
        self, record: Record, value_ids: Collection[int], refused: Collection[int], scope: Scope
    ) -> tuple[Change, ...]:
        chosen = Link(Judgement.REJECTED, None, self._context.actor)
        changes = self._values(record, value_ids, chosen)
        offered = list(self._context.reads.entities(refused).values()) if changes else []
        taught = self._taught(record, value_ids, offered, scope, means=False)
        return (*taught.changes, *changes, *self._introduced(record, value_ids, chosen))

    def _chosen(
        self,
        record: Record,
        value_ids: Collection[int],
        chosen: Link,
        scope: Scope,
        others: Sequence[Mention],
        entity: Entity,
        first: Iterable[Change],
    ) -> tuple[Change, ...]:
        if not value_ids:
            return ()
        own = self._values(record, value_ids, chosen)
        taught = self._taught(record, value_ids, [entity], scope, means=True)
        along = _along(entity.id, taught)
        more = [Change(each.value, replace(each.value, link=along)) for each in others if each.value.link != along]
        return (*first, *taught.changes, *own, *more, *self._introduced(record, value_ids, chosen))

    def _introduced(self, record: Record, value_ids: Collection[int], chosen: Link | None) -> tuple[Change, ...]:
        """What changes along, for the article introduces it for what is chosen for."""
        article = self._context.reads.article(record.article_id)
        return self._introductions(record, article).following(value_ids, chosen)

    def _introductions(self, record: Record, article: Article) -> Introductions:
        return Introductions(self._context.reads, self._context.profile, record.entries, article)

    def _values(self, record: Record, value_ids: Collection[int], chosen: Link | None) -> tuple[Change, ...]:
        return tuple(change for value_id in value_ids for change in curation.link(record, value_id, chosen))

    def _taught(
        self, record: Record, value_ids: Collection[int], entities: Collection[Entity], scope: Scope, *, means: bool
    ) -> Taught:
        named = [(record.value(each), record.article_id) for each in value_ids]
        return teach(self._context, named, entities, scope, means=means)

    def _do(
        self, record: Record, changes: tuple[Change, ...], watch: Watch = Watch(), mark: str = ""
    ) -> ChangeSet | None:
        if not changes:
            return None
        here = [change for change in changes if isinstance(change.state, Value) and _stands_in(record, change.state)]
        own = [change for change in here if not _came_along(change)] or here
        subject = mark + of_values(self._context.profile, record, own)
        change_set = self._context.change_set(Act.LINK, shorten(subject), changes, article_id=record.article_id)
        return self._context.commit(change_set, watch)


def _along(entity_id: int, taught: Taught) -> Link:
    """What those are linked with that follow a choice for another mention."""
    return Link(Judgement.MATCHED, entity_id, taught.lessons[0].rule)


def fields_of(profile: Profile, kind: EntityKind | str) -> dict[str, frozenset[str]]:
    """By group the fields that name entities of a kind."""
    return {
        group.key: frozenset(field.key for field in group.fields if field.entity == kind) for group in profile.groups
    }


def _stands_in(record: Record, value: Value) -> bool:
    return any(entry.id == value.entry_id for entry in record.entries)


def _came_along(change: Change) -> bool:
    """Whether nobody said so of the value itself: the article introduces it beside another."""
    links = [each.link for each in (change.after, change.before) if isinstance(each, Value) and each.link]
    return bool(links) and links[0].by == INTRODUCED
