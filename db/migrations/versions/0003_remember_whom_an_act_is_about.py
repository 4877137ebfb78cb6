"""Remember whom an act is about: the entities of merges, lessons and distinctions, also of those that are gone."""

import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NAMED = {"entity": ("merged_into",), "lesson": ("entity_id",), "distinction": ("one", "other")}
AT_ONCE = 5000


def upgrade() -> None:
    concern = op.create_table(
        "concern",
        sa.Column(
            "entity_id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="An entity that an act is about without changing it",
        ),
        sa.Column("change_set_id", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "change_set_id", name=op.f("pk_concern")),
        sqlite_with_rowid=False,
    )
    found = sorted(set(_concerns()))
    for start in range(0, len(found), AT_ONCE):
        rows = [{"entity_id": one, "change_set_id": act} for one, act in found[start : start + AT_ONCE]]
        op.get_bind().execute(concern.insert(), rows)


def downgrade() -> None:
    op.drop_table("concern")


def _says_into(side: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
    return side.contains('"merged_into":') & sa.not_(side.contains('"merged_into":null'))


def _concerns() -> Iterator[tuple[int, int]]:
    change = sa.table("change", *(sa.column(name) for name in ("change_set_id", "kind", "before", "after")))
    merging = sa.or_(*(_says_into(side) for side in (change.c.before, change.c.after)))
    asked = sa.select(change).where(
        change.c.kind.in_(("lesson", "distinction")) | ((change.c.kind == "entity") & merging)
    )
    for row in op.get_bind().execute(asked):
        for side in (row.before, row.after):
            state = json.loads(side) if side else {}
            yield from ((state[name], row.change_set_id) for name in NAMED[row.kind] if state.get(name) is not None)
