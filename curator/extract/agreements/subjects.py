"""Who does what a verb tells: the parties right before it, whom "both universities" means, or the clause's first."""

from collections.abc import Sequence

from curator.extract.agreements.parties import Signers
from curator.extract.agreements.party import Party
from curator.extract.text.lexicon import bag, lexicon
from curator.extract.text.reading import Sentence, Word

_PRONOUNS = bag("it he she")
_ADVERBS = 4


def subject_of(signers: Signers, sentence: Sentence, verb: int) -> list[Party]:
    """The parties that are the subject of an active verb; empty where they cannot be told."""
    words = sentence.words
    begin = clause_begins(words, verb)
    end = _before_adverbs(words, verb, begin)
    direct = signers.ending(sentence, begin, end)
    walked = signers.listed(sentence, _after_opening(words, begin, end), end, reach=8)
    if direct:
        whole = {each.key for each in direct} < {each.key for each in walked} and len(direct) == 1
        return walked if whole else direct
    spoken = signers.spoken_of(sentence, max(begin, end - 9), end, last=True)
    if spoken:
        return spoken
    if end and words[end - 1].low in _PRONOUNS:
        return signers.subject_before(sentence, end - 1)
    return walked


def clause_begins(words: Sequence[Word], i: int) -> int:
    """The first word of the clause that word `i` stands in, by marks and by "said that"."""
    for k in range(i - 1, -1, -1):
        if words[k].text in (";", ":", "：", "“") or (words[k].low == "that" and k and words[k - 1].tag[:2] == "VB"):
            return k + 1
    return 0


def _after_opening(words: Sequence[Word], begin: int, end: int) -> int:
    """The word after an opening such as "On Monday," or "Speaking in Bergen,"."""
    first = next((k for k in range(begin, end) if words[k].text[0].isalnum()), end)
    if first < end and words[first].tag in ("IN", "VBG", "TO", "VBN"):
        return next((k + 1 for k in range(first, end) if words[k].text == ","), end)
    return begin


def _before_adverbs(words: Sequence[Word], verb: int, begin: int) -> int:
    end = verb
    while (
        end > begin
        and verb - end < _ADVERBS
        and (words[end - 1].low in lexicon().before_verbs or words[end - 1].tag == "RB")
    ):
        end -= 1
    return end
