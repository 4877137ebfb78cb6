"""Where an event is held: what its own words, the sentences about it, the dateline and the opening tell.

Whether a word names a place at all is `names.mentions`'.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from curator.domain.article import PassageKind
from curator.extract.events.words import Candidate
from curator.extract.names.geography import is_country, is_region
from curator.extract.names.mentions import Kind, Mention
from curator.extract.names.runs import is_capital
from curator.extract.scene import Scene
from curator.extract.text.lexicon import bag
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

_ASIDE = bag("sidelines margins fringes")
_CLOSE_BY = 16
_FAR = 40
_DATELINE_MARKS = frozenset({",", "(", "-", "–", "—", ":", "."})
_AT = frozenset({"in", "at"})
_LABELS = frozenset({"venue", "place", "location", "where"})
_SITES = {Kind.ORGANIZATION, Kind.THING, Kind.OTHER}


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event, and its venue, which is a house, a hall or a body; each may be None."""

    place: Mention | None = None
    venue: Mention | None = None


def where(scene: Scene, event: Candidate, about: Sequence[Sentence], *, main: bool) -> Where:
    """Tells where an event is: in its own sentence, in those about it, in the dateline, in the first sentences."""
    venues = (
        _at_venue(scene, each, first, event)
        for each in about
        for first in ((event.last, max(0, event.first - _CLOSE_BY)) if each is event.sentence else (0,))
        if each is event.sentence or _holding(each)
    )
    venue = next((each for each in venues if each is not None), None)
    place = _visit_target(scene, event) or (_dateline_place(scene) if _here(event) else None)
    place = place or _own_place(scene, event, about)
    if place is None and main:
        place = _visited(scene) if event.type == "visit" else None
        place = place or _labelled_place(scene) or _dateline_place(scene)
        place = place or (_opening_place(scene) if venue is None else None)
    if place is None and venue is None and main:
        venue = next((found for each in about if (found := _host(scene, each))), None)
    if place is not None and place.kind is Kind.ORGANIZATION:
        return Where(venue=venue or place)  # the house that was visited
    return Where(place, venue)


def _host(scene: Scene, sentence: Sentence) -> Mention | None:
    """The body of "which is hosted by the Harbour University": events are where their host is."""
    words = sentence.words
    for mention in scene.of(sentence, Kind.ORGANIZATION):
        before = [word.low for word in words[max(0, mention.first - 3) : mention.first] if word.low != "the"]
        if before[-2:] == ["hosted", "by"]:
            return mention
    return None


def _visit_target(scene: Scene, event: Candidate) -> Mention | None:
    """Whom or what the name of a visit says after "to": "working visit to Bergen"."""
    if event.type != "visit":
        return None
    words = event.sentence.words
    to = next((i for i in range(event.first, event.last) if words[i].low == "to"), event.last)
    around = scene.mentions[event.sentence.index]
    return next((each for each in around if to < each.first < event.last and each.kind is not Kind.PERSON), None)


def _here(event: Candidate) -> bool:
    """Whether "here" behind an event says that it is where the article is written."""
    return any(word.low == "here" for word in event.sentence.words[event.last : event.last + _CLOSE_BY])


def _own_place(scene: Scene, event: Candidate, about: Sequence[Sentence]) -> Mention | None:
    """The place told with "in" in the event's own sentence or in one that says it was held."""
    for sentence in about:
        if sentence is event.sentence:
            place = _host_city(scene, event) or _bracketed(scene, event) or _place_from(scene, sentence, event.last)
            place = place or _place_before(scene, event)
        else:
            place = _place_from(scene, sentence, 0) if _holding(sentence) else None
        if place is not None:
            return place
    return None


def _place_before(scene: Scene, event: Candidate) -> Mention | None:
    """The place told shortly before an event; a country there only says whose something else is."""
    place = _place_from(scene, event.sentence, max(0, event.first - _CLOSE_BY))
    owner = event.type != "visit" and place is not None and is_country(scene.name(place))
    return None if owner else place


def _holding(sentence: Sentence) -> bool:
    """Whether a sentence tells that something is held, not that something else is beside it."""
    low = {word.low for word in sentence.words}
    return bool(low & vocabulary("events").took_place) and not low & _ASIDE


def _host_city(scene: Scene, event: Candidate) -> Mention | None:
    """The city of "Bergen hosted the Fifth Forum" or "In May, the city of Bergen was the venue of the forum"."""
    words = event.sentence.words
    for mention in scene.of(event.sentence, Kind.PLACE):
        verbs = {word.low for word in words[max(mention.last, event.first - 6) : event.first]}
        before = words[mention.first - 1].low if mention.first else ","
        city = before == "of" and words[mention.first - 2].low in vocabulary("events").settlements
        if mention.last <= event.first and verbs & vocabulary("events").hosting and (before in (",", "the") or city):
            return mention
    return None


