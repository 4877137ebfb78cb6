"""Events whose head is in small letters and whose name stands beside it: "the symposium Small Shifts".

Events that are named with their head are `names`'.
"""

from collections.abc import Iterator, Sequence

from curator.domain.article import PassageKind
from curator.extract.events.phrases import phrase_beginning, phrase_end
from curator.extract.events.words import Candidate, type_of
from curator.extract.names.mentions import Kind
from curator.extract.names.runs import is_capital
from curator.extract.scene import Scene, plain
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "”"}
_LONGEST = 16
_NO_TITLES = frozenset({"visit", "tour", "session", "days"})


def half_named(scene: Scene) -> Iterator[tuple[Sentence, Candidate]]:
    """Events whose head is in small letters and whose rest is a name or a title, with the weight 0."""
    for sentence in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY):
        for i, head in _heads(sentence.words):
            span = _of_named(scene, sentence, i) or _titled(scene, sentence, i, head)
            if span is not None:
                first, last = span
                begin, end = sentence.words[first].start, sentence.words[last - 1].end
                kind = type_of(head, plain(scene.text[begin:end]))
                yield sentence, Candidate((begin, end), kind, head, sentence, first, last, 0.0)


def _heads(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    events = lexicon().events
    for i, word in enumerate(words[:-1]):
        head = word.low if word.low in events else singular(word.low)
        if head in events and not word.text[0].isupper() and word.low == head:
            yield i, head


def _of_named(scene: Scene, sentence: Sentence, i: int) -> tuple[int, int] | None:
    """As in "kick-off meeting of the Harbour Cluster": first word and index after the last."""
    words = sentence.words
    after = [word.low for word in words[i + 1 : i + 3]]
    if after[0] not in ("of", "for"):
        return None
    begins = i + 2 + (after[1:] == ["the"])
    named = scene.of(sentence, Kind.ORGANIZATION, Kind.THING, Kind.OTHER)
    mention = next((each for each in named if each.first == begins), None)
    if mention is None or mention.last - mention.first < 2 or mention.quoted:
        return None
    return phrase_beginning(words, i), mention.last


def _titled(scene: Scene, sentence: Sentence, i: int, head: str) -> tuple[int, int] | None:
    """As in "the student contest “Bright Ice”", "a seminar titled “Clean Sea”" or "the symposium Small Shifts"."""
    words = sentence.words
    if head in _NO_TITLES:
        return None
    first = phrase_beginning(words, i)
    rest = phrase_end(words, i)
    for j in dict.fromkeys((i + 1, rest)):
        called = j < len(words) and words[j].low in vocabulary("events").titled
        last = quotation_end(words, j + called)
        if last:
            return (j + 2, last - 1) if called else (first, last)
    if words[first].text in _QUOTES:
        return first, i + 1
    mention = next((each for each in scene.mentions[sentence.index] if each.first == i + 1), None)
    if mention is None or mention.last - mention.first < 2:
        return None
    unknown = mention.kind is Kind.OTHER or mention.sure < 0.5
    # What is taken for a person right behind "they held the symposium" is a title all the same.
    held = {word.low for word in words[max(0, first - 2) : first]} & vocabulary("events").arranged
    says = mention.last < len(words) and words[mention.last].tag in ("VBD", "VBZ", "VBP", "MD")
    held_title = mention.kind is Kind.PERSON and bool(held)
    return (first, mention.last) if held_title or (unknown and not says) else None


def quotation_end(words: Sequence[Word], i: int) -> int:
    """The index after the quotation with capitals that opens at a word; 0 where none does."""
    if i >= len(words) or words[i].text not in _QUOTES:
        return 0
    closing = _QUOTES[words[i].text]
    close = next((k for k in range(i + 2, min(i + _LONGEST, len(words))) if words[k].text == closing), 0)
    return close + 1 if close and is_capital(words[i + 1]) else 0
