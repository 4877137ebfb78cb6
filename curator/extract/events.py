"""The events that are the news: name, type, dates, place, theme, edition, what they are part of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.dates import Dated, dates_in
from curator.extract.event_phrases import plain_event, signing
from curator.extract.lexicon import bag, lexicon, singular
from curator.extract.mentions import Kind, Mention
from curator.extract.reading import Sentence, Word
from curator.extract.scene import Entries, Scene, plain

STAGE = "events.rules.v2"
Span = tuple[int, int]
_HELD = bag(
    "held took opened kicked convened concluded closed began started launched ended gathered hosted staged "
    "inaugurated attended unfolded wrapped organized organised marked"
)
_ENDED = frozenset({"closed", "ended", "concluded", "wrapped"})
_PART = re.compile(
    r"(?:part of|(?:with)?in the framework of|on the (?:sidelines|margins|fringes) of|under the umbrella of|"
    r"in (?:conjunction|parallel) with|in parallel to|concurrently with|alongside|side event (?:of|to|at)|"
    r"segment of|(?:a|the) highlight of|during)\s+(?:the\s+)?(?:ongoing\s+|annual\s+)?(?:(?:19|20)\d\d\s+)?$",
    re.IGNORECASE,
)
_THEME = re.compile(
    r"(?:theme[ds]?|titled|entitled|motto|slogan)\b[^“\"”.;]{0,60}?[“\"](?P<theme>[^”\"]{4,160})[”\"]", re.IGNORECASE
)
_THEMED = re.compile(r"[“\"](?P<theme>[^”\"]{6,160})[”\"]\s*(?:was|is) the (?:theme|motto)", re.IGNORECASE)
_FOCUS = re.compile(
    r"\b(?:focus(?:ed|es|ing)? on|themed on|devoted to|dedicated to) (?:the )?"
    r"(?P<theme>[a-z][^.;“”]{8,140}?)(?=, (?:aiming|with|and (?:was|is|it))|[.;]|$)"
)
_DAYS = re.compile(r"\b(one|two|three|four|five|six|seven)-day\b", re.IGNORECASE)
_NUMERALS = ["zero", "one", "two", "three", "four", "five", "six", "seven"]
_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|inaugural)$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th))$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible main event: its name, type, sentence, and how much speaks for it."""

    span: Span
    type: str
    sentence: Sentence
    first: int
    last: int
    weight: float


def propose_events(scene: Scene) -> Entries:
    """Proposes the article's own events; others that are only spoken of are left out."""
    chosen = _named(scene) or _plain(scene)
    if chosen:
        return tuple(_entry(scene, each) for each in chosen)
    return _founding(scene) or _signing(scene)


def _named(scene: Scene) -> list[Candidate]:
    found: dict[str, Candidate] = {}
    for sentence in scene.reading.of(PassageKind.TITLE, PassageKind.DATELINE, PassageKind.BODY):
        for mention in scene.of(sentence, Kind.EVENT):
            if mention.sure < 0.5 or mention.quoted or mention.last - mention.first < 2:
                continue
            candidate = _candidate(scene, sentence, mention)
            key = plain(scene.text[slice(*candidate.span)]).casefold()
            if key not in found or found[key].weight < candidate.weight:
                found[key] = candidate
    if not found:
        return []
    best = max(each.weight for each in found.values())
    if best < 2:
        return []
    lead = min(found.values(), key=lambda each: (-each.weight, each.span))
    beside = [each for each in found.values() if each.sentence is lead.sentence]
    return [each for each in beside if each is lead or _joined(scene, lead, each)]


def _joined(scene: Scene, lead: Candidate, other: Candidate) -> bool:
    first, second = sorted((lead.span, other.span))
    if _PART.search(scene.text[lead.sentence.start : first[0]]):
        return False
    between = scene.text[first[1] : second[0]]
    return bool(re.fullmatch(r"[\s,]*(?:and|as well as|&)?[\s,]*(?:the\s+)?(?:(?:19|20)\d\d\s+)?", between))


def _candidate(scene: Scene, sentence: Sentence, mention: Mention) -> Candidate:
    words = sentence.words
    first = mention.first
    while first and _LEADING.match(words[first - 1].text):
        first -= 1
    weight = 0.0
    lows = {word.low for word in words}
    if lows & _HELD:
        weight += 1.5
    weight += max(0.0, 2.0 - 0.4 * _order(scene, sentence))
    before = scene.text[sentence.start : words[first].start]
    if _PART.search(before) and not before.rstrip().casefold().endswith(("during", "during the")):
        weight -= 2.0
    title = _title(scene)
    if title and mention.head in title.casefold():
        weight += 0.3
    after = words[mention.last : mention.last + 8]
    if any(word.low in _HELD for word in after):
        weight += 0.7
    kind = _type(mention.head, plain(scene.text[words[first].start : mention.end]))
    return Candidate((words[first].start, mention.end), kind, sentence, first, mention.last, weight)


