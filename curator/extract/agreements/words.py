"""The words that tell of agreements, read once from the shipped gazetteer."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from curator.extract.text.lexicon import bag
from resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class DealWords:
    """Sets of words in small letters; what each is for stands in `extract-deals.toml`."""

    sign: frozenset[str]
    conclude: frozenset[str]
    weak_papers: frozenset[str]
    reached_papers: frozenset[str]
    documents: frozenset[str]
    counting: frozenset[str]
    hypothetical: frozenset[str]
    gathering: frozenset[str]
    awarded: frozenset[str]
    won: frozenset[str]
    stops: frozenset[str]
    belonging: frozenset[str]
    place_bodies: frozenset[str]
    branches: frozenset[str]
    envoys: frozenset[str]
    unite: frozenset[str]
    pledge: frozenset[str]
    titled_papers: frozenset[str]
    civic: frozenset[str]
    groups: Mapping[str, frozenset[str]]


@cache
def deal_words() -> DealWords:
    """The words that ship with the program."""
    table = tomllib.loads(resource("gazetteers/extract-deals.toml").read_text("utf-8"))["agreements"]
    groups = {noun: bag(heads) for noun, heads in table.pop("groups").items()}
    return DealWords(groups=groups, **{key: bag(words) for key, words in table.items()})
