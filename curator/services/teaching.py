"""Teaching: what a person's choices of entities say about names, as changes to the lessons. Acts store them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from curator.domain.change import Change
from curator.domain.entity import Entity
from curator.domain.ids import new_id
from curator.domain.lesson import Lesson, Scope
from curator.domain.record import Value
from curator.link.normalise import fold
from curator.services.context import Context

_SCOPES = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Taught:
    """What choices teach.

    Attributes:
        changes: New lessons, and the end of those that said the contrary.
        lessons: All that hold now of these names and entities, those that were known already among them.
    """

    changes: tuple[Change, ...] = ()
    lessons: tuple[Lesson, ...] = ()


def teach(
    context: Context,
    named: Iterable[tuple[Value, int]],
    entities: Collection[Entity],
    scope: Scope,
    *,
    means: bool,
) -> Taught:
    """Says what a choice teaches about each of the names.

    Args:
        context: Who chooses, and what was learned so far.
        named: The values whose names they are, each with its article; the same name in the same place counts once.
        entities: What they stand for, or do not stand for.
        scope: For which articles that is learned.
        means: Whether they stand for it.
    """
    places = {(fold(value.words), _where(context, article, scope)): value for value, article in named}
    known = context.reads.lessons({value.words for value in places.values()}) if entities else []
    changes: list[Change] = []
    holding: list[Lesson] = []
    for (_, where), value in places.items():
        for entity in entities:
            lesson = Lesson(
                id=new_id(),
                words=value.words,
                kind=entity.kind,
                entity_id=entity.id,
                means=means,
                scope=scope,
                where=where,
                value_id=value.id,
                by=context.actor,
            )
            same = [each for each in known if _about_the_same(each, lesson)]
            changes += [Change(each, None) for each in same if each.means is not means]
            if means:
                # Whoever chooses anew for the same value no longer says what was said before.
                changes += [Change(each, None) for each in known if _took_its_place(lesson, each)]
            agreeing = [each for each in same if each.means is means]
            if not agreeing:
                changes.append(Change(None, lesson))
            holding += agreeing or [lesson]
    return Taught(tuple(changes), tuple(holding))


def _where(context: Context, article_id: int, scope: Scope) -> str:
    match scope:
        case Scope.ARTICLE:
            return str(article_id)
        case Scope.OUTLET:
            return context.reads.article(article_id).outlet
        case Scope.EVERYWHERE:
            return ""


def _took_its_place(lesson: Lesson, older: Lesson) -> bool:
    """Whether the same value taught the older one, of the same scope or a narrower one, which would outweigh this."""
    return (
        older.means
        and older.entity_id != lesson.entity_id
        and older.value_id == lesson.value_id
        and _SCOPES.index(older.scope) <= _SCOPES.index(lesson.scope)
        and fold(older.words) == fold(lesson.words)
    )


def _about_the_same(one: Lesson, other: Lesson) -> bool:
    return fold(one.words) == fold(other.words) and (one.entity_id, one.scope, one.where) == (
        other.entity_id,
        other.scope,
        other.where,
    )
