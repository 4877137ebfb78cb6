"""What the capitalised phrases of an article name: organisations, places, events, papers, things, titles, people.

The rules go by the head of a phrase first, then by lists of places, then by the words around it, and last by the
language model. Reading titles and affiliations of people is `people.positions`'.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from curator.extract.names.geography import is_country
from curator.extract.names.heads import Found, Kind, headed, last_head, placed
from curator.extract.names.phrases import Phrase, find_phrases, is_field
from curator.extract.names.runs import is_capital
from curator.extract.text.lexicon import Lexicon, lexicon, singular
from curator.extract.text.reading import Reading, Sentence, Word
from curator.extract.text.vocabulary import vocabulary

__all__ = ["Kind", "Mention", "find_mentions", "is_title_head", "mentions_of"]

_CORPORATE_PLACES = frozenset({"city", "municipality", "canton", "state", "port", "government"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing at its place.

    Attributes:
        kind: What it names.
        first: Index of its first word in the sentence.
        last: Index after its last word.
        start: First code point in the text.
        end: The code point after its last.
        head: The word that says what it is, in small letters, or empty.
        sure: 0 to 1, by the rule that spoke.
        quoted: It stands in a quotation that is written like a title.
    """

    kind: Kind
    first: int
    last: int
    start: int
    end: int
    head: str
    sure: float
    quoted: bool = False


def find_mentions(sentence: Sentence) -> list[Mention]:
    """Finds what a sentence names; headlines, where capitals say nothing, give nothing.

    Unsettled phrases come back as `OTHER` with the certainty 0; `settled` looks at the words around them.
    """
    if sentence.headline:
        return []
    words = sentence.words
    quotes = _title_quotes(words)
    found = []
    for phrase in find_phrases(words):
        quoted = any(first <= phrase.first < last for first, last in quotes)
        found += [_mention(words, *each, quoted=quoted) for each in _classified(words, phrase)]
    return found


def _mention(
    words: Sequence[Word], kind: Kind, first: int, last: int, head: str, sure: float, *, quoted: bool
) -> Mention:
    return Mention(kind, first, last, words[first].start, words[last - 1].end, head, sure, quoted)


def _classified(words: Sequence[Word], phrase: Phrase) -> list[Found]:
    lex = lexicon()
    if phrase.core == phrase.last:
        parts = _around_title(words, phrase, lex)
        if parts:
            return parts
    else:
        parts = _titled_after_name(words, phrase, lex)
        if parts:
            return parts
    minister = _minister_of(words, phrase, lex)
    if minister:
        return minister
    first, last = phrase.first, phrase.last
    head = words[phrase.head].low.rstrip(".") if phrase.head >= 0 else ""
    told = _told_by_whole(words, phrase, lex)
    if told:
        return [told]
    if head and lex.is_head(head):
        found = headed(words, phrase, head, lex)
        inside = _place_in_event(words, phrase) if found[0] is Kind.EVENT else []
        return [found, *(inside or _owner(words, phrase, found[0], lex))]
    tail = words[last - 1].low
    if head in lex.places and phrase.core < last and tail in lex.organizations and last - phrase.core > 2:
        return [(Kind.ORGANIZATION, first, last, tail, 0.85)]  # "Gulf of Guinea Fisheries Commission"
    governed = phrase.core < last and phrase.head == phrase.core - 1 and words[phrase.core].low == "of"
    if head in _CORPORATE_PLACES and governed:
        return [_area(words, phrase, head)]
    if head == "city" and any(lex.is_common(word.low) for word in words[first + 1 : last - 1]):
        return [(Kind.THING, first, last, head, 0.6)]
    return [placed(words, first, last, head) or (Kind.OTHER, first, last, head, 0.0)]


def _area(words: Sequence[Word], phrase: Phrase, head: str) -> Found:
    """What "City of Lyon" names: a place after "in", else the body that governs it."""
    the = phrase.first > 0 and words[phrase.first - 1].low == "the"
    at = phrase.first - 1 - the
    inner = placed(words, phrase.core + 1, phrase.last, "")
    if inner and at >= 0 and words[at].low in vocabulary("names").within:
        return inner
    return Kind.ORGANIZATION, phrase.first, phrase.last, head, 0.6