def _order(scene: Scene, sentence: Sentence) -> int:
    """How many body sentences come before it."""
    body = [each.index for each in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY) if len(each.words) > 6]
    return sum(index < sentence.index for index in body)


def _title(scene: Scene) -> str:
    return next((value.words for value in scene.reading.document.head if value.field == "title"), "")


def _type(head: str, name: str) -> str:
    events = lexicon().events
    if head == "ceremony" and "signing" in name.casefold():
        return "signing"
    return events.get(head) or events.get(singular(head)) or "other"


def _plain(scene: Scene) -> list[Candidate]:
    """An event without a name of its own: "a meeting on ...", first in the title, then in the first sentences."""
    leads = list(scene.reading.of(PassageKind.TITLE))
    leads += [each for each in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY) if len(each.words) > 6][:3]
    for sentence in leads:
        found = plain_event(sentence)
        if found is not None and found[1] - found[0] > (0 if found[2] == "visit" else 1):
            first, last, head = found
            span = sentence.words[first].start, sentence.words[last - 1].end
            return [Candidate(span, _type(head, plain(scene.text[slice(*span)])), sentence, first, last, 1.0)]
    return []


def _founding(scene: Scene) -> Entries:
    """Where nothing is held, what is founded is the news."""
    for entry in scene.found.get("launch", ())[:1]:
        name = entry.values[0]
        span = (name.evidence[0].start, name.evidence[0].end)
        sentence = next(each for each in scene.reading.sentences if each.start <= span[0] < each.end)
        lows = {word.low for word in sentence.words}
        kind = (
            "establishment"
            if lows & {"established", "founded", "formed", "establishment", "founding", "inaugurated"}
            else "launch"
        )
        words = sentence.words
        first = next(i for i, word in enumerate(words) if word.end > span[0])
        return (_entry(scene, Candidate(span, kind, sentence, first, first + 1, 1.0)),)
    return ()


def _signing(scene: Scene) -> Entries:
    """Where nothing is held or founded, what is signed in the first sentences is the news."""
    for sentence in [each for each in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY) if len(each.words) > 6][
        :3
    ]:
        found = signing(sentence)
        if found is not None:
            span = sentence.words[found[0]].start, sentence.words[found[1] - 1].end
            return (_entry(scene, Candidate(span, "signing", sentence, found[0], found[1], 1.0)),)
    return ()


def _entry(scene: Scene, event: Candidate) -> ProposedEntry:
    sure = min(0.9, 0.45 + 0.12 * event.weight)
    values = [scene.value("name", [event.span], sure)]
    if event.type in scene.profile.group("event").field("type").choices:
        values.append(scene.value("type", [event.span], sure, words=event.type))
    edition = event.sentence.words[event.first]
    if _ORDINAL.match(edition.text):
        values.append(scene.value("edition", [(edition.start, edition.end)], sure))
    values += _when(scene, event, sure)
    values += _where(scene, event, sure)
    values += _theme(scene, sure)
    values += _part_of(scene, event, sure)
    return ProposedEntry(group="event", values=tuple(values), stage=STAGE)


def _when(scene: Scene, event: Candidate, sure: float) -> Iterator[ProposedValue]:
    dated = _date(scene, event)
    if dated is None:
        return
    span = (dated.start, dated.end)
    text = scene.text[event.sentence.start : event.sentence.end]
    first, last = dated.first, dated.last
    lasting = _DAYS.search(scene.text)
    days = _NUMERALS.index(lasting[1].lower()) if lasting else 0
    if last is None and days and first.day and re.search(r"held|took place|opened|kicked off|began|started", text):
        last = _plus(first, days - 1) if days > 1 else first
    if last is None:
        until = _until(scene, first)
        if until is not None:
            yield scene.value("start", [span], sure - 0.05, content=first)
            yield scene.value("end", [(until.start, until.end)], sure - 0.1, content=until.first)
            return
    yield scene.value("start", [span], sure - 0.05, content=first)
    if last is not None and last >= first:
        yield scene.value("end", [span], sure - 0.1, content=last)


def _until(scene: Scene, first: PartialDate) -> Dated | None:
    """As in "It runs until February 23": the end of what has begun."""
    for sentence in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY):
        for dated in dates_in(scene.reading, sentence):
            before = scene.text[max(sentence.start, dated.start - 30) : dated.start]
            if (
                re.search(r"\b(?:runs?|lasts?|continues?|will run|open) (?:until|through|to) $", before)
                and dated.first > first
            ):
                return dated
    return None


def _plus(day: PartialDate, days: int) -> PartialDate:
    from datetime import date, timedelta

    moved = date(day.year, day.month, day.day) + timedelta(days=days)
    return PartialDate(moved.year, moved.month, moved.day)


