"""Rows of tables and JSON objects as drafts of entities: which column means what, and what cannot be read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from curator.domain.entity import Alias, EntityKind, Identifier, NameKind
from curator.domain.list_cells import read_aliases, read_identifier, read_identifiers
from curator.domain.listing import COLUMNS, PLACE_PARTS, Draft, Reference, Unreadable
from curator.domain.tidiness import stripped, tidy, visible

_SYNONYMS = {
    "type": "kind",
    "preferred_name": "name",
    "label": "name",
    "title": "name",
    "alias": "aliases",
    "other_names": "aliases",
    "also_known_as": "aliases",
    "identifier": "identifiers",
    "parent_organization": "parent",
    "parent_organisation": "parent",
    "location": "place",
    "town": "city",
    "state": "region",
    "province": "region",
}
SCHEMES = frozenset({"wikidata", "ror", "geonames", "iso3166", "isni", "grid", "lei", "viaf", "gnd", "orcid"})
"""Lists of others that a column may hold identifiers of."""
_NAME_KINDS = {str(each): each for each in NameKind}
_KINDS = {
    "organisation": EntityKind.ORGANIZATION,
    "org": EntityKind.ORGANIZATION,
    "human": EntityKind.PERSON,
    "location": EntityKind.PLACE,
} | {each.value: each for each in EntityKind}
_GREATEST_ID = 2**63
# As people paste them: the address of the entity's page in that list.
_PAGES = re.compile(
    r"https?://(?:www\.)?(?:wikidata\.org/(?:wiki|entity)/|ror\.org/|geonames\.org/|orcid\.org/|isni\.org/isni/)"
    r"(?P<value>[^/\s]+)/?.*"
)


class Columns:
    """The columns of a table.

    Args:
        heading: The first row.
        kind: What the entities are where no column says so.
        meanings: By heading what a column is to be taken for, where a person says so; empty for nothing.

    Attributes:
        ignored: Columns that mean nothing here and that nobody spoke of.
        taken: Each heading with what its column is taken for, or with nothing.
    """

    def __init__(self, heading: Sequence[str], kind: EntityKind, meanings: Mapping[str, str] | None = None) -> None:
        self._kind = kind
        self._at: dict[str, int] = {}
        self._schemes: dict[str, int] = {}
        self.ignored: list[str] = []
        self.taken: list[tuple[str, str]] = []
        said = meanings or {}
        # What a person says goes before what a heading says.
        for number, cell in sorted(enumerate(heading), key=lambda each: each[1].strip() not in said):
            title = cell.strip()
            taken = self._take(number, said[title] if title in said else _plain_key(title))
            if not taken and title and title not in said:
                self.ignored.append(title)
            self.taken += [(title, taken)] if title else []
        self.taken.sort(key=lambda each: [cell.strip() for cell in heading].index(each[0]))

    def _take(self, number: int, key: str) -> str:
        """Takes a column for what it is called, unless another is that already; gives what it is taken for."""
        if key in (*COLUMNS, *PLACE_PARTS) and key not in self._at:
            self._at[key] = number
            return key
        scheme = key.removesuffix("_id")
        if scheme in SCHEMES and scheme not in self._schemes:
            self._schemes[scheme] = number
            return scheme
        return ""

    @property
    def has_name(self) -> bool:
        """Whether any column holds names, without which nothing can be made."""
        return "name" in self._at

    def read(self, where: str, row: Sequence[str]) -> Draft | Unreadable:
        """A row as a draft, or why not."""
        said = {key: row[at].strip() for key, at in self._at.items() if at < len(row)}
        extra = {scheme: row[at].strip() for scheme, at in self._schemes.items() if at < len(row)}
        try:
            return self._draft(where, said, extra)
        except ValueError as error:
            return Unreadable(where, _sentence(error))

    def _draft(self, where: str, said: Mapping[str, str], extra: Mapping[str, str]) -> Draft:
        identifiers = None if "identifiers" not in said and not extra else read_identifiers(said.get("identifiers", ""))
        more = [plain_identifier(scheme, value) for scheme, value in extra.items() if value]
        place = _reference(said, "place")
        return Draft(
            where=where,
            id=_number(said.get("curator_id", "")),
            kind=_kind(said.get("kind", ""), self._kind),
            name=_name(said.get("name", "")),
            description=tidy(said["description"]) if "description" in said else None,
            aliases=read_aliases(visible(said["aliases"])) if "aliases" in said else None,
            identifiers=None if identifiers is None else (*identifiers, *more),
            parent=_reference(said, "parent"),
            place=place or _place_in_parts(said) or place,
        )


def _plain_key(title: str) -> str:
    key = re.sub(r"[\W_]+", "_", title.casefold()).strip("_")
    return _SYNONYMS.get(key, key)


def _place_in_parts(said: Mapping[str, str]) -> Reference | None:
    """The smallest place that a row names, within the greater ones."""
    parts = [part for part in (tidy(said.get(key, "")) for key in PLACE_PARTS) if part]
    return Reference(name=parts[0], within=tuple(parts[1:])) if parts else None


def _reference(said: Mapping[str, str], key: str) -> Reference | None:
    if key not in said and f"{key}_id" not in said:
        return None
    cell, name = said.get(f"{key}_id", ""), tidy(said.get(key, ""))
    if not cell:
        return Reference(name=name)
    if cell.isdecimal():
        return Reference(id=_number(cell), name=name)
    return Reference(identifier=_of_page(read_identifier(cell)), name=name)


def from_object(where: str, item: Mapping[str, Any], kind: EntityKind) -> Draft | Unreadable:
    """A JSON object as a draft, or why not."""
    try:
        return Draft(
            where=where,
            id=_number(item.get("curator_id", "")),
            kind=_kind(str(item.get("kind", "")), kind),
            name=_name(item.get("name", "")),
            description=tidy(item["description"]) if item.get("description") is not None else None,
            aliases=_aliases(item["aliases"]) if item.get("aliases") is not None else None,
            identifiers=_identifiers(item["identifiers"]) if item.get("identifiers") is not None else None,
            parent=_referred(item["parent"]) if "parent" in item else None,
            place=_referred(item["place"]) if "place" in item else None,
        )
    except (ValueError, TypeError, AttributeError) as error:
        return Unreadable(
            where, _sentence(error) if isinstance(error, ValueError) else "Its parts are not as they are wanted."
        )


def _aliases(listed: Iterable[Any]) -> tuple[Alias, ...]:
    if isinstance(listed, str):
        return read_aliases(listed)
    found = []
    for each in listed:
        if isinstance(each, str):
            found.append(Alias(tidy(each)))
        else:
            said = str(each.get("kind") or NameKind.FULL)
            kind = _NAME_KINDS.get(said)
            if kind is None:
                raise ValueError(f"“{said}” is no kind of name; known are {', '.join(NameKind)}")
            found.append(Alias(tidy(each["name"]), tidy(each.get("language") or ""), kind))
    return tuple(each for each in found if each.name)


def _identifiers(listed: Any) -> tuple[Identifier, ...]:
    if isinstance(listed, str):
        return read_identifiers(listed)
    if isinstance(listed, Mapping):
        return tuple(plain_identifier(str(scheme), str(value)) for scheme, value in listed.items() if value)
    return stripped(
        read_identifier(each) if isinstance(each, str) else Identifier(str(each["scheme"]), str(each["value"]))
        for each in listed
    )


def _referred(said: Any) -> Reference:
    if not said:
        return Reference()
    if isinstance(said, str):
        return Reference(name=tidy(said))
    identifier = said.get("identifier")
    return Reference(
        id=_number(said.get("curator_id", "")),
        identifier=_of_page(read_identifier(str(identifier))) if identifier else None,
        name=tidy(said.get("name") or ""),
    )


def plain_identifier(scheme: str, value: str) -> Identifier:
    """An identifier whose value may have been given as the address of a page."""
    return _of_page(Identifier(scheme.strip().casefold(), value.strip()))


def _of_page(identifier: Identifier) -> Identifier:
    found = _PAGES.fullmatch(identifier.value)
    return Identifier(identifier.scheme, found["value"]) if found else identifier


def _name(said: object) -> str:
    name = tidy(said) if said is not None else ""
    if not name:
        raise ValueError("There is no name")
    return name


def _kind(said: str, otherwise: EntityKind) -> EntityKind:
    if not said.strip():
        return otherwise
    found = _KINDS.get(said.strip().casefold())
    if found is None:
        raise ValueError(f"“{said.strip()}” is no kind; known are {', '.join(EntityKind)}")
    return found


def _number(said: object) -> int | None:
    text = str(said if said is not None else "").strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,19}", text) or not 0 < int(text) < _GREATEST_ID:
        raise ValueError(f"“{text[:40]}” is no number of an entity; leave curator_id out for new ones")
    return int(text)


def _sentence(error: ValueError) -> str:
    return f"{error}."
