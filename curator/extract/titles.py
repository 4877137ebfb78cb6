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
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "our", "their", "then", "also", "new"})
_AFTER_HEAD = frozenset({"general", "emeritus", "emerita", "elect", "designate", "charge"})
_LONG_TITLES = (
    ("editor", "in", "chief"),
    ("chief", "of", "staff"),
    ("secretary", "of", "state"),
    ("member", "of", "parliament"),
    ("head", "of", "state"),
    ("head", "of", "government"),
)
_OF_SUBJECTS = frozenset(
    {"professor", "lecturer", "student", "minister", "secretary", "commissioner", "doctor", "scholar", "expert"}
)
_FORMS = frozenset({"plc", "ltd", "gmbh", "inc", "ag", "llc", "spa", "bv", "nv", "oy"})
_ENVOYS = frozenset({"ambassador", "consul", "envoy", "attaché", "consul-general", "ambassador-designate"})
_INSIDE = frozenset({"and", "&", "-", "for"})
_UNITS = frozenset({"faculty", "school", "department", "college", "institute", "centre", "center", "laboratory"})
_NAMED = frozenset({Kind.ORGANIZATION, Kind.PLACE})
_STOPPING = frozenset({Kind.ORGANIZATION, Kind.PERSON})
_INNER = frozenset(
    {"party", "board", "committee", "group", "council", "senate", "secretariat", "faculty", "department"}
) | {"directors", "trustees", "governors", "regents"}
_BOARDS = frozenset({"directors", "trustees", "governors", "regents", "management"})
_NOUNS = frozenset({"NN", "JJ"})
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
    before = before or _inside(i, head, named)
    while begin < head - 1 and words[begin].text[0].islower() and words[head - 1].text[0].isupper():
        begin += 1
    last, affiliation, end = _reach(words, head, named)
    return Position(begin, last, end, affiliation or before)


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
    last = end = _past_bracket(words, end)
    while end < len(words) and words[end].low in _TO_ORGANIZATION:
        k = end + 1
        while k < len(words) and words[k].low in _DETERMINERS:
            k += 1
        taught = words[head - 1].low in _OF_SUBJECTS
        target, generic = _target(words, k, named, house=not taught)
        subject = _taught(words, named, k) if taught and words[end].low in ("of", "for") else None
        if subject is not None:
            last = end = subject
            continue
        if target is not None:
            if _only_place(target, named) and _goes_on(words, target[1], head, named):
                last = end = target[1]
                continue
            house = _house(words, target, named)
            if house is not None:
                return target[1], house, house[1]
            return (generic or last), affiliation or target, target[1]
        stop = subject_end(words, k, named)
        if stop is None:
            break
        last = end = stop
    if affiliation is None and last == end:
        last = end = _with_subject(words, last)
    return last, affiliation, end


def _past_bracket(words: Sequence[Word], i: int) -> int:
    """The index after a subject in brackets: "Deputy Vice-Chancellor (Research and Innovation)"."""
    if i >= len(words) or words[i].text != "(":
        return i
    k = i + 1
    while k < min(i + 8, len(words)) and (is_field(words[k].low) or words[k].low in ("and", "&", ",")):
        k += 1
    return k + 1 if i + 1 < k < len(words) and words[k].text == ")" else i


def _taught(words: Sequence[Word], named: Mapping[int, Mention], k: int) -> int | None:
    """The end of a subject that the language model takes for an organisation: "professor of Remote Sensing"."""
    mention = named.get(k)
    if mention is None or mention.kind is not Kind.ORGANIZATION or mention.sure > 0.5:
        return None
    return mention.last if is_field(words[mention.last - 1].low) else None


def _with_subject(words: Sequence[Word], last: int) -> int:
    """The end of "Vice President, Sales and Marketing" before another comma."""
    if last >= len(words) or words[last].text != ",":
        return last
    k = last + 1
    while k < len(words) and k - last < 7 and (is_field(words[k].low) or words[k].low in ("and", "&", "it")):
        k += 1
    closed = k > last + 1 and k < len(words) and words[k].text == "," and words[last + 1].text[0].isupper()
    return k if closed and not is_title_head(words[k - 1].low) else last


def _only_place(target: tuple[int, int], named: Mapping[int, Mention]) -> bool:
    mention = named.get(target[0])
    return mention is not None and mention.kind is Kind.PLACE


