"""Dumps of the Research Organization Registry, schema 2, as JSON or CSV: their items as drafts of organisations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from curator.domain.entity import Alias, EntityKind, Identifier, NameKind
from curator.domain.listing import Draft, Reference, Unreadable

_ADDRESS = "https://ror.org/"
_KINDS = {"acronym": NameKind.ACRONYM, "label": NameKind.FULL, "alias": NameKind.FULL}
_ROLES = frozenset({"funder"})
"""Types that tell what an organisation does, not what it is."""
_TAGGED = re.compile(r"(?:(?P<language>[a-z]{2,3}|no_lang_code): )?(?P<name>.+)", re.DOTALL)


class OldDumpError(ValueError):
    """The dump is of schema 1, whose fields are others."""


def is_item(item: Mapping[str, Any]) -> bool:
    """Whether a JSON object is an organisation of a dump.

    Raises:
        OldDumpError: It is one of schema 1.
    """
    if not str(item.get("id", "")).startswith(_ADDRESS):
        return False
    if "names" not in item:
        raise OldDumpError
    return True


def is_withdrawn(item: Any) -> bool:
    """Whether it was taken out of ROR, mostly because it stood there twice."""
    return isinstance(item, Mapping) and item.get("status") == "withdrawn" and "names" in item


def from_item(where: str, item: Mapping[str, Any]) -> Draft | Unreadable:
    """An organisation of the JSON dump."""
    try:
        names = [(str(each["value"]), each.get("lang") or "", set(each.get("types") or ())) for each in item["names"]]
        name = next((name for name, _, types in names if "ror_display" in types), names[0][0] if names else "")
        location = next(iter(item.get("locations") or ()), None)
        details = location.get("geonames_details") or {} if location else {}
        parents = [each for each in item.get("relationships") or () if each.get("type") == "parent"]
        return _draft(
            where,
            ror=str(item["id"]),
            name=name,
            aliases=[_alias(each, language, types) for each, language, types in names],
            wikidata=_wikidata(item.get("external_ids") or ()),
            kinds=[str(each) for each in item.get("types") or ()],
            city=str(details.get("name") or ""),
            country=str(details.get("country_name") or ""),
            geonames=str(location.get("geonames_id") or "") if location else "",
            parent=str(parents[0]["id"]) if parents else "",
        )
    except (KeyError, TypeError, AttributeError, IndexError):
        return Unreadable(where, "This is not as ROR writes organisations.")


def _alias(name: str, language: str, types: set[str]) -> Alias:
    kind = next((_KINDS[each] for each in ("acronym", "label", "alias") if each in types), NameKind.FULL)
    return Alias(" ".join(name.split()), language, kind)


def _wikidata(listed: Sequence[Mapping[str, Any]]) -> str:
    found = next((each for each in listed if each.get("type") == "wikidata"), {})
    return str(found.get("preferred") or next(iter(found.get("all") or ()), ""))


def _draft(
    where: str,
    *,
    ror: str,
    name: str,
    aliases: Sequence[Alias],
    wikidata: str,
    kinds: Sequence[str],
    city: str,
    country: str,
    geonames: str,
    parent: str,
) -> Draft | Unreadable:
    name = " ".join(name.split())
    if not name:
        return Unreadable(where, "There is no name.")
    kind = next((each for each in kinds if each not in _ROLES), "organization")
    where_it_is = ", ".join(dict.fromkeys(each for each in (city, country) if each))
    identifiers = [Identifier("ror", ror.removeprefix(_ADDRESS))]
    identifiers += [Identifier("wikidata", wikidata)] if wikidata else []
    return Draft(
        where=where,
        kind=EntityKind.ORGANIZATION,
        name=name,
        description=f"{kind} in {where_it_is}" if where_it_is else kind,
        aliases=tuple(each for each in aliases if each.name and each.name != name),
        identifiers=tuple(identifiers),
        parent=Reference(identifier=Identifier("ror", parent.removeprefix(_ADDRESS))) if parent else None,
        # The name is only for telling what was not found: towns of one name are many.
        place=Reference(identifier=Identifier("geonames", geonames)) if geonames else None,
    )


# The CSV of the dump --------------------------------------------------------------------------------------------------


def is_heading(heading: Sequence[str]) -> bool:
    """Whether a table is the dump's.

    Raises:
        OldDumpError: It is one of schema 1.
    """
    columns = set(heading)
    if {"id", "external_ids.GRID.preferred"} <= columns:
        raise OldDumpError
    return {"id", "names.types.ror_display"} <= columns


def from_table(heading: Sequence[str], rows: Iterator[list[str]]) -> Iterator[Draft | Unreadable]:
    """The organisations of the table."""
    at = {column: number for number, column in enumerate(heading)}
    for number, row in enumerate(rows, 2):
        if len(row) < len(heading):
            if any(row):
                yield Unreadable(f"row {number}", "The row is cut off.")
            continue
        if row[at["status"]] != "withdrawn" if "status" in at else True:
            yield _row(f"row {number}", {column: row[place] for column, place in at.items()})


def _row(where: str, row: Mapping[str, str]) -> Draft | Unreadable:
    aliases = [
        Alias(name, language, kind)
        for key, kind in _KINDS.items()
        for language, name in _names(row.get(f"names.types.{key}", ""))
    ]
    display = _names(row["names.types.ror_display"])
    parents = re.search(r"parent: *([^;]*)", row.get("relationships", ""))
    first = parents[1].split(",")[0].strip() if parents else ""
    wikidata = row.get("external_ids.type.wikidata.preferred") or row.get("external_ids.type.wikidata.all", "")
    return _draft(
        where,
        ror=row["id"],
        name=display[0][1] if display else "",
        aliases=aliases,
        wikidata=re.split(r"[;,]", wikidata)[0].strip(),
        kinds=[each.strip() for each in row.get("types", "").split(";") if each.strip()],
        city=_first(row.get("locations.geonames_details.name", "")),
        country=_first(row.get("locations.geonames_details.country_name", "")),
        geonames=_first(row.get("locations.geonames_id", "")),
        parent=first,
    )


def _names(cell: str) -> list[tuple[str, str]]:
    """Names of a cell, `en: One; zh: 另一个`, each behind its language."""
    found = [_TAGGED.fullmatch(" ".join(part.split())) for part in cell.split(";")]
    named = [(each["language"] or "", each["name"]) for each in found if each]
    return [("" if language == "no_lang_code" else language, name) for language, name in named]


def _first(cell: str) -> str:
    return cell.split(";")[0].strip()
