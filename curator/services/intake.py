"""Intake: files become articles of the workspace. Reading them is `curator.services.reading`'s."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from curator.domain.article import Article
from curator.domain.change import Act, Change
from curator.domain.ids import new_id
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError, WorkspaceError
from curator.services.context import Context, now
from curator.services.reading import read_articles
from curator.services.subject import shorten

# A chunk is one transaction and one change set; of this size it takes about 50 ms, so that nobody's judgement waits.
_MOST_ARTICLES = 50
_MOST_CHARACTERS = 500_000


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose very text is an article already.

    Attributes:
        path: The file.
        article_id: The article of the same text.
        title: Its title.
    """

    path: Path
    article_id: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReport:
    """What became of the files.

    Attributes:
        imported: The articles that are new, or back in the queue from which they had been taken.
        known: Files that were passed over as duplicates.
        failed: One error a file or folder that could not be read, naming it; where `broken`, what broke it is last.
        cancelled: Somebody stopped it; what is in `imported` stays.
        broken: The disk or the server did not answer, so the rest was not imported; what is in `imported` stays.
    """

    imported: tuple[int, ...] = ()
    known: tuple[Known, ...] = ()
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False
    broken: bool = False


@dataclass(slots=True)
class _Run:
    """What one import has come to so far."""

    imported: list[int] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    failed: list[UserError] = field(default_factory=list)
    waiting: list[tuple[Path, Article]] = field(default_factory=list)
    characters: int = 0
    broken: bool = False

    def take(self, path: Path, article: Article) -> None:
        """Lets an article wait to be stored."""
        self.waiting.append((path, article))
        self.characters += len(article.text)

    def full(self) -> bool:
        """Whether as many wait as are stored at once."""
        return len(self.waiting) >= _MOST_ARTICLES or self.characters >= _MOST_CHARACTERS

    def stored(self) -> None:
        """Nothing waits any more."""
        self.waiting.clear()
        self.characters = 0

    def report(self, *, cancelled: bool) -> IntakeReport:
        return IntakeReport(
            imported=tuple(self.imported),
            known=tuple(self.known),
            failed=tuple(self.failed),
            cancelled=cancelled,
            broken=self.broken,
        )


class Intake:
    """Imports files into a workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def import_paths(self, paths: Sequence[Path], watch: Watch = Watch()) -> IntakeReport:
        """Reads files and folders and stores what is new, a chunk at a time.

        A text that had been taken out of the queue comes back as the article it was, with all that was judged.

        Args:
            paths: Files, and folders with all that is in them.
            watch: Told of every file; where it stops the import, what was stored stays.

        Returns:
            What became of each file. A file that cannot be read never stops the rest; a workspace that cannot be
            written does, and the report says so.
        """
        run = _Run()
        try:
            with closing(self._read(paths, run, watch)) as read:
                for path, article in read:
                    run.take(path, article)
                    if run.full():
                        self._store(run)
            self._store(run)
        except Cancelled:
            return run.report(cancelled=True)
        except (WorkspaceError, ConflictError) as error:
            run.failed.append(error)
            run.broken = True
        return run.report(cancelled=False)

    def _read(self, paths: Sequence[Path], run: _Run, watch: Watch) -> Generator[tuple[Path, Article], None, None]:
        # Imported where it is needed: reading HTML alone is slower to import than the first window.
        from curator.ingest.reader import find_files

        files = []
        for found in find_files(paths):
            watch.check()
            files.append(found)
        with closing(read_articles([each for each in files if isinstance(each, Path)], watch)) as articles:
            for number, found in enumerate(files):
                watch.check()
                if isinstance(found, UserError):
                    run.failed.append(found)
                    continue
                watch.step(number, len(files), found.name)
                article, error = next(articles)
                if error is not None:
                    run.failed.append(error)
                if article is not None:
                    yield found, replace(article, id=new_id(), imported_at=now())
        watch.step(len(files), len(files), "")

    def _store(self, run: _Run) -> None:
        try:
            self._store_waiting(run)
        except ConflictError:
            # Somebody else imported one of these texts between our look and our write; now it is known.
            self._store_waiting(run)

    def _store_waiting(self, run: _Run) -> None:
        known = self._context.reads.known_texts([article.fingerprint for _, article in run.waiting])
        removed = {each.fingerprint: each for each in known.values() if each.removed}
        if removed:
            self._bring_back(run, removed)
        self._store_new(run, known)

    def _bring_back(self, run: _Run, removed: Mapping[str, Article]) -> None:
        articles = list(removed.values())
        changes = [Change(article, replace(article, removed=False)) for article in articles]
        self._context.commit(self._context.change_set(Act.IMPORT, shorten(articles[0].title), changes))
        run.imported += [article.id for article in articles]
        # The first file of each text is what it came back with; further ones are duplicates like any other.
        first = {article.fingerprint: place for place, (_, article) in reversed(list(enumerate(run.waiting)))}
        gone = {first[fingerprint] for fingerprint in removed}
        run.waiting = [each for place, each in enumerate(run.waiting) if place not in gone]

    def _store_new(self, run: _Run, known: dict[str, Article]) -> None:
        new: list[Article] = []
        passed_over = []
        for path, article in run.waiting:
            there = known.setdefault(article.fingerprint, article)
            if there is article:
                new.append(article)
            else:
                passed_over.append(Known(path, there.id, there.title))
        if new:
            changes = [Change(None, _bare(article)) for article in new]
            done = self._context.change_set(Act.IMPORT, shorten(new[0].title), changes)
            self._context.store.add_articles(new, done)
            self._context.announce(done)
        run.imported += [article.id for article in new]
        run.known += passed_over
        run.stored()


def _bare(article: Article) -> Article:
    return replace(article, text="", passages=(), metadata={})