def _bracketed(scene: Scene, event: Candidate) -> Mention | None:
    """The place of "the Seed Forum (Lyon, 9-10 May)" or of "the Seed Forum (SF), Lyon, 9-10 May"."""
    behind = event.sentence.words[event.last : event.last + _CLOSE_BY]
    if not behind or behind[0].text != "(":
        return None
    close = event.last + next((i for i, word in enumerate(behind) if word.text == ")"), 0)
    comma = [word.text for word in event.sentence.words[close + 1 : close + 2]] == [","]
    inside = (
        each
        for each in scene.of(event.sentence, Kind.PLACE)
        if event.last < each.first < close or (comma and each.first == close + 2)
    )
    return next(inside, None)


def _place_from(scene: Scene, sentence: Sentence, first: int) -> Mention | None:
    """The first place from a word on that is told as where something is."""
    words, around = sentence.words, scene.mentions[sentence.index]
    for i, mention in enumerate(around):
        if mention.first < first or mention.quoted:
            continue
        if mention.first > first + _FAR:
            break
        if mention.kind is Kind.PLACE:
            name = scene.name(mention)
            site = not is_country(name) and _behind_site(words, around[:i], mention)
            told = site or _led_in(words, mention, first)
            if told and not _whose(words, mention) and not is_region(name):
                return mention
        elif mention.kind is Kind.OTHER and _before_state(words, mention, around[i + 1 :]):
            return mention
    return _in_hall(scene, sentence, first, Kind.PLACE)


def _led_in(words: Sequence[Word], mention: Mention, first: int) -> bool:
    """As in "in Bergen", "in the western city of Bergen", "in Norway's capital Oslo", "on its Bergen campus"."""
    k, lex = mention.first - 1, vocabulary("events")
    while k > 0 and (step := _passed(words, mention, k, first)):
        k -= step
    if k < 0:
        return False
    low = words[k].low
    arrival = k > 0 and low in ("on", "to", "for") and words[k - 1].low in lex.arrivals
    owner = mention.last < len(words) and words[mention.last].low == "'s"
    hosted = k > 0 and low == "by" and words[k - 1].low == "hosted" and not owner
    return low in _AT or arrival or hosted or (low == "on" and _sited(words, mention))


def _passed(words: Sequence[Word], place: Mention, k: int, first: int) -> int:
    """How many words up to `k` only lead from a preposition to a place; 0 where the word there does not."""
    word = words[k]
    if word.low == "'s" or (word.low == "of" and words[k - 1].low in vocabulary("events").settlements):
        return 2
    small = word.tag in ("JJ", "NN", "NNP") and k > first and not is_capital(word)
    own = word.low in ("its", "their") and _sited(words, place)
    nation = is_capital(word) and (word.tag == "JJ" or _of_town(words[k + 1 : k + 4]))
    return int(small or own or nation or word.low in vocabulary("events").before_places)


def _of_town(words: Sequence[Word]) -> bool:
    """Whether "city of" is next: before it stands whose city it is, as in "the Georgian Black Sea city of"."""
    return any(a.low in vocabulary("events").settlements and b.low == "of" for a, b in pairwise(words))


