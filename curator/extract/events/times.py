"""When an event begins and ends, from all the sentences that speak of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice, pairwise

from curator.domain.article import PassageKind
from curator.domain.content import PartialDate
from curator.extract.dates.anchor import dateline_end
from curator.extract.dates.written import Dated, days_later
from curator.extract.events.words import Candidate, Span, is_imprint
from curator.extract.scene import Scene
from curator.extract.text.lexicon import bag, lexicon
from curator.extract.text.numerals import numerals
from curator.extract.text.reading import Sentence
from curator.extract.text.vocabulary import vocabulary

_DAYS = re.compile(
    r"\b(?P<one>two|three|four|five|six|seven|eight|nine|ten|\d)[- ]day(?:s?-long)?\b"
    r"|\b(?:after|over|lasts?|lasted|lasting|for|spanning|spread over|spans|during|in)"
    r"(?: the course of| a period of| for)? (?P<two>two|three|four|five|six|seven|eight|nine|ten|\d) days\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:(?:runs?|lasts?|lasting|continues?|continuing|open|running|goes on|go on) (?:on )?(?:until|through|till|to)"
    r"|ends|finishes|closes|concludes|wraps up|will (?:end|finish|close|conclude|wrap up))(?: on)? $"
)
_DAY_BEFORE = re.compile(r"\b(?:opened|began|started|kicked off) (?:the day before|a day earlier|the previous day)\b")
_EARLIER = re.compile(
    r"\b(?P<count>a|one|two|three|four|five|six) days? (?P<way>earlier|before|later|after)\b"
    r"|\b(?:on )?the (?P<next>following|next|previous) day\b|\b(?:on )?the (?P<eve>day before)\b(?! yesterday)"
    r"|\b(?P<same>(?:of )?(?:the|that) same (?:day|morning|afternoon|evening)|later that day"
    r"|that (?:afternoon|evening))\b",
    re.IGNORECASE,
)
_AND = re.compile(r"[\s,]*(?:and|&)\s+(?:on\s+)?(?:[A-Z][a-z]+day,?\s+)?")
_UP_TO = frozenset({"until", "till", "through", "thru"})
_REACH = 10
_SEASON = 3


class Role(Enum):
    """What a date is to the event."""

    BEGINS = "begins"
    ENDS = "ends"
    HELD = "held"
    UNTOLD = "untold"


_SESSIONS = bag("ceremony session day plenary")
_CLAUSES = frozenset({"which", "that", "who", ";"})
_SESSION_ROLES = {
    "opening": Role.BEGINS,
    "first": Role.BEGINS,
    "closing": Role.ENDS,
    "final": Role.ENDS,
    "last": Role.ENDS,
    "concluding": Role.ENDS,
}


@dataclass(frozen=True, slots=True)
class When:
    """Start and end of an event with the ranges of the text that tell them; each may be None.

    Where one is counted from the other, `counted` says which and by what words: "end" and those of "three-day".
    """

    start: tuple[PartialDate, Span] | None = None
    end: tuple[PartialDate, Span] | None = None
    counted: tuple[str, Span] | None = None


def when(scene: Scene, event: Candidate, about: Sequence[Sentence], *, main: bool) -> When:
    """Tells when an event is, from the sentences about it; a date that they do not tell is left out.

    Args:
        scene: The article.
        event: The event.
        about: Its own sentence first.
        main: Only the main event is dated by the article's first sentences where its own tell nothing.
    """
    told = [(_role(sentence, each), each) for sentence in about for each in _days(scene, sentence)]
    if not told and main:
        told = [(_open_ended(scene.text, each), each) for each in _opening(scene)]
    if not told:
        return When()
    own = event.sentence.end if about and about[0] is event.sentence else -1
    found = _spanned(told) or _paired(scene.text, told) or _single(_of_the_news(scene, told), own, event)
    return _completed(scene, found, about, main=main)


def moved_day(text: str, sentence: Sentence, other: PartialDate | None) -> tuple[PartialDate, Span] | None:
    """The day of "Two days earlier" or "the following day", counted from another event's."""
    match = _EARLIER.search(text, sentence.start, sentence.end)
    if match is None or other is None or not other.day:
        return None
    if match["count"]:
        days = numerals().get(match["count"].lower(), 1) * (-1 if match["way"].lower() in ("earlier", "before") else 1)
    elif match["same"]:
        days = 0
    else:
        days = -1 if match["eve"] or match["next"].lower() == "previous" else 1
    return _off(other, days, match.span())


