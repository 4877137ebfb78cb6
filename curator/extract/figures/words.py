"""The words around numbers, read once from the shipped gazetteer."""

import tomllib
from dataclasses import dataclass
from functools import cache

from resources import resource


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """Sets of words in small letters.

    Attributes:
        currency_marks: Before a sum.
        currency_words: After a sum.
        currency_adjectives: Between a number and the word of its currency.
        measures: What is measured rather than counted.
        glued_units: Second part of "12-member".
        not_counted: Durations and the like.
        labels: A number after one of them names something.
        reaching: Verbs right before the number that a count has come to.
        rising: Verbs before "to" and that number.
    """

    currency_marks: frozenset[str]
    currency_words: frozenset[str]
    currency_adjectives: frozenset[str]
    measures: frozenset[str]
    glued_units: frozenset[str]
    not_counted: frozenset[str]
    labels: frozenset[str]
    reaching: frozenset[str]
    rising: frozenset[str]


@cache
def figure_words() -> FigureWords:
    """The words of `resources/gazetteers/extract-figures.toml`."""
    told = tomllib.loads(resource("gazetteers/extract-figures.toml").read_text("utf-8"))
    return FigureWords(**{name: frozenset(words.split()) for name, words in told.items()})
