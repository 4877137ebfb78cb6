"""The events that are the news: name, type, edition, dates, place, theme, what they are part of.

Named events come first, then what is founded, then what is only described: a meeting, a signing, a ceremony.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from curator.domain.article import PassageKind
from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.dates import dates_in
from curator.extract.event_choice import chosen_events, held_itself, is_certain, sentences_about, weighed_events
from curator.extract.event_details import part_of, theme
from curator.extract.event_names import ORDINAL, longest_form
from curator.extract.event_phrases import encounter, plain_event, signing, visit_heading
from curator.extract.event_places import where
from curator.extract.event_times import moved_day, when
from curator.extract.event_words import Candidate, event_words, is_imprint, type_of
from curator.extract.lexicon import bag
from curator.extract.mentions import Kind
from curator.extract.reading import Sentence
from curator.extract.scene import Entries, Scene, plain

STAGE = "events.rules.v4"
_ESTABLISHED = bag("established founded formed establishment founding inaugurated establish found")
_LEADS = 3
_LESS = 0.7
_DONE = 0.7
"""From this confidence on a launch is told as done."""
_BARE = bag("ceremony meeting forum conference seminar workshop")


def propose_events(scene: Scene) -> Entries:
    """Proposes the article's own events; others that are only spoken of are left out."""
    weighed = weighed_events(scene)
    named = chosen_events(scene, weighed)
    paid = _paid_visit(scene, named)
    if paid is not None:
        main = [paid, *_beside(scene, named)]
    elif named and is_certain(named[0]):
        main = named
    else:
        founded = _founded(scene)
        main = [founded, *_beside(scene, weighed)] if founded else named or _described(scene)
    if not main:
        return tuple(_visits(scene, ()))
    first = _entry(scene, main[0], main=True)
    start = next((value.content for value in first.values if value.field == "start"), None)
    day = start if isinstance(start, PartialDate) else None
    joined = [_at_same_place(_entry(scene, each, main=each.sentence is main[0].sentence), first) for each in main[1:]]
    further = [*_founded_elsewhere(scene, main, first, day), *_visits(scene, main)]
    return (first, *joined, *further)


def _at_same_place(entry: ProposedEntry, first: ProposedEntry) -> ProposedEntry:
    """An event that is told without a place is where the main one is, though less surely."""
    if any(value.field in ("place", "venue") for value in entry.values):
        return entry
    same = (replace(each, confidence=each.confidence * _LESS) for each in first.values if each.field == "place")
    return replace(entry, values=(*entry.values, *same))


def _beside(scene: Scene, named: Sequence[Candidate]) -> Sequence[Candidate]:
    """Named events beside what is founded: those that were held with a day of their own."""
    return [each for each in named if held_itself(scene, each)]


def _paid_visit(scene: Scene, named: Sequence[Candidate]) -> Candidate | None:
    """The dated visit that opens an article: "From 6 to 9 May a delegation paid a visit to Bergen"."""
    opening = next(iter(_leads(scene)), None)
    if opening is None or any(each.sentence is opening for each in named[:1]):
        return None
    found = plain_event(opening)
    if found is None or found[2] != "visit" or "to" not in {word.low for word in opening.words[found[0] : found[1]]}:
        return None
    dated = any(each.first.day for each in dates_in(scene.reading, opening))
    return _candidate(scene, opening, *found) if dated else None


def _leads(scene: Scene) -> list[Sentence]:
    body = scene.reading.of(PassageKind.DATELINE, PassageKind.BODY)
    return list(islice((each for each in body if len(each.words) > 6 and not is_imprint(each)), _LEADS))


def _founded(scene: Scene) -> Candidate | None:
    """What is founded in the first sentences; a later thing only where nothing is."""
    leads = {each.index for each in _leads(scene)}
    found = [_thing(scene, entry) for entry in _begun(scene)]
    inside = [each for each in found if each.sentence.index in leads]
    best = next(iter(inside), None) or _celebrated(scene)
    return (_ceremony_for(scene, best) or best) if best else None


def _begun(scene: Scene) -> list[ProposedEntry]:
    """The launches that are told as done, rather than announced or agreed upon."""
    return [entry for entry in scene.found.get("launch", ()) if entry.values[0].confidence >= _DONE]


