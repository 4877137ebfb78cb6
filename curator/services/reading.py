"""Reading: the articles that files hold, where there is much to read in processes of their own.

Which files, and what becomes of the articles, is `curator.services.intake`'s.
"""

import logging
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import cycle
from logging.handlers import QueueHandler
from pathlib import Path
from queue import SimpleQueue

from curator.domain.article import Article
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.workers import Outcome, attempt, processes_at_work, run_in_processes

# Of less the processes would hardly have started when it is read; few files may be long, and many short.
_MANY_BYTES = 1_500_000
# More processes read faster than one can store.
_MOST_WORKERS = 4
# So much goes to a process at a time: enough that passing it around costs nothing, and no more than memory bears.
_MOST_FILES = 50
_MOST_BYTES = 250_000

_Task = tuple[Path, ...]
_Read = tuple[Article | None, UserError | None]


@dataclass(frozen=True, slots=True)
class _Told:
    """What came of the files of a task, in their order, and what was logged about them."""

    read: tuple[_Read, ...]
    logged: tuple[logging.LogRecord, ...]


def read_articles(files: Sequence[Path], watch: Watch) -> Generator[_Read, None, None]:
    """Reads files one after another; what reads ahead of the caller ends with the iteration.

    Args:
        files: Any number of them.
        watch: Asked whether to stop; its `step` is not called.

    Yields:
        For each file, in their order, its article, still without an identifier and a time of import, or the error
        that says why there is none.

    Raises:
        Cancelled: Somebody asked for it.
    """
    sizes = [_size(file) for file in files]
    tasks = list(_tasks(files, sizes))
    workers = min(_MOST_WORKERS, os.cpu_count() or 1, len(tasks))
    if sum(sizes) < _MANY_BYTES or workers < 2:
        yield from map(_read, files)
    else:
        yield from _read_in_processes(tasks, workers, watch)


def _read_in_processes(tasks: Sequence[_Task], workers: int, watch: Watch) -> Iterator[_Read]:
    with ExitStack() as stack:
        # Asked in turn, each process is at most one task ahead, and the files keep their order.
        crews = [
            stack.enter_context(processes_at_work(_read_task, tasks[place::workers], 1, watch))
            for place in range(workers)
        ]
        for crew, _ in zip(cycle(crews), tasks, strict=False):
            yield from _results(next(crew), watch)


def _tasks(files: Sequence[Path], sizes: Sequence[int]) -> Iterator[_Task]:
    task: list[Path] = []
    size = 0
    for file, its_size in zip(files, sizes, strict=True):
        task.append(file)
        size += its_size
        if len(task) >= _MOST_FILES or size >= _MOST_BYTES:
            yield tuple(task)
            task, size = [], 0
    if task:
        yield tuple(task)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # reading it says what is wrong


def _results(outcome: Outcome[_Task, _Told], watch: Watch) -> Iterator[_Read]:
    """What came of a task; where its process died, of its files one by one."""
    if outcome.result is not None:
        for record in outcome.result.logged:
            logger = logging.getLogger(record.name)
            if logger.isEnabledFor(record.levelno):
                logger.handle(record)
        yield from outcome.result.read
    elif len(outcome.task) > 1:
        tasks: list[_Task] = [(file,) for file in outcome.task]
        with closing(run_in_processes(_read_task, tasks, 1, watch)) as alone:
            for each in alone:
                yield from _results(each, watch)
    elif outcome.error is not None:
        name = _decoded(outcome.task[0])
        yield None, UserError(f"“{name}” could not be read. {outcome.error.sentence}", outcome.error.hint)


def _read_task(task: _Task) -> _Told:
    """Reads some files in a worker process, whose log nobody would see."""
    logged: SimpleQueue[logging.LogRecord] = SimpleQueue()
    handler = QueueHandler(logged)
    logger = logging.getLogger()
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        read = tuple(map(_read, task))
    finally:
        logger.removeHandler(handler)
    return _Told(read, tuple(logged.get() for _ in range(logged.qsize())))


def _read(path: Path) -> _Read:
    return attempt(_read_article, path, f"Reading “{path}”")


def _read_article(path: Path) -> Article:
    """The article that a file holds.

    Raises:
        UserError: The file cannot be read.
    """
    # Imported where it is needed: reading HTML alone is slower to import than the first window.
    from curator.ingest.reader import fingerprint, read_file
    from curator.segment.segment import segment

    document = segment(read_file(path))
    told = [value for value in document.head if value.content is not None]
    head = {value.field: str(value.content) for value in reversed(told)}
    said = {name: _storable(words) for name, words in {**document.metadata, **head}.items()}
    return Article(
        id=0,
        source=_decoded(path.absolute()),
        fingerprint=fingerprint(document.text),
        title=" ".join(said.get("title", "").split()) or _decoded(Path(path.name)),
        published=said.get("published", ""),
        outlet=said.get("outlet", ""),
        language=said.get("language", ""),
        text=document.text,
        passages=document.passages,
        metadata={name: _storable(words) for name, words in document.metadata.items()},
    )


def _decoded(path: Path) -> str:
    """A path as it can be stored and shown, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _storable(words: str) -> str:
    """Words without the lone surrogates that a page's own description may hold and no database takes."""
    return words.encode("utf-8", errors="replace").decode("utf-8")
