"""Figures: numbers with what they count, how exactly they are meant, and their unit.

Numbers themselves are read in `numbers`, what is counted in `counted`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedEntry
from curator.extract.figures.counted import Range, after_preposition, counted, noun_before, nouns, scope_after
from curator.extract.figures.numbers import Number, is_year, numbers_in
from curator.extract.names.mentions import Kind
from curator.extract.scene import Entries, Scene, span
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

STAGE = "figures.rules.v3"
_NAMED = (Kind.ORGANIZATION, Kind.EVENT, Kind.THING, Kind.PAPER, Kind.PERSON)
_POINTING = frozenset({"the", "both", "these", "those", "all"})


class _Sort(Enum):
    """What a number is a number of."""

    COUNT = auto()
    SHARE = auto()
    SUM_MARKED = auto()
    """Money with the mark in front."""
    SUM_NAMED = auto()
    """Money with the word of the currency after it."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number and the words that make it a figure.

    Attributes:
        number: As read.
        what: What is counted, or the unit where nothing else is.
        unit: Of a measure, a share or a sum.
        sure: How likely it is one.
    """

    number: Number
    what: Range
    unit: Range | None
    sure: float


def propose_figures(scene: Scene) -> Entries:
    """Proposes the figures of the body; one that is told again is proposed once."""
    entries: dict[tuple[object, str], ProposedEntry] = {}
    told = set()
    for sentence in scene.reading.of(PassageKind.BODY, PassageKind.DATELINE):
        if not sentence.headline:
            for figure in _figures(scene, sentence):
                entry = _entry(scene, sentence, figure)
                what = next(each.words for each in entry.values if each.field == "what")
                entries.setdefault((entry.values[0].content, what.casefold()), entry)
                told.add(figure.number.value)
    for sentence in scene.reading.of(PassageKind.TITLE):
        for figure in _figures(scene, sentence):
            if figure.number.value not in told:
                entry = _entry(scene, sentence, figure)
                entries.setdefault((entry.values[0].content, ""), entry)
    return tuple(entries.values())


def _figures(scene: Scene, sentence: Sentence) -> Iterator[_Figure]:
    words = sentence.words
    told: Range | None = None
    for number in numbers_in(words):
        sort = _sort(words, number)
        if _named(scene, sentence, number, sort) or (sort is _Sort.COUNT and _no_count(scene, sentence, number)):
            continue
        what = {
            _Sort.COUNT: _of_count,
            _Sort.SHARE: _of_share,
            _Sort.SUM_MARKED: _of_marked_sum,
            _Sort.SUM_NAMED: _of_named_sum,
        }[sort](words, number)
        if what is None and number.begin and words[number.begin - 1].low in ("another", "other", "further"):
            what = told
        if what is None or (sort is _Sort.COUNT and _uncounted(words, number, what)):
            continue
        told = what
        sure = 0.9 if number.qualifier == "exact" and sort is _Sort.COUNT else 0.85
        yield _Figure(number, what, _unit(words, number, sort), sure)


def _entry(scene: Scene, sentence: Sentence, figure: _Figure) -> ProposedEntry:
    number, what, sure = figure.number, figure.what, figure.sure
    unit = figure.unit or what
    begin = min(number.begin, unit[0]) if unit[1] == number.first else number.begin
    whole = span(sentence, begin, max(number.after, what[1]))
    written = scene.text[slice(*span(sentence, number.first, number.last))]
    qualifier = span(sentence, number.begin, number.after)
    values = [
        scene.value("value", [whole], sure, content=number.value, words=" ".join(written.split())),
        scene.value("qualifier", [qualifier], sure, content=number.qualifier, words=number.qualifier),
        scene.value("what", [span(sentence, *what)], sure - 0.1),
    ]
    if figure.unit:
        values.append(scene.value("unit", [span(sentence, *figure.unit)], 0.8))
    scope = scope_after(sentence.words, max(number.after, what[1]))
    if scope:
        values.append(scene.value("scope", [span(sentence, *scope)], 0.6))
    return ProposedEntry(group="figure", values=tuple(values), stage=STAGE)


def _named(scene: Scene, sentence: Sentence, number: Number, sort: _Sort) -> bool:
    """Whether the number is part of a name."""
    start = sentence.words[number.first].start
    around = [m for m in scene.mentions[sentence.index] if m.start <= start < m.end]
    return any(m.kind in _NAMED or (sort is _Sort.COUNT and m.last - m.first > 1) for m in around)


def _no_count(scene: Scene, sentence: Sentence, number: Number) -> bool:
    """Whether the number is a date, a year, a label or a time."""
    if _in_date(scene, sentence, number):
        return True
    ways = (_behind_label, _end_of_compound, _begins_compound, _year, _one)
    return any(way(sentence.words, number) for way in ways)


def _in_date(scene: Scene, sentence: Sentence, number: Number) -> bool:
    """As in "on 3 May"."""
    return _lone(number) and scene.dates[sentence.index].over(*span(sentence, number.first, number.last))


def _lone(number: Number) -> bool:
    return number.last - number.first == 1


def _behind_label(words: Sequence[Word], number: Number) -> bool:
    """As in "Room 12", "#12", "10:30", "nine out of 12"."""
    before = words[max(0, number.first - 2) : number.first]
    if [word.low for word in before] == ["out", "of"]:
        return True
    return bool(before) and (before[-1].low in vocabulary("figures").labels or before[-1].text in ("#", ":", "/"))


def _end_of_compound(words: Sequence[Word], number: Number) -> bool:
    """As in "COVID-19", but not in "10-12 tonnes"."""
    ranged = number.after > number.last
    begins = number.first > 0 and number.begin == number.first
    return begins and not ranged and words[number.first - 1].text in ("-", "–")


def _begins_compound(words: Sequence[Word], number: Number) -> bool:
    """As in "10:30", "24/7", "5-star", but not in "30-kilometre"."""
    at = number.last
    if number.after > at or at >= len(words) or words[at].start != words[at - 1].end:
        return False
    glued = words[at + 1].low.split("-")[0] if at + 1 < len(words) else ""
    dash = words[at].text in ("-", "–")
    return words[at].text in (":", "/") or (dash and glued not in vocabulary("figures").glued_units)


def _year(words: Sequence[Word], number: Number) -> bool:
    """As in "in 2024", but not in "about 2000 guests"."""
    if not _lone(number) or not is_year(words[number.first]):
        return False
    counts = number.last < len(words) and words[number.last].tag == "NNS"
    return not counts or number.qualifier == "exact"


def _one(words: Sequence[Word], number: Number) -> bool:
    """As in "one guest" and "1 of the guests", where nothing is counted."""
    of = number.last < len(words) and words[number.last].low == "of"
    return (_lone(number) and words[number.first].low == "one") or (of and number.value == 1)


def _sort(words: Sequence[Word], number: Number) -> _Sort:
    known = vocabulary("figures")
    after = [word.low for word in words[number.after : number.after + 3]] + [""] * 3
    if after[0] in ("%", "percent", "pct", "percentage") or after[:2] == ["per", "cent"]:
        return _Sort.SHARE
    mark = number.begin if number.begin < number.first and words[number.begin].low != "between" else number.first
    if any(word.low in known.currency_marks for word in words[max(0, mark - 1) : number.first]):
        return _Sort.SUM_MARKED
    step = next(i for i in range(3) if after[i] not in known.currency_adjectives or i == 2)
    return _Sort.SUM_NAMED if after[step] in known.currency_words else _Sort.COUNT


def _of_count(words: Sequence[Word], number: Number) -> Range | None:
    glued = number.after < len(words) and words[number.after].text in ("-", "–")
    what = counted(words, number.after + glued)
    if what is not None:
        return what
    return noun_before(words, number.begin, frozenset()) if _comes_to(words, number) else None


def _comes_to(words: Sequence[Word], number: Number) -> bool:
    """Whether the number is what a count has come to: "has reached 96", "rose to 40"."""
    before = [word.low for word in words[max(0, number.begin - 2) : number.begin]]
    if before[-1:] == ["to"]:
        return before[0] in vocabulary("figures").rising
    return bool(before) and before[-1] in vocabulary("figures").reaching


def _of_share(words: Sequence[Word], number: Number) -> Range:
    """The percent, and of what: "percent of the graduates", "percent stake"."""
    unit = _share_end(words, number)
    return number.after, after_preposition(words, unit, "of") or nouns(words, unit) or unit


def _share_end(words: Sequence[Word], number: Number) -> int:
    return number.after + 1 + (words[number.after].low == "per")


def _of_marked_sum(words: Sequence[Word], number: Number) -> Range:
    """What the money is: "$5 million gift", "$5 million in grants", "$5 million worth of tools"; else its mark."""
    at = number.after + (number.after < len(words) and words[number.after].low == "worth")
    end = nouns(words, at)
    if end is not None and words[at].text.islower():  # "the N5 million Summit Prize" is a prize's name
        return at, end
    end = after_preposition(words, at, "in", "of", "worth")
    return (at + 1, end) if end is not None else _mark(words, number)


def _of_named_sum(words: Sequence[Word], number: Number) -> Range:
    """The currency and what the money is: "euros in grants", "yuan fund"."""
    end = nouns(words, number.after) or number.after + 1
    return number.after, after_preposition(words, end, "in") or end


def _mark(words: Sequence[Word], number: Number) -> Range:
    first = number.first - 1
    if first and words[first - 1].end == words[first].start and words[first - 1].text.isalpha():
        first -= 1
    return first, number.first


def _uncounted(words: Sequence[Word], number: Number, what: Range) -> bool:
    """Whether it is a duration, or points back to what was counted before: "the two universities"."""
    of = next((i for i in range(*what) if words[i].low == "of"), what[1])
    known = vocabulary("figures")
    if words[of - 1].low in known.not_counted or words[what[0]].low in known.not_counted:
        return True
    pointing = number.begin > 0 and words[number.begin - 1].low in _POINTING
    return pointing and number.value <= 4 and what[1] - what[0] == 1


def _unit(words: Sequence[Word], number: Number, sort: _Sort) -> Range | None:
    known = vocabulary("figures")
    at = number.after
    if sort is _Sort.SHARE:
        return at, _share_end(words, number)
    if sort is _Sort.SUM_MARKED:
        return _mark(words, number)
    if sort is _Sort.SUM_NAMED:
        return at, next(i for i in range(at, at + 3) if words[i].low in known.currency_words) + 1
    if at < len(words) and words[at].low in known.measures:
        further = words[at].low.rstrip(".") in ("square", "cubic", "metric", "sq") and at + 1 < len(words)
        return at, at + 1 + further
    return None
