"""The tables of an export as plain values: which there are, their columns, and the rows of one article after another.

How a value is made to fit into a spreadsheet's cell is `curator.export.fit`'s, files are `curator.export.workbook`'s.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from curator.domain.content import Content, PartialDate
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.evidence import Alignment, Evidence, align
from curator.domain.profile import SEPARATOR, Field, FieldType, Group, Profile
from curator.domain.record import Entry, Status, Value, progress
from curator.export.sentence import Sentences

Cell = Content
Row = tuple[Cell, ...]


class Kind(Enum):
    """What a column holds, for its look: an ARTICLE is the number of a row of the table Articles."""

    TEXT = auto()
    LONG = auto()
    NUMBER = auto()
    SHARE = auto()
    DATE = auto()
    ARTICLE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and what it holds; a value of another type may stand in it and keeps its own look."""

    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table: its name and columns. Its rows come one article after another, see `Tables.rows`.

    Two tables are never the same one, whatever they are called: a profile may call a group “Articles”.
    """

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is exported, by whom and when; told in the table About.

    Attributes:
        curator: Who exports.
        workspace: Its name or path.
        at: UTC, ISO 8601 with seconds.
        version: The program's.
        statuses: Values of other statuses are left out, and entries without values.
        articles: How many articles are to come, for progress; 0 when unknown.
    """

    curator: str
    workspace: str
    at: str
    version: str
    statuses: frozenset[Status] = frozenset(Status) - {Status.REJECTED}
    articles: int = 0


ARTICLES = Table(
    "Articles",
    (
        Column("No.", Kind.NUMBER),
        Column("Title", Kind.LONG),
        Column("Published", Kind.DATE),
        Column("Outlet"),
        Column("Language"),
        Column("Source"),
        Column("Address"),
        Column("Imported", Kind.DATE),
        Column("Finished"),
        Column("Entries here", Kind.NUMBER),
        Column("Entries", Kind.NUMBER),
        Column("Unjudged", Kind.NUMBER),
        Column("In doubt", Kind.NUMBER),
        Column("Article id"),
    ),
)
ENTITIES = Table(
    "Entities",
    (
        Column("Name"),
        Column("Kind"),
        Column("Description", Kind.LONG),
        Column("Also called", Kind.LONG),
        Column("Identifiers"),
        Column("Entity id"),
    ),
)
EVIDENCE = Table(
    "Evidence",
    (
        Column("Article", Kind.ARTICLE),
        Column("Title"),
        Column("Group"),
        Column("Entry"),
        Column("Field"),
        Column("Words"),
        Column("Status"),
        Column("Confidence", Kind.SHARE),
        Column("Extractor"),
        Column("Proposed"),
        Column("Reason"),
        Column("Note"),
        Column("Quote", Kind.LONG),
        Column("Sentence", Kind.LONG),
        Column("Start", Kind.NUMBER),
        Column("End", Kind.NUMBER),
        Column("Alignment"),
        Column("Entry id"),
        Column("Value id"),
    ),
)
REPORT = Table("Report", (Column("Sheet"), Column("Cell"), Column("What"), Column("How", Kind.LONG), Column("Rest")))
ABOUT = Table("About", (Column("What"), Column("Which", Kind.LONG)))


class Tables:
    """The tables of a profile, in their order, and the rows that an article has in them.

    Args:
        profile: Groups become tables, fields columns.
        statuses: Values of other statuses are left out.
    """

    def __init__(self, profile: Profile, statuses: frozenset[Status]) -> None:
        self._groups = {group.key: (group, _table_of(group)) for group in profile.groups}
        self._statuses = statuses
        self._told: set[int] = set()

    @property
    def of_groups(self) -> tuple[Table, ...]:
        """The groups' tables: a row an entry."""
        return tuple(table for _, table in self._groups.values())

    @property
    def all(self) -> tuple[Table, ...]:
        """The groups' tables, then those that every export has."""
        return (*self.of_groups, ARTICLES, ENTITIES, EVIDENCE, REPORT, ABOUT)

    def rows(self, number: int, dossier: Dossier) -> Iterator[tuple[Table, Row]]:
        """The rows of one article.

        Args:
            number: Its number in the export, from 1.
            dossier: The article, its record and its entities.

        Yields:
            Table and row; an entity only the first time that it is met.
        """
        kept = list(self._kept(dossier.record.entries))
        sentences = Sentences(dossier.article.text)
        yield ARTICLES, _article_row(number, dossier, kept)
        for entry in kept:
            group, table = self._groups[entry.group]
            yield table, _entry_row(number, dossier, group, entry)
            for value in entry.values:
                yield from self._told_once(_entity_of(value, dossier))
                about = _about_value(group, entry, value)
                for evidence in value.evidence or (None,):
                    where = _where(dossier.article.text, sentences, evidence)
                    ids = (str(entry.id), str(value.id))
                    yield EVIDENCE, (number, dossier.article.title, *about, *where, *ids)

    def _kept(self, entries: tuple[Entry, ...]) -> Iterator[Entry]:
        for entry in entries:
            values = tuple(value for value in entry.values if value.status in self._statuses)
            if values and entry.group in self._groups:
                yield replace(entry, values=values)

    def _told_once(self, entity: Entity | None) -> Iterator[tuple[Table, Row]]:
        if entity is not None and entity.id not in self._told:
            self._told.add(entity.id)
            yield ENTITIES, _entity_row(entity)


