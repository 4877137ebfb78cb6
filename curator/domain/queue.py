"""The queue of articles: which ones, in which order, and what a row shows."""

from dataclasses import dataclass
from enum import StrEnum


class QueueState(StrEnum):
    """Which articles are listed."""

    UNFINISHED = "unfinished"
    DOUBTS = "doubts"
    DONE = "done"
    ALL = "all"


class QueueSort(StrEnum):
    """In which order."""

    NEWEST = "newest"
    OLDEST = "oldest"
    IMPORTED = "imported"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class QueueView:
    """What a curator wants to see of the queue; search words are plain words, never operators."""

    state: QueueState = QueueState.UNFINISHED
    search: str = ""
    sort: QueueSort = QueueSort.NEWEST


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One article in the list.

    Attributes:
        article_id: The article.
        title: Headline.
        published: ISO date, possibly partial, or empty.
        outlet: Or empty.
        language: ISO 639-1 code, or empty.
        total: Entries of the record.
        judged: Entries without an open value.
        doubts: Entries with a postponed value.
        finished: The curator is done with it.
        extracted: Extraction has looked at it.
    """

    article_id: int
    title: str
    published: str = ""
    outlet: str = ""
    language: str = ""
    total: int = 0
    judged: int = 0
    doubts: int = 0
    finished: bool = False
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many articles each state lists, without search."""

    unfinished: int = 0
    doubts: int = 0
    done: int = 0
    all: int = 0
