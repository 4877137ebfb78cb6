"""Capitalised phrases of a sentence: runs of capitals, joined over "of", "for", "and" where a name goes on.

What a phrase names is decided in `curator.extract.mentions`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.body_words import body_words
from curator.extract.lexicon import Lexicon, bag, lexicon, singular
from curator.extract.reading import Word

_COMPANY_TAIL = bag(
    "ltd ltd. inc inc. co co. corp corp. llc plc gmbh limited s.a. s.p.a. n.v. b.v. l.p. pty pte pvt llp ag se kg"
)
_SMALL_FORMS = bag("plc llc ltd inc gmbh aps")
_ORDINALS = bag("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_ARTICLES = frozenset({"the", "a", "an"})
_OWNERS = bag("people women men children workers teachers students farmers writers journalists youth peoples")
_FIELD_ENDING = re.compile(
    r".{3,}(tion|sion|ment|ics|logy|ography|ship|ance|ence|ability|ivity|ture|ing|nomy|istry)s?$"
)
_VERSION = re.compile(r"\d{1,4}(\.\d+)?$")
_STRIPPED_TAGS = frozenset({"RB", "IN", "CC", "DT", "WRB", "PRP", "PRP$", "EX", "MD", "WDT", "WP", "VBD", "VBZ", "VBP"})
_BEFORE_MONTH = bag("in of since until by last next this late early mid and to from every through during for on")
NAMES_LIKE_WORDS = frozenset({"he", "she", "you", "an", "so", "may", "long", "yes"})
_OPENERS = frozenset({"“", '"', ":", "•", "-", "–", "—", "*", "‘", "(", ";"})
_GROUP_TYPES = frozenset({"PERSON", "GPE", "LOC", "NORP"})
_GIVEN_BY = frozenset({"foundation", "trust", "prize", "award", "fund", "scholarship"})
_PAIRS = frozenset({("belt", "road"), ("bosnia", "herzegovina"), ("trinidad", "tobago"), ("antigua", "barbuda")})


_HYPHENED = ("-based", "-headquartered", "-born", "-listed", "-owned", "-led", "-backed", "-funded")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A capitalised phrase.

    Attributes:
        first: Index of its first word in the sentence.
        last: Index after its last word.
        head: Index of the word that says what it is (the last of the part before "of", "for", ...), or -1.
        core: Index after the part before the first connector.
    """

    first: int
    last: int
    head: int
    core: int


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


def is_field(word: str) -> bool:
    """Whether a word in small letters names a subject or domain, as in "Science and Technology"."""
    fields = lexicon().fields
    return word in fields or singular(word) in fields or bool(_FIELD_ENDING.match(word))


def find_phrases(words: Sequence[Word]) -> list[Phrase]:
    """Finds the capitalised phrases of a sentence, in order and without overlap."""
    lex = lexicon()
    runs = [run for run in _runs(words, lex) if run[0] < run[1]]
    phrases = []
    i = 0
    while i < len(runs):
        first, last = runs[i]
        core = last
        j = i + 1
        while j < len(runs):
            reach = _joined(words, (first, core, last), runs, j, lex)
            if reach is None:
                break
            joint = words[last].low
            # Before any "of" the joined word becomes the head: "Tanlu Science and Technology Bureau".
            core = runs[reach][1] if core == last and joint in ("and", ",", "&") else core
            last = runs[reach][1]
            j = reach + 1
        phrases.append(Phrase(first, last, _head(words, first, core, lex), core))
        i = j
    return phrases


def _runs(words: Sequence[Word], lex: Lexicon) -> list[tuple[int, int]]:
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
    """Whether a capitalised word is a month, a weekday or "I", which end every name."""
    low = words[i].low.rstrip(".")
    if low in lex.months:
        before = words[i - 1].low if i else ""
        after = words[i + 1].low if i + 1 < len(words) else ""
        return before[:1].isdigit() or after[:1].isdigit() or before in _BEFORE_MONTH or after in (",", ".")
    return low in lex.weekdays or words[i].text == "I"


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
    if here.start - words[i - 1].end > 2:
        # Columns of a line of credits.
        return 0
    if is_capital(here):
        return 0 if _breaks(words, i, lex) else 1
    if _VERSION.match(here.text) and not glued and follower is not None:
        inside = is_capital(follower) and not _breaks(words, i + 1, lex) and not words[i - 1].low.endswith(".")
        return 1 if "." in here.text or (inside and words[i - 1].low not in lex.plain) else 0
    if here.text in _SMALL_FORMS and is_capital(words[i - 1]):
        return 1
    if follower is None:
        return 0
    state = follower.text.isupper() and follower.low in ("co", "co.")
    if here.text == "," and follower.low in _COMPANY_TAIL and not state:
        return 2
    if not is_capital(follower) and not (here.text == "(" or here.low in lex.particles):
        return 0
    if here.text in ("&", "＆", "+") or (here.low == "'s" and words[i - 1].low in _OWNERS):
        return 2
    if here.text in ("'", "’") and glued and _many_own(words[i - 1], follower, lex):
        return 2
    if here.text == "(":
        return _bracket(words, i, lex)
    if here.low in lex.particles and not here.text[0].isupper():
        return _particles(words, i, lex)
    return 0


