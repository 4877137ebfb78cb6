"""Names made alike: what two spellings of one name share. For comparing only; what was written stays as it was."""

import re
import unicodedata

_NOT_WORDS = re.compile(r"[^\w&+]+")
_LEADING = re.compile(r"^(the )+")
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "at", "de", "la", "le", "des", "du", "der", "die", "und"})


def fold(words: str) -> str:
    """Folds case, accents, width, punctuation, a possessive and a leading “the”.

    Args:
        words: A name in any script.

    Returns:
        The folded name, words separated by one space; empty where nothing of a name is in it.
    """
    # Widened before the case is folded: some signs, such as ℡, stand for capitals.
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold().replace("’", "'"))
    plain = "".join(char for char in wide if not unicodedata.combining(char))
    # Composed again, so that Hangul syllables and kana stay one character each.
    folded = unicodedata.normalize("NFC", re.sub(r"'s\b", "", plain).replace("'", ""))
    return _LEADING.sub("", _NOT_WORDS.sub(" ", folded).strip())


def word_set(folded: str) -> frozenset[str]:
    """The words of a folded name, whatever their order."""
    return frozenset(folded.split())


def initials(name: str) -> str:
    """The first letters of a name's great words, folded: `vsm` for Varnholm School of Mines."""
    return "".join(word[0] for word in fold(name).split() if word not in _SMALL)
