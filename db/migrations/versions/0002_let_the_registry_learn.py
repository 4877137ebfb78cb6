"""Let the registry learn: kinds of names, parents and places, lessons, distinctions, and values found by their name.

Names of types and the folding are written out: a step must do in ten years what it does today.
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
LONGEST_NAME = 200
AT_ONCE = 5000


def upgrade() -> None:
    _extend_entity()
    _extend_alias()
    _extend_value()
    op.create_index(op.f("ix_judgement_by"), "judgement", ["by"], unique=False)
    op.drop_index(op.f("ix_judgement_entity_id"), "judgement")
    op.create_index(op.f("ix_judgement_entity_id_by"), "judgement", ["entity_id", "by"], unique=False)
    op.create_index(op.f("ix_change_target_id"), "change", ["target_id"], unique=False)
    _create_lesson()
    _create_distinction()
    op.create_table(
        "source",
        sa.Column("name", KEY, nullable=False, comment="A list that was taken into the registry"),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_source")),
    )


def downgrade() -> None:
    for name in ("source", "distinction", "lesson"):
        op.drop_table(name)
    op.drop_index(op.f("ix_change_target_id"), "change")
    op.drop_index(op.f("ix_judgement_by"), "judgement")
    op.drop_index(op.f("ix_judgement_entity_id_by"), "judgement")
    op.create_index(op.f("ix_judgement_entity_id"), "judgement", ["entity_id"], unique=False)
    op.drop_index(op.f("ix_value_name_key"), "value")
    with op.batch_alter_table("value") as table:
        table.drop_column("name_key")
    with op.batch_alter_table("alias") as table:
        table.drop_column("kind")
        table.drop_column("language")
    for name in ("ix_entity_parent_id", "ix_entity_place_id"):
        op.drop_index(op.f(name), "entity")
    with op.batch_alter_table("entity") as table:
        for name in ("place_id", "parent_id"):
            table.drop_constraint(op.f(f"fk_entity_{name}_entity"), type_="foreignkey")
            table.drop_column(name)


def _extend_entity() -> None:
    with op.batch_alter_table("entity") as table:
        table.add_column(sa.Column("parent_id", ID, nullable=True, comment="The organisation that it belongs to"))
        table.add_column(sa.Column("place_id", ID, nullable=True, comment="Where it is"))
        for name in ("parent_id", "place_id"):
            table.create_foreign_key(op.f(f"fk_entity_{name}_entity"), "entity", [name], ["id"])
    op.create_index(op.f("ix_entity_parent_id"), "entity", ["parent_id"], unique=False)
    op.create_index(op.f("ix_entity_place_id"), "entity", ["place_id"], unique=False)


def _extend_alias() -> None:
    kinds = "full, short, acronym, former or transliteration"
    with op.batch_alter_table("alias", table_kwargs={"sqlite_with_rowid": False}) as table:
        table.add_column(
            sa.Column("language", sa.Text(), server_default="", nullable=False, comment="ISO 639 code, or empty")
        )
        table.add_column(sa.Column("kind", sa.Text(), server_default="full", nullable=False, comment=kinds))
    with op.batch_alter_table("alias", table_kwargs={"sqlite_with_rowid": False}) as table:
        table.alter_column("language", server_default=None)
        table.alter_column("kind", server_default=None)


def _extend_value() -> None:
    op.add_column("value", sa.Column("name_key", KEY, comment="The words folded, where they may be a name"))
    value = sa.table("value", sa.column("id"), sa.column("words"), sa.column("text_content"), sa.column("name_key"))
    connection, last = op.get_bind(), 0
    names = sa.select(value.c.id, value.c.words).where(
        value.c.text_content.is_not(None), sa.func.length(value.c.words) <= LONGEST_NAME
    )
    set_key = value.update().where(value.c.id == sa.bindparam("which")).values(name_key=sa.bindparam("key"))
    while rows := connection.execute(names.where(value.c.id > last).order_by(value.c.id).limit(AT_ONCE)).all():
        connection.execute(set_key, [{"which": row.id, "key": _fold(row.words)} for row in rows])
        last = rows[-1].id
    op.create_index(op.f("ix_value_name_key"), "value", ["name_key"], unique=False)


def _fold(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(unicodedata.normalize("NFKC", bare).casefold().split())


def _create_lesson() -> None:
    op.create_table(
        "lesson",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="The name as written"),
        sa.Column("name_key", KEY, nullable=False, comment="The same folded"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity_id", ID, nullable=False),
        sa.Column("means", sa.Boolean(), nullable=False, comment="Whether the name stands for the entity"),
        sa.Column("scope", sa.Text(), nullable=False, comment="article, outlet or everywhere"),
        sa.Column(
            "applies_to",
            sa.Text(),
            nullable=False,
            comment="The article's id or the outlet's name; empty for everywhere",
        ),
        sa.Column("value_id", ID, comment="By whose judging it was learned; the value may be gone"),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_lesson_entity_id_entity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
    )
    op.create_index(op.f("ix_lesson_entity_id"), "lesson", ["entity_id"], unique=False)
    op.create_index(op.f("ix_lesson_name_key"), "lesson", ["name_key"], unique=False)


def _create_distinction() -> None:
    op.create_table(
        "distinction",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("one_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["entity.id"], name=op.f("fk_distinction_one_id_entity")),
        sa.ForeignKeyConstraint(["other_id"], ["entity.id"], name=op.f("fk_distinction_other_id_entity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinction")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_distinction_one_id_other_id")),
    )
    op.create_index(op.f("ix_distinction_other_id"), "distinction", ["other_id"], unique=False)
