"""Dossiers made by hand: an article, its record, and the entities that it is linked to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import resources
from curator.domain.article import Article, Passage, PassageKind
from curator.domain.content import Content, read_content
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.evidence import Evidence, cite
from curator.domain.profile import Profile
from curator.domain.profile_file import load_profile
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value

CURATOR = "Wanda"


@dataclass(frozen=True)
class Said:
    """A value of a dossier made by hand.

    Attributes:
        field: Its field.
        words: Its words; they are its evidence where they stand in the text.
        status: What became of it.
        confidence: Of the proposal.
        at: Which occurrence in the text, from 0; -1 for no evidence.
        quote: Words of the evidence where they are other than the value's.
        also: More occurrences of the words.
        proposed: For a corrected value.
        entity: The linked entity; 0 for “none of these”.
        by: Who linked it.
        note: The remark.
        unreadable: The words could not be read as the field's type.
    """

    field: str
    words: str
    status: Status = Status.PROPOSED
    confidence: float | None = 0.86
    at: int = 0
    quote: str = ""
    also: tuple[int, ...] = ()
    proposed: str = ""
    entity: int | None = None
    by: str = CURATOR
    note: str = ""
    unreadable: bool = False


def make_profile() -> Profile:
    """The profile that ships with the program."""
    return load_profile(Path(str(resources.__path__[0])) / "profiles" / "innovation-events.toml")


def make_dossier(
    article_id: int,
    text: str,
    entries: Sequence[tuple[str, Sequence[Said]]],
    *,
    profile: Profile | None = None,
    passages: Sequence[tuple[str, PassageKind]] = (),
    entities: Mapping[int, Entity] | None = None,
    finished: bool = False,
    outlet: str = "Northern Daily",
    published: str = "2024-08-27",
    language: str = "en",
) -> Dossier:
    """Makes a dossier by hand.

    Args:
        article_id: Also the base of all identifiers: record 10x, entries 1000x + n, values 100000x + n.
        text: The article's text; its first passage of kind title is the title, else its first line.
        entries: Group keys with their values.
        profile: The shipped one where not given.
        passages: Words of the text and what they are; lines between them are body.
        entities: All known ones; those linked are put into the dossier.
        finished, outlet, published, language: As the article and its record have them.
    """
    profile = profile or make_profile()
    made = _entries(profile, article_id, text, entries)
    record = Record(
        id=article_id * 10,
        article_id=article_id,
        profile=profile.name,
        curator=CURATOR,
        finished=finished,
        entries=made,
    )
    ranges = _passages(text, passages)
    title = next((text[p.start : p.end] for p in ranges if p.kind is PassageKind.TITLE), text.split("\n", 1)[0])
    article = Article(
        id=article_id,
        source=f"/news/{article_id}.txt",
        fingerprint=f"{article_id:064x}",
        title=title,
        published=published,
        outlet=outlet,
        language=language,
        imported_at="2024-08-28T08:00:00Z",
        text=text,
        passages=ranges,
    )
    linked = {value.link.entity_id for value in record.values() if value.link and value.link.entity_id}
    return Dossier(article=article, record=record, entities={i: e for i, e in (entities or {}).items() if i in linked})


def _entries(
    profile: Profile, article_id: int, text: str, entries: Sequence[tuple[str, Sequence[Said]]]
) -> tuple[Entry, ...]:
    numbers = count(article_id * 100_000 + 1)
    made = []
    for position, (group, said) in enumerate(entries):
        entry_id = article_id * 1000 + position + 1
        values = tuple(_value(profile, group, entry_id, each, text, next(numbers)) for each in said)
        made.append(Entry(id=entry_id, record_id=article_id * 10, group=group, position=position, values=values))
    order = {group.key: place for place, group in enumerate(profile.groups)}
    return tuple(sorted(made, key=lambda entry: (order[entry.group], entry.position)))


def _value(profile: Profile, group: str, entry_id: int, said: Said, text: str, number: int) -> Value:
    kind = profile.group(group).field(said.field)
    content: Content = None if said.unreadable else read_content(kind, said.words)
    evidence = () if said.at < 0 else tuple(_found(text, said.quote or said.words, n) for n in (said.at, *said.also))
    link = None
    if said.entity is not None:
        link = Link(Judgement.MATCHED if said.entity else Judgement.REJECTED, said.entity or None, said.by)
    return Value(
        id=number,
        entry_id=entry_id,
        field=said.field,
        words=said.words,
        content=content,
        status=said.status,
        confidence=said.confidence,
        extractor="" if said.confidence is None else f"{group}s.rules.v2",
        evidence=evidence,
        proposed=said.proposed,
        note=said.note,
        link=link,
    )


def _found(text: str, words: str, nth: int) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return cite(text, start, start + len(words))


def _passages(text: str, named: Sequence[tuple[str, PassageKind]]) -> tuple[Passage, ...]:
    ranges = sorted((text.index(words), text.index(words) + len(words), kind) for words, kind in named)
    passages, place = [], 0
    for start, end, kind in [*ranges, (len(text), len(text), PassageKind.BODY)]:
        between = text[place:start]
        if between.strip():
            left = place + len(between) - len(between.lstrip())
            passages.append(Passage(left, place + len(between.rstrip()), PassageKind.BODY))
        if start < end:
            passages.append(Passage(start, end, kind))
        place = end
    return tuple(passages)
