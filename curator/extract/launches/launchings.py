"""The ways a sentence tells that something begins: "founded", "was unveiled", "the launch of", "went into operation".

What may be launched is found by `things`, which of it a verb speaks of by `launched`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.extract.agreements.documents import papers_between
from curator.extract.dates.bygone import is_bygone
from curator.extract.launches.launched import FINITE, RELATIVE, Telling, objects, set_apart, subjects
from curator.extract.launches.thing_kinds import Thing, apposed_kind
from curator.extract.launches.words import around_thing, beginning, phrase_at, verbs_of_words
from curator.extract.names.mentions import Kind
from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_TODAY = bag("today yesterday tonight")
_LATER = re.compile(
    r"\bnext (?:year|month|spring|summer|autumn|fall|winter|week)\b|\b(?:by|in|before|until|from) 20\d\d\b"
)
_FRONTED = 7
_REACH_OF_FRONT = 3
_LONGEST_CLAUSE = 40
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Launch:
    """A thing that begins, the words that say so, and how sure that is."""

    thing: Thing
    cue: tuple[int, int]
    sure: float


def launches_in(told: Telling) -> Iterator[Launch]:
    """The launches that a sentence tells of, in the order of the words that say so."""
    words, ours = told.sentence.words, vocabulary("launches")
    if not told.things:
        return
    for i in range(len(words)):
        cue = (words[i].start, words[i].end)
        found = list(_at(told, i))
        if found and not is_bygone(told.reading, told.sentence, *cue):
            unveiled = words[i].low in ours.unveiling or words[i].low in ("of", "for", "on")
            yield from (Launch(each, cue, sure) for each, sure in found if unveiled or each.kind is not Kind.EVENT)
    for thing in (each for each in told.things if each.kind is not Kind.EVENT):
        for after in _verb_places(words, thing):
            begins = beginning().match(told.reading.text, after, min(told.sentence.end, after + 120))
            if begins is not None and not is_bygone(told.reading, told.sentence, after, begins.end()):
                yield Launch(thing, (after + len(begins[0]) - len(begins[0].lstrip()), begins.end()), 0.75)
                break


def _is_about(words: Sequence[Word], thing: Thing) -> bool:
    """Whether a verb after the thing may be its own: "applications for the fellowship" are something else."""
    k = thing.first - 1
    while k > 0 and words[k].tag in ("DT", "PRP$", "JJ"):
        k -= 1
    return k < 1 or words[k].low not in ("for", "to", "of", "by", "with", "at", "from", "into")


def _verb_places(words: Sequence[Word], thing: Thing) -> Iterator[int]:
    """Where a verb of the thing may stand: right after it, or after "the atlas, a database of soils in Chad,"."""
    about = _is_about(words, thing)
    if about:
        yield words[thing.last - 1].end
    if thing.last >= len(words) or words[thing.last].text != ",":
        return
    if thing.last + 1 < len(words) and words[thing.last + 1].low in RELATIVE:
        yield words[thing.last].end
    for k in range(thing.last + 2, min(len(words), thing.last + _LONGEST_CLAUSE)):
        if about and words[k].text == "," and set_apart(words, thing, k + 1):
            yield words[k].end


def _at(told: Telling, i: int) -> Iterator[tuple[Thing, float]]:
    """The things that begin by what word `i` tells."""
    words, ours = told.sentence.words, vocabulary("launches")
    low = words[i].low
    before = [each.low for each in words[max(0, i - 3) : i]]
    if low in ("of", "for", "on", "at") and i:
        # A kick-off meeting is an event itself, and what it is for may be at work already.
        sure = 0.8 if words[i - 1].low in ours.nouns else 0.65
        yield from ((each, sure) for each in _nominal(told, i))
    elif low in ours.infinitives and _resolved(told, i, before):
        yield from ((each, 0.65) for each in objects(told, i + max(0, _beginning(words, i) - 1)))
    elif (length := _beginning(words, i)) and not _hypothetical(words, i, before):
        yield from _begun(told, i, i + length - 1, before)
    if low in ours.announcing and not ours.hypothetical & set(before[-2:]):
        passive = bool(lexicon().being & set(before)) and words[i].tag == "VBN"
        fronted = -1 if passive else _fronted(words, i)
        found = subjects(told, i) if passive else objects(told, max(i, fronted))
        yield from ((each, 0.65) for each in found if _announced(told, each, low, passive=passive))


def _beginning(words: Sequence[Word], i: int) -> int:
    """How many words from `i` on tell that something begins: "founded", "rolled out", "gave rise to"; 0 for none."""
    phrase = phrase_at(words, i, verbs_of_words())
    if phrase:
        return phrase
    if _set_up(words, i):
        return 2
    ours = vocabulary("launches")
    noun = words[i].tag[:2] == "NN" and i > 0 and words[i - 1].tag in ("PRP$", "DT", "JJ", "POS")
    if noun or words[i].low not in ours.begin | around_thing().keys() or _modifier(words, i):
        return 0
    return 1 + int(i + 1 < len(words) and words[i + 1].low in ("up", "out", "off", "online"))


def _hypothetical(words: Sequence[Word], i: int, before: Sequence[str]) -> bool:
    """Whether it is only planned, or told of as known: "which was launched" is news only with its day."""
    told = vocabulary("launches").hypothetical & set(before[-2:])
    return bool(told - RELATIVE) or (bool(told) and not _dated(words, i))


def _begun(told: Telling, i: int, last: int, before: Sequence[str]) -> Iterator[tuple[Thing, float]]:
    """Objects of an active verb i..last, subjects of a passive, and who stands before a dated participle."""
    words, ours = told.sentence.words, vocabulary("launches")
    opened = words[i].low in ours.opening
    fronted = _fronted(words, last) if not lexicon().being & set(before) else -1
    if fronted > 0:
        # "Also unveiled was the Atlas", "among the initiatives launched were A and B"
        yield from ((each, 0.75) for each in objects(told, fronted))
    elif lexicon().being & set(before) and not words[i].low.endswith("ing"):
        begun = subjects(told, i) if words[i].low in ours.begin or last > i or _goes_round(words, i) else []
        if not begun and last + 1 < len(words) and words[last + 1].tag == "DT":
            begun = objects(told, last)  # "on Monday was founded the Network"
        yield from ((each, 0.85) for each in begun or _itemised(told, last) if not opened or _of_its_own(each))
    else:
        if i < 2 and words[i].tag == "VBN" and _dated(words, i):
            yield from ((each, 0.65) for each in _after_comma(told, last))
        if words[i].tag in ("VBN", "VBD") and i and words[i - 1].text == "," and _dated(words, i):
            apart = [each for each in told.things if each.last < i - 1 and set_apart(words, each, i)]
            right = [each for each in told.things if each.last == i - 1]
            yield from ((each, 0.65) for each in (apart or right)[:1])
        begun = objects(told, last) if last + 1 == len(words) or words[last + 1].low != "by" else []
        begun = begun or _itemised(told, last)
        if last > i or words[i].low not in around_thing() or (begun and _goes_round(words, i, begun[-1].last)):
            yield from ((each, 0.75) for each in begun if not opened or _of_its_own(each))


def _after_comma(told: Telling, last: int) -> list[Thing]:
    """Who an opening clause is about: "Launched in Riga on Tuesday, the Baltic Atlas covers"."""
    words = told.sentence.words
    comma = next((k for k in range(last, len(words)) if words[k].text == ","), len(words))
    return [each for each in told.things if comma < each.first <= comma + 3][:1]


def _itemised(told: Telling, last: int) -> list[Thing]:
    """What a colon counts up: "Three projects were launched: A, B and C"."""
    words = told.sentence.words
    colon = next((k for k in range(last + 1, min(len(words), last + _FRONTED)) if words[k].text in (":", "：")), 0)
    return objects(told, colon) if colon else []


def _fronted(words: Sequence[Word], last: int) -> int:
    """The "were" of "Also unveiled on Friday were"; -1 where no participle opens the sentence so."""
    after = words[last + 1].low if last + 1 < len(words) else ""
    if after in lexicon().being or (after == ":" and last < _REACH_OF_FRONT):
        return last + 1
    if after not in ("on", "at", "in", "this", "during", "yesterday", "today") or words[0].low not in ("also", "among"):
        return -1
    near = range(last + 1, min(len(words), last + 1 + _FRONTED))
    return next((k for k in near if words[k].low in ("was", "were", "is", "are", ":")), -1)


def _goes_round(words: Sequence[Word], i: int, last: int = 0) -> bool:
    """Whether what a verb needs stands behind its object: "declared the Centre open"; behind itself in a passive."""
    after = [word.low for word in words[(last or i + 1) : (last or i + 1) + 3]]
    return any(after[: len(each)] == list(each) for each in around_thing().get(words[i].low, ()))


def _modifier(words: Sequence[Word], i: int) -> bool:
    """Whether the word is no verb: "the founding members", "the founding of"."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and words[i].low.endswith("ing") and (after.tag in ("NN", "NNS") or after.low == "of")


