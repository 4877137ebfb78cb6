"""Which things a word of beginning speaks of: those of the list after it, those of the list that is its subject.

What words tell that something begins is `launchings`'.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.launches.thing_kinds import Thing
from curator.extract.text.lexicon import bag, lexicon
from curator.extract.text.reading import Reading, Sentence, Word
from curator.extract.text.vocabulary import vocabulary

RELATIVE = bag("which that who")
FINITE = ("VBD", "VBZ", "VBP", "MD")
_HAVE = bag("has have had")
_NEVER = bag("not never yet no")
_APART = r"(?:,\s(?:an?|the first|its|which|whose)\s[^,;.]{1,120}[,;](?=\s(?:and|as well as)\s(?:of\s)?(?:the|an?)\b))?"
_JOINTS = r"(?:\s|[%s]|\band\b|\bof\b|\bthe\b|\ban?\b|\bits\b|\bas well as\b|\([^()]{1,30}\))*$"
_BETWEEN = re.compile(_APART + _JOINTS % ',“"”*')
_ITEMS = re.compile(_APART + _JOINTS % ',;“"”*')
_REACH = 8
_BRACKET = 7


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its things, and whether something is signed in it or beside it."""

    reading: Reading
    sentence: Sentence
    things: Sequence[Thing]
    events: Sequence[tuple[int, int]]
    signing: bool


def objects(told: Telling, i: int) -> list[Thing]:
    """The things of a list that begins right after word `i`."""
    words = told.sentence.words
    ahead = [each for each in told.things if each.first > i]
    if not ahead or ahead[0].first - i > _REACH:
        return []
    gap = words[i + 1 : ahead[0].first]
    if _told_between(gap):
        gap = ()
    between = _ITEMS if words[i].text == ":" else _BETWEEN
    if any(
        (word.tag in ("IN", "VBZ", "VBD", "VBP", "TO", "MD") and word.low not in ("of", "up"))
        or word.text in (";", ":")
        or (word.text == "," and any(each.low in ("the", "this", "their") for each in gap[:k]))
        for k, word in enumerate(gap)
    ):
        return []
    listed = [ahead[0]]
    for each in ahead[1:]:
        if not between.match(told.reading.text[words[listed[-1].last - 1].end : words[each.first].start]):
            break
        listed.append(each)
    return listed


def _told_between(gap: Sequence[Word]) -> bool:
    """Whether only the day or the place stands between: "launched on Tuesday the Glacier Atlas"."""
    if len(gap) < 3 or gap[0].low not in ("on", "in", "at") or gap[-1].low not in ("the", "a", "an", "its"):
        return False
    return all(word.tag in ("NNP", "CD") for word in gap[1:-1])


def subjects(told: Telling, i: int) -> list[Thing]:
    """The things of a list that ends right before "was founded"; else the one that a clause in commas is about."""
    behind = [each for each in told.things if each.last <= i]
    if not behind:
        return []
    words = told.sentence.words
    apart = [each for each in behind if set_apart(words, each, i) or _described(words, each, i)]
    if apart:
        return apart[:1]
    if not _right_before(words, behind[-1].last, i):
        return []
    listed = [behind[-1]]
    for each in reversed(behind[:-1]):
        if not _BETWEEN.match(told.reading.text[words[each.last - 1].end : words[listed[0].first].start]):
            break
        listed.insert(0, each)
    return listed


def _right_before(words: Sequence[Word], first: int, i: int) -> bool:
    if first < i and words[first].text == "(":
        first = next((k + 1 for k in range(first, min(i, first + _BRACKET)) if words[k].text == ")"), first)
    allowed = lexicon().being | lexicon().adverbs | RELATIVE | {"has", "have", "had", ",", "*"}
    return all(word.low in allowed or (word.tag == "RB" and word.low not in _NEVER) for word in words[first:i])


def set_apart(words: Sequence[Word], thing: Thing, verb: int) -> bool:
    """As in "the network, proposed by a dozen growers, was founded": the thing, not who is named after it."""
    first = thing.last
    if first < verb and words[first].text == "(":
        first = next((k + 1 for k in range(first, min(verb, first + _BRACKET)) if words[k].text == ")"), first)
    gap = words[first:verb]
    while gap and (gap[-1].low in lexicon().being or gap[-1].low in lexicon().adverbs or gap[-1].low in _HAVE):
        gap = gap[:-1]
    backed = len(gap) > 2 and gap[0].low in vocabulary("launches").backed and gap[1].low == "by"
    if backed and not any(word.tag in FINITE for word in gap[1:]):
        return True
    if len(gap) < 3 or gap[0].text != "," or gap[-1].text != ",":
        return False
    relative = gap[1].tag in ("WDT", "WP", "WP$", "WRB")
    return relative or not any(word.tag in FINITE and word.text.islower() for word in gap[2:])


def _described(words: Sequence[Word], thing: Thing, verb: int) -> bool:
    """As in "Condor, a supercomputer that models glaciers and was switched on": a clause that tells two things."""
    gap = [word.low for word in words[thing.last : verb]]
    while gap and (gap[-1] in lexicon().being or gap[-1] in lexicon().adverbs or gap[-1] in _HAVE):
        gap = gap[:-1]
    one = gap[:1] == [","] and gap[1:2] in (["a"], ["an"]) and gap.count(",") == 1
    return one and gap[-1] == "and" and bool(RELATIVE & set(gap))
