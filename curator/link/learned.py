"""What lessons say of a name in one article: which entities it stands for, and which it does not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curator.domain.lesson import Lesson, Scope

_NARROWEST_FIRST = (Scope.ARTICLE, Scope.OUTLET, Scope.EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Learned:
    """The lessons that count, by living entity.

    Attributes:
        means: For each entity that the name stands for the lesson that says so, the weightiest first.
        refused: For each entity that it does not stand for the lesson that says so.
        elsewhere: Entities that it stands for in other articles or outlets.
    """

    means: Mapping[int, Lesson]
    refused: Mapping[int, Lesson]
    elsewhere: frozenset[int]


def learned(lessons: Iterable[Lesson], living: Mapping[int, int], article_id: int, outlet: str) -> Learned:
    """Weighs what was learned about a name: a narrower scope before a wider one, then the newer before the older.

    Args:
        lessons: All about the name.
        living: By entity that a lesson names the one that stands for it today.
        article_id: The article in question.
        outlet: Its outlet.
    """
    every = list(lessons)
    holding = sorted((each for each in every if each.holds(article_id, outlet)), key=_weight)
    decisive: dict[int, Lesson] = {}
    for lesson in holding:
        decisive.setdefault(living.get(lesson.entity_id, lesson.entity_id), lesson)
    others = {living.get(each.entity_id, each.entity_id) for each in every if each.means}
    return Learned(
        means={entity_id: lesson for entity_id, lesson in decisive.items() if lesson.means},
        refused={entity_id: lesson for entity_id, lesson in decisive.items() if not lesson.means},
        elsewhere=frozenset(others - set(decisive)),
    )


def contradicted(known: Learned) -> bool:
    """Whether another lesson of the weightiest one's scope names another entity: the name has two meanings."""
    scopes = [lesson.scope for lesson in known.means.values()]
    return scopes.count(scopes[0]) > 1 if scopes else False


def _weight(lesson: Lesson) -> tuple[int, int]:
    return _NARROWEST_FIRST.index(lesson.scope), -lesson.id
