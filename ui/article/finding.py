"""Where words stand in a text, however they are written: case, accents and line breaks make no difference. Pure."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ui.article.displayed import CJK

_ACCENT = re.compile("[\u0300-\u036f]")
_TWO_CJK = re.compile(rf"({CJK})(?={CJK})")


@dataclass(frozen=True, slots=True)
class Hits:
    """Where words were found.

    Attributes:
        spans: Start and end of each place in code points; sorted and disjoint.
        at: Number of the one that is looked at, or -1.
    """

    spans: Sequence[tuple[int, int]] = ()
    at: int = -1

    @property
    def span(self) -> tuple[int, int] | None:
        """The place that is looked at."""
        return self.spans[self.at] if self.at >= 0 else None

    def between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The places that share a code point with a range."""
        for span in islice(self.spans, self.first_after(start), None):
            if span[0] >= end:
                return
            yield span

    def first_after(self, point: int) -> int:
        """Number of the first place that ends after a code point; as many as there are where none does."""
        return bisect_left(self.spans, point + 1, key=lambda span: span[1])


def find(text: str, words: str) -> list[tuple[int, int]]:
    """Finds words in a text.

    Blanks stand for any blanks and line breaks; between Chinese characters a line may break too.

    Args:
        text: The article's text.
        words: What was typed.

    Returns:
        Start and end of each place in code points, sorted and disjoint.
    """
    wanted = _ACCENT.sub("", _folded(words)).split()
    if not wanted:
        return []
    looked_in = _folded(text)
    accents = "[\u0300-\u036f]*" if _ACCENT.search(looked_in) else ""
    parts = ("".join(re.escape(each) + accents for each in part) for part in wanted)
    if not looked_in.isascii():
        parts = (_TWO_CJK.sub(r"\1\\s?", part) if not accents else part for part in parts)
    return [found.span() for found in re.finditer(r"\s+".join(parts), looked_in)]


def _folded(text: str) -> str:
    """The text in small letters without accents, character for character."""
    if text.isascii():
        return text.lower()
    return text.translate({ord(letter): _plain(letter) for letter in set(text)})


def _plain(letter: str) -> str:
    """One letter for one: `É` as `e`, a full-width `Ａ` as `a`; what is made of several letters stays as it is."""
    parts = unicodedata.normalize("NFKD", letter)
    return (parts if not _ACCENT.sub("", parts[1:]) else letter)[0].lower()[0]
