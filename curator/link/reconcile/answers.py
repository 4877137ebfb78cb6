"""Answers: candidates, suggestions and properties, read from whichever form a version of the protocol gives them."""

from collections.abc import Mapping
from dataclasses import dataclass

from curator.link.reconcile.manifest import ServiceType, service_type
from curator.link.reconcile.shape import Shape

_MOST_MATCHES = 50
_MOST_TYPES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entity of a service that may be meant.

    Attributes:
        id: Its identifier there.
        name: Its name there.
        description: What it is; may be empty.
        score: 0 to 100, or None where the service gives none.
        certain: Whether the service itself takes it for the one that is meant.
        types: What kinds of thing it is.
    """

    id: str
    name: str
    description: str = ""
    score: float | None = None
    certain: bool = False
    types: tuple[ServiceType, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """A property that a service knows of its entities: its identifier there, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a property: its words, and the identifier there of the entity that it is, or empty."""

    words: str
    id: str = ""


def read_batch(answer: Shape, number: int, *, draft: bool) -> list[tuple[Match, ...]]:
    """The candidates for each name of a batch, in the order asked.

    Raises:
        MalformedError: It is no such answer, or has not as many as were asked for.
    """
    if draft:
        listed = answer.at("results").items()
        if len(listed) != number:
            raise answer.wrong(f"has {len(listed)} results for {number} names")
        return [_matches(each.at("candidates")) for each in listed]
    return [_matches(answer.at(f"q{at}").at("result")) for at in range(number)]


def read_suggestions(answer: Shape) -> tuple[Match, ...]:
    """Entities whose name begins so."""
    return _matches(answer.at("result"))


def read_properties(answer: Shape) -> tuple[Property, ...]:
    """The properties that a service proposes."""
    return tuple(Property(each.at("id").name(), each.at("name").label()) for each in answer.at("properties").items())


def read_types(answer: Shape) -> tuple[ServiceType, ...]:
    """Kinds of things, or properties, whose name begins so."""
    return tuple(service_type(each) for each in answer.at("result").items()[:_MOST_MATCHES])


def read_rows(answer: Shape, *, draft: bool) -> dict[str, dict[str, tuple[Cell, ...]]]:
    """By entity and property the values: of entities their names and identifiers, of numbers their digits."""
    rows = answer.at("rows")
    if draft:
        return {
            row.at("id").name(): {
                each.at("id").name(): _values(each.at("values")) for each in row.at("properties").items()
            }
            for row in rows.items()
        }
    return {
        entity_id: {key: _values(_under(row, key)) for key in row.table()}
        for entity_id, row in ((entity_id, _under(rows, entity_id)) for entity_id in rows.table())
    }


def _under(part: Shape, key: str) -> Shape:
    return Shape(part.service, part.table()[key], f"{part.where}.{key}")


def _values(listed: Shape) -> tuple[Cell, ...]:
    return tuple(
        Cell(words, _text(cell, "id") if isinstance(cell.table().get("id"), str) else "")
        for cell in listed.items()
        if (words := _words(cell))
    )


def _words(cell: Shape) -> str:
    table: Mapping[str, object] = cell.table()
    for key in ("str", "name", "date", "id", "int", "float"):
        found = table.get(key)
        if isinstance(found, str):
            return Shape(cell.service, found, cell.where).text()
        if isinstance(found, bool | int | float):
            return str(found)
    return ""


def _matches(listed: Shape) -> tuple[Match, ...]:
    found: dict[str, Match] = {}
    for each in listed.items()[:_MOST_MATCHES]:
        match = _match(each)
        found.setdefault(match.id, match)
    return tuple(sorted(found.values(), key=lambda match: -(match.score or 0.0)))


def _match(found: Shape) -> Match:
    score, certain = found.get("score"), found.get("match")
    types = found.get("type") or found.get("notable")
    entity_id = found.at("id")
    return Match(
        # Some services have numbers for identifiers; as digits they are as good.
        id=str(entity_id.content) if type(entity_id.content) is int else entity_id.name(),
        name=found.at("name").label(),
        description=_text(found, "description"),
        score=min(max(score.number(), 0.0), 100.0) if score else None,
        certain=certain is not None and certain.content is True,
        types=_types(types),
    )


def _types(found: Shape | None) -> tuple[ServiceType, ...]:
    if found is None:
        return ()
    if not isinstance(found.content, list):
        return (service_type(found),)
    return tuple(service_type(each) for each in found.items()[:_MOST_TYPES])


def _text(part: Shape, key: str) -> str:
    found = part.get(key)
    return found.label() if found else ""
