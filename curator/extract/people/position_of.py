"""Which position belongs to a name: before it, after it, or said of it with a verb.

How a position itself is read is `positions`'; where it is held, when it doesn't say so, `employers`'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.people.position_tails import is_company_post, may_be_house
from curator.extract.people.positions import Position, read_position
from curator.extract.text.lexicon import bag, lexicon
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Named = Mapping[int, Mention]
_DEGREES = frozenset({"doctor", "candidate"})
_SCIENCES = frozenset({"sciences", "science", "philosophy"})
_OPENERS = frozenset({",", "(", "–", "—", "-"})
_LONGEST = 26
_WEAK = bag("professor academician doctor engineer councillor")


def position_of(words: Sequence[Word], mention: Mention, named: Named) -> Position | None:
    """The position of the person whom a mention names, or None where the sentence gives none."""
    found = _inverted(words, mention, named) or _beside(words, mention, named)
    if found is not None and not is_weak(words, found):
        return found
    return (
        _said_of(words, mention, named)
        or found
        or _after(words, mention, named, any_noun=True)
        or _rank(words, mention)
    )


def _beside(words: Sequence[Word], mention: Mention, named: Named) -> Position | None:
    """The position after the name, else before it; before it in "the mayor of X, Ana Silva, the rector, Bo Sun"."""
    after = _after(words, mention, named)
    if after is None or after.end >= len(words) or words[after.end].text != ",":
        return after or _before(words, mention, named)
    before = _before(words, mention, named) if _person_soon(words, after.end + 1, named) else None
    return before if before is not None and words[before.end].text == "," else after


def is_weak(words: Sequence[Word], position: Position) -> bool:
    """Whether a position is a mere rank, so that any other position of the person is better."""
    title = words[position.first : position.last]
    degree = len(title) > 2 and title[0].low in _DEGREES and title[-1].low in _SCIENCES
    return position.affiliation is None and (degree or all(word.low in vocabulary("people").ranks for word in title))


def after_name(words: Sequence[Word], i: int) -> int:
    """Index after what may stand between a name and its position: degrees and an age."""
    lex = lexicon()
    while i < len(words) and words[i].low in lex.postnominals and words[i].text[0].isupper():
        i += 1
    while i + 1 < len(words) and words[i].text in (",", "("):
        inner = words[i + 1]
        age = inner.text.isdigit() and len(inner.text) == 2
        degree = inner.low in lex.postnominals and inner.text[0].isupper()
        retired = words[i].text == "(" and inner.low.rstrip(".") in vocabulary("people").bracketed
        closes = i + 2 < len(words) and words[i + 2].text in (",", ")", "(")
        if not ((age or degree or retired) and closes):
            break
        i += 2 + (words[i + 2].text == ")")
    return i


def before_name(words: Sequence[Word], i: int) -> int:
    """Index of the first of the honorifics, ranks, degrees and brackets that end before word `i`."""
    lex = lexicon()
    while i:
        degree = _degree_start(words, i)
        if degree is not None:
            i = degree
            continue
        low = words[i - 1].low.rstrip(".")
        bracket = words[i - 1].text == ")" and i > 2 and words[i - 2].low.rstrip(".") in vocabulary("people").bracketed
        if bracket:
            i -= 3
        elif low in lex.honorifics or low in vocabulary("people").ranks or low == "his" or _is_style(words, i):
            i -= 1
        else:
            break
    return i


def _degree_start(words: Sequence[Word], i: int) -> int | None:
    """Where "Doctor of Technical Sciences" begins that ends before word `i`, a comma after it included."""
    end = i - (words[i - 1].text == ",")
    if end < 3 or words[end - 1].low not in _SCIENCES:
        return None
    for k in range(end - 2, max(0, end - 7), -1):
        if words[k].low == "of" and words[k - 1].low in _DEGREES:
            return k - 1
        if not words[k].text[0].isalpha():
            return None
    return None


def _is_style(words: Sequence[Word], i: int) -> bool:
    """Whether the word before `i` is part of a form of address: "the Hon.", "Her Excellency", "Chief"."""
    low = words[i - 1].low
    if words[i - 1].text == "Chief" or low == "her":
        return i < len(words)
    return (
        low in ("the", "most", "right") and i < len(words) and words[i].low.rstrip(".") in vocabulary("people").styles
    )


def _after(words: Sequence[Word], mention: Mention, named: Named, *, any_noun: bool = False) -> Position | None:
    i = after_name(words, mention.last)
    if i + 1 >= len(words) or words[i].text not in _OPENERS:
        return None
    i += 1
    if words[i].low in ("who", "currently", "also", "then", "himself", "herself"):
        return None
    position = read_position(words, i, named, any_noun=any_noun)
    if position is None or _of_the_next(words, position, named):
        return None
    return _with_place_of_work(words, position, named)


def _of_the_next(words: Sequence[Word], position: Position, named: Named) -> bool:
    """Whether the position stands right before another name: "Ana Silva, Mayor Lars Holm and others"."""
    i = _site_end(words, position.end, named) or position.end
    while i < len(words) and words[i].low.rstrip(".") in lexicon().honorifics:
        i += 1
    after = named.get(i)
    return after is not None and after.kind is Kind.PERSON and words[position.end - 1].text != ","


def _with_place_of_work(words: Sequence[Word], position: Position, named: Named) -> Position:
    """The position with the organisation after a comma: "Rector, Technical University of Linhe"."""
    i = position.end
    if position.affiliation is not None or i + 1 >= len(words) or words[i].text not in (",", "(", "-", "–"):
        return position
    target = named.get(i + 1 + (words[i + 1].low == "the"))
    if target is None or not _may_house(words, position, target):
        return position
    closing = words[target.last] if target.last < len(words) else None
    closed = closing is None or closing.text in (",", ";", ".", "(", ")", ":") or closing.tag[:2] in ("VB", "MD")
    listed = closing is not None and closing.low == "and" and _person_soon(words, target.last + 1, named)
    return replace(position, end=target.last, affiliation=(target.first, target.last)) if closed or listed else position


def _may_house(words: Sequence[Word], position: Position, target: Mention) -> bool:
    """Whether a position can be held there: a company's officer at any name, who governs a place at that place."""
    post = words[position.last - 1].low
    if target.kind is Kind.PLACE:
        return post in vocabulary("people").governing
    company = is_company_post(words, position.last)
    return target.kind is Kind.ORGANIZATION or (company and may_be_house(words, target, company=True))


