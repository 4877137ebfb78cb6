"""Launches: named things that are founded, unveiled, released or opened in the news.

How a sentence tells of one is in `launchings`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedEntry
from curator.extract.launches.launched import Telling
from curator.extract.launches.launchings import Launch, launches_in
from curator.extract.launches.thing_kinds import Thing, apposed_kind, is_kind
from curator.extract.launches.things import things_in
from curator.extract.names.mentions import Kind
from curator.extract.scene import Entries, Scene, plain
from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.numerals import numerals
from curator.extract.text.reading import Sentence
from curator.extract.text.vocabulary import vocabulary

STAGE = "launches.rules.v5"
Span = tuple[int, int]
_BE = bag("was were been")
_FEW = ("a", "an", "two", "three", "four", "2", "3", "4")
"""How many a thing is said to be that is named after its number."""
_RANKED = re.compile(
    r"(?:(?:annual|global|national|world)\s+)?(?:top|best|leading|first)[\s-]+(?:\d+|five|ten|twenty|fifty|hundred)\b",
    re.IGNORECASE,
)
_NAMED_LATER = 6
"""Sentences after "an alliance was founded" within which the alliance is named."""
_SEVERAL_NAMED_LATER = 20
"""The same after "two laboratories were opened", each of which has a part of its own."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A launched thing with its words, where it is told, and its kind in plain words."""

    name: str
    kind: str
    spans: tuple[Span, ...]
    sure: float


def propose_launches(scene: Scene) -> Entries:
    """Proposes one entry a launched thing; the same thing told twice is one entry with both places."""
    sentences = scene.reading.sentences
    things = [things_in(scene, sentence) for sentence in sentences]
    signing = [any(word.low in vocabulary("agreements").sign for word in each.words) for each in sentences]
    found: dict[str, _Found] = {}
    for sentence in sentences:
        near = any(signing[max(0, sentence.index - 1) : sentence.index + 2])
        events = [(each.first, each.last) for each in scene.of(sentence, Kind.EVENT)]
        told = Telling(scene.reading, sentence, things[sentence.index], events, near)
        for launch in (*launches_in(told), *_named_later(sentence, sentences, things)):
            _add(found, scene, sentence, launch)
    return tuple(_entry(scene, each) for each in _whole_names(list(found.values())))


def _add(found: dict[str, _Found], scene: Scene, sentence: Sentence, launch: Launch) -> None:
    thing = launch.thing
    name = plain(scene.text[thing.start : thing.end])
    key = name.casefold()
    where = (thing.start, thing.end)
    if key in found:
        old = found[key]
        found[key] = _Found(old.name, old.kind, (*old.spans, where), max(old.sure, launch.sure))
    else:
        kind = kind_of(thing.head, name) or (kind_of(apposed_kind(sentence.words, thing.last), ""))
        found[key] = _Found(name, kind, (where,), launch.sure)


def _named_later(
    sentence: Sentence, sentences: Sequence[Sentence], things: Sequence[Sequence[Thing]]
) -> Iterator[Launch]:
    """As in "an alliance of growers was founded ... The Delta Rice Alliance will": what is named only afterwards."""
    if sentence.kind is not PassageKind.BODY:
        return
    head, number = _unnamed(sentence)
    if not head or any(_same_kind(thing, head) for thing in things[sentence.index]):
        return
    reach = sentence.index + 1 + (_NAMED_LATER if number == 1 else _SEVERAL_NAMED_LATER)
    named: set[str] = set()
    for later in sentences[sentence.index + 1 : reach]:
        for thing in things[later.index]:
            own = thing.last - thing.first > 1 and _same_kind(thing, head) and _said_first(later, thing)
            if own and later.kind is PassageKind.BODY:
                named.add(plain(" ".join(word.low for word in later.words[thing.first : thing.last])))
                yield Launch(thing, (thing.start, thing.end), 0.6)
            if len(named) == number:
                return


def _same_kind(thing: Thing, head: str) -> bool:
    return kind_of(thing.head, "") == kind_of(head, "")


def _said_first(sentence: Sentence, thing: Thing) -> bool:
    """Whether the thing is what its sentence is about: "The Delta Rice Alliance will ...", "The second, the ..."."""
    opening = vocabulary("launches").opening_words | {singular(thing.head)}
    return all(word.low in opening or not word.text[0].isalnum() for word in sentence.words[: thing.first])


def _unnamed(sentence: Sentence) -> tuple[str, int]:
    """The kind and number of things that begin without a name: "launched an alliance", "two networks were set up"."""
    words, ours = sentence.words, vocabulary("launches")
    for i, word in enumerate(words):
        begun = (word.low in ours.begin - ours.opening and word.tag in ("VBD", "VBN")) or (
            word.low == "set" and i + 1 < len(words) and words[i + 1].low == "up"
        )
        before = [each.low for each in words[max(0, i - 3) : i]]
        if not begun or ours.hypothetical & set(before):
            continue
        passive = bool(_BE & set(before))
        span = words[:i] if passive else words[i + 1 : i + 7]
        for k, each in enumerate(span):
            before_noun = [other.low for other in span[max(0, k - 4) : k]]
            number = next((_count(low) for low in before_noun if low in _FEW), 0)
            if number and is_kind(each.low) and each.text[0].islower() and each.tag == ("NN" if number == 1 else "NNS"):
                return singular(each.low), number
    return "", 0


def _whole_names(found: list[_Found]) -> list[_Found]:
    """Each thing once under its whole name: "Harrow Centre" beside "Harrow Centre for Robotics" is the same."""
    whole = []
    for one in found:
        words = one.name.casefold().split()
        longer = [
            other
            for other in found
            if other is not one and one.kind == other.kind and _within(words, other.name.casefold().split())
        ]
        if not longer:
            whole.append(one)
    return whole


def _within(short: list[str], full: list[str]) -> bool:
    return len(short) < len(full) and (full[: len(short)] == short or full[-len(short) :] == short)


def kind_of(head: str, name: str) -> str:
    """The kind of a launched thing in plain words, from its head; empty where it has none."""
    kinds = lexicon().launches
    head = head.rstrip(".")
    if _RANKED.match(name):
        return "ranking"
    return kinds.get(head) or kinds.get(singular(head)) or head


def _entry(scene: Scene, found: _Found) -> ProposedEntry:
    spans = list(found.spans)
    values = [scene.value("name", spans, found.sure)]
    if found.kind:
        values.append(scene.value("kind", [spans[0]], min(found.sure, 0.8), words=found.kind))
    return ProposedEntry(group="launch", values=tuple(values), stage=STAGE)


def _count(low: str) -> int:
    return int(low) if low.isdigit() else numerals().get(low, 1)
