"""Agreements told as a list of partners: "signed three memoranda. The partners are as follows: 1. A ... 2. B ...".

A list of papers with both their parties, line by line, is `signings`'.
"""

import re
from collections.abc import Iterator, Sequence

from curator.extract.agreements.deal import Deal
from curator.extract.agreements.documents import Paper, papers_between
from curator.extract.agreements.parties import Signers
from curator.extract.agreements.party import Party
from curator.extract.text.reading import Reading, Sentence
from curator.extract.text.vocabulary import vocabulary

Span = tuple[int, int]
_ITEM = re.compile(r"\s*(?:(?:No\.?\s*)?\(?\d{1,2}[.):]?\s|\(?[a-h][.)]\s|[-•*–▪·]\s)")
_NAMED_BEFORE = 4
"""Sentences before a list within which the papers and the one who signs them all are named."""
_FEW = 5
_DESCRIBES = frozenset({":", "：", "represented", "–", "—"})


def listed_deals(reading: Reading, signers: Signers) -> Iterator[tuple[Span, Deal]]:
    """The agreements of lists whose items name one partner each, with the range of their paper.

    Args:
        reading: Of the document.
        signers: Of the document.

    Yields:
        One deal an item, between its partner and the one who signs with all.
    """
    sentences = reading.sentences
    for sentence in sentences:
        if not _opens_list(reading, sentence):
            continue
        items = _items(reading, sentences[sentence.index + 1 :])
        opener = _opener(sentences[max(0, sentence.index - _NAMED_BEFORE) : sentence.index + 1], signers)
        if len(items) < 2 or opener is None:
            continue
        kind, paper, signer = opener
        for item in items:
            partners = signers.listed(item, 0, _label_end(item), reach=_FEW)
            if (
                len(partners) == 1
                and partners[0].key != signer.key
                and not papers_between(item.words, 0, min(len(item.words), _FEW))
            ):
                yield kind, Deal(paper, (signer, partners[0]), item, 0.7, cue=kind)


def _opens_list(reading: Reading, sentence: Sentence) -> bool:
    text = reading.text[sentence.start : sentence.end].rstrip()
    return text.endswith((":", "：")) and not sentence.headline and _ITEM.match(text) is None


def _items(reading: Reading, following: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that begin the items of a list; whatever else stands in an item is passed over."""
    items: list[Sentence] = []
    for sentence in following:
        line = max(reading.text.rfind("\n", 0, sentence.start) + 1, 0)
        opens = not reading.text[line : sentence.start].strip(" \t.-•*–▪·()0123456789No")
        if opens and _ITEM.match(reading.text, line) is not None:
            items.append(sentence)
        elif opens:
            break
    return items


def _label_end(item: Sentence) -> int:
    """Where the partner's description begins: at the colon, at "represented by", or else nowhere."""
    return next((i for i, word in enumerate(item.words) if word.low in _DESCRIBES), len(item.words))


def _opener(before: Sequence[Sentence], signers: Signers) -> tuple[Span, Paper, Party] | None:
    """The several papers that a list is about, and the one who signs all: named last before the list."""
    for sentence in reversed(before):
        words = sentence.words
        papers = [each for each in papers_between(words, 0, len(words)) if each.plural]
        signed = any(word.low in vocabulary("agreements").sign | vocabulary("agreements").conclude for word in words)
        parties = signers.listed(sentence, 0, len(words), reach=len(words)) if papers and signed else []
        if len(parties) == 1 and not parties[0].place and not parties[0].counted:
            where = words[papers[0].first].start, words[papers[0].last - 1].end
            return where, papers[0], parties[0]
    return None
