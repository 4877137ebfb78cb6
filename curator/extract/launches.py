"""Launches: named things that are founded, unveiled, released or opened in the news."""

import re
from collections.abc import Iterator, Sequence

from curator.domain.proposal import ProposedEntry
from curator.extract.lexicon import bag, lexicon, singular
from curator.extract.mentions import Kind, Mention
from curator.extract.reading import Reading, Sentence, Word
from curator.extract.scene import Entries, Scene

STAGE = "launches.rules.v2"
_VERBS = bag(
    "put established founded launched unveiled inaugurated released opened created formed published "
    "introduced commissioned started debuted"
)
_PRESENT = bag("establishes founds launches launch unveils unveil inaugurates releases opens creates forms introduces")
_INFINITIVES = bag("establish found launch create form")
_NOUNS = bag("launch establishment opening inauguration unveiling founding creation release foundation launching start")
_AUXILIARY = bag("was were is are been being")
_ADVERBS = bag("officially formally jointly also recently newly successfully ceremonially today then simultaneously")
_HYPOTHETICAL = bag("will would could may might to plans plan planned which that newly recently previously be")
_BETWEEN = re.compile(r"(?:\s|,|\band\b|\bthe\b|\ba\b|\ban\b|\bits\b|\bas well as\b|[“\"”])*$")
_KINDS = frozenset({Kind.THING, Kind.ORGANIZATION, Kind.PAPER})
_OPENABLE = bag(
    "center centre laboratory lab campus park institute school office hub facility museum station factory plant base"
)
_BACKED = bag(
    "led headed initiated proposed backed sponsored supported spearheaded chaired convened coordinated funded run "
    "organized organised hosted championed"
)
_CEREMONIAL = bag("launch launching unveiling inauguration inaugural founding establishment commissioning")
_RANKED = re.compile(
    r"(?:(?:annual|global|national|world)\s+)?(?:top|best|leading|first)[\s-]+(?:\d+|five|ten|twenty|fifty|hundred)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since)\s+(?:[A-Z][a-z]+\s+)?((?:1[89]|20)\d\d)\b")


def propose_launches(scene: Scene) -> Entries:
    """Proposes one entry a launched thing; the same thing told twice is one entry with both places."""
    found: dict[str, tuple[Mention, list[tuple[int, int]], float]] = {}
    for sentence in scene.reading.sentences:
        for mention, cue, sure in _launched(scene, sentence):
            key = scene.name(mention).casefold()
            if key in found:
                found[key][1].append((mention.start, mention.end))
            else:
                found[key] = (mention, [(mention.start, mention.end), cue], sure)
    return tuple(_entry(scene, *each) for each in found.values())


def _launched(scene: Scene, sentence: Sentence) -> Iterator[tuple[Mention, tuple[int, int], float]]:
    words = sentence.words
    things = [each for each in scene.mentions[sentence.index] if _launchable(each)]
    if not things or _history(scene.reading, sentence):
        return
    for i, word in enumerate(words):
        cue = (word.start, word.end)
        before = [each.low for each in words[max(0, i - 3) : i]]
        if word.low in _NOUNS and i + 1 < len(words) and words[i + 1].low == "of":
            yield from ((each, cue, 0.85) for each in _objects(scene, words, i + 1, things))
        elif word.low in _INFINITIVES and _agreed(before):
            yield from ((each, cue, 0.65) for each in _objects(scene, words, i, things))
        elif (word.low in _VERBS or word.low in _PRESENT or _set_up(words, i)) and not _HYPOTHETICAL & set(before[-2:]):
            if any(low in _AUXILIARY for low in before):
                yield from ((each, cue, 0.85) for each in _subjects(scene, words, i, things))
            else:
                opened = word.low in ("opened", "opens", "started", "introduced", "published")
                objects = _objects(scene, words, i + _set_up(words, i), things)
                yield from ((each, cue, 0.75) for each in objects if not opened or _of_its_own(each))
    yield from _celebrated(scene, sentence, things)


def _agreed(before: Sequence[str]) -> bool:
    """As in "reached an agreement to establish", "agreed to set up": what is agreed upon counts as founded."""
    return before[-1:] == ["to"] and bool({"agreement", "agreed", "memorandum", "decided"} & set(before))


def _of_its_own(mention: Mention) -> bool:
    """Whether "opened" means founding here: a centre is opened for good, a session for an hour."""
    return singular(mention.head) in _OPENABLE or mention.kind is Kind.PAPER or mention.kind is Kind.THING


