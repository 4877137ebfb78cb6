"""What a number counts: the noun phrase after it, or the one whose number it gives."""

from collections.abc import Sequence

from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

Range = tuple[int, int]
"""First word, and the word after the last."""

_STOPPING_TAGS = ("VBZ", "VBD", "VBP", "MD", "WDT", "WP", "WRB", "PRP", "PRP$", "RB", "EX", "DT", "TO", "IN")
_WITHIN = frozenset({"and", "or", "&", "-", "/"})
_LONGEST = 14


def counted(words: Sequence[Word], at: int) -> Range | None:
    """The noun phrase that begins at `at`: adjectives and nouns, coordinated, with one "of ..." after it."""
    if at < len(words) and words[at].low == "of":
        at = _past_determiner(words, at + 1)
        at += at < len(words) and words[at].tag == "CD"  # "a third of the 600 members"
    last = nouns(words, at)
    if last is None:
        return None
    if last + 1 < len(words) and words[last].low == "of":
        further = nouns(words, _past_determiner(words, last + 1))
        if further is not None:
            return at, further
    return at, last


def after_preposition(words: Sequence[Word], at: int, *prepositions: str) -> int | None:
    """Where the noun phrase after one of the prepositions ends: "of the members", "in seed grants"; None without."""
    if at >= len(words) or words[at].low not in prepositions:
        return None
    # Where a sum was spent, or when, is not what it is: "in the first phase".
    step = _past_determiner(words, at + 1) if words[at].low == "of" else at + 1
    return None if step < len(words) and words[step].text[0].isdigit() else nouns(words, step)


def nouns(words: Sequence[Word], at: int) -> int | None:
    """Where the nouns that begin at `at`, with adjectives and participles before them; None without."""
    end = None
    for i in range(at, min(len(words), at + _LONGEST)):
        word = words[i]
        if word.low in vocabulary("figures").times:
            break
        if word.tag in ("NN", "NNS", "NNP", "NNPS") and word.text[0].isalpha():
            end = i + 1
        elif (word.text == "," and end == i and _listed(words, i)) or _ranked(words, i):
            continue
        elif word.low in _WITHIN:
            if i == at or i + 1 >= len(words) or not _goes_on(words[i + 1]):
                break
        elif (end is not None and word.tag in ("VBG", "VBN", "VB")) or not _qualifies(word):
            break
    return end


def _ranked(words: Sequence[Word], i: int) -> bool:
    """Whether a number belongs to the name before it: "Fortune 500 companies"."""
    lists = vocabulary("figures").ranked_lists
    return words[i].text[0].isdigit() and i > 0 and words[i - 1].low in lists and words[i - 1].text[0].isupper()


def _listed(words: Sequence[Word], comma: int) -> bool:
    """Whether the counted go on after a comma, up to an "and": "450 researchers, shipbuilders and port officials"."""
    i = comma
    while i < len(words) and words[i].text == "," and words[i - 1].tag == "NNS":
        i += 1
        closing = i < len(words) and words[i].low in ("and", "or")
        i += closing
        begin = i
        while i < len(words) and (words[i].tag in ("NN", "NNS") or words[i].tag[:2] == "JJ"):
            i += 1
        if i == begin or words[i - 1].tag != "NNS":
            return False
        if closing:
            return True
        if i < len(words) and words[i].low in ("and", "or"):
            return i + 1 < len(words) and (words[i + 1].tag[:2] == "JJ" or words[i + 1].tag in ("NN", "NNS"))
    return False


def scope_after(words: Sequence[Word], at: int) -> Range | None:
    """Where, when or how often the count holds: "in the province", "a year", "worldwide"; None where not told."""
    if at >= len(words):
        return None
    if words[at].low in vocabulary("figures").everywhere:
        return at, at + 1
    if words[at].low in ("a", "per", "each", "every", "last", "this", "next") and words[at + 1 : at + 2]:
        return (at, at + 2) if words[at + 1].tag in ("NN", "NNP") else None
    if words[at].low not in ("in", "across", "throughout", "over", "during", "by", "since", "within"):
        return None
    step = _past_determiner(words, at + 1)
    while step < len(words) and (
        words[step].low in vocabulary("figures").times or words[step].low == "past" or words[step].tag == "CD"
    ):
        step += 1
    end = nouns(words, step) or (step if step and words[step - 1].tag == "CD" else None)
    return (at, end) if end is not None else None


def noun_before(words: Sequence[Word], before: int, skipped: frozenset[str]) -> Range | None:
    """The noun phrase before: "the number of joint programmes has reached 96"."""
    for i in range(before - 1, max(-1, before - 8), -1):
        if words[i].text in (";", "."):
            return None
        if words[i].tag in ("NN", "NNS", "NNP") and words[i].low not in skipped:
            first = i
            while first and words[first - 1].tag in ("JJ", "NN", "NNS", "NNP", "VBG") and i - first < 4:
                first -= 1
            return first, i + 1
    return None


def _past_determiner(words: Sequence[Word], at: int) -> int:
    return at + (at < len(words) and words[at].low in vocabulary("figures").determiners)


def _goes_on(word: Word) -> bool:
    return word.tag[:2] in ("NN", "JJ", "VB") and word.tag not in _STOPPING_TAGS


def _qualifies(word: Word) -> bool:
    if word.tag in _STOPPING_TAGS or word.tag == "CD" or not word.text[0].isalpha():
        return False
    return word.tag[:2] in ("JJ", "VB", "FW", "AF", "HY")
