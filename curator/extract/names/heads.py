"""What a phrase with a head names: a body, an event, a paper or a thing, by the head and the words around it.

Phrases without a head are `mentions`'.
"""

from collections.abc import Sequence
from enum import StrEnum

from curator.extract.names.phrases import Phrase, is_field
from curator.extract.names.place_names import place_in
from curator.extract.text.lexicon import Lexicon, bag, lexicon, own_part, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_MANY = bag("technologies systems solutions services")


class Kind(StrEnum):
    """What a phrase names."""

    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"
    PAPER = "paper"
    THING = "thing"
    TITLE = "title"
    OTHER = "other"


Found = tuple[Kind, int, int, str, float]


def last_head(words: Sequence[Word], first: int, last: int, lex: Lexicon) -> int:
    """Index of the last word that heads a name, or -1."""
    return next((i for i in range(last - 1, first - 1, -1) if lex.is_head(words[i].low.rstrip("."))), -1)


def placed(words: Sequence[Word], first: int, last: int, head: str) -> Found | None:
    """The place that words first..last name, or None."""
    found = place_in(words, first, last, head)
    return (Kind.PLACE, *found) if found else None


def headed(words: Sequence[Word], phrase: Phrase, head: str, lex: Lexicon) -> Found:
    """What a phrase with a head names.

    Args:
        words: Of the sentence.
        phrase: With its head.
        head: The word in small letters.
        lex: The words of the genre.

    Returns:
        The kind, the first word and the index after the last, the head in the singular and the certainty.
    """
    first, last = phrase.first, phrase.last
    head = own_part(head)
    one = head if head in lex.organizations or head in lex.events or head in lex.launches else singular(head)
    lone = last - first == 1
    text = " ".join(word.low for word in words[first:last])
    if (words[last - 1].low in lex.media and one not in ("society", "association")) or "news" in text.split():
        return Kind.OTHER, first, last, one, 0.3
    if one in lex.events and not _state_body(words, phrase, one, lex):
        return Kind.EVENT, first, last, one, 0.3 if lone else 0.85
    if one in ("centre", "center") and phrase.head > first and words[phrase.head - 1].low in vocabulary("names").venues:
        return Kind.THING, first, last, one, 0.6
    if one in lex.organizations or (one == "partnership" and _is_body(words, phrase)) or _is_park(words, phrase, one):
        return _organization(words, phrase, one, text, lex)
    if one in lex.agreements:
        return Kind.PAPER, first, last, one, 0.3 if lone else 0.85
    return Kind.THING, first, last, one, 0.3 if lone else 0.7


def _is_body(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a partnership has a name, as the Harbour Skills Partnership has, rather than being "strategic"."""
    before = {word.low for word in words[phrase.first : phrase.head]}
    after = phrase.core < phrase.last and words[phrase.core].low == "for"
    papers = vocabulary("organizations").paper_partnership
    qualified = phrase.head > phrase.first and words[phrase.head - 1].low in papers - {"global", "new"}
    return after or (not qualified and bool(before - papers - set(lexicon().demonyms)))


def _is_park(words: Sequence[Word], phrase: Phrase, one: str) -> bool:
    """Whether a park with a name of its own is a body, as science parks are: "Science Park of Linhe"."""
    kinds = vocabulary("organizations").parks
    before = words[phrase.first : phrase.head]
    own = phrase.core < phrase.last or any(_is_own(word, lexicon()) and word.low != "and" for word in before)
    return one == "park" and bool(before) and before[-1].low in kinds and own


def _state_body(words: Sequence[Word], phrase: Phrase, one: str, lex: Lexicon) -> bool:
    """Whether a congress or an assembly sits all year, as the National People's Congress does."""
    if one not in ("congress", "assembly") or one not in lex.organizations | {"assembly"}:
        return False
    if _on_subject(words, phrase):
        return False
    before = {word.low for word in words[phrase.first : phrase.head]}
    return bool(before & vocabulary("names").state_bodies) or phrase.last - phrase.first == 1


def _on_subject(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a subject, rather than a country, follows "of": "National Congress of Hydrology"."""
    inner = phrase.core + 1
    if inner >= phrase.last:
        return False
    inner += words[inner].low == "the"
    country = placed(words, inner, phrase.last, "") or words[inner].low in ("people's", "republic", "state", "peoples")
    return not country and words[inner].low not in lexicon().demonyms


def _organization(words: Sequence[Word], phrase: Phrase, one: str, text: str, lex: Lexicon) -> Found:
    first, last = phrase.first, phrase.last
    if last - first > 3 and all(word.text.isupper() for word in words[first:last]):
        return Kind.OTHER, first, last, one, 0.3  # a heading or a caption in capitals
    if (
        (last - first == 1 and "-" not in text)
        or text in vocabulary("organizations").generic_bodies
        or text in lex.inner_bodies
    ):
        return Kind.OTHER, first, last, one, 0.3
    if phrase.core == last and _collective(words, phrase, lex):
        return Kind.OTHER, first, last, one, 0.3
    if one in _MANY and not any(_is_own(word, lex) for word in words[first : phrase.head]):
        return Kind.OTHER, first, last, one, 0.3
    if one == "panel" and not any(
        word.low in vocabulary("organizations").panels for word in words[first : phrase.head]
    ):
        return Kind.OTHER, first, last, one, 0.3
    body = " ".join(word.low for word in words[first : phrase.core])
    if body in lex.inner_bodies and phrase.core < last:
        inner = phrase.core + 1 + (words[phrase.core + 1].low == "the")
        if " " not in body and all(is_field(word.low) for word in words[inner:last]):
            return Kind.ORGANIZATION, first, last, one, 0.9  # "Board of Trade"
        return _headed_rest(words, inner, last, lex)
    if (
        all(word.low in lex.demonyms or word.low in lex.plain for word in words[first : phrase.head])
        and phrase.core == last
    ):
        sure = 0.6 if phrase.head > first else 0.85
        return Kind.ORGANIZATION, first, last, one, sure
    return Kind.ORGANIZATION, first, last, one, 0.9


def _collective(words: Sequence[Word], phrase: Phrase, lex: Lexicon) -> bool:
    """Whether a plural speaks of bodies of a kind, as "Working Groups" does; "Harbour Foundations" is a name."""
    head = words[phrase.head].low
    if head in vocabulary("names").collective:
        return True
    plural = (
        head not in lex.organizations and singular(head) in lex.organizations and head not in ("laboratories", "corps")
    )
    return plural and not any(_is_own(word, lex) for word in words[phrase.first : phrase.head])


def _is_own(word: Word, lex: Lexicon) -> bool:
    """Whether a word may be a company's own: "Modern Grid Technologies" has none."""
    return not (lex.is_common(word.low) or is_field(word.low) or word.low.endswith(("ed", "ern")))


def _headed_rest(words: Sequence[Word], first: int, last: int, lex: Lexicon) -> Found:
    """What remains of "Party Committee of Tanlu University" without the inner body."""
    if first >= last:
        return Kind.OTHER, first - 1, last, "", 0.3
    core = next((i for i in range(first, last) if words[i].low in ("of", "for")), last)
    head = last_head(words, first, core, lex)
    if head < 0:
        place = placed(words, first, last, "")
        return place or (Kind.ORGANIZATION, first, last, "", 0.7)
    return headed(words, Phrase(first, last, head, core), words[head].low.rstrip("."), lex)
