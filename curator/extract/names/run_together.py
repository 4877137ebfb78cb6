"""Takes the names of people off the phrases they run into: "Rector of Orda University Ana Silva", "Ana Silva CBE".

A position before a name inside one phrase is `mentions`', a phrase that is a name `names`'.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from curator.extract.names import geography
from curator.extract.names.mentions import Kind, Mention, is_title_head
from curator.extract.names.phrases import is_field
from curator.extract.names.runs import is_capital
from curator.extract.text.lexicon import Lexicon, lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_FAR = 18
_DOUBLE_GIVEN = re.compile(r"[A-Z][a-z]+-[A-Za-z][a-z]+$")


def taken_apart(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence, with names of people as mentions of their own."""
    return [part for mention in mentions for part in _parts(sentence.words, mention)]


def _parts(words: Sequence[Word], mention: Mention) -> Iterator[Mention]:
    lex = lexicon()
    if mention.quoted or mention.kind in (Kind.TITLE, Kind.PAPER):
        yield mention
        return
    mention = _without_letters(words, _without_bracket(words, mention), lex)
    office = _office_in_body(words, mention, lex)
    if office:
        yield office[0]
        mention = office[1]
    begin = max(mention.first, mention.last - 2)
    address = all(word.low.rstrip(".") in lex.honorifics for word in words[mention.first : begin])
    if address and _hyphened_given(words[begin : mention.last], lex):
        yield _person(words, begin, mention.last)
        return
    called = _after_plural_title(words, mention, lex)
    if called:
        yield from called
        return
    at = _name_start(words, mention, lex)
    if at is None or not (
        _capital_family(words[at : mention.last])
        or words[at - 1].low.rstrip(".") in lex.legal_forms
        or _after_post(words, mention.first, mention.last)
    ):
        yield mention
        return
    yield _body(words, mention, at, lex)
    yield _person(words, at, mention.last)


def _office_in_body(words: Sequence[Word], mention: Mention, lex: Lexicon) -> tuple[Mention, Mention] | None:
    """The body and what the office is for of "African Union Commissioner for Education Ana Silva"."""
    joint = next((i for i in range(mention.first + 2, mention.last - 1) if words[i].low in ("for", "of")), None)
    if mention.kind is not Kind.ORGANIZATION or joint is None or not is_title_head(words[joint - 1].low):
        return None
    begin = joint - 1
    while begin > mention.first and (words[begin - 1].low in lex.office_ranks or is_title_head(words[begin - 1].low)):
        begin -= 1
    if lex.is_head(words[joint - 1].low) or begin == mention.first or not lex.is_head(words[begin - 1].low):
        return None
    rest = joint + 1 + (words[joint + 1].low == "the")
    body = replace(mention, last=begin, end=words[begin - 1].end, head=words[begin - 1].low)
    return body, Mention(Kind.OTHER, rest, mention.last, words[rest].start, mention.end, "", 0.0)


def _person(words: Sequence[Word], first: int, last: int) -> Mention:
    return Mention(Kind.PERSON, first, last, words[first].start, words[last - 1].end, "", 0.9)


def _without_bracket(words: Sequence[Word], mention: Mention) -> Mention:
    """A name without "(Retd.)" before it."""
    closing = next((i for i in range(mention.first, mention.last - 1) if words[i].text == ")"), -1)
    if words[mention.first].text != "(" or closing < 0:
        return mention
    return replace(mention, first=closing + 1, start=words[closing + 1].start)


def _without_letters(words: Sequence[Word], mention: Mention, lex: Lexicon) -> Mention:
    """A name without "CBE" or "PhD" after it."""
    last = mention.last
    letters = lex.postnominals - vocabulary("names").generations
    while last - mention.first > 2 and words[last - 1].low in letters and words[last - 1].text[0].isupper():
        last -= 1
    name = words[mention.first : last]
    if last == mention.last or mention.kind is Kind.ORGANIZATION or any(lex.is_common(word.low) for word in name):
        return mention
    return replace(mention, last=last, end=words[last - 1].end)


def _after_plural_title(words: Sequence[Word], mention: Mention, lex: Lexicon) -> list[Mention]:
    """The name of "Professors Ana Silva and Lars Holm"."""
    first = mention.first
    low = words[first].low
    plural = low != singular(low) and is_title_head(singular(low))
    name = words[first + 1 : mention.last]
    if not plural or not 1 <= len(name) <= 4 or any(lex.is_common(word.low) for word in name):
        return []
    title = Mention(Kind.TITLE, first, first + 1, words[first].start, words[first].end, singular(low), 0.9)
    return [title, _person(words, first + 1, mention.last)]