def _date(scene: Scene, event: Candidate) -> Dated | None:
    """The date nearest after the event in its sentence, else the first of the opening sentences."""
    dates = dates_in(scene.reading, event.sentence) if event.sentence.kind is not PassageKind.TITLE else []
    if not dates or dates[0].relative or {word.low for word in event.sentence.words} & _ENDED:
        spanned = _told_range(scene)
        if spanned is not None:
            return spanned
    if dates:
        after = [each for each in dates if each.start >= event.span[1]] or dates
        return min(after, key=lambda each: (each.relative, abs(each.start - event.span[1])))
    opening = list(scene.reading.of(PassageKind.DATELINE, PassageKind.BODY))[:6]
    everything = [each for sentence in opening for each in dates_in(scene.reading, sentence) if each.first.day]
    published = scene.reading.published
    dates = [each for each in everything if published is None or each.first != published or each.relative] or everything
    return _latest_before(dates, scene) if dates else None


def _told_range(scene: Scene) -> Dated | None:
    """As in "from June 11 to 13" in one of the opening sentences."""
    opening = list(scene.reading.of(PassageKind.DATELINE, PassageKind.BODY))[:7]
    ranges = [each for sentence in opening for each in dates_in(scene.reading, sentence) if each.last is not None]
    return ranges[0] if ranges else None


def _latest_before(dates: Sequence[Dated], scene: Scene) -> Dated:
    """Of the dates told at the beginning, the latest that is not after the publication."""
    published = scene.reading.published
    past = [each for each in dates if published is None or each.first <= published]
    return max(past, key=lambda each: (each.first, -each.start)) if past else dates[0]


def _where(scene: Scene, event: Candidate, sure: float) -> Iterator[ProposedValue]:
    words = event.sentence.words
    around = scene.mentions[event.sentence.index]
    place = _after_preposition(words, around, event.last, ("in",), {Kind.PLACE})
    venue = _after_preposition(words, around, event.last, ("at",), {Kind.ORGANIZATION, Kind.THING, Kind.OTHER})
    if place is None and event.type == "visit":
        place = _visited(scene)
    if place is None:
        place = _opening_place(scene) or venue
    if place is not None:
        yield scene.value("place", [(place.start, place.end)], sure - 0.1)
    if venue is not None and venue is not place:
        yield scene.value("venue", [(venue.start, venue.end)], sure - 0.2)


def _after_preposition(
    words: Sequence[Word], around: Sequence[Mention], first: int, prepositions: tuple[str, ...], kinds: set[Kind]
) -> Mention | None:
    for mention in around:
        k = mention.first - 1
        while k >= 0 and (words[k].low in ("the", ",") or (words[k].tag in ("JJ", "NN") and k > first)):
            k -= 1
        if (
            mention.first >= first
            and mention.kind in kinds
            and k >= 0
            and words[k].low in prepositions
            and not mention.quoted
        ):
            return mention
    return None


def _visited(scene: Scene) -> Mention | None:
    """The organisation that was visited."""
    for sentence in list(scene.reading.of(PassageKind.TITLE, PassageKind.DATELINE, PassageKind.BODY))[:6]:
        for mention in scene.of(sentence, Kind.ORGANIZATION):
            before = [word.low for word in sentence.words[max(0, mention.first - 3) : mention.first]]
            if before and (before[-1] in ("visited", "visits") or "visited" in before or "visit" in before):
                return mention
    return None


def _opening_place(scene: Scene) -> Mention | None:
    """The first place that is said with "in" among the opening sentences, else that of the dateline."""
    opening = list(scene.reading.of(PassageKind.TITLE, PassageKind.DATELINE, PassageKind.BODY))[:5]
    for sentence in opening:
        found = _after_preposition(sentence.words, scene.mentions[sentence.index], 0, ("in",), {Kind.PLACE})
        if found is not None:
            return found
    for sentence in opening:
        for mention in scene.mentions[sentence.index]:
            if mention.kind is Kind.PLACE and mention.first == 0:
                return mention
    return None


def _theme(scene: Scene, sure: float) -> Iterator[ProposedValue]:
    for sentence in scene.reading.of(PassageKind.BODY, PassageKind.DATELINE):
        piece = scene.text[sentence.start : sentence.end]
        match = _THEME.search(piece) or _THEMED.search(piece)
        if match:
            start = sentence.start + match.start("theme")
            end = sentence.start + len(piece[: match.end("theme")].rstrip(" .,;"))
            yield scene.value("theme", [(start, end)], sure - 0.05)
            return
    for sentence in list(scene.reading.of(PassageKind.BODY))[:6]:
        match = _FOCUS.search(scene.text[sentence.start : sentence.end])
        if match:
            yield scene.value(
                "theme", [(sentence.start + match.start("theme"), sentence.start + match.end("theme"))], 0.5
            )
            return


def _part_of(scene: Scene, event: Candidate, sure: float) -> Iterator[ProposedValue]:
    """As in "the forum, held on the sidelines of the fair" or "As part of the fair, the forum": the larger event."""
    for mention in scene.of(event.sentence, Kind.EVENT):
        apart = mention.end <= event.span[0] or mention.start >= event.span[1]
        before = scene.text[event.sentence.start if mention.end <= event.span[0] else event.span[1] : mention.start]
        if apart and mention.last - mention.first > 1 and _PART.search(before):
            yield scene.value("part_of", [(mention.start, mention.end)], sure - 0.1)
            return