def _set_up(words: Sequence[Word], i: int) -> bool:
    after = words[i + 1].low if i + 1 < len(words) else ""
    return words[i].low in ("set", "sets", "setting") and after == "up"


def _of_its_own(thing: Thing) -> bool:
    return singular(thing.head) in vocabulary("launches").openable or thing.kind is not Kind.ORGANIZATION


def _dated(words: Sequence[Word], i: int) -> bool:
    """Whether a day or the event of the news stands soon after: "founded in Bergen on Wednesday by"."""
    lex = lexicon()
    near = [word.low.rstrip(".") for word in words[i + 1 : i + 1 + _NEAR]]
    if near[:2] in (["at", "the"], ["during", "the"], ["at", "this"]) and any(low in lex.events for low in near[2:6]):
        return True
    return any(low in lex.weekdays or low in lex.months or low in _TODAY for low in near)


def _resolved(told: Telling, i: int, before: Sequence[str]) -> bool:
    """As in "agreed to set up", "signed a pact to run", and "will establish" beside a signing."""
    words, ours = told.sentence.words, vocabulary("launches")
    if words[i].low == "set" and not _set_up(words, i):
        return False
    later = _LATER.search(told.reading.text, told.sentence.start, told.sentence.end)
    if before[-1:] == ["to"]:
        if ours.resolving & {word.low for word in words[max(0, i - _NEAR) : i]} and later is None:
            return True
        if ours.undertaking & {word.low for word in words[max(0, i - 4) : i]}:
            return True
        signed = any(word.low in vocabulary("agreements").sign for word in words[:i])
        return later is None and signed and bool(papers_between(words, max(0, i - 12), i))
    will = "will" in before and words[i].low in ("establish", "found", "create", "launch", "set", "form")
    return will and told.signing and later is None


