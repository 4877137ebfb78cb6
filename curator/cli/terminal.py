"""What a command needs of the terminal: words for the person, a progress bar, and Ctrl+C.

Words for the person go to stderr and data to stdout, so that data can be piped on.
"""

import json
import signal
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

from curator.domain.watch import Watch
from curator.errors import ConflictError, UserError, WorkspaceError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_WIDTH_OF_NAMES = 28


def say(words: str) -> None:
    """Writes words for the person to stderr."""
    sys.stderr.write(f"{printable(words)}\n")


def printable(words: str) -> str:
    """Words as they can be shown: text of articles must not move the cursor or ring the bell of a terminal."""
    return "".join(char if char in "\n\t" or unicodedata.category(char) != "Cc" else "\ufffd" for char in words)


def data(line: str) -> None:
    """Writes data to stdout, as UTF-8 whatever the terminal's encoding is."""
    sys.stdout.buffer.write(f"{line}\n".encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def as_json(content: object) -> str:
    """Data as JSON, for people and programs."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def fail(error: UserError) -> int:
    """Says why a command ends here.

    Returns:
        The exit code.
    """
    say(str(error))
    return FAILED if isinstance(error, (WorkspaceError, ConflictError)) else WRONG_USAGE


def list_failures(failures: Iterable[UserError]) -> None:
    """Writes a line for every input that failed."""
    for failure in failures:
        say(f"  {failure}")


@contextmanager
def watching(what: str, stopping: str = "Stopping; what is done stays.") -> Iterator[Watch]:
    """Shows a progress bar on a terminal, and turns the first Ctrl+C into a request to stop; the second interrupts.

    Args:
        what: What is being done, for the bar.
        stopping: What to say to a Ctrl+C.

    Yields:
        For the long work.
    """
    asked: list[bool] = []

    def stop(_number: int, _frame: FrameType | None) -> None:
        asked.append(True)
        signal.signal(signal.SIGINT, before)
        say(f"\n{stopping}")

    before = signal.signal(signal.SIGINT, stop)
    try:
        if sys.stderr.isatty():
            with _bar(what, asked) as watch:
                yield watch
        else:
            yield Watch(cancelled=lambda: bool(asked))
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _bar(what: str, asked: list[bool]) -> Iterator[Watch]:
    # Imported where it is needed: --help and pipes do without it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[present]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as progress:
        bar = progress.add_task(what, total=None, present="")

        def step(done: int, total: int, present: str) -> None:
            progress.update(bar, completed=done, total=total or None, present=printable(present)[:_WIDTH_OF_NAMES])

        yield Watch(step=step, cancelled=lambda: bool(asked))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with what it counts: “1 article”, “1,200 entries”.

    Args:
        number: How many.
        one: What, where it is one.
        many: What, where it is none or several; empty where an s does it.
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