def _goes_on(words: Sequence[Word], k: int, head: int, named: Mapping[int, Mention]) -> bool:
    """Whether a place belongs to the title: "Country Director for Kenya at ...", "Ambassador of Malaysia"."""
    post = [word.low for word in words[max(0, head - 2) : head]]
    if _ENVOYS & set(post) or post == ["high", "commissioner"]:
        return True
    if k + 1 >= len(words) or words[k].low not in ("at", "of", "with"):
        return False
    after = named.get(k + 1 + (words[k + 1].low == "the"))
    return after is not None and after.kind is Kind.ORGANIZATION


def _house(words: Sequence[Word], unit: tuple[int, int], named: Mapping[int, Mention]) -> tuple[int, int] | None:
    """The university of "dean of the Faculty of Law at the University of X"; the faculty then belongs to the title."""
    mention = named.get(unit[0])
    k = unit[1]
    if mention is None or mention.head not in _UNITS or k + 1 >= len(words) or words[k].low != "at":
        return None
    k += 1 + (words[k + 1].low == "the")
    house = named.get(k)
    return (k, house.last) if house is not None and house.kind is Kind.ORGANIZATION else None


def _target(
    words: Sequence[Word], k: int, named: Mapping[int, Mention], *, house: bool
) -> tuple[tuple[int, int] | None, int | None]:
    """The organisation or place that begins at `k`, or a little later after an inner body or a description of it.

    Returns:
        Its range, and where the title ends if not before the "of" it was reached by.
    """
    mention = named.get(k)
    if mention is not None and (mention.kind in _NAMED or (house and _may_be_house(words, mention))):
        last = mention.last
        owned = named.get(last + 1) if last < len(words) and words[last].low == "'s" else None
        if owned is not None and owned.kind is Kind.ORGANIZATION:
            return (owned.first, owned.last), None
        if mention.kind is Kind.PLACE and last < len(words) and words[last].low in _LOW_PLACES:
            last += 1
        return (k, last), None
    inner = _inner_end(words, k)
    if inner is not None:
        beyond = inner + 1 + (inner + 1 < len(words) and words[inner + 1].low == "the")
        whole = next((m for m in named.values() if m.first <= beyond < m.last and m.kind in _NAMED), None)
        return ((beyond, whole.last), inner) if whole is not None else (None, None)
    j = k
    while j < min(k + 5, len(words)) and j not in named and words[j].text[0].islower() and words[j].tag[:2] in _NOUNS:
        j += 1
    described = named.get(j)
    if j > k and described is not None and (described.kind is Kind.ORGANIZATION or _may_be_house(words, described)):
        # "chief executive of the software company Ferrolux"
        return (j, described.last), None
    return None, None


def _may_be_house(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name that nothing else tells of may be an organisation's, after "director of"."""
    name = words[mention.first : mention.last]
    if mention.kind is Kind.THING:
        return len(name) > 1 and mention.sure >= 0.6
    if mention.kind is not Kind.OTHER or mention.head or mention.sure > 0 or words[mention.first - 1].low == "for":
        return False
    company = mention.last < len(words) and words[mention.last].low.rstrip(".") in _FORMS
    if is_field(name[-1].low) and not company:
        # "director of Western Hemisphere Affairs"
        return False
    lex = lexicon()
    unknown = [word for word in name if not (lex.is_common(word.low) or is_field(word.low) or word.low in lex.demonyms)]
    return any(word.tag[:3] == "NNP" for word in unknown)


def _inner_end(words: Sequence[Word], k: int) -> int | None:
    """Index of the "of" after an inner body: "Party Committee of", "Board of Directors of", "university council of"."""
    for j in range(k + 1, min(k + 6, len(words))):
        if words[j].low in ("of", "at") and words[j - 1].low in _INNER:
            if words[j - 1].low == "board" and j + 1 < len(words) and words[j + 1].low in _BOARDS:
                continue
            return j
        if not words[j].text[0].isalpha():
            return None
    return None


def subject_end(words: Sequence[Word], k: int, named: Mapping[int, Mention]) -> int | None:
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
    while j > k and words[j - 1].low in ("and", "the", "&"):
        j -= 1
    return j if j > k else None
