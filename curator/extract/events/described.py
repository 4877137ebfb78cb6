"""Events without a name: what an article says is held, visited, met or signed, in its first sentences or its title.

How such words begin and end is `phrases`'.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curator.domain.article import PassageKind
from curator.extract.events.founding import begun_things, ceremony_for
from curator.extract.events.phrases import encounter, plain_event, signing, visit_heading
from curator.extract.events.words import Candidate, leads, type_of
from curator.extract.names.mentions import Kind
from curator.extract.scene import Scene, plain
from curator.extract.text.reading import Sentence
from curator.extract.text.vocabulary import vocabulary

_NAMED = 4
_BARE = frozenset({"ceremony", "meeting", "forum", "conference", "seminar", "workshop"})


def paid_visit(scene: Scene, named: Sequence[Candidate]) -> Candidate | None:
    """The dated visit that opens an article: "From 6 to 9 May a delegation paid a visit to Bergen"."""
    opening = next(iter(leads(scene.reading)), None)
    if opening is None or any(each.sentence is opening for each in named[:1]):
        return None
    found = plain_event(opening)
    if found is None or found[2] != "visit" or "to" not in {word.low for word in opening.words[found[0] : found[1]]}:
        return None
    dated = any(each.first.day for each in scene.dates_in(opening))
    return _candidate(scene, opening, *found) if dated else None


def described(scene: Scene) -> list[Candidate]:
    """An event without a name: what is held, else founded anywhere, else signed, else a bare "ceremony"."""
    first = leads(scene.reading)
    headline = _headline(scene)
    if headline is not None and (met := _met(scene)):
        return [replace(met[0], span=headline)]
    for sentence in [*scene.reading.of(PassageKind.TITLE), *first]:
        found = plain_event(sentence)
        if found is not None and found[1] - found[0] > (0 if found[2] == "visit" else 1):
            event = _candidate(scene, sentence, *found)
            bare = headline is not None and found[2] == "visit" and found[1] - found[0] < _NAMED
            return [replace(event, span=headline) if bare and headline else event]
    things = begun_things(scene)
    if things:
        return [ceremony_for(scene, things[0]) or things[0]]
    for sentence in first:
        signed = signing(sentence)
        if signed is not None:
            span = sentence.words[signed[0]].start, sentence.words[signed[1] - 1].end
            return [Candidate(span, "signing", "", sentence, *signed, 1.0)]
    return _met(scene) or _bare(scene)


def _headline(scene: Scene) -> tuple[int, int] | None:
    """The title where it tells itself who visits or meets whom, so that it names what has no name."""
    verbs = vocabulary("events").choices("encounters")
    for sentence in scene.reading.of(PassageKind.TITLE):
        if any(word.low in verbs and word.low != "visit" for word in sentence.words[1:-1]):
            return sentence.words[0].start, sentence.words[-1].end
    return None


def headed_visits(scene: Scene, main: Sequence[Candidate]) -> Iterator[tuple[Candidate, Sequence[Sentence]]]:
    """Visits that have a heading of their own further down, with the sentences that tell of them."""
    for sentence in scene.reading.of(PassageKind.BODY):
        found = visit_heading(sentence)
        if found and all(sentence is not each.sentence for each in main):
            event = Candidate((sentence.start, sentence.end), "visit", "visit", sentence, *found, 1.0)
            yield event, scene.reading.sentences[sentence.index + 1 : sentence.index + 3]


def _met(scene: Scene) -> list[Candidate]:
    """Somebody visits or meets somebody in the first sentence; a text that says "the visit" names it so."""
    for sentence in leads(scene.reading)[:1]:
        found = encounter(scene, sentence)
        if found is not None and (scene.dates_in(sentence) or scene.of(sentence, Kind.PLACE)):
            first, last, kind = found
            span = sentence.words[first].start, sentence.words[last - 1].end
            told = next(
                (word for each in scene.reading.of(PassageKind.BODY) for word in each.words if word.low == kind), None
            )
            return [Candidate((told.start, told.end) if told else span, kind, kind, sentence, first, last, 0.8)]
    return []


def _bare(scene: Scene) -> list[Candidate]:
    for sentence in leads(scene.reading):
        found = plain_event(sentence)
        if found is not None and found[2] in _BARE:
            return [_candidate(scene, sentence, *found)]
    return []


def _candidate(scene: Scene, sentence: Sentence, first: int, last: int, head: str) -> Candidate:
    span = sentence.words[first].start, sentence.words[last - 1].end
    return Candidate(span, type_of(head, plain(scene.text[slice(*span)])), head, sentence, first, last, 1.0)
