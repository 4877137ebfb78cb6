"""Settles the phrases that have no head: names of people, short names of organisations, places the lists don't know.

Positions are read in `people.positions`; the mentions of one person are joined in `people.stage`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from curator.extract.names import geography
from curator.extract.names.acronyms import is_abbreviation, other_acronyms, with_acronym
from curator.extract.names.companies import brands, nickname, told_as_house, without_form
from curator.extract.names.mentions import Kind, Mention, is_title_head, mentions_of
from curator.extract.names.phrases import is_field
from curator.extract.names.run_together import taken_apart
from curator.extract.names.surroundings import in_context, in_rows, is_made, no_site
from curator.extract.names.written import GIVEN, all_capitals, capital_family, is_quality
from curator.extract.organizations.aliases import declared_acronyms, initials_of
from curator.extract.people.positions import read_position
from curator.extract.text.lexicon import Lexicon, bag, lexicon, singular
from curator.extract.text.reading import Reading, Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_DOUBLE_GIVEN = re.compile(r"[A-Z][a-z]+-[A-Z]?[a-z]+$")
_BEFORE_PLACES = frozenset({",", "of", "in", "at", "to", "and"})
_WITHIN = bag("in at near across around throughout")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole article tells of its names.

    Attributes:
        families: First and last words of full names that are sure, in small letters.
        acronyms: Abbreviations of its organisations, and companies' first words.
        others: Abbreviations of its events, papers and things.
        houses: Names of organisations without their legal form, in small letters.
        votes: How often a text was settled as which kind.
    """

    families: set[str]
    acronyms: set[str]
    others: frozenset[str]
    houses: set[str]
    votes: dict[str, Counter[Kind]]


def settled_mentions(reading: Reading) -> list[list[Mention]]:
    """The mentions of every sentence, with people, short names and unknown places settled over the whole document."""
    found = [
        in_context(s, taken_apart(s, each)) for s, each in zip(reading.sentences, mentions_of(reading), strict=True)
    ]
    acronyms = set(declared_acronyms(reading, found))
    names = {reading.text[m.start : m.end] for each in found for m in each if m.kind is Kind.ORGANIZATION}
    acronyms |= {short for name in names for short in initials_of(name)}
    found = [[_person(s, m, each, acronyms) for m in each] for s, each in zip(reading.sentences, found, strict=True)]
    found = [_listed(s.words, each) for s, each in zip(reading.sentences, found, strict=True)]
    known = _Known(
        families=_family_names(reading, found),
        acronyms=acronyms | brands(names),
        others=other_acronyms(reading, found),
        houses={each.casefold() for name in names for each in (without_form(name), nickname(name))},
        votes=_votes(reading, found),
    )
    return [
        in_rows(s, [_leftover(reading, s, m, each, known) for m in each])
        for s, each in zip(reading.sentences, found, strict=True)
    ]


def _person(sentence: Sentence, mention: Mention, around: Sequence[Mention], acronyms: set[str]) -> Mention:
    unsettled = mention.kind is Kind.OTHER and not mention.head and mention.sure == 0.0
    if unsettled and not mention.quoted and told_as_house(sentence.words, mention):
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.7)
    if unsettled and not mention.quoted and _told_as_place(sentence.words, mention, acronyms):
        return replace(mention, kind=Kind.PLACE, sure=0.75)
    if not (unsettled or (mention.kind is Kind.PLACE and mention.sure < 0.5)) or mention.quoted:
        return mention
    lex = lexicon()
    words = sentence.words
    name = words[mention.first : mention.last]
    before = words[mention.first - 1].low if mention.first else ""
    if mention.kind is Kind.PLACE and len(name) == 1 and before in _BEFORE_PLACES:
        return mention
    if not 1 <= len(name) <= 5 or not all(word.text[0].isalpha() or word.text in ".," for word in name):
        return mention
    sure = _name_certainty(words, mention, around, acronyms, lex)
    return replace(mention, kind=Kind.PERSON, sure=sure, head="") if sure else mention


def _told_as_place(words: Sequence[Word], mention: Mention, acronyms: set[str]) -> bool:
    """Told as in "the village of Tres Piedras", or as a dateline in capitals: "VALLE SERENO, May 17"."""
    before = [word.low for word in words[max(0, mention.first - 2) : mention.first]]
    if before[-1:] == ["of"] and before[0] in vocabulary("names").capitals:
        return True
    name = words[mention.first : mention.last]
    after = words[mention.last].text if mention.last < len(words) else ""
    opens = not any(word.text[0].isalnum() for word in words[: mention.first])
    capitals = all(word.text.isupper() for word in name) and sum(len(word.text) for word in name) > 4
    if all(lexicon().is_common(word.low) for word in name):
        return False  # "IMAGE: ..."
    return opens and capitals and after in (",", "(", "-", "–", "—", ":") and name[0].text not in acronyms


