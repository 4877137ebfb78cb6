"""Topics: those of the profile's vocabulary whose words an article says in its title or again and again.

Which topics there are, and which words tell of them, is the profile's to say; nothing else is proposed.
"""

import re
from collections.abc import Sequence
from functools import cache

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedEntry
from curator.extract.scene import Entries, Scene

STAGE = "topics.rules.v2"

_AT_MOST = 5
_IN_TITLE = 3
"""What a word in the title counts; one in the text counts 1."""
_ENOUGH = 3
_PLURAL = r"(?:e?s|ies)?"

_Vocabulary = tuple[tuple[str, tuple[str, ...]], ...]


def propose_topics(scene: Scene) -> Entries:
    """Proposes the topics that are told of most, each with the places that tell of it, the title's first."""
    patterns = _patterns(scene.profile.group("topic").fields[0].vocabulary)
    field = scene.profile.group("topic").fields[0].key
    told = []
    for topic, pattern in patterns:
        spans, weight = _told(scene, pattern)
        if weight >= _ENOUGH:
            told.append((-weight, spans[0], topic, spans))
    entries = []
    for weight, _, topic, spans in sorted(told)[:_AT_MOST]:
        value = scene.value(field, spans, min(0.85, 0.45 - 0.05 * weight), words=topic)
        entries.append(ProposedEntry(group="topic", values=(value,), stage=STAGE))
    return tuple(entries)


def _told(scene: Scene, pattern: re.Pattern[str]) -> tuple[list[tuple[int, int]], int]:
    """Where an article tells of a topic, and how much that weighs."""
    spans: list[tuple[int, int]] = []
    weight = 0
    for kind, counts in ((PassageKind.TITLE, _IN_TITLE), (PassageKind.DATELINE, 1), (PassageKind.BODY, 1)):
        for sentence in scene.reading.of(kind):
            found = [match.span() for match in pattern.finditer(scene.text, sentence.start, sentence.end)]
            spans += found
            weight += len(found) * counts
    return spans, weight


@cache
def _patterns(vocabulary: _Vocabulary) -> Sequence[tuple[str, re.Pattern[str]]]:
    """One pattern a topic: whole words, in singular or plural; words in capitals only in capitals."""
    return tuple((topic, re.compile("|".join(map(_pattern, words)))) for topic, words in vocabulary)


def _pattern(words: str) -> str:
    stem = words[:-1] if words.endswith("y") and not words.isupper() else words
    ending = "(?:y|ies)" if stem != words else _PLURAL
    written = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", stem))
    return rf"(?<!\w){written}{ending}(?!\w)" if words.isupper() else rf"(?i:(?<!\w){written}{ending}(?!\w))"
