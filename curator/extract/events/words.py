"""The words that the stage of events goes by, and how a candidate for an event is held while it is weighed."""

import re
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Reading, Sentence
from curator.extract.text.vocabulary import vocabulary

Span = tuple[int, int]
_LEADS = 3
_SEARCHED = 20
_STOPS = ".!?:;\"”’')*"
_BULLETS = frozenset("-–—•*·»")
_SIGNED = re.compile(r"signing\b(?! (?:and|&) )")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible event of the news.

    Attributes:
        span: Of its name.
        type: A choice of the record's field.
        head: The word that says what it is, in small letters.
        sentence: Where the name stands.
        first: Index of the name's first word in it.
        last: Index after the name's last word.
        weight: How much speaks for it; 2 is enough.
    """

    span: Span
    type: str
    head: str
    sentence: Sentence
    first: int
    last: int
    weight: float


def is_imprint(sentence: Sentence) -> bool:
    """Whether a line tells the day of publication, the source or the editor, and nothing of the news."""
    if sentence.kind is not PassageKind.DATELINE:
        return False
    low = {word.low.rstrip(".") for word in sentence.words}
    lex = lexicon()
    spoken = {each for each in low if each[:1].isalpha()} - lex.months - lex.weekdays
    return len(sentence.words) < 9 or bool(vocabulary("events").imprint & low) or not spoken


def leads(reading: Reading) -> list[Sentence]:
    """The first sentences of the news; lines of a deck and datelines that end without a stop are none."""
    body = [
        each
        for each in reading.of(PassageKind.DATELINE, PassageKind.BODY)
        if len(each.words) > 6 and not is_imprint(each)
    ]
    prose = [each for each in body[:_SEARCHED] if _is_prose(each)]
    return (prose or body)[:_LEADS]


def _is_prose(sentence: Sentence) -> bool:
    words = sentence.words
    return words[-1].text[-1] in _STOPS and words[0].text not in _BULLETS


def type_of(head: str, name: str) -> str:
    """The choice of the field `type` for the head of an event's name."""
    events = lexicon().events
    if head == "ceremony" and _SIGNED.search(name.casefold()):
        return "signing"
    return events.get(head) or events.get(singular(head)) or "other"