def _name_certainty(
    words: Sequence[Word], mention: Mention, around: Sequence[Mention], acronyms: set[str], lex: Lexicon
) -> float:
    name = words[mention.first : mention.last]
    # "He" and "You" are family names where a given name follows.
    common = sum(
        lex.is_common(word.low)
        for i, word in enumerate(name)
        if i or word.low not in vocabulary("names").names_like_words
    )
    if capital_family(name, acronyms):
        return 0.95
    # "Christian Holm", "Grace Mwangi": a word before a family name, where a position stands beside it.
    named = len(name) == 2 and not lex.is_common(name[1].low) and all(word.ent == "PERSON" for word in name)
    wordy = common * 2 >= len(name) + (len(name) == 1)
    if (wordy and not named) or name[0].low in lex.demonyms or _headed(words, mention.first):
        return 0.0
    if any(is_quality(word) or (len(name) == 1 and word.low in lex.postnominals) for word in name):
        return 0.0
    cue = _position_around(words, mention, around)
    if wordy and not cue:
        return 0.0
    if not cue and _local(words, mention, around):
        return 0.0
    spoken = mention.last < len(words) and words[mention.last].low in lex.speech
    labelled = any(word.ent == "PERSON" for word in name)
    if any(is_abbreviation(word.text) or word.text[-1].isdigit() for word in name) and not all_capitals(name):
        return 0.0
    if cue:
        return 0.95 if len(name) > 1 else 0.8
    if labelled and len(name) > 1:
        return 0.85 if spoken or not common else 0.7
    if spoken and len(name) in (2, 3) and not common and name[0].ent not in ("ORG", "GPE"):
        return 0.7
    return 0.0


def _headed(words: Sequence[Word], i: int) -> bool:
    """Whether a name is what an officer is of: "manager of Corfo Sur"."""
    return i > 1 and words[i - 1].low == "of" and is_title_head(words[i - 2].low) and words[i - 2].tag != "NNS"


def _local(words: Sequence[Word], mention: Mention, around: Sequence[Mention]) -> bool:
    """Whether a name stands where a place does: "in Porto Azul", "in Linhe and Tres Piedras"."""
    if not mention.first:
        return False
    before = words[mention.first - 1].low
    listed = before in ("and", ",") and any(m.last == mention.first - 1 and m.kind is Kind.PLACE for m in around)
    i = mention.last
    ends = i >= len(words) or (words[i].text in (",", ".", ";", ")") or words[i].low in ("on", "in", "and", "before"))
    relative = i + 1 < len(words) and words[i + 1].low == "who"
    return ends and not relative and (before in _WITHIN or (listed and _local_list(words, mention, around)))


def _local_list(words: Sequence[Word], mention: Mention, around: Sequence[Mention]) -> bool:
    """Whether the list of places before a name begins with "in"."""
    first = mention.first
    for each in reversed(around):
        if each.last == first - 1 and each.kind is Kind.PLACE and words[first - 1].low in ("and", ","):
            first = each.first
    return first > 0 and words[first - 1].low in _WITHIN


def _position_around(words: Sequence[Word], mention: Mention, around: Sequence[Mention]) -> bool:
    """Whether a position stands right after or before, as in "director of X, Ana Silva, said"."""
    named = {each.first: each for each in around}
    i = mention.last
    if i < len(words) and words[i].text in (",", "(", "–", "-") and i + 1 < len(words):
        position = read_position(words, i + 1, named)
        if words[i + 1].low == "who" or (position is not None and not _name_next(words, position.end)):
            return True
    if i + 2 < len(words) and _chosen(words, i):
        return True
    copula = i + 2 < len(words) and words[i].low in ("is", "was") and words[i + 1].low in ("a", "an", "the")
    if copula and read_position(words, i + 1, named) is not None:
        return True
    before = words[mention.first - 1] if mention.first else None
    if before is None:
        return False
    lex = lexicon()
    if is_title_head(before.low) or before.low.rstrip(".") in lex.honorifics:
        return True
    if before.low == "by" and mention.first > 1 and words[mention.first - 2].low in vocabulary("names").personal:
        return words[mention.first].ent not in ("ORG", "GPE", "FAC") and mention.last - mention.first in (2, 3)
    if before.text != ",":
        return False
    start = max(0, mention.first - 25)
    heads = [k for k in range(start, mention.first - 1) if is_title_head(words[k].low)]
    for head in reversed(heads[-2:]):
        begin = head
        position = read_position(words, begin, named)
        closed = (
            mention.last >= len(words)
            or words[mention.last].text in (",", ";", ".", ")")
            or words[mention.last].tag[:2] == "VB"
        )
        if position is not None and position.end == mention.first - 1 and closed:
            return True
    return False