def _person_soon(words: Sequence[Word], i: int, named: Named) -> bool:
    while i < len(words) and (
        words[i].low.rstrip(".") in lexicon().honorifics or words[i].low in vocabulary("people").ranks
    ):
        i += 1
    after = named.get(i)
    return after is not None and after.kind is Kind.PERSON


def _inverted(words: Sequence[Word], mention: Mention, named: Named) -> Position | None:
    """As in "Its first director is Ana Silva"."""
    end = before_name(words, mention.first)
    if not end or words[end - 1].low not in ("is", "was", "remains", "became"):
        return None
    return _ending_at(words, end - 1, named)


def _before(words: Sequence[Word], mention: Mention, named: Named) -> Position | None:
    """The position that ends right before the name, with or without a comma and forms of address."""
    ends = [before_name(words, mention.first)]
    if ends[0] != mention.first:
        # "Associate Professor Ana Silva" is a position where nothing better stands before it.
        ends.append(_plain_before(words, mention.first))
    for end in ends:
        comma = end > 0 and words[end - 1].text == ","
        if comma and not _closed(words, mention):
            continue
        position = _ending_at(words, end - comma, named)
        if position is not None:
            return position
    return None


def _plain_before(words: Sequence[Word], i: int) -> int:
    lex = lexicon()
    while i and words[i - 1].low.rstrip(".") in lex.honorifics and words[i - 1].low not in lex.titles:
        i -= 1
    return i


