"""One map between code points, which are stored, and UTF-16 units, which Qt counts."""

from bisect import bisect_left, bisect_right


class Utf16Map:
    """Converts offsets of one text both ways; only characters outside the basic plane cost memory.

    Args:
        text: The text whose offsets are to be converted.
    """

    __slots__ = ("_points", "_units", "length")

    def __init__(self, text: str) -> None:
        # str.isascii() and maxunicode checks are cheap; most articles have no astral character at all.
        wide = [] if text.isascii() else [i for i, char in enumerate(text) if char > "\uffff"]
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
