"""The sentence around a piece of evidence, for readers of an export. Nothing is recorded by it."""

import re
from bisect import bisect_left, bisect_right

_FARTHEST = 600
"""Code points that a sentence may reach beyond the evidence: what has no end by then is no sentence."""

_END = re.compile(r"[.!?][\"'”’)\]]*[ \t]+(?=[\"'“‘(\[]*[^\W\d_a-z])|[。！？]+[”’」』）]*|\n")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“‘\"])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|Gov|Gen|Sen|Rep|St|Jr|Sr|No|vs)\.$"
)

_BULLET = re.compile(r"\s*(?:[-+*•·–]\s+)+")


class Sentences:
    """The sentences of one text, found once and only when asked for.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] | None = None

    def around(self, start: int, end: int) -> str:
        """Gives the sentence, or the sentences, that a range lies in.

        Args:
            start: First code point, inclusive.
            end: Last code point, exclusive.

        Returns:
            The words from the end of the sentence before to the end of this one, without space around them or
            the mark of a list's item before them.
        """
        if self._ends is None:
            self._ends = _ends(self._text)
        before, after = bisect_right(self._ends, start), bisect_left(self._ends, end)
        left = self._ends[before - 1] if before else 0
        right = self._ends[after] if after < len(self._ends) else len(self._text)
        left, right = max(left, start - _FARTHEST), min(right, end + _FARTHEST)
        bullet = _BULLET.match(self._text, left, start)
        return self._text[bullet.end() if bullet else left : right].strip()


def _ends(text: str) -> list[int]:
    """Where sentences end, behind the space that follows them."""
    return [
        found.end()
        for found in _END.finditer(text)
        if not _ABBREVIATED.search(text, max(0, found.start() - 12), found.start() + 1)
    ]
