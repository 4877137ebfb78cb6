"""From values to rows and from rows to values, table by table; no statement is run here."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row

from curator.domain.article import Article, Passage, PassageKind
from curator.domain.content import Content, PartialDate
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.evidence import Alignment, Evidence
from curator.domain.lesson import Distinction, Lesson, Scope
from curator.domain.record import Entry, Judgement, Link, Record, Status, Value
from db.likeness import likeness
from db.words import fold, name_key

_Row = dict[str, Any]
# By the hundred thousand, looking a name up here is much quicker than asking the enumeration.
_KINDS = {str(each): each for each in EntityKind}
_NAME_KINDS = {str(each): each for each in NameKind}
_TITLE_KEY_LENGTH = 120
_LONGEST_NAME = 200


def title_key(title: str) -> str:
    """What a title is sorted by: folded, and short enough for any index."""
    return fold(title[: 2 * _TITLE_KEY_LENGTH])[:_TITLE_KEY_LENGTH]


def article_row(article: Article) -> _Row:
    """The row of an article as it is imported."""
    return {
        "id": article.id,
        "source": article.source,
        "fingerprint": article.fingerprint,
        "title": article.title,
        "title_key": title_key(article.title),
        "published": article.published,
        "outlet": article.outlet,
        "language": article.language,
        "imported_at": article.imported_at,
        "removed": article.removed,
        "settled": 0,
        "likeness": likeness(article),
        "own_title": article.title,
        "own_published": article.published,
        "own_outlet": article.outlet,
        "own_language": article.language,
    }


def article_of(row: Row[Any]) -> Article:
    """A bare article."""
    return Article(
        id=row.id,
        source=row.source,
        fingerprint=row.fingerprint,
        title=row.title,
        published=row.published,
        outlet=row.outlet,
        language=row.language,
        imported_at=row.imported_at,
        removed=row.removed,
    )


def text_row(article: Article) -> _Row:
    """The row of an article's text."""
    metadata = json.dumps(dict(article.metadata), ensure_ascii=False) if article.metadata else "{}"
    return {"article_id": article.id, "text": article.text, "metadata": metadata}


def passage_rows(article: Article) -> Iterator[_Row]:
    """The rows of an article's passages."""
    for position, each in enumerate(article.passages):
        yield {
            "article_id": article.id,
            "position": position,
            "start_offset": each.start,
            "end_offset": each.end,
            "kind": each.kind,
        }


def passage_of(row: Row[Any]) -> Passage:
    """A passage."""
    return Passage(row.start_offset, row.end_offset, PassageKind(row.kind))


def record_row(record: Record) -> _Row:
    """The row of a record that nothing has looked at yet."""
    counters: _Row = {"total": 0, "judged": 0, "doubts": 0, "sureness": None, "extracted_at": None, "extractor": ""}
    return counters | {
        "id": record.id,
        "article_id": record.article_id,
        "profile": record.profile,
        "curator": record.curator,
        "finished": record.finished,
    }


def record_of(row: Row[Any], entries: tuple[Entry, ...] = ()) -> Record:
    """A record with these entries."""
    return Record(
        id=row.id,
        article_id=row.article_id,
        profile=row.profile,
        curator=row.curator,
        finished=row.finished,
        entries=entries,
    )


def entry_row(entry: Entry) -> _Row:
    """The row of an entry."""
    return {"id": entry.id, "record_id": entry.record_id, "group_key": entry.group, "position": entry.position}


def entry_of(row: Row[Any], values: tuple[Value, ...] = ()) -> Entry:
    """An entry with these values."""
    return Entry(id=row.id, record_id=row.record_id, group=row.group_key, position=row.position, values=values)


def value_key(value: Value) -> str | None:
    """What equal names share: the words folded; nothing for numbers, dates and long texts, which are no names."""
    is_name = isinstance(value.content, str) and len(value.words) <= _LONGEST_NAME
    return name_key(value.words) if is_name else None


def value_row(value: Value) -> _Row:
    """The row of a value; its evidence and link have rows of their own."""
    content = value.content
    return {
        "id": value.id,
        "entry_id": value.entry_id,
        "field": value.field,
        "words": value.words,
        "name_key": value_key(value),
        "text_content": content if isinstance(content, str) else None,
        "number_content": content if isinstance(content, int | float) else None,
        "date_content": str(content) if isinstance(content, PartialDate) else None,
        "status": value.status,
        "confidence": value.confidence,
        "extractor": value.extractor,
        "proposed": value.proposed,
        "reason": value.reason,
        "note": value.note,
        "position": value.position,
    }


