"""Lessons: where in a judged article the names stand that people accepted, for the language model to learn from.

A lesson names people, organisations and places; the model's other labels (dates, amounts, ...) nobody judged. How the
model learns is `tuning`'s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from curator.domain.article import Document, PassageKind
from curator.extract.text.reading import Paragraph, paragraphs

LABELS: Mapping[str, tuple[str, ...]] = {
    "person": ("PERSON",),
    "organization": ("ORG",),
    "place": ("GPE", "LOC"),
}
"""The kinds of entities, and the model's labels for each; the first where the model has no opinion."""

_TAUGHT = frozenset({PassageKind.TITLE, PassageKind.BODY})
_SHORTEST, _LONGEST = 2, 100


@dataclass(frozen=True, slots=True)
class Name:
    """A range of an article's text that is a name.

    Attributes:
        start: First code point.
        end: The one after its last.
        kind: One of `LABELS`, or empty where the same words name different kinds of things in the article.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A judged article.

    Attributes:
        paragraphs: Its title and body, as extraction would read them.
        names: Sorted; they never overlap.
    """

    paragraphs: tuple[Paragraph, ...]
    names: tuple[Name, ...]

    def within(self, paragraph: Paragraph) -> Iterator[Name]:
        """The names inside a paragraph."""
        end = paragraph.start + len(paragraph.text)
        return (each for each in self.names if paragraph.start <= each.start and each.end <= end)


def make_lesson(document: Document, forms: Iterable[tuple[str, str]]) -> Lesson:
    """Finds names wherever they stand in an article: nobody gives evidence for every mention.

    Args:
        document: Segmented.
        forms: Kind and written form of what people accepted in it, short forms too.

    Returns:
        The lesson; where one form stands inside another, the longer one counts.
    """
    taught = tuple(part for part in paragraphs(document) if part.kind in _TAUGHT)
    kinds: dict[str, set[str]] = {}
    for kind, form in forms:
        words = " ".join(form.split())
        if kind in LABELS and _SHORTEST <= len(words) <= _LONGEST:
            kinds.setdefault(words, set()).add(kind)
    return Lesson(taught, tuple(name for part in taught for name in _found(part, kinds)))


def _found(part: Paragraph, kinds: Mapping[str, set[str]]) -> Iterator[Name]:
    if not kinds:
        return
    longest_first = sorted(kinds, key=lambda form: (-len(form), form))
    # Blanks are plain spaces in a paragraph, but there may be several of them.
    written = "|".join(re.escape(form).replace(r"\ ", " +") for form in longest_first)
    for found in re.finditer(rf"(?<!\w)(?:{written})(?!\w)", part.text):
        of = kinds[re.sub(" +", " ", found[0])]
        kind = next(iter(of)) if len(of) == 1 else ""
        yield Name(part.start + found.start(), part.start + found.end(), kind)