def _told_by_whole(words: Sequence[Word], phrase: Phrase, lex: Lexicon) -> Found | None:
    """What does not go by the head: bodies known by name, and things and outlets that have a body's word inside."""
    first, last = phrase.first, phrase.last
    known = vocabulary("organizations")
    low = [word.low for word in words[first:last]]
    house = last < len(words) and words[last].low in vocabulary("names").house_parts
    if " ".join(low) in known.seats and house:
        return Kind.THING, first, last, low[-1], 0.6  # "the Pentagon building"
    if " ".join(low) in known.known_bodies | known.seats:
        return Kind.ORGANIZATION, first, last, low[-1], 0.85
    if len(low) == 1 and low[0] in known.agencies:
        return Kind.OTHER, first, last, low[0], 0.3
    if len(low) < 2 or phrase.core != last:
        return None
    if low[-1].rstrip(".") in lex.legal_forms and not all(lex.is_common(each) for each in low[:-1]):
        return Kind.ORGANIZATION, first, last, low[-1].rstrip("."), 0.9
    if low[-1] in known.people_tails:
        return Kind.OTHER, first, last, low[-1], 0.3
    if _marked(words, phrase, lex):
        return Kind.ORGANIZATION, first, last, low[0], 0.85
    if low[-1] == "prefecture":
        return Kind.PLACE, first, last, low[-1], 0.8
    if low[-1] in known.thing_tails or (low[-1] in lex.media and phrase.head < last - 1):
        return Kind.THING, first, last, low[-1], 0.6
    if len(low) == 2 and _campus_of(words, first, last) and placed(words, first + 1, last, ""):
        return Kind.ORGANIZATION, first, last, low[-1], 0.6
    if low[-1] in known.house_heads and all(each in known.house_words for each in low[:-1]):
        return Kind.OTHER, first, last, low[-1], 0.3
    return None


def _marked(words: Sequence[Word], phrase: Phrase, lex: Lexicon) -> bool:
    """Whether an abbreviation tells what kind of body a name is of: "IIT Bombay", "JSC Vega"."""
    first = words[phrase.first]
    headed = phrase.head >= 0 and lex.is_head(words[phrase.head].low)
    marked = first.text.isupper() and first.low in vocabulary("organizations").marks
    return marked and not headed and phrase.last - phrase.first <= 4 and not is_title_head(words[phrase.first + 1].low)


