"""Context: what lessons, the article and earlier choices say for or against a candidate, beside its names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from curator.domain.entity import Entity, Reason, ReasonKind
from curator.domain.lesson import Scope
from curator.domain.naming import Use
from curator.link.learned import Learned
from curator.link.weights import CHOSEN_OFTEN, CONTEXT

_LESSON_REASONS = {
    Scope.ARTICLE: ReasonKind.LEARNED_ARTICLE,
    Scope.OUTLET: ReasonKind.LEARNED_OUTLET,
    Scope.EVERYWHERE: ReasonKind.LEARNED,
}
_NOTHING_LEARNED = Learned({}, {}, frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known around a written name; entities are living ones.

    Attributes:
        learned: What lessons say of the name in this article.
        same_name: Entities that the same name is linked to elsewhere in the article.
        introduced: Entities that another name is linked to beside which this one stands in brackets, with that name.
        linked: Entities that other names of the article are linked to, with their names.
        above: The organisations that candidates belong to and the places where they are, by id.
        named: Which of those the article names.
        uses: How entities were meant before, the candidates and the linked ones.
    """

    learned: Learned = _NOTHING_LEARNED
    same_name: frozenset[int] = frozenset()
    introduced: Mapping[int, str] = field(default_factory=dict)
    linked: Mapping[int, str] = field(default_factory=dict)
    above: Mapping[int, Entity] = field(default_factory=dict)
    named: frozenset[int] = frozenset()
    uses: Mapping[int, Use] = field(default_factory=dict)


ALONE = Surroundings()
"""A name of which nothing else is known."""


def lesson_reason(entity_id: int, around: Surroundings) -> Reason | None:
    """What was learned of the name and this entity."""
    learned = around.learned
    if entity_id in learned.means:
        return Reason(_LESSON_REASONS[learned.means[entity_id].scope])
    if entity_id in learned.refused:
        return Reason(ReasonKind.REFUSED)
    return Reason(ReasonKind.LEARNED_ELSEWHERE) if entity_id in learned.elsewhere else None


def context_reasons(entity: Entity, around: Surroundings) -> Iterator[tuple[float, Reason]]:
    """What speaks for an entity beside its name, each with the part of the gap to 1 that it closes."""
    if entity.id in around.linked:
        yield _full(ReasonKind.LINKED_HERE)
    parent, place = around.above.get(entity.parent or 0), around.above.get(entity.place or 0)
    if parent is not None and parent.id in around.named:
        yield _full(ReasonKind.PARENT_NAMED, parent.name)
    if place is not None and place.id in around.named:
        yield _full(ReasonKind.PLACE_NAMED, place.name)
    use = around.uses.get(entity.id, Use())
    companion = _companion(entity.id, use, around)
    if companion:
        yield _full(ReasonKind.MENTIONED_WITH, companion)
    if use.in_outlet:
        yield _often(ReasonKind.CHOSEN_IN_OUTLET, use.in_outlet)
    if use.chosen > use.in_outlet:
        yield _often(ReasonKind.CHOSEN, use.chosen)


def _full(kind: ReasonKind, detail: str = "") -> tuple[float, Reason]:
    return CONTEXT[kind], Reason(kind, detail)


def _often(kind: ReasonKind, times: int) -> tuple[float, Reason]:
    share = min(times, CHOSEN_OFTEN) / CHOSEN_OFTEN
    return CONTEXT[kind] * share, Reason(kind, str(times))


def _companion(entity_id: int, use: Use, around: Surroundings) -> str:
    """The name of the entity linked in this article that stood in most articles together with this one."""
    together = {
        other: len(use.articles & around.uses[other].articles)
        for other in around.linked
        if other != entity_id and other in around.uses
    }
    best = max(together, key=lambda other: (together[other], -other), default=0)
    return around.linked[best] if together.get(best) else ""
