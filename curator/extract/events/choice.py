"""Which of the events that an article names are its news: the main one, what is joined to it, what is beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curator.domain.article import PassageKind
from curator.extract.dates.anchor import Tense, tense_before
from curator.extract.dates.written import Dated
from curator.extract.events.names import ORDINAL, named_events
from curator.extract.events.times import tells_other_day
from curator.extract.events.titles import half_named
from curator.extract.events.words import Candidate
from curator.extract.names.mentions import Kind
from curator.extract.names.runs import is_capital
from curator.extract.scene import Scene, plain
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

ENOUGH = 2.0
_CERTAIN = 3.0
_PART = re.compile(
    r"(?:part of|(?:with)?in the framework of|on the (?:sidelines|margins|fringes) of|under the umbrella of|"
    r"in (?:conjunction|parallel) with|in parallel to|concurrently with|alongside|side event (?:of|to|at)|"
    r"segment of|(?:a|the) highlight of|ahead of|in the run-up to|in preparation for|during)\s+"
    r"(?:the\s+)?(?:ongoing\s+|annual\s+|first\s+)?(?:(?:19|20)\d\d\s+)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[\s,]*(?:and|as well as|&)?[\s,]*(?:the\s+)?(?:(?:19|20)\d\d\s+)?")
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"\w{4,}")
_FAR = 60
_BESIDE = 4
_CLAUSE = 16
_AFTER = 11
_BEHIND = 6
_SCHEDULED = 2.0


@dataclass(frozen=True, slots=True)
class _Article:
    """What weighing looks at: words of the title, order of sentences, years of the news, heads meant again."""

    title: frozenset[str]
    order: dict[int, int]
    years: frozenset[int]
    meant: Counter[str]


def part_of_before(scene: Scene, start: int, end: int) -> bool:
    """Whether the words of a range end by making what follows the larger event."""
    return _PART.search(scene.text, max(start, end - 60), end) is not None


def chosen_events(scene: Scene, found: Sequence[Candidate]) -> list[Candidate]:
    """Of the weighed events, those that are the news, the main one first; empty where no name has enough weight."""
    if not found:
        return []
    lead = min(found, key=lambda each: (-each.weight, each.span))
    own = [each for each in found if each is not lead and held_itself(scene, each)]
    if lead.weight < ENOUGH:
        return []
    beside = [each for each in found if each.sentence is lead.sentence and each is not lead]
    joined = [each for each in beside if _joined(scene, lead, each)]
    own = [each for each in own if each not in joined and not _same_kind(scene, each, lead)]
    return [lead, *joined, *own[:_BESIDE]]


def is_certain(candidate: Candidate) -> bool:
    """Whether an event is the news even where something is founded in the first sentences."""
    return candidate.weight >= _CERTAIN


def weighed_events(scene: Scene) -> list[Candidate]:
    """The events that the body names, each once, with what speaks for it."""
    article = _article(scene)
    best: dict[str, Candidate] = {}
    told = [*named_events(scene), *half_named(scene)]
    for sentence, candidate in told:
        weighed = replace(candidate, weight=_weight(scene, article, sentence, candidate))
        key = _key(scene, candidate)
        if key not in best or best[key].weight < weighed.weight:
            best[key] = weighed
    dated = {_key(scene, each): each.span for _, each in told if _has_year(scene, each)}
    return [
        replace(each, span=dated[key]) if key in dated and not _has_year(scene, each) else each
        for key, each in best.items()
    ]


def _has_year(scene: Scene, candidate: Candidate) -> bool:
    return _YEAR.search(scene.text, *candidate.span) is not None


def _key(scene: Scene, candidate: Candidate) -> str:
    """The name without edition and year, which an article may leave out when it comes back to it."""
    words = plain(scene.text[slice(*candidate.span)]).casefold().split()
    return " ".join(word for word in words if not _YEAR.fullmatch(word))


def _article(scene: Scene) -> _Article:
    title = next((value.words for value in scene.reading.document.head if value.field == "title"), "")
    body = [each for each in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY) if len(each.words) > 6]
    order = {each.index: order for order, each in enumerate(body)}
    published = scene.reading.published
    years = {published.year - 1, published.year, published.year + 1} if published else set()
    return _Article(frozenset(_WORD.findall(title.casefold())), order, frozenset(years), _meant_again(scene))


def _weight(scene: Scene, article: _Article, sentence: Sentence, candidate: Candidate) -> float:
    words, lex = sentence.words, vocabulary("events")
    weight = max(0.0, 2.0 - 0.4 * article.order.get(sentence.index, 0 if len(words) > 6 else 5))
    if _told(words, candidate.first - 8, candidate.last + 9):
        weight += 1.2
    if _told(words, candidate.last, candidate.last + 5):
        weight += 0.5
    if _generic(scene, candidate):
        weight -= 1.0
    name = set(_WORD.findall(scene.text[slice(*candidate.span)].casefold()))
    weight += 0.5 * (candidate.head in article.title) + (0.5 if len(name & article.title) > 1 else 0.0)
    weight += min(1.0, 0.5 * article.meant[candidate.head])
    weight += _SCHEDULED * _dated_behind(scene, candidate)
    if part_of_before(scene, sentence.start, candidate.span[0]) and not _during(scene, sentence, candidate):
        weight -= 2.0
    before = {word.low for word in words[max(0, candidate.first - 3) : candidate.first]}
    if before & lex.seen:
        weight -= 2.0
    after = [word.low for word in words[candidate.last : candidate.last + 3]]
    if _another(candidate) or ("last" in after and {"year", "month"} & set(after)):
        weight -= 2.5
    if article.years and any(int(year[0]) not in article.years for year in _years(scene, sentence)):
        weight -= 1.5
    return weight


def _another(candidate: Candidate) -> bool:
    """Whether an event is "last year's" or "the next" one; the "last" of "Last Thursday the Forum" is a day's."""
    words, lex = candidate.sentence.words, lexicon()
    return any(
        words[i].low in vocabulary("events").elsewhere and words[i + 1].low not in lex.weekdays | {"week"}
        for i in range(max(0, candidate.first - 3), candidate.first)
    )


