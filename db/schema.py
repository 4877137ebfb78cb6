"""The tables. How they came about, step by step, is `db.migrations`; full text lies outside, in `db.search`.

Offsets are code points of the article's text, start inclusive, end exclusive. Times are UTC in ISO 8601. Dates are
ISO and may be partial (`2024`, `2024-08`), which no database's date type can hold.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from db.numbers import from_stored, to_numeric, to_plain

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite's own row number is a 64-bit integer only where the column says INTEGER.
Id = BigInteger().with_variant(Integer(), "sqlite")

# Compared and sorted by code point in both databases, so that lists and prefixes are the same in both.
Key = Text().with_variant(Text(collation="C"), "postgresql")


class Untyped(UserDefinedType[Any]):
    """An SQLite column that keeps whatever number is put in as it is: NUMERIC would turn 5.0 into 5."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The declared type; with BLOB nothing is converted."""
        return "BLOB"


class Number(TypeDecorator[int | float]):
    """Whole numbers of any size and floats, both exactly, and each as what it was."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC on PostgreSQL, untyped on SQLite."""
        return dialect.type_descriptor(Untyped() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: int | float | None, dialect: Dialect) -> Any:
        """What the driver gets."""
        if value is None:
            return None
        return to_plain(value) if dialect.name == "sqlite" else to_numeric(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> int | float | None:  # noqa: ARG002 - SQLAlchemy's
        """What it was."""
        return from_stored(value)


def _refers(name: str, target: str, *, nullable: bool = False, **options: Any) -> Column[int]:
    return Column(name, Id, ForeignKey(target), nullable=nullable, **options)


def _text(name: str, comment: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=False, comment=comment)


def _key(name: str, comment: str | None = None) -> Column[str]:
    return Column(name, Key, nullable=False, comment=comment)


curator = Table(
    "curator",
    metadata,
    Column("name", Key, primary_key=True),
    _key("since", "When this person first wrote to the workspace"),
)

_NARROWED = ("outlet", "language", "likeness")

article = Table(
    "article",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _text("source", "Path or address it came from"),
    _key("fingerprint", "SHA-256 of the text, hexadecimal"),
    _text("title", "As the record of the last curator says, else own_title"),
    _key("title_key", "The title folded for sorting"),
    _key("published"),
    _text("outlet"),
    _text("language"),
    _key("imported_at"),
    Column("removed", Boolean, nullable=False, comment="Taken out of the queue; the text is kept"),
    Column("settled", Integer, nullable=False, comment="How many of its records are finished, of whomever"),
    Column("likeness", Key, comment="What it shares with articles that begin alike"),
    _text("own_title", "As at import; stands where no record says otherwise"),
    _text("own_published"),
    _text("own_outlet"),
    _text("own_language"),
    UniqueConstraint("fingerprint"),
    # The queue is read from these alone, also where it is narrowed down.
    Index("ix_article_by_date", "removed", "published", "id", "settled", *_NARROWED),
    Index("ix_article_by_title", "removed", "title_key", "id", "settled", "published", *_NARROWED),
    Index("ix_article_by_import", "removed", "id", "settled", "published", *_NARROWED),
    Index(None, "removed", "likeness"),
)

# Apart from the row, so that lists do not read past bodies.
article_text = Table(
    "article_text",
    metadata,
    _refers("article_id", "article.id", primary_key=True, autoincrement=False),
    _text("text", "Never changes after import"),
    _text("metadata", "What the file declared about itself, a JSON object"),
)

passage = Table(
    "passage",
    metadata,
    _refers("article_id", "article.id"),
    Column("position", Integer, nullable=False),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    _text("kind"),
    PrimaryKeyConstraint("article_id", "position"),
    sqlite_with_rowid=False,
)

record = Table(
    "record",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _refers("article_id", "article.id"),
    _key("profile", "The profile's name"),
    Column("curator", Key, ForeignKey("curator.name"), nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("total", Integer, nullable=False, comment="Entries"),
    Column("judged", Integer, nullable=False, comment="Entries without an open value"),
    Column("doubts", Integer, nullable=False, comment="Entries with a postponed value"),
    Column("sureness", Integer, comment="Mean confidence of its open values in thousandths"),
    Column("extracted_at", Key, comment="When extraction last looked at it"),
    _text("extractor", "Name and version of what looked"),
    UniqueConstraint("article_id", "profile", "curator"),
    Index(None, "curator", "profile", "finished", "article_id"),
    Index(None, "curator", "profile", "doubts", "article_id"),
    Index(None, "curator", "profile", "sureness", "article_id"),
)

entry = Table(
    "entry",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _refers("record_id", "record.id", index=True),
    _text("group_key", "The profile's group"),
    Column("position", Integer, nullable=False, comment="Order within its group"),
)

value = Table(
    "value",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _refers("entry_id", "entry.id", index=True),
    _text("field", "The profile's field"),
    _text("words", "As written in the article or typed"),
    Column("name_key", Key, index=True, comment="The words folded, where they may be a name"),
    Column("text_content", Text, comment="At most one of the three contents is set"),
    Column("number_content", Number),
    Column("date_content", Key),
    _text("status"),
    Column("confidence", Double, comment="0 to 1; empty for what a person added"),
    _text("extractor", "Stage that proposed it; empty for a person"),
    _text("proposed", "The words proposed, where they were corrected"),
    _text("reason", "Why it was rejected"),
    _text("note"),
    Column("position", Integer, nullable=False, comment="Order within its field"),
)

evidence = Table(
    "evidence",
    metadata,
    _refers("value_id", "value.id"),
    Column("position", Integer, nullable=False),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    _text("quote", "Exactly the words at the offsets"),
    _text("alignment"),
    PrimaryKeyConstraint("value_id", "position"),
    sqlite_with_rowid=False,
)

entity = Table(
    "entity",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _text("kind"),
    _text("name"),
    _key("folded", "The name without case and accents"),
    _text("description"),
    _refers("parent_id", "entity.id", nullable=True, index=True, comment="The organisation that it belongs to"),
    _refers("place_id", "entity.id", nullable=True, index=True, comment="Where it is"),
    _refers("merged_into", "entity.id", nullable=True, index=True),
    Index(None, "folded"),
)

alias = Table(
    "alias",
    metadata,
    _refers("entity_id", "entity.id"),
    Column("position", Integer, nullable=False),
    _text("name"),
    _key("folded", "The name without case and accents"),
    _text("language", "ISO 639 code, or empty"),
    _text("kind", "full, short, acronym, former or transliteration"),
    PrimaryKeyConstraint("entity_id", "position"),
    Index(None, "folded"),
    sqlite_with_rowid=False,
)

identifier = Table(
    "identifier",
    metadata,
    _refers("entity_id", "entity.id"),
    Column("position", Integer, nullable=False),
    _key("scheme"),
    _key("value"),
    PrimaryKeyConstraint("entity_id", "position"),
    Index(None, "scheme", "value"),
    sqlite_with_rowid=False,
)

judgement = Table(
    "judgement",
    metadata,
    _refers("value_id", "value.id", primary_key=True, autoincrement=False),
    _text("judgement", "matched, new or rejected"),
    _refers("entity_id", "entity.id", nullable=True),
    _text("by", "A curator, or rule:NAME"),
    _text("at"),
    # How often something is meant, and by whom that was said, is counted from this alone.
    Index(None, "entity_id", "by"),
    Index(None, "by"),
)

lesson = Table(
    "lesson",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _text("words", "The name as written"),
    _key("name_key", "The same folded"),
    _text("kind"),
    _refers("entity_id", "entity.id", index=True),
    Column("means", Boolean, nullable=False, comment="Whether the name stands for the entity"),
    _text("scope", "article, outlet or everywhere"),
    _text("applies_to", "The article's id or the outlet's name; empty for everywhere"),
    Column("value_id", Id, comment="By whose judging it was learned; the value may be gone"),
    _text("by"),
    _text("at"),
    Index(None, "name_key"),
)

distinction = Table(
    "distinction",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _refers("one_id", "entity.id"),
    _refers("other_id", "entity.id", index=True),
    _text("by"),
    _text("at"),
    UniqueConstraint("one_id", "other_id"),
)

source = Table(
    "source",
    metadata,
    Column("name", Key, primary_key=True, comment="A list that was taken into the registry"),
    _text("version"),
    _text("at"),
)

change_set = Table(
    "change_set",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _text("act"),
    _text("subject"),
    Column("curator", Key, ForeignKey("curator.name"), nullable=False),
    _key("at"),
    _refers("article_id", "article.id", nullable=True),
    _text("way", "do, undo or redo"),
    _refers("of", "change_set.id", nullable=True, index=True, comment="The set taken back or restored"),
    _refers("undone_by", "change_set.id", nullable=True, index=True, comment="Empty while the act stands"),
    Index(None, "curator", "id"),
    Index(None, "article_id", "id"),
)

change = Table(
    "change",
    metadata,
    _refers("change_set_id", "change_set.id"),
    Column("position", Integer, nullable=False),
    _text("kind"),
    Column("target_id", Id, nullable=False),
    Column("before", Text, comment="JSON of the state; empty where it did not exist"),
    Column("after", Text),
    PrimaryKeyConstraint("change_set_id", "position"),
    Index(None, "target_id"),
)

concern = Table(
    "concern",
    metadata,
    Column("entity_id", Id, nullable=False, comment="An entity that an act is about without changing it"),
    Column("change_set_id", Id, nullable=False),
    PrimaryKeyConstraint("entity_id", "change_set_id"),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    _refers("article_id", "article.id", primary_key=True, autoincrement=False),
    Column("curator", Key, ForeignKey("curator.name"), nullable=False, index=True),
    _key("since"),
)

saved_view = Table(
    "saved_view",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    _key("kind", "What is kept"),
    _key("name", "As a person called it"),
    _text("content", "A JSON object"),
    UniqueConstraint("kind", "name"),
)
