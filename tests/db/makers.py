"""Small things to store, and the acts on them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from curator.domain.article import Article, Passage, PassageKind
from curator.domain.change import Act, Change, ChangeSet, Way
from curator.domain.content import PartialDate
from curator.domain.curation import confirm, correct, reject
from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value
from db.reads import Reads
from db.store import Store
from tests.domain.makers import PROFILE

ADA = "Ada"
TEXT = "Lin Yawen, dean of Port College, signed a paper with 12 partners in Linhe on 24 August 2024."


def article(title: str = "A paper is signed", text: str = "", **more: object) -> Article:
    """An article with one passage; its text names it, so that no two are equal."""
    article_id = new_id()
    text = text or f"{title}\n{TEXT} ({article_id})"
    told: dict[str, object] = {
        "published": "2024-08-25",
        "outlet": "Port Post",
        "language": "en",
        "imported_at": "2024-09-01T08:00:00Z",
        "passages": (Passage(0, len(text), PassageKind.BODY),),
        "metadata": {"title": title, "url": "https://port.example/1"},
    } | more
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=article_id, source=f"{title}.txt", fingerprint=fingerprint, title=title, text=text, **told)  # type: ignore[arg-type]


def change_set(act: Act, changes: Iterable[Change] = (), curator: str = ADA, **more: object) -> ChangeSet:
    """A set made now."""
    at = "2024-09-01T08:00:00.000Z"
    return ChangeSet(id=new_id(), act=act, subject="", curator=curator, at=at, changes=tuple(changes), **more)  # type: ignore[arg-type]


def add(store: Store, *articles: Article) -> ChangeSet:
    """Imports articles."""
    done = change_set(Act.IMPORT)
    store.add_articles(articles, done)
    return store.change_set(done.id)


def value(entry_id: int, field: str, words: str, **more: object) -> Value:
    """A proposed value with evidence; its content is its words."""
    told: dict[str, object] = {
        "content": words,
        "status": Status.PROPOSED,
        "confidence": 0.75,
        "extractor": "test.v1",
        "evidence": (Evidence(0, len(words), words),),
    } | more
    return Value(id=new_id(), entry_id=entry_id, field=field, words=words, **told)  # type: ignore[arg-type]


def entry(record: Record, group: str, position: int = 0, /, **words: object) -> Entry:
    """A proposed entry with a value a field; a field may be given as words, content or a tuple of both."""
    entry_id = new_id()
    values = []
    for field, given in words.items():
        said, content = given if isinstance(given, tuple) else (str(given), given)
        values.append(value(entry_id, field, said, content=content))
    return Entry(id=entry_id, record_id=record.id, group=group, position=position, values=tuple(values))


def propose(store: Store, article_id: int, *entries: Entry, dropped: Sequence[int] = (), curator: str = ADA) -> Record:
    """Stores proposals in a curator's record and gives it as it is then."""
    record = store.ensure_record(article_id, PROFILE.name, curator)
    mine = [replace(each, record_id=record.id) for each in entries]
    extracted = change_set(Act.EXTRACT, curator=curator, article_id=article_id)
    store.put_proposals(record, mine, dropped, extracted, extractor="test.v1")
    found = store.record(article_id, PROFILE.name, curator)
    assert found is not None
    return found


def reads(store: Store, curator: str = ADA) -> Reads:
    """Queries under the default profile."""
    return store.reads(PROFILE, curator)


def an_article_with_record(store: Store, title: str = "A paper is signed") -> tuple[Article, Record]:
    """An article whose record has a head, a person and a figure, all proposed."""
    made = article(title)
    add(store, made)
    record = Record(id=0, article_id=made.id, profile=PROFILE.name, curator=ADA)
    head = entry(record, "article", title="Paper signed in Linhe", published=("24 Aug 2024", PartialDate(2024, 8, 24)))
    person = entry(record, "person", name="Lin Yawen", title="dean", affiliation="Port College")
    figure = entry(record, "figure", value=("12", 12), unit="partners")
    return made, propose(store, made.id, head, person, figure)


def act(store: Store, kind: Act, record: Record, changes: Iterable[Change], curator: str = ADA) -> ChangeSet:
    """Commits an act on a record."""
    done = change_set(kind, changes, curator, article_id=record.article_id)
    store.commit(done)
    return done


def confirm_all(store: Store, record: Record) -> ChangeSet:
    """Confirms every value."""
    return act(store, Act.CONFIRM, record, confirm(record, {each.id for each in record.values()}))


def reject_all(store: Store, record: Record) -> ChangeSet:
    """Rejects every value."""
    return act(store, Act.REJECT, record, reject(record, {each.id for each in record.values()}, "wrong"))


def correct_value(store: Store, record: Record, wanted: Value, words: str) -> ChangeSet:
    """Corrects a value."""
    return act(store, Act.CORRECT, record, correct(record, PROFILE, wanted.id, words))


def undo(store: Store, done: ChangeSet) -> ChangeSet:
    """Takes a set back."""
    back = replace(done, id=new_id(), changes=done.inverse(), way=Way.UNDO, of=done.id)
    store.commit(back)
    return back


def redo(store: Store, done: ChangeSet) -> ChangeSet:
    """Restores a set."""
    again = replace(done, id=new_id(), way=Way.REDO, of=done.id)
    store.commit(again)
    return again


def entity(name: str, kind: EntityKind = EntityKind.ORGANIZATION, *aliases: str, **more: object) -> Entity:
    """An entity."""
    return Entity(id=new_id(), kind=kind, name=name, aliases=tuple(map(Alias, aliases)), **more)  # type: ignore[arg-type]


def add_entities(store: Store, *entities: Entity) -> ChangeSet:
    """Puts entities into the registry."""
    done = change_set(Act.LINK, [Change(None, each) for each in entities])
    store.commit(done)
    return done


def wikidata(number: str) -> tuple[Identifier, ...]:
    """One identifier."""
    return (Identifier("wikidata", number),)


def matched(entity_id: int, by: str = ADA) -> Link:
    """A link to an entity."""
    return Link(Judgement.MATCHED, entity_id, by)


def values_of(record: Record | None) -> dict[str, Value]:
    """The values of a record by field; later ones win."""
    assert record is not None
    return {each.field: each for each in record.values()}
