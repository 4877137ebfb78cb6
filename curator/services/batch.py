"""Batch: extraction over many articles, in worker processes; the results enter the store article by article.

What of the proposals enters a record is `curator.services.adoption`'s.
"""

import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from curator.domain.article import Article, Document
from curator.domain.change import Act
from curator.domain.ids import new_id
from curator.domain.queue import QueueSort, QueueState, QueueView
from curator.domain.record import Entry, Record, Status
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError
from curator.services.adoption import adopt
from curator.services.automatic import with_links
from curator.services.context import Context
from curator.services.proposing import Extraction, Proposed
from curator.services.subject import shorten
from curator.services.workers import Outcome, run_in_processes
from curator.settings import Settings
from db.proposals import Proposals

# So many articles or characters go to a worker at a time: enough that passing them around costs nothing, few enough
# that a cancelled or dead worker loses little.
_MOST_ARTICLES = 8
_MOST_CHARACTERS = 100_000
_DEATHS_BORNE = 3
_ATTEMPTS = 3

_Task = tuple[tuple[int, Document], ...]
_Outcome = Outcome[_Task, tuple[Proposed, ...]]
Work = Callable[[_Task], tuple[Proposed, ...]]
Crew = Callable[[Work, Iterable[_Task], Watch], Generator[_Outcome, None, None]]
"""Whoever works through tasks: processes of this machine, or a cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What extraction did.

    Attributes:
        done: Articles whose proposals were stored.
        entries: Entries that were proposed in them.
        failed: One error an article that could not be extracted, naming it.
        faults: One error an extractor that went wrong on an article whose other proposals were stored, naming both.
        cancelled: Somebody stopped it; what was done stays.
    """

    done: int = 0
    entries: int = 0
    failed: tuple[UserError, ...] = ()
    faults: tuple[UserError, ...] = ()
    cancelled: bool = False


@dataclass(slots=True)
class _Run:
    """What one extraction has come to so far."""

    total: int
    titles: dict[int, str] = field(default_factory=dict)
    again: bool = False
    done: int = 0
    entries: int = 0
    passed_over: int = 0
    deaths: int = 0
    failed: list[UserError] = field(default_factory=list)
    faults: list[UserError] = field(default_factory=list)

    def fail(self, article_id: int, error: UserError) -> None:
        """Notes a failure, with the article's name."""
        name = self.titles.pop(article_id)
        self.failed.append(UserError(f"“{name}” could not be extracted. {error.sentence}", error.hint))

    def blame(self, proposed: Proposed) -> None:
        """Notes what extractors did wrong on an article that goes on."""
        name = self.titles[proposed.article_id]
        self.faults += [UserError(f"“{name}”: {fault.sentence}", fault.hint) for fault in proposed.faults]

    def step(self, watch: Watch) -> None:
        """Tells how far it has come."""
        watch.step(self.done + self.passed_over + len(self.failed), self.total, next(iter(self.titles.values()), ""))

    def report(self, *, cancelled: bool) -> BatchReport:
        """The run so far."""
        return BatchReport(
            done=self.done,
            entries=self.entries,
            failed=tuple(self.failed),
            faults=tuple(self.faults),
            cancelled=cancelled,
        )


