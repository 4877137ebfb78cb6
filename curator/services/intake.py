"""Intake: files become articles of the workspace. Reading them is `curator.ingest`'s."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from curator.domain.article import Article, Document
from curator.domain.change import Act, Change
from curator.domain.ids import new_id
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError
from curator.services.context import Context, now
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
        imported: The new articles, in the order of the files.
        known: Files that were passed over as duplicates.
        failed: One error a file or folder that could not be read, naming it.
        cancelled: Somebody stopped it; what is in `imported` stays.
    """

    imported: tuple[int, ...] = ()
    known: tuple[Known, ...] = ()
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False


@dataclass(slots=True)
class _Run:
    """What one import has come to so far."""

    imported: list[int] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    failed: list[UserError] = field(default_factory=list)
    waiting: list[tuple[Path, Article]] = field(default_factory=list)

    def full(self) -> bool:
        articles = self.waiting
        return len(articles) >= _MOST_ARTICLES or sum(len(each.text) for _, each in articles) >= _MOST_CHARACTERS

    def report(self, *, cancelled: bool) -> IntakeReport:
        return IntakeReport(
            imported=tuple(self.imported),
            known=tuple(self.known),
            failed=tuple(self.failed),
            cancelled=cancelled,
        )


class Intake:
    """Imports files into a workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def import_paths(self, paths: Sequence[Path], watch: Watch = Watch()) -> IntakeReport:
        """Reads files and folders and stores what is new, a chunk at a time.

        Args:
            paths: Files, and folders with all that is in them.
            watch: Told of every file; where it stops the import, what was stored stays.

        Returns:
            What became of each file. A file that cannot be read never stops the rest.

        Raises:
            WorkspaceError: The disk or the server did not answer; the chunks stored before stay.
        """
        run = _Run()
        try:
            for path, document in self._read(paths, run, watch):
                run.waiting.append((path, _article(path, document)))
                if run.full():
                    self._store(run)
            self._store(run)
        except Cancelled:
            return run.report(cancelled=True)
        return run.report(cancelled=False)

    def _read(self, paths: Sequence[Path], run: _Run, watch: Watch) -> Iterator[tuple[Path, Document]]:
        # Imported where they are needed: reading HTML alone is slower to import than the first window.
        from curator.ingest.reader import find_files, read_file
        from curator.segment.segment import segment

        files = []
        for found in find_files(paths):
            watch.check()
            files.append(found)
        for number, found in enumerate(files):
            watch.check()
            if isinstance(found, UserError):
                run.failed.append(found)
                continue
            watch.step(number, len(files), found.name)
            try:
                document = segment(read_file(found))
            except UserError as error:
                run.failed.append(error)
            else:
                yield found, document
        watch.step(len(files), len(files), "")

    def _store(self, run: _Run) -> None:
        try:
            self._store_new(run)
        except ConflictError:
            # Somebody else imported one of these texts between our look and our write; now it is known.
            self._store_new(run)

    def _store_new(self, run: _Run) -> None:
        known = self._context.reads.known_fingerprints([article.fingerprint for _, article in run.waiting])
        new: list[Article] = []
        passed_over = []
        for path, article in run.waiting:
            if article.fingerprint in known:
                passed_over.append(Known(path, *known[article.fingerprint]))
            else:
                known[article.fingerprint] = (article.id, article.title)
                new.append(article)
        if new:
            changes = [Change(None, _bare(article)) for article in new]
            done = self._context.change_set(Act.IMPORT, shorten(new[0].title), changes)
            self._context.store.add_articles(new, done)
            self._context.announce(done)
        run.imported += [article.id for article in new]
        run.known += passed_over
        run.waiting.clear()


def _article(path: Path, document: Document) -> Article:
    # The fingerprint is of ingest; see `_read` for why it is imported here.
    from curator.ingest.reader import fingerprint

    head = {value.field: str(value.content or value.words) for value in reversed(document.head)}
    said = {**document.metadata, **head}
    return Article(
        id=new_id(),
        source=os.fsencode(path.absolute()).decode("utf-8", errors="replace"),
        fingerprint=fingerprint(document.text),
        title=" ".join(said.get("title", "").split()) or path.name,
        published=said.get("published", ""),
        outlet=said.get("outlet", ""),
        language=said.get("language", ""),
        imported_at=now(),
        text=document.text,
        passages=document.passages,
        metadata=document.metadata,
    )


def _bare(article: Article) -> Article:
    return replace(article, text="", passages=(), metadata={})
