"""What is founded or opened as an event of its own: the main one, one of the headline, one of another day and place.

What a launch is at all is decided by the stage of launches; events that are held are `choice`'s.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from curator.domain.article import PassageKind
from curator.domain.content import PartialDate
from curator.domain.proposal import ProposedEntry
from curator.extract.events.places import where
from curator.extract.events.times import moved_day
from curator.extract.events.words import Candidate, leads
from curator.extract.names.mentions import Kind
from curator.extract.scene import Scene, plain
from curator.extract.text.lexicon import lexicon, singular
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_CLAUSE_ENDS = frozenset({";", ",", "and", ":", "–", "—", "-", "as", "while"})
_OCCASION = frozenset({"at", "during", "amid"})
_POINTS_BACK = frozenset({"here", "there"})
_DONE = 0.7
"""From this confidence on a launch is told as done."""


def begun_things(scene: Scene) -> list[Candidate]:
    """The launches that are told as done, rather than announced or agreed upon, as events."""
    return [_thing(scene, entry) for entry in scene.entries("launch") if entry.values[0].confidence >= _DONE]


def founded(scene: Scene) -> Candidate | None:
    """What is founded in the first sentences; a later thing only where nothing is."""
    first = {each.index for each in leads(scene.reading)}
    inside = (each for each in begun_things(scene) if each.sentence.index in first)
    best = next(inside, None) or _celebrated(scene)
    return ceremony_for(scene, best) or best if best else None


def founded_beside(
    scene: Scene, main: Sequence[Candidate], here: frozenset[str], day: PartialDate | None
) -> Iterator[tuple[Candidate, Sequence[Sentence]]]:
    """What was founded beside the main event and is news of its own, with the sentences that tell of it.

    That is what the headline tells, and what was founded on a day of its own at another place.

    Args:
        scene: The article.
        main: The events that are the news already.
        here: Names of the places of the first of them, casefolded.
        day: On which the first of them began.
    """
    named = " ".join(plain(scene.text[slice(*each.span)]).casefold() for each in main)
    for thing in begun_things(scene):
        name = plain(scene.text[slice(*thing.span)]).casefold()
        if name in named or any(thing.sentence is each.sentence and thing.first == each.first for each in main):
            continue
        about = _about(scene, thing)
        apart = all(thing.sentence is not each.sentence for each in main)
        if _in_headline(scene, thing) or (apart and _elsewhere(scene, thing, about, here, day)):
            yield thing, about


def _about(scene: Scene, thing: Candidate) -> Sequence[Sentence]:
    """The sentence of a founding, with the one before where it points back: "Here, the laboratory was opened"."""
    index = thing.sentence.index
    if index and thing.sentence.words[0].low in _POINTS_BACK:
        return [thing.sentence, scene.reading.sentences[index - 1]]
    return [thing.sentence]


def _elsewhere(
    scene: Scene, thing: Candidate, about: Sequence[Sentence], here: frozenset[str], day: PartialDate | None
) -> bool:
    told = where(scene, thing, about, main=False)
    place = told.place or told.venue
    lasting = bool(vocabulary("events").lasting & set(scene.text[slice(*thing.span)].casefold().split()))
    dated = (
        lasting
        or moved_day(scene.text, thing.sentence, day) is not None
        or any(each.first.day for sentence in about for each in scene.dates_in(sentence))
    )
    return place is not None and dated and scene.name(place).casefold() not in here


def _in_headline(scene: Scene, thing: Candidate) -> bool:
    """As in "Summit ends; Centre of Excellence opened", but not in "Network launched at the summit"."""
    name = plain(scene.text[slice(*thing.span)]).casefold()
    own = {_same(word) for word in name.split() if len(word) > 2}
    if not own & vocabulary("events").lasting:
        return False
    for title in scene.reading.of(PassageKind.TITLE):
        full = name in plain(scene.text[title.start : title.end]).casefold()
        for clause in _clauses(title.words):
            told = {word.low for word in clause}
            shared = {_same(word) for word in told} & own
            headed = bool(shared & vocabulary("events").lasting) and len(shared) > 1
            opened = bool(told & vocabulary("events").opened) and not told & vocabulary("events").intended
            if headed and opened and (full or not _at_event(clause)):
                return True
    return False


def _same(word: str) -> str:
    """A word in the form that stands for its other spellings."""
    return {"lab": "laboratory", "centre": "center"}.get(word, singular(word))


def _clauses(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    first = 0
    for i, word in enumerate(words):
        if word.text in _CLAUSE_ENDS:
            yield words[first:i]
            first = i + 1
    yield words[first:]


def _at_event(clause: Sequence[Word]) -> bool:
    at = next((i for i, word in enumerate(clause) if word.low in _OCCASION), len(clause))
    return any(word.low in lexicon().events for word in clause[at:])


def _celebrated(scene: Scene) -> Candidate | None:
    """As in "The Harbour Alliance held its inauguration ceremony" in one of the first sentences."""
    lex = vocabulary("events")
    for sentence in leads(scene.reading):
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
    kind = "establishment" if {word.low for word in sentence.words} & vocabulary("events").established else "launch"
    words = sentence.words
    first = next(i for i, word in enumerate(words) if word.end > cited.start)
    last = next((i for i, word in enumerate(words) if word.end >= cited.end), first) + 1
    return Candidate((cited.start, cited.end), kind, "", sentence, first, last, 1.0)


def _begin(sentence: Sentence) -> int:
    return sentence.start


def ceremony_for(scene: Scene, thing: Candidate) -> Candidate | None:
    """As in "the opening ceremony of the Harbour Centre": what an article calls the founding itself."""
    name = plain(scene.text[slice(*thing.span)])
    stem = " ".join(re.escape(word) for word in name.split()[:2])
    nouns = "|".join(sorted(map(re.escape, vocabulary("events").founding), key=len, reverse=True))
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