def _table_of(group: Group) -> Table:
    columns = [Column("Article", Kind.ARTICLE)]
    for field in group.fields:
        columns.append(Column(field.title, _KINDS.get(field.type, Kind.TEXT)))
        if field.type.names_entity:
            columns += [Column(f"{field.title}: {what}") for what in ("entity", "entity id", "identifiers")]
    columns += [Column("Status"), Column("Confidence", Kind.SHARE)]
    columns += [Column("Article title"), Column("Entry id")]
    return Table(group.plural, tuple(columns))


_KINDS = {FieldType.NUMBER: Kind.NUMBER, FieldType.DATE: Kind.DATE, FieldType.LONG_TEXT: Kind.LONG}


def _article_row(number: int, dossier: Dossier, kept: list[Entry]) -> Row:
    # What is left to do is the record's, however little of it is exported.
    article, judging = dossier.article, progress(dossier.record.entries)
    return (
        number,
        article.title,
        _date_or_words(article.published),
        article.outlet,
        article.language,
        article.source,
        article.metadata.get("url"),
        _date_or_words(article.imported_at[:10]),
        "yes" if dossier.record.finished else "no",
        len(kept),
        judging.total,
        judging.total - judging.judged,
        judging.doubts,
        str(article.id),
    )


def _date_or_words(words: str) -> Cell:
    try:
        return PartialDate.parse(words)
    except ValueError:
        return words


def _entry_row(number: int, dossier: Dossier, group: Group, entry: Entry) -> Row:
    # Rejected values, where they were chosen at all, stand in a row of their own kind only.
    shown = entry.of if entry.status is Status.REJECTED else entry.standing
    cells: list[Cell] = [number]
    for field in group.fields:
        cells += _field_cells(dossier, field, shown(field.key))
    sure = [value.confidence for field in group.fields for value in shown(field.key) if value.confidence is not None]
    return (*cells, entry.status.value, min(sure, default=None), dossier.article.title, str(entry.id))


def _field_cells(dossier: Dossier, field: Field, values: tuple[Value, ...]) -> Iterator[Cell]:
    contents = [value.words if value.content is None else value.content for value in values]
    yield contents[0] if len(contents) == 1 else _joined([str(content) for content in contents])
    if field.type.names_entity:
        entities = [_entity_of(value, dossier) for value in values]
        yield _joined([entity.name if entity else "" for entity in entities])
        yield _joined([str(entity.id) if entity else "" for entity in entities])
        yield _joined([_identifiers(entity, " ") if entity else "" for entity in entities])


def _joined(words: list[str]) -> str | None:
    """Words by the separator, an empty place kept as a dash so that the columns of a field still match."""
    return SEPARATOR.join(word or "–" for word in words) if any(words) else None


def _entity_of(value: Value, dossier: Dossier) -> Entity | None:
    """The entity that a value's link means today."""
    if value.link is None or value.link.entity_id is None:
        return None
    return dossier.entities.get(value.link.entity_id)


def _identifiers(entity: Entity, between: str) -> str:
    return between.join(f"{each.scheme}:{each.value}" for each in entity.identifiers)


def _entity_row(entity: Entity) -> Row:
    return (
        entity.name,
        entity.kind.value,
        entity.description,
        SEPARATOR.join(alias.name for alias in entity.aliases),
        _identifiers(entity, SEPARATOR),
        str(entity.id),
    )


def _about_value(group: Group, entry: Entry, value: Value) -> Row:
    """What the table Evidence says of a value itself, from Group to Note."""
    name = entry.of(group.fields[0].key)
    title = next((field.title for field in group.fields if field.key == value.field), value.field)
    judged = (value.words, value.status.value, value.confidence, value.extractor)
    told = (value.proposed, value.reason, value.note)
    return (group.title, name[0].words if name else None, title, *judged, *told)


def _where(text: str, sentences: Sentences, recorded: Evidence | None) -> Row:
    """Quote, sentence, start, end and alignment, as the text says now; a value without evidence has none of them."""
    if recorded is None:
        return (None,) * 5
    evidence = align(text, recorded)
    lost = evidence.alignment is Alignment.LOST
    sentence = None if lost else sentences.around(evidence.start, evidence.end)
    return (evidence.quote, sentence, evidence.start, evidence.end, evidence.alignment.value)