def _announced(told: Telling, thing: Thing, verb: str, *, passive: bool = False) -> bool:
    """Whether an announced or presented thing is new by it."""
    words = told.sentence.words
    after = words[thing.last] if thing.last < len(words) and not passive else None
    if after is not None and (after.tag in FINITE or after.low in ("'s", "as", "to")):
        return False
    known = singular(thing.head) in vocabulary("launches").announceable and not (
        thing.kind is Kind.ORGANIZATION and verb[:7] == "present" and singular(thing.head) != "fund"
    )
    return known or bool(apposed_kind(words, thing.last))


def _nominal(told: Telling, i: int) -> list[Thing]:
    """As in "the launch of A and B", "the unveiling ceremony for A", "cut the ribbon of A", "a pact on A"."""
    words, ours = told.sentence.words, vocabulary("launches")
    noun, before = words[i - 1], words[i - 2].low if i > 1 else ""
    start = max(0, i - 7)
    if ours.other_times & {word.low for word in words[start:i]}:
        return []
    setting = noun.low == "up" and before == "setting"
    if words[i].low == "of" and noun.low in ("announcement", "presentation"):
        return [each for each in objects(told, i) if _announced(told, each, noun.low)]
    if words[i].low == "of" and (setting or (noun.low in ours.nouns and (noun.text[0].islower() or i == 1))):
        return objects(told, i)
    if words[i].low in ("of", "for") and singular(noun.low) in ours.ceremonies and before in ours.ceremonial:
        # "the Inauguration Ceremony of the Lakeside Forum and the Delta Network": the forum is the event's.
        event = next((last for first, last in told.events if first < i < last), 0)
        joined = event and event < len(words) and words[event].low in ("and", "as", "&")
        inside = [each for each in told.things if i < each.first and each.last <= event + 1]
        return inside or (objects(told, event if joined else i) if joined or not event else [])
    if singular(noun.low) in ours.plaques and any(w.low[:6] in ("unveil", "cut", "cuttin") for w in words[start:i]):
        return objects(told, i)
    return _agreed_upon(told, i) if words[i].low in ("on", "for") else []


def _agreed_upon(told: Telling, i: int) -> list[Thing]:
    """What a signed paper is about, where that is a body or a place to work: "an agreement on the Tide Observatory"."""
    words = told.sentence.words
    papers = papers_between(words, max(0, i - 6), i)
    signed = any(word.low in vocabulary("agreements").sign for word in words)
    if not papers or papers[-1].last != i or not signed:
        return []
    return [each for each in objects(told, i) if singular(each.head) in vocabulary("launches").openable]
