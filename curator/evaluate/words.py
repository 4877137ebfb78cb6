"""When words count as equal: without case, outer punctuation and article, or nearly so."""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans({"’": "'", "“": '"', "”": '"'})


def plain(words: str | None) -> str:
    """Words as they are compared."""
    text = unicodedata.normalize("NFKC", words or "").casefold().translate(_QUOTES)
    text = re.sub(r"\s+", " ", text).strip(" .,;:!?\"'()[]-–—")
    return re.sub(r"^(the|a|an) ", "", text)


def close(one: str | None, other: str | None, at_least: float = 0.6) -> bool:
    """Whether words are equal, or share so much of all the words of both (Jaccard, 0 to 1)."""
    if plain(one) == plain(other):
        return True
    mine, theirs = words_of(one), words_of(other)
    return bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= at_least


def words_of(words: str | None) -> set[str]:
    """The single words, as they are compared."""
    return set(_WORD.findall(plain(words)))
