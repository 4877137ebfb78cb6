"""What parties agreed to do where a paper is told beside it: "A and B agreed to share data. Under the contract, ...".

Signings in so many words are `signings`'.
"""

from collections.abc import Iterator

from curator.extract.agreements.deal import Deal, is_hypothetical, tail_of, without
from curator.extract.agreements.documents import Paper, papers_between
from curator.extract.agreements.parties import Signers
from curator.extract.agreements.subjects import subject_of
from curator.extract.dates.bygone import is_bygone
from curator.extract.scene import span
from curator.extract.text.lexicon import bag
from curator.extract.text.reading import Reading, Sentence
from curator.extract.text.vocabulary import vocabulary

Span = tuple[int, int]
_REFLEXIVE = bag("themselves")
_JOINT = bag("a the joint new common")
_WITH_REACH = 8


def pledged_deals(reading: Reading, signers: Signers, sentence: Sentence) -> Iterator[tuple[Span, Deal]]:
    """The agreements of a sentence whose paper stands in it or in a sentence beside it.

    Args:
        reading: For the sentences beside it and the dates of what is long past.
        signers: Of the document.
        sentence: To be read.

    Yields:
        Deals of at least two parties, with the range of their paper.
    """
    words = sentence.words
    for i, word in enumerate(words):
        if word.low not in vocabulary("agreements").pledge or word.tag not in ("VBD", "VBN", "VBP"):
            continue
        after = i + 1 + (i + 1 < len(words) and words[i + 1].low in _REFLEXIVE)
        goes_on = after + 1 < len(words) and (
            words[after].low in ("to", "with") or (words[after].low == "on" and words[after + 1].low in _JOINT)
        )
        if not goes_on or is_hypothetical(words, i) or is_bygone(reading, sentence, word.start, word.end):
            continue
        found = _paper_beside(reading, sentence)
        subject = subject_of(signers, sentence, i)
        joined = tail_of(signers, sentence, i + 1, min(len(words), i + _WITH_REACH))
        partners = without([each for joint, parties in joined if joint == "with" for each in parties], subject)
        if found is not None and subject and len(subject) + len(partners) > 1:
            yield found[0], Deal(found[1], (*subject, *partners), sentence, 0.6, span(sentence, i, i + 1))


def _paper_beside(reading: Reading, sentence: Sentence) -> tuple[Span, Paper] | None:
    """The paper that is signed nearest: in the sentence itself, the next one, the two before."""
    for index in (sentence.index, sentence.index + 1, sentence.index - 1, sentence.index - 2):
        if not 0 <= index < len(reading.sentences):
            continue
        beside = reading.sentences[index]
        signed = any(word.low in vocabulary("agreements").sign for word in beside.words)
        papers = papers_between(beside.words, 0, len(beside.words)) if signed and not beside.headline else []
        if papers:
            return span(beside, papers[0].first, papers[0].last), papers[0]
    return None
