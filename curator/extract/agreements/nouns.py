"""Signings told without a verb of signing: "a pact between", "the signatories were", "under a contract", "was awarded".

Verbs of signing are `signings`'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.extract.agreements.deal import (
    FAR,
    Clause,
    Deal,
    is_hypothetical,
    is_passive,
    of_something_else,
    paired,
    signs,
    tail_of,
    without,
)
from curator.extract.agreements.documents import Paper, is_paper, paper_after, papers_between
from curator.extract.agreements.parties import Signers
from curator.extract.agreements.party import Party
from curator.extract.agreements.subjects import clause_begins, subject_of
from curator.extract.dates.bygone import is_bygone
from curator.extract.scene import span
from curator.extract.text.lexicon import bag
from curator.extract.text.reading import Reading, Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OPENING = 2
"""The last word at which "under" still begins a sentence."""
_BY_MEANS = bag("with through via by")


def deals_beside(reading: Reading, signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """The agreements of a sentence that no verb of signing tells; the arguments are those of `signings.deals_in`."""
    yield from _between(reading, signers, sentence, signing=signing)
    yield from _named_signatories(signers, sentence)
    yield from _labelled(signers, sentence, signing=signing)
    yield from _under(signers, sentence, signing=signing)
    yield from _awarded(signers, sentence)


def _between(reading: Reading, signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """Papers without a verb of their own: "letters of intent followed: between A and B, between C and D"."""
    words = sentence.words
    paper: Paper | None = None
    for i, word in enumerate(words):
        if is_paper(words, i) and (paper is None or i >= paper.last):
            paper = papers_between(words, max(0, i - 6), i + 1)[-1]
        by = word.low == "by" and i > 0 and words[i - 1].text == "," and signing
        if paper is None or not (word.low in ("between", "among") or by) or i - paper.last > 3 * FAR:
            continue
        listed = signers.listed(sentence, i + 1, len(words), reach=3)
        past = is_bygone(reading, sentence, words[paper.first].start, words[i].end)
        told = any(signs(words, k) for k in range(len(words)))
        if of_something_else(words, paper.last, i) and all(each.place for each in listed):
            continue
        real = told or not (paper.weak or all(each.place for each in listed))
        if len(listed) > 1 and real and not past and not is_hypothetical(words, i):
            yield Deal(paper, tuple(listed), sentence, 0.7)


def _named_signatories(signers: Signers, sentence: Sentence) -> Iterator[Deal]:
    """As in "the signatories were A and B", "among those who signed memoranda with A were B and C"."""
    words = sentence.words
    for i, word in enumerate(words):
        party = word.low == "parties" and i + 1 < len(words) and words[i + 1].low == "to"
        among = word.low == "signed" and i > 1 and words[i - 1].low in ("who", "that", "which") and _opens_among(words)
        if not (word.low in ("signatories", "signers") or party or among):
            continue
        papers = papers_between(words, i, len(words))
        are = next(
            (k for k in range(i + 1, min(len(words), i + 3 * FAR)) if words[k].low in vocabulary("agreements").include),
            -1,
        )
        listed = signers.listed(sentence, are + 1, len(words), reach=4) if are > 0 else []
        paper = papers[0] if papers and papers[0].last <= are else None
        paper = paper or Paper(i, i + 1, plural=False, heads=frozenset(), again=True)
        if among:
            partners = [
                each for joint, found in tail_of(signers, sentence, i, are) if joint == "with" for each in found
            ]
            clause = Clause(i, are, paper, always=True)
            yield from paired(sentence, clause, listed, without(partners, listed), open_end=True)
        elif len(listed) > 1:
            yield Deal(paper, tuple(listed), sentence, 0.8, span(sentence, i, i + 1))


def _opens_among(words: Sequence[Word]) -> bool:
    return any(word.low in ("among", "amongst") for word in words[:3])


def _labelled(signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """A line of a list: "Licence agreement: A - B"."""
    words = sentence.words
    colon = next((i for i, word in enumerate(words[:12]) if word.text in (":", "：")), -1)
    papers = papers_between(words, 0, colon) if colon > 0 and signing else []
    if papers and papers[-1].last == colon:
        listed = signers.listed(sentence, colon + 1, len(words), reach=3)
        if len(listed) > 1:
            yield Deal(papers[-1], tuple(listed), sentence, 0.7)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The opening of "under a pact with A, B will build a plant".

    Attributes:
        at: The word "under".
        paper: Under which.
        comma: Where the opening ends.
        told: A signing is told in it: "under a contract signed on Monday".
    """

    at: int
    paper: Paper
    comma: int
    told: bool

    @property
    def opens(self) -> bool:
        """Whether the sentence begins with it."""
        return self.at <= _OPENING