def _told(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a verb among some words says that something goes on; "took part" only says who came."""
    for i in range(max(0, first), min(last, len(words))):
        part = words[i + 1 : i + 2] and words[i + 1].low in ("part", "over")
        if words[i].low in vocabulary("events").going_on and not part:
            return True
    return False


def _generic(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name only says what sort of event it is: "Opening Ceremony", "annual partner meeting"."""
    words = plain(scene.text[slice(*candidate.span)]).casefold().split()
    return all(word in vocabulary("events").qualities or word == candidate.head for word in words)


def _years(scene: Scene, sentence: Sentence) -> Iterable[re.Match[str]]:
    return _YEAR.finditer(scene.text, sentence.start, sentence.end)


def _during(scene: Scene, sentence: Sentence, candidate: Candidate) -> bool:
    before = scene.text[sentence.start : candidate.span[0]].rstrip().casefold()
    return before.endswith(("during", "during the"))


def _meant_again(scene: Scene) -> Counter[str]:
    """How often each event's head is said as "the forum" or "this two-day workshop"."""
    events, seen = lexicon().events, Counter[str]()
    for sentence in scene.reading.of(PassageKind.BODY, PassageKind.DATELINE):
        words = sentence.words
        for i in range(1, len(words)):
            if words[i].low in events and words[i].text[0].islower():
                seen[words[i].low] += any(each.low in ("the", "this") for each in words[max(0, i - 2) : i])
    return seen


def _joined(scene: Scene, lead: Candidate, other: Candidate) -> bool:
    first, second = sorted((lead.span, other.span))
    if part_of_before(scene, lead.sentence.start, first[0]):
        return False
    return bool(_JOINT.fullmatch(scene.text[first[1] : second[0]]))


def _same_kind(scene: Scene, other: Candidate, lead: Candidate) -> bool:
    """Whether a name is another edition of the main event, or a shorter form of its name."""
    one, two = (set(_key(scene, each).split()) for each in (other, lead))
    return len(one & two) >= 0.6 * min(len(one), len(two))


def held_itself(scene: Scene, candidate: Candidate) -> bool:
    """Whether a named event is told with a day of its own, as one that was held or as one that is to come."""
    days = [each for each in scene.dates_in(candidate.sentence) if each.first.day]
    dated = any(_near(scene, each) for each in days) or tells_other_day(scene.text, candidate.sentence)
    if _another(candidate) or not dated:
        return False
    if part_of_before(scene, candidate.sentence.start, candidate.span[0]):
        return _told_further(candidate, days)
    return _was_held(candidate) or _announced(scene, candidate, days) or _dated_behind(scene, candidate)


def _dated_behind(scene: Scene, candidate: Candidate) -> bool:
    """Whether its days stand right behind a name: "Sea Week 2022 (8-14 October)", "the Expo, slated for May 2-3"."""
    words = candidate.sentence.words
    day = next((each for each in scene.dates_in(candidate.sentence) if each.start >= candidate.span[1]), None)
    if day is None or not day.first.day or not _near(scene, day):
        return False
    between = [word.low for word in words[candidate.last :] if word.start < day.start]
    told = between == ["("] or bool(vocabulary("events").scheduled & set(between))
    return told and len(between) <= _BEHIND and all(word in vocabulary("events").before_days for word in between)


def _near(scene: Scene, dated: Dated) -> bool:
    """Whether a day is within two months of the publication."""
    published = scene.reading.published
    if published is None or not published.day:
        return True
    about = published.year * 372 + published.month * 31 + published.day
    return abs(dated.first.year * 372 + dated.first.month * 31 + dated.first.day - about) <= _FAR


def _was_held(candidate: Candidate) -> bool:
    """As in "The Challenge took place on 11 February" or "On 11 February the university organised the Challenge"."""
    words = candidate.sentence.words
    object_of = [word for word in words[max(0, candidate.first - 3) : candidate.first] if word.tag[:2] == "VB"]
    if object_of and object_of[-1].tag == "VBD" and object_of[-1].low in vocabulary("events").arranged:
        return True
    ahead = words[candidate.last : candidate.last + _AFTER]
    took = next((word for word in ahead if word.low in vocabulary("events").going_on), None)
    if took is None or any(word.low in ("will", "to", "should", "next") for word in ahead[: ahead.index(took) + 1]):
        return False
    return tense_before(candidate.sentence, took.end) is not Tense.FUTURE


def _told_further(candidate: Candidate, days: Sequence[Dated]) -> bool:
    """As in "part of the first Forum on Rail, which was hosted by the institute and wrapped up on Thursday"."""
    words = candidate.sentence.words[candidate.last : candidate.last + _CLAUSE]
    clause = len(words) > 2 and words[0].text == "," and words[1].low in ("which", "held", "hosted", "organised")
    told = {word.low for word in words} & vocabulary("events").going_on
    return clause and bool(told) and any(each.start > candidate.span[1] for each in days)


def _announced(scene: Scene, candidate: Candidate, days: Sequence[Dated]) -> bool:
    """As in "They will host the Water Conference on Nov. 2-3 in Lund": to come, with a day and a place behind it."""
    words = candidate.sentence.words
    around = words[max(0, candidate.first - _CLAUSE) : candidate.last + 8]
    told = vocabulary("events").going_on & {word.low for word in around}
    day = next((each for each in days if each.start >= candidate.span[1]), None)
    placed = any(
        each.first > candidate.last and words[each.first - 1].low in ("in", "at")
        for each in scene.of(candidate.sentence, Kind.PLACE)
    )
    return bool(told and placed) and day is not None and tense_before(candidate.sentence, day.start) is Tense.FUTURE


def sentences_about(scene: Scene, event: Candidate, *, main: bool) -> Sequence[Sentence]:
    """The sentences in which an event is named or meant: its own first, then those that come back to it.

    Args:
        scene: The article.
        event: One of its events.
        main: The main event is meant by "the forum" anywhere, another one only right after its name.
    """
    lex = lexicon()
    name = scene.text[slice(*event.span)].casefold()
    found = [event.sentence] if event.sentence.kind is not PassageKind.TITLE else []
    for sentence in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY):
        near = 0 < sentence.index - event.sentence.index <= 2
        if sentence is event.sentence or not (main or near):
            continue
        named = len(name.split()) > 1 and name in scene.text[sentence.start : sentence.end].casefold()
        if (named or _meant(sentence, event.head, lex.events)) and not _other_edition(sentence, event.head, name):
            found.append(sentence)
    return found


