"""Signed papers as a sentence names them: "a framework agreement", "memoranda of understanding", "the document"."""

from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_MODIFIER_TAGS = ("JJ", "NN", "NNP", "NNS", "VBG", "VBN", "HYPH", "CD")
_LIKE_AGREEMENTS = bag("cooperation partnership agreement")
_REACH = 20
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed paper in a sentence.

    Attributes:
        first: Index of the first word of its kind.
        last: Index after the last.
        plural: There are several.
        heads: The words of its kind, singular, in small letters.
        again: It is only called a document, and was named before.
    """

    first: int
    last: int
    plural: bool
    heads: frozenset[str]
    again: bool = False

    @property
    def weak(self) -> bool:
        """Whether it may as well be something that nobody signs: a statement, a partnership."""
        known = lexicon().agreements | vocabulary("agreements").more_papers
        return not self.heads & (known - vocabulary("agreements").weak_papers)


def is_paper(words: Sequence[Word], i: int) -> bool:
    """Whether a word is the head of a signed paper."""
    low = words[i].low
    if low in ("letter", "letters") and not (
        i + 2 < len(words) and words[i + 2].low in vocabulary("agreements").understanding
    ):
        return False
    known = (
        singular(low) in lexicon().agreements
        or low in lexicon().agreements
        or low in vocabulary("agreements").more_papers
    )
    return known and words[i].tag[:2] not in ("VB", "RB")


def papers_between(words: Sequence[Word], first: int, end: int) -> list[Paper]:
    """The papers of a range of words, in order."""
    found: list[Paper] = []
    for i in range(first, end):
        if is_paper(words, i) and not (found and i < found[-1].last):
            paper = whole_paper(words, i, first)
            if paper.first < (found[-1].last if found else first):
                paper = whole_paper(words, i, i)
            found.append(paper)
    return found


def is_titled(words: Sequence[Word], i: int) -> bool:
    """Whether a verb of signing makes a paper of a title that else is none: "the Lima Act", "the Programme of"."""
    return words[i].low in vocabulary("agreements").titled_papers and words[i].text[0].isupper()


def paper_after(words: Sequence[Word], first: int, end: int) -> Paper | None:
    """The paper that a verb before word `first` has as its object."""
    for i in range(first, min(end, first + _REACH)):
        if is_paper(words, i) or is_titled(words, i):
            return whole_paper(words, i, first)
        if words[i].low in vocabulary("agreements").documents:
            return Paper(i, i + 1, words[i].low.endswith("s"), frozenset(), again=True)
        if words[i].text in (";", ".", ":") or words[i].low in ("by", "between", "with", "among"):
            return None
    return None


def paper_before(words: Sequence[Word], verb: int) -> Paper | None:
    """The paper that a passive verb has as its subject: the nearest before it."""
    for i in range(verb - 1, max(-1, verb - 40), -1):
        if words[i].text == ";":
            return None
        if is_paper(words, i) and words[i].low not in _LIKE_AGREEMENTS - {"agreement"}:
            return whole_paper(words, i, 0)
        if is_titled(words, i) and verb - i < _NEAR:
            return whole_paper(words, i, 0)
        if words[i].low in vocabulary("agreements").documents and words[i].text[0].islower():
            return Paper(i, i + 1, words[i].low.endswith("s"), frozenset(), again=True)
    return None


def whole_paper(words: Sequence[Word], i: int, floor: int) -> Paper:
    """The paper whose head is word `i`, with its modifiers from `floor` on and "of understanding"."""
    last = i + 1
    while last < len(words) and is_paper(words, last):
        i, last = last, last + 1
    if (
        last + 1 < len(words)
        and words[last].low == "of"
        and words[last + 1].low in vocabulary("agreements").understanding
    ):
        last += 2
    first = i
    while first > floor and i - first < 6 and _modifies(words[first - 1]):
        first -= 1
    low = words[i].low
    plural = low in ("memoranda", "mous", "letters", "mou's") or (low.endswith("s") and low != singular(low))
    return Paper(first, last, plural, frozenset(singular(word.low) for word in words[first:last]))


def _modifies(word: Word) -> bool:
    ours = vocabulary("agreements")
    verb = word.low in ours.sign or word.low in ours.conclude
    counts = word.tag == "CD" or word.low in ours.counting
    return word.tag in _MODIFIER_TAGS and word.text[0].isalnum() and not verb and not counts
