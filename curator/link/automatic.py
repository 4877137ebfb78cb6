"""Automatic links: which entity a name is linked to without asking anybody. Pure; storing them is the services'.

Only lessons and names that are exactly the same count, never likeness; where two entities have the name, or lessons
contradict each other, it stays open. An organisation's acronym counts only where the article spells its name out too.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from curator.domain.entity import EntityKind
from curator.domain.lesson import Scope
from curator.domain.names import fold, is_acronym
from curator.domain.naming import Bearer, Grounds
from curator.domain.record import Judgement, Link, Status, Value
from curator.link.learned import contradicted, learned
from curator.link.weights import SHORTEST_FOLDED

RULE = "rule:"
EXACT = "rule:exact"
"""How a link says that it was made because exactly one entity has the name."""


class Verdict(StrEnum):
    """What became of a name."""

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a name.

    Attributes:
        verdict: Whether it is known whom it means.
        link: The link to make; None unless it is.
    """

    verdict: Verdict
    link: Link | None = None


def free(value: Value) -> bool:
    """Whether a machine may link it: no person chose or refused, and nobody rejected the value itself."""
    return value.status is not Status.REJECTED and (value.link is None or value.link.by.startswith(RULE))


def spellings(words: str) -> tuple[str, ...]:
    """As what a name is looked up: as written, and without a leading “the”."""
    return tuple(dict.fromkeys((words, re.sub(r"^\s*the\s+(?=\S)", "", words, flags=re.IGNORECASE))))


def decide(
    words: str,
    kind: EntityKind | str,
    grounds: Grounds,
    article_id: int,
    outlet: str,
    spelled: Collection[int] = (),
) -> Decision:
    """Says what a name in an article is linked to.

    Args:
        words: As written.
        kind: Of what kind of entity it is a name.
        grounds: What is known of the name.
        article_id: The article.
        outlet: Its outlet.
        spelled: Entities that the article names otherwise than by an acronym, see `spells`.
    """
    lessons = [each for each in grounds.lessons if each.kind == kind]
    known = learned(lessons, grounds.living, article_id, outlet)
    bearers = [each for each in grounds.bearers if each.kind == kind and each.living not in known.refused]
    same = [each for each in bearers if _surely_same(words, each.name)]
    there = {each.living for each in same if not {each.living, each.entity_id}.isdisjoint(spelled)}
    if known.means:
        living, lesson = next(iter(known.means.items()))
        everywhere = lesson.scope is Scope.EVERYWHERE
        elsewhere = everywhere and is_acronym(words) and living not in spelled
        # A name of several people says nothing of who is meant in another article; that of a city mostly does.
        namesakes = everywhere and kind == EntityKind.PERSON and any(each.living != living for each in same)
        if contradicted(known) or (elsewhere and there) or namesakes:
            return Decision(Verdict.AMBIGUOUS)
        return Decision(Verdict.LINKED, Link(Judgement.MATCHED, lesson.entity_id, lesson.rule))
    if kind == EntityKind.ORGANIZATION and is_acronym(words):
        same = [each for each in same if each.living in there]
    if len({each.living for each in same}) == 1:
        return Decision(Verdict.LINKED, Link(Judgement.MATCHED, _bearer(words, same).entity_id, EXACT))
    return Decision(Verdict.AMBIGUOUS if bearers else Verdict.UNKNOWN)


def spells(words: str, kind: EntityKind | str, grounds: Grounds) -> frozenset[int]:
    """The living entities that an article names when it has these words; none where they are an acronym."""
    if is_acronym(words):
        return frozenset()
    return frozenset(each.living for each in grounds.bearers if each.kind == kind and _surely_same(words, each.name))


def _surely_same(words: str, name: str) -> bool:
    return words == name or len(fold(words)) >= SHORTEST_FOLDED or not fold(words).isascii()


def _bearer(words: str, bearers: list[Bearer]) -> Bearer:
    """The living one where it has the name itself, else whoever has it as it is written, the oldest first."""
    return min(bearers, key=lambda each: (each.entity_id != each.living, each.name != words, each.entity_id))
