"""Grouping: what has one name or one entity across articles, looked at together, and judged as one act.

Which mentions look odd is `curator.link.oddness`'; how they are shown is the window's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from curator.domain.change import Act, Change, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.evidence import Alignment, Evidence
from curator.domain.lesson import Scope
from curator.domain.profile import Profile
from curator.domain.record import Judgement, Link, Status, Value
from curator.domain.registry import Mention, MentionQuery
from curator.domain.watch import Watch
from curator.errors import ConflictError
from curator.link.candidates import rank
from curator.link.normalise import fold
from curator.link.oddness import Oddity, Traits, oddities, oddness
from curator.services.candidates import candidates
from curator.services.context import Context
from curator.services.linking import fields_of
from curator.services.subject import shorten
from curator.services.teaching import teach

MOST = 500
"""So many mentions are looked at together, those of the newest articles first."""
_AT_ONCE = 50
_AROUND = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which mentions are wanted together: those of a name, of an entity, or all that were linked automatically.

    Attributes:
        words: A name as written; empty for any.
        kind: Of what kind of entity it is a name; None for any.
        entity_id: The entity that they mean, or None.
    """

    words: str = ""
    kind: EntityKind | None = None
    entity_id: int | None = None

    @property
    def automatic(self) -> bool:
        """Whether automatic links are wanted, of whatever name and entity."""
        return not self.words and self.entity_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One mention of a group.

    Attributes:
        mention: Where it stands.
        text: What stands around its words in the article.
        evidence: Its first evidence, counted in `text`; None where nothing supports it.
        entity: What it is linked to today, or None.
        odd: In what it differs from the rest, the weightiest first.
    """

    mention: Mention
    text: str = ""
    evidence: Evidence | None = None
    entity: Entity | None = None
    odd: tuple[Oddity, ...] = ()

    @property
    def automatic(self) -> bool:
        """Whether a rule linked it, and no person said yes or no to that."""
        link = self.mention.value.link
        return link is not None and link.by.startswith("rule:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Mentions looked at together.

    Attributes:
        wanted: Which were asked for.
        kind: The kind of entity that they name, where it is one for all.
        entity: The entity that was asked for, or None.
        members: Those that somebody has to look at, the odd ones first.
        settled: How many besides are judged, value and link; the others were compared with them, too.
        left_out: How many were too many.
    """

    wanted: Wanted
    kind: EntityKind | None = None
    entity: Entity | None = None
    members: tuple[Member, ...] = ()
    settled: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says of one member; what is not said stays as it is.

    Attributes:
        confirmed: Whether the value is right; None where nobody says so. With it goes its automatic link.
        entity_id: The entity that it stands for, or None.
        refused: It does not stand for what it is linked to, nor for any other known entity.
    """

    confirmed: bool | None = None
    entity_id: int | None = None
    refused: bool = False


class Grouping:
    """Groups of mentions in the curator's own, unfinished records.

    Raises of every call: `WorkspaceError` where the disk or server does not answer.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def group(self, wanted: Wanted, watch: Watch = Watch()) -> Group:
        """Gathers a group; its members come with the words around them, the odd ones first.

        Args:
            wanted: Which.
            watch: Told how many articles were read of how many; may stop it.
        """
        reads, query = self._context.reads, self._query(wanted)
        mentions = reads.mentions(query)
        total = len(mentions) if len(mentions) < MOST else reads.count_mentions(query).mentions
        entities = reads.meant({each.value.link.entity_id for each in mentions if each.value.link} - {None})  # type: ignore[arg-type]
        dossiers = self._dossiers(mentions, watch)
        traits = [self._traits(each, dossiers[each.article.id], entities) for each in mentions]
        odd = _compared(traits, together=not wanted.automatic)
        members = [
            _member(each, dossiers[each.article.id], entities, of)
            for each, of in zip(mentions, odd, strict=True)
            if needs_a_look(each.value)
        ]
        entity = reads.meant([wanted.entity_id]).get(wanted.entity_id) if wanted.entity_id is not None else None
        return Group(
            wanted=wanted,
            kind=entity.kind if entity else wanted.kind,
            entity=entity,
            members=tuple(sorted(members, key=lambda each: -oddness(each.odd))),
            settled=len(mentions) - len(members),
            left_out=total - len(mentions),
        )

    def offers(self, member: Member) -> list[Candidate]:
        """The likeliest entities for a member's name in its article, best first."""
        value = member.mention.value
        (dossier,) = self._context.reads.dossiers([member.mention.article.id])
        kind = self._context.profile.group(member.mention.group).field(value.field).entity
        return candidates(self._context.reads, value, EntityKind(kind), dossier)

    def settle(
        self, group: Group, verdicts: Mapping[int, Verdict], made: Sequence[Entity] = (), watch: Watch = Watch()
    ) -> ChangeSet | None:
        """Does what a person says of the members, as one act.

        A name whose members all go to one entity, and of which no person said otherwise elsewhere, is learned
        everywhere, other choices and refusals for their article. Where a name means an entity once and once not in
        one article, only that it does is learned.

        Args:
            group: As it was shown.
            verdicts: By value id; members that nothing is said of stay as they are.
            made: New entities among those that are chosen.
            watch: See `curator.services.linking.Linking.link`.

        Raises:
            ConflictError: A value was changed meanwhile, or an entity is gone; the sentence says whether parts are
                stored.
        """
        said = [(each, verdicts[each.mention.value.id]) for each in group.members if each.mention.value.id in verdicts]
        chosen = {verdict.entity_id for _, verdict in said if verdict.entity_id is not None}
        new = {each.id: each for each in made if each.id in chosen}
        known = new | self._known(chosen - set(new))
        taught = [*self._learned(group, said, known), *self._unlearned(said)]
        changes = [change for member, verdict in said for change in self._judge(member.mention.value, verdict)]
        if not changes:
            return None
        subject = group.wanted.words or (group.entity.name if group.entity else "")
        done = (*(Change(None, entity) for entity in new.values()), *dict.fromkeys(taught), *changes)
        return self._context.commit(self._context.change_set(Act.VERIFY, shorten(subject), done), watch)

    # Inside

    def _query(self, wanted: Wanted) -> MentionQuery:
        return MentionQuery(
            words=wanted.words or None,
            fields=fields_of(self._context.profile, wanted.kind) if wanted.kind else None,
            entity_ids=frozenset({wanted.entity_id}) if wanted.entity_id is not None else None,
            rule="rule:" if wanted.automatic else None,
            open_only=True,
            mine_only=True,
            limit=MOST,
        )

    def _dossiers(self, mentions: Sequence[Mention], watch: Watch) -> dict[int, Dossier]:
        ids = list(dict.fromkeys(each.article.id for each in mentions))
        found: dict[int, Dossier] = {}
        for start in range(0, len(ids), _AT_ONCE):
            watch.check()
            watch.step(start, len(ids), "")
            found |= {each.article.id: each for each in self._context.reads.dossiers(ids[start : start + _AT_ONCE])}
        return found

    def _traits(self, mention: Mention, dossier: Dossier, entities: Mapping[int, Entity]) -> Traits:
        value, own = mention.value, fold(mention.value.words)
        named = list(_named(self._context.profile, dossier))
        entity = _entity(value, entities)
        return Traits(
            article_id=mention.article.id,
            words=own,
            field=self._context.profile.group(mention.group).title,
            entity=entity.id if entity else None,
            outlet=mention.article.outlet,
            names=frozenset(fold(words) for kind, words in named if kind != EntityKind.PLACE) - {own},
            places=frozenset(words for kind, words in named if kind == EntityKind.PLACE and fold(words) != own),
            confidence=value.confidence if value.status.open else None,
            score=next((each.score for each in rank(value.words, [entity])), 0.0) if entity else None,
        )

    def _known(self, ids: set[int]) -> dict[int, Entity]:
        known = self._context.reads.entities(ids)
        if set(known) != ids:
            raise ConflictError("This entity is gone; nothing has been changed.", "Look it up again.")
        return known

    def _learned(
        self, group: Group, said: Sequence[tuple[Member, Verdict]], known: Mapping[int, Entity]
    ) -> list[Change]:
        """What the chosen entities teach about the names."""
        changes: list[Change] = []
        for entity in known.values():
            chosen = [each.mention for each, verdict in said if verdict.entity_id == entity.id]
            everywhere = len(chosen) > 1 and self._mean_nothing_else(group, chosen, entity)
            scope = Scope.EVERYWHERE if everywhere else Scope.ARTICLE
            named = [(each.value, each.article.id) for each in chosen]
            changes += teach(self._context, named, [entity], scope, means=True).changes
        return changes

    def _mean_nothing_else(self, group: Group, chosen: Sequence[Mention], entity: Entity) -> bool:
        """Whether the names of some members mean an entity wherever they stand, as far as persons said."""
        names = {fold(each.value.words): each.value.words for each in chosen}
        own = {each.value.id for each in chosen}
        members = (each.mention.value for each in group.members if fold(each.mention.value.words) in names)
        if group.left_out or any(each.id not in own for each in members):
            return False
        said = MentionQuery(
            fields=fields_of(self._context.profile, entity.kind), contrary_to=entity.id, limit=len(chosen) + 1
        )
        return all(
            each.value.id in own
            for words in names.values()
            for each in self._context.reads.mentions(replace(said, words=words))
        )

    def _unlearned(self, said: Sequence[tuple[Member, Verdict]]) -> list[Change]:
        """What refusals teach: in that article the name does not stand for what it was linked to."""
        meant = {_naming(member, entity_id) for member, verdict in said if (entity_id := _means(member, verdict))}
        refused: dict[Entity, list[tuple[Value, int]]] = {}
        for member, verdict in said:
            entity = member.entity
            if verdict.refused and entity is not None and _naming(member, entity.id) not in meant:
                refused.setdefault(entity, []).append((member.mention.value, member.mention.article.id))
        return [
            change
            for entity, named in refused.items()
            for change in teach(self._context, named, [entity], Scope.ARTICLE, means=False).changes
        ]

    def _judge(self, value: Value, verdict: Verdict) -> list[Change]:
        after, actor = value, self._context.actor
        if verdict.confirmed is False:
            after = replace(after, status=Status.REJECTED)
        elif verdict.confirmed and value.status.open:
            after = replace(after, status=Status.CONFIRMED)
        if verdict.entity_id is not None:
            after = replace(after, link=Link(Judgement.MATCHED, verdict.entity_id, actor))
        elif verdict.refused:
            after = replace(after, link=Link(Judgement.REJECTED, None, actor))
        elif verdict.confirmed and after.link is not None and after.link.by.startswith("rule:"):
            after = replace(after, link=replace(after.link, by=actor))
        return [Change(value, after)] if after != value else []


