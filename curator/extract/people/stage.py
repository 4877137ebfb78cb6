"""People with title, affiliation and role; every mention of a person is evidence of the one name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.agreements.acting_for import acts_for
from curator.extract.names.mentions import Kind, Mention
from curator.extract.people.affiliations import headed_by, heads_of, of_whom
from curator.extract.people.bylines import Credit, credits_of
from curator.extract.people.employers import employer, is_told, ministry, title_end
from curator.extract.people.home import Home, Span
from curator.extract.people.known import KnownPeople
from curator.extract.people.position_of import is_weak, position_of
from curator.extract.people.positions import Position
from curator.extract.people.shared_positions import Share, shares
from curator.extract.scene import Entries, Scene, plain, span
from curator.extract.text.reading import Sentence, Word
from curator.extract.text.vocabulary import vocabulary

STAGE = "people.rules.v5"
_STATELY = frozenset({"president", "vice-president"})
_VERB_ROLES = {
    "signed": "signatory",
    "attended": "attendee",
    "participated": "attendee",
    "joined": "attendee",
    "hosted": "host",
    "chaired": "host",
}


@dataclass(slots=True)
class _Person:
    """What is gathered about one person while the document is walked through."""

    full: str = ""
    names: dict[Span, None] = field(default_factory=dict)
    sure: float = 0.0
    title: Span | None = None
    weak: bool = False
    home: Home | None = None
    role: tuple[str, Span] | None = None
    credit: Credit | None = None


class _People:
    """The people of an article, in the order of their first mention."""

    def __init__(self) -> None:
        self._known = KnownPeople()
        self.all: list[_Person] = []

    def named(self, name: str, where: Span, sure: float) -> _Person:
        """The person of a name, known or new, with one more mention."""
        at = self._known.place(name)
        if at == len(self.all):
            self.all.append(_Person(sure=sure))
        person = self.all[at]
        person.full = self._known.fullest(at)
        person.names[where] = None
        return person


@dataclass(frozen=True, slots=True)
class _Around:
    """A sentence, its mentions by their first word, and what its groups of people share."""

    sentence: Sentence
    named: dict[int, Mention]
    shares: dict[int, Share]


def propose_people(scene: Scene) -> Entries:
    """Proposes one entry a person, in the order of their first mention."""
    people = _People()
    for credit in credits_of(scene.reading):
        _add_credit(people, scene, credit)
    for sentence in scene.reading.sentences:
        _walk(people, scene, sentence)
    return tuple(_entry(scene, person) for person in people.all if person.full)


def _add_credit(people: _People, scene: Scene, credit: Credit) -> None:
    name = plain(scene.text[slice(*credit.name)])
    person = people.named(name, credit.name, 0.85)
    person.credit = person.credit or credit


def _walk(people: _People, scene: Scene, sentence: Sentence) -> None:
    around = scene.mentions[sentence.index]
    named = {mention.first: mention for mention in around}
    shared = _Around(sentence, named, shares(sentence.words, named))
    carried: Span | None = None
    for mention in around:
        if mention.kind is not Kind.PERSON:
            continue
        name = scene.name(mention)
        if any(letter.isdigit() for letter in name):
            continue
        person = people.named(name, (mention.start, mention.end), mention.sure)
        person.sure = max(person.sure, mention.sure)
        carried = _describe(scene, person, shared, mention, carried)
        _give_role(person, sentence, mention, named)


def _describe(scene: Scene, person: _Person, around: _Around, mention: Mention, carried: Span | None) -> Span | None:
    """Reads title and affiliation around a mention; returns the affiliation that a list carries on."""
    sentence, named = around.sentence, around.named
    share = around.shares.get(mention.first)
    position = share.position if share else position_of(sentence.words, mention, named)
    person.home = person.home or _acting(sentence, mention, named)
    if share and share.affiliation:
        person.home = person.home or Home(span(sentence, *share.affiliation))
    if position is None:
        person.home = person.home or _of_whom(sentence, mention, named) or heads_of(scene, sentence, mention, named)
        return carried
    house = _house(scene, around, position)
    weak = is_weak(sentence.words, position)
    if person.title is None or (person.weak and not weak):
        person.title, person.weak = span(sentence, position.first, position.last), weak
        person.home = person.home or house or _of_whom(sentence, mention, named)
        if person.home is None and not weak:
            person.home = _carried(sentence, position, carried)
            elsewhere = heads_of(scene, sentence, mention, named) or _employer(scene, person, sentence, position)
            if person.home is None and elsewhere is not None:
                person.home = elsewhere
                person.title = span(sentence, position.first, title_end(scene, sentence, position))
    else:
        person.home = person.home or house
    return house.name if house else carried


def _acting(sentence: Sentence, mention: Mention, named: dict[int, Mention]) -> Home | None:
    """For whom a person signs or speaks, or what the person heads."""
    side = acts_for(sentence.words, mention, named)
    name = span(sentence, *side) if side else headed_by(sentence, mention, named)
    return Home(name) if name else None


def _of_whom(sentence: Sentence, mention: Mention, named: dict[int, Mention]) -> Home | None:
    name = of_whom(sentence, mention, named)
    return Home(name) if name else None


def _house(scene: Scene, around: _Around, position: Position) -> Home | None:
    """What the position itself names; of a minister of a country the ministry."""
    if position.affiliation is None:
        return None
    if _is_place(around.named, position.affiliation[0]):
        name = ministry(scene, around.sentence, position)
        if name is not None:
            return Home(name, span(around.sentence, position.first, position.last))
    return Home(span(around.sentence, *position.affiliation))


def _carried(sentence: Sentence, position: Position, carried: Span | None) -> Home | None:
    """What the position before in a list named, where this one says nothing of its place."""
    if carried is None or not _bare(sentence.words, position) or is_told(sentence, position):
        return None
    return Home(carried, span(sentence, position.first, position.last))


def _employer(scene: Scene, person: _Person, sentence: Sentence, position: Position) -> Home | None:
    """Where the position is held, by the words around it and before."""
    if " " not in person.full and sentence.words[position.last - 1].low in _STATELY:
        return None  # a bare "President Okello", not named in full before, rules a country
    return employer(scene, sentence, position)


def _is_place(named: dict[int, Mention], first: int) -> bool:
    return first in named and named[first].kind is Kind.PLACE


def _bare(words: Sequence[Word], position: Position) -> bool:
    """Whether a title in a list says nothing of its place, so that the one before it holds."""
    return (position.end < len(words) and words[position.end].text in (",", ";", ".")) or position.end >= len(words)


def _give_role(person: _Person, sentence: Sentence, mention: Mention, named: dict[int, Mention]) -> None:
    """Takes the role from the verb before an inverted name or the first verb after name and position."""
    if person.role is not None:
        return
    words = sentence.words
    before = words[mention.first - 1] if mention.first else None
    if before is not None and before.low in vocabulary("people").speaking:
        person.role = ("speaker", (before.start, before.end))
        return
    position = position_of(words, mention, named)
    for word in words[max(position.end, mention.last) if position else mention.last :][:6]:
        role = "speaker" if word.low in vocabulary("people").speaking else _VERB_ROLES.get(word.low)
        if role:
            person.role = (role, (word.start, word.end))
        if role or word.tag in ("VBD", "VBZ") or word.text == ";":
            return


def _entry(scene: Scene, person: _Person) -> ProposedEntry:
    names = sorted(person.names, key=lambda each: (plain(scene.text[slice(*each)]) != person.full, each))
    values = [scene.value("name", names, person.sure)]
    values += _title_values(scene, person)
    if person.home is None and person.credit and person.credit.house:
        person.home = Home(person.credit.house)
    if person.home:
        name = plain(scene.text[slice(*person.home.name)])
        values.append(scene.value("affiliation", person.home.pieces, min(person.sure, 0.8), words=name))
    role = (person.credit.role, person.credit.label) if person.credit else person.role
    if role and role[0] in scene.profile.group("person").field("role").choices:
        values.append(scene.value("role", [role[1]], 0.75, content=role[0], words=role[0]))
    return ProposedEntry(group="person", values=tuple(values), stage=STAGE)


def _title_values(scene: Scene, person: _Person) -> Iterator[ProposedValue]:
    if person.title:
        yield scene.value("title", [person.title], min(person.sure, 0.85))
    elif person.credit and person.credit.post:
        yield scene.value("title", [person.credit.post], 0.8)
    elif person.credit and scene.text[slice(*person.credit.label)] != "©":
        yield scene.value(
            "title",
            [person.credit.label],
            0.8,
            words=re.sub(r"\s*[:：]$", "", plain(scene.text[slice(*person.credit.label)])),
        )
