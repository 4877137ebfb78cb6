"""Articles of our own making with what is expected of each line; see `articles/*.case`.

A file begins with the expected head (`title: ...`) up to a line `---`; a field that is not there must not be found.
Each line after it is `KIND|words`, or `KIND+KIND|words‖words` where a line holds two passages; `|` is an empty line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from curator.domain.article import PassageKind

ARTICLES = Path(__file__).parent / "articles"
_KINDS = {
    "T": PassageKind.TITLE,
    "Y": PassageKind.BYLINE,
    "D": PassageKind.DATELINE,
    "B": PassageKind.BODY,
    "X": PassageKind.BOILERPLATE,
    "R": PassageKind.REPEATED,
    "C": PassageKind.CAPTION,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One article: its text, the head expected of it, and the expected kind of each range with words."""

    name: str
    text: str
    head: dict[str, str]
    ranges: tuple[tuple[int, int, PassageKind], ...]


def cases() -> Iterator[Case]:
    """All articles, by name."""
    for path in sorted(ARTICLES.glob("*.case")):
        yield read_case(path)


def read_case(path: Path) -> Case:
    """Reads one article with its expectations."""
    declared, _, lines = path.read_text("utf-8").partition("\n---\n")
    head = dict(line.split(": ", 1) for line in declared.splitlines())
    text, ranges = "", list[tuple[int, int, PassageKind]]()
    for line in lines.splitlines():
        kinds, _, words = line.partition("|")
        for kind, part in zip(kinds.split("+"), words.split("‖"), strict=True):
            if kind:
                ranges.append((len(text), len(text) + len(part), _KINDS[kind]))
            text += part
        text += "\n"
    return Case(path.stem, text, head, tuple(ranges))
