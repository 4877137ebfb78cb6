"""Capitalised phrases of a sentence: runs of capitals, joined over "of", "for", "and" where a name goes on.

What a phrase names is decided in `mentions`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.names.geography import is_country, is_place
from curator.extract.names.runs import GROUP_TYPES, VERSION, find_runs, is_acronym, is_capital
from curator.extract.text.lexicon import Lexicon, lexicon, singular
from curator.extract.text.reading import Word
from curator.extract.text.vocabulary import vocabulary

__all__ = ["Phrase", "find_phrases", "is_capital", "is_field"]

_FIELD_ENDING = re.compile(
    r".{3,}(tion|sion|ment|ics|logy|ography|ship|ance|ence|ability|ivity|ture|ing|nomy|istry)s?$"
)
_INSIDE = frozenset({"for", "in", "of", "to", "with", "on"})
_GIVEN_BY = frozenset({"foundation", "trust", "prize", "award", "fund", "scholarship"})
_PAIRS = frozenset({("belt", "road"), ("bosnia", "herzegovina"), ("trinidad", "tobago"), ("antigua", "barbuda")})


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


def is_field(word: str) -> bool:
    """Whether a word in small letters names a subject or domain, as in "Science and Technology"."""
    fields = lexicon().fields
    return word in fields or singular(word) in fields or bool(_FIELD_ENDING.match(word))


def find_phrases(words: Sequence[Word]) -> list[Phrase]:
    """Finds the capitalised phrases of a sentence, in order and without overlap."""
    lex = lexicon()
    runs = [run for run in find_runs(words, lex) if run[0] < run[1]]
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
            whole = joint in ("and", ",", "&") or _named_behind(words, (first, last), runs[reach], lex)
            core = runs[reach][1] if core == last and whole else core
            last = runs[reach][1]
            j = reach + 1
        phrases.append(Phrase(first, last, _head(words, first, core, lex), core))
        i = j
    return phrases


def _joined(
    words: Sequence[Word], now: tuple[int, int, int], runs: Sequence[tuple[int, int]], j: int, lex: Lexicon
) -> int | None:
    """The index of the run up to which the phrase goes on, or None where it ends."""
    first, core, last = now
    gap = [word.low for word in words[last : runs[j][0]]]
    joint = gap[0] if gap else ""
    if core == last and len(gap) == 1 and _named_behind(words, (first, last), runs[j], lex):
        return j
    if gap == ["of"] and core == last and is_place(" ".join(word.text for word in words[first : runs[j][1]])):
        return j  # "Horn of Africa"
    if gap in (["of"], ["of", "the"]):
        if core == last and _is_whole(words, (first, last), runs[j], lex):
            return None
        return j if _takes_of(words, first, core, last, lex) and not _is_title(words, runs[j], lex) else None
    if (
        gap in (["in"], ["in", "the"])
        and words[core - 1 if core == last else first].low in vocabulary("organizations").missions
    ):
        return j if _sent_abroad(words, now, runs[j]) else None
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


def _named_behind(words: Sequence[Word], now: tuple[int, int], run: tuple[int, int], lex: Lexicon) -> bool:
    """Whether a name before the "for" has its head behind it: "the Isotopes for Life Summit", "Lab to Farm Fund"."""
    first, last = now
    opened = first > 0 and words[first - 1].low in ("the", "this") and last - first <= 2
    head = words[run[1] - 1].low
    headed = head in lex.events or (words[last].low == "to" and head in lex.launches)
    if not opened or words[last].low not in _INSIDE or not headed or run[1] - run[0] < 2:
        return False
    opener = words[last - 1]
    named = opener.ent in ("GPE", "PERSON", "NORP") or is_place(opener.text) or is_acronym(opener.text)
    return not named and not lex.is_head(opener.low) and opener.low not in lex.titles


def _is_whole(words: Sequence[Word], now: tuple[int, int], run: tuple[int, int], lex: Lexicon) -> bool:
    """Whether only the country of a whole name follows: "Kasem Group of Laos", "Universiti Kejora of Malaysia"."""
    first, last = now
    if last - first < 2 or not is_country(" ".join(word.text for word in words[run[0] : run[1]])):
        return False
    after = words[run[1] : run[1] + 2]
    if len(after) == 2 and after[0].text == "(" and after[1].text.endswith(words[run[0]].text[0]):
        return False  # "Highlands University of Rwanda (HUR)"
    tail, before = words[last - 1], words[last - 2]
    if tail.low in vocabulary("names").companies:
        return before.low not in lex.demonyms
    head_first = words[first].low in lex.organizations and not lex.is_common(tail.low)
    return head_first or (tail.low == "university" and is_place(before.text))


def _takes_of(words: Sequence[Word], first: int, core: int, last: int, lex: Lexicon) -> bool:
    head = _head(words, first, core, lex)
    if words[core - 1].low.rstrip(".") in lex.legal_forms:
        return False
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
            "state",
            "republic",
            "kingdom",
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
    if one in lex.places and words[first].low != "top" and not (lex.is_head(words[head].low) or lex.is_head(one)):
        return False  # "at Lake Titicaca for the First Meeting"
    opener = words[run[0]].low
    if joint == "on":
        topical = (
            one in lex.events
            or one in lex.agreements
            or one
            in ("commission", "committee", "council", "panel", "institute", "report", "paper", "roadmap", "atlas")
        )
        return topical or words[last - 1].low == "excellence"
    if joint == "in" and is_place(" ".join(word.text for word in words[run[0] : run[1]])):
        return False
    if joint == "in" and (words[first].low == "top" or words[last - 1].low == "excellence"):
        return True
    if joint == "in":
        # "Centre for AI in Medicine" against "the Forum in Nairobi": only a subject continues a name.
        return last > core and is_field(opener) and words[last].low == "in" and is_field(words[last - 1].low)
    if one in lex.launches and run[1] - run[0] == 1 and words[run[0]].tag == "JJ" and _whom(words, run[1]):
        return False
    return not _is_title(words, run, lex) or is_field(opener)


def _whom(words: Sequence[Word], i: int) -> bool:
    """Whether a common noun goes on: "the Condor Fellowship for Indigenous students"."""
    return i < len(words) and words[i].tag == "NNS" and words[i].text[0].islower()


def _sent_abroad(words: Sequence[Word], now: tuple[int, int, int], run: tuple[int, int]) -> bool:
    """Whether "in" tells where a state has its mission: "Embassy of Vietnam in Korea"."""
    return now[2] > now[1] and run[1] - run[0] <= 3 and words[run[0]].ent in ("GPE", "ORG", "LOC", "")


def _is_campus(words: Sequence[Word], now: tuple[int, int, int], run: tuple[int, int]) -> bool:
    """Whether a campus follows the name of a university of many: "University of California, Berkeley"."""
    _, core, last = now
    system = words[core - 1].low == "university" and words[last - 1].low in vocabulary("organizations").campus_systems
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
            return not is_acronym(words[first].text)  # "the Ada and Bruno Keller Foundation"
        people = "PERSON" in (words[first].ent, words[begin].ent)
        if people and words[end - 1].low in vocabulary("names").given_to and end - begin >= 3 and last - first == 1:
            return True  # "the Ada and Bruno Keller Library"
        # "the Harbour Stories and Ship Design Forum": one article before both parts.
        the = first > 0 and words[first - 1].low in ("the", "this")
        one = words[end - 1].low in lex.events or words[end - 1].low in lex.organizations
        return (
            the
            and one
            and not any(words[i].ent in GROUP_TYPES or words[i].low in lex.demonyms for i in (last - 1, begin))
        )
    if own_head and not completed and words[core].low in ("for", "on") and is_field(tail) and is_field(opener):
        return singular(words[core - 1].low) in lex.agreements or singular(words[core - 1].low) in lex.events
    if not completed and not own_head and _one_purpose(words, last, begin, end):
        return True
    if own_head and not all(fields[:-1]):
        return False
    if own_head:
        return is_field(tail) and is_field(opener) and end - begin <= 3 and words[end - 1].low.endswith("s")
    return is_field(tail) and (is_field(opener) or (not completed and end - begin == 2 and fields[-1]))


def _one_purpose(words: Sequence[Word], last: int, begin: int, end: int) -> bool:
    """Whether "and" joins two subjects of a body: "Center for Sediment and Dams"."""
    tail, opener = words[last - 1], words[begin]
    if end - begin > 2 or any(is_acronym(word.text) or is_place(word.text) for word in (tail, opener)):
        return False
    if any(word.ent in GROUP_TYPES for word in (tail, opener)):
        return False
    return words[last].ent == "ORG" or words[end - 1].low.endswith("s")


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
        if words[i].text in (")", "(", ",") or VERSION.match(words[i].text):
            continue
        low = words[i].low.rstrip(".")
        if low == "cabinet" and i + 1 < core and words[i + 1].low in lex.titles:
            return -1  # "Cabinet Secretary for Health" is a position
        if lex.is_head(low) or (singular(low) in lex.places and (seen == 0 or i == first)):
            return i
        seen += 1
    return -1