def value_of(row: Row[Any], evidence: Sequence[Evidence]) -> Value:
    """A value; the row carries the columns of its judgement as `link_judgement`, `link_entity` and `link_by`."""
    link = Link(Judgement(row.link_judgement), row.link_entity, row.link_by) if row.link_judgement else None
    return Value(
        id=row.id,
        entry_id=row.entry_id,
        field=row.field,
        words=row.words,
        content=_content(row),
        status=Status(row.status),
        confidence=row.confidence,
        extractor=row.extractor,
        evidence=tuple(evidence),
        proposed=row.proposed,
        reason=row.reason,
        note=row.note,
        link=link,
        position=row.position,
    )


def _content(row: Row[Any]) -> Content:
    if row.text_content is not None:
        return str(row.text_content)
    if row.date_content is not None:
        return PartialDate.parse(row.date_content)
    number: int | float | None = row.number_content
    return number


def evidence_rows(value: Value) -> Iterator[_Row]:
    """The rows of a value's evidence."""
    for position, each in enumerate(value.evidence):
        yield {
            "value_id": value.id,
            "position": position,
            "start_offset": each.start,
            "end_offset": each.end,
            "quote": each.quote,
            "alignment": each.alignment,
        }


def evidence_of(row: Row[Any]) -> Evidence:
    """A piece of evidence."""
    return Evidence(row.start_offset, row.end_offset, row.quote, Alignment(row.alignment))


def judgement_row(value_id: int, link: Link, at: str) -> _Row:
    """The row of a value's link."""
    return {
        "value_id": value_id,
        "judgement": link.judgement,
        "entity_id": link.entity_id,
        "by": link.by,
        "at": at,
    }


def entity_row(entity: Entity) -> _Row:
    """The row of an entity; its aliases and identifiers have rows of their own."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "folded": name_key(entity.name),
        "description": entity.description,
        "parent_id": entity.parent,
        "place_id": entity.place,
        "merged_into": entity.merged_into,
    }


def alias_rows(entity: Entity) -> Iterator[_Row]:
    """The rows of an entity's other names."""
    for position, each in enumerate(entity.aliases):
        yield {
            "entity_id": entity.id,
            "position": position,
            "name": each.name,
            "folded": name_key(each.name),
            "language": each.language,
            "kind": each.kind,
        }


def alias_of(row: Row[Any]) -> Alias:
    """Another name."""
    return Alias(row.name, row.language, _NAME_KINDS[row.kind])


def identifier_rows(entity: Entity) -> Iterator[_Row]:
    """The rows of an entity's names in other lists."""
    for position, each in enumerate(entity.identifiers):
        yield {"entity_id": entity.id, "position": position, "scheme": each.scheme, "value": each.value}


def entity_of(row: Row[Any], aliases: Sequence[Alias], identifiers: Sequence[Identifier]) -> Entity:
    """An entity with these."""
    return Entity(
        id=row.id,
        kind=_KINDS[row.kind],
        name=row.name,
        description=row.description,
        aliases=tuple(aliases),
        identifiers=tuple(identifiers),
        parent=row.parent_id,
        place=row.place_id,
        merged_into=row.merged_into,
    )


def lesson_row(lesson: Lesson) -> _Row:
    """The row of a lesson, but for when it was learned, which stays as it is when the lesson is changed."""
    return {
        "id": lesson.id,
        "words": lesson.words,
        "name_key": name_key(lesson.words),
        "kind": lesson.kind,
        "entity_id": lesson.entity_id,
        "means": lesson.means,
        "scope": lesson.scope,
        "applies_to": lesson.where,
        "value_id": lesson.value_id,
        "by": lesson.by,
    }


def lesson_of(row: Row[Any]) -> Lesson:
    """A lesson."""
    return Lesson(
        id=row.id,
        words=row.words,
        kind=EntityKind(row.kind),
        entity_id=row.entity_id,
        means=row.means,
        scope=Scope(row.scope),
        where=row.applies_to,
        value_id=row.value_id,
        by=row.by,
    )


def distinction_row(distinction: Distinction, at: str) -> _Row:
    """The row of a distinction."""
    return {
        "id": distinction.id,
        "one_id": distinction.one,
        "other_id": distinction.other,
        "by": distinction.by,
        "at": at,
    }


def distinction_of(row: Row[Any]) -> Distinction:
    """A distinction."""
    return Distinction(id=row.id, one=row.one_id, other=row.other_id, by=row.by)
