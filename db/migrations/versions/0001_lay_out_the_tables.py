"""Lay out the tables.

Names of types are written out: a step must do in ten years what it does today.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# An SQLite column of type BLOB keeps every number as it is.
NUMBER = sa.Numeric().with_variant(sa.BLOB(), "sqlite")
TABLES = (
    "article",
    "curator",
    "entity",
    "alias",
    "article_text",
    "change_set",
    "claim",
    "identifier",
    "passage",
    "record",
    "change",
    "entry",
    "value",
    "evidence",
    "judgement",
)


def upgrade() -> None:
    _create_article()
    _create_curator()
    _create_entity()
    _create_alias()
    _create_article_text()
    _create_change_set()
    _create_claim()
    _create_identifier()
    _create_passage()
    _create_record()
    _create_change()
    _create_entry()
    _create_value()
    _create_evidence()
    _create_judgement()


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _create_article() -> None:
    op.create_table(
        "article",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="Path or address it came from"),
        sa.Column("fingerprint", KEY, nullable=False, comment="SHA-256 of the text, hexadecimal"),
        sa.Column("title", sa.Text(), nullable=False, comment="As the record of the last curator says, else own_title"),
        sa.Column("title_key", KEY, nullable=False, comment="The title folded for sorting"),
        sa.Column("published", KEY, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("imported_at", KEY, nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False, comment="Taken out of the queue; the text is kept"),
        sa.Column("settled", sa.Integer(), nullable=False, comment="How many of its records are finished, of whomever"),
        sa.Column(
            "own_title", sa.Text(), nullable=False, comment="As at import; stands where no record says otherwise"
        ),
        sa.Column("own_published", sa.Text(), nullable=False),
        sa.Column("own_outlet", sa.Text(), nullable=False),
        sa.Column("own_language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_article_fingerprint")),
    )
    op.create_index(op.f("ix_article_removed_id_settled"), "article", ["removed", "id", "settled"], unique=False)
    op.create_index(
        op.f("ix_article_removed_published_id_settled"),
        "article",
        ["removed", "published", "id", "settled"],
        unique=False,
    )
    op.create_index(
        op.f("ix_article_removed_title_key_id_settled"),
        "article",
        ["removed", "title_key", "id", "settled"],
        unique=False,
    )


def _create_curator() -> None:
    op.create_table(
        "curator",
        sa.Column("name", KEY, nullable=False),
        sa.Column("since", KEY, nullable=False, comment="When this person first wrote to the workspace"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_curator")),
    )


def _create_entity() -> None:
    op.create_table(
        "entity",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", KEY, nullable=False, comment="The name without case and accents"),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("merged_into", ID, nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["entity.id"], name=op.f("fk_entity_merged_into_entity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
    )
    op.create_index(op.f("ix_entity_folded"), "entity", ["folded"], unique=False)
    op.create_index(op.f("ix_entity_merged_into"), "entity", ["merged_into"], unique=False)


def _create_alias() -> None:
    op.create_table(
        "alias",
        sa.Column("entity_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", KEY, nullable=False, comment="The name without case and accents"),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_alias_entity_id_entity")),
        sa.PrimaryKeyConstraint("entity_id", "position", name=op.f("pk_alias")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_alias_folded"), "alias", ["folded"], unique=False)


def _create_article_text() -> None:
    op.create_table(
        "article_text",
        sa.Column("article_id", ID, autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False, comment="Never changes after import"),
        sa.Column("metadata", sa.Text(), nullable=False, comment="What the file declared about itself, a JSON object"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_text_article_id_article")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_text")),
    )


def _create_change_set() -> None:
    op.create_table(
        "change_set",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("curator", KEY, nullable=False),
        sa.Column("at", KEY, nullable=False),
        sa.Column("article_id", ID, nullable=True),
        sa.Column("way", sa.Text(), nullable=False, comment="do, undo or redo"),
        sa.Column("of", ID, nullable=True, comment="The set taken back or restored"),
        sa.Column("undone_by", ID, nullable=True, comment="Empty while the act stands"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_change_set_article_id_article")),
        sa.ForeignKeyConstraint(["curator"], ["curator.name"], name=op.f("fk_change_set_curator_curator")),
        sa.ForeignKeyConstraint(["of"], ["change_set.id"], name=op.f("fk_change_set_of_change_set")),
        sa.ForeignKeyConstraint(["undone_by"], ["change_set.id"], name=op.f("fk_change_set_undone_by_change_set")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
    )
    op.create_index(op.f("ix_change_set_article_id_id"), "change_set", ["article_id", "id"], unique=False)
    op.create_index(op.f("ix_change_set_curator_id"), "change_set", ["curator", "id"], unique=False)
    op.create_index(op.f("ix_change_set_of"), "change_set", ["of"], unique=False)
    op.create_index(op.f("ix_change_set_undone_by"), "change_set", ["undone_by"], unique=False)


def _create_claim() -> None:
    op.create_table(
        "claim",
        sa.Column("article_id", ID, autoincrement=False, nullable=False),
        sa.Column("curator", KEY, nullable=False),
        sa.Column("since", KEY, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")),
        sa.ForeignKeyConstraint(["curator"], ["curator.name"], name=op.f("fk_claim_curator_curator")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_curator"), "claim", ["curator"], unique=False)


def _create_identifier() -> None:
    op.create_table(
        "identifier",
        sa.Column("entity_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scheme", KEY, nullable=False),
        sa.Column("value", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_identifier_entity_id_entity")),
        sa.PrimaryKeyConstraint("entity_id", "position", name=op.f("pk_identifier")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_identifier_scheme_value"), "identifier", ["scheme", "value"], unique=False)


def _create_passage() -> None:
    op.create_table(
        "passage",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_passage_article_id_article")),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_passage")),
        sqlite_with_rowid=False,
    )


def _create_record() -> None:
    op.create_table(
        "record",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("profile", KEY, nullable=False, comment="The profile's name"),
        sa.Column("curator", KEY, nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False, comment="Entries"),
        sa.Column("judged", sa.Integer(), nullable=False, comment="Entries without an open value"),
        sa.Column("doubts", sa.Integer(), nullable=False, comment="Entries with a postponed value"),
        sa.Column("extracted_at", KEY, nullable=True, comment="When extraction last looked at it"),
        sa.Column("extractor", sa.Text(), nullable=False, comment="Name and version of what looked"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_record_article_id_article")),
        sa.ForeignKeyConstraint(["curator"], ["curator.name"], name=op.f("fk_record_curator_curator")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("article_id", "profile", "curator", name=op.f("uq_record_article_id_profile_curator")),
    )
    op.create_index(
        op.f("ix_record_curator_profile_doubts_article_id"),
        "record",
        ["curator", "profile", "doubts", "article_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_record_curator_profile_finished_article_id"),
        "record",
        ["curator", "profile", "finished", "article_id"],
        unique=False,
    )


def _create_change() -> None:
    op.create_table(
        "change",
        sa.Column("change_set_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", ID, nullable=False),
        sa.Column("before", sa.Text(), nullable=True, comment="JSON of the state; empty where it did not exist"),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["change_set_id"], ["change_set.id"], name=op.f("fk_change_change_set_id_change_set")),
        sa.PrimaryKeyConstraint("change_set_id", "position", name=op.f("pk_change")),
    )


def _create_entry() -> None:
    op.create_table(
        "entry",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("record_id", ID, nullable=False),
        sa.Column("group_key", sa.Text(), nullable=False, comment="The profile's group"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within its group"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_entry_record_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_record_id"), "entry", ["record_id"], unique=False)


def _create_value() -> None:
    op.create_table(
        "value",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("field", sa.Text(), nullable=False, comment="The profile's field"),
        sa.Column("words", sa.Text(), nullable=False, comment="As written in the article or typed"),
        sa.Column("text_content", sa.Text(), nullable=True, comment="At most one of the three contents is set"),
        sa.Column("number_content", NUMBER, nullable=True),
        sa.Column("date_content", KEY, nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=True, comment="0 to 1; empty for what a person added"),
        sa.Column("extractor", sa.Text(), nullable=False, comment="Stage that proposed it; empty for a person"),
        sa.Column("proposed", sa.Text(), nullable=False, comment="The words proposed, where they were corrected"),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why it was rejected"),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within its field"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_value_entry_id_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_value")),
    )
    op.create_index(op.f("ix_value_entry_id"), "value", ["entry_id"], unique=False)


def _create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("value_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False, comment="Exactly the words at the offsets"),
        sa.Column("alignment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["value_id"], ["value.id"], name=op.f("fk_evidence_value_id_value")),
        sa.PrimaryKeyConstraint("value_id", "position", name=op.f("pk_evidence")),
        sqlite_with_rowid=False,
    )


def _create_judgement() -> None:
    op.create_table(
        "judgement",
        sa.Column("value_id", ID, autoincrement=False, nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False, comment="matched, new or rejected"),
        sa.Column("entity_id", ID, nullable=True),
        sa.Column("by", sa.Text(), nullable=False, comment="A curator, or rule:NAME"),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_judgement_entity_id_entity")),
        sa.ForeignKeyConstraint(["value_id"], ["value.id"], name=op.f("fk_judgement_value_id_value")),
        sa.PrimaryKeyConstraint("value_id", name=op.f("pk_judgement")),
    )
    op.create_index(op.f("ix_judgement_entity_id"), "judgement", ["entity_id"], unique=False)
