"""Where an event is held, its theme, and the larger event that it is part of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedValue
from curator.extract.event_choice import part_of_before
from curator.extract.event_words import Candidate, Span, event_words
from curator.extract.lexicon import bag
from curator.extract.mentions import Kind, Mention
from curator.extract.reading import Sentence, Word
from curator.extract.scene import Scene

_OPEN, _CLOSE = "[“\"‘']", "[”\"’']"
_THEME = re.compile(
    rf"\b(?:theme[ds]?|titled|entitled|motto|slogan|topic|tagline)\b[^“\"”.;\n]{{0,60}}?"
    rf"(?<!\w){_OPEN}(?P<theme>[^”\"\n]{{4,160}}?){_CLOSE}(?!\w)",
    re.IGNORECASE,
)
_THEMED = re.compile(r"[“\"](?P<theme>[^”\"\n]{6,160})[”\"]\s*(?:was|is) the (?:theme|motto|topic)", re.IGNORECASE)
_LABELLED = re.compile(r"(?:Theme|Motto|Topic):\s*[“\"]?(?P<theme>[^“”\"\n]{4,160}?)[”\"]?\s*$", re.MULTILINE)
_FOCUS = re.compile(
    r"\b(?:focus(?:ed|es|ing)? on|themed on|devoted to|dedicated to) (?:the )?"
    r"(?P<theme>[a-z][^.;“” ]*(?: [^.;“” ]+){2,16}?)(?=, (?:aiming|with|and (?:was|is|it))|[.;]|$)"
)
_HELD = bag("held place hosted staged opened convened organized organised kicked began concluded closed")
_CLOSE_BY = 12
_DATELINE_MARKS = frozenset({",", "(", "-", "–", "—", ":", "."})
_STOPS = frozenset({"the", ","})


@dataclass(frozen=True, slots=True)
class Where:
    """Place and venue of an event; each may be None."""

    place: Mention | None = None
    venue: Mention | None = None


def where(scene: Scene, event: Candidate, about: Sequence[Sentence], *, main: bool) -> Where:
    """Tells where an event is: in its own sentence, in those about it, in the dateline, in the first sentences."""
    venues = (
        _at_venue(scene, each, first)
        for each in about
        for first in ((event.last, max(0, event.first - _CLOSE_BY)) if each is event.sentence else (0,))
        if each is event.sentence or _holding(each)
    )
    venue = next((each for each in venues if each is not None), None)
    place = _own_place(scene, event, about) or (_visited(scene) if event.type == "visit" and main else None)
    if place is None and main:
        place = _dateline_place(scene) or (_opening_place(scene) if venue is None else None)
    return Where(place, venue) if place is not None else Where(venue)


def _own_place(scene: Scene, event: Candidate, about: Sequence[Sentence]) -> Mention | None:
    """The place told with "in" in the event's own sentence or in one that says it was held."""
    for sentence in about:
        if sentence is event.sentence:
            place = _host_city(scene, sentence, event) or _in_place(scene, sentence, event.last)
            place = place or _in_place(scene, sentence, max(0, event.first - _CLOSE_BY))
        else:
            place = _in_place(scene, sentence, 0) if _holding(sentence) else None
        if place is not None:
            return place
    return None


def _holding(sentence: Sentence) -> bool:
    return any(word.low in _HELD for word in sentence.words)


def _host_city(scene: Scene, sentence: Sentence, event: Candidate) -> Mention | None:
    """The city of "Bergen hosted the Fifth Forum" or "Bergen, a city in the west, staged the forum"."""
    opening = scene.mentions[sentence.index][:1]
    verbs = {word.low for word in sentence.words[max(0, event.first - 5) : event.first]}
    hosts = bool(verbs & {"hosted", "staged", "hosts", "welcomed"}) and sentence is event.sentence
    return opening[0] if hosts and opening and opening[0].kind is Kind.PLACE and opening[0].first == 0 else None


def _in_place(scene: Scene, sentence: Sentence, first: int) -> Mention | None:
    return _after(sentence.words, scene.mentions[sentence.index], first, ("in",), {Kind.PLACE}) or _in_hall(
        scene, sentence, first, Kind.PLACE
    )


