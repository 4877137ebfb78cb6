"""The registry as a reconciliation service for others: what it says of itself and answers, as plain values.

How questions come in is `curator.services.offering_http`'s. Nothing here changes anything.
"""

import html
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curator import __version__
from curator.domain.entity import Candidate, Entity, EntityKind, ReasonKind
from curator.services.context import Context
from curator.services.registry import Registry

Json = dict[str, Any]

MOST_QUERIES = 50
"""So many names may be asked for at once."""

LONGEST_NAME = 300
"""Characters of a name that is asked for; what is longer is no name, and nobody has it."""

_MOST_CANDIDATES, _USUAL_CANDIDATES, _PAGE = 50, 10, 20
_SAYS_ITSELF = frozenset(
    {ReasonKind.SAME_NAME, ReasonKind.SAME_BUT_FOR_SPELLING, ReasonKind.ALIAS, ReasonKind.ALIAS_BUT_FOR_SPELLING}
)
_KINDS = {
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.PERSON: "Person",
    EntityKind.PLACE: "Place",
}
_LISTS = {"wikidata": "Wikidata", "ror": "ROR", "geonames": "GeoNames"}
_PROPERTIES = {
    "description": "Description",
    "names": "Other names",
    "parent": "Belongs to",
    "place": "Place",
    "identifiers": "Identifiers",
    **_LISTS,
}
_KIND_OF = {"parent": EntityKind.ORGANIZATION, "place": EntityKind.PLACE}
_GREATEST_ID = 2**63 - 1
_SPACE = "urn:curator-desk:entity"
_SIZE = {"width": 420, "height": 220}


@dataclass(frozen=True, slots=True)
class Question:
    """A name that is asked for, of what kind, and how many candidates are wanted."""

    words: str
    kind: EntityKind | None = None
    limit: int = _USUAL_CANDIDATES


class Offering:
    """Answers from the registry of a workspace. Safe to use from any thread.

    Args:
        context: The workspace.
        registry: Its registry.
        name: As the service calls itself.
    """

    def __init__(self, context: Context, registry: Registry, name: str) -> None:
        self._reads = context.reads
        self._registry = registry
        self._name = name

    def manifest(self, root: str) -> Json:
        """What the service says of itself in versions 0.1 and 0.2, being at the address `root`."""
        return {
            "versions": ["0.1", "0.2"],
            "name": self._name,
            "identifierSpace": _SPACE,
            "schemaSpace": f"{_SPACE}:kind",
            "serviceVersion": __version__,
            "defaultTypes": list(types()),
            "batchSize": MOST_QUERIES,
            "view": {"url": f"{root}/entity/{{{{id}}}}"},
            "preview": {"url": f"{root}/preview?id={{{{id}}}}", **_SIZE},
            "suggest": {
                each: {"service_url": root, "service_path": f"/suggest/{each}"}
                for each in ("entity", "type", "property")
            },
            "extend": {"propose_properties": {"service_url": root, "service_path": "/properties"}},
        }

    def draft_manifest(self, root: str) -> Json:
        """What it says of itself in the draft of 1.0; `root` is where the entities' own pages are."""
        return {
            "versions": ["1.0-draft"],
            "name": self._name,
            "serviceVersion": __version__,
            "defaultTypes": list(types()),
            "batchSize": MOST_QUERIES,
            "standardizedScore": True,
            "view": {"url": f"{root}/entity/{{id}}"},
            "preview": _SIZE,
            "suggest": {"entity": True, "type": True, "property": True},
            "extend": {"proposeProperties": True},
        }

    def candidates(self, question: Question) -> list[Json]:
        """Entities that may be meant, best first, as any version has them; one with just a word of it is not."""
        found = [each for each in self._found(question.words, question.kind) if each.score > 0]
        itself = [each for each in found if _says_itself(each)]
        wanted = max(1, min(question.limit, _MOST_CANDIDATES))
        return [_candidate(each, certain=itself == [each]) for each in found[:wanted]]

    def suggest(self, prefix: str, cursor: int = 0) -> list[Json]:
        """Entities whose name begins so, or whose identifier it is, from the one at `cursor` on."""
        found = self._found(prefix)
        return [
            {"id": str(each.id), "name": each.name, "description": _told(each), "notable": [str(each.kind)]}
            for each in (candidate.entity for candidate in found[cursor : cursor + _PAGE])
        ]

    def page(self, entity_id: str) -> str | None:
        """A small page about an entity, or None where there is none."""
        entity = self._living([entity_id]).get(entity_id)
        if entity is None:
            return None
        rows = "".join(
            f"<dt>{html.escape(name)}</dt><dd>{html.escape('; '.join(map(_words, cells)))}</dd>"
            for key, name in _PROPERTIES.items()
            if key not in _LISTS and (cells := self._cells(entity, [key])[key])
        )
        title = html.escape(entity.name)
        style = "body{font:13px sans-serif;margin:12px}h1{font-size:15px}dt{color:#666}dd{margin:0 0 6px}"
        return (
            f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title><style>{style}</style></head>"
            f"<body><h1>{title}</h1><p>{_KINDS[entity.kind]}</p><dl>{rows}</dl></body></html>"
        )

    def extend(
        self, ids: Sequence[str], properties: Sequence[str]
    ) -> tuple[list[Json], dict[str, dict[str, list[Json]]]]:
        """Values of properties.

        Returns:
            What the properties are, and by entity and property the values; an entity that is unknown has none, and
            properties that are none of ours are left out.
        """
        known = [key for key in dict.fromkeys(properties) if key in _PROPERTIES]
        meta = [
            {"id": key, "name": _PROPERTIES[key]} | ({"type": _type(_KIND_OF[key])} if key in _KIND_OF else {})
            for key in known
        ]
        living = self._living(ids)
        nothing: dict[str, list[Json]] = {key: [] for key in known}
        rows = {each: self._cells(living[each], known) if each in living else nothing for each in ids}
        return meta, rows

    # Inside

    def _found(self, words: str, kind: EntityKind | None = None) -> list[Candidate]:
        """Entities of the kind, best first: whose identifier this is, or else that may have this name."""
        if len(words) > LONGEST_NAME:
            return []
        identified = [each for each in self._identified(words) if kind is None or each.entity.kind is kind]
        return identified or self._registry.search(words, kind)

    def _identified(self, words: str) -> list[Candidate]:
        """The entities whose identifier this is, ours or of a well-known list."""
        asked = words.strip()
        if " " in asked or not any(char.isdigit() for char in asked):
            return []
        ids = {each.id for each in self._living([asked]).values()}
        for scheme in _LISTS:
            ids |= set(self._reads.entities_identified(scheme, [asked]).values())
        return [Candidate(each, 1.0) for each in self._reads.meant(ids).values()]

    def _living(self, ids: Iterable[str]) -> dict[str, Entity]:
        digits = (each for each in ids if each.isascii() and each.isdigit() and len(each) <= len(str(_GREATEST_ID)))
        numbers = {each: int(each) for each in digits if int(each) <= _GREATEST_ID}
        meant = self._reads.meant(set(numbers.values()))
        return {each: meant[number] for each, number in numbers.items() if number in meant}

    def _cells(self, entity: Entity, properties: Collection[str]) -> dict[str, list[Json]]:
        near = self._reads.meant({each for each in (entity.parent, entity.place) if each is not None})
        return {key: list(_cells(entity, key, near)) for key in properties}


