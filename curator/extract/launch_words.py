"""The words that tell of launches, read once from the shipped gazetteer."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from curator.extract.lexicon import bag
from resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchWords:
    """Sets of words in small letters; what each is for stands in `extract-launches.toml`."""

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
    generic: frozenset[str]
    begins: re.Pattern[str]


@cache
def launch_words() -> LaunchWords:
    """The words that ship with the program."""
    table = tomllib.loads(resource("gazetteers/extract-launches.toml").read_text("utf-8"))
    generic = frozenset(" ".join(each.split()) for each in table.pop("generic").split("|"))
    verbs = re.sub(r"\s*\n", "", table.pop("begins")).replace(" ", r"\s+")
    adverbs = r"(?:(?:has|have|officially|formally|now|today|also|finally|jointly)\s+){0,3}"
    begins = re.compile(rf"\s*(?:\([^()]{{1,30}}\)\s*)?{adverbs}(?:{verbs})\b", re.IGNORECASE)
    return LaunchWords(generic=generic, begins=begins, **{key: bag(words) for key, words in table.items()})
