"""Where a person belongs when no position says so: "Ana Silva of TIMR", "who heads TIMR", "TIMR is led by Ana Silva".

For whom somebody signs or speaks is `agreements.acting_for`'; houses of positions are `positions`' and `employers`'.
"""

from collections.abc import Mapping

from curator.extract.names.mentions import Kind, Mention
from curator.extract.organizations.bodies import generic_words, meant_by
from curator.extract.people.home import Home, Span
from curator.extract.people.position_of import after_name, before_name
from curator.extract.scene import Scene, span
from curator.extract.text.reading import Sentence
from curator.extract.text.vocabulary import vocabulary

Named = Mapping[int, Mention]
_TOWARDS = frozenset({"at", "of", "for", "in"})
_CLAUSE = 16
"""Words within which a house and "is headed by" belong together."""


def of_whom(sentence: Sentence, mention: Mention, named: Named) -> Span | None:
    """As in "Ana Silva of TIMR", "Ana Silva (Water Institute)", "TIMR's Ana Silva"."""
    words = sentence.words
    owner = next((m for m in named.values() if m.last == mention.first - 1 and m.kind is Kind.ORGANIZATION), None)
    if owner is not None and words[owner.last].low == "'s":
        return owner.start, owner.end
    i = mention.last
    if i >= len(words) or words[i].low not in ("of", "from", "at", "with", "(", ","):
        return None
    if words[i].text == "," and i + 1 < len(words) and words[i + 1].low in ("of", "from", "at", "with"):
        i += 1
    if i + 1 < len(words) and words[i + 1].low == "the":
        i += 1
    target = named.get(i + 1)
    if target is None or target.kind is not Kind.ORGANIZATION:
        return None
    if words[i].text == ",":
        after = words[target.last].text if target.last < len(words) else "."
        before = words[mention.first - 1].text if mention.first else ""
        if after not in (",", ";", ".") or (before == "," and after == ","):
            return None
    return target.start, target.end


def headed_by(sentence: Sentence, mention: Mention, named: Named) -> Span | None:
    """As in "Ana Silva, who heads the Water Institute", "who leads a group at TIMR", "speaking for TIMR"."""
    words = sentence.words
    begin = after_name(words, mention.last)
    verb = next(
        (i for i in range(begin, min(begin + 4, len(words))) if words[i].low in vocabulary("people").heading), None
    )
    if verb is None or any(word.text == ";" for word in words[mention.last : verb]):
        return None
    for i in range(verb + 1, min(verb + 8, len(words))):
        target = named.get(i)
        if target is not None:
            reached = i == verb + 1 + (words[verb + 1].low == "the") or words[i - 1].low in _TOWARDS
            reached = reached or (words[i - 1].low == "the" and words[i - 2].low in _TOWARDS)
            return (target.start, target.end) if reached and target.kind is Kind.ORGANIZATION else None
        if words[i].text in (",", ";", "."):
            return None
    return None


def heads_of(scene: Scene, sentence: Sentence, mention: Mention, named: Named) -> Home | None:
    """As in "The Water Institute is headed by Ana Silva", "a team led by Ana Silva runs the centre"."""
    words = sentence.words
    by = before_name(words, mention.first) - 1
    if by < 1 or words[by].low != "by" or words[by - 1].low not in vocabulary("people").headed:
        return None
    first = max(0, by - _CLAUSE)
    it = by > 2 and words[by - 3].low == "it"
    first = first if it else max((i + 1 for i in range(first, by) if words[i].text == ";"), default=first)
    if any(each.kind is Kind.PERSON and first <= each.first < by for each in named.values()):
        return None
    bodies = [each for each in named.values() if each.kind is Kind.ORGANIZATION and first <= each.first < by]
    if bodies:
        nearest = max(bodies, key=lambda each: each.first)
        several = any(each.last == nearest.first - 1 and words[each.last].low == "and" for each in bodies)
        return None if several else Home((nearest.start, nearest.end))
    for i, word in generic_words(sentence, first, by):
        body = meant_by(scene.bodies, word, words[i].start)
        if body is not None:
            return Home(body.fullest, span(sentence, i, by + 1))
    return None
