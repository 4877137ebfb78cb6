"""Named things of a sentence that may be launched: "the Tide Atlas", "a platform called SoilHub"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.extract.launch_words import launch_words
from curator.extract.lexicon import bag, lexicon, singular
from curator.extract.mentions import Kind, Mention
from curator.extract.reading import Sentence, Word
from curator.extract.scene import Scene, plain

_KINDS = frozenset({Kind.THING, Kind.ORGANIZATION, Kind.PAPER})
_CALLED = bag("called named titled dubbed entitled known as , the")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_YEAR = re.compile(r"(?:19|20)\d\d$")
_COINED = re.compile(r"(?=.{5})(?:[A-Z][a-z]+){2,}\d*$|[A-Z]\w*[a-z]\w*-\d+$")
"""A word that only a new thing is called by: "SoilHub", "TerraSat-2"."""
_LONGEST_QUOTE = 12
_NAME_REACH = 4
_APPOSED_REACH = 6


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing.

    Attributes:
        first: Index of the first word that belongs to it, what it is called before its name included.
        last: Index after the last.
        start: First code point of the name.
        end: The code point after it.
        head: The word that says what it is, in small letters, or empty.
        kind: Of its mention.
    """

    first: int
    last: int
    start: int
    end: int
    head: str
    kind: Kind


def things_in(scene: Scene, sentence: Sentence) -> list[Thing]:
    """The things that a sentence names, in order and without overlap; those after a common noun take it for head."""
    words = sentence.words
    mentions = scene.mentions[sentence.index]
    called = list(_called(words, mentions))
    taken = {i for each in called for i in range(each.first, each.last)}
    free = [each for each in mentions if each.first not in taken]
    plainly = [_thing(words, each) for each in free if _launchable(words, each)]
    said = [each for mention in free if not _launchable(words, mention) for each in _said_to_be(scene, words, mention)]
    within = [each for mention in mentions for each in _within(words, mention)]
    found = [each for each in (*called, *plainly, *said, *within) if _own_name(scene, each)]
    return sorted(found, key=lambda each: each.first)


def is_kind(low: str) -> bool:
    """Whether a word in small letters says what kind of thing may be launched."""
    kinds = lexicon().launches
    return low in kinds or singular(low) in kinds or low in launch_words().apposed


def _launchable(words: Sequence[Word], mention: Mention) -> bool:
    if mention.first and words[mention.first - 1].text == "(" and mention.last - mention.first == 1:
        return False
    if mention.kind in _KINDS:
        return mention.sure >= 0.5
    # As in "Clean Steel Starter Kit": a name of several words without a known head.
    return mention.kind is Kind.OTHER and mention.last - mention.first >= 3 and not mention.quoted


def _thing(words: Sequence[Word], mention: Mention) -> Thing:
    last, end = mention.last, mention.end
    if mention.kind is not Kind.ORGANIZATION and last < len(words) and _YEAR.match(words[last].text):
        last, end = last + 1, words[last].end
    tail = words[mention.last - 1].low
    head = mention.head or (tail if tail in launch_words().apposed else "")
    return Thing(mention.first, last, mention.start, end, head, mention.kind)


def _said_to_be(scene: Scene, words: Sequence[Word], mention: Mention) -> Iterator[Thing]:
    """An odd name that says by the words around it what it is: "LakeEye, an app", "the Condor supercomputer"."""
    if mention.quoted or not (mention.kind is Kind.OTHER or (mention.kind is Kind.ORGANIZATION and mention.sure < 0.5)):
        return
    last, head = mention.last, ""
    if last < len(words) and is_kind(words[last].low) and words[last].tag == "NN" and words[last].text[0].islower():
        last, head = last + 1, words[last].low
    head = head or apposed_kind(words, last)
    if head or _coined(scene, mention):
        yield Thing(mention.first, last, mention.start, mention.end, head, Kind.THING)