def _celebrated(scene: Scene) -> Candidate | None:
    """As in "The Harbour Alliance held its inauguration ceremony" in one of the first sentences."""
    lex = event_words()
    for sentence in _leads(scene):
        words = sentence.words
        for mention in scene.of(sentence, Kind.ORGANIZATION, Kind.THING):
            after = [word.low for word in words[mention.last : mention.last + 9]]
            held = next((i for i, low in enumerate(after) if low in ("held", "holds", "celebrated", "hosted")), -1)
            own = after[held + 1 : held + 2] in (["its"], ["their"])
            if mention.first < 3 and held >= 0 and own and lex.founding & set(after[held + 2 :]):
                kind = "launch" if mention.sure >= 0.5 else "other"
                return Candidate(
                    (mention.start, mention.end), kind, "", sentence, mention.first, mention.last, mention.sure
                )
    return None


def _thing(scene: Scene, entry: ProposedEntry) -> Candidate:
    """A founded thing as an event: its name is the event's."""
    cited = entry.values[0].evidence[0]
    sentence = scene.reading.sentences[bisect_right(scene.reading.sentences, cited.start, key=_begin) - 1]
    kind = "establishment" if {word.low for word in sentence.words} & _ESTABLISHED else "launch"
    words = sentence.words
    first = next(i for i, word in enumerate(words) if word.end > cited.start)
    last = next((i for i, word in enumerate(words) if word.end >= cited.end), first) + 1
    return Candidate((cited.start, cited.end), kind, "", sentence, first, last, 1.0)


def _begin(sentence: Sentence) -> int:
    return sentence.start


def _ceremony_for(scene: Scene, thing: Candidate) -> Candidate | None:
    """As in "the opening ceremony of the Harbour Centre": what an article calls the founding itself."""
    name = plain(scene.text[slice(*thing.span)])
    stem = " ".join(re.escape(word) for word in name.split()[:2])
    nouns = "|".join(sorted(map(re.escape, event_words().founding), key=len, reverse=True))
    told = re.compile(rf"\b(?:(?:{nouns}) ceremony|inauguration|opening|groundbreaking) (?:of|for) (?:the )?{stem}\b")
    for sentence in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY):
        match = told.search(scene.text, sentence.start, sentence.end)
        if match:
            span = (match.start(), _name_end(scene.text, match, name))
            return Candidate(span, "ceremony", "ceremony", thing.sentence, thing.first, thing.last, thing.weight)
    return None


def _name_end(text: str, match: re.Match[str], name: str) -> int:
    """Where the founded thing's name ends behind a match of its first two words."""
    rest = r"\s+".join(map(re.escape, name.split()[2:]))
    more = re.compile(rf"\s+{rest}\b").match(text, match.end()) if rest else None
    return more.end() if more else match.end()


def _founded_elsewhere(
    scene: Scene, main: Sequence[Candidate], first: ProposedEntry, day: PartialDate | None
) -> Iterator[ProposedEntry]:
    """What was founded on another day at another place than the main event: an event of its own."""
    here = {plain(value.words).casefold() for value in first.values if value.field in ("place", "venue")}
    for entry in _begun(scene):
        thing = _thing(scene, entry)
        if any(thing.span == each.span or thing.sentence is each.sentence for each in main):
            continue
        place = where(scene, thing, [thing.sentence], main=False).place
        moved = moved_day(scene.text, thing.sentence, day)
        dated = moved is not None or any(each.first.day for each in dates_in(scene.reading, thing.sentence))
        if place is not None and dated and scene.name(place).casefold() not in here:
            yield _entry(scene, thing, main=False, day=day)


def _visits(scene: Scene, main: Sequence[Candidate]) -> Iterator[ProposedEntry]:
    """Visits that have a heading of their own further down."""
    for sentence in scene.reading.of(PassageKind.BODY):
        found = visit_heading(sentence)
        if found and all(sentence is not each.sentence for each in main):
            span = sentence.start, sentence.end
            event = Candidate(span, "visit", "visit", sentence, *found, 1.0)
            after = scene.reading.sentences[sentence.index + 1 : sentence.index + 3]
            yield _entry(scene, event, main=False, about=after)