def _many_own(owners: Word, owned: Word, lex: Lexicon) -> bool:
    """Whether "Rectors' Meeting" is one name: people in the plural, and the head of a name behind them."""
    if owners.low in _OWNERS:
        return True
    people = owners.low.endswith("s") and owners.ent not in _GROUP_TYPES and owners.tag in ("NNS", "NNPS", "NNP")
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
    while first < last and words[first].low in lex.plain and not _acronym(words[first].text):
        if not opens and words[first].low not in _ARTICLES and words[first].tag not in _STRIPPED_TAGS - {"RB"}:
            break
        if words[first].low in NAMES_LIKE_WORDS and _names_on(words, first + 1, last, lex):
            return first, last
        after_article = first > 0 and words[first - 1].low in _ARTICLES
        if after_article and words[first].low in _ORDINALS and first + 1 < last:
            return first, last
        first += 1
    if first < last and words[first].low.endswith(_HYPHENED):
        first += 1  # "Lagos-based Vega Motors"
    if first < last and opens and words[first].tag in _STRIPPED_TAGS and not _acronym(words[first].text):
        first += 1
    if last - first == 1 and opens and words[first].tag not in ("NNP", "NNPS") and not _acronym(words[first].text):
        ent = words[first].ent
        if ent not in _GROUP_TYPES and ent != "ORG":
            return first, first
    return first, last


def _names_on(words: Sequence[Word], i: int, last: int, lex: Lexicon) -> bool:
    """Whether a family name such as "He" or "You" is followed by a given name."""
    return i < last and not lex.is_common(words[i].low) and not _acronym(words[i].text)


def _acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _joined(
    words: Sequence[Word], now: tuple[int, int, int], runs: Sequence[tuple[int, int]], j: int, lex: Lexicon
) -> int | None:
    """The index of the run up to which the phrase goes on, or None where it ends."""
    first, core, last = now
    gap = [word.low for word in words[last : runs[j][0]]]
    joint = gap[0] if gap else ""
    if gap in (["of"], ["of", "the"]):
        return j if _takes_of(words, first, core, last, lex) and not _is_title(words, runs[j], lex) else None
    if gap in (["for"], ["for", "the"], ["on"], ["on", "the"], ["against"], ["in"]):
        return j if _takes_for(words, now, runs[j], joint, lex) else None
    if gap in (["at"], [","]) and _is_campus(words, now, runs[j]):
        return j
    if gap == ["to"]:
        verb = words[runs[j][0]].tag in ("VB", "VBP") or words[runs[j][0]].low in (
            "help",
            "support",
            "combat",
            "promote",
        )
        return j if verb and lex.is_head(words[core - 1].low) else None
    if gap == ["and"]:
        return j if _takes_and(words, now, runs[j], lex) else _double_and(words, now, runs, j, lex)
    if gap == ["the"]:
        return j if last > core and words[last - 1].low.endswith("ing") else None
    if gap == [","]:
        return _field_list(words, now, runs, j, lex)
    return None


def _takes_of(words: Sequence[Word], first: int, core: int, last: int, lex: Lexicon) -> bool:
    head = _head(words, first, core, lex)
    if head < 0 or (head == core - 1 and words[head].low in lex.titles and words[head].low not in lex.organizations):
        return False
    if singular(words[head].low) in lex.places and not lex.is_head(words[head].low):
        return words[head].low in (
            "gulf",
            "bay",
            "sea",
            "strait",
            "cape",
            "isle",
            "port",
            "city",
            "municipality",
            "canton",
        )
    return last - first <= 14 and head >= core - 2


def _takes_for(
    words: Sequence[Word], now: tuple[int, int, int], run: tuple[int, int], joint: str, lex: Lexicon
) -> bool:
    first, core, last = now
    head = _head(words, first, core, lex)
    if head < 0 or head < core - 2:
        return False
    one = singular(words[head].low)
    opener = words[run[0]].low
    if joint == "on":
        topical = (
            one in lex.events
            or one in lex.agreements
            or one
            in ("commission", "committee", "council", "panel", "institute", "report", "paper", "roadmap", "atlas")
        )
        return topical and run[1] > run[0]
    if joint == "in" and words[first].low == "top":
        return True
    if joint == "in":
        # "Centre for AI in Medicine" against "the Forum in Nairobi": only a subject continues a name.
        return last > core and is_field(opener) and words[last].low == "in" and is_field(words[last - 1].low)
    return not _is_title(words, run, lex) or is_field(opener)


