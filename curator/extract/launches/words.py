"""The verbs of several words that tell of launches; single words are in `extract-launches.toml`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Phrases = Mapping[str, Sequence[Sequence[str]]]


@cache
def verbs_of_words() -> Phrases:
    """Verbs of several words with the thing after them, or before their passive."""
    return _by_first(vocabulary("launches").phrases, rest=0)


@cache
def around_thing() -> Phrases:
    """First words of verbs that stand around the thing, and what must follow it."""
    return _by_first(vocabulary("launches").around, rest=1)


@cache
def beginning() -> re.Pattern[str]:
    """What a thing does when it begins, right after its name."""
    adverbs = r"(?:(?:has|have|had|officially|formally|now|today|also|finally|jointly)\s+){0,3}"
    verbs = vocabulary("launches").pattern("begins")
    return re.compile(rf"\s*(?:\([^()]{{1,30}}\)\s*)?{adverbs}(?:{verbs})\b", re.IGNORECASE)


def _by_first(phrases: Iterable[str], *, rest: int) -> dict[str, list[list[str]]]:
    """Phrases by their first words, the longest first, each from its word `rest` on."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted((each.split() for each in phrases), key=lambda words: (-len(words), words)):
        found.setdefault(words[0], []).append(words[rest:])
    return found


def phrase_at(words: Sequence[Word], i: int, phrases: Phrases) -> int:
    """How many words the phrase has that begins at word `i`; 0 where none does."""
    for each in phrases.get(words[i].low, ()):
        if [word.low for word in words[i : i + len(each)]] == list(each):
            return len(each)
    return 0