def _other_edition(sentence: Sentence, head: str, name: str) -> bool:
    """Whether "the third symposium" or "the second edition" is not the one whose name has another number."""
    words, own = sentence.words, [word for word in name.split() if ORDINAL.match(word)]
    return any(
        words[i].low in (head, "edition") and ORDINAL.match(words[i - 1].low) and own and words[i - 1].low not in own
        for i in range(1, len(words))
    )


def _meant(sentence: Sentence, head: str, events: Iterable[str]) -> bool:
    """Whether a sentence says "the forum", "the two-day event" or "this meeting" of an event with that head."""
    words, anyhow = sentence.words, vocabulary("events").anyhow
    for i, word in enumerate(words):
        if word.low != head and word.low not in anyhow and not (word.low == "meeting" and i and i < 3):
            continue
        if (word.text[0].isupper() and not _alone(words, i)) or singular(word.low) not in {*events, *anyhow}:
            continue
        before = [each.low for each in words[max(0, i - 3) : i]]
        if before[-1:] and (before[-1] in ("the", "this") or (len(before) > 1 and before[-2] in ("the", "this"))):
            return not set(before) & vocabulary("events").elsewhere
        if any(each.endswith("-day") for each in before):
            return True
    return False


def _alone(words: Sequence[Word], i: int) -> bool:
    """Whether a head with a capital is all of the name: "The Forum lasted from 4 to 6 June"."""
    begins = i > 0 and words[i - 1].low in ("the", "this")
    return begins and (i + 1 == len(words) or not is_capital(words[i + 1]))