def _off(day: PartialDate, days: int, span: Span) -> tuple[PartialDate, Span] | None:
    """A day counted from another, with the range that tells it; None beyond the ends of the calendar."""
    later = days_later(day, days)
    return (later, span) if later is not None else None


def tells_other_day(text: str, sentence: Sentence) -> bool:
    """Whether a sentence counts its day from another event's: "The day before, they held a symposium"."""
    return _EARLIER.search(text, sentence.start, sentence.end) is not None


def _open_ended(text: str, dated: Dated) -> Role:
    """Of a date whose sentence does not name the event: "it runs until Saturday" ends it."""
    before = re.findall(r"\w+", text[max(0, dated.start - 25) : dated.start].lower())
    return Role.ENDS if _leading(before) in _UP_TO else Role.UNTOLD


def _leading(before: Sequence[str]) -> str:
    """The word that leads to a date, weekday aside: "until Saturday, 18 May"."""
    plain = (low for low in reversed(before) if low != "," and low not in lexicon().weekdays)
    return next(plain, "")


def _days(scene: Scene, sentence: Sentence) -> Iterator[Dated]:
    """The dates of a sentence without that of a dateline or of the publication itself."""
    after = dateline_end(scene.reading, sentence)
    if is_imprint(sentence):
        return
    yield from (each for each in scene.dates_in(sentence) if each.start >= after)


def _opening(scene: Scene) -> list[Dated]:
    """Of the first sentence that tells any day, the latest that is not after the publication."""
    published = scene.reading.published
    for sentence in islice(scene.reading.of(PassageKind.DATELINE, PassageKind.BODY), 7):
        days = [each for each in _days(scene, sentence) if each.first.day]
        past = [each for each in days if published is None or each.first <= published]
        if published is not None and all(abs(each.first.year - published.year) > 1 for each in days):
            continue
        if days:
            return [max(past, key=lambda each: (each.first, -each.start)) if past else days[0]]
    return []


def _role(sentence: Sentence, dated: Dated) -> Role:
    """What a date is to its event, by a session or the nearest verb before it, else by the first verb after it."""
    ahead = [word.low for word in sentence.words if word.end <= dated.start][-2 * _REACH :]
    after = [word.low for word in sentence.words if word.start >= dated.end][: 2 * _REACH]
    joined = after[:1] == ["and"]  # "kicked off ... on 16 September and wrapped up on Monday"
    leading = _leading(ahead)
    if leading in _UP_TO:
        return Role.ENDS
    if leading == "since":
        return Role.BEGINS
    clause = max((i + 1 for i, low in enumerate(ahead) if low in _CLAUSES), default=0)
    for adjective, noun in pairwise(ahead[clause:]):
        if noun in _SESSIONS and adjective in _SESSION_ROLES:
            return _SESSION_ROLES[adjective]
    reach = ahead if joined else ahead[-_REACH:]
    for i in range(len(reach) - 1, -1, -1):
        purpose = i > 0 and reach[i - 1] == "to" and not (i > 1 and reach[i - 2] in vocabulary("events").planned)
        if not purpose and (told := _told_by(reach[i])) is not None:
            return told
    return next((told for low in after if not joined and (told := _told_by(low))), Role.UNTOLD)


def _told_by(verb: str) -> Role | None:
    lex = vocabulary("events")
    if verb in lex.ended:
        return Role.ENDS
    if verb in lex.begun:
        return Role.BEGINS
    return Role.HELD if verb in lex.held else None


