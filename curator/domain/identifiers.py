"""Identifiers of well-known lists: their shape, and how they are read from the address of a page."""

import re

from curator.domain.entity import Identifier

ADDRESSES = {
    scheme: re.compile(rf"(?:https?://)?(?:www\.)?{address}", re.IGNORECASE)
    for scheme, address in (
        ("wikidata", r"(?:m\.)?wikidata\.org/(?:wiki|entity)/(?P<id>Q\d+)"),
        ("ror", r"ror\.org/(?P<id>0\w{8})"),
        ("geonames", r"(?:sws\.)?geonames\.org/(?P<id>\d+)"),
        ("orcid", r"orcid\.org/(?P<id>(?:\d{4}-){3}\d{3}[\dx])"),
        ("isni", r"isni\.org/(?:isni/)?(?P<id>\d{15}[\dx])"),
        ("viaf", r"viaf\.org/(?:viaf/)?(?P<id>\d+)"),
    )
}
"""By list the address of an identifier's page."""

SHAPES = {
    "wikidata": re.compile(r"Q[1-9][0-9]*"),
    "ror": re.compile(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}"),
    "geonames": re.compile(r"[1-9][0-9]*"),
}
"""By list what an identifier looks like; of other lists nobody knows."""

LONGEST_SCHEME, LONGEST_VALUE = 100, 500
"""Characters: together never more than an index of PostgreSQL holds, in whatever script."""

_NEEDED = {
    "wikidata": "is no Wikidata identifier; write Q and digits, such as Q42",
    "ror": "is no ROR identifier; write 0 and eight letters and digits, such as 02mhbdp94",
    "geonames": "is no GeoNames identifier; write a number, such as 2026609",
}


def in_case(scheme: str, value: str) -> str:
    """A value in the letters that its list writes."""
    if scheme in ("wikidata", "orcid", "isni"):
        return value.upper()
    return value.lower() if scheme == "ror" else value


def well_formed(identifier: Identifier) -> Identifier:
    """An identifier as its list writes it; those of unknown lists as they are.

    Raises:
        ValueError: It has not the shape of its list's identifiers, or is too long; the sentence says what is wanted.
    """
    if len(identifier.value) > LONGEST_VALUE or len(identifier.scheme) > LONGEST_SCHEME:
        start = f"{identifier.scheme[:30]}:{identifier.value[:30]}"
        raise ValueError(f"“{start}…” is too long; write at most {LONGEST_VALUE} characters")
    scheme, value = identifier.scheme.strip().casefold(), identifier.value.strip()
    if scheme not in ADDRESSES:
        return identifier
    for known, address in ADDRESSES.items():
        found = address.match(value)
        if found:
            scheme, value = known, found["id"]
    value = in_case(scheme, value)
    if scheme in SHAPES and not SHAPES[scheme].fullmatch(value):
        raise ValueError(f"“{value[:60]}” {_NEEDED[scheme]}")
    return Identifier(scheme, value)