def _ending_at(words: Sequence[Word], end: int, named: Named) -> Position | None:
    for begin in range(max(0, end - _LONGEST), end):
        starts = begin == 0 or not _within_title(words, begin - 1)
        if not starts and not is_title_head(words[begin].low):
            continue
        if words[end].text == "," and _told_of_another(words, begin, named):
            continue
        position = read_position(words, begin, named)
        if position is not None and position.end < end:
            # "Permanent Secretary, Ministry of Energy, Ana Silva"
            position = _with_place_of_work(words, position, named)
        if position is not None and _site_end(words, position.end, named) == end:
            return replace(position, end=end)
        if position is not None and position.end == end:
            return position
    return None


def _site_end(words: Sequence[Word], i: int, named: Named) -> int | None:
    """The end of "in Accra" after "director of the Coastal Council", of "of Ghana" after "secretary of the NAS"."""
    site = named.get(i + 1) if i + 1 < len(words) and words[i].low in ("in", "of") else None
    return site.last if site is not None and site.kind is Kind.PLACE else None


def _told_of_another(words: Sequence[Word], begin: int, named: Named) -> bool:
    """Whether a position follows another person's name and a comma."""
    while begin and (words[begin - 1].low in ("the", "a", "an") or _within_title(words, begin - 1)):
        begin -= 1
    if begin < 2 or words[begin - 1].text != ",":
        return False
    return any(each.kind is Kind.PERSON and each.last == begin - 1 for each in named.values())


def _within_title(words: Sequence[Word], i: int) -> bool:
    lex = lexicon()
    low = words[i].low
    return low in lex.title_modifiers or is_title_head(low) or low in lex.demonyms or low in lex.fields


def _closed(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name between commas ends there: "The rector of X, Ana Silva, said"."""
    i = after_name(words, mention.last)
    return (
        i >= len(words)
        or words[i].text in (",", ";", ".", ")", "and", "(", ":", "of", "from", "at")
        or words[i].tag[:2] in ("VB", "CC", "MD")
        or words[i].low in lexicon().speech
    )


def _said_of(words: Sequence[Word], mention: Mention, named: Named) -> Position | None:
    """As in "Ana Silva, who is director of X", "Ana Silva was appointed rector", "elected Ana Silva as its chair"."""
    i = after_name(words, mention.last)
    if (
        i < len(words)
        and words[i].text == ","
        and i + 1 < len(words)
        and words[i + 1].low in vocabulary("people").helping
    ):
        i += 1
    begin, verb = i, _was_chosen(words, mention)
    if verb and i + 1 < len(words) and words[i].low in ("of", "from"):
        body = named.get(i + 1 + (words[i + 1].low == "the"))
        i = begin = body.last if body is not None else i
    while (
        i < len(words)
        and i - begin < 5
        and words[i].low in vocabulary("people").copulas | vocabulary("people").holding | vocabulary("people").helping
    ):
        verb = verb or words[i].low not in vocabulary("people").helping
        i += 1
    if i < len(words) and verb and words[i].low in ("as", "to"):
        i += 1
        while i < len(words) and words[i].low in ("be", "become"):
            i += 1
    elif i == begin:
        return None
    return _with_place(words, i, named) if verb else None


def _with_place(words: Sequence[Word], i: int, named: Named) -> Position | None:
    position = read_position(words, i, named)
    return _with_place_of_work(words, position, named) if position is not None else None


def _was_chosen(words: Sequence[Word], mention: Mention) -> bool:
    end = before_name(words, mention.first)
    return end > 0 and words[end - 1].low in vocabulary("people").choosing


def _rank(words: Sequence[Word], mention: Mention) -> Position | None:
    """A rank before the name, where nothing better is said: "Professor Ana Silva"."""
    first = last = mention.first
    while first and words[first - 1].low in vocabulary("people").ranks:
        first -= 1
    written = " ".join(word.low for word in words[first:last])
    return Position(first, last, last) if written and words[last - 1].low in _WEAK | lexicon().titles else None
