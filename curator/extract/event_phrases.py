"""Events without a name of their own: "a meeting on technological innovation", "the signing of an agreement"."""

from collections.abc import Sequence

from curator.extract.lexicon import lexicon, singular
from curator.extract.reading import Sentence, Word

_WITHIN = frozenset({"and", "&", "-", "’s", "'s", "of"})
_OPENS_REST = frozenset({"on", "for", "of", "between", "with", "to", "about"})
_ENDS_REST = frozenset(
    {"was", "were", "is", "has", "held", "took", "opened", "on", "at", "as", "that", "which", "who", "from"}
)
_MODIFIER_TAGS = ("JJ", "NN", "NNP", "NNS", "NNPS", "VBG", "CD", "VBN", "HYPH")


def plain_event(sentence: Sentence) -> tuple[int, int, str] | None:
    """The first event a sentence speaks of without a name.

    Returns:
        First word, word after its last, and its head in small letters; None where there is none.
    """
    words = sentence.words
    events = lexicon().events
    for i, word in enumerate(words):
        one = singular(word.low)
        if (one not in events and word.low not in events) or one in (
            "day",
            "show",
            "challenge",
            "week",
            "tour",
            "session",
            "camp",
        ):
            continue
        if not sentence.headline and word.tag[:2] != "NN":
            continue
        head = word.low if word.low in events else one
        first = _beginning(words, i)
        return first, _rest(words, i), head
    return None


def signing(sentence: Sentence) -> tuple[int, int] | None:
    """The words of "signed a partnership agreement": from the verb to the end of the paper's name."""
    words = sentence.words
    papers = lexicon().agreements
    for i, word in enumerate(words):
        if word.low in ("signed", "sign", "signs", "inked"):
            for j in range(i + 1, min(i + 10, len(words))):
                if singular(words[j].low) in papers:
                    understood = j + 2 < len(words) and words[j + 1].low == "of"
                    return i, j + 3 if understood else j + 1
    return None


def _beginning(words: Sequence[Word], i: int) -> int:
    first = i
    while first and words[first - 1].tag in _MODIFIER_TAGS and i - first < 7 and words[first - 1].text[0].isalnum():
        first -= 1
    return first


def _rest(words: Sequence[Word], i: int) -> int:
    end = i + 1
    if end >= len(words) or words[end].low not in _OPENS_REST or (words[end].low == "on" and _dated(words, end)):
        return end
    end += 1
    while end < len(words):
        word = words[end]
        if (
            word.text in '.,;:()“”"—–'
            or word.tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP")
            or (word.low in _ENDS_REST and (word.low != "on" or _dated(words, end)))
        ):
            break
        end += 1
    return end


def _dated(words: Sequence[Word], i: int) -> bool:
    after = words[i + 1] if i + 1 < len(words) else None
    lex = lexicon()
    return after is not None and (
        after.low.rstrip(".") in lex.months or after.low in lex.weekdays or after.text[0].isdigit()
    )
