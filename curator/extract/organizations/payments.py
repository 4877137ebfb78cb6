"""Who paid: "28 million euros from A", "A is adding €4 million", "A will pay for two posts".

Sponsors that a verb or a noun of sponsoring names are `roles`'.
"""

from collections.abc import Iterator, Sequence

from curator.extract.names.mentions import Mention
from curator.extract.organizations.rows import Row
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Given = tuple[str, int, int, list[Mention]]
_SIGNS = "$€£¥₹"
_AFTER_SUM = 5
"""Words between a sum and the "from" before its giver: "2 million euros in grants from"."""
_BEFORE_SUM = 6


def payments(row: Row) -> Iterator[Given]:
    """Finds the bodies of a sentence that gave money.

    Args:
        row: The sentence.

    Yields:
        `sponsor`, the words first..last that say so, and the bodies.
    """
    known = vocabulary("organizations")
    words = row.words
    for i, word in enumerate(words):
        if word.low == "from" and any(_is_sum(each) for each in words[max(0, i - _AFTER_SUM) : i]):
            yield "sponsor", i, i + 1, row.after(i, reach=3)
        elif word.low in known.giving and word.tag[:2] == "VB" and _given(words, i):
            yield "sponsor", i, i + 1, row.before(i)


def _given(words: Sequence[Word], i: int) -> bool:
    """Whether money, or "for" after a form of paying, follows the verb at `i`."""
    after = words[i + 1 : i + 1 + _BEFORE_SUM]
    if words[i].low.startswith(("pay", "paid")) and after and after[0].low == "for":
        return True
    return any(_is_sum(word) or word.low in vocabulary("organizations").gifts for word in after)


def _is_sum(word: Word) -> bool:
    return any(sign in word.text for sign in _SIGNS) or word.low in vocabulary("organizations").currencies
