"""Other names and identifiers of an entity in one cell of a table, written so that reading gives exactly them back.

`Xi'an; 西安 {zh}; PRC {en, acronym}` and `wikidata:Q5826; geonames:1790630`; a backslash stands before what would
otherwise divide.
"""

import re
from collections.abc import Iterable

from curator.domain.entity import Alias, Identifier, NameKind

_PARTS = re.compile(r"(?:[^\\;\n]|\\.)+", re.DOTALL)
_ALIAS = re.compile(r"(?P<name>(?:[^\\{}]|\\.)*)(?:\{(?P<said>(?:[^\\{}]|\\.)*)\})?", re.DOTALL)
_SAID = re.compile(r"(?P<language>(?:[^\\,]|\\.)*)(?:,(?P<kind>.*))?", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_KINDS = frozenset(NameKind)
_IN_SCHEME, _IN_VALUE = "\\;:", "\\;"


def write_aliases(aliases: Iterable[Alias]) -> str:
    """All in one cell."""
    return "; ".join(map(_written, aliases))


def _written(alias: Alias) -> str:
    name = _escape(alias.name, r"\;{}")
    language = _escape(alias.language, "\\;{},")
    kind = "" if alias.kind is NameKind.FULL and language not in _KINDS else alias.kind
    said = ", ".join(filter(None, (language, kind)))
    return f"{name} {{{said}}}" if said else name


def read_aliases(cell: str) -> tuple[Alias, ...]:
    """What `write_aliases` wrote, or what a person did.

    Raises:
        ValueError: It cannot be read; the sentence says what.
    """
    return tuple(alias for part in _PARTS.findall(cell) if part.strip() for alias in _alias(part.strip()))


def _alias(part: str) -> Iterable[Alias]:
    found = _ALIAS.fullmatch(part)
    if found is None:
        raise ValueError(f"“{part}” is no other name: braces hold its language and kind")
    name = " ".join(_unescape(found["name"]).split())
    if not name:
        return
    said = _SAID.fullmatch(found["said"] or "")
    assert said is not None
    language, kind = said["language"].strip(), (said["kind"] or "").strip()
    if language in _KINDS and said["kind"] is None:
        language, kind = "", language
    if kind and kind not in _KINDS:
        raise ValueError(f"“{kind}” is no kind of name; known are {', '.join(NameKind)}")
    yield Alias(name, _unescape(language), NameKind(kind) if kind else NameKind.FULL)


def write_identifiers(identifiers: Iterable[Identifier]) -> str:
    """All in one cell."""
    return "; ".join(_escape(each.scheme, _IN_SCHEME) + ":" + _escape(each.value, _IN_VALUE) for each in identifiers)


def read_identifiers(cell: str) -> tuple[Identifier, ...]:
    """What `write_identifiers` wrote, or what a person did.

    Raises:
        ValueError: It cannot be read; the sentence says what.
    """
    return tuple(read_identifier(part.strip()) for part in _PARTS.findall(cell) if part.strip())


def read_identifier(part: str) -> Identifier:
    """One scheme and value with a colon between them.

    Raises:
        ValueError: There is no colon, or nothing on one of its sides; the sentence says so.
    """
    found = re.fullmatch(r"((?:[^\\:]|\\.)+):(.+)", part, re.DOTALL)
    if found is None or not found[1].strip() or not found[2].strip():
        raise ValueError(f"“{part}” is no identifier: write its list, a colon and its value, as in wikidata:Q42")
    return Identifier(_unescape(found[1]).strip(), _unescape(found[2]).strip())


def _escape(text: str, special: str) -> str:
    return "".join(f"\\{char}" if char in special else char for char in text)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
