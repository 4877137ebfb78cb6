"""A registry in memory and the choosing of its entities, for tests of the window."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from curator.domain.article import Article
from curator.domain.change import Change, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, Entity, EntityKind, Reason, ReasonKind
from curator.domain.filling import NOTHING, Fill
from curator.domain.lesson import Lesson, Scope
from curator.domain.profile import Profile
from curator.domain.record import Judgement, Link, Record, Value
from curator.domain.registry import Mention, Reach
from curator.domain.watch import Watch
from curator.services.linking import Linking, fields_of
from curator.services.registry import Registry
from tests.ui.dossiers import CURATOR

Choose = Callable[..., ChangeSet | None]


class FakeLinking(Linking):
    """Links in memory, among the acts of a fake review; what a choice for all would teach is remembered at once.

    Attributes:
        learned: What was learned, to be looked up.
        asked: Scope and refused entities of the last act.
    """

    def __init__(
        self, profile: Profile, dossiers: Mapping[int, Dossier], known: dict[int, Entity], choose: Choose
    ) -> None:
        self.profile, self.dossiers, self.known, self.choose = profile, dossiers, known, choose
        self.learned: list[Lesson] = []
        self.asked: tuple[Scope, Collection[int]] = Scope.EVERYWHERE, ()

    def link(
        self,
        record: Record,
        value_ids: Collection[int],
        entity_id: int,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
        gets: Fill = NOTHING,
        watch: Watch | None = None,
    ) -> ChangeSet | None:
        self.asked = scope, ()
        return self.choose(record, value_ids, Link(Judgement.MATCHED, entity_id, CURATOR), *_along(entity_id, others))

    def link_new(
        self,
        record: Record,
        value_ids: Collection[int],
        entity: Entity,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
        watch: Watch | None = None,
    ) -> ChangeSet | None:
        if not entity.name:
            raise ValueError("A new entity needs a name")
        self.asked = scope, ()
        self.known[entity.id] = entity
        first = Change(None, entity), *_along(entity.id, others)
        return self.choose(record, value_ids, Link(Judgement.NEW, entity.id, CURATOR), *first)

    def refuse(
        self,
        record: Record,
        value_ids: Collection[int],
        *,
        refused: Collection[int] = (),
        scope: Scope = Scope.EVERYWHERE,
        watch: Watch = Watch(),
    ) -> ChangeSet | None:
        self.asked = scope, refused
        return self.choose(record, value_ids, Link(Judgement.REJECTED, None, CURATOR))

    def unlink(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        return self.choose(record, value_ids, None)

    def alike(self, value: Value, kind: EntityKind | str, article: Article, scope: Scope) -> list[Mention]:
        fields = fields_of(self.profile, kind)
        return [
            _mention(each, entry.group, dossier)
            for dossier in self.dossiers.values()
            if scope is Scope.EVERYWHERE or (scope is Scope.ARTICLE) is (dossier.article.id == article.id)
            for entry in dossier.record.entries
            for each in entry.values
            if each.words == value.words and each.field in fields[entry.group] and each.id != value.id
            if each.link is None or each.link.by.startswith("rule:")
        ]

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
        if not others:
            return [Reach(1, 1)] * len(entity_ids)
        value = record.value(value_id)
        entry = next(each for each in record.entries if each.id == value.entry_id)
        found = self.alike(value, self.profile.group(entry.group).field(value.field).entity, article, scope)
        return [Reach(len(found) + 1, len({each.article.id for each in found} | {article.id}))] * len(entity_ids)

    def ahead_of_none(self, record: Record, value_id: int, refused: Collection[int], scope: Scope) -> Reach:
        return Reach(1, 1)

    def lessons(self, names: Collection[str]) -> list[Lesson]:
        return [each for each in self.learned if each.words in names]


def _along(entity_id: int, others: Sequence[Mention]) -> list[Change]:
    link = Link(Judgement.MATCHED, entity_id, "rule:lesson:1")
    return [Change(each.value, replace(each.value, link=link)) for each in others]


def _mention(value: Value, group: str, dossier: Dossier) -> Mention:
    record = dossier.record
    return Mention(
        value=value, group=group, record_id=record.id, curator=CURATOR, finished=False, article=dossier.article
    )


class FakeRegistry(Registry):
    """A registry in memory, ranked by likeness of names."""

    def __init__(self, entities: Mapping[int, Entity]) -> None:
        self.known = dict(entities)

    def candidates(self, value: Value, kind: EntityKind | str, dossier: Dossier) -> list[Candidate]:
        return [each for each in self.search(value.words, kind) if each.score >= 0.6][:9]

    def search(self, words: str, kind: EntityKind | str | None = None) -> list[Candidate]:
        found = [self._compare(words, entity) for entity in self.known.values() if kind in (None, entity.kind)]
        return sorted((each for each in found if each.score > 0.3), key=lambda each: -each.score)

    def _compare(self, words: str, entity: Entity) -> Candidate:
        wanted = words.casefold()
        if wanted == entity.name.casefold():
            return Candidate(entity, 1.0, (Reason(ReasonKind.SAME_NAME),))
        if wanted in {alias.name.casefold() for alias in entity.aliases}:
            return Candidate(entity, 0.97, (Reason(ReasonKind.ALIAS),))
        score = SequenceMatcher(None, wanted, entity.name.casefold()).ratio()
        if wanted and wanted in entity.name.casefold():
            score = max(score, 0.8)
        return Candidate(entity, round(min(score, 0.95), 2), (Reason(ReasonKind.SIMILAR),))
