"""Runs of capitalised words: where the capitals of one name begin and end, small particles and legal forms included.

Runs are joined over "of", "for" and "and" in `phrases`.
"""

import re
from collections.abc import Sequence

from curator.extract.text.lexicon import Lexicon, lexicon
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

_ARTICLES = frozenset({"the", "a", "an"})
_STRIPPED_TAGS = frozenset({"RB", "IN", "CC", "DT", "WRB", "PRP", "PRP$", "EX", "MD", "WDT", "WP", "VBD", "VBZ", "VBP"})
VERSION = re.compile(r"\d{1,4}(\.\d+)?$")
GROUP_TYPES = frozenset({"PERSON", "GPE", "LOC", "NORP"})
_OPENERS = frozenset({"“", '"', ":", "•", "-", "–", "—", "*", "‘", "(", ";"})
_HYPHENED = ("-based", "-headquartered", "-born", "-listed", "-owned", "-led", "-backed", "-funded")


def is_capital(word: Word) -> bool:
    """Whether a word is written as part of a name."""
    text = word.text
    if text[0].isupper():
        return True
    if len(text) > 2 and text[1] in "'’":
        return text[2].isupper()  # l'Eau, d'Ivoire
    return len(text) > 1 and (
        (text[0].islower() and text[1].isupper()) or (text[0].isdigit() and any(c.isupper() for c in text))
    )


def find_runs(words: Sequence[Word], lex: Lexicon) -> list[tuple[int, int]]:
    """The runs of capitals of a sentence, as the first word and the index after the last, in order."""
    found = []
    i = 0
    while i < len(words):
        if not is_capital(words[i]) or _breaks(words, i, lex):
            i += 1
            continue
        first = i
        i = _run_end(words, i, lex)
        found.append(_trimmed(words, first, i, lex))
    return found


def _breaks(words: Sequence[Word], i: int, lex: Lexicon) -> bool:
    """Whether a capitalised word is a month, a weekday, "Included" or "I", which end every name."""
    low = words[i].low.rstrip(".")
    if low in lex.months:
        before = words[i - 1].low if i else ""
        after = words[i + 1].low if i + 1 < len(words) else ""
        return (
            before[:1].isdigit()
            or after[:1].isdigit()
            or before in vocabulary("names").before_month
            or after in (",", ".")
        )
    return low in lex.weekdays or low in vocabulary("names").listing_verbs or words[i].text == "I"


def _run_end(words: Sequence[Word], i: int, lex: Lexicon) -> int:
    """The index after the run of capitals that begins at `i`."""
    while True:
        i += 1
        step = _continues(words, i, lex)
        if not step:
            return i
        i += step - 1


def _continues(words: Sequence[Word], i: int, lex: Lexicon) -> int:
    """How many words from `i` on still belong to the run before it."""
    if i >= len(words):
        return 0
    here = words[i]
    follower = words[i + 1] if i + 1 < len(words) else None
    glued = here.start == words[i - 1].end
    if here.apart:
        return 0  # columns of a line of credits
    if is_capital(here):
        return 0 if _breaks(words, i, lex) else 1
    if VERSION.match(here.text) and not glued and follower is not None:
        inside = is_capital(follower) and not _breaks(words, i + 1, lex) and not words[i - 1].low.endswith(".")
        return 1 if "." in here.text or (inside and words[i - 1].low not in lex.plain) else 0
    if here.text.islower() and here.low.rstrip(".") in lex.legal_forms and is_capital(words[i - 1]):
        return 1
    if follower is None:
        return 0
    state = follower.text.isupper() and follower.low in ("co", "co.")
    if here.text == "," and follower.low in vocabulary("names").generations and _is_full(words, i):
        return 2  # "Robert Downs, Jr."
    if here.text == "," and follower.low.rstrip(".") in lex.legal_forms and not state:
        return 2
    if not is_capital(follower) and not (here.text == "(" or here.low in lex.particles):
        return 0
    if here.text in ("&", "＆", "+") or (here.low == "'s" and words[i - 1].low in vocabulary("names").owners):
        return 2
    if here.text in ("'", "’") and glued and _many_own(words[i - 1], follower, lex):
        return 2
    if here.text == "(":
        return _bracket(words, i, lex)
    if here.low in lex.particles and not here.text[0].isupper():
        return _particles(words, i, lex)
    return 0


def _is_full(words: Sequence[Word], i: int) -> bool:
    """Whether two words of a name stand before word `i`."""
    return i > 1 and all(is_capital(word) and word.text[0].isalpha() for word in words[i - 2 : i])


def _many_own(owners: Word, owned: Word, lex: Lexicon) -> bool:
    """Whether "Rectors' Meeting" is one name: people in the plural, and the head of a name behind them."""
    if owners.low in vocabulary("names").owners:
        return True
    people = owners.low.endswith("s") and owners.ent not in GROUP_TYPES and owners.tag in ("NNS", "NNPS", "NNP")
    return people and owned.start > owners.end + 1 and lex.is_head(owned.low)


def _bracket(words: Sequence[Word], i: int, lex: Lexicon) -> int:
    """A bracket inside a name, as in "Siemens (China) Co.": only where the name goes on after it."""
    for j in range(i + 1, min(i + 4, len(words) - 1)):
        if words[j].text == ")":
            after = words[j + 1]
            goes_on = is_capital(after) and not _breaks(words, j + 1, lex) and after.low not in lex.plain
            return j + 2 - i if goes_on and j > i + 1 else 0
        if not is_capital(words[j]):
            return 0
    return 0


def _particles(words: Sequence[Word], i: int, lex: Lexicon) -> int:
    for j in range(i + 1, min(i + 3, len(words))):
        if is_capital(words[j]) and not _breaks(words, j, lex):
            return j + 1 - i
        if words[j].low not in lex.particles:
            return 0
    return 0


def _trimmed(words: Sequence[Word], first: int, last: int, lex: Lexicon) -> tuple[int, int]:
    """Drops sentence openers from the front of a run, and a lone common word that only opens the sentence."""
    opens = first == 0 or words[first - 1].text in _OPENERS
    while first < last and words[first].low in lex.plain and not is_acronym(words[first].text):
        if not opens and words[first].low not in _ARTICLES and words[first].tag not in _STRIPPED_TAGS - {"RB"}:
            break
        if words[first].low in vocabulary("names").names_like_words and _names_on(words, first + 1, last, lex):
            return first, last
        after_article = first > 0 and words[first - 1].low in _ARTICLES
        if after_article and words[first].low in lexicon().ordinals and first + 1 < last:
            return first, last
        first += 1
    if first < last and words[first].low.endswith(_HYPHENED):
        first += 1  # "Lagos-based Vega Motors"
    if first < last and opens and words[first].tag in _STRIPPED_TAGS and not is_acronym(words[first].text):
        first += 1
    if last - first == 1 and opens and words[first].tag not in ("NNP", "NNPS") and not is_acronym(words[first].text):
        ent = words[first].ent
        if ent not in GROUP_TYPES and ent != "ORG":
            return first, first
    return first, last


def _names_on(words: Sequence[Word], i: int, last: int, lex: Lexicon) -> bool:
    """Whether a family name such as "He" or "You" is followed by a given name."""
    return i < last and not lex.is_common(words[i].low) and not is_acronym(words[i].text)


def is_acronym(text: str) -> bool:
    """Whether a word is written in capitals only."""
    return len(text) > 1 and text.isupper()