def _at_venue(scene: Scene, sentence: Sentence, first: int) -> Mention | None:
    around = scene.mentions[sentence.index]
    kinds = {Kind.ORGANIZATION, Kind.THING, Kind.OTHER}
    venue = _after(sentence.words, around, first, ("at",), kinds)
    return venue or _in_hall(scene, sentence, first, Kind.ORGANIZATION)


def _after(
    words: Sequence[Word], around: Sequence[Mention], first: int, prepositions: tuple[str, ...], kinds: set[Kind]
) -> Mention | None:
    for mention in around:
        k = mention.first - 1
        while k >= 0 and (words[k].low in _STOPS or (words[k].tag in ("JJ", "NN") and k > first)):
            k -= 1
        fits = mention.first >= first and mention.kind in kinds and not mention.quoted
        if fits and k >= 0 and words[k].low in prepositions:
            return mention
    return None


def _in_hall(scene: Scene, sentence: Sentence, first: int, kind: Kind) -> Mention | None:
    """The place or the body of "in the town hall of Ghent", "on the campus of the university"."""
    words = sentence.words
    for mention in scene.of(sentence, kind):
        k = mention.first - 1
        k -= words[k].low == "the"
        if mention.first >= first and k > 2 and words[k].low == "of" and words[k - 1].low in event_words().halls:
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


def _dateline_place(scene: Scene) -> Mention | None:
    """The place that opens the first full sentence of the body: "BERGEN, May 3 --", "JEDDAH: "."""
    lines = scene.reading.of(PassageKind.DATELINE, PassageKind.BODY)
    body = [each for each in lines if len(each.words) > 9 or each.kind is PassageKind.DATELINE]
    for sentence in body[:3]:
        words = sentence.words
        if sum(word.text.isupper() for word in words) * 2 > len(words):
            continue
        for mention in scene.of(sentence, Kind.PLACE)[:1]:
            after = words[mention.last].text if mention.last < len(words) else ""
            capitals = words[mention.first].text.isupper() or any(each.text in "–—:(" for each in words[1:9])
            opens = not any(each.text[0].isalnum() for each in words[: mention.first])
            if opens and after in _DATELINE_MARKS and capitals:
                return mention
    return None


def _opening_place(scene: Scene) -> Mention | None:
    """The first place that is said with "in" among the opening sentences, else one that opens such a sentence."""
    body = [each for each in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY) if len(each.words) > 6]
    opening = [*scene.reading.of(PassageKind.TITLE), *body[:3]]
    for sentence in opening:
        found = _after(sentence.words, scene.mentions[sentence.index], 0, ("in",), {Kind.PLACE})
        if found is not None:
            return found
    for sentence in opening:
        for mention in scene.of(sentence, Kind.PLACE):
            if mention.first == 0 and sentence.kind is not PassageKind.TITLE:
                return mention
    return None


def theme(scene: Scene, event: Candidate, sure: float, *, main: bool) -> Iterator[ProposedValue]:
    """The theme in quotation marks or behind a label; of another than the main event only from its own sentence."""
    sentences = list(scene.reading.of(PassageKind.BODY, PassageKind.DATELINE)) if main else [event.sentence]
    for sentence in sentences:
        match = next(
            (
                found
                for each in (_THEME, _THEMED, _LABELLED)
                if (found := each.search(scene.text, sentence.start, sentence.end))
            ),
            None,
        )
        if match:
            yield scene.value("theme", [_trimmed(scene.text, match.span("theme"))], sure - 0.05)
            return
    for sentence in sentences[:6]:
        match = _FOCUS.search(scene.text, sentence.start, sentence.end)
        if match and main:
            yield scene.value("theme", [match.span("theme")], 0.5)
            return


def _trimmed(text: str, span: Span) -> Span:
    return span[0], span[0] + len(text[slice(*span)].rstrip(" .,;"))


def part_of(scene: Scene, event: Candidate, sure: float) -> Iterator[ProposedValue]:
    """As in "the forum, held on the sidelines of the fair" or "As part of the fair, the forum": the larger event."""
    for mention in scene.of(event.sentence, Kind.EVENT):
        ahead = mention.end <= event.span[0]
        apart = ahead or mention.start >= event.span[1]
        begin = event.sentence.start if ahead else event.span[1]
        if apart and mention.last - mention.first > 1 and part_of_before(scene, begin, mention.start):
            yield scene.value("part_of", [(mention.start, mention.end)], sure - 0.1)
            return
