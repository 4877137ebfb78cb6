"""What each line of an article is for: headline, small print, body paragraph, furniture, blank. Pure, without Qt.

Where lines stand on the screen is `ui.article.column`'s, what they look like `ui.article.page_painter`'s.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

from curator.domain.article import Passage, PassageKind

FURNITURE = frozenset({PassageKind.BOILERPLATE, PassageKind.REPEATED, PassageKind.CAPTION})
"""Kinds of passages that are no news."""

_FOLDED = FURNITURE | {PassageKind.METADATA}
"""Kinds of lines that are folded away: what a file says of itself in keys stands above the text already."""


class Role(IntEnum):
    """How a line is set."""

    BODY = 0
    TITLE = 1
    SMALL = 2
    FURNITURE = 3
    BLANK = 4
    AS_IS = 5


_ROLES = {
    PassageKind.TITLE: Role.TITLE,
    PassageKind.METADATA: Role.FURNITURE,
    PassageKind.BYLINE: Role.SMALL,
    PassageKind.DATELINE: Role.SMALL,
    PassageKind.BODY: Role.BODY,
    PassageKind.BOILERPLATE: Role.FURNITURE,
    PassageKind.REPEATED: Role.FURNITURE,
    PassageKind.CAPTION: Role.FURNITURE,
}


@dataclass(frozen=True, slots=True)
class Fold:
    """Neighbouring lines of furniture that fold into one.

    Attributes:
        first: Number of its first line, from 0; never blank.
        last: Number of its last line; never blank.
        count: Its lines without the blank ones.
        kinds: Which kinds of furniture it holds.
        words: Its first words, on one line.
    """

    first: int
    last: int
    count: int
    kinds: frozenset[PassageKind]
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """An article's lines.

    Attributes:
        text: The article's text.
        starts: First code point of each line, rising.
        roles: How each line is set.
        numbers: Number of each body paragraph, from 1; 0 for other lines.
        folds: Furniture, from the top.
        dim: Passages of furniture, for words of it that stand in a line of other things.
    """

    text: str
    starts: list[int]
    roles: list[Role]
    numbers: list[int]
    folds: tuple[Fold, ...]
    dim: tuple[Passage, ...]

    def line_at(self, point: int) -> int:
        """Number of the line that holds a code point; its line feed belongs to it."""
        return bisect_right(self.starts, point) - 1

    def end(self, line: int) -> int:
        """Where a line ends, its line feed not included."""
        return self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)

    def fold_at(self, line: int) -> int | None:
        """Number of the fold that a line belongs to."""
        place = bisect_right(self.folds, line, key=lambda fold: fold.first) - 1
        return place if place >= 0 and line <= self.folds[place].last else None

    def in_head(self, point: int) -> bool:
        """Whether a code point stands among what the file says of itself."""
        fold = self.fold_at(self.line_at(point))
        return fold is not None and self.folds[fold].kinds == {PassageKind.METADATA}

    def paragraph(self, line: int) -> int:
        """Number of the body paragraph at a line, or of the last one above it; 0 above the first."""
        return next((self.numbers[at] for at in range(line, -1, -1) if self.numbers[at]), 0)

    def dimmed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Ranges of furniture inside a range, in code points."""
        place = max(0, bisect_right(self.dim, start, key=lambda passage: passage.start) - 1)
        for passage in self.dim[place:]:
            if passage.start >= end:
                return
            if passage.end > start:
                yield max(start, passage.start), min(end, passage.end)

    @property
    def titled(self) -> bool:
        """Whether the headline stands in the text itself."""
        return Role.TITLE in self.roles or Role.AS_IS in self.roles


def read_page(text: str, passages: Sequence[Passage]) -> Page:
    """Decides what each line of a text is for.

    A line is furniture only when all of it is; otherwise it is what most of its characters are. Furniture without a
    letter or digit (`---`) is as good as blank. A text without passages is all body.

    Args:
        text: The article's text; lines end with a line feed.
        passages: Sorted and disjoint ranges of it.
    """
    lines = text.split("\n")
    starts = _starts(lines)
    kinds = [
        None if kind in _FOLDED and not any(map(str.isalnum, line)) else kind
        for line, kind in zip(lines, _whole_head(list(_kinds(lines, starts, passages))), strict=True)
    ]
    roles = [_ROLES[kind] if kind else Role.BLANK for kind in kinds]
    number = 0
    numbers = []
    for role in roles:
        number += role is Role.BODY
        numbers.append(number if role is Role.BODY else 0)
    dim = tuple(passage for passage in passages if passage.kind in FURNITURE)
    return Page(text, starts, roles, numbers, tuple(_folds(lines, kinds)) if Role.FURNITURE in roles else (), dim)


def page_as_it_is(text: str) -> Page:
    """A text line by line as it stands in its file: nothing folded, counted or set apart.

    Args:
        text: The article's text; lines end with a line feed.
    """
    lines = text.split("\n")
    return Page(text, _starts(lines), [Role.AS_IS] * len(lines), [0] * len(lines), (), ())


def _starts(lines: Sequence[str]) -> list[int]:
    return [place + number for number, place in enumerate(accumulate(map(len, lines[:-1]), initial=0))]


def _kinds(lines: Sequence[str], starts: Sequence[int], passages: Sequence[Passage]) -> Iterator[PassageKind | None]:
    """The kind that decides about each line; None for a blank one."""
    at, last = 0, len(passages)
    for line, start in zip(lines, starts, strict=True):
        end = start + len(line)
        while at < last and passages[at].end <= start:
            at += 1
        if not line or line.isspace():
            yield None
        elif at < last and passages[at].start <= start and end <= passages[at].end:
            yield passages[at].kind
        else:
            yield _most(passages, at, start, end)


def _whole_head(kinds: list[PassageKind | None]) -> list[PassageKind | None]:
    """The head of a file is folded as one: its line of authors too, which extraction reads as a byline."""
    metadata = PassageKind.METADATA
    if metadata in kinds:
        last = len(kinds) - kinds[::-1].index(metadata)
        for line in range(kinds.index(metadata), last):
            kinds[line] = metadata if kinds[line] is PassageKind.BYLINE else kinds[line]
    return kinds


def _most(passages: Sequence[Passage], at: int, start: int, end: int) -> PassageKind:
    """The kind of most characters of a range that several passages share; furniture only when nothing else is there.

    The line of a key is metadata, whatever its value is.
    """
    seen: Counter[PassageKind] = Counter()
    while at < len(passages) and passages[at].start < end:
        passage = passages[at]
        seen[passage.kind] += min(end, passage.end) - max(start, passage.start)
        at += 1
    if PassageKind.METADATA in seen:
        return PassageKind.METADATA
    others = Counter({kind: count for kind, count in seen.items() if kind not in FURNITURE})
    return (others or seen or Counter([PassageKind.BODY])).most_common(1)[0][0]


def _folds(lines: Sequence[str], kinds: Sequence[PassageKind | None]) -> Iterator[Fold]:
    run: list[int] = []
    for number, kind in enumerate([*kinds, PassageKind.BODY]):
        if kind in _FOLDED:
            run.append(number)
        elif kind is not None and run:
            found = frozenset(kind for kind in (kinds[each] for each in run) if kind)
            words = " ".join(" · ".join(lines[each] for each in run[:3]).split())
            yield Fold(run[0], run[-1], len(run), found, re.sub(r"\s+", " ", words)[:120])
            run = []
