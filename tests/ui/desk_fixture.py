"""A desk without a store: dossiers made by hand, and services that apply the domain's rules in memory.

For tests of single panels and for looking at them; what the real services do is tested with a real store.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from curator.app import Workspace
from curator.domain import curation
from curator.domain.change import Act, Change, ChangeSet, Way, apply_to_record
from curator.domain.counts import Counts
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.profile import Profile
from curator.domain.queue import (
    Facet,
    FacetCount,
    FacetKind,
    QueueCounts,
    QueueRow,
    QueueState,
    QueueView,
    Snippet,
)
from curator.domain.record import Entry, Link, Record, Value, progress
from curator.domain.watch import Watch
from curator.services.queue import Queue
from curator.services.review import Review, UndoState
from curator.services.statistics import Statistics
from curator.settings import Settings
from tests.ui.dossiers import CURATOR, Said, make_dossier, make_profile
from tests.ui.registry_fixture import FakeLinking, FakeRegistry
from tests.ui.stories import (
    EMPTY,
    LAKESIDE,
    LINHE,
    MARKUP,
    lakeside_dossier,
    linhe_dossier,
    make_entities,
    many_dossier,
    markup_dossier,
)
from ui.desk import Desk

__all__ = [
    "CURATOR",
    "EMPTY",
    "LAKESIDE",
    "LINHE",
    "MARKUP",
    "FakeQueue",
    "FakeRegistry",
    "FakeReview",
    "FakeStatistics",
    "FakeWorkspace",
    "Said",
    "desk",
    "fake",
    "find_entry",
    "find_value",
    "lakeside_dossier",
    "linhe_dossier",
    "make_desk",
    "make_dossier",
    "make_entities",
    "make_profile",
    "make_workspace",
    "many_dossier",
    "markup_dossier",
]


class FakeReview(Review):
    """Applies `curator.domain.curation` in memory and remembers for undo.

    Attributes:
        fails: Raised by the next act, then forgotten.
        calls: The names of the acts that were asked for, in order.
    """

    def __init__(self, profile: Profile, dossiers: Sequence[Dossier], entities: Mapping[int, Entity]) -> None:
        self.profile = profile
        self.dossiers = {dossier.article.id: dossier for dossier in dossiers}
        self.known = dict(entities)
        self.done: list[ChangeSet] = []
        self.undone: list[ChangeSet] = []
        self.fails: Exception | None = None
        self.calls: list[str] = []

    def open(self, article_id: int) -> Dossier:
        return self.dossiers[article_id]

    def confirm(self, record: Record, value_ids: Collection[int], subject: str | None = None) -> ChangeSet | None:
        return self._settle(Act.CONFIRM, record, curation.confirm(record, value_ids), subject)

    def reject(self, record: Record, value_ids: Collection[int], reason: str = "") -> ChangeSet | None:
        return self._settle(Act.REJECT, record, curation.reject(record, value_ids, reason))

    def postpone(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        return self._settle(Act.POSTPONE, record, curation.postpone(record, value_ids))

    def correct(self, record: Record, value_id: int, words: str) -> ChangeSet | None:
        return self._settle(Act.CORRECT, record, curation.correct(record, self.profile, value_id, words))

    def add_entry(self, record: Record, group: str, words: str, evidence: Evidence | None) -> ChangeSet | None:
        return self._settle(Act.ADD, record, curation.add_entry(record, self.profile, group, words, evidence))

    def add_value(
        self, record: Record, entry_id: int, field: str, words: str, evidence: Evidence | None
    ) -> ChangeSet | None:
        return self._settle(Act.ADD, record, curation.add_value(record, self.profile, entry_id, field, words, evidence))

    def add_evidence(self, record: Record, value_id: int, evidence: Evidence) -> ChangeSet | None:
        return self._settle(Act.EVIDENCE, record, curation.add_evidence(record, value_id, evidence))

    def resize_evidence(self, record: Record, value_id: int, index: int, evidence: Evidence) -> ChangeSet | None:
        changes = curation.resize_evidence(record, self.profile, value_id, index, evidence)
        return self._settle(Act.EVIDENCE, record, changes)

    def annotate(self, record: Record, value_id: int, note: str) -> ChangeSet | None:
        return self._settle(Act.NOTE, record, curation.annotate(record, value_id, note))

    def finish(self, record: Record) -> ChangeSet | None:
        return self._settle(Act.FINISH, record, curation.set_finished(record, finished=True))

    def reopen(self, record: Record) -> ChangeSet | None:
        return self._settle(Act.REOPEN, record, curation.set_finished(record, finished=False))

    def undo(self) -> ChangeSet | None:
        if not self.done:
            return None
        last = self.done.pop()
        self.undone.append(last)
        return self._store(
            replace(last, id=new_id(), way=Way.UNDO, of=last.id, changes=last.inverse(), at=_now())
        )  # fmt: skip

    def redo(self) -> ChangeSet | None:
        if not self.undone:
            return None
        last = self.undone.pop()
        self.done.append(last)
        return self._store(replace(last, id=new_id(), way=Way.REDO, of=last.id, at=_now()))

    def undoable(self) -> UndoState:
        last = self.done[-1] if self.done else None
        ahead = self.undone[-1] if self.undone else None
        return UndoState((last.act, last.subject) if last else None, (ahead.act, ahead.subject) if ahead else None)

    def entities(self, ids: Collection[int]) -> dict[int, Entity]:
        return {number: self.known[number] for number in ids if number in self.known}

    def choose(self, record: Record, value_ids: Collection[int], link: Link | None, *first: Change) -> ChangeSet | None:
        changes = tuple(change for number in value_ids for change in curation.link(record, number, link))
        return self._settle(Act.LINK, record, (*first, *changes) if changes else ())

    def _settle(
        self, act: Act, record: Record, changes: tuple[Change, ...], subject: str | None = None
    ) -> ChangeSet | None:
        self.calls.append(act.value)
        if self.fails:
            error, self.fails = self.fails, None
            raise error
        if not changes:
            return None
        words = next((change.state.words for change in changes if isinstance(change.state, Value)), "")
        done = ChangeSet(
            id=new_id(),
            act=act,
            subject=words if subject is None else subject,
            curator=CURATOR,
            at=_now(),
            article_id=record.article_id,
            changes=changes,
        )
        self.done.append(done)
        self.undone.clear()
        return self._store(done)

    def _store(self, done: ChangeSet) -> ChangeSet:
        assert done.article_id is not None
        for article_id, dossier in self.dossiers.items():
            record = apply_to_record(dossier.record, done.changes)
            linked = {value.link.entity_id for value in record.values() if value.link and value.link.entity_id}
            self.dossiers[article_id] = replace(dossier, record=record, entities=self.entities(linked))
        return done


class FakeQueue(Queue):
    """The articles of a fake review, and as many more rows as wanted."""

    def __init__(self, review: FakeReview, more: Sequence[QueueRow] = ()) -> None:
        self.review = review
        self.more = list(more)
        self.kept: dict[str, QueueView] = {}

    def ids(self, view: QueueView) -> "array[int]":
        rows = [row for row in self._rows() if _listed(row, view)]
        return array("q", [row.article_id for row in rows])

    def rows(self, ids: Sequence[int]) -> list[QueueRow]:
        known = {row.article_id: row for row in self._rows()}
        return [known[number] for number in ids if number in known]

    def newest_act(self) -> int:
        return 0

    def acts_since(self, change_set_id: int) -> list[int]:
        return []

    def snippets(self, article_ids: Sequence[int], words: str) -> dict[int, Snippet]:
        return {number: Snippet(f"… {words} …", ((2, 2 + len(words)),)) for number in article_ids}

    def facets(self, view: QueueView, kind: FacetKind) -> list[FacetCount]:
        if kind is not FacetKind.OUTLET:
            return []
        rows = [row for row in self._rows() if row.outlet and _listed(row, view.besides(kind))]
        outlets = Counter(row.outlet for row in rows)
        return [FacetCount(Facet(kind, outlet), number) for outlet, number in outlets.most_common()]

    def saved(self) -> list[tuple[str, QueueView]]:
        return sorted(self.kept.items())

    def keep(self, name: str, view: QueueView) -> None:
        self.kept[name] = view

    def drop(self, name: str) -> None:
        self.kept.pop(name, None)

    def counts(self, view: QueueView | None = None) -> QueueCounts:
        wanted = replace(view, state=QueueState.ALL) if view else QueueView(QueueState.ALL)
        rows = [row for row in self._rows() if _listed(row, wanted)]
        done = sum(row.finished for row in rows)
        return QueueCounts(len(rows) - done, sum(row.doubts > 0 for row in rows), done, len(rows))

    def _rows(self) -> list[QueueRow]:
        rows = []
        for dossier in self.review.dossiers.values():
            article, seen = dossier.article, progress(dossier.record.entries)
            rows.append(
                QueueRow(
                    article_id=article.id,
                    title=article.title,
                    published=article.published,
                    outlet=article.outlet,
                    language=article.language,
                    total=seen.total,
                    judged=seen.judged,
                    doubts=seen.doubts,
                    finished=dossier.record.finished,
                    extracted=bool(dossier.record.entries),
                )
            )
        return rows + self.more


class FakeStatistics(Statistics):
    """Counts what the fake queue lists."""

    def __init__(self, queue: FakeQueue) -> None:
        self.queue = queue

    def counts(self) -> Counts:
        seen = self.queue.counts()
        return Counts(articles=seen.all, finished=seen.done)

    def check(self, watch: Watch = Watch()) -> tuple[str, ...]:
        return ()

    def backup(self, path: Path) -> None:
        path.write_bytes(b"")


@dataclass
class FakeWorkspace(Workspace):
    """A workspace in memory."""

    profile: Profile
    review: FakeReview
    linking: FakeLinking
    registry: FakeRegistry
    queue: FakeQueue
    statistics: FakeStatistics
    name: str = "Northern Innovation Desk"
    address: str = "memory"
    curator: str = CURATOR
    settings: Settings = field(default_factory=Settings)

    def subscribe(self, heard: Callable[[ChangeSet], None]) -> Callable[[], None]:
        return lambda: None

    def close(self) -> None:
        pass


def make_workspace(*dossiers: Dossier, rows: Sequence[QueueRow] = ()) -> FakeWorkspace:
    """A workspace of these dossiers; without any, of the four articles named at the top."""
    profile, entities = make_profile(), make_entities()
    chosen = dossiers or (
        lakeside_dossier(profile, entities),
        linhe_dossier(profile, entities),
        markup_dossier(profile, entities),
        make_dossier(EMPTY, "An article without facts\n\nNothing was looked for here yet.\n", [], profile=profile),
    )
    review = FakeReview(profile, chosen, entities)
    queue = FakeQueue(review, rows)
    return FakeWorkspace(
        profile,
        review,
        FakeLinking(profile, review.dossiers, review.known, review.choose),
        FakeRegistry(entities),
        queue,
        FakeStatistics(queue),
    )


def make_desk(*dossiers: Dossier, opened: int | None = None) -> Desk:
    """A desk at such a workspace with its first article (or `opened`) open."""
    workspace = make_workspace(*dossiers)
    desk = Desk(workspace)
    desk.open(opened if opened is not None else next(iter(workspace.review.dossiers)))
    return desk


def fake(desk: Desk) -> FakeWorkspace:
    """The fake workspace behind a desk."""
    assert isinstance(desk.workspace, FakeWorkspace)
    return desk.workspace


def find_entry(desk: Desk, words: str) -> Entry:
    """The entry that has a value of these words."""
    return next(entry for entry in desk.entries() if any(value.words == words for value in entry.values))


def find_value(desk: Desk, words: str, field_key: str = "") -> Value:
    """The first value of these words, in that field if given."""
    return next(
        value
        for entry in desk.entries()
        for value in entry.values
        if value.words == words and field_key in ("", value.field)
    )


@pytest.fixture
def desk(qapp: object) -> Desk:
    """A desk with the article of the picture open."""
    return make_desk()


def _listed(row: QueueRow, view: QueueView) -> bool:
    states = {
        QueueState.UNFINISHED: not row.finished,
        QueueState.DOUBTS: row.doubts > 0,
        QueueState.DONE: row.finished,
        QueueState.ALL: True,
    }
    outlets = {facet.value for facet in view.facets if facet.kind is FacetKind.OUTLET}
    within = not outlets or row.outlet in outlets
    return states[view.state] and within and view.search.casefold() in row.title.casefold()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
