"""One map between code points, which are stored, and UTF-16 units, which Qt counts."""

import re
from bisect import bisect_left, bisect_right

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts offsets of one text both ways; only characters outside the basic plane cost memory.

    Args:
        text: The text whose offsets are to be converted.
    """

    __slots__ = ("_points", "_units", "length")

    def __init__(self, text: str) -> None:
        # isascii() is free, and most articles are; the search costs a tenth of a loop over the characters.
        wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]
        self._points = wide
        self._units = [point + order for order, point in enumerate(wide)]
        self.length = len(text)

    def to_units(self, point: int) -> int:
        """Code point offset to UTF-16 unit offset."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """UTF-16 unit offset to code point offset; the middle of a surrogate pair counts as its beginning."""
        before = bisect_right(self._units, unit)
        if before and unit == self._units[before - 1] + 1:
            unit -= 1
            before -= 1
        elif before and unit == self._units[before - 1]:
            before -= 1
        return unit - before
