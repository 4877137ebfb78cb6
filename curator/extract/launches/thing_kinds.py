"""What sort a thing is that may be launched, as the words beside its name tell.

Which names are things is found by `things`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.names.mentions import Kind
from curator.extract.text.lexicon import bag, lexicon, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_APPOSED_REACH = 6
_OPENS = bag("a an its their our")
_CLOSES = frozenset({"*", "”", '"', "’", "»"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing.

    Attributes:
        first: Index of the first word that belongs to it, what it is called before its name included.
        last: Index after the last.
        start: First code point of the name.
        end: The code point after it.
        head: The word that says what it is, in small letters, or empty.
        kind: Of its mention.
    """

    first: int
    last: int
    start: int
    end: int
    head: str
    kind: Kind


def is_kind(low: str) -> bool:
    """Whether a word in small letters says what kind of thing may be launched."""
    kinds = lexicon().launches
    return low in kinds or singular(low) in kinds or singular(low) in vocabulary("launches").apposed


def kind_after(words: Sequence[Word], last: int) -> int:
    """Index after the common noun that follows a name as in "the SoilHub data portal"; `last` where none does."""
    for i in range(last, min(len(words), last + 3)):
        if not words[i].text[0].islower() or words[i].tag not in ("NN", "JJ", "VBG"):
            break
        if words[i].tag in ("NN", "JJ") and is_kind(words[i].low) and not _goes_on(words, i):
            return i + 1
    return last


def apposed_kind(words: Sequence[Word], last: int, *, odd: bool = False) -> str:
    """The kind in "the Coastal Passport, a national scheme"; empty where none is told after word `last`.

    Args:
        words: Of the sentence.
        last: Index after the name.
        odd: The name says nothing itself, so that "Coral, the programme of" explains it too.
    """
    k = last
    while k < len(words) and words[k].text in _CLOSES:
        k += 1
    if k + 2 >= len(words) or words[k].text not in (",", "(", "–", "—"):
        return ""
    owner = words[k + 1].tag == "NNP" and words[k + 2].low == "'s"
    if words[k + 1].low not in _OPENS and not owner and not (odd and words[k + 1].low == "the"):
        return ""
    for i in range(k + 2, min(len(words), k + 2 + _APPOSED_REACH)):
        if words[i].tag in ("IN", "WDT", "TO") or words[i].text in ",.;)":
            break
        known = words[i].tag[:2] == "NN" and words[i].text[0].islower() and is_kind(words[i].low)
        if known and not _goes_on(words, i):
            return words[i].low
    return ""


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether a noun only says of which sort the next one is: "an app developer"."""
    return i + 1 < len(words) and words[i + 1].tag[:2] == "NN" and words[i + 1].text[0].islower()
