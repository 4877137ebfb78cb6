"""Named things of a sentence that may be launched: "the Tide Atlas", "the Condor supercomputer", "a Chair of Ecology".

Names that a common noun introduces are `called`'s.
"""

import re
from collections.abc import Iterator, Sequence

from curator.extract.launches.called import called_things
from curator.extract.launches.thing_kinds import Thing, apposed_kind, is_kind, kind_after
from curator.extract.names.geography import is_place
from curator.extract.names.mentions import Kind, Mention
from curator.extract.scene import Scene, plain
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_KINDS = frozenset({Kind.THING, Kind.ORGANIZATION, Kind.PAPER})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_COINED = re.compile(r"(?=.{5})(?:[A-Z][a-z]+){2,}\d*$|[A-Z]\w*[a-z]\w*-\d+$")
"""A word that only a new thing is called by: "SoilHub", "TerraSat-2"."""
_UNSURE = 0.5
_CHAIRS = frozenset({"chair", "professorship", "chairs"})
_SUBJECT = frozenset({"of", "in", "for", "on"})


def things_in(scene: Scene, sentence: Sentence) -> list[Thing]:
    """The things that a sentence names, in order and without overlap; those after a common noun take it for head."""
    words = sentence.words
    mentions = scene.mentions[sentence.index]
    called = [*called_things(words, mentions), *_chairs(words, mentions)]
    taken = {i for each in called for i in range(each.first, each.last)}
    free = [each for each in mentions if each.first not in taken]
    plainly = [_thing(words, each) for each in free if _launchable(words, each)]
    said = [each for mention in free if not _launchable(words, mention) for each in _said_to_be(scene, words, mention)]
    within = [each for mention in mentions for each in _within(words, mention)]
    found = [each for each in (*called, *plainly, *said, *within) if _own_name(scene, each)]
    return sorted(found, key=lambda each: each.first)


def _launchable(words: Sequence[Word], mention: Mention) -> bool:
    if mention.first and words[mention.first - 1].text == "(" and mention.last - mention.first == 1:
        return False
    if mention.kind in _KINDS:
        return mention.sure >= _UNSURE
    if mention.kind is Kind.EVENT:
        return mention.head in vocabulary("launches").contests
    # As in "Clean Steel Starter Kit": a name of several words without a known head.
    return mention.kind is Kind.OTHER and mention.last - mention.first >= 3 and not mention.quoted


def _thing(words: Sequence[Word], mention: Mention) -> Thing:
    first, last = mention.first, mention.last
    start, end = mention.start, mention.end
    if mention.kind is not Kind.ORGANIZATION and last < len(words) and _YEAR.match(words[last].text):
        last, end = last + 1, words[last].end
    elif mention.kind is Kind.THING and first and _YEAR.match(words[first - 1].text) and words[first - 2].tag == "DT":
        first, start = first - 1, words[first - 1].start
    tail = words[mention.last - 1].low
    head = mention.head or (tail if tail in vocabulary("launches").apposed else "")
    return Thing(first, last, start, end, head, mention.kind)


def _said_to_be(scene: Scene, words: Sequence[Word], mention: Mention) -> Iterator[Thing]:
    """An odd name that says by the words around it what it is: "LakeEye, an app", "the Condor supercomputer"."""
    name = words[mention.first : mention.last]
    if mention.quoted or all(_says_nothing(word) for word in name):
        return
    if mention.kind is Kind.PERSON:
        last, head = mention.last, apposed_kind(words, mention.last)
    elif mention.kind is Kind.OTHER or (mention.kind is Kind.ORGANIZATION and mention.sure < _UNSURE):
        last = kind_after(words, mention.last)
        head = words[last - 1].low if last > mention.last else apposed_kind(words, last, odd=True)
    else:
        return
    if head or (mention.kind is not Kind.PERSON and _coined(scene, mention)):
        yield Thing(mention.first, last, mention.start, mention.end, head, Kind.THING)


def _says_nothing(word: Word) -> bool:
    """Whether a word is no name of a thing: "the Canadian research programme", "the AI-powered platform"."""
    lex = lexicon()
    parts = word.text.split("-")
    if len(parts) > 1 and parts[-1].islower() and parts[-1].endswith(("ed", "en", "based", "driven")):
        return True
    return lex.is_common(word.low) or all(part.lower() in lex.demonyms or is_place(part) for part in parts)


def _coined(scene: Scene, mention: Mention) -> bool:
    name = plain(scene.text[mention.start : mention.end])
    return _COINED.match(name) is not None and not any(name.casefold() in body.name.casefold() for body in scene.bodies)


def _within(words: Sequence[Word], mention: Mention) -> Iterator[Thing]:
    """The thing in "Memorandum of Agreement on the Tide Observatory", "Launching Ceremony of the Tide Index 2024"."""
    joints = {Kind.PAPER: ("on", "for"), Kind.EVENT: ("of", "for")}.get(mention.kind, ())
    on = next((k for k in range(mention.first + 1, mention.last) if words[k].low in joints), mention.last)
    if mention.kind is Kind.EVENT and not vocabulary("launches").ceremonial & {
        word.low for word in words[mention.first : on]
    }:
        return
    first = on + 1 + (on + 1 < mention.last and words[on + 1].low in ("the", "a"))
    if first + 1 < mention.last and is_kind(words[mention.last - 1].low):
        head = words[mention.last - 1].low
        yield _thing(words, Mention(Kind.THING, first, mention.last, words[first].start, mention.end, head, 0.7))


def _chairs(words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Thing]:
    """Posts of teaching that are endowed: "the Chair of Water Diplomacy", "the Silva Professorship in Ocean Law"."""
    for order, mention in enumerate(mentions):
        post = mention.last - 1
        if words[post].low not in _CHAIRS or not words[post].text[0].isupper():
            continue
        first, last = mention.first, mention.last
        before = mentions[order - 1] if order else None
        if before is not None and before.last == first:
            first = before.first
        after = next((each for each in mentions[order + 1 :] if each.first == last + 1), None)
        if after is not None and words[last].low in _SUBJECT and after.kind in (Kind.OTHER, Kind.THING):
            last = after.last
        if last - first > 1:
            yield Thing(first, last, words[first].start, words[last - 1].end, "chair", Kind.THING)


def _own_name(scene: Scene, thing: Thing) -> bool:
    """Whether it has a name of its own, rather than "the Working Group"."""
    return plain(scene.text[thing.start : thing.end]).casefold() not in vocabulary("launches").generic
