"""The facts of one article as plain values, read from the JSON shape that gold records and proposals share.

The shape is that of `curator propose`; `tests/gold/README.md` tells it. Which facts are the same is `matching`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from curator.evaluate.parts import PARTS, Part, real_roles

GROUPS: Mapping[str, str] = {
    "events": "event",
    "people": "person",
    "organizations": "organization",
    "places": "place",
    "agreements": "agreement",
    "launches": "launch",
    "figures": "figure",
}
"""The lists of the shape, each with the group of the profile whose entries stand in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One entry, as far as it is compared.

    Attributes:
        names: Of an organisation the fullest form first, then others; of a figure its words; of an agreement none.
        parties: Of an agreement.
        value: Of a figure.
        parts: By name; `roles` is a set, all others are words or ISO dates. What is not known is not there.
    """

    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    value: float | None = None
    parts: Mapping[str, Part] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What it is called in a list."""
        return self.names[0] if self.names else ", ".join(self.parties)

    def words_of(self, part: str) -> str | None:
        """A part that is words; None where it is not known."""
        words = self.parts.get(part)
        return words if isinstance(words, str) else None

    @property
    def roles(self) -> frozenset[str]:
        """An organisation's roles; being mentioned is none."""
        return real_roles(self.parts.get("roles"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one article.

    Attributes:
        head: `title`, `published` and `outlet`, as far as known.
        groups: The facts of each of `GROUPS`.
        marks: Of a gold record: first and last words of each span that is not the article.
        unread: Of proposals: such spans as code points, end exclusive.
    """

    head: Mapping[str, str]
    groups: Mapping[str, tuple[Fact, ...]]
    marks: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[int, int], ...] = ()


def read_facts(shape: Any) -> Facts:
    """Reads one article's JSON.

    Args:
        shape: As `json.loads` gives it.

    Raises:
        ValueError: It has not the shape; the message says where.
    """
    if not isinstance(shape, dict):
        raise ValueError("it is no JSON object")
    head = shape.get("article") or {}
    if not isinstance(head, dict):
        raise ValueError("“article” is no object")
    marks, unread = [], []
    for span in _listed(shape, "boilerplate"):
        match span:
            case [str(first), str(last)]:
                marks.append((first, last))
            case [int(start), int(end)]:
                unread.append((start, end))
            case _:
                raise ValueError(f"in “boilerplate”, {span!r} is no pair of first and last words")
    return Facts(
        head={key: head[key] for key in ("title", "published", "outlet") if isinstance(head.get(key), str)},
        groups={name: tuple(_fact(name, each) for each in _listed(shape, name)) for name in GROUPS},
        marks=tuple(marks),
        unread=tuple(unread),
    )


def _listed(shape: Mapping[str, Any], name: str) -> list[Any]:
    found = shape.get(name) or []
    if not isinstance(found, list):
        raise ValueError(f"“{name}” is no list")
    return found


def _fact(group: str, plain: Any) -> Fact:
    if group == "places" and isinstance(plain, str):
        return Fact(names=(plain,))
    if group == "places" or not isinstance(plain, dict):
        raise ValueError(f"in “{group}”, {plain!r} is no {'name' if group == 'places' else 'object'}")
    names: tuple[str, ...] = ()
    if group != "agreements":
        name = plain.get("text" if group == "figures" else "name")
        if not isinstance(name, str):
            raise ValueError(f"in “{group}”, {plain!r} has no name")
        names = (name, *_texts(plain, "aliases"))
    value = _number(plain.get("value")) if group == "figures" else None
    return Fact(names=names, parties=_texts(plain, "parties"), value=value, parts=_parts(group, plain))


def _parts(group: str, plain: Mapping[str, Any]) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    for key in PARTS[group]:
        said = frozenset(_texts(plain, key)) if key == "roles" else plain.get(key)
        if not said:
            continue
        if not isinstance(said, str | frozenset):
            raise ValueError(f"in “{group}”, “{key}” is {said!r}, no text")
        parts[key] = said
    return parts


def _texts(plain: Mapping[str, Any], key: str) -> tuple[str, ...]:
    said = plain.get(key) or []
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise ValueError(f"“{key}” is {said!r}, no list of texts")
    return tuple(said)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value)
    except OverflowError:  # a whole number of more than 300 digits
        return None
