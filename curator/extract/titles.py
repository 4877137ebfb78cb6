"""Positions of people: "deputy director of the Science Bureau of Linhe" into a title and an affiliation.

Which person a position belongs to is decided in `curator.extract.people`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curator.extract.lexicon import lexicon
from curator.extract.mentions import Kind, Mention, is_title_head
from curator.extract.phrases import is_field
from curator.extract.reading import Word

_TO_ORGANIZATION = frozenset({"of", "at", "for", "from", "in", "with", "to"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "our", "their", "then", "also"})
_AFTER_HEAD = frozenset({"general", "emeritus", "emerita", "elect", "designate", "charge"})
_LONG_TITLES = (("editor", "in", "chief"), ("chief", "of", "staff"), ("secretary", "of", "state"))
_INSIDE = frozenset({"and", "&", "-", "for"})
_UNITS = frozenset({"faculty", "school", "department", "college", "institute", "centre", "center", "laboratory"})
_NAMED = frozenset({Kind.ORGANIZATION, Kind.PLACE})
_STOPPING = frozenset({Kind.ORGANIZATION, Kind.PERSON})
_INNER = frozenset(
    {"party", "board", "committee", "group", "council", "senate", "secretariat", "faculty", "department"}
)
_LOW_PLACES = frozenset({"province", "city", "county", "district", "state", "region", "municipality", "prefecture"})


@dataclass(frozen=True, slots=True)
class Position:
    """A position in a sentence, as ranges of words.

    Attributes:
        first: First word of the title.
        last: Word after the title.
        end: Word after everything that belongs to it, affiliations included.
        affiliation: Range of the first organisation or place it is held at, or None.
    """

    first: int
    last: int
    end: int
    affiliation: tuple[int, int] | None = None


def read_position(
    words: Sequence[Word], i: int, named: Mapping[int, Mention], *, any_noun: bool = False
) -> Position | None:
    """Reads a position that begins at word `i`.

    Args:
        words: Of the sentence.
        i: Where it may begin; articles are passed over.
        named: The sentence's mentions by their first word.
        any_noun: It is sure that a person is spoken of, so that "a hunter" is a title too.

    Returns:
        The position with everything joined to it by "and", or None where no title begins here.
    """
    single = _single(words, i, named) or (_trade(words, i, named) if any_noun else None)
    if single is None:
        return None
    first, end, several = single.first, single.end, False
    affiliation, last = single.affiliation, single.last
    while end < len(words):
        step = _joint(words, end)
        follower = _single(words, end + step, named) if step else None
        if follower is None or _name_follows(follower.end, named, words[end].text):
            break
        several, end = True, follower.end
        affiliation = affiliation or follower.affiliation
    return Position(first, end if several else last, end, affiliation)


def _joint(words: Sequence[Word], i: int) -> int:
    """Words between two positions of one person: "and the", ", and", ","."""
    if words[i].low in ("and", "&", "as"):
        return 1
    if words[i].text == ",":
        return 2 if i + 1 < len(words) and words[i + 1].low == "and" else 1
    return 0


def _name_follows(end: int, named: Mapping[int, Mention], joint: str) -> bool:
    """Whether the position is of the next person of a list: "..., and vice president Ana Silva"."""
    after = named.get(end)
    return after is not None and after.kind is Kind.PERSON and joint in (",", "and")


def _single(words: Sequence[Word], i: int, named: Mapping[int, Mention]) -> Position | None:
    while i < len(words) and words[i].low in _DETERMINERS:
        i += 1
    begin, before = i, None
    mention = named.get(i)
    if mention is not None and mention.kind in _NAMED:
        # "Siemens chief executive", "Kenya's minister of health": the place of work comes first.
        before = (mention.first, mention.last)
        i = mention.last + (mention.last < len(words) and words[mention.last].low == "'s")
        begin = i
    head = _title_end(words, i, named)
    if head is None:
        return None
    while begin < head - 1 and words[begin].text[0].islower() and words[head - 1].text[0].isupper():
        begin += 1
    last, affiliation, end = _reach(words, head, named)
    return Position(begin, last, end, affiliation or before)


def _title_end(words: Sequence[Word], i: int, named: Mapping[int, Mention]) -> int | None:
    """Index after the head of a title that begins at `i`, or None."""
    lex = lexicon()
    k, stop = i, min(i + 8, len(words))
    while k < stop and not is_title_head(words[k].low):
        low = words[k].low
        if any(each.first <= k < each.last and each.kind in _STOPPING for each in named.values()):
            return None
        modifier = low in lex.title_modifiers or low in lex.demonyms or is_field(low) or low in lex.compass
        if not (modifier or (low in _INSIDE and k > i) or words[k].tag in ("JJ", "NN", "VBN", "VBG")):
            return None
        k += 1
    if k >= stop:
        return None
    return _compound_end(words, k)


def _compound_end(words: Sequence[Word], k: int) -> int:
    """Index after "director general", "executive vice president", "editor in chief"."""
    lex = lexicon()
    end = k + 1
    while end < len(words):
        ahead = end
        while ahead < len(words) and words[ahead].low in lex.title_modifiers and not is_title_head(words[ahead].low):
            ahead += 1
        if ahead < len(words) and is_title_head(words[ahead].low):
            end = ahead + 1
        elif words[end].low in _AFTER_HEAD:
            end += 1
        else:
            break
    for phrase in _LONG_TITLES:
        if tuple(word.low for word in words[end - 1 : end - 1 + len(phrase)]) == phrase:
            return end - 1 + len(phrase)
    return end


def _trade(words: Sequence[Word], i: int, named: Mapping[int, Mention]) -> Position | None:
    """As in "a hunter", "a retired bridge inspector": any noun with "a" that an apposition ends."""
    if i >= len(words) or words[i].low not in ("a", "an"):
        return None
    k = i + 1
    while k < len(words) and words[k].tag in ("JJ", "NN", "VBN", "VBG") and k - i < 6:
        k += 1
    if k == i + 1 or words[k - 1].tag != "NN" or k >= len(words):
        return None
    if words[k].low not in (",", "and", "who", "at", "of", "from", "in", "with", "."):
        return None
    last, affiliation, end = _reach(words, k, named)
    return Position(i + 1, last, end, affiliation)


def _reach(words: Sequence[Word], head: int, named: Mapping[int, Mention]) -> tuple[int, tuple[int, int] | None, int]:
    """Follows "of ..." after a title: end of the title, affiliation, end of everything."""
    last = end = head
    affiliation: tuple[int, int] | None = None
    while end < len(words) and words[end].low in _TO_ORGANIZATION:
        k = end + 1
        while k < len(words) and words[k].low in _DETERMINERS:
            k += 1
        target, generic = _target(words, k, named)
        if target is not None:
            house = _house(words, target, named)
            if house is not None:
                return target[1], house, house[1]
            return (generic or last), affiliation or target, target[1]
        stop = _subject_end(words, k, named)
        if stop is None:
            break
        last = end = stop
    return last, affiliation, end


def _house(words: Sequence[Word], unit: tuple[int, int], named: Mapping[int, Mention]) -> tuple[int, int] | None:
    """The university of "dean of the Faculty of Law at the University of X"; the faculty then belongs to the title."""
    mention = named.get(unit[0])
    k = unit[1]
    if mention is None or mention.head not in _UNITS or k + 1 >= len(words) or words[k].low != "at":
        return None
    k += 1 + (words[k + 1].low == "the")
    house = named.get(k)
    return (k, house.last) if house is not None and house.kind is Kind.ORGANIZATION else None


def _target(words: Sequence[Word], k: int, named: Mapping[int, Mention]) -> tuple[tuple[int, int] | None, int | None]:
    """The organisation or place that begins at `k`, or a little later after an inner body ("Party Committee of")."""
    mention = named.get(k)
    if mention is not None and mention.kind in _NAMED:
        last = mention.last
        if mention.kind is Kind.PLACE and last < len(words) and words[last].low in _LOW_PLACES:
            last += 1
        return (k, last), None
    for j in range(k + 1, min(k + 6, len(words))):
        low = words[j].low
        if low in ("of", "at") and words[j - 1].low in _INNER:
            inner = j + 1 + (j + 1 < len(words) and words[j + 1].low == "the")
            later = named.get(inner)
            if later is not None and later.kind in _NAMED:
                return (inner, later.last), j
        if not (low in _INNER or words[j].text[0].isalpha()):
            break
    return None, None


def _subject_end(words: Sequence[Word], k: int, named: Mapping[int, Mention]) -> int | None:
    """End of a subject such as "Science and Technology" or "materials physics" after "of" or "for"."""
    j = k
    while j < len(words) and j - k < 9:
        word = words[j]
        if (j in named and named[j].kind in (Kind.PERSON, *_NAMED)) or word.low.rstrip(".") in lexicon().honorifics:
            break
        if word.low in ("and", "of", "the", "&") and j > k and j + 1 < len(words):
            follower = words[j + 1]
            if word.low == "of" or is_title_head(follower.low) or not (is_field(follower.low) or follower.low == "the"):
                break
        elif not word.text[0].isalpha() or (
            word.tag[:2] in ("VB", "IN", "WD", "WP", "TO") and not word.text[0].isupper()
        ):
            break
        j += 1
    return j if j > k else None
