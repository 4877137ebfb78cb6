"""For whom somebody acts: "on behalf of the Water Agency, Ana Silva signed", "for Orda University by Ana Silva".

Houses that a position names are `people.positions`', "Ana Silva of the Water Agency" is `people`'s.
"""

from collections.abc import Mapping, Sequence

from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.people.position_of import before_name
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_REPRESENTING = frozenset({"representing", "representative"})
_CLAUSE = 14
"""Words within which "for the Water Agency" and "by Ana Silva" belong together."""


def acts_for(words: Sequence[Word], mention: Mention, named: Mapping[int, Mention]) -> tuple[int, int] | None:
    """The range of words of the organisation that a person speaks or signs for, or None."""
    return _told_after(words, mention, named) or _told_before(words, mention, named)


def _told_after(words: Sequence[Word], mention: Mention, named: Mapping[int, Mention]) -> tuple[int, int] | None:
    """As in "signed by Ana Silva on behalf of TIMR", "Ana Silva signed for TIMR", "by Ana Silva for TIMR"."""
    i = mention.last
    signs = i < len(words) and words[i].low in vocabulary("agreements").acting
    by = mention.first > 0 and words[before_name(words, mention.first) - 1].low == "by"
    for k in range(i, min(i + 3, len(words))):
        low = words[k].low
        if low == "on" and [word.low for word in words[k + 1 : k + 3]] == ["behalf", "of"]:
            return _house(words, k + 3, named)
        if low in _REPRESENTING or (low == "for" and (by or signs) and k == i + signs):
            return _house(words, k + 1, named)
        if words[k].text in (";", ".") or low == "and":
            return None
    return None


def _told_before(words: Sequence[Word], mention: Mention, named: Mapping[int, Mention]) -> tuple[int, int] | None:
    """As in "on behalf of TIMR, Ana Silva", "for TIMR the paper was signed by Ana Silva", "TIMR, represented by"."""
    begin = before_name(words, mention.first)
    while begin and (is_title_head(words[begin - 1].low) or words[begin - 1].low in lexicon().title_modifiers):
        begin -= 1
    before = words[begin - 1].low if begin else ""
    for k in range(begin - 1, max(0, begin - _CLAUSE) - 1, -1):
        if words[k].text == ";" or any(m.kind is Kind.PERSON and m.first <= k < m.last for m in named.values()):
            return None
        opens = k == 0 or words[k - 1].text in (",", ";", "and", "while", "“", '"') or words[k].text == "For"
        low = words[k].low
        if before in ("by", ",", "was") and low == "behalf" and words[k + 1].low == "of":
            return _house(words, k + 2, named)
        if before == "by" and low == "for" and opens:
            return _house(words, k + 1, named)
    if before != "by" or begin < 3 or words[begin - 2].low != "represented":
        return None
    end = begin - 2
    places = {m.last: m.first for m in named.values() if m.kind is Kind.PLACE}
    while end and (words[end - 1].low in (",", "was", "is", "were", "being", "also") or end in places):
        end = places.get(end, end - 1)
    house = next((m for m in named.values() if m.last == end and m.kind is Kind.ORGANIZATION), None)
    return (house.first, house.last) if house else None


def _house(words: Sequence[Word], i: int, named: Mapping[int, Mention]) -> tuple[int, int] | None:
    while i < len(words) and (words[i].low in ("the", "its") or words[i].low in lexicon().demonyms):
        i += 1
    house = named.get(i)
    return (house.first, house.last) if house is not None and house.kind is Kind.ORGANIZATION else None
