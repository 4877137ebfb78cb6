"""Which properties of a service say what the registry has fields for: by known identifiers, else by their names."""

from collections.abc import Iterable, Mapping

from curator.domain.entity import EntityKind
from curator.domain.names import fold
from curator.link.reconcile.answers import Property

DESCRIPTION, NAME, SHORT_NAME, PARENT, PLACE = "description", "name", "short-name", "parent", "place"
"""Fields that are no identifiers; every other field is the scheme of one."""

_EVERY_KIND = {"P213": "isni", "P214": "viaf", "P1448": NAME, "P856": "website"}
_WIKIDATA: Mapping[EntityKind, Mapping[str, str]] = {
    EntityKind.ORGANIZATION: {**_EVERY_KIND, "P6782": "ror", "P1813": SHORT_NAME, "P749": PARENT, "P159": PLACE},
    EntityKind.PERSON: {**_EVERY_KIND, "P496": "orcid", "P1559": NAME},
    EntityKind.PLACE: {**_EVERY_KIND, "P1566": "geonames", "P1813": SHORT_NAME, "P131": PLACE},
}
_WORDS = {
    DESCRIPTION: ("description", "summary"),
    NAME: ("names", "other names", "aliases", "alias", "also known as", "alternative names", "official name"),
    SHORT_NAME: ("short name", "acronym", "acronyms", "abbreviation"),
    PARENT: ("parent", "parent organization", "parent organisation", "belongs to"),
    PLACE: ("place", "city", "location", "headquarters", "headquarters location"),
    "wikidata": ("wikidata", "wikidata id", "wikidata identifier"),
    "ror": ("ror", "ror id"),
    "geonames": ("geonames", "geonames id"),
    "isni": ("isni",),
    "viaf": ("viaf", "viaf id"),
    "orcid": ("orcid", "orcid id"),
    "website": ("website", "official website", "homepage"),
}
_BY_WORDS = {words: field for field, every in _WORDS.items() for words in every}


def known_meanings(scheme: str, kind: EntityKind) -> Mapping[str, str]:
    """By property the field that it fills, for a list whose properties are known; empty for others."""
    return _WIKIDATA[kind] if scheme == "wikidata" else {}


def meanings(proposed: Iterable[Property]) -> Mapping[str, str]:
    """By property the field that it fills, as its name or identifier says; the first property for each field."""
    found: dict[str, str] = {}
    for each in proposed:
        field = _BY_WORDS.get(fold(each.id)) or _BY_WORDS.get(fold(each.name))
        if field and field not in found.values():
            found[each.id] = field
    return found
