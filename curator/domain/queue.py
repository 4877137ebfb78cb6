"""The queue of articles: which ones, in which order, and what a row shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class QueueState(StrEnum):
    """Which articles are listed."""

    UNFINISHED = "unfinished"
    DOUBTS = "doubts"
    DONE = "done"
    ALL = "all"


class QueueSort(StrEnum):
    """In which order; those of one rank, and those without one, newest first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    IMPORTED = "imported"
    TITLE = "title"
    LEAST_SURE = "least-sure"
    MOST_DOUBTS = "most-doubts"


class FacetKind(StrEnum):
    """By what the articles may be narrowed down; what a facet's value is.

    Outlet, topic: words. Language: a code. From, until: a day, month or year in ISO 8601, both included. Curator: whose
    records. Doubts: empty. Duplicates: the common key of articles with the same beginning, or empty for all that have
    any. Entity: an id.
    """

    OUTLET = "outlet"
    LANGUAGE = "language"
    FROM = "from"
    UNTIL = "until"
    CURATOR = "curator"
    DOUBTS = "doubts"
    DUPLICATES = "duplicates"
    TOPIC = "topic"
    ENTITY = "entity"

    @property
    def single(self) -> bool:
        """Whether another value takes the place of the one before, instead of being wanted as well."""
        return self in (FacetKind.FROM, FacetKind.UNTIL, FacetKind.DOUBTS, FacetKind.DUPLICATES)


@dataclass(frozen=True, slots=True)
class Facet:
    """One property that articles shall have.

    Attributes:
        kind: Which property.
        value: As its kind says.
        label: What the value is called on screen, where that is something else.
    """

    kind: FacetKind
    value: str = ""
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A facet that could be set, and how many of the articles listed have it."""

    facet: Facet
    count: int


@dataclass(frozen=True, slots=True)
class QueueView:
    """What a curator wants to see of the queue.

    Attributes:
        state: Which articles.
        search: Plain words that all must stand in them, never operators.
        sort: In which order.
        facets: Articles have one of the values of each kind that is among them.
    """

    state: QueueState = QueueState.UNFINISHED
    search: str = ""
    sort: QueueSort = QueueSort.NEWEST
    facets: tuple[Facet, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether some articles of the state may be left out."""
        return bool(self.search.strip() or self.facets)

    def with_facet(self, facet: Facet) -> "QueueView":
        """The view with one facet more."""
        kept = [each for each in self.facets if each != facet and not (facet.kind.single and each.kind is facet.kind)]
        return replace(self, facets=(*kept, facet))

    def without_facet(self, facet: Facet) -> "QueueView":
        """The view without a facet."""
        return replace(self, facets=tuple(each for each in self.facets if each != facet))

    def besides(self, kind: FacetKind) -> "QueueView":
        """The view without the facets of a kind."""
        return replace(self, facets=tuple(each for each in self.facets if each.kind is not kind))

    def content(self) -> dict[str, Any]:
        """The view as plain values, to be kept under a name."""
        return {
            "state": self.state.value,
            "search": self.search,
            "sort": self.sort.value,
            "facets": [[each.kind.value, each.value, each.label] for each in self.facets],
        }

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "QueueView":
        """The view that was kept.

        Raises:
            ValueError: It is none, or one of a newer Curator.
        """
        try:
            return cls(
                QueueState(content["state"]),
                str(content["search"]),
                QueueSort(content["sort"]),
                tuple(Facet(FacetKind(kind), str(value), str(label)) for kind, value, label in content["facets"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"no view of the queue: {error}") from error


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
        likeness: What it shares with articles that begin alike, or empty where it is too short to tell.
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
    likeness: str = ""


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many articles each state lists."""

    unfinished: int = 0
    doubts: int = 0
    done: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True)
class Snippet:
    """Some words of an article around what was searched for.

    Attributes:
        text: On one line.
        marks: Where the words searched for stand in it: start inclusive, end exclusive, in code points, in order.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