def _campus_of(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether an abbreviation may be a university's before its city: "ETH Zurich", "TU Delft"."""
    text = words[first].text
    if len(words[last - 1].text) < 4 or (last < len(words) and words[last].text in vocabulary("names").sites):
        return False
    known = text.casefold() in lexicon().not_acronyms | vocabulary("organizations").family_names or is_title_head(
        text.casefold()
    )
    return 2 <= len(text) <= 5 and text.isupper() and not known and not is_country(text)


def _place_in_event(words: Sequence[Word], phrase: Phrase) -> list[Found]:
    """The place that an event is about: "Forum on the Future of West Africa"."""
    for i in range(phrase.last - 1, phrase.core, -1):
        if words[i].low in ("of", "in", "the"):
            place = placed(words, i + 1, phrase.last, "") if i + 1 < phrase.last else None
            return [place] if place else []
    return []


def _owner(words: Sequence[Word], phrase: Phrase, kind: Kind, lex: Lexicon) -> list[Found]:
    """The body that a thing or an event belongs to: "Research Station of the University of Porto"."""
    first, last = phrase.core + 1, phrase.last
    if kind not in (Kind.THING, Kind.EVENT) or first >= last or words[phrase.core].low != "of":
        return []
    first += words[first].low == "the"
    core = next((i for i in range(first, last) if words[i].low in ("of", "for", "on")), last)
    head = last_head(words, first, core, lex)
    if head not in (first, core - 1) or last - first < 2:
        return []
    found = headed(words, Phrase(first, last, head, core), words[head].low.rstrip("."), lex)
    return [found] if found[0] is Kind.ORGANIZATION and found[4] >= 0.8 else []


def _around_title(words: Sequence[Word], phrase: Phrase, lex: Lexicon) -> list[Found]:
    """Takes "World Bank President Ajay Banga" apart; nothing when the phrase has no title in it."""
    at = next(
        (
            i
            for i in range(phrase.last - 1, phrase.first - 1, -1)
            if (is_title_head(words[i].low) and not _lone_executive(words, i))
            or (_honorific(words[i], lex) and not _part_of_name(words, i, phrase.first, lex))
        ),
        -1,
    )
    named = phrase.last
    if named - at > 2 and words[named - 1].low in lex.also_families:
        named -= 1
    if at < 0 or any(_is_institution(words[i].low, lex) for i in range(at + 1, named)):
        return []
    begin = at
    while begin > phrase.first and _inside_title(words[begin - 1], lex):
        begin -= 1
    found: list[Found] = []
    if begin > phrase.first:
        if begin - phrase.first == 1 and words[phrase.first].low in lex.demonyms:
            begin = phrase.first
        else:
            found += _classified(words, Phrase(phrase.first, begin, last_head(words, phrase.first, begin, lex), begin))
    found.append((Kind.TITLE, begin, at + 1, words[at].low, 0.9))
    # "Prof. (Mrs.) Ana Silva"
    begin = at + 1 + (at + 1 < phrase.last and words[at + 1].text == ")")
    name = words[begin : phrase.last]
    if any(word.text[0].isalpha() for word in name):
        sure = 0.9 if len(name) <= 4 and sum(lex.is_common(word.low) for word in name) * 2 < len(name) + 1 else 0.0
        known = placed(words, begin, phrase.last, "") if sure and words[at].low not in lex.honorifics else None
        person = known is None or len(name) > 1
        found.append((Kind.PERSON if sure and person else Kind.OTHER, begin, phrase.last, "", sure if person else 0.0))
    return found


def _is_institution(low: str, lex: Lexicon) -> bool:
    low = low.rstrip(".")
    return (lex.is_head(low) and not is_title_head(low)) or singular(low) in lex.places or low in lex.fields


def is_title_head(low: str) -> bool:
    """Whether a word in small letters is the head of a position, `vice-governor` and `director-general` included."""
    titles = lexicon().titles
    if low in titles:
        return True
    if "-" not in low or low in lexicon().organizations:
        return False
    parts = low.split("-")
    return parts[-1] in titles or (parts[0] in titles and parts[-1] in ("general", "elect", "designate", "emeritus"))


def _titled_after_name(words: Sequence[Word], phrase: Phrase, lex: Lexicon) -> list[Found]:
    """Takes "Council on Water Quality Chair Ana Silva" apart, where the name of the body has parts itself."""
    at = next((i for i in range(phrase.last - 2, phrase.core, -1) if is_title_head(words[i].low)), -1)
    name = words[at + 1 : phrase.last]
    if at < 0 or phrase.head < 0 or not _full_name(name, lex):
        return []
    begin = at
    while words[begin - 1].low in lex.office_ranks:
        begin -= 1
    if not is_capital(words[begin - 1]):
        # "Council of President Ana Silva": the title follows the "of" at once, so the body has no more parts.
        return []
    body = headed(words, Phrase(phrase.first, begin, phrase.head, phrase.core), words[phrase.head].low.rstrip("."), lex)
    return [body, (Kind.TITLE, begin, at + 1, words[at].low, 0.9), (Kind.PERSON, at + 1, phrase.last, "", 0.9)]


def _lone_executive(words: Sequence[Word], i: int) -> bool:
    """Whether "Executive" is an adjective, as in "Executive Order", rather than "Chief Executive"."""
    return words[i].low == "executive" and (i == 0 or not is_title_head(words[i - 1].low))


def _full_name(name: Sequence[Word], lex: Lexicon) -> bool:
    """Whether words may be a full name; family names such as Park and Field are common words, first names are not."""
    return 2 <= len(name) <= 4 and not any(lex.is_common(word.low) for word in name[:-1])


def _minister_of(words: Sequence[Word], phrase: Phrase, lex: Lexicon) -> list[Found]:
    """The person of "Secretary of Defense Ana Silva", where the subject runs into the name."""
    first, last = phrase.first, phrase.last
    if first < 2 or words[first - 1].low not in ("of", "for") or not is_title_head(words[first - 2].low):
        return []
    name = first
    while name < last and (
        is_field(words[name].low) or words[name].low in ("and", "&") or _honorific(words[name], lex)
    ):
        name += 1
    if name == first or not _full_name(words[name:last], lex):
        return []
    return [(Kind.OTHER, first, name, "", 0.3), (Kind.PERSON, name, last, "", 0.9)]


def _part_of_name(words: Sequence[Word], i: int, first: int, lex: Lexicon) -> bool:
    """Whether a form of address stands inside a name: "Amina Sheikh Noor"."""
    names = lex.also_names | vocabulary("names").generations
    return words[i].low in names and i > first and not _inside_title(words[i - 1], lex)


def _honorific(word: Word, lex: Lexicon) -> bool:
    return word.low.rstrip(".") in lex.honorifics


def _inside_title(word: Word, lex: Lexicon) -> bool:
    low = word.low
    body = low in lex.organizations and low not in ("chair", "office", "cabinet")
    if body or (word.text.isupper() and len(word.text) > 1):
        return False
    return is_title_head(low) or low in lex.title_modifiers or _honorific(word, lex) or low in lex.fields


def _title_quotes(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Ranges of words inside quotation marks that are written with capitals, as themes and names of works are."""
    found, opened = [], -1
    for i, word in enumerate(words):
        if word.text == "“" or (word.text == '"' and opened < 0):
            opened = i + 1
        elif word.text in ("”", '"') and opened >= 0:
            inside = [each for each in words[opened:i] if each.text[0].isalpha() and len(each.text) > 3]
            if len(inside) >= 3 and sum(is_capital(each) for each in inside) >= 0.7 * len(inside):
                found.append((opened, i))
            opened = -1
    return found


def mentions_of(reading: Reading) -> list[list[Mention]]:
    """The mentions of every sentence, in order."""
    return [find_mentions(sentence) for sentence in reading.sentences]
