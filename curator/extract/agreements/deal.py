"""An agreement as a sentence tells it, and who are its parties: subjects, and those after "between", "with" and "by".

The ways a signing is told are `signings`' and `nouns`'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.extract.agreements.documents import Paper, paper_after
from curator.extract.agreements.parties import Signers
from curator.extract.agreements.party import Party
from curator.extract.scene import span
from curator.extract.text.lexicon import bag
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

AMONG = bag("between among amongst")
PUT = bag("put puts affixed appended added")
FAR = 15
_NEAR = 5
_JOINTS = AMONG | bag("with by")
_SEVERALLY = bag("each respectively separately individually bilateral")
_EVENTS = bag("ceremony ceremonies event")


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement as one sentence tells it.

    Attributes:
        paper: What was signed.
        parties: At least one.
        sentence: Where it is told.
        sure: 0 to 1.
        cue: The verb or noun that tells of the signing, of a list the paper it is a list of; None where the paper
            beside the parties alone does.
        again: The words that speak of a paper named before ("the document"); None where the paper itself stands there.
        aside: Told only by the way, so that it counts for little beside a signing of the same parties.
    """

    paper: Paper
    parties: tuple[Party, ...]
    sentence: Sentence
    sure: float
    cue: Span | None = None
    again: Span | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb of signing with its paper, and where what follows it ends."""

    verb: int
    end: int
    paper: Paper
    always: bool


def signs(words: Sequence[Word], i: int) -> bool:
    """Whether a word is a verb of signing or concluding."""
    low, tag = words[i].low, words[i].tag
    ours = vocabulary("agreements")
    if low in ours.sign:
        return tag[:2] != "NN" or low in ("signed", "inked", "signing")
    if low in PUT:
        return any(word.low in ("signature", "signatures", "pen", "pens") for word in words[i + 1 : i + 4])
    if low in ("came", "come") and i + 2 < len(words) and words[i + 1].low == "to":
        return words[i + 2].low in ("an", "a", "terms")
    if low == "exchange" and i + 1 < len(words) and words[i + 1].low == "of":
        return paper_after(words, i + 2, min(len(words), i + 2 + _NEAR)) is not None
    into = i + 1 < len(words) and words[i + 1].low in ("into", "a", "an")
    return low in ours.conclude and tag[:2] == "VB" and (into or low[:5] != "enter")


def is_hypothetical(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb of signing tells of what is only planned."""
    ours = vocabulary("agreements")
    after = words[verb + 1].low if verb + 1 < len(words) else ""
    before = {word.low for word in words[max(0, verb - 3) : verb]}
    if verb and words[verb - 1].low == "to" and {word.low for word in words[max(0, verb - 8) : verb]} & ours.gathering:
        return False
    if words[verb].tag == "VB" and words[verb].low in ("sign", "ink"):
        return True
    near = {word.low for word in words[max(0, verb - 2) : verb]}
    return bool(near & ours.hypothetical) or bool(before & {"will", "would", "not", "yet"}) or after in _EVENTS


def is_passive(words: Sequence[Word], verb: int) -> bool:
    """Whether a form of "be" stands right before the verb."""
    return any(word.low in vocabulary("agreements").passive for word in words[max(0, verb - 3) : verb])


def paired(
    sentence: Sentence, clause: Clause, subject: list[Party], partners: list[Party], *, open_end: bool
) -> Iterator[Deal]:
    """The deals of a clause between its subject and its partners, one for all or one a pair."""
    words, paper = sentence.words, clause.paper
    cue = span(sentence, clause.verb, clause.verb + 1)
    if partners and subject:
        severally = any(word.low in _SEVERALLY for word in words)
        if (paper.plural or severally) and not any(each.counted for each in subject):
            for one in subject:
                for other in partners:
                    yield Deal(paper, (one, other), sentence, 0.85, cue)
        else:
            yield Deal(paper, (*subject, *partners), sentence, 0.8, cue)
    elif len(subject) > 1:
        yield Deal(paper, tuple(subject), sentence, 0.8, cue)
    elif subject and clause.always and _alone(words, paper, subject[0], open_end=open_end):
        yield Deal(paper, tuple(subject), sentence, 0.5, cue)


def _alone(words: Sequence[Word], paper: Paper, party: Party, *, open_end: bool) -> bool:
    """Whether one party may stand alone: those who are counted, and who signs a new paper with nobody told."""
    if paper.heads & vocabulary("agreements").titled_papers:
        return False
    if paper.again or party.counted:
        return not paper.again
    before = words[paper.first - 1].low if paper.first else ""
    known = before in ("the", "this") and words[paper.last - 1].text[0].islower()
    return not (known or open_end or party.place)


def without(parties: Sequence[Party], others: Sequence[Party]) -> list[Party]:
    """Parties that are not among others, each once."""
    keys = {each.key for each in others}
    return list({each.key: each for each in reversed(parties) if each.key not in keys}.values())[::-1]


def tail_of(signers: Signers, sentence: Sentence, first: int, end: int) -> Iterator[tuple[str, list[Party]]]:
    """Each "between", "with" or "by" that follows, with the parties it introduces; "among" counts as "between"."""
    words = sentence.words
    for i in range(first, end):
        if words[i].low not in _JOINTS or not _joins(words, i):
            continue
        parties = signers.listed(sentence, i + 1, end)
        if words[i].low in AMONG and of_something_else(words, first, i) and all(each.place for each in parties):
            continue
        if len(parties) > 1 and words[i].low in AMONG:
            yield from ((words[i].low, each) for each in _enumerated(signers, sentence, i + 1, end))
        counted = [] if parties else signers.spoken_of(sentence, i + 1, min(end, i + 9))
        yield words[i].low, parties or [each for each in counted if each.counted or words[i].low != "between"]


def _enumerated(signers: Signers, sentence: Sentence, first: int, end: int) -> Iterator[list[Party]]:
    """The further pairs of "between (i) A and B, for mobility; (ii) A and C; and (iii) B and C"."""
    words = sentence.words
    for k in range(first, end):
        if words[k].text == ";" and k + 1 < end and words[k + 1].low not in _JOINTS:
            parties = signers.listed(sentence, k + 1, end)
            if len(parties) > 1:
                yield parties


def of_something_else(words: Sequence[Word], first: int, i: int) -> bool:
    """Whether "between" belongs to what is agreed: "a letter of intent to exchange data between Chile and Peru"."""
    return any(word.tag == "VB" for word in words[first:i])


def _joins(words: Sequence[Word], i: int) -> bool:
    before = words[i - 1]
    if words[i].low == "by":
        ours = vocabulary("agreements")
        return before.tag not in ("VBN", "VBD") or before.low in ours.sign or before.low in ours.conclude
    if words[i].low == "with":
        return before.low not in vocabulary("agreements").together and not (
            i > 1 and words[i - 2].low == "in" and before.tag == "NN"
        )
    return True