def _is_campus(words: Sequence[Word], now: tuple[int, int, int], run: tuple[int, int]) -> bool:
    """Whether a campus follows the name of a university of many: "University of California, Berkeley"."""
    _, core, last = now
    system = words[core - 1].low == "university" and words[last - 1].low in body_words().campus_systems
    return system and run[1] - run[0] <= 2 and words[run[0]].ent in ("GPE", "ORG", "LOC", "FAC", "")


def _is_title(words: Sequence[Word], run: tuple[int, int], lex: Lexicon) -> bool:
    return words[run[1] - 1].low in lex.titles and words[run[1] - 1].low not in lex.organizations


def _takes_and(words: Sequence[Word], now: tuple[int, int, int], run: tuple[int, int], lex: Lexicon) -> bool:
    """Whether "A and B" is one name: "Science and Technology Bureau", not "Harvard University and Yale University"."""
    first, core, last = now
    begin, end = run
    tail, opener = words[last - 1].low, words[begin].low
    if (tail, opener) in _PAIRS:
        return True
    headed = _head(words, first, core, lex) >= 0
    completed = last == core  # no "of" or "for" yet
    fields = [is_field(word.low) for word in words[begin:end]]
    own_head = singular(words[end - 1].low) in lex.organizations or singular(words[end - 1].low) in lex.events
    if headed and completed and lex.is_head(singular(tail)) and not (is_field(tail) and is_field(opener) and own_head):
        return False
    if not headed:
        if _head(words, begin, end, lex) < 0:
            return False
        if is_field(tail) and is_field(opener):
            return True
        if words[end - 1].low in _GIVEN_BY and end - begin >= 3 and last - first == 1 and not is_field(tail):
            return not _acronym(words[first].text)  # "the Ada and Bruno Keller Foundation"
        # "the Harbour Stories and Ship Design Forum": one article before both parts.
        the = first > 0 and words[first - 1].low in ("the", "this")
        one = words[end - 1].low in lex.events or words[end - 1].low in lex.organizations
        return (
            the
            and one
            and not any(words[i].ent in _GROUP_TYPES or words[i].low in lex.demonyms for i in (last - 1, begin))
        )
    if own_head and not completed and words[core].low in ("for", "on") and is_field(tail) and is_field(opener):
        return singular(words[core - 1].low) in lex.agreements or singular(words[core - 1].low) in lex.events
    if own_head and not all(fields[:-1]):
        return False
    if own_head:
        return is_field(tail) and is_field(opener) and end - begin <= 3 and words[end - 1].low.endswith("s")
    return is_field(tail) and is_field(opener)


def _double_and(
    words: Sequence[Word], now: tuple[int, int, int], runs: Sequence[tuple[int, int]], j: int, lex: Lexicon
) -> int | None:
    """The end of "Science and Technology Innovation and Entrepreneurship Network", or None."""
    first, core, last = now
    if j + 1 >= len(runs) or last != core or _head(words, first, core, lex) >= 0 or not is_field(words[last - 1].low):
        return None
    (begin, end), (after, stop) = runs[j], runs[j + 1]
    subjects = all(is_field(word.low) for word in words[begin:end])
    joint = [word.low for word in words[end:after]] == ["and"]
    return j + 1 if subjects and joint and is_field(words[after].low) and _head(words, after, stop, lex) >= 0 else None


def _field_list(
    words: Sequence[Word], now: tuple[int, int, int], runs: Sequence[tuple[int, int]], j: int, lex: Lexicon
) -> int | None:
    """The end of "Ministry of Trade, Industry and Energy": subjects only, closed by "and"."""
    first, core, last = now
    if _head(words, first, core, lex) < 0 and not is_field(words[last - 1].low):
        return None
    if not is_field(words[last - 1].low) or (last == core and lex.is_head(words[last - 1].low)):
        return None
    for k in range(j, min(j + 4, len(runs))):
        begin, end = runs[k]
        gap = [word.low for word in words[runs[k - 1][1] : begin]]
        if gap in (["and"], [",", "and"], ["&"]) and k > j:
            subjects = all(is_field(word.low) for word in words[begin:end])
            headless = last == core
            return k if (subjects and not headless) or (headless and is_field(words[begin].low)) else None
        if gap != [","] or not all(is_field(word.low) for word in words[begin:end]):
            return None
    return None


def _head(words: Sequence[Word], first: int, core: int, lex: Lexicon) -> int:
    """Index of the last word of words[first:core] that heads a name, or -1."""
    seen = 0
    for i in range(core - 1, first - 1, -1):
        if words[i].text in (")", "(", ",") or _VERSION.match(words[i].text):
            continue
        low = words[i].low.rstrip(".")
        if lex.is_head(low) or (singular(low) in lex.places and (seen == 0 or i == first)):
            return i
        seen += 1
    return -1
