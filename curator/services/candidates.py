"""Candidates for a written name: gathers what is known of it and around it, and has `curator.link` rank it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from curator.domain.dossier import Dossier
from curator.domain.entity import Candidate, Entity, EntityKind
from curator.domain.naming import Use
from curator.domain.record import Status, Value
from curator.link.candidates import by_name, weigh
from curator.link.context import Surroundings
from curator.link.introduced import introduced
from curator.link.learned import Learned, learned
from curator.link.normalise import fold
from curator.link.weights import COMPANIONS, LOOKED_AT, MOST_CANDIDATES, WEIGHED
from db.reads import Reads


def candidates(reads: Reads, value: Value, kind: EntityKind, dossier: Dossier) -> list[Candidate]:
    """The likeliest entities of a kind for a name, best first; see `curator.services.registry.Registry.candidates`."""
    found = reads.find_entities(value.words, kind, LOOKED_AT)
    known = reads.grounds([value.words])[value.words]
    article = dossier.article
    lessons = [each for each in known.lessons if each.kind is kind]
    taught = learned(lessons, known.living, article.id, article.outlet)
    same_name, linked = _links(value, dossier)
    entities = {entity.id: entity for entity in found}
    introduced = _introduced(value, dossier)
    wanted = {*taught.means, *taught.refused, *taught.elsewhere, *same_name, *introduced}
    if missing := wanted - set(entities):
        entities |= {each.id: each for each in reads.meant(missing).values() if each.kind is kind}
    best = by_name(value.words, list(entities.values()), wanted)
    shortlist = [each for place, each in enumerate(best) if place < WEIGHED or each.entity.id in wanted]
    around = _surroundings(reads, shortlist, dossier, taught, same_name, linked)
    return weigh(shortlist, replace(around, introduced=introduced))[:MOST_CANDIDATES]


def _links(value: Value, dossier: Dossier) -> tuple[frozenset[int], dict[int, str]]:
    """The entities that the same name is linked to elsewhere in the article, and all linked there with their names."""
    folded = fold(value.words)
    same: set[int] = set()
    linked: dict[int, str] = {}
    for other, entity in _linked(value, dossier):
        linked[entity.id] = entity.name
        if fold(other.words) == folded:
            same.add(entity.id)
    return frozenset(same), linked


def _linked(value: Value, dossier: Dossier) -> Iterator[tuple[Value, Entity]]:
    """The other values of the record that are linked, with what they are linked to."""
    for other in dossier.record.values():
        if other.id != value.id and other.link and other.link.entity_id and other.status is not Status.REJECTED:
            entity = dossier.entities.get(other.link.entity_id)
            if entity is not None:
                yield other, entity


def _introduced(value: Value, dossier: Dossier) -> dict[int, str]:
    """The entities that the article introduces the name for: another name of theirs stands beside it in brackets."""
    others = [(other, entity) for other, entity in _linked(value, dossier) if fold(other.words) != fold(value.words)]
    names = {value.words, *(other.words for other, _ in others)}
    beside = introduced(names, dossier.article.text).get(value.words, frozenset())
    return {entity.id: other.words for other, entity in others if other.words in beside}


def _surroundings(
    reads: Reads,
    shortlist: list[Candidate],
    dossier: Dossier,
    taught: Learned,
    same_name: frozenset[int],
    linked: Mapping[int, str],
) -> Surroundings:
    above = {each for found in shortlist for each in (found.entity.parent, found.entity.place) if each is not None}
    known = reads.meant(above) if above else {}
    uses: Mapping[int, Use] = {}
    if shortlist:
        asked = [*(found.entity.id for found in shortlist), *list(linked)[:COMPANIONS]]
        uses = reads.uses(asked, dossier.article.outlet)
    return Surroundings(
        learned=taught,
        same_name=same_name,
        linked=linked,
        above=known,
        named=frozenset(each.id for each in known.values() if each.id in linked or _is_named(each, dossier)),
        uses=uses,
    )


def _is_named(entity: Entity, dossier: Dossier) -> bool:
    """Whether the article's text has one of the entity's names in it as whole words, as it is written."""
    text = dossier.article.text
    return any(name in text and _stands_alone(name, text) for name in entity.names)


def _stands_alone(name: str, text: str) -> bool:
    if not name.isascii():
        return True
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
