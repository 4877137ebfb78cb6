"""Sentences of an article that begin as boilerplate does, such as `Hosted by the port, the fair drew 300 visitors`.

Only lines that some rule of `curator.segment.boilerplate_phrases` knows by their words are looked at here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from curator.segment.blocks import Block
from curator.segment.boilerplate import listed

_SHORTEST = 6  # words of a sentence
_ENGLISH = re.compile(r"\b(?:the|of|and|to|for|with|by|in|an?)\b")
_QUOTED = re.compile(r"[\"“‘'«„][^\"”’»]{2,300}[,.!?…][\"”’»]\s")
_LABEL_ENDS = ":：|｜>→-©"


@dataclass(frozen=True, slots=True)
class _Signs:
    page: re.Pattern[str]
    reader: re.Pattern[str]
    speech: re.Pattern[str]
    finite: re.Pattern[str]


@cache
def _signs() -> _Signs:
    return _Signs(**{name: _any_of(words) for name, words in listed()["sentence"].items()})


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def is_sentence(block: Block, matched: str) -> bool:
    """Whether a block that some rule knows by its words tells something, as an article's sentences do.

    Args:
        block: The block.
        matched: The words by which the rule knows it.
    """
    if block.count < _SHORTEST or not (block.ends or block.prose) or not _ENGLISH.search(block.words):
        return False
    if _QUOTED.match(block.words):
        return True
    signs = _signs()
    if signs.page.search(block.words):
        return False
    if signs.reader.search(block.words):
        return signs.speech.search(block.words) is not None
    if block.prose and not is_label(matched):
        return True
    return signs.finite.search(_after_words(block.words, 2)) is not None


def is_label(matched: str) -> bool:
    """Whether the words by which a rule knows a line end as labels do: `Read also:`."""
    return matched.rstrip()[-1:] in _LABEL_ENDS


def _after_words(words: str, count: int) -> str:
    """The words after the first ones, which may be a participle: `Designed by`."""
    return words.split(None, count)[-1]
