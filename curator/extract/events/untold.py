"""The day of an event that is written in figures which can be read in several ways: "held on 03/04/2023"."""

from collections.abc import Sequence

from curator.domain.article import PassageKind
from curator.extract.events.words import Candidate, Span
from curator.extract.scene import Scene
from curator.extract.text.reading import Sentence

_LINE_AT_MOST = 8  # words of a line such as "Date: 4-5"


def untold_day(scene: Scene, event: Candidate, about: Sequence[Sentence], *, main: bool) -> Span | None:
    """The words of an event's day where they can be read in several ways and no other day is told of it.

    Args:
        scene: The article.
        event: The event.
        about: The sentences about it, its own first.
        main: Of the main event a line that gives nothing but a date tells the day as well.
    """
    if any(each.first.day for sentence in about for each in scene.dates_in(sentence)):
        return None
    lines = (each for each in scene.reading.of(PassageKind.BODY) if main and len(each.words) <= _LINE_AT_MOST)
    for sentence in (event.sentence, *about, *lines):
        spans = scene.dates[sentence.index].untold
        if spans:
            return spans[0]
    return None
