"""The events that are the news: name, type, edition, dates, place, theme, what they are part of.

Named events come first, then what is founded, then what is only described: a meeting, a signing, a ceremony.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.events.choice import chosen_events, held_itself, is_certain, sentences_about, weighed_events
from curator.extract.events.described import described, headed_visits, paid_visit
from curator.extract.events.details import part_of, theme
from curator.extract.events.founding import founded, founded_beside
from curator.extract.events.names import ORDINAL, longest_form
from curator.extract.events.places import where
from curator.extract.events.times import moved_day, when
from curator.extract.events.untold import untold_day
from curator.extract.events.words import Candidate, Span
from curator.extract.scene import DOUBTFUL_DAY, Entries, Scene, plain
from curator.extract.text.reading import Sentence

STAGE = "events.rules.v6"
_LESS = 0.7


def propose_events(scene: Scene) -> Entries:
    """Proposes the article's own events; others that are only spoken of are left out."""
    main = _main(scene)
    if not main:
        return tuple(_entry(scene, each, main=False, about=about) for each, about in headed_visits(scene, ()))
    first = _entry(scene, main[0], main=True)
    day = next((value.content for value in first.values if value.field == "start"), None)
    started = day if isinstance(day, PartialDate) else None
    here = frozenset(plain(value.words).casefold() for value in first.values if value.field in ("place", "venue"))
    own = [_entry(scene, each, main=each.sentence is main[0].sentence, day=started) for each in main[1:]]
    own += [
        _entry(scene, each, main=False, about=about, day=started)
        for each, about in founded_beside(scene, main, here, started)
    ]
    visits = [_entry(scene, each, main=False, about=about) for each, about in headed_visits(scene, main)]
    return (first, *(_at_same_place(each, first) for each in own), *visits)


def _main(scene: Scene) -> Sequence[Candidate]:
    """The main event and the named ones beside it; empty where the article tells none."""
    weighed = weighed_events(scene)
    named = chosen_events(scene, weighed)
    paid = paid_visit(scene, named)
    if paid is not None:
        return [paid, *_beside(scene, named)]
    if named and is_certain(named[0]):
        return named
    thing = founded(scene)
    if thing is not None:
        return [thing, *_beside(scene, weighed)]
    return named or described(scene)


def _beside(scene: Scene, named: Sequence[Candidate]) -> Sequence[Candidate]:
    """Named events beside what is founded: those that were held with a day of their own."""
    return [each for each in named if held_itself(scene, each)]


def _at_same_place(entry: ProposedEntry, first: ProposedEntry) -> ProposedEntry:
    """An event that is told without a place is where the main one is, though less surely."""
    if any(value.field in ("place", "venue") for value in entry.values):
        return entry
    told = {each.field for each in first.values}
    field = "place" if "place" in told else "venue"
    same = (replace(each, confidence=each.confidence * _LESS) for each in first.values if each.field == field)
    return replace(entry, values=(*entry.values, *same))


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
    around = event.sentence.words[max(0, event.first - 1) : event.last] if event.head else ()
    edition = next((word for word in around if ORDINAL.match(word.text)), None)
    if edition is not None:
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
    untold = untold_day(scene, event, about, main=main)
    if untold is not None:
        yield scene.unread("start", untold)
        return
    told = when(scene, event, about, main=main)
    start = told.start or moved_day(scene.text, event.sentence, day)
    if start is not None:
        likely = DOUBTFUL_DAY if scene.is_doubtful_day(start[1]) else sure - 0.05
        yield _day(scene, "start", start, told.counted if start is told.start else None, likely)
    if told.end is not None and (start is None or told.end[0] >= start[0]):
        yield _day(scene, "end", told.end, told.counted, sure - 0.1)


def _day(
    scene: Scene, field: str, day: tuple[PartialDate, Span], counted: tuple[str, Span] | None, sure: float
) -> ProposedValue:
    """A day with the words that tell it, or with "three-day" and those of the day that it is counted from."""
    if counted is None or counted[0] != field:
        return scene.value(field, [day[1]], sure, content=day[0])
    return scene.value(field, [counted[1], day[1]], sure, content=day[0], words=str(day[0]))


def _places(
    scene: Scene, event: Candidate, about: Sequence[Sentence], sure: float, *, main: bool
) -> Iterator[ProposedValue]:
    told = where(scene, event, about, main=main)
    if told.place is not None:
        yield scene.value("place", [(told.place.start, told.place.end)], sure - 0.1)
    if told.venue is not None:
        yield scene.value("venue", [(told.venue.start, told.venue.end)], sure - 0.2)
