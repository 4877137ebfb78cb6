"""Variants of spelling: names of which each long word is the same but for a letter, or for how a language spells it.

Nordlys Electrolysis and Nordlys Elektrolyse; short words and numbers must be the same.
"""

import re
from collections.abc import Iterator

from curator.link.normalise import core

_LONG = 6
_LETTERS = 5
_SOUNDS = (("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "w"))
_SILENT = re.compile(r"(?<=.)[aeiouyhj]")
_DOUBLED = re.compile(r"(.)\1+")


def variant_keys(name: str) -> Iterator[tuple[str, ...]]:
    """What variants of a name share: how its words sound, and all words but one with that one's first letter."""
    words = core(name).split()
    if any(map(_varies, words)):
        yield "sound", *sorted(map(_sound, words))
        for at, word in enumerate(words):
            if len(words) > 1 and _varies(word):
                yield "but one", *sorted((*words[:at], *words[at + 1 :])), word[0]


def spelt_alike(one: str, other: str) -> bool:
    """Whether one name is a variant of the other."""
    mine, yours = core(one).split(), core(other).split()
    return len(mine) == len(yours) and mine != yours and all(map(_alike, mine, yours))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if not (_varies(one) and _varies(other)):
        return False
    # Imported where it is needed: it is not wanted on the way to the first window.
    from rapidfuzz.distance import Levenshtein

    return _sound(one) == _sound(other) or Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _varies(word: str) -> bool:
    return len(word) >= _LONG and word.isalpha()


def _sound(word: str) -> str:
    """The first consonants, as most languages of Europe write them; short words as they are."""
    if not _varies(word):
        return word
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", word))[:_LETTERS]
