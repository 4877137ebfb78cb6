"""Names that a common noun introduces or closes: "a portal named SOIL", "two apps, A and B", "the "Tide" programme".

Names that say themselves what they are ("the Tide Atlas") are found by `things`.
"""

from collections.abc import Iterator, Mapping, Sequence

from curator.extract.launches.thing_kinds import Thing, is_kind, kind_after
from curator.extract.names.mentions import Kind, Mention
from curator.extract.text.lexicon import singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_LISTED = frozenset({",", ";", "and", "&", "as", "well", "the"})
_UNSURE = 0.5
_LONGEST_QUOTE = 12
_NAME_REACH = 4
_OPENING_REACH = 8


def called_things(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Thing]:
    """The things of a sentence whose names a common noun explains, without overlap, in order."""
    named = {each.first: each for each in mentions}
    found: list[Thing] = []
    taken: set[int] = set()
    for told in (_introduced, _listed, _quoted_before, _dubbed):
        for thing in told(words, named):
            if taken.isdisjoint(range(thing.first, thing.last)):
                taken.update(range(thing.first, thing.last))
                found.append(thing)
    return sorted(found, key=lambda each: each.first)


def _introduced(words: Sequence[Word], named: Mapping[int, Mention]) -> Iterator[Thing]:
    """As in "a programme, "Young Soil Doctors"", "the programme TideDoc", "a portal named SOIL"."""
    for i, word in enumerate(words):
        if not is_kind(word.low) or not word.text[0].islower():
            continue
        k = i + 1
        while k < len(words) and k - i <= _NAME_REACH and words[k].low in vocabulary("launches").called:
            k += 1
        said = any(each.low in vocabulary("launches").said for each in words[i + 1 : k])
        if k >= len(words) or (word.tag[:2] != "NN" and not said):
            continue
        close = _quoted(words, k)
        if close:
            yield Thing(i, close + 1, words[k + 1].start, words[close - 1].end, word.low, Kind.THING)
            continue
        mention = named.get(k)
        if mention is None or mention.kind in (Kind.PLACE, Kind.EVENT, Kind.TITLE):
            continue
        between = {each.low for each in words[i + 1 : k]}
        odd = mention.kind in (Kind.OTHER, Kind.THING) or mention.sure < _UNSURE
        if said or (odd and (not between or (between == {","} and _new(words, i)))):
            last = _name_end(words, mention, named) if odd else mention.last
            yield Thing(i, last, mention.start, words[last - 1].end, word.low, Kind.THING)


def _name_end(words: Sequence[Word], mention: Mention, named: Mapping[int, Mention]) -> int:
    """Index after a name of small words too: "the call Seeds of Light"."""
    last = mention.last
    while last + 1 < len(words) and words[last].low == "of":
        after = named.get(last + 1)
        if after is None or after.kind is Kind.PLACE or (after.sure >= _UNSURE and after.head):
            break
        last = after.last
    return last


def _listed(words: Sequence[Word], named: Mapping[int, Mention]) -> Iterator[Thing]:
    """As in "two mobile apps, Soil Voice and Water Mirror", "three projects: the Atlas, the Fund and the Prize"."""
    for i, word in enumerate(words):
        several = word.tag == "NNS" and word.text[0].islower() and is_kind(word.low)
        if not several or i + 2 >= len(words) or words[i + 1].text not in (",", ":", "–", "—", "-"):
            continue
        if not any(each.tag == "CD" or each.low in ("new", "several") for each in words[max(0, i - 4) : i]):
            continue
        first, begins, names = i, i + 2, []
        while begins < len(words):
            while begins < len(words) and words[begins].low in _LISTED:
                begins += 1
            close = _quoted(words, begins) if begins < len(words) else 0
            mention = named.get(begins)
            if not close and (mention is None or mention.kind is Kind.PLACE):
                break
            last = close + 1 if close else mention.last if mention else begins
            start, end = (words[begins + 1].start, words[close - 1].end) if close else (0, 0)
            start, end = (mention.start, mention.end) if mention and not close else (start, end)
            head = mention.head if mention and mention.head and is_kind(mention.head) else singular(word.low)
            names.append(Thing(first, last, start, end, head, Kind.THING))
            first = begins = last
            if last < len(words) and words[last].low not in _LISTED:
                break
            first = last + 1
        if len(names) > 1:
            yield from names


def _quoted_before(words: Sequence[Word], _: Mapping[int, Mention]) -> Iterator[Thing]:
    """As in "the "Tide" accelerator", "a "Digital Harbour" e-learning platform"."""
    for i in range(len(words) - 2):
        close = _quoted(words, i)
        if close and words[i].end == words[i + 1].start and words[close].start == words[close - 1].end:
            last = kind_after(words, close + 1)
            if last > close + 1:
                yield Thing(i, last, words[i + 1].start, words[close - 1].end, words[last - 1].low, Kind.THING)


def _dubbed(words: Sequence[Word], _: Mapping[int, Mention]) -> Iterator[Thing]:
    """As in "Dubbed HarvestEye, the platform was unveiled"; the thing stands where its common noun does."""
    if words[0].low not in vocabulary("launches").said or len(words) < _NAME_REACH:
        return
    begins = 1 + (words[1].low == "as")
    close = _quoted(words, begins)
    begins, ends = (begins + 1, close) if close else (begins, begins)
    while not close and ends < len(words) and words[ends].text[0].isupper():
        ends += 1
    after = ends + bool(close)
    if ends == begins or after + 2 >= len(words) or words[after].text != ",":
        return
    start, end = words[begins].start, words[ends - 1].end
    for i in range(after + 2, min(len(words), after + _OPENING_REACH)):
        if words[i].tag[:2] == "NN" and is_kind(words[i].low):
            yield Thing(i, i + 1, start, end, words[i].low, Kind.THING)
            return


def _new(words: Sequence[Word], i: int) -> bool:
    """Whether a noun is told of for the first time: "a new platform"."""
    return any(word.low in vocabulary("launches").fresh for word in words[max(0, i - 4) : i])


def _quoted(words: Sequence[Word], k: int) -> int:
    """The index of the mark that closes a quotation which opens at `k`; 0 where none does."""
    closing = _QUOTES.get(words[k].text)
    if closing is None:
        return 0
    ends = (j for j in range(k + 2, min(len(words), k + _LONGEST_QUOTE)) if words[j].text == closing)
    close = next(ends, 0)
    return close if close and words[k + 1].text[0].isupper() else 0