def _sited(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a building or grounds follow: "its Bergen campus"."""
    after = [word.low for word in words[mention.last : mention.last + 2]]
    return bool(after) and after[0] in vocabulary("events").halls and after[-1] != "in"


def _behind_site(words: Sequence[Word], before: Sequence[Mention], place: Mention) -> bool:
    """As in "at the Harbour Hall, Bergen" or "at Tanlu University (Bergen)": the place stands behind its site."""
    site = before[-1] if before else None
    if site is None or site.kind not in _SITES or words[place.first - 1].text not in (",", "("):
        return False
    k = site.first - 1
    while k > 0 and (is_capital(words[k]) or words[k].low in vocabulary("events").joints):
        k -= 1
    ends = place.last >= len(words) or words[place.last].low in vocabulary("events").after_places
    return site.last == place.first - 1 and k >= 0 and words[k].low in ("at", "in", "inside", "by") and ends


def _whose(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a place only says whose another is: "in Norway's capital Oslo", "the Black Sea city of Yalta"."""
    after = ["" if is_capital(word) else word.low for word in words[mention.last : mention.last + 3]]
    towns = vocabulary("events").settlements
    country = is_country(words[mention.last - 1].text) and after[1:2] == [""]  # "South China's Guangxi"
    owned = after[:1] == ["'s"] and (bool(towns & set(after[1:])) or country)
    return owned or (after[1:2] == ["of"] and after[0] in towns)


def _before_state(words: Sequence[Word], mention: Mention, after: Sequence[Mention]) -> bool:
    """Whether an unknown name is a town since its state stands behind it: "in Wiru, New South Wales"."""
    state = after[0] if after and after[0].kind is Kind.PLACE else None
    told = mention.first > 0 and words[mention.first - 1].low == "in" and mention.sure < 0.5
    return told and state is not None and state.first == mention.last + 1 and words[mention.last].text == ","


def _same(mention: Mention, event: Candidate) -> bool:
    """Whether a mention is the event itself, as what is founded is."""
    return mention.start < event.span[1] and event.span[0] < mention.end


def _at_venue(scene: Scene, sentence: Sentence, first: int, event: Candidate) -> Mention | None:
    words = sentence.words
    for mention in scene.of(sentence, *_SITES):
        k = mention.first - 1
        while k >= 0 and (words[k].low in ("the", ",", "its", "their") or (words[k].tag in ("JJ", "NN") and k > first)):
            k -= 1
        told = first <= mention.first <= first + _FAR and not mention.quoted and not _same(mention, event)
        if told and k >= 0 and words[k].low == "at":
            return mention
    return _in_hall(scene, sentence, first, Kind.ORGANIZATION)


def _in_hall(scene: Scene, sentence: Sentence, first: int, kind: Kind) -> Mention | None:
    """The place or the body of "in the town hall of Ghent", "on the campus of the university"."""
    words = sentence.words
    for mention in scene.of(sentence, kind):
        k = mention.first - 1
        k -= words[k].low == "the"
        if mention.first >= first and k > 2 and words[k].low == "of" and words[k - 1].low in vocabulary("events").halls:
            return mention
    return None


def _visited(scene: Scene) -> Mention | None:
    """The organisation or the place that was visited, else the organisation that received the guests."""
    for sentence in list(scene.reading.of(PassageKind.TITLE, PassageKind.DATELINE, PassageKind.BODY))[:6]:
        words = sentence.words
        for mention in scene.of(sentence, Kind.ORGANIZATION, Kind.PLACE):
            before = [word.low for word in words[max(0, mention.first - 3) : mention.first]]
            visited = before[-1:] and before[-1] in ("visited", "visits", "visiting", "visit")
            if visited or (mention.kind is Kind.ORGANIZATION and {"visited", "visit"} & set(before)):
                return mention
            after = [word.low for word in words[mention.last : mention.last + 8]]
            if after[:1] and after[0] in ("hosted", "welcomed", "received") and "delegation" in after:
                return mention
    return None


def _labelled_place(scene: Scene) -> Mention | None:
    """The place of a line such as "Venue: Harbour Hall, Bergen, Norway"."""
    for sentence in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY):
        words = sentence.words
        if len(words) > 2 and words[0].low in _LABELS and words[1].text == ":":
            return next(iter(scene.of(sentence, Kind.PLACE)), None)
    return None


def _dateline_place(scene: Scene) -> Mention | None:
    """The place that opens one of the first sentences: "BERGEN, May 3 --", "JEDDAH: ", "Cali, 26 May 2023."."""
    lines = list(islice(scene.reading.of(PassageKind.DATELINE, PassageKind.BODY), 12))
    # "WINIFRED, Nev." is cut off as a sentence of its own before the one that it opens.
    opening = [
        each
        for each, after in zip(lines, [*lines[1:], None], strict=True)
        if len(each.words) > 9
        or each.kind is PassageKind.DATELINE
        or (after is not None and after.paragraph == each.paragraph)
    ]
    return next((found for each in opening[:3] if (found := _placed(scene, each))), None)


def _placed(scene: Scene, sentence: Sentence) -> Mention | None:
    words = sentence.words
    if len(words) > 9 and sum(word.text.isupper() for word in words) * 2 > len(words):
        return None
    for mention in scene.of(sentence, Kind.PLACE)[:1]:
        after = words[mention.last].text if mention.last < len(words) else ""
        capitals = words[mention.first].text.isupper() or any(each.text in "–—:(" for each in words[1:9])
        dated = len(words) < 10 and any(word.text[0].isdigit() for word in words)
        opens = not any(each.text[0].isalnum() for each in words[: mention.first])
        if opens and after in _DATELINE_MARKS and (capitals or dated):
            return mention
    return None


def _opening_place(scene: Scene) -> Mention | None:
    """The first place that is said with "in" among the opening sentences, else one that opens such a sentence."""
    body = [each for each in scene.reading.of(PassageKind.DATELINE, PassageKind.BODY) if len(each.words) > 6]
    opening = [*scene.reading.of(PassageKind.TITLE), *body[:3]]
    for sentence in opening:
        found = _place_from(scene, sentence, 0)
        if found is not None:
            return found
    for sentence in opening:
        for mention in scene.of(sentence, Kind.PLACE):
            if sentence.kind is not PassageKind.TITLE and (mention.first == 0 or _seat(scene, sentence, mention)):
                return mention
    return None


def _seat(scene: Scene, sentence: Sentence, place: Mention) -> bool:
    """Whether a place stands behind the body that opens a sentence: "Tanlu University, Bergen, on Monday opened"."""
    body = scene.mentions[sentence.index][0]
    return (
        body.kind is Kind.ORGANIZATION
        and body.first < 2
        and body.last == place.first - 1
        and sentence.words[body.last].text == ","
    )