def _under(signers: Signers, sentence: Sentence, *, signing: bool) -> Iterator[Deal]:
    """As in "under a pact with A, B will build a plant", "under a contract signed on Monday, A will supply B"."""
    words = sentence.words
    for frame in _frames(words):
        partners = _partners(signers, sentence, frame)
        acting = _acting(signers, sentence, frame)
        if frame.opens and acting and not partners:
            others = signers.inside(sentence, _verb_behind(words, frame), len(words))
            partners = without(others, acting)[:1]
        parties = (*acting, *without(partners, acting))
        joined = bool(partners) or not frame.opens or frame.told
        if len(parties) > 1 and joined and (signing or frame.told or _is_fresh(words, frame)):
            yield Deal(frame.paper, parties, sentence, 0.7, span(sentence, frame.at, frame.at + 1), aside=True)


def _frames(words: Sequence[Word]) -> Iterator[_Frame]:
    """Each "under" of a sentence, or "through" that opens it, that a paper stands behind."""
    for i, word in enumerate(words[:-2]):
        opens = word.low == "under" or (i < 1 and word.low in _BY_MEANS)
        near = opens and any(is_paper(words, k) for k in range(i + 1, min(len(words), i + 8)))
        paper = paper_after(words, i + 1, len(words)) if near else None
        if paper is None or paper.again:
            continue
        signing = any(each.low in ("signing", "signature") for each in words[i : paper.first])
        comma = _opening_ends(words, paper)
        told = signing or any(signs(words, k) for k in range(paper.last, comma))
        titled = words[paper.last - 1].text[0].isupper()  # "under the Kyoto Agreement" tells of no signing
        if paper.first - i <= 3 + 2 * signing and (told or not titled):
            yield _Frame(i, paper, comma, told)


def _opening_ends(words: Sequence[Word], paper: Paper) -> int:
    """The comma behind a paper, that before a participle aside: "under the pact, signed in Bergen, A will"."""
    commas = [k for k in range(paper.last, len(words)) if words[k].text == ","]
    if len(commas) > 1 and commas[0] + 1 < len(words) and words[commas[0] + 1].tag == "VBN":
        return commas[1]
    return commas[0] if commas else len(words)


def _partners(signers: Signers, sentence: Sentence, frame: _Frame) -> list[Party]:
    """Those "with" whom the paper is."""
    tail = tail_of(signers, sentence, frame.paper.last, frame.comma)
    return [each for joint, found in tail if joint == "with" for each in found]


def _acting(signers: Signers, sentence: Sentence, frame: _Frame) -> list[Party]:
    """Who acts under the paper: behind the opening, or before an "under" that tells of a signing."""
    words = sentence.words
    if not frame.opens:
        begin = clause_begins(words, frame.at)
        return signers.listed(sentence, begin, frame.at, reach=4) if frame.told else []
    verb = _verb_behind(words, frame)
    acting = signers.listed(sentence, frame.comma + 1, verb, reach=3)
    for k in (k for k in range(verb + 1, len(words)) if words[k].tag == "MD" and acting):
        acting += without(signers.ending(sentence, verb, k), acting)
    return acting


def _verb_behind(words: Sequence[Word], frame: _Frame) -> int:
    return next((k for k in range(frame.comma + 1, len(words)) if words[k].tag in _FINITE), len(words))


def _is_fresh(words: Sequence[Word], frame: _Frame) -> bool:
    """Whether the paper is told as a new one: "under a pact"."""
    return any(word.low in vocabulary("agreements").indefinite for word in words[frame.at + 1 : frame.paper.first + 1])


def _awarded(signers: Signers, sentence: Sentence) -> Iterator[Deal]:
    """As in "A awarded B a contract", "B was awarded a contract by A", "B won a contract from A"."""
    words = sentence.words
    ours = vocabulary("agreements")
    for i, word in enumerate(words):
        if (word.low not in ours.awarded and word.low not in ours.won) or word.tag[:2] != "VB":
            continue
        paper = paper_after(words, i + 1, len(words))
        if paper is None or not paper.heads & vocabulary("agreements").contracts or is_hypothetical(words, i):
            continue
        joints = ("by", "from") if word.low in ours.won or is_passive(words, i) else ("to",)
        other = signers.listed(sentence, i + 1, paper.first, reach=3)
        for k in range(paper.last, min(len(words), paper.last + FAR)):
            if words[k].low in joints and not other:
                other = signers.listed(sentence, k + 1, len(words), reach=3)
        subject = subject_of(signers, sentence, i)
        if subject and other and not any(each.counted for each in subject):
            yield Deal(paper, (*subject, *without(other, subject)), sentence, 0.7, span(sentence, i, i + 1))
