"""The theme of an event, and the larger event that it is part of."""

import re
from collections.abc import Iterator

from curator.domain.article import PassageKind
from curator.domain.proposal import ProposedValue
from curator.extract.events.choice import part_of_before
from curator.extract.events.words import Candidate, Span
from curator.extract.names.mentions import Kind
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
