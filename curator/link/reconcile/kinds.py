"""Kinds: which of a service's types says plainly that something is an organisation, a person or a place.

Most types say nothing plainly, and nothing is guessed of them.
"""

from collections.abc import Iterable, Mapping

from curator.domain.entity import EntityKind
from curator.domain.names import fold
from curator.link.reconcile.manifest import ServiceType

_ALL_OF_A_KIND: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.ORGANIZATION: ("organization", "organisation", "corporate body", "corporate name", "q43229"),
    EntityKind.PERSON: ("person", "human", "human being", "personal name", "q5"),
    EntityKind.PLACE: ("place", "location", "geographic location", "geographic name", "geographic place", "q2221906"),
}
_SOME_OF_A_KIND: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.ORGANIZATION: (
        "company", "business", "enterprise", "public company", "university", "public university", "research institute",
        "government agency", "non governmental organization", "nonprofit organization", "international organization",
        "educational institution", "political party",
    ),
    EntityKind.PERSON: ("differentiated person", "individual"),
    EntityKind.PLACE: (
        "city", "big city", "town", "village", "capital city", "country", "sovereign state", "human settlement",
        "populated place", "island", "river", "lake", "mountain", "continent",
        "place or geographic name", "territorial corporate body or administrative unit",
    ),
}  # fmt: skip


def _by_words(listed: Mapping[EntityKind, tuple[str, ...]]) -> dict[str, EntityKind]:
    return {words: kind for kind, every in listed.items() for words in every}


_GENERAL = _by_words(_ALL_OF_A_KIND)
_PLAIN = _GENERAL | _by_words(_SOME_OF_A_KIND)


def kinds_said(types: Iterable[ServiceType]) -> frozenset[EntityKind]:
    """The kinds that these types say plainly; none where they say none."""
    return frozenset(_PLAIN[words] for each in types for words in _words(each) if words in _PLAIN)


def general_type(types: Iterable[ServiceType], kind: EntityKind) -> str:
    """Of these types the identifier of the one that all of a kind have, or an empty text."""
    found = (each.id for each in types if any(_GENERAL.get(words) is kind for words in _words(each)))
    return next(found, "")


def _words(each: ServiceType) -> tuple[str, ...]:
    """Its name and its identifier, of which an address says it at its end, in normal form."""
    return fold(each.name), fold(each.id.rpartition("/")[2].rpartition("#")[2])
