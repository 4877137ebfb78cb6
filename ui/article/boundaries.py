"""Where graphemes, words and sentences begin and end in a text; all offsets in code points.

A grapheme is what a reader takes for one character: an emoji of several parts, a letter with its accents.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QTextBoundaryFinder

from curator.domain.offsets import Utf16Map

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Compiled where they are used: ranges of so many characters take a while, and the first window needs none.
_WORD = rf"[{_CJK}]|[^\W{_CJK}]+(?:[-'’.,·/&][^\W{_CJK}]+)*"
# Scripts that put no space between words, or hang particles on them: there a part of a run of letters may be a word.
_RUNS_ON = rf"{_CJK}\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\uac00-\ud7af"
_LETTERS = rf"(?:[^\W\d_{_RUNS_ON}][\u0300-\u036f]*)+|\d+"
_REACH = 400


def whole(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Makes a selection one that can be cited: whole graphemes and words, without blanks at its ends.

    Half a word is the whole one; parts of “fuel-cell”, “20km” and of a Chinese sentence are words themselves.

    Args:
        text: The article's text.
        start: First code point, inclusive.
        end: Last code point, exclusive.

    Returns:
        The range, or None where nothing but blanks was selected.
    """
    start, end = grapheme_start(text, start), grapheme_end(text, end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    return grapheme_start(text, _letters_start(text, start)), grapheme_end(text, _letters_end(text, end))


def grapheme_start(text: str, point: int) -> int:
    """The beginning of the grapheme that a boundary would cut; the boundary itself where it cuts none."""
    return max((each for each in _graphemes(text, point) if each <= point), default=point)


def grapheme_end(text: str, point: int) -> int:
    """The end of the grapheme that a boundary would cut; the boundary itself where it cuts none."""
    return min((each for each in _graphemes(text, point) if each >= point), default=point)


def next_grapheme(text: str, point: int, way: int) -> int:
    """The grapheme boundary after (way 1) or before (way -1) a code point; the text's end where there is none."""
    if way > 0:
        return grapheme_end(text, min(point + 1, len(text)))
    return grapheme_start(text, max(point - 1, 0))


def next_word_end(text: str, point: int) -> int:
    """The end of the word that reaches beyond a code point, or of the first one after it; else the code point."""
    for _, end in _words(text, point):
        if end > point:
            return end
    return point


def last_word_start(text: str, point: int) -> int:
    """The start of the word that begins before a code point; else the code point."""
    return max((start for start, _ in _words(text, point) if start < point), default=point)


def resized(text: str, start: int, end: int, edge: str, by: int, *, words: bool = True) -> tuple[int, int]:
    """Moves one edge of a range.

    Args:
        text: The article's text.
        start: First code point, inclusive.
        end: Last code point, exclusive.
        edge: `start` or `end`.
        by: How many words or graphemes that edge goes on (above 0) or back (below 0) in the text.
        words: Whether to count words, otherwise graphemes.

    Returns:
        The new range; it never becomes empty and never leaves the text.
    """
    way = 1 if by > 0 else -1
    for _ in range(abs(by)):
        if edge == "start":
            moved = _word_start(text, start, way) if words else next_grapheme(text, start, way)
            start = moved if moved < end else start
        else:
            moved = _word_end(text, end, way) if words else next_grapheme(text, end, way)
            end = moved if moved > start else end
    return start, end


def next_sentence(text: str, point: int, way: int) -> int:
    """The beginning of the next (1) or previous (-1) sentence or line.

    Args:
        text: The article's text.
        point: Where the caret stands.
        way: 1 or -1.
    """
    if way > 0:
        found = [start for start in _sentences(text, point, way) if start > point]
        return min(found, default=len(text))
    found = [start for start in _sentences(text, point, way) if start < point]
    return max(found, default=0)


def word_number(line: str, place: int) -> int:
    """Number of the word at a place in a line, from 1; 0 in a line without words."""
    starts = [found.start() for found in re.compile(_WORD).finditer(line)]
    return max(1, sum(start <= place for start in starts)) if starts else 0


def _word_start(text: str, start: int, way: int) -> int:
    if way < 0:
        return last_word_start(text, start)
    return next((begin for begin, _ in _words(text, start) if begin > start), start)


def _word_end(text: str, end: int, way: int) -> int:
    if way > 0:
        return next_word_end(text, end)
    return max((stop for _, stop in _words(text, end) if stop < end), default=end)


def _words(text: str, point: int) -> Iterator[tuple[int, int]]:
    """Words round a code point; the neighbourhood begins and ends at blanks or far away."""
    low = max(text.rfind(" ", 0, max(0, point - _REACH)), text.rfind("\n", 0, max(0, point - _REACH))) + 1
    low = max(low, point - 2 * _REACH)
    for found in re.compile(_WORD).finditer(text, max(low, 0), min(len(text), point + 2 * _REACH)):
        yield found.span()


def _letters_start(text: str, point: int) -> int:
    """The beginning of the run of letters or of digits that a boundary would cut."""
    return next((low for low, high in _runs(text, point) if low < point < high), point)


def _letters_end(text: str, point: int) -> int:
    return next((high for low, high in _runs(text, point) if low < point < high), point)


def _runs(text: str, point: int) -> Iterator[tuple[int, int]]:
    for found in re.compile(_LETTERS).finditer(text, max(0, point - _REACH), min(len(text), point + _REACH)):
        yield found.span()


def _graphemes(text: str, point: int) -> Iterator[int]:
    """Grapheme boundaries round a code point; a line feed always is one, so no more than the line is looked at."""
    low = max(text.rfind("\n", 0, point) + 1, point - _REACH)
    high = text.find("\n", point)
    high = min(len(text) if high < 0 else high, point + _REACH)
    yield from _boundaries(text, low, high, QTextBoundaryFinder.BoundaryType.Grapheme)


def _sentences(text: str, point: int, way: int) -> Iterator[int]:
    """Beginnings of sentences in the line at a code point, and of the next line that is not blank."""
    low = text.rfind("\n", 0, point) + 1
    high = text.find("\n", point)
    high = len(text) if high < 0 else high
    if way > 0 and (ahead := re.compile(r"\n\s*").match(text, high)):
        yield ahead.end()
    if way < 0 and not text[low:point].strip():
        high = len(text[:low].rstrip())
        low = text.rfind("\n", 0, high) + 1
    yield low
    for each in _boundaries(text, low, high, QTextBoundaryFinder.BoundaryType.Sentence):
        if each < high:
            yield each


def _boundaries(text: str, low: int, high: int, kind: QTextBoundaryFinder.BoundaryType) -> Iterator[int]:
    piece = text[low:high]
    offsets = Utf16Map(piece)
    finder = QTextBoundaryFinder(kind, piece)
    at = finder.position()
    while at >= 0:
        yield low + offsets.to_points(at)
        at = finder.toNextBoundary()
