"""A registry in memory and the choosing of its entities, for tests of the window."""

from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import SequenceMatcher

from curator.domain.article import Article
from curator.domain.change import Change, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, Entity, EntityKind, Reason, ReasonKind
from curator.domain.lesson import Scope
from curator.domain.record import Judgement, Link, Record, Value
from curator.domain.registry import Mention
from curator.services.linking import Linking
from curator.services.registry import Registry
from tests.ui.dossiers import CURATOR


class FakeLinking(Linking):
    """Links in memory, among the acts of a fake review; nothing is learned."""

    def __init__(self, known: dict[int, Entity], choose: Callable[..., ChangeSet | None]) -> None:
        self.known, self.choose = known, choose

    def link(
        self,
        record: Record,
        value_ids: Collection[int],
        entity_id: int,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
    ) -> ChangeSet | None:
        return self.choose(record, value_ids, Link(Judgement.MATCHED, entity_id, CURATOR))

    def link_new(
        self,
        record: Record,
        value_ids: Collection[int],
        entity: Entity,
        *,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
    ) -> ChangeSet | None:
        self.known[entity.id] = entity
        return self.choose(record, value_ids, Link(Judgement.NEW, entity.id, CURATOR), Change(None, entity))

    def refuse(
        self,
        record: Record,
        value_ids: Collection[int],
        *,
        refused: Collection[int] = (),
        scope: Scope = Scope.EVERYWHERE,
    ) -> ChangeSet | None:
        return self.choose(record, value_ids, Link(Judgement.REJECTED, None, CURATOR))

    def unlink(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        return self.choose(record, value_ids, None)

    def alike(self, value: Value, kind: EntityKind | str, article: Article, scope: Scope) -> list[Mention]:
        return []


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