def _chosen(words: Sequence[Word], i: int) -> bool:
    """Whether "was appointed director" or "has been named as the chair" follows."""
    k = i
    while k < i + 3 and k < len(words) and words[k].low in ("has", "have", "had", "was", "is", "been", "will", "be"):
        k += 1
    end = min(k + 7, len(words))
    return (
        i < k < end
        and words[k].low in vocabulary("names").chosen
        and any(is_title_head(word.low) for word in words[k + 1 : end])
    )


def _name_next(words: Sequence[Word], i: int) -> bool:
    """Whether a name follows a position at once, so that it is told of that name: "Linhe, Professor Ana Silva"."""
    return i + 1 < len(words) and all(word.tag == "NNP" and word.text[0].isupper() for word in words[i : i + 2])


def _listed(words: Sequence[Word], around: Sequence[Mention]) -> list[Mention]:
    """Takes an unsettled name between names of people in a list for one: "Ana Silva, Bo Sun and Lars Holm"."""
    lex = lexicon()
    settled = list(around)
    for i in range(1, len(around)):
        before, here = settled[i - 1], settled[i]
        after = settled[i + 1] if i + 1 < len(around) else None
        many = _after_plural(words, before)
        between = before.kind is Kind.PERSON and _in_row(words, before, here)
        between = between and (
            many or (after is not None and after.kind is Kind.PERSON and _in_row(words, here, after))
        )
        name = words[here.first : here.last]
        full = 2 <= len(name) <= 4 and not any(lex.is_common(word.low) for word in name)
        if between and full and here.kind is Kind.OTHER and not here.head:
            settled[i] = replace(here, kind=Kind.PERSON, sure=0.75)
    return settled


def _in_row(words: Sequence[Word], one: Mention, other: Mention) -> bool:
    gap = words[one.last : other.first]
    return 1 <= len(gap) <= 2 and all(word.low in (",", "and") for word in gap)


def _after_plural(words: Sequence[Word], mention: Mention) -> bool:
    """Whether "co-founders" or "professors" stands before a name, so that another name follows it."""
    low = words[mention.first - 1].low if mention.first else ""
    return low != singular(low) and is_title_head(singular(low))


def _family_names(reading: Reading, found: Sequence[Sequence[Mention]]) -> set[str]:
    """First and last words of the full names that are sure."""
    known: set[str] = set()
    for each in found:
        for mention in each:
            parts = reading.text[mention.start : mention.end].split()
            if mention.kind is Kind.PERSON and len(parts) > 1:
                named = [part for part in parts if part.casefold() not in vocabulary("names").generations]
                known |= {named[0].casefold(), named[-1].casefold().rstrip(",")}
    return known


def _votes(reading: Reading, found: Sequence[Sequence[Mention]]) -> dict[str, Counter[Kind]]:
    """How often a text was settled as which kind, for its unsettled mentions elsewhere."""
    votes: dict[str, Counter[Kind]] = {}
    for each in found:
        for mention in each:
            if mention.sure >= 0.6:
                votes.setdefault(reading.text[mention.start : mention.end].casefold(), Counter())[mention.kind] += 1
    return votes


def _leftover(
    reading: Reading, sentence: Sentence, mention: Mention, around: Sequence[Mention], known: _Known
) -> Mention:
    text = reading.text[mention.start : mention.end]
    elsewhere = known.votes.get(text.casefold())
    told = (elsewhere is not None and elsewhere[Kind.ORGANIZATION] > 0) or text.casefold() in known.houses
    if mention.kind is Kind.PERSON and mention.sure <= 0.85 and told:
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.7)
    if mention.head == "state" and told:
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.8)
    if mention.kind is Kind.PLACE and text.casefold() in known.families and _does(sentence.words, mention):
        return replace(mention, kind=Kind.PERSON, sure=0.75)  # "Kuroda" of "Ana Kuroda" before a verb
    if mention.kind is not Kind.OTHER or mention.sure > 0 or mention.quoted:
        return mention
    if elsewhere:
        kind = elsewhere.most_common(1)[0][0]
        if kind in (Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION):
            return replace(mention, kind=kind, sure=0.7)
    if mention.last - mention.first == 1:
        return _single(sentence, mention, text, known, around)
    return _labelled(sentence.words, mention, around, lexicon())


