"""An article: one source document whose text never changes after import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from curator.domain.proposal import ProposedValue


class PassageKind(StrEnum):
    """What a range of the text is for; metadata is what a file declares of itself in lines of keys.

    A caption goes with a picture: whoever is seen there is doubtful, and nothing else in it is the article's news.
    """

    TITLE = "title"
    METADATA = "metadata"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    REPEATED = "repeated"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of the text, in code points, and its kind; passages are sorted and never overlap."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How an article's days in figures are read, such as `03/04/2024`.

    Attributes:
        day_first: Whether the day stands first; None where nothing tells.
        settled: The article's own days or language leave no doubt; else only the country that it speaks of tells.
    """

    day_first: bool | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of a file: text and what the page said about itself.

    Attributes:
        text: Plain text with line feeds at the line ends; from here on it never changes.
        passages: Ranges of it; empty until `curator.segment` has looked.
        metadata: What the file's own markup declared: `title`, `published` (ISO), `outlet`, `byline`,
            `language`, `url`. Absent keys were not declared.
        head: What stands about the article itself in its text (fields of the profile's group `article`), each
            with its words; empty until `curator.segment` has looked.
        order: How its days in figures are read; likewise.
    """

    text: str
    passages: tuple[Passage, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    head: tuple[ProposedValue, ...] = ()
    order: DateOrder = DateOrder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One source document in a workspace.

    Attributes:
        id: Its identifier.
        source: The path or address it came from.
        fingerprint: SHA-256 of the text, hexadecimal; equal texts are one article.
        title: Headline as the desk believes it, for lists; the file's name where none was found.
        published: ISO date of publication, possibly partial (`2024`, `2024-08`), or empty.
        outlet: Who published it, or empty.
        language: ISO 639-1 code, or empty.
        imported_at: UTC, ISO 8601 with seconds.
        removed: Taken out of the queue; the text is kept.
        text: The text; left empty where only the row is wanted (lists, changes).
        passages: Ranges of the text; likewise.
        metadata: See `Document.metadata`.
    """

    id: int
    source: str
    fingerprint: str
    title: str
    published: str = ""
    outlet: str = ""
    language: str = ""
    imported_at: str = ""
    removed: bool = False
    text: str = ""
    passages: tuple[Passage, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