class Batch:
    """Extracts proposals for articles of a workspace.

    Args:
        context: The workspace.
        work: What runs in the worker processes; None is the extraction that ships with the program.
    """

    def __init__(self, context: Context, work: Work | None = None) -> None:
        self._context = context
        # Of the settings only what the work needs: on a cluster it travels, and an address may hold a password.
        needed = Settings(spacy_model=context.settings.spacy_model)
        self._work = work or Extraction(context.profile, needed)
        self._running = threading.Lock()
        self._closing = threading.Event()

    def extract(
        self,
        article_ids: Sequence[int] | None = None,
        *,
        again: bool = False,
        workers: int = 1,
        cluster: str = "",
        watch: Watch = Watch(),
    ) -> BatchReport:
        """Proposes facts for articles, in worker processes that end with the run, or on a cluster.

        Args:
            article_ids: Which; None means all of the queue.
            again: Also those that were looked at before: entries on which no person has acted are replaced, all
                others stay. Finished articles are left alone. Without it only articles that have no proposals yet.
            workers: How many processes.
            cluster: The address of a Dask scheduler, whose workers do it instead; they need no access to the store.
            watch: Told of the progress in articles; where it stops the run, what was stored stays.

        Returns:
            What was done. One failing article, or a worker that dies on it, never stops the rest.

        Raises:
            UserError: Nothing can be extracted at all: the language model is missing, or workers keep dying.
            WorkspaceError: The disk, the server or the cluster did not answer; what was stored before stays.
        """
        with self._running:
            ids = self._chosen(article_ids, again=again)
            run = _Run(len(ids), again=again)
            both = replace(watch, cancelled=lambda: self._closing.is_set() or watch.cancelled())
            try:
                alone = self._extract(run, self._tasks(ids, run), _crew(workers, cluster), both)
                if alone:
                    self._extract(run, alone, _crew(1, cluster), both)
            except Cancelled:
                return run.report(cancelled=True)
            return run.report(cancelled=False)

    def close(self) -> None:
        """Stops a running extraction and waits until its processes have ended."""
        self._closing.set()
        with self._running:
            pass

    def _chosen(self, article_ids: Sequence[int] | None, *, again: bool) -> Sequence[int]:
        reads = self._context.reads
        unfinished = QueueView(QueueState.UNFINISHED, sort=QueueSort.IMPORTED)
        waiting = reads.queue_ids(unfinished)[::-1] if again else reads.articles_without_proposals()
        if article_ids is None:
            return waiting
        still = set(waiting)
        return [article_id for article_id in article_ids if article_id in still]

    def _tasks(self, ids: Iterable[int], run: _Run) -> Iterator[_Task]:
        task: list[tuple[int, Document]] = []
        for article_id in ids:
            article = self._context.reads.article(article_id)
            run.titles[article_id] = shorten(article.title)
            task.append((article_id, _document(article)))
            if len(task) >= _MOST_ARTICLES or sum(len(each.text) for _, each in task) >= _MOST_CHARACTERS:
                yield tuple(task)
                task = []
        if task:
            yield tuple(task)

    def _extract(self, run: _Run, tasks: Iterable[_Task], crew: Crew, watch: Watch) -> list[_Task]:
        """Works through tasks; returns the articles of those on which a worker died, to be tried alone."""
        alone: list[_Task] = []
        run.step(watch)
        with closing(crew(self._work, tasks, watch)) as outcomes:
            for outcome in outcomes:
                alone += self._take(run, outcome)
                run.step(watch)
        return alone

    def _take(self, run: _Run, outcome: _Outcome) -> list[_Task]:
        """Stores what came of a task; returns what is to be tried anew, one article a task."""
        if outcome.error and outcome.died:
            return self._after_death(run, outcome.task, outcome.error)
        if outcome.error:
            raise outcome.error  # a single article's failure is among the results; this one would be every article's
        found = outcome.result or ()
        for proposed in found:
            if proposed.error:
                run.fail(proposed.article_id, proposed.error)
            else:
                run.blame(proposed)
        self._store(run, [proposed for proposed in found if not proposed.error])
        return []

    def _after_death(self, run: _Run, task: _Task, error: UserError) -> list[_Task]:
        run.deaths += 1
        if run.deaths >= _DEATHS_BORNE and not run.done:
            raise UserError("Extraction's worker processes keep ending.", error.hint)
        if len(task) > 1:
            return [(article,) for article in task]
        run.fail(task[0][0], error)
        return []

    def _store(self, run: _Run, found: Sequence[Proposed]) -> None:
        """Stores a few articles' proposals in one transaction; where a person was quicker, each in its own."""
        try:
            self._put(run, found)
        except ConflictError:
            for proposed in found:
                self._store_alone(run, proposed)

    def _store_alone(self, run: _Run, proposed: Proposed) -> None:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self._put(run, [proposed])
                return
            except ConflictError as error:
                # Somebody acted between our look and our write: look again, and leave alone what they did.
                if attempt == _ATTEMPTS:
                    run.fail(proposed.article_id, error)

    def _put(self, run: _Run, found: Sequence[Proposed]) -> None:
        looked = [self._proposals(run, proposed) for proposed in found]
        batch = [proposals for proposals in looked if proposals is not None]
        self._context.store.put_many_proposals(batch)
        for proposals in batch:
            run.entries += len(proposals.entries)
            self._context.announce(proposals.change_set)
        run.done += len(batch)
        run.passed_over += len(found) - len(batch)
        for proposed in found:
            run.titles.pop(proposed.article_id)

    def _proposals(self, run: _Run, proposed: Proposed) -> Proposals | None:
        """What to store for an article; None where somebody finished or extracted it since the run began."""
        context = self._context
        # Before anything else is read: the store refuses what was read before a newer act.
        acts = context.reads.number_of_acts(proposed.article_id)
        (row,) = context.reads.queue_rows([proposed.article_id])
        if row.finished or (row.extracted and not run.again):
            return None
        record = context.reads.record(proposed.article_id) or Record(
            id=new_id(), article_id=proposed.article_id, profile=context.profile.name, curator=context.curator
        )
        acted_on = context.reads.acted_on(proposed.article_id) if record.entries else set()
        kept = [entry for entry in record.entries if _judged(entry) or acted_on & _ids(entry)]
        staying = {entry.id for entry in kept}
        adopted = adopt(context.profile, record, kept, proposed.entries)
        entries = with_links(context.reads, context.profile, adopted, proposed.article_id, row.outlet)
        return Proposals(
            record=record,
            entries=entries,
            dropped_entry_ids=tuple(entry.id for entry in record.entries if entry.id not in staying),
            change_set=context.change_set(Act.EXTRACT, run.titles[proposed.article_id], article_id=proposed.article_id),
            extractor=", ".join(sorted({entry.stage for entry in proposed.entries})),
            acts=acts,
        )


def _crew(workers: int, cluster: str) -> Crew:
    if not cluster:
        return lambda work, tasks, watch: run_in_processes(work, tasks, workers, watch)
    # Imported where it is needed: the first window is painted without it.
    from curator.services.cluster import run_on_cluster

    return lambda work, tasks, watch: run_on_cluster(work, tasks, cluster, watch)


def _document(article: Article) -> Document:
    return Document(article.text, article.passages, dict(article.metadata))


def _ids(entry: Entry) -> set[int]:
    return {entry.id, *(value.id for value in entry.values)}


def _judged(entry: Entry) -> bool:
    return any(not value.extractor or value.status is not Status.PROPOSED for value in entry.values)
