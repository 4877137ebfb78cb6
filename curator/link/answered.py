"""Answers of services: which of them may be taken for what a name means before a person has looked.

What a service says of itself being sure counts only together with the names: services are sure of nonsense too.
"""

from dataclasses import replace

from curator.domain.entity import Alias, Entity, EntityKind, ReasonKind
from curator.domain.names import is_acronym
from curator.link.likeness import likeness
from curator.link.weights import HIGH_ANSWER, LEAST_ANSWER, LIKE_ANSWER, LIKE_SPELLING

_AGREEING = {
    ReasonKind.SAME_NAME,
    ReasonKind.SAME_BUT_FOR_SPELLING,
    ReasonKind.ALIAS,
    ReasonKind.ALIAS_BUT_FOR_SPELLING,
    ReasonKind.FORMER_NAME,
    ReasonKind.SAME_BUT_FOR_LEGAL_FORM,
    ReasonKind.SAME_WORDS,
}
_AS_WRITTEN = {ReasonKind.SAME_NAME, ReasonKind.ALIAS}
_SPELT = {ReasonKind.SIMILAR, ReasonKind.OTHER_NUMBER}


def far_off(words: str, answered: str, score: float | None, *, sure: bool) -> bool:
    """Whether an answer is none: its service gives it next to nothing, and its name is not alike either.

    Args:
        words: The name as written.
        answered: By what name the service knows it.
        score: What the service gives it, 0 to 100; None where it gives none.
        sure: Whether the service takes it for the one that is meant.
    """
    if sure or score is None or score >= LEAST_ANSWER:
        return False
    reasons = likeness(words, Entity(id=0, kind=EntityKind.ORGANIZATION, name=answered)) if score else []
    return not any(much >= LIKE_ANSWER for much, _ in reasons)


def taken(words: str, entity: Entity, answered: str, score: float | None, *, sure: bool) -> bool:
    """Whether an answer is good enough to be offered as chosen.

    Args:
        words: The name as written.
        entity: What the answer is, or would become.
        answered: By what name the service knows it.
        score: What the service gives it, 0 to 100; None where it gives none.
        sure: Whether the service takes it for the one that is meant.

    Returns:
        Whether the names agree and the service is sure or gives much, or the names are alike and the service is sure
        and gives much.
    """
    named = replace(entity, name=answered, aliases=(*entity.aliases, Alias(entity.name)))
    reasons = likeness(words, named)
    if is_acronym(words):
        # But for its spelling an acronym is many a word: HIT is no Hīt.
        reasons = [each for each in reasons if each[1].kind not in _AGREEING - _AS_WRITTEN]
    high = score is not None and score >= HIGH_ANSWER
    if any(reason.kind in _AGREEING for _, reason in reasons):
        return sure or high
    # Likeness of spelling is much already where one common long word is shared.
    return (
        sure and high and any(much >= (LIKE_SPELLING if why.kind in _SPELT else LIKE_ANSWER) for much, why in reasons)
    )