def _described(scene: Scene) -> list[Candidate]:
    """An event without a name: what is held, else founded anywhere, else signed, else a bare "ceremony"."""
    for sentence in [*scene.reading.of(PassageKind.TITLE), *_leads(scene)]:
        found = plain_event(sentence)
        if found is not None and found[1] - found[0] > (0 if found[2] == "visit" else 1):
            return [_candidate(scene, sentence, *found)]
    things = [_thing(scene, entry) for entry in _begun(scene)]
    if things:
        return [_ceremony_for(scene, things[0]) or things[0]]
    for sentence in _leads(scene):
        signed = signing(sentence)
        if signed is not None:
            span = sentence.words[signed[0]].start, sentence.words[signed[1] - 1].end
            return [Candidate(span, "signing", "", sentence, *signed, 1.0)]
    return _met(scene) or _bare(scene)


def _met(scene: Scene) -> list[Candidate]:
    """Somebody visits or meets somebody in the first sentence; a text that says "the visit" names it so."""
    for sentence in _leads(scene)[:1]:
        found = encounter(scene, sentence)
        if found is not None and (dates_in(scene.reading, sentence) or scene.of(sentence, Kind.PLACE)):
            first, last, kind = found
            span = sentence.words[first].start, sentence.words[last - 1].end
            told = next(
                (word for each in scene.reading.of(PassageKind.BODY) for word in each.words if word.low == kind), None
            )
            return [Candidate((told.start, told.end) if told else span, kind, kind, sentence, first, last, 0.8)]
    return []


def _bare(scene: Scene) -> list[Candidate]:
    for sentence in _leads(scene):
        found = plain_event(sentence)
        if found is not None and found[2] in _BARE:
            return [_candidate(scene, sentence, *found)]
    return []


def _candidate(scene: Scene, sentence: Sentence, first: int, last: int, head: str) -> Candidate:
    span = sentence.words[first].start, sentence.words[last - 1].end
    return Candidate(span, type_of(head, plain(scene.text[slice(*span)])), head, sentence, first, last, 1.0)


def _entry(
    scene: Scene,
    event: Candidate,
    *,
    main: bool,
    about: Sequence[Sentence] | None = None,
    day: PartialDate | None = None,
) -> ProposedEntry:
    sure = min(0.9, 0.45 + 0.12 * event.weight)
    name = longest_form(scene, event)
    values = [scene.value("name", [name], sure)]
    if event.type in scene.profile.group("event").field("type").choices:
        values.append(scene.value("type", [name], sure, words=event.type))
    edition = next((word for word in event.sentence.words[event.first : event.last] if ORDINAL.match(word.text)), None)
    if edition is not None and edition.start >= event.span[0]:
        values.append(scene.value("edition", [(edition.start, edition.end)], sure))
    about = sentences_about(scene, event, main=main) if about is None else about
    values += _times(scene, event, about, sure, main=main, day=day)
    values += _places(scene, event, about, sure, main=main)
    values += theme(scene, event, sure, main=main)
    values += part_of(scene, event, sure)
    return ProposedEntry(group="event", values=tuple(values), stage=STAGE)


def _times(
    scene: Scene, event: Candidate, about: Sequence[Sentence], sure: float, *, main: bool, day: PartialDate | None
) -> Iterator[ProposedValue]:
    told = when(scene, event, about, main=main)
    start = told.start or moved_day(scene.text, event.sentence, day)
    if start is not None:
        yield scene.value("start", [start[1]], sure - 0.05, content=start[0])
    if told.end is not None and (start is None or told.end[0] >= start[0]):
        yield scene.value("end", [told.end[1]], sure - 0.1, content=told.end[0])


def _places(
    scene: Scene, event: Candidate, about: Sequence[Sentence], sure: float, *, main: bool
) -> Iterator[ProposedValue]:
    told = where(scene, event, about, main=main)
    if told.place is not None:
        yield scene.value("place", [(told.place.start, told.place.end)], sure - 0.1)
    if told.venue is not None and told.venue.kind is not Kind.PLACE:
        yield scene.value("venue", [(told.venue.start, told.venue.end)], sure - 0.2)
