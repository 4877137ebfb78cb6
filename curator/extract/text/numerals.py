"""Numbers in words, up to ninety; how they join to larger ones is `figures.numbers`'."""

from collections.abc import Mapping
from functools import cache

from curator.extract.text.vocabulary import vocabulary


@cache
def numerals() -> Mapping[str, int]:
    """The whole numbers below twenty and the tens, by their words in small letters."""
    return {word: int(number) for word, number in vocabulary("english").choices("numerals").items()}
