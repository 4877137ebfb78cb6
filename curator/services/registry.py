"""Registry: the entities of a workspace: finding, listing and changing them.

Which entity a name stands for is chosen by an act of `curator.services.linking`.
"""

import re
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from curator.domain import registering
from curator.domain.change import Act, Change, ChangeSet, Way
from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.lesson import Distinction, Lesson
from curator.domain.record import Value
from curator.domain.registry import EntityRow, EntitySort, EntityView, Mention, MentionQuery, NameCount
from curator.domain.told import Told
from curator.domain.watch import Watch
from curator.errors import ConflictError
from curator.link.candidates import by_name
from curator.link.duplicates import DuplicatePair
from curator.services.candidates import candidates
from curator.services.context import Context
from curator.services.duplicates import Duplicates

_MOST_FOUND = 50
_Role = Literal["parent", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """Everything that is known of an entity.

    Attributes:
        entity: As it is stored.
        merged: What was merged into it, each as it is stored.
        parent: The organisation that it belongs to, or None; None as well where that was merged into it.
        place: Where it is, or None; likewise.
        related: Entities that belong to it or are in it.
        lessons: What was learned about its names, each with when (UTC, ISO 8601), newest first.
        distinctions: Which entities it is told apart from: each with what was said.
        use: How often it is meant.
    """

    entity: Entity
    merged: tuple[Entity, ...]
    parent: Entity | None
    place: Entity | None
    related: tuple[Entity, ...]
    lessons: tuple[tuple[Lesson, str], ...]
    distinctions: tuple[tuple[Distinction, Entity], ...]
    use: EntityRow


class Registry:
    """The entities of a workspace.

    Raises of every call: `WorkspaceError` where the disk or server does not answer. Raises of every act besides:
    `ConflictError` where something is no longer as it was read, `ValueError` with a sentence for the person where a
    rule stands against it; nothing has been changed then.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._reads = context.reads

    # Finding

    def candidates(self, value: Value, kind: EntityKind | str, dossier: Dossier) -> list[Candidate]:
        """The likeliest entities of a kind for a name in an article, best first, at most nine.

        Args:
            value: The value whose words name it; its own link says nothing for a candidate.
            kind: What kind of entity it names.
            dossier: The open article: what it says and what is linked in it counts.

        Returns:
            None of them where nothing matches; a look-up that failed is an error instead. What the name was refused
            for stands last.
        """
        return candidates(self._reads, value, EntityKind(kind), dossier)

    def search(self, words: str, kind: EntityKind | str | None = None) -> list[Candidate]:
        """Entities found by what a person types, best first, at most fifty.

        What the store finds (a beginning of a name, say) but nobody would propose stands last, with score 0.
        """
        found = self._reads.typed_entities(words, EntityKind(kind) if kind else None, _MOST_FOUND)
        ranked = by_name(words, found)
        named = {candidate.entity.id for candidate in ranked}
        rest = [Candidate(entity, 0.0) for entity in found if entity.id not in named]
        return [*ranked, *rest][:_MOST_FOUND]

    def named(self, said: str) -> list[Entity]:
        """The living entities that a person names by number, by `scheme:identifier`, or by exactly their name."""
        if re.fullmatch("[0-9]{1,18}|[0-8][0-9]{18}", said):
            found = self._reads.meant([int(said)])
            if found:
                return list(found.values())
        scheme, colon, value = said.partition(":")
        if colon:
            identified = self._reads.entities_identified(scheme, [value])
            if identified:
                return list(self._reads.meant(identified.values()).values())
        ids = [each for named in self._reads.entities_named([said]).values() for each in named]
        return list(self._reads.meant(ids).values())

    def ids(self, view: EntityView) -> "array[int]":
        """The living entities of a view in its order, as an array of type `q`."""
        listed = self._reads.entity_ids(view)
        if view.sort is not EntitySort.BEST or not view.search.strip():
            return listed
        there = set(listed)
        best = [found.entity.id for found in self.search(view.search, view.kind) if found.entity.id in there]
        first = set(best)
        return array("q", [*best, *(each for each in listed if each not in first)])

    def rows(self, ids: Sequence[int], *, in_articles: bool = False) -> list[EntityRow]:
        """Rows for these entities in the order asked; in how many articles each is meant only where that is wanted."""
        return self._reads.entity_rows(ids, in_articles=in_articles)

    def page(self, entity_id: int) -> EntityPage:
        """Everything known of an entity; of a merged one what goes with it when its merge is taken back.

        Raises:
            KeyError: There is none of that id.
        """
        reads = self._reads
        family = reads.merged_into([entity_id])[entity_id]
        lessons = reads.lessons_of(family)
        distinctions = reads.distinctions(family)
        others = {each.other if each.one in family else each.one for each in distinctions}
        related = reads.related_entities(entity_id)
        known = reads.entities({*family, *related})
        entity = known[entity_id]
        meant = reads.meant({*others, *({entity.parent, entity.place} - {None})})  # type: ignore[arg-type]
        return EntityPage(
            entity=entity,
            merged=tuple(known[each] for each in sorted(family - {entity_id})),
            parent=another(meant.get(entity.parent or 0), entity),
            place=another(meant.get(entity.place or 0), entity),
            related=tuple(known[each] for each in related if each not in family),
            lessons=tuple(lessons),
            distinctions=tuple((each, meant[each.other if each.one in family else each.one]) for each in distinctions),
            use=reads.entity_rows([entity_id], in_articles=True)[0],
        )

    def where_used(self, entity_id: int, limit: int | None = None) -> list[Mention]:
        """The mentions that mean an entity, those of the newest articles first."""
        return self._reads.mentions(MentionQuery(entity_ids=frozenset({entity_id}), limit=limit))

    def spellings(self, entity_id: int, limit: int | None = None) -> list[NameCount]:
        """How the names that mean an entity are written, case and accents aside, the most frequent first."""
        return self._reads.spellings(MentionQuery(entity_ids=frozenset({entity_id}), limit=limit))

    def history(self, entity_id: int, limit: int = 100) -> list[Told]:
        """The newest acts on an entity, on what is or was merged into it, and on what is or was learned about it."""
        return self._reads.told_of(self._reads.merged_into([entity_id])[entity_id], limit)

    def texts(self, article_ids: Collection[int]) -> dict[int, str]:
        """The texts of articles, to show mentions in their sentences."""
        return self._reads.texts(set(article_ids))

    def titles(self, article_ids: Collection[int]) -> dict[int, str]:
        """The titles of articles."""
        return self._reads.titles(set(article_ids))

    def entities(self, ids: Collection[int]) -> dict[int, Entity]:
        """Entities by id as they are stored, merged ones too; unknown ids are left out."""
        return self._reads.entities(ids)

    def duplicates(
        self, watch: Watch = Watch(), kind: EntityKind | str | None = None, *, listed: bool = False
    ) -> list[DuplicatePair]:
        """Pairs of living entities that are likely the same; see `curator.services.duplicates`."""
        return Duplicates(self._context).find(kind, watch, listed=listed)

    # Changing

    def create(self, made: Entity) -> ChangeSet | None:
        """Takes a new entity in, see `Linking.prefilled`."""
        changes = registering.create(made)
        return self._commit(Act.ADD, made.name, changes)

    def edit(self, edited: Entity) -> ChangeSet | None:
        """Puts what a person made of an entity in its place."""
        entity = self._stored(edited.id)
        # What it belonged to already may have been merged into it since, which is nothing that the edit does.
        above = self._above(edited.parent, "parent") if edited.parent != entity.parent else set()
        above |= self._above(edited.place, "place") if edited.place != entity.place else set()
        return self._commit(Act.EDIT_ENTITY, edited.name, registering.edit(entity, edited, above))

    def merge(self, gone: int, kept: int) -> ChangeSet | None:
        """Says that two entities are one; links, names and lessons of the first lead to the second from now on.

        That they are told apart is taken back with it; see `told_apart`.
        """
        one, other = self._stored(gone), self._stored(kept)
        families = self._reads.merged_into([gone, kept])
        apart = self._reads.distinctions(families[gone])
        between = self._between(other, one, "parent") or self._between(other, one, "place")
        changes = registering.merge(one, other, apart, (families[gone], families[kept]), between)
        return self._commit(Act.MERGE, f"{one.name} → {other.name}", changes)

    def told_apart(self, one: int, other: int) -> bool:
        """Whether somebody said that two entities are not the same, of them or of what was merged into them."""
        return bool(self._told_apart(one, other))

    def unmerge(self, entity_id: int) -> ChangeSet | None:
        """Takes a merge back, at any later time; links made since to the other entity stay there."""
        entity = self._stored(entity_id)
        kept = self._reads.entities([entity.merged_into] if entity.merged_into else []).get(entity.merged_into or 0)
        told = self._told_before(entity)
        apart = self._reads.distinctions({each.one for each in told})
        changes = registering.unmerge(entity, told, apart)
        return self._commit(Act.UNMERGE, f"{entity.name} → {kept.name}" if kept else entity.name, changes)

    def split(
        self,
        entity_id: int,
        made: Entity,
        names: Collection[str],
        value_ids: Collection[int],
        written: Collection[str] = (),
        watch: Watch = Watch(),
    ) -> ChangeSet | None:
        """Makes a second entity of some of an entity's names and of the values that mean it.

        Args:
            entity_id: The entity.
            made: The new one; its kind is the entity's.
            names: Those of its other names that go over.
            value_ids: Of the values that mean the entity those that mean the new one.
            written: All values that mean it and are written so, case and accents aside, mean the new one as well.
            watch: See `curator.services.linking.Linking.link`.
        """
        entity = self._stored(entity_id)
        here = MentionQuery(entity_ids=frozenset({entity_id}))
        asked = [replace(here, value_ids=frozenset(value_ids)), *(replace(here, words=each) for each in written)]
        found = {each.value.id: each.value for query in asked for each in self._reads.mentions(query)}
        values = list(found.values())
        lessons = [lesson for lesson, _ in self._reads.lessons_of([entity_id])]
        changes = registering.split(entity, made, names, values, lessons, self._context.actor)
        return self._commit(Act.SPLIT, f"{entity.name} → {made.name}", changes, watch)

    def distinguish(self, one: int, other: int) -> ChangeSet | None:
        """Says that two entities are not the same, so that nobody proposes to merge them again."""
        changes = registering.distinguish(one, other, self._context.actor, self._reads.distinctions([one]))
        return self._commit(Act.DISTINGUISH, " ≠ ".join(self._stored(each).name for each in (one, other)), changes)

    def undistinguish(self, one: int, other: int) -> ChangeSet | None:
        """Takes back that two entities are not the same, also where it was said of what was merged into them."""
        changes = tuple(Change(each, None) for each in self._told_apart(one, other))
        return self._commit(Act.REVOKE, " ≠ ".join(self._stored(each).name for each in (one, other)), changes)

    # Inside

    def _stored(self, entity_id: int) -> Entity:
        found = self._reads.entities([entity_id]).get(entity_id)
        if found is None:
            raise ConflictError("This entity is gone; nothing has been changed.", "Look it up in the registry again.")
        return found

    def apart_again(self, entity_id: int) -> list[Entity]:
        """From which entities a merged one is told apart again when its merge is taken back."""
        told = self._told_before(self._stored(entity_id))
        family = self._reads.merged_into([entity_id])[entity_id]
        return list(self._reads.meant([each.other if each.one in family else each.one for each in told]).values())

    def _told_apart(self, one: int, other: int) -> list[Distinction]:
        families = self._reads.merged_into([one, other])
        said = self._reads.distinctions(families[one])
        return [each for each in said if {each.one, each.other} & families[other]]

    def _told_before(self, entity: Entity) -> list[Distinction]:
        """What its merging took back of who is told apart, without those that are one in another way by now."""
        for done in self._reads.acts_on_entities([entity.id]):
            if done.act is Act.MERGE and done.way is not Way.UNDO:
                changes = self._context.store.change_set(done.id).changes
                if any(_leads(each.after, entity) for each in changes):
                    return self._still_two(entity, [each.before for each in changes])
        return []

    def _still_two(self, entity: Entity, said: Sequence[object]) -> list[Distinction]:
        told = [each for each in said if isinstance(each, Distinction)]
        meant = self._reads.meant({each for one in told for each in (one.one, one.other)})
        family = self._reads.merged_into([entity.id])[entity.id]
        heads = {each: entity.id if each in family else found.id for each, found in meant.items()}
        return [
            each for each in told if {each.one, each.other} <= heads.keys() and heads[each.one] != heads[each.other]
        ]

    def _above(self, at: int | None, role: _Role) -> set[int]:
        """An entity and all that it belongs to or lies in, step by step."""
        return {each for step, found in self._way(at, role).items() for each in (step, found.id)}

    def _between(self, entity: Entity, above: Entity, role: _Role) -> Entity | None:
        """Through what an entity belongs to or lies in another; None where it does not, or directly."""
        way = [found for found in self._way(getattr(entity, role), role).values() if found.id != entity.id]
        return way[0] if above.id in [found.id for found in way[1:]] else None

    def _way(self, at: int | None, role: _Role) -> dict[int, Entity]:
        """From an entity on what each belongs to or lies in, the nearest first: as it is stored, and who that is."""
        way: dict[int, Entity] = {}
        while at is not None and at not in way:
            found = self._reads.meant([at]).get(at)
            if found is None or found in way.values():
                break
            way[at] = found
            at = getattr(found, role)
        return way

    def _commit(self, act: Act, subject: str, changes: registering.Changes, watch: Watch = Watch()) -> ChangeSet | None:
        return self._context.commit(self._context.change_set(act, subject, changes), watch) if changes else None


def _leads(after: object, entity: Entity) -> bool:
    """Whether a merge led an entity to where it leads today, whatever became of its names since."""
    return isinstance(after, Entity) and (after.id, after.merged_into) == (entity.id, entity.merged_into)


def another(found: Entity | None, entity: Entity) -> Entity | None:
    """What was found, unless it is the entity itself, which took the place of what it belonged to."""
    return None if found is None or found.id == entity.id else found