def _spanned(told: Sequence[tuple[Role, Dated]]) -> When | None:
    for _, each in told:
        if each.last is not None and each.first.day and each.last >= each.first:
            return When((each.first, (each.start, each.end)), (each.last, (each.start, each.end)))
    return None


def _paired(text: str, told: Sequence[tuple[Role, Dated]]) -> When | None:
    """Of "today and tomorrow" or "on Monday, 13 May, and Tuesday, 14 May", both days."""
    for (_, one), (_, two) in pairwise(told):
        latest = days_later(one.first, _REACH)
        near = one.first.day and two.first.day and one.first < two.first and (latest is None or two.first <= latest)
        if near and _AND.fullmatch(text, one.end, max(one.end, two.start)):
            return When((one.first, (one.start, one.end)), (two.first, (two.start, two.end)))
    return None


def _of_the_news(scene: Scene, told: Sequence[tuple[Role, Dated]]) -> Sequence[tuple[Role, Dated]]:
    """The days beside "today" or "on Monday" without those of papers and persons months before."""
    published = scene.reading.published
    if published is None or not any(each.relative for _, each in told):
        return told
    months = published.year * 12 + published.month
    return [(role, each) for role, each in told if abs(each.first.year * 12 + each.first.month - months) < _SEASON]


def _single(told: Sequence[tuple[Role, Dated]], own: int, event: Candidate) -> When:
    """Start and end told apart; of several dates that may be the start, that of the event's own sentence."""
    ends = [each for role, each in told if role is Role.ENDS and each.first.day]
    begins = [each for role, each in told if role is Role.BEGINS and each.first.day]
    others = [each for role, each in told if role in (Role.HELD, Role.UNTOLD)]
    inside = [each for each in others if event.sentence.start <= each.start < own]
    inside.sort(key=lambda each: (not each.first.day, each.start < event.span[1], abs(each.start - event.span[1])))
    start = next(iter(begins), None) or next(iter(inside), None)
    start = start or (next((each for each in others if each.first.day), None) if not ends else None)
    end = next((each for each in ends if start is None or each.first >= start.first), None)
    return When(
        (start.first, (start.start, start.end)) if start else None,
        (end.first, (end.start, end.end)) if end else None,
    )


def _completed(scene: Scene, found: When, about: Sequence[Sentence], *, main: bool) -> When:
    """Adds the end or the start that "runs until Friday", "the two-day event" or "opened the day before" tell."""
    if found.start and found.end:
        return found
    if found.start and main:
        for sentence in _meaning_it(scene, about):
            for dated in scene.dates_in(sentence):
                before = scene.text[max(sentence.start, dated.start - 30) : dated.start]
                if _UNTIL.search(before) and dated.first > found.start[0]:
                    return When(found.start, (dated.first, (dated.start, dated.end)))
    days, told = _lasting(scene, about) or (0, (0, 0))
    if found.start and days and found.start[0].day:
        return When(found.start, _off(found.start[0], days - 1, found.start[1]), ("end", told))
    if found.end and days and not found.start:
        return When(_off(found.end[0], 1 - days, found.end[1]), found.end, ("start", told))
    for sentence in about:
        match = _DAY_BEFORE.search(scene.text, sentence.start, sentence.end)
        if match and found.end and not found.start:
            return When(_off(found.end[0], -1, match.span()), found.end)
    return found


def _meaning_it(scene: Scene, about: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences about the main event, and those that go on about it with "It" or "The exhibition"."""
    indexes = {each.index for each in about}
    for sentence in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY):
        first, second = (*(word.low for word in sentence.words[:2]), "")[:2]
        meant = first == "it" or (first in ("the", "this") and second in lexicon().events)
        if meant or sentence.index in indexes:
            yield sentence


def _lasting(scene: Scene, about: Sequence[Sentence]) -> tuple[int, Span] | None:
    """For how many days the event goes on, and the words that say so."""
    for sentence in about:
        match = _DAYS.search(scene.text, sentence.start, sentence.end)
        if match:
            word = (match["one"] or match["two"]).lower()
            return int(word) if word.isdigit() else numerals()[word], match.span()
    return None
