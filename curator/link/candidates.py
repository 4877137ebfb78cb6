"""Candidates: which entities a name could stand for, best first, each with its reasons.

Which entities are looked at is decided by the store's blocked search; choosing one is the curator's.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from curator.domain.entity import Candidate, Entity, Reason, ReasonKind
from curator.domain.lesson import Scope
from curator.link.context import ALONE, Surroundings, context_reasons, lesson_reason
from curator.link.likeness import likeness
from curator.link.weights import (
    AS_LEARNED,
    AS_REFUSED,
    INTRODUCED,
    LEARNED_ELSEWHERE,
    LINKED_SAME_NAME,
    SHORT_FOR_LINKED,
)

_SCOPES = tuple(Scope)
_SHORTENED = {ReasonKind.ACRONYM, ReasonKind.INITIALS, ReasonKind.PART_OF_NAME}


def rank(words: str, entities: Sequence[Entity], around: Surroundings = ALONE) -> list[Candidate]:
    """Ranks entities by how well one of their names fits the words, and by what stands around them.

    Args:
        words: A name as written in an article.
        entities: Those that the store's search found; merged ones are passed over.
        around: What lessons, the article and earlier choices say.

    Returns:
        Those worth showing, best first; equal scores by id, which rises with falling prominence.
    """
    known = {
        *around.learned.means,
        *around.learned.refused,
        *around.learned.elsewhere,
        *around.same_name,
        *around.introduced,
    }
    return weigh(by_name(words, entities, known), around)


def by_name(words: str, entities: Sequence[Entity], known: Collection[int] = ()) -> list[Candidate]:
    """Ranks entities by their names alone.

    Args:
        words: See `rank`.
        entities: See `rank`.
        known: Entities that stay whatever they are called.
    """
    found = []
    for entity in entities:
        if entity.merged_into is None:
            reasons = likeness(words, entity)
            if reasons or entity.id in known:
                score = reasons[0][0] if reasons else 0.0
                found.append(Candidate(entity, score, tuple(reason for _, reason in reasons)))
    return sorted(found, key=lambda each: (-each.score, each.entity.id))


def weigh(candidates: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """Ranks candidates anew by what stands around them.

    What a lesson names comes first, what one of narrower scope names before the others, and among those of the same
    scope what else speaks for them decides, then the newer; what a lesson refuses comes last.
    """
    order = {entity_id: place for place, entity_id in enumerate(around.learned.means)}
    scopes = {entity_id: _SCOPES.index(lesson.scope) for entity_id, lesson in around.learned.means.items()}
    weighed = [(_weigh(candidate, around), candidate.entity.id) for candidate in candidates]
    ranked = sorted(
        weighed,
        key=lambda each: (
            each[0][1].refused,
            scopes.get(each[1], len(_SCOPES)),
            -each[0][0],
            order.get(each[1], len(order)),
            each[1],
        ),
    )
    return [candidate for (_, candidate), _ in ranked if candidate.score > 0]


def _weigh(candidate: Candidate, around: Surroundings) -> tuple[float, Candidate]:
    """The candidate as it is shown, with its score before what was learned of the name."""
    entity_id, score = candidate.entity.id, candidate.score
    weights = list(context_reasons(candidate.entity, around))
    first: list[Reason] = []
    if entity_id in around.same_name:
        score = max(score, LINKED_SAME_NAME)
        first.append(Reason(ReasonKind.LINKED_SAME_NAME))
        weights = [each for each in weights if each[1].kind is not ReasonKind.LINKED_HERE]
    if entity_id in around.introduced:
        score = max(score, INTRODUCED)
        first.insert(0, Reason(ReasonKind.INTRODUCED, around.introduced[entity_id]))
    if entity_id in around.linked and any(each.kind in _SHORTENED for each in candidate.reasons):
        score = max(score, SHORT_FOR_LINKED)
    taught = lesson_reason(entity_id, around)
    if taught is not None:
        first.insert(0, taught)
        if taught.kind is ReasonKind.LEARNED_ELSEWHERE:
            score = max(score, LEARNED_ELSEWHERE)
        elif taught.kind is not ReasonKind.REFUSED:
            # Where two meanings were learned, what else speaks for either decides, not how they are called.
            score = max(score, LINKED_SAME_NAME)
    for weight, _ in weights:
        score += (1 - score) * weight
    before = score
    if entity_id in around.learned.means:
        score = AS_LEARNED
    refused = entity_id in around.learned.refused
    if refused:
        score *= AS_REFUSED
    heaviest = sorted(weights, key=lambda each: -each[0])
    reasons = (*first, *candidate.reasons, *(reason for _, reason in heaviest))
    return round(before, 4), replace(candidate, score=round(score, 4), reasons=reasons, refused=refused)
