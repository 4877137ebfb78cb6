"""People with title, affiliation and role; every mention of a person is evidence of the one name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.extract.bodies import generic_words, meant_by
from curator.extract.bylines import Credit, credits_of
from curator.extract.lexicon import bag, lexicon
from curator.extract.mentions import Kind, Mention, is_title_head
from curator.extract.reading import Sentence, Word
from curator.extract.scene import Entries, Scene, plain, span
from curator.extract.titles import Position, read_position

STAGE = "people.rules.v1"
Span = tuple[int, int]
_VERB_ROLES = {
    "signed": "signatory",
    "attended": "attendee",
    "participated": "attendee",
    "joined": "attendee",
    "hosted": "host",
    "chaired": "host",
}
_SPEAKING = bag(
    "said says stated noted pointed stressed emphasized emphasised added explained remarked delivered gave "
    "declared told addressed introduced hoped"
)


@dataclass(slots=True)
class _Person:
    """What is gathered about one person while the document is walked through."""

    names: list[Span] = field(default_factory=list)
    full: str = ""
    sure: float = 0.0
    title: Span | None = None
    affiliation: Span | None = None
    role: tuple[str, Span] | None = None
    credit: Credit | None = None


def propose_people(scene: Scene) -> Entries:
    """Proposes one entry a person, in the order of their first mention."""
    people: list[_Person] = []
    for credit in credits_of(scene.reading):
        _add_credit(people, scene, credit)
    for sentence in scene.reading.sentences:
        _walk(people, scene, sentence)
    return tuple(_entry(scene, person) for person in people if person.full)


def _add_credit(people: list[_Person], scene: Scene, credit: Credit) -> None:
    name = plain(scene.text[slice(*credit.name)])
    person = _known(people, name)
    if person is None:
        person = _Person(full=name, sure=0.85)
        people.append(person)
    if credit.name not in person.names:
        person.names.append(credit.name)
    person.credit = person.credit or credit


def _walk(people: list[_Person], scene: Scene, sentence: Sentence) -> None:
    around = scene.mentions[sentence.index]
    named = {mention.first: mention for mention in around}
    carried: Span | None = None
    for mention in around:
        if mention.kind is not Kind.PERSON:
            continue
        name = scene.name(mention)
        person = _known(people, name)
        if person is None:
            person = _Person(full=name, sure=mention.sure)
            people.append(person)
        where = (mention.start, mention.end)
        if where not in person.names:
            person.names.append(where)
        person.sure = max(person.sure, mention.sure)
        if len(name.split()) > len(person.full.split()):
            person.full = name
        carried = _describe(scene, person, sentence, mention, named, carried)
        _give_role(person, sentence, mention, named)


def _known(people: Sequence[_Person], name: str) -> _Person | None:
    """The person of that name: the same words in any order and case, else the one whose family name it is."""
    parts = sorted(name.casefold().replace("-", "").split())
    for person in people:
        have = sorted(person.full.casefold().replace("-", "").split())
        if have == parts or (len(parts) > 1 and len(have) > 1 and _shortened(person.full, name)):
            return person
    if len(parts) == 1:
        for person in people:
            words = person.full.casefold().split()
            if len(words) > 1 and parts[0] in (words[0], words[-1]):
                return person
    return None


def _shortened(one: str, other: str) -> bool:
    """`John F. Kerry` and `John Kerry`, `Ana Tavares de Oliveira` and `Tavares de Oliveira`."""
    small, big = sorted((one.casefold().split(), other.casefold().split()), key=len)
    if big[-len(small) :] == small or (len(small) > 1 and (small[0], small[-1]) == (big[0], big[-1])):
        return True
    return set(small) < set(big) and all(len(word.rstrip(".")) <= 2 for word in set(big) - set(small))


def _describe(
    scene: Scene, person: _Person, sentence: Sentence, mention: Mention, named: dict[int, Mention], carried: Span | None
) -> Span | None:
    """Reads title and affiliation around a mention; returns the affiliation that a list carries on."""
    words = sentence.words
    position = (
        _after(words, mention, named) or _before(words, mention, named) or _after(words, mention, named, any_noun=True)
    )
    if person.affiliation is None:
        person.affiliation = _headed_by(sentence, mention, named)
    if position is None:
        place = _of_whom(sentence, mention, named)
        if place is not None and person.affiliation is None:
            person.affiliation = place
        return carried
    affiliation = span(sentence, *position.affiliation) if position.affiliation else None
    if person.title is None:
        person.title = span(sentence, position.first, position.last)
        person.affiliation = person.affiliation or affiliation or _generic(scene, person, sentence, position)
        if person.affiliation is None and _bare(sentence.words, position):
            person.affiliation = carried
        person.affiliation = person.affiliation or _of_whom(sentence, mention, named)
    return affiliation or carried


def _generic(scene: Scene, person: _Person, sentence: Sentence, position: Position) -> Span | None:
    """The organisation behind "rector of the university" and a bare "rector"; the title then ends before "of"."""
    for i, word in generic_words(sentence, position.first, position.last):
        body = meant_by(scene.bodies, word, sentence.words[i].start)
        if body is not None:
            of = next((k for k in range(i, position.first, -1) if sentence.words[k].low in ("of", "at")), None)
            if of is not None and person.title is not None:
                person.title = span(sentence, position.first, of)
            return body.fullest
    head = sentence.words[position.last - 1]
    body = meant_by(scene.bodies, head.low, head.start) if position.affiliation is None else None
    return body.fullest if body is not None else None


def _bare(words: Sequence[Word], position: Position) -> bool:
    """Whether a title in a list says nothing of its place, so that the one before it holds."""
    return (position.end < len(words) and words[position.end].text in (",", ";", ".")) or position.end >= len(words)


def _after(
    words: Sequence[Word], mention: Mention, named: dict[int, Mention], *, any_noun: bool = False
) -> Position | None:
    i = mention.last
    if i + 1 >= len(words):
        return None
    if words[i].text in (",", "(", "–", "—", "-"):
        return read_position(words, i + 1, named, any_noun=any_noun)
    if words[i].low in ("is", "was", "as") and words[i + 1].low in ("the", "a", "an", "president", "director", "head"):
        return read_position(words, i + 1, named)
    return None


def _before(words: Sequence[Word], mention: Mention, named: dict[int, Mention]) -> Position | None:
    """The position that ends right before the name, with or without a comma."""
    end = mention.first
    lex = lexicon()
    while end and words[end - 1].low.rstrip(".") in lex.honorifics and words[end - 1].low not in lex.titles:
        end -= 1
    if end and words[end - 1].low in ("is", "was"):
        end -= 1
    if end and words[end - 1].text == ",":
        end -= 1
        comma = True
    else:
        comma = False
    for begin in range(max(0, end - 26), end):
        starts = begin == 0 or not _within_title(words, begin - 1)
        if not starts and not is_title_head(words[begin].low):
            continue
        if words[begin].low.rstrip(".") in lex.honorifics and begin + 1 == end and words[begin].low not in lex.titles:
            return None
        position = read_position(words, begin, named)
        if position is not None and position.end == end and (not comma or _closed(words, mention)):
            return position
    return None


def _within_title(words: Sequence[Word], i: int) -> bool:
    lex = lexicon()
    low = words[i].low
    return low in lex.title_modifiers or is_title_head(low) or low in lex.demonyms or low in lex.fields


def _closed(words: Sequence[Word], mention: Mention) -> bool:
    """Whether a name between commas ends there: "The rector of X, Ana Silva, said"."""
    return (
        mention.last >= len(words)
        or words[mention.last].text in (",", ";", ".", ")", "and")
        or (words[mention.last].tag[:2] in ("VB", "CC", "MD"))
    )


def _of_whom(sentence: Sentence, mention: Mention, named: dict[int, Mention]) -> Span | None:
    """As in "Ana Silva of TIMR", "Ana Silva from the Water Institute", "Ana Silva (Water Institute)"."""
    words = sentence.words
    i = mention.last
    if i >= len(words) or words[i].low not in ("of", "from", "at", "(", ","):
        return None
    if i + 1 < len(words) and words[i + 1].low == "the":
        i += 1
    target = named.get(i + 1)
    if target is None or target.kind is not Kind.ORGANIZATION:
        return None
    if words[mention.last].text == ",":
        after = words[target.last].text if target.last < len(words) else "."
        before = words[mention.first - 1].text if mention.first else ""
        if after not in (",", ";") or before == ",":
            return None
    return target.start, target.end


def _headed_by(sentence: Sentence, mention: Mention, named: dict[int, Mention]) -> Span | None:
    """As in "Ana Silva, who heads the Water Institute"."""
    words = sentence.words
    for i in range(mention.last, min(mention.last + 4, len(words) - 2)):
        if words[i].low in ("heads", "leads", "directs", "chairs", "runs", "headed", "led"):
            target = named.get(i + 1 + (words[i + 1].low == "the"))
            if target is not None and target.kind is Kind.ORGANIZATION:
                return target.start, target.end
    return None


def _give_role(person: _Person, sentence: Sentence, mention: Mention, named: dict[int, Mention]) -> None:
    """Takes the role from the verb before an inverted name or the first verb after name and position."""
    if person.role is not None:
        return
    words = sentence.words
    before = words[mention.first - 1] if mention.first else None
    if before is not None and before.low in _SPEAKING:
        person.role = ("speaker", (before.start, before.end))
        return
    position = _after(words, mention, named)
    for word in words[position.end if position else mention.last :][:6]:
        role = "speaker" if word.low in _SPEAKING else _VERB_ROLES.get(word.low)
        if role:
            person.role = (role, (word.start, word.end))
        if role or word.tag in ("VBD", "VBZ") or word.text == ";":
            return


def _entry(scene: Scene, person: _Person) -> ProposedEntry:
    names = sorted(person.names, key=lambda each: (plain(scene.text[slice(*each)]) != person.full, each))
    values = [scene.value("name", names, person.sure)]
    values += _title_values(scene, person)
    if person.affiliation:
        values.append(scene.value("affiliation", [person.affiliation], min(person.sure, 0.8)))
    role = (person.credit.role, person.credit.label) if person.credit else person.role
    if role and role[0] in scene.profile.group("person").field("role").choices:
        values.append(scene.value("role", [role[1]], 0.75, content=role[0], words=role[0]))
    return ProposedEntry(group="person", values=tuple(values), stage=STAGE)


def _title_values(scene: Scene, person: _Person) -> Iterator[ProposedValue]:
    if person.title:
        yield scene.value("title", [person.title], min(person.sure, 0.85))
    elif person.credit:
        yield scene.value(
            "title",
            [person.credit.label],
            0.8,
            words=re.sub(r"\s*[:：]$", "", plain(scene.text[slice(*person.credit.label)])),
        )