def needs_a_look(value: Value) -> bool:
    """Whether nobody judged it yet, or nobody its link."""
    return value.status.open or (value.link is not None and value.link.by.startswith("rule:"))


def _means(member: Member, verdict: Verdict) -> int | None:
    """The entity that a member stands for by a verdict."""
    if verdict.entity_id is not None or verdict.refused or verdict.confirmed is not True:
        return verdict.entity_id
    return member.entity.id if member.entity else None


def _naming(member: Member, entity_id: int) -> tuple[str, int, int]:
    return fold(member.mention.value.words), member.mention.article.id, entity_id


def _entity(value: Value, entities: Mapping[int, Entity]) -> Entity | None:
    return entities.get(value.link.entity_id) if value.link and value.link.entity_id is not None else None


def _named(profile: Profile, dossier: Dossier) -> list[tuple[str, str]]:
    """Every name of a record with the kind of entity that it is a name of."""
    return [
        (field.entity, value.words)
        for entry in dossier.record.entries
        for field in profile.group(entry.group).fields
        if field.type.names_entity
        for value in entry.standing(field.key)
    ]


def _compared(traits: Sequence[Traits], *, together: bool) -> list[tuple[Oddity, ...]]:
    """The oddities of all, compared with all or with those of the same entity."""
    if together:
        return oddities(traits)
    places: dict[int | None, list[int]] = {}
    for place, each in enumerate(traits):
        places.setdefault(each.entity, []).append(place)
    found: dict[int, tuple[Oddity, ...]] = {}
    for same in places.values():
        found |= dict(zip(same, oddities([traits[place] for place in same]), strict=True))
    return [found[place] for place in range(len(traits))]


def _member(mention: Mention, dossier: Dossier, entities: Mapping[int, Entity], odd: tuple[Oddity, ...]) -> Member:
    value, whole = mention.value, dossier.article.text
    entity = _entity(value, entities)
    if not value.evidence:
        return Member(mention=mention, entity=entity, odd=odd)
    evidence = value.evidence[0]
    if evidence.alignment is Alignment.LOST:
        return Member(mention=mention, evidence=evidence, entity=entity, odd=odd)
    first = max(0, evidence.start - _AROUND)
    text = whole[first : evidence.end + _AROUND]
    shifted = replace(evidence, start=evidence.start - first, end=evidence.end - first)
    return Member(mention=mention, text=text, evidence=shifted, entity=entity, odd=odd)