def _single(sentence: Sentence, mention: Mention, text: str, known: _Known, around: Sequence[Mention]) -> Mention:
    """Settles a name of one word: an abbreviation, a brand, a family name, or what the language model says."""
    lex = lexicon()
    if text in known.acronyms:
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.85)
    if text in known.others:
        return mention
    if text.casefold() in known.families and not lex.is_common(text.casefold()):
        return replace(mention, kind=Kind.PERSON, sure=0.75)
    if is_abbreviation(text):
        return with_acronym(sentence, mention, text)
    return _labelled(sentence.words, mention, around, lex)


def _does(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name opens its clause before a verb of telling or doing."""
    before = words[mention.first - 1].low if mention.first else ""
    tag = words[mention.last].tag if mention.last < len(words) else ""
    return (
        before not in vocabulary("names").local
        and tag in ("VBD", "VBZ")
        and not geography.is_country(words[mention.first].text)
    )


def _like_a_person(sentence: Sequence[Word], mention: Mention, around: Sequence[Mention]) -> bool:
    """Whether two words are a person by an East Asian name, a hyphened first name, or a person joined by "and"."""
    words = sentence[mention.first : mention.last]
    before = sentence[mention.first - 1].low if mention.first else ""
    if len(words) != 2 or before == "the" or any(lexicon().is_common(w.low) or is_quality(w) for w in words):
        return False
    joined = any(
        each.kind is Kind.PERSON
        and each.first == mention.last + 1
        and each.last - each.first > 1
        and sentence[mention.last].low == "and"
        for each in around
    )
    housed = mention.last < len(sentence) and sentence[mention.last].low == "of"
    housed = housed and any(each.kind is Kind.ORGANIZATION and 1 <= each.first - mention.last <= 2 for each in around)
    named = words[0].low in vocabulary("organizations").family_names and bool(GIVEN.match(words[1].text))
    return joined or housed or named or bool(_DOUBLE_GIVEN.match(words[0].text))


def _no_place(sentence: Sequence[Word], mention: Mention) -> bool:
    """Whether a name is written as no place is, with capitals or digits inside, or stands where none does."""
    words = sentence[mention.first : mention.last]
    odd = any(not word.text[1:].islower() and "-" not in word.text and "'" not in word.low for word in words)
    all_capitals = all(word.text.isupper() for word in words) and len(words[0].text) > 4
    return no_site(sentence, mention) or (odd and not all_capitals)


def _labelled(sentence: Sequence[Word], mention: Mention, around: Sequence[Mention], lex: Lexicon) -> Mention:
    """The language model's word for a phrase that no rule knows, where its label covers the whole phrase."""
    words = sentence[mention.first : mention.last]
    before = sentence[mention.first - 1].low if mention.first else ""
    labels = {word.ent for word in words if word.text[0].isalpha()}
    common = sum(lex.is_common(word.low) for word in words)
    if len(labels) != 1 or common * 2 >= len(words) + (len(words) == 1) or words[0].low in lex.demonyms:
        return mention
    label = labels.pop()
    if (
        label in ("GPE", "LOC")
        and len(words) <= 3
        and before in vocabulary("names").local
        and not _no_place(sentence, mention)
    ):
        return replace(mention, kind=Kind.PLACE, sure=0.55)
    if label == "ORG" and _like_a_person(sentence, mention, around):
        return replace(mention, kind=Kind.PERSON, sure=0.6)
    if label == "ORG" and is_made(sentence, mention):
        return mention  # "the research vessel Aurora"
    if label == "ORG":
        if is_field(words[-1].low) or is_quality(words[0]) or (len(words) == 1 and words[0].text[-1].isdigit()):
            return mention  # a subject: "Remote Sensing", "Blue Economy"
        return replace(mention, kind=Kind.ORGANIZATION, sure=0.5 if len(words) > 1 else 0.4)
    known = any(is_quality(word) for word in words)
    known = known or _headed(sentence, mention.first)
    if label == "PERSON" and len(words) > 1 and not known and not _local(sentence, mention, around):
        return replace(mention, kind=Kind.PERSON, sure=0.6)
    return mention
