"""Positions of people: "deputy director of the Science Bureau of Linhe" into a title and an affiliation.

Which person a position belongs to is decided in `stage`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.names.phrases import is_field
from curator.extract.people.position_tails import may_be_house, reach
from curator.extract.text.lexicon import bag, lexicon
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

# Ranks between a position and a name, which are no part of the position: "Vice-Chancellor Professor Ana Silva".
_RANKS = bag("professor academician prof. dr.")
_LONG_TITLES = (
    ("editor", "in", "chief"),
    ("chief", "of", "staff"),
    ("secretary", "of", "state"),
    ("member", "of", "parliament"),
    ("head", "of", "state"),
    ("head", "of", "government"),
    ("ambassador", "extraordinary", "and", "plenipotentiary"),
)
_CONTINENTAL = frozenset({"european", "african", "asian", "arab"})
_INSIDE = frozenset({"and", "&", "-", "for"})
_NAMED = frozenset({Kind.ORGANIZATION, Kind.PLACE})
_STOPPING = frozenset({Kind.ORGANIZATION, Kind.PERSON})


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
    single = read_single(words, i, named) or (_trade(words, i, named) if any_noun else None)
    if single is None:
        return None
    end, last, affiliation = single.end, single.last, single.affiliation
    while end < len(words):
        step = _joint(words, end)
        follower = read_single(words, end + step, named) if step else None
        if follower is None:
            break
        joint = words[end : end + step]
        if _name_follows(follower.end, words, named, joint) and not _both_before(words, i, single, follower, named):
            break
        # "co-founder and director of Ferrolux" ends before the place of work that both share.
        last = follower.end if affiliation is not None else follower.last
        end = follower.end
        affiliation = affiliation or follower.affiliation
    return Position(single.first, last, end, affiliation)


def _joint(words: Sequence[Word], i: int) -> int:
    """Words between two positions of one person: "and the", ", and", ","."""
    if words[i].low in ("and", "&", "as"):
        return 1
    if words[i].text == ",":
        return 2 if i + 1 < len(words) and words[i + 1].low == "and" else 1
    return 0


def _name_follows(end: int, words: Sequence[Word], named: Mapping[int, Mention], joint: Sequence[Word]) -> bool:
    """Whether the position is of the next person of a list: "..., and vice president Ana Silva"."""
    comma = joint[0].text == ","
    if comma and end < len(words) and words[end].text == ",":
        end += 1
    while end < len(words) and words[end].low.rstrip(".") in lexicon().honorifics:
        end += 1
    after = named.get(end)
    return after is not None and after.kind is Kind.PERSON and (comma or joint[0].low == "and")


def _both_before(
    words: Sequence[Word], i: int, single: Position, follower: Position, named: Mapping[int, Mention]
) -> bool:
    """Whether two bare titles stand before one name: "Ferrolux founder and CEO Ana Silva"."""
    bare = single.end == single.last and follower.end == follower.last
    joined = words[single.end].low in ("and", "&") and follower.first == single.end + 1
    opened = i == 0 or not any(each.kind is Kind.PERSON and each.last in (i, i - 1) for each in named.values())
    return bare and joined and opened


def read_single(words: Sequence[Word], i: int, named: Mapping[int, Mention]) -> Position | None:
    """Reads a position that begins at word `i`, without others joined to it by "and"."""
    while i < len(words) and words[i].low in vocabulary("people").determiners:
        i += 1
    begin, before = i, None
    mention = named.get(i)
    if mention is not None and (mention.kind in _NAMED or _owns_as_house(words, mention)):
        # "Siemens chief executive", "Kenya's minister of health": the place of work comes first.
        before = (mention.first, mention.last) if words[i].low != "union" or mention.last > i + 1 else None
        i = mention.last + (mention.last < len(words) and words[mention.last].low == "'s")
        begin = i
    elif i + 2 < len(words) and words[i + 1].low == "'s" and words[i].tag == "NN":
        begin = i = i + 2  # "the institute's director"
    head = _title_end(words, i, named)
    if head is None:
        return None
    before = before or _inside(i, head, named)
    while begin < head - 1 and words[begin].text[0].islower() and words[head - 1].text[0].isupper():
        begin += 1
    begin = _opening(words, begin, head, mention)
    last, affiliation, end = reach(words, head, named)
    return Position(begin, last, end, affiliation or before)


def _owns_as_house(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name that nothing else tells of owns what follows: "Ferrolux Medicine's chief executive"."""
    return mention.last < len(words) and words[mention.last].low == "'s" and may_be_house(words, mention, company=True)


def _opening(words: Sequence[Word], begin: int, head: int, mention: Mention | None) -> int:
    """Where a title opens: with the place that is governed ("Toledo Mayor"), and without a nation's adjective.

    An envoy's nation belongs to the title: "Swiss ambassador".
    """
    low = [word.low for word in words[begin:head]]
    envoy = set(low) & vocabulary("people").envoys or low[-2:] == ["high", "commissioner"]
    if mention is not None and mention.last == begin:
        governs = mention.kind is Kind.PLACE and (
            low[-1] in vocabulary("people").governing or low[-1] in ("minister", "gov.")
        )
        union = words[mention.first].low == "union" and low[-1] in ("minister", "secretary")
        return mention.first if governs or envoy or union else begin
    if not envoy and len(low) > 1 and low[0] in lexicon().demonyms and low[0] not in _CONTINENTAL:
        return begin + 1
    return begin


def _inside(i: int, head: int, named: Mapping[int, Mention]) -> tuple[int, int] | None:
    """The place of work inside a title: "former Ferrolux engineer"."""
    inner = (named.get(k) for k in range(i + 1, head - 1))
    return next(((m.first, m.last) for m in inner if m is not None and m.kind is Kind.ORGANIZATION), None)


def _is_head(word: Word) -> bool:
    return is_title_head(word.low) or (word.text[0].islower() and word.low in lexicon().callings)


def _title_end(words: Sequence[Word], i: int, named: Mapping[int, Mention]) -> int | None:
    """Index after the head of a title that begins at `i`, or None."""
    lex = lexicon()
    k, stop = i, min(i + 8, len(words))
    while k < stop and not _is_head(words[k]):
        low = words[k].low
        body = named.get(k)
        if k > i and body is not None and body.kind is Kind.ORGANIZATION and body.last < stop:
            if not _is_head(words[body.last]) or words[body.last].text[0].isupper():
                return None
            k = body.last
            continue
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
        if ahead < len(words) and is_title_head(words[ahead].low) and not (ahead == end and words[end].low in _RANKS):
            end = ahead + 1
        elif words[end].low in vocabulary("people").after_head:
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
    last, affiliation, end = reach(words, k, named)
    return Position(i + 1, last, end, affiliation)
