"""Candidates: which entities a name could stand for, best first, each with its reasons.

Which entities are looked at is decided by the store's blocked search; choosing one is the curator's.
"""

from collections.abc import Iterator, Sequence

from curator.domain.entity import Candidate, Entity
from curator.link.normalise import fold, initials, word_set

SAME_NAME = 1.0
ALIAS = 0.97
SAME_BUT_FOR_SPELLING = 0.95
ALIAS_BUT_FOR_SPELLING = 0.92
SAME_WORDS = 0.9
INITIALS = 0.8
SIMILAR = 0.88
"""What full likeness of spelling is worth; below `LEAST_LIKENESS` a name is no candidate."""
LEAST_LIKENESS = 0.6

_FEWEST_INITIALS = 2


def rank(words: str, entities: Sequence[Entity]) -> list[Candidate]:
    """Ranks entities by how well one of their names fits the words.

    Args:
        words: A name as written in an article.
        entities: Those that the store's search found; merged ones are passed over.

    Returns:
        Those worth showing, best first; equal scores by name.
    """
    ranked = []
    for entity in entities:
        if entity.merged_into is None:
            reasons = sorted(_reasons(words, entity), reverse=True)
            if reasons:
                ranked.append(Candidate(entity, reasons[0][0], tuple(dict.fromkeys(why for _, why in reasons))))
    return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.entity.name, candidate.entity.id))


def _reasons(words: str, entity: Entity) -> Iterator[tuple[float, str]]:
    folded = fold(words)
    if not folded:
        return
    names = [fold(alias.name) for alias in entity.aliases]
    name = fold(entity.name)
    if words == entity.name:
        yield SAME_NAME, "same name"
    elif folded == name:
        yield SAME_BUT_FOR_SPELLING, "same name but for spelling"
    if any(words == alias.name for alias in entity.aliases):
        yield ALIAS, "alias"
    elif folded in names:
        yield ALIAS_BUT_FOR_SPELLING, "alias but for spelling"
    if folded in (name, *names):
        return
    yield from _resemblances(words, folded, entity, [name, *names])


def _resemblances(words: str, folded: str, entity: Entity, names: list[str]) -> Iterator[tuple[float, str]]:
    if " " in folded and word_set(folded) in map(word_set, names):
        yield SAME_WORDS, "same words in another order"
    if _abbreviates(words, entity.name) or any(_abbreviates(alias.name, words) for alias in entity.aliases):
        yield INITIALS, "initials"
    likeness = max(_likeness(folded, name) for name in names)
    if likeness >= LEAST_LIKENESS:
        yield round(SIMILAR * likeness, 4), "similar name"


def _abbreviates(short: str, long: str) -> bool:
    return (
        len(short) >= _FEWEST_INITIALS and short.isupper() and " " not in short and short.casefold() == initials(long)
    )


def _likeness(one: str, other: str) -> float:
    # Imported where it is needed: it is not wanted on the way to the first window.
    from rapidfuzz import fuzz

    return float(fuzz.WRatio(one, other)) / 100
