"""Agreements as the means of something: "teamed up with B through a pact", "deepened their ties, signing a charter"."""

from collections.abc import Iterator, Sequence

from curator.extract.agreements.deal import Deal, is_hypothetical, tail_of, without
from curator.extract.agreements.documents import Paper, paper_after
from curator.extract.agreements.parties import Signers
from curator.extract.agreements.subjects import subject_of
from curator.extract.dates.bygone import is_bygone
from curator.extract.scene import span
from curator.extract.text.lexicon import bag
from curator.extract.text.reading import Reading, Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_MEANS = bag("through via under by with in")
_FRESH = bag("a an another new separate")
_REACH = 25
_NEAR = 6


def deals_by_means(reading: Reading, signers: Signers, sentence: Sentence) -> Iterator[Deal]:
    """The agreements by which those of a sentence came together.

    Args:
        reading: For the dates of what is long past.
        signers: Of the document.
        sentence: To be read.

    Yields:
        Deals of at least two parties, told by the way.
    """
    words = sentence.words
    for verb, word in enumerate(words):
        if word.low not in vocabulary("agreements").unite or word.tag not in ("VBD", "VBN", "VBP", "VBZ"):
            continue
        if is_hypothetical(words, verb) or is_bygone(reading, sentence, word.start, word.end):
            continue
        means, paper = _means(words, verb)
        if paper is None:
            continue
        subject = subject_of(signers, sentence, verb)
        joined = list(tail_of(signers, sentence, verb + 1, means))
        partners = without([each for joint, found in joined if joint == "with" for each in found], subject)
        if subject and len(subject) + len(partners) > 1:
            yield Deal(paper, (*subject, *partners), sentence, 0.65, span(sentence, verb, verb + 1), aside=True)


def _means(words: Sequence[Word], verb: int) -> tuple[int, Paper | None]:
    """Where the means begin after a verb, and the paper that they are: "through an MoU", ", signing a contract"."""
    for i in range(verb + 1, min(len(words) - 1, verb + _REACH)):
        signing = words[i].low in vocabulary("agreements").sign and words[i].low.endswith("ing")
        if not signing and words[i].low not in _MEANS:
            continue
        paper = paper_after(words, i + 1, min(len(words), i + 1 + _NEAR))
        if paper is None or paper.again:
            continue
        between = words[i + 1 : paper.first]
        if any(word.low in _FRESH for word in between) and not any(word.text[0].isupper() for word in between):
            return i, paper
    return len(words), None
