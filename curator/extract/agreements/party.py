"""One party of a list of those who sign: what it is, and by which words around it the list takes it in.

Walking a sentence for its parties is `parties`'.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.figures.numbers import numbers_in
from curator.extract.names.mentions import Kind
from curator.extract.text.lexicon import lexicon
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Party:
    """One who signs.

    Attributes:
        where: Where it is named.
        key: The same for all names of one organisation.
        counted: Only counted: "nine towns".
        place: A country or town.
        cue: The words of the signing that speak of it where they don't name it: "the two sides", "its rector".
    """

    where: Span
    key: str
    counted: bool = False
    place: bool = False
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What may be a party, at its words in the sentence."""

    first: int
    last: int
    party: Party
    kind: Kind


def is_party(words: Sequence[Word], item: Item, begin: int, found: list[Kind]) -> bool:
    """Whether what stands in a list after the parties of these kinds is a party too, by the words around it."""
    k = item.first - 1
    if k > begin and words[k].low == "'s":
        k -= 2
    while k >= begin and words[k].low in lexicon().articles:
        k -= 1
    before = words[k] if k >= begin else None
    after = words[item.last].low if item.last < len(words) else ""
    if before is None:
        return True
    if item.kind is Kind.PERSON:
        return True
    if item.kind is Kind.ORGANIZATION:
        belongs = before.low == "of" and k > begin and words[k - 1].low in vocabulary("agreements").belonging
        return not belongs and not (before.low in vocabulary("agreements").here and found)
    if item.kind is Kind.PLACE:
        if before.low == "of" and k > begin and words[k - 1].low in vocabulary("agreements").civic:
            return after != "'s"
        if (
            not found
            and before.low in ("from", "of")
            and k > begin
            and words[k - 1].low in vocabulary("agreements").envoys
        ):
            return after != "'s"
        if not found and before.low in (",", "and") and _listed_home(words, k, begin):
            return False
        if not found:
            return before.low not in vocabulary("agreements").here | {"from"} and after != "'s"
        apart = all(kind is Kind.PLACE for kind in found)
        return after != "'s" and (before.low in ("and", "&") or (apart and before.low == ","))
    described = before.tag in ("NN", "NNS") and before.text[0].islower()
    return (
        before.low in vocabulary("agreements").opens_item - {"of", "to"} or described
    ) and before.low not in vocabulary("agreements").here


def _listed_home(words: Sequence[Word], k: int, begin: int) -> bool:
    """Whether a place goes on a list of where somebody is from: "partners from Japan, Kenya and Peru"."""
    while k > begin and (words[k].tag == "NNP" or words[k].low in (",", "and", "the")):
        k -= 1
    return (
        words[k].low in vocabulary("agreements").here | {"from"}
        and words[k - 1].low not in vocabulary("agreements").envoys
    )


def before_bracket(words: Sequence[Word], k: int) -> int:
    """The index after the word before a bracket that ends at `k`, as in "Water Institute (WI)"; `k` where none does."""
    if k and words[k - 1].text == ")":
        return next((j for j in range(k - 2, max(-1, k - 8), -1) if words[j].text == "("), k)
    return k


def new_clause(words: Sequence[Word], item: Item) -> bool:
    """Whether the last of a list opens a clause of its own: "..., with A, and B unveiled"."""
    k = item.first - 1
    while k > 0 and words[k].low in lexicon().articles:
        k -= 1
    return words[k].low == "and" and k > 0 and words[k - 1].text == ","


def definite(words: Sequence[Word], i: int) -> bool:
    """Whether an article makes a common noun that of one known body: "the university", "the French institute"."""
    return words[i - 1].low in ("the", "this") or (i > 1 and words[i - 1].tag == "JJ" and words[i - 2].low == "the")


def counted(words: Sequence[Word], first: int, end: int) -> list[tuple[int, int, int]]:
    """Numbers, or "both", with the plural noun that they count: first word, word after the noun, the number."""
    starts = [(first + each.first, first + each.last, int(each.value)) for each in numbers_in(words[first:end])]
    starts += [(i, i + 1, 2) for i in range(first, end) if words[i].low == "both"]
    found = []
    for begins, last, number in sorted(starts):
        while last < end and words[last].tag in ("JJ", "NN", "NNP", "VBG"):
            last += 1
        if last < end and words[last].tag == "NNS":
            found.append((begins, last + 1, number))
    return found
