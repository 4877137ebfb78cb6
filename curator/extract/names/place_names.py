"""Whether a phrase is a place, by the lists of `geography` and by its own words."""

from collections.abc import Sequence

from curator.extract.names import geography
from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Found = tuple[int, int, str, float]
_MINOR_PLACES = bag("street square avenue road boulevard")
_DROPPED = bag("province city municipality prefecture")
_NAMED_AFTER = bag("lake mount cape port fort river")
_STATE_FORMS = bag("republic kingdom sultanate state emirate principality")
_NAMED_OF = bag("gulf bay strait isle sea")
_SHORTEST = 4


def place_in(words: Sequence[Word], first: int, last: int, head: str) -> Found | None:
    """What part of words first..last is a place, if any.

    Args:
        words: Of the sentence.
        first: Index of the first word of a phrase.
        last: Index after its last word.
        head: The word of the phrase that says what it is, in small letters, or empty.

    Returns:
        The first word, the index after the last, the head and the certainty; None where it is no place.
    """
    lex = lexicon()
    name = " ".join(word.text for word in words[first:last]).replace(" '", "'")
    low = [word.low for word in words[first:last]]
    if head in _MINOR_PLACES or _clipped(words, first, last):
        return None
    if last - first == 1 and low[0] in lex.compass:
        return None
    if geography.is_place(name):
        weak = last - first == 1 and (words[first].ent == "PERSON" or lex.is_common(low[0]))
        return first, last, head, 0.45 if weak else 0.9
    if (
        low[-1] in vocabulary("names").outer_places
        and last - first > 1
        and geography.is_place(" ".join(word.text for word in words[first : last - 1]))
    ):
        return first, last - (low[-1] in _DROPPED), low[-1], 0.9
    if (
        low[0] in lex.compass
        and last - first > 1
        and geography.is_place(" ".join(word.text for word in words[first + 1 : last]))
    ):
        return first, last, "", 0.9
    if "of" in low[1:-1]:
        of = low.index("of")
        country = geography.is_country(" ".join(word.text for word in words[first + of + 1 : last]))
        if country and low[of - 1] in _STATE_FORMS:
            whole = low[0] in _STATE_FORMS and low[of + 1] == "the"
            return (first if whole else first + of + 1), last, "", 0.9
    if geography.is_republic(low):
        return first, last, "", 0.9
    if last - first > 1 and (low[0] in _NAMED_AFTER or (low[0] in _NAMED_OF and low[1] == "of")):
        return (first, last, low[0], 0.8) if low[-1] not in lex.media and not lex.is_head(low[-1]) else None
    if head and singular(head) in lex.places and singular(low[-1]) == singular(head) and last - first > 1:
        plain = vocabulary("organizations").plain_adjectives
        named = not all(lex.is_common(word) or word in plain for word in low[:-1])
        return (first, last - (low[-1] in ("city", "province")), singular(head), 0.8) if named else None
    return None


def _clipped(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name looks like an abbreviation, as `MoA` does, and opens no dateline."""
    text = words[first].text
    short = last - first == 1 and 1 < len(text) <= _SHORTEST and text[-1].isupper()
    return short and first > 0 and not geography.is_country(text)
