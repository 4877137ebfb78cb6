"""The words that tell of launches, read once from the shipped gazetteer."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from curator.extract.text.lexicon import bag
from curator.extract.text.reading import Word
from resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchWords:
    """Words in small letters; what each is for stands in `extract-launches.toml`."""

    begin: frozenset[str]
    opening: frozenset[str]
    announcing: frozenset[str]
    infinitives: frozenset[str]
    nouns: frozenset[str]
    ceremonial: frozenset[str]
    ceremonies: frozenset[str]
    plaques: frozenset[str]
    backed: frozenset[str]
    adverbs: frozenset[str]
    hypothetical: frozenset[str]
    other_times: frozenset[str]
    openable: frozenset[str]
    announceable: frozenset[str]
    resolving: frozenset[str]
    apposed: frozenset[str]
    contests: frozenset[str]
    unveiling: frozenset[str]
    undertaking: frozenset[str]
    generic: frozenset[str]
    phrases: Mapping[str, Sequence[Sequence[str]]]
    around: Mapping[str, Sequence[Sequence[str]]]
    begins: re.Pattern[str]


@cache
def launch_words() -> LaunchWords:
    """The words that ship with the program."""
    table = tomllib.loads(resource("gazetteers/extract-launches.toml").read_text("utf-8"))
    generic = frozenset(" ".join(each.split()) for each in table.pop("generic").split("|"))
    phrases, around = _by_first(table.pop("phrases"), rest=0), _by_first(table.pop("around"), rest=1)
    verbs = re.sub(r"\s*\n", "", table.pop("begins")).replace(" ", r"\s+")
    adverbs = r"(?:(?:has|have|had|officially|formally|now|today|also|finally|jointly)\s+){0,3}"
    begins = re.compile(rf"\s*(?:\([^()]{{1,30}}\)\s*)?{adverbs}(?:{verbs})\b", re.IGNORECASE)
    bags = {key: bag(words) for key, words in table.items()}
    return LaunchWords(generic=generic, phrases=phrases, around=around, begins=begins, **bags)


def _by_first(written: str, *, rest: int) -> dict[str, list[list[str]]]:
    """Phrases by their first words, each from its word `rest` on."""
    found: dict[str, list[list[str]]] = {}
    for each in written.split("|"):
        words = each.split()
        found.setdefault(words[0], []).append(words[rest:])
    return found


def phrase_at(words: Sequence[Word], i: int, phrases: Mapping[str, Sequence[Sequence[str]]]) -> int:
    """How many words the phrase has that begins at word `i`; 0 where none does."""
    for each in phrases.get(words[i].low, ()):
        if [word.low for word in words[i : i + len(each)]] == list(each):
            return len(each)
    return 0
