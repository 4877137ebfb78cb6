"""Oddness: which mentions of a group do not look like the rest of it. Only the order of looking is decided by it.

A group is what is looked at together: one written name, or one entity, across articles. What is odd is measured against
the group itself: where all mentions are strange to each other, none is odd for it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

OTHER_ENTITY = 0.5
"""It is linked to another entity than most, or to none of the known where most are linked."""
OTHER_NEIGHBOURS = 0.35
"""None of the names of its article stands in articles of the others, as far as theirs do with each other."""
OTHER_PLACE = 0.25
"""None of the places of its article stands in articles of the others."""
LOWER_SCORE = 0.25
"""Its name fits the entity less than the best of the group."""
LOW_CONFIDENCE = 0.2
"""Whoever proposed it was not sure."""
OTHER_OUTLET = 0.15
"""Most stand in articles of one outlet, this one in another's."""
OTHER_FIELD = 0.15
"""Most stand in one field of the record, this one in another."""
OTHER_SPELLING = 0.1
"""Most are written one way, this one another."""

FEWEST = 3
"""In a smaller group nothing is “most”."""
MOST = 0.6
"""What so great a part of a group has in common is the rule in it."""
SURE_ENOUGH = 0.7
"""Confidence below this is odd, the more the lower."""
CLEARLY_LOWER = 0.1
"""By so much a score has to be lower than the best."""


class OddKind(StrEnum):
    """In what a mention differs from the rest of its group."""

    ENTITY = "entity"
    NEIGHBOURS = "neighbours"
    PLACE = "place"
    SCORE = "score"
    CONFIDENCE = "confidence"
    OUTLET = "outlet"
    FIELD = "field"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Oddity:
    """One difference.

    Attributes:
        kind: Which.
        weight: How much it counts, 0 to 1.
        detail: What it has instead (an outlet, a place, a number), as data; may be empty.
    """

    kind: OddKind
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is known of one mention and what stands around it.

    Attributes:
        article_id: Its article.
        words: Its name, folded.
        field: In which field of which group it stands.
        entity: The entity that it is linked to, or None.
        outlet: Of its article; may be empty.
        names: Organisations and people of its article, folded, itself left out.
        places: Places of its article as written.
        confidence: Of the proposal, or None.
        score: How well its name fits the entity, 0 to 1, or None where there is none.
    """

    article_id: int
    words: str
    field: str = ""
    entity: int | None = None
    outlet: str = ""
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    confidence: float | None = None
    score: float | None = None


def oddities(group: Sequence[Traits]) -> list[tuple[Oddity, ...]]:
    """Says of each mention in what it differs from the rest, the weightiest first.

    Args:
        group: All mentions that are looked at together.
    """
    found: list[list[Oddity]] = [[] for _ in group]
    if len(group) >= FEWEST:
        _others(found, [each.entity for each in group], OddKind.ENTITY, OTHER_ENTITY)
        _others(found, [each.outlet for each in group], OddKind.OUTLET, OTHER_OUTLET, told=True)
        _others(found, [each.field for each in group], OddKind.FIELD, OTHER_FIELD, told=True)
        _others(found, [each.words for each in group], OddKind.SPELLING, OTHER_SPELLING)
        _strangers(found, group, [each.names for each in group], OddKind.NEIGHBOURS, OTHER_NEIGHBOURS)
        _strangers(found, group, [each.places for each in group], OddKind.PLACE, OTHER_PLACE)
    _scores(found, [each.score for each in group])
    for each, place in zip(group, found, strict=True):
        if each.confidence is not None and each.confidence < SURE_ENOUGH:
            weight = LOW_CONFIDENCE * (SURE_ENOUGH - each.confidence) / SURE_ENOUGH
            place.append(Oddity(OddKind.CONFIDENCE, weight, f"{each.confidence:.2f}"))
    return [tuple(sorted(each, key=lambda odd: -odd.weight)) for each in found]


def oddness(odd: Sequence[Oddity]) -> float:
    """How odd a mention is in all, 0 for one that is like the rest."""
    return sum(each.weight for each in odd)


def _others(
    found: list[list[Oddity]], seen: Sequence[object], kind: OddKind, weight: float, *, told: bool = False
) -> None:
    """What differs from what most have; `told` says by what."""
    (rule, count), *_ = Counter(seen).most_common(1)
    if rule in ("", None) or count == len(seen) or count / len(seen) < MOST:
        return
    for place, each in enumerate(seen):
        if each != rule:
            found[place].append(Oddity(kind, weight, str(each or "") if told else ""))


def _strangers(
    found: list[list[Oddity]],
    group: Sequence[Traits],
    seen: Sequence[frozenset[str]],
    kind: OddKind,
    weight: float,
) -> None:
    """Those that have less in common with the other articles than half of the group has."""
    by_article: dict[int, set[str]] = {}
    for each, names in zip(group, seen, strict=True):
        by_article.setdefault(each.article_id, set()).update(names)
    common = Counter(name for names in by_article.values() for name in names)
    strange = [
        sum(common[name] == 1 for name in by_article[each.article_id]) / len(by_article[each.article_id])
        if by_article[each.article_id]
        else None
        for each in group
    ]
    known = [each for each in strange if each is not None]
    if not known:
        return
    usual = median(known)
    for place, share in enumerate(strange):
        if share is not None and share == 1 and usual < 1:
            detail = ", ".join(sorted(seen[place])[:2]) if kind is OddKind.PLACE else ""
            found[place].append(Oddity(kind, weight * (1 - usual), detail))


def _scores(found: list[list[Oddity]], scores: Sequence[float | None]) -> None:
    best = max((score for score in scores if score is not None), default=0.0)
    for place, score in enumerate(scores):
        if score is not None and best - score >= CLEARLY_LOWER:
            found[place].append(Oddity(OddKind.SCORE, LOWER_SCORE * min(1.0, best - score), f"{score:.2f}"))
