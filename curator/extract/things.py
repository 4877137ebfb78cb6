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
_LONGEST_QUOTE = 12
_NAME_REACH = 4


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
    plainly = [_thing(words, each) for each in mentions if _launchable(words, each) and each.first not in taken]
    within = [each for mention in mentions if mention.kind is Kind.PAPER for each in _agreed_upon(words, mention)]
    found = [each for each in (*called, *plainly, *within) if _own_name(scene, each)]
    return sorted(found, key=lambda each: each.first)


def is_kind(low: str) -> bool:
    """Whether a word in small letters says what kind of thing may be launched."""
    kinds = lexicon().launches
    return low in kinds or singular(low) in kinds


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
    return Thing(mention.first, last, mention.start, end, mention.head, mention.kind)


def _agreed_upon(words: Sequence[Word], mention: Mention) -> Iterator[Thing]:
    """The thing in "Memorandum of Agreement on the Tide Observatory"."""
    on = next((k for k in range(mention.first, mention.last) if words[k].low in ("on", "for")), mention.last)
    first = on + 1 + (on + 1 < mention.last and words[on + 1].low in ("the", "a"))
    if first + 1 < mention.last and is_kind(words[mention.last - 1].low):
        head = words[mention.last - 1].low
        yield Thing(first, mention.last, words[first].start, mention.end, head, Kind.THING)


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
        if said or (not between and (mention.kind in (Kind.OTHER, Kind.THING) or mention.sure < 0.5)):
            yield Thing(i, mention.last, mention.start, mention.end, word.low, Kind.THING)


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