def _name_start(words: Sequence[Word], mention: Mention, lex: Lexicon) -> int | None:
    """Where a full name begins at the end of a phrase that is complete before it."""
    for k in range(max(mention.first + 1, mention.last - 4), mention.last - 1):
        name = words[k : mention.last]
        plain = all(is_capital(word) or word.low in lex.particles for word in name) and is_capital(name[0])
        if not plain or any(
            lex.is_common(word.low) or is_field(word.low) or word.low in lexicon().legal_forms for word in name
        ):
            continue
        if _complete(words, mention.first, k, lex) and not name[0].text.isdigit():
            return k
    return None


def _hyphened_given(name: Sequence[Word], lex: Lexicon) -> bool:
    """Whether a word of the vocabulary is a family name, by the given name after it: "Park Ji-hoon"."""
    return len(name) == 2 and name[0].low in lex.also_families and bool(_DOUBLE_GIVEN.match(name[1].text))


def _capital_family(name: Sequence[Word]) -> bool:
    """Whether a name is written as in lists of officials: "Ana SILVA"."""
    return (
        len(name) == 2
        and not name[0].text.isupper()
        and name[1].text.isupper()
        and len(name[1].text) > 3
        and name[1].text.isalpha()
    )


def _complete(words: Sequence[Word], first: int, k: int, lex: Lexicon) -> bool:
    tail = words[k - 1]
    if lex.is_head(tail.low.rstrip(".")) or is_field(tail.low) or tail.low in lex.places:
        return True
    if is_title_head(tail.low):
        return False
    if (
        tail.low.rstrip(".") in lexicon().legal_forms
        or tail.low in vocabulary("organizations").company_tails
        or (tail.tag == "NNPS" and tail.low.endswith("s"))
    ):
        return True
    if any(geography.is_place(" ".join(word.text for word in words[j : k + 1])) for j in range(max(first, k - 2), k)):
        return False  # "North | Africa Ana Silva"
    return any(geography.is_place(" ".join(word.text for word in words[j:k])) for j in range(max(first, k - 3), k))


def _after_post(words: Sequence[Word], i: int, last: int) -> bool:
    """Whether "rector of the ..." leads up to word `i`, and no name stands before that title."""
    k = i - 1
    if k < 1 or words[k].low not in vocabulary("names").links:
        return False
    while k >= max(0, i - _FAR) and not is_title_head(words[k].low):
        if not _in_post(words[k]):
            return False
        k -= 1
    if k < max(0, i - _FAR) or k < 0 or words[k + 1].low not in ("of", "for", "at", "in", "to"):
        return False
    while k > 0 and (words[k - 1].low in lexicon().title_modifiers or words[k - 1].low in ("the", "a", "of")):
        k -= 1
    # "Ana Silva, rector of the University Miguel Santos": the name belongs to the university.
    opened = k > 1 and words[k - 1].text == "," and is_capital(words[k - 2])
    closed = last >= len(words) or words[last].text in (",", ";", ".", ")")
    return not opened or (not closed and _titled_before(words, k)) or _posted_before(words, k)


def _in_post(word: Word) -> bool:
    return (
        word.low in vocabulary("names").links or is_capital(word) or is_field(word.low) or lexicon().is_common(word.low)
    )


def _posted_before(words: Sequence[Word], k: int) -> bool:
    """Whether the name before the comma ran into its own post as well: "the rector of TIMR Bo Sun, the dean of ..."."""
    j = k - 2
    while j > 0 and is_capital(words[j]):
        j -= 1
    if words[j].low in (",", "and", "&"):
        return False
    first = max(0, j - _FAR)
    while j > first and not is_title_head(words[j].low):
        if not _in_post(words[j]) or words[j].text == ",":
            return False
        j -= 1
    return is_title_head(words[j].low) and words[j + 1].low in vocabulary("names").links - {"and", "&"}


def _titled_before(words: Sequence[Word], k: int) -> bool:
    """Whether the name before the comma has had its title before it, so that this title is of the next person."""
    j = k - 2
    while j > 0 and is_capital(words[j]):
        j -= 1
    return is_title_head(words[j].low) or words[j].low.rstrip(".") in lexicon().honorifics


def _body(words: Sequence[Word], mention: Mention, at: int, lex: Lexicon) -> Mention:
    """What stood before the name, a place where it is in the lists."""
    first = mention.first
    name = " ".join(word.text for word in words[first:at])
    short = replace(mention, last=at, end=words[at - 1].end)
    if mention.kind is Kind.ORGANIZATION:
        return short
    if geography.is_place(name):
        return replace(short, kind=Kind.PLACE, sure=0.9)
    if all(is_field(word.low) for word in words[first:at]):
        return replace(short, kind=Kind.OTHER, sure=0.3)
    head = next((word.low for word in reversed(words[first:at]) if lex.is_head(word.low)), "")
    return replace(short, kind=Kind.ORGANIZATION if head else Kind.OTHER, head=head, sure=0.7 if head else 0.0)
