"""Which pieces of evidence lie where in a text, and which of them is meant. Pure, without Qt.

How a mark looks is `ui.article.mark_painter`'s.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from curator.domain.evidence import Alignment
from curator.domain.record import Entry, Status, Value

LEVELS = 2
"""Underlines below each other that leave the text calm; hovering and going round tell what more is there."""


class Mark(NamedTuple):
    """One piece of evidence in the text. A tuple, because an article may have thousands.

    Attributes:
        start: First code point, inclusive.
        end: Last code point, exclusive.
        entry: The entry that it supports.
        value: The value of it.
        piece: Which piece of the value's evidence it is, from 0.
    """

    start: int
    end: int
    entry: Entry
    value: Value
    piece: int

    @property
    def rejected(self) -> bool:
        """Whether its value was rejected; such marks are shown on request only."""
        return self.value.status is Status.REJECTED

    @property
    def key(self) -> tuple[int, int]:
        """Value and piece: which mark it is, also after its range has changed."""
        return self.value.id, self.piece


_Bare = tuple[int, int, Entry, Value, int]
"""A mark that is not one yet: making `Mark`s of all takes longer than all else, and few of them are looked at."""


class EvidenceMarks:
    """All marks of a record, found by place.

    Evidence that was lost, or that lies outside the text, has no place and no mark.

    Attributes:
        bare: The marks by start as plain tuples, for whoever goes through all of them.

    Args:
        entries: The record's entries.
        length: Code points of the text.
    """

    __slots__ = ("_entries", "_length", "_reach", "_starts", "bare")

    def __init__(self, entries: Iterable[Entry], length: int) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._length = length
        self._take(sorted(_marks(self._entries.values(), length), key=itemgetter(0)))

    def updated(self, entries: Iterable[Entry]) -> "EvidenceMarks":
        """The marks of the same text after an act; only entries that are not the same objects are looked at.

        Args:
            entries: The record's entries as they are now.
        """
        now = {entry.id: entry for entry in entries}
        changed = [entry for number, entry in now.items() if self._entries.get(number) is not entry]
        gone = {entry.id for entry in changed} | (self._entries.keys() - now.keys())
        marks = [mark for mark in self.bare if mark[2].id not in gone]
        for mark in _marks(changed, self._length):
            insort(marks, mark, key=itemgetter(0))
        after = EvidenceMarks((), self._length)
        after._entries = now
        after._take(marks)
        return after

    def unlike(self, other: "EvidenceMarks") -> list[Mark]:
        """The marks that are only here or only among the others, where one came from the other by `updated`."""
        ours, theirs = ({id(mark) for mark in marks.bare} for marks in (self, other))
        return [Mark(*mark) for mark in (*self.bare, *other.bare) if not (id(mark) in ours and id(mark) in theirs)]

    @property
    def all(self) -> Sequence[Mark]:
        """The marks by start."""
        return [Mark(*mark) for mark in self.bare]

    def _take(self, marks: list[_Bare]) -> None:
        self.bare: Sequence[_Bare] = marks
        self._starts = list(map(itemgetter(0), marks))
        # How far any mark up to here reaches: rises with the starts, so that a range is found by bisection.
        self._reach = list(accumulate(map(itemgetter(1), marks), max))

    def between(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that share a code point with a range, by start."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return (Mark(*mark) for mark in self.bare[first:last] if mark[1] > start)

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """The range that a range shares marks with, by way of other marks too: as far as levels depend on it."""
        while True:
            here = list(self.between(start, end))
            low, high = min([start, *(mark[0] for mark in here)]), max([end, *(mark[1] for mark in here)])
            if (low, high) == (start, end):
                return low, high
            start, end = low, high

    def at(self, point: int, *, rejected: bool = False) -> list[Mark]:
        """The marks that cover a code point, the smallest first.

        Args:
            point: The code point.
            rejected: Count rejected ones too.
        """
        here = [mark for mark in self.between(point, point + 1) if rejected or not mark.rejected]
        return sorted(here, key=lambda mark: mark.end - mark.start)

    def of_entry(self, entry: Entry) -> list[Mark]:
        """The marks of an entry."""
        return [Mark(*mark) for mark in _marks((entry,), self._length)]

    def of_value(self, entry: Entry, value_id: int | None) -> list[Mark]:
        """The marks of one value of an entry, by piece."""
        return [mark for mark in self.of_entry(entry) if mark.value.id == value_id]


def _marks(entries: Iterable[Entry], length: int) -> list[_Bare]:
    lost = Alignment.LOST
    return [
        (start, end, entry, value, piece)
        for entry in entries
        for value in entry.values
        for piece, evidence in enumerate(value.evidence)
        if 0 <= (start := evidence.start) < (end := evidence.end) <= length and evidence.alignment is not lost
    ]


def underline_levels(marks: Sequence[Mark]) -> list[int | None]:
    """Gives overlapping marks different levels below the text: inner ones above outer ones.

    Marks of one group and status that overlap read as one line: the parts of a figure, a person's title with the
    affiliation in it, an institute and its laboratory.

    Args:
        marks: The marks of one paragraph.

    Returns:
        For each mark 0 (nearest to the text) to `LEVELS - 1`, or None where all levels are taken by others.
    """
    lines: list[_Line] = []
    line_of = [0] * len(marks)
    last: dict[tuple[str, Status], int] = {}
    for place in sorted(range(len(marks)), key=lambda place: marks[place].start):
        mark = marks[place]
        same = (mark.entry.group, mark.value.status)
        line = last.get(same)
        if line is not None and mark.start < lines[line].end:
            lines[line] = lines[line]._replace(end=max(lines[line].end, mark.end))
        else:
            line = last[same] = len(lines)
            lines.append(_Line(mark.start, mark.end, *same))
        line_of[place] = line
    levels = _levels(lines)
    return [levels[lines[line]] for line in line_of]


def last_of_each(marks: Iterable[Mark]) -> list[Mark]:
    """Of marks of one entry and status that overlap, and so read as one line, the one that ends last."""
    last: dict[tuple[int, Status], Mark] = {}
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        same = (mark.entry.id, mark.value.status)
        before = last.get(same)
        if before is None or mark.start >= before.end:
            found += [before] if before else []
            last[same] = mark
        elif mark.end > before.end:
            last[same] = mark
    return [*found, *last.values()]


class _Line(NamedTuple):
    start: int
    end: int
    group: str
    status: Status


def _levels(lines: Iterable[_Line]) -> dict[_Line, int | None]:
    levels: dict[_Line, int | None] = {}
    taken = [-1] * LEVELS
    for line in sorted(lines, key=lambda line: (line.end, -line.start, line.group, line.status)):
        level = next((level for level in range(LEVELS) if taken[level] <= line.start), None)
        if level is not None:
            taken[level] = line.end
        levels[line] = level
    return levels


def naming_value(entry: Entry) -> Value | None:
    """The value that stands for an entry: the first standing one with evidence, else the first with any."""
    cited = [value for value in entry.values if value.evidence]
    return next((value for value in cited if value.status is not Status.REJECTED), cited[0] if cited else None)


def next_of(stack: Sequence[Mark], value_id: int | None) -> Mark | None:
    """Goes round the marks on one place.

    Args:
        stack: Marks that cover it, the smallest first.
        value_id: The value in focus.

    Returns:
        The mark after the one in focus, the smallest where none of them is; None where there are none. Several
        marks of one value count as one.
    """
    round_trip: dict[int, Mark] = {}
    for mark in stack:
        round_trip.setdefault(mark.value.id, mark)
    if not round_trip:
        return None
    ids = list(round_trip)
    here = ids.index(value_id) + 1 if value_id in round_trip else 0
    return round_trip[ids[here % len(ids)]]
