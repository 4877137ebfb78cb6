"""Narrow the queue: by outlet, language and what begins alike, by how sure proposals are, and under saved names.

How beginnings are compared is written out: a step must do in ten years what it does today.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
AT_ONCE = 500
BYTES, FEWEST = 300, 90
LISTS = {
    "by_date": (["removed", "published", "id", "settled"], "removed_published_id_settled"),
    "by_title": (["removed", "title_key", "id", "settled"], "removed_title_key_id_settled"),
    "by_import": (["removed", "id", "settled"], "removed_id_settled"),
}


def upgrade() -> None:
    op.add_column(
        "article", sa.Column("likeness", KEY, comment="What it shares with articles that begin alike", nullable=True)
    )
    op.add_column(
        "record",
        sa.Column("sureness", sa.Integer(), comment="Mean confidence of its open values in thousandths", nullable=True),
    )
    _find_beginnings()
    _find_sureness()
    for name, (columns, old) in LISTS.items():
        more = [each for each in ("published", "outlet", "language", "likeness") if each not in columns]
        op.drop_index(op.f(f"ix_article_{old}"), "article")
        op.create_index(f"ix_article_{name}", "article", [*columns, *more], unique=False)
    op.create_index(op.f("ix_article_removed_likeness"), "article", ["removed", "likeness"], unique=False)
    op.create_index(
        op.f("ix_record_curator_profile_sureness_article_id"),
        "record",
        ["curator", "profile", "sureness", "article_id"],
        unique=False,
    )
    op.create_table(
        "saved_view",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("kind", KEY, nullable=False, comment="What is kept"),
        sa.Column("name", KEY, nullable=False, comment="As a person called it"),
        sa.Column("content", sa.Text(), nullable=False, comment="A JSON object"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_saved_view_kind_name")),
    )


def downgrade() -> None:
    op.drop_table("saved_view")
    op.drop_index(op.f("ix_record_curator_profile_sureness_article_id"), "record")
    op.drop_index(op.f("ix_article_removed_likeness"), "article")
    for name, (columns, old) in LISTS.items():
        op.drop_index(f"ix_article_{name}", "article")
        op.create_index(op.f(f"ix_article_{old}"), "article", columns, unique=False)
    with op.batch_alter_table("record") as table:
        table.drop_column("sureness")
    with op.batch_alter_table("article") as table:
        table.drop_column("likeness")


def _find_beginnings() -> None:
    article = sa.table("article", sa.column("id"), sa.column("likeness"))
    texts = sa.table("article_text", sa.column("article_id"), sa.column("text"))
    passage = sa.table("passage", *map(sa.column, ("article_id", "position", "start_offset", "end_offset", "kind")))
    listed = (
        sa.select(texts.c.article_id, texts.c.text, passage.c.start_offset, passage.c.end_offset)
        .join_from(texts, passage, passage.c.article_id == texts.c.article_id)
        .where(passage.c.kind == "body")
        .order_by(texts.c.article_id, passage.c.position)
    )
    set_key = article.update().where(article.c.id == sa.bindparam("which")).values(likeness=sa.bindparam("key"))
    connection, last = op.get_bind(), -(2**62)
    wanted = sa.select(texts.c.article_id).order_by(texts.c.article_id).limit(AT_ONCE)
    while ids := connection.execute(wanted.where(texts.c.article_id > last)).scalars().all():
        rows = connection.execute(listed.where(texts.c.article_id > last, texts.c.article_id <= ids[-1])).all()
        found = {key: _beginning(part) for key, part in groupby(rows, key=lambda row: row.article_id)}
        keys = [{"which": which, "key": key} for which, key in found.items() if key]
        if keys:
            connection.execute(set_key, keys)
        last = ids[-1]


def _beginning(bodies: Iterable[Any]) -> str | None:
    beginning = b""
    for row in bodies:
        words = row.text[row.start_offset : min(row.end_offset, row.start_offset + 2 * BYTES)]
        beginning += re.sub(r"[\W_]+", "", words.casefold()).encode()
        if len(beginning) >= BYTES:
            break
    return blake2b(beginning[:BYTES], digest_size=8).hexdigest() if len(beginning) >= FEWEST else None


def _find_sureness() -> None:
    record = sa.table("record", sa.column("id"), sa.column("sureness"))
    entry = sa.table("entry", sa.column("id"), sa.column("record_id"))
    value = sa.table("value", *map(sa.column, ("entry_id", "status", "confidence")))
    thousandths = sa.cast(value.c.confidence * 1000, sa.Integer())
    mean = (
        sa.select(sa.cast(sa.func.sum(thousandths), sa.Integer()) // sa.cast(sa.func.count(), sa.Integer()))
        .select_from(entry.join(value, value.c.entry_id == entry.c.id))
        .where(entry.c.record_id == record.c.id, value.c.status.in_(("proposed", "postponed")))
        .where(value.c.confidence.is_not(None))
        .having(sa.func.count() > 0)
    )
    op.get_bind().execute(record.update().values(sureness=mean.scalar_subquery()))
