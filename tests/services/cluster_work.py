"""What the workers of a test's Dask cluster do; a module of its own, so that they import nothing of pytest's."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from curator.domain.article import Document
from curator.domain.evidence import cite
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.services.proposing import Proposed

HOLD = "HOLD "
"""After it stands the path of a file; the first worker that reads it writes its process id there and gets stuck."""


def work(articles: Sequence[tuple[int, Document]]) -> tuple[Proposed, ...]:
    """The first word of every article is an organisation."""
    return tuple(Proposed(article_id, (_first_word(document.text),)) for article_id, document in articles)


def upper(word: str) -> str:
    """A word in capitals."""
    return word.upper()


def _first_word(text: str) -> ProposedEntry:
    if HOLD in text:
        _hold(Path(text.split(HOLD)[1]))
    word = text.split()[0]
    value = ProposedValue(field="name", words=word, content=word, evidence=(cite(text, 0, len(word)),), confidence=0.5)
    return ProposedEntry(group="organization", values=(value,), stage="first.test.v1")


def _hold(path: Path) -> None:
    try:
        with path.open("x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        return
    time.sleep(600)
