"""Names that a spreadsheet takes for its sheets."""

import re

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_EDGES = re.compile(r"^[\s']+|[\s']+$")
_RESERVED = {"history"}


class SheetNames:
    """Gives each sheet of a workbook a name that is allowed and not yet taken."""

    def __init__(self) -> None:
        self._taken = set(_RESERVED)

    def take(self, wanted: str) -> str:
        """Makes a name.

        Args:
            wanted: The table's name, any text.

        Returns:
            At most 31 UTF-16 units, free of forbidden characters, unlike every name taken before, whatever the case.
        """
        plain = _EDGES.sub("", _FORBIDDEN.sub("_", wanted)) or "Sheet"
        number = 1
        while (name := _ending(plain, f" ({number})" if number > 1 else "")).casefold() in self._taken:
            number += 1
        self._taken.add(name.casefold())
        return name


def _ending(name: str, end: str) -> str:
    while len((name + end).encode("utf-16-le")) // 2 > _LONGEST:
        name = name[:-1]
    return _EDGES.sub("", name) + end
