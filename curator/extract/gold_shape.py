"""Proposals as plain JSON: one object a document, for other programs and for scoring."""

from collections.abc import Iterable
from typing import Any

from curator.domain.article import Document, PassageKind
from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedEntry, ProposedValue


def to_json_shape(file: str, document: Document, entries: Iterable[ProposedEntry]) -> dict[str, Any]:
    """Turns proposals into the shape that `curator propose` prints.

    Args:
        file: The document's file name.
        document: As segmented.
        entries: What was proposed for it.

    Returns:
        `file`, `article` (title, published, outlet), lists `events`, `people`, `organizations`, `places`,
        `agreements`, `launches`, `figures`, `topics`, and `boilerplate` as `[[start, end], ...]` in code points.
        The `place` of an event that is told without one is its venue. Dates are ISO strings; a field that was not
        proposed is None, one that may repeat an empty list.
    """
    groups: dict[str, list[ProposedEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    head = groups.get("article", [])
    unread = (PassageKind.BOILERPLATE, PassageKind.REPEATED)
    return {
        "file": file,
        "article": {key: _one(head[0], key) if head else None for key in ("title", "published", "outlet")},
        "events": [_event(e) for e in groups.get("event", [])],
        "people": [_fields(e, "name", "title", "affiliation", "role") for e in groups.get("person", [])],
        "organizations": [_organization(e) for e in groups.get("organization", [])],
        "places": [_one(e, "name") for e in groups.get("place", [])],
        "agreements": [
            {**_fields(e, "kind", "date"), "parties": _many(e, "parties")} for e in groups.get("agreement", [])
        ],
        "launches": [_fields(e, "name", "kind") for e in groups.get("launch", [])],
        "figures": [_figure(e) for e in groups.get("figure", [])],
        "topics": [_one(e, "name") for e in groups.get("topic", [])],
        "boilerplate": [[p.start, p.end] for p in document.passages if p.kind in unread],
    }


def _fields(entry: ProposedEntry, *keys: str) -> dict[str, Any]:
    return {key: _one(entry, key) for key in keys}


def _one(entry: ProposedEntry, key: str) -> Any:
    return next((_plain(value) for value in entry.values if value.field == key), None)


def _many(entry: ProposedEntry, key: str) -> list[Any]:
    return [_plain(value) for value in entry.values if value.field == key]


def _plain(value: ProposedValue) -> str | int | float | None:
    return str(value.content) if isinstance(value.content, PartialDate) else value.content


def _event(entry: ProposedEntry) -> dict[str, Any]:
    fields = _fields(entry, "name", "type", "start", "end", "place", "theme")
    return fields | {"place": fields["place"] or _one(entry, "venue")}


def _organization(entry: ProposedEntry) -> dict[str, Any]:
    named = next(value for value in entry.values if value.field == "name")
    written = dict.fromkeys(" ".join(evidence.quote.split()) for evidence in named.evidence)
    return {
        "name": named.words,
        "aliases": [each for each in written if each != named.words],
        "roles": _many(entry, "roles"),
    }


def _figure(entry: ProposedEntry) -> dict[str, Any]:
    value = next(each for each in entry.values if each.field == "value")
    quote = " ".join(value.evidence[0].quote.split())
    return {"text": quote, **_fields(entry, "value", "qualifier", "what", "unit", "scope")}
