"""Names that an article introduces for each other: one stands in brackets right behind the other.

`Quay Institute (QI, founded 1952)`, `Quay Institute (hereinafter “the Quay”)` and `QI (Quay Institute)` are such.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from curator.domain.entity import Alias, NameKind
from curator.domain.names import is_acronym

INTRODUCED = "rule:introduced"
"""How a link says that it was made because the article introduces the name beside another one that is linked."""

_LONGEST = 200
_BRACKETS = re.compile(rf"[(（]([^()（）]{{1,{_LONGEST}}})[)）]")
_LEAD = re.compile(
    r"^(?:hereinafter|hereafter|henceforth|abbreviated|以下简称|下称|简称)"
    r"(?: referred to| known| called)?(?: as| to)?[\s,:：]*",
    re.IGNORECASE,
)
_QUOTES = " \"'“”‘’"


def introduced(names: Collection[str], text: str) -> dict[str, frozenset[str]]:
    """Says which names stand beside which in brackets.

    Args:
        names: As written.
        text: The article's.

    Returns:
        By name the others; those that are introduced for none, or by none, are left out.
    """
    known, found = frozenset(names), defaultdict[str, set[str]](set)
    for before, inside in _brackets(text):
        for inner in known.intersection(inside):
            for outer in known:
                if outer != inner and _ends(before, outer):
                    found[inner].add(outer)
                    found[outer].add(inner)
    return {name: frozenset(others) for name, others in found.items()}


def acronyms(name: str, text: str) -> tuple[Alias, ...]:
    """The acronyms that an article introduces right behind a name, as other names of what has it."""
    found = {each for before, inside in _brackets(text) if _ends(before, name) for each in inside if is_acronym(each)}
    return tuple(Alias(each, kind=NameKind.ACRONYM) for each in sorted(found - {name}))


def _brackets(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """For each pair of brackets what stands before it, and what may be a name in it."""
    for found in _BRACKETS.finditer(text):
        before = _on_one_line(text[max(0, found.start() - _LONGEST) : found.start()])
        whole = _LEAD.sub("", _on_one_line(found[1]))
        first = re.split("[,;，；]", whole, maxsplit=1)[0]
        yield before, frozenset(_bare(each) for one in (whole, first) for each in (one, one.removeprefix("the ")))


def _ends(before: str, name: str) -> bool:
    if not name or not before.endswith(name):
        return False
    return not (before[: -len(name)][-1:].isalnum() and name[:1].isascii())


def _bare(words: str) -> str:
    return words.strip(_QUOTES)


def _on_one_line(text: str) -> str:
    return _bare(" ".join(text.split()))