def apposed_kind(words: Sequence[Word], last: int) -> str:
    """The kind in "the Coastal Passport, a national scheme"; empty where none is told after word `last`."""
    k = last
    while k < len(words) and words[k].text in ("*", "”", '"', "’"):
        k += 1
    if k + 2 >= len(words) or words[k].text not in (",", "(", "–", "—") or words[k + 1].low not in ("a", "an"):
        return ""
    for i in range(k + 2, min(len(words), k + 2 + _APPOSED_REACH)):
        if words[i].tag in ("IN", "WDT", "TO") or words[i].text in ",.;)":
            break
        if words[i].tag[:2] == "NN" and is_kind(words[i].low) and not _goes_on(words, i):
            return words[i].low
    return ""


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether a noun only says of which sort the next one is: "an app developer"."""
    return i + 1 < len(words) and words[i + 1].tag[:2] == "NN" and words[i + 1].text[0].islower()


def _coined(scene: Scene, mention: Mention) -> bool:
    name = plain(scene.text[mention.start : mention.end])
    return _COINED.match(name) is not None and not any(name.casefold() in body.name.casefold() for body in scene.bodies)


def _within(words: Sequence[Word], mention: Mention) -> Iterator[Thing]:
    """The thing in "Memorandum of Agreement on the Tide Observatory", "Launching Ceremony of the Tide Index 2024"."""
    joints = {Kind.PAPER: ("on", "for"), Kind.EVENT: ("of", "for")}.get(mention.kind, ())
    on = next((k for k in range(mention.first + 1, mention.last) if words[k].low in joints), mention.last)
    if mention.kind is Kind.EVENT and not launch_words().ceremonial & {word.low for word in words[mention.first : on]}:
        return
    first = on + 1 + (on + 1 < mention.last and words[on + 1].low in ("the", "a"))
    if first + 1 < mention.last and is_kind(words[mention.last - 1].low):
        head = words[mention.last - 1].low
        yield _thing(words, Mention(Kind.THING, first, mention.last, words[first].start, mention.end, head, 0.7))


def _called(words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Thing]:
    """Names that follow what the thing is: "a programme, "Young Soil Doctors"", "the programme TideDoc"."""
    named = {each.first: each for each in mentions}
    for i, word in enumerate(words):
        if not is_kind(word.low) or not word.text[0].islower() or word.tag[:2] != "NN":
            continue
        k = i + 1
        while k < len(words) and k - i <= _NAME_REACH and words[k].low in _CALLED:
            k += 1
        between = {each.low for each in words[i + 1 : k]}
        if k >= len(words):
            continue
        close = _quoted(words, k)
        if close:
            yield Thing(i, close + 1, words[k + 1].start, words[close - 1].end, word.low, Kind.THING)
            continue
        mention = named.get(k)
        if mention is None or mention.kind in (Kind.PLACE, Kind.EVENT, Kind.TITLE) or between - _CALLED:
            continue
        said = bool(between & {"called", "named", "titled", "dubbed", "entitled", "known"})
        odd = mention.kind in (Kind.OTHER, Kind.THING) or mention.sure < 0.5
        if said or (odd and (not between or (between == {","} and _new(words, i)))):
            yield Thing(i, mention.last, mention.start, mention.end, word.low, Kind.THING)


def _new(words: Sequence[Word], i: int) -> bool:
    """Whether a noun is told of for the first time: "a new platform"."""
    return any(word.low in ("a", "an") for word in words[max(0, i - 4) : i])


def _quoted(words: Sequence[Word], k: int) -> int:
    """The index of the mark that closes a quotation which opens at `k`; 0 where none does."""
    closing = _QUOTES.get(words[k].text)
    if closing is None:
        return 0
    ends = (j for j in range(k + 2, min(len(words), k + _LONGEST_QUOTE)) if words[j].text == closing)
    close = next(ends, 0)
    return close if close and words[k + 1].text[0].isupper() else 0


def _own_name(scene: Scene, thing: Thing) -> bool:
    """Whether it has a name of its own, rather than "the Working Group"."""
    return plain(scene.text[thing.start : thing.end]).casefold() not in launch_words().generic
