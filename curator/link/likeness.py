"""Likeness: how a written name and an entity's names are alike, as scored reasons.

What stands around the name is `curator.link.context`'s.
"""

import re
from collections.abc import Iterator

from curator.domain.entity import Alias, Entity, EntityKind, NameKind, Reason, ReasonKind
from curator.domain.names import (
    bag,
    core,
    designation,
    fold,
    has_han,
    initials,
    is_acronym,
    place_core,
    romanised,
    word_set,
)
from curator.link.weights import LEAST_LIKENESS, NAME_SCORES, OTHER_DESIGNATION, OTHER_NUMBER, SHORTEST, SIMILAR

Scored = tuple[float, Reason]

_FEWEST_INITIALS = 2
_NUMBERS = re.compile(r"\d+")


def likeness(words: str, entity: Entity) -> list[Scored]:
    """Why a name may stand for an entity, as far as the names go.

    Args:
        words: As written in an article.
        entity: With its other names.

    Returns:
        Reasons with the score that each gives by itself, best first; none where nothing is alike.
    """
    if not fold(words):
        return []
    best: dict[ReasonKind, Scored] = {}
    for score, reason in _reasons(words, entity):
        if reason.kind not in best or score > best[reason.kind][0]:
            best[reason.kind] = score, reason
    return sorted(best.values(), key=lambda each: -each[0])


def _reasons(words: str, entity: Entity) -> Iterator[Scored]:
    same = list(_same(words, entity))
    if same:
        yield from map(_scored, same)
        return
    yield from map(_scored, _other_forms(words, entity))
    designated = list(_designated(words, entity))
    yield from designated or _resemblance(words, entity)


def _scored(kind: ReasonKind) -> Scored:
    return NAME_SCORES[kind], Reason(kind)


def _same(words: str, entity: Entity) -> Iterator[ReasonKind]:
    """The same name, or the same when folded."""
    folded = fold(words)
    if words == entity.name:
        yield ReasonKind.SAME_NAME
    elif folded == fold(entity.name):
        yield ReasonKind.SAME_BUT_FOR_SPELLING
    for alias in entity.aliases:
        if words == alias.name:
            yield _kind_of(alias)
        elif folded == fold(alias.name):
            yield ReasonKind.FORMER_NAME if alias.kind is NameKind.FORMER else ReasonKind.ALIAS_BUT_FOR_SPELLING


def _kind_of(alias: Alias) -> ReasonKind:
    special = {NameKind.ACRONYM: ReasonKind.ACRONYM, NameKind.FORMER: ReasonKind.FORMER_NAME}
    return special.get(alias.kind, ReasonKind.ALIAS)


def _other_forms(words: str, entity: Entity) -> Iterator[ReasonKind]:
    """The same name written in another way: without its legal form, in another order, in pinyin, by its initials."""
    bags, written = {bag(each) for each in entity.names}, core(words)
    if written in map(core, entity.names):
        yield ReasonKind.SAME_BUT_FOR_LEGAL_FORM
    elif " " in written and bag(words) in bags:
        yield ReasonKind.SAME_WORDS
    if _same_in_pinyin(words, entity, bags):
        yield ReasonKind.SAME_IN_PINYIN
    if any(_abbreviates(words, name) or _abbreviates(name, words) for name in entity.names):
        yield ReasonKind.INITIALS
    if _is_part(words, entity):
        yield ReasonKind.PART_OF_NAME


def _designated(words: str, entity: Entity) -> Iterator[Scored]:
    """A place's name but for the word that says what it is; less where that is not what the place is."""
    if entity.kind is not EntityKind.PLACE or place_core(words) not in map(place_core, entity.names):
        return
    said, known = designation(words), re.split(r" (?:in|of) ", entity.description)[0]
    fits = not said or not known or said in word_set(fold(known))
    score = NAME_SCORES[ReasonKind.SAME_BUT_FOR_DESIGNATION] * (1 if fits else OTHER_DESIGNATION)
    yield round(score, 4), Reason(ReasonKind.SAME_BUT_FOR_DESIGNATION)


def _same_in_pinyin(words: str, entity: Entity, bags: set[str]) -> bool:
    """Whether one is written in Chinese and the other as its pinyin, or both sound alike."""
    written = _in_pinyin(words) or {bag(words)}
    sounding = set().union(*map(_in_pinyin, entity.names))
    return not written.isdisjoint(sounding | bags if has_han(words) else sounding)


def _in_pinyin(name: str) -> set[str]:
    return {bag(each) for each in romanised(core(name))}


def _abbreviates(short: str, long: str) -> bool:
    if not is_acronym(short) or " " not in fold(long):
        return False
    letters = fold(short.replace(".", ""))
    return len(letters) >= _FEWEST_INITIALS and letters in (initials(long), initials(core(long)))


def _is_part(words: str, entity: Entity) -> bool:
    """Whether it is a name cut short: some whole words of it, of a person's the given or family name."""
    written = word_set(core(words))
    if entity.kind is EntityKind.PLACE or not written:
        return False
    return any(written < word_set(core(name)) and not _is_of(name, words) for name in entity.names)


def _is_of(name: str, words: str) -> bool:
    """Whether a name is that of something within what the words name, as Office of Linhe University is."""
    whole, above = fold(name), fold(words)
    return " " in above and any(whole.endswith(f" {link} {above}") for link in ("of", "of the", "at", "at the"))


def _resemblance(words: str, entity: Entity) -> Iterator[Scored]:
    # Imported where it is needed: it is not wanted on the way to the first window.
    from rapidfuzz import fuzz, process

    plain = place_core if entity.kind is EntityKind.PLACE else core
    written = plain(words)
    folded = [
        name
        for name in (plain(each) for each in entity.names if not _is_of(each, words))
        if len(name) >= SHORTEST * len(written)
    ]
    found = process.extractOne(written, folded, scorer=fuzz.WRatio, score_cutoff=100 * LEAST_LIKENESS)
    if found is None:
        return
    name, score, _ = found
    like = score / 100
    if sorted(_NUMBERS.findall(written)) != sorted(_NUMBERS.findall(name)):
        like *= OTHER_NUMBER
        if like >= LEAST_LIKENESS * OTHER_NUMBER:
            yield round(SIMILAR * like, 4), Reason(ReasonKind.OTHER_NUMBER)
    else:
        yield round(SIMILAR * like, 4), Reason(ReasonKind.SIMILAR)