def _cells(entity: Entity, key: str, near: Mapping[int, Entity]) -> Iterable[Json]:
    match key:
        case "description":
            return [{"str": entity.description}] if entity.description else []
        case "names":
            return [{"str": alias.name} for alias in entity.aliases]
        case "parent" | "place":
            other = near.get((entity.parent if key == "parent" else entity.place) or 0)
            return [{"id": str(other.id), "name": other.name}] if other else []
        case "identifiers":
            return [{"str": f"{each.scheme}:{each.value}"} for each in entity.identifiers]
    return [{"str": each.value} for each in entity.identifiers if each.scheme == key]


def types() -> Iterable[Json]:
    """The kinds of entities that there are."""
    return map(_type, EntityKind)


def properties() -> list[Json]:
    """The properties that entities have."""
    return [{"id": key, "name": name} for key, name in _PROPERTIES.items()]


def beginning(listed: Iterable[Json], prefix: str) -> list[Json]:
    """Those whose name or identifier begins so."""
    start = prefix.casefold()
    return [each for each in listed if each["name"].casefold().startswith(start) or each["id"].startswith(start)]


def _type(kind: EntityKind) -> Json:
    return {"id": str(kind), "name": _KINDS[kind]}


def _says_itself(candidate: Candidate) -> bool:
    return candidate.score == 1.0 or any(each.kind in _SAYS_ITSELF for each in candidate.reasons)


def _candidate(candidate: Candidate, *, certain: bool) -> Json:
    entity = candidate.entity
    return {
        "id": str(entity.id),
        "name": entity.name,
        "description": _told(entity),
        "score": round(100 * candidate.score, 2),
        "match": certain,
        "type": [_type(entity.kind)],
    }


def _told(entity: Entity) -> str:
    return entity.description or _KINDS[entity.kind]


def _words(cell: Json) -> str:
    return str(cell.get("str") or cell["name"])