def _set_up(words: Sequence[Word], i: int) -> bool:
    after = words[i + 1].low if i + 1 < len(words) else ""
    if words[i].low == "put":
        return after in ("online", "into")
    return words[i].low == "set" and after == "up"


def _launchable(mention: Mention) -> bool:
    if mention.kind in _KINDS:
        return mention.sure >= 0.5
    # As in "Clean Steel Starter Kit": a name of several words without a known head.
    return mention.kind is Kind.OTHER and mention.last - mention.first >= 3 and not mention.quoted


def _history(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence tells of an earlier year: "was founded in 1920"."""
    match = _YEAR.search(reading.text, sentence.start, sentence.end)
    if match is None:
        return False
    return reading.published is None or int(match[1]) < reading.published.year - 1


def _objects(scene: Scene, words: Sequence[Word], i: int, things: Sequence[Mention]) -> list[Mention]:
    """The things of a list that begins right after word `i`."""
    ahead = [each for each in things if each.first > i]
    if not ahead or ahead[0].first - i > 5:
        return []
    between = words[i + 1 : ahead[0].first]
    if any(
        (word.tag in ("IN", "VBZ", "VBD", "TO", "MD") and word.low not in ("of", "up")) or word.text in (";", ":")
        for word in between
    ):
        return []
    listed = [ahead[0]]
    for each in ahead[1:]:
        if not _BETWEEN.match(scene.text[listed[-1].end : each.start]):
            break
        listed.append(each)
    return listed


def _subjects(scene: Scene, words: Sequence[Word], i: int, things: Sequence[Mention]) -> list[Mention]:
    """The things of a list that ends right before "was founded"."""
    behind = [each for each in things if each.last <= i]
    if not behind:
        return []
    led = [each for each in behind if _led_by(words, each, i)]
    if led:
        return led[-1:]
    between = words[behind[-1].last : i]
    allowed = all(
        word.low in _AUXILIARY or word.low in _ADVERBS or word.low in ("has", "have", ",", "also") for word in between
    )
    if not allowed:
        return []
    listed = [behind[-1]]
    for each in reversed(behind[:-1]):
        if not _BETWEEN.match(scene.text[each.end : listed[0].start]):
            break
        listed.insert(0, each)
    return listed


def _led_by(words: Sequence[Word], thing: Mention, verb: int) -> bool:
    """As in "the network, proposed by a dozen growers, was founded": the thing, not who is named after it."""
    between = [
        word for word in words[thing.last : verb] if word.low not in _AUXILIARY | {",", "which", "that", "jointly"}
    ]
    told = any(word.tag in ("VBD", "VBZ", "VBP") and word.low not in _BACKED for word in between)
    return len(between) > 2 and between[0].low in _BACKED and between[1].low == "by" and not told


def _celebrated(
    scene: Scene, sentence: Sentence, things: Sequence[Mention]
) -> Iterator[tuple[Mention, tuple[int, int], float]]:
    """As in "an unveiling ceremony for the Clock Atlas": what a ceremony is held for, also beside an event."""
    words = sentence.words
    for i, word in enumerate(words[:-2]):
        if singular(word.low) != "ceremony" or not i or words[i - 1].low not in _CEREMONIAL:
            continue
        events = [each.last for each in scene.of(sentence, Kind.EVENT) if each.first <= i and each.last > i + 1]
        begins = events[0] if events else i + 1
        if begins < len(words) and words[begins].low in (("and", "as", "&") if events else ("of", "for")):
            cue = (words[i - 1].start, word.end)
            yield from ((each, cue, 0.6) for each in _objects(scene, words, begins, things))


def kind_of(mention: Mention, name: str) -> str:
    """The kind of a launched thing in plain words, from its head; empty where it has none."""
    kinds = lexicon().launches
    head = mention.head.rstrip(".")
    if _RANKED.match(name):
        return "ranking"
    return kinds.get(head) or kinds.get(singular(head)) or head


def _entry(scene: Scene, mention: Mention, spans: list[tuple[int, int]], sure: float) -> ProposedEntry:
    own = [span for span in spans if scene.text[slice(*span)] == scene.text[mention.start : mention.end]]
    values = [scene.value("name", own, sure)]
    kind = kind_of(mention, scene.name(mention))
    if kind:
        values.append(scene.value("kind", [own[0]], min(sure, 0.8), words=kind))
    return ProposedEntry(group="launch", values=tuple(values), stage=STAGE)
