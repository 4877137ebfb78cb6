"""Alembic's entry: runs the steps over the connection that `db.upgrade` hands it; there is no other way in."""

from typing import Any

from alembic import context

from db.schema import metadata
from db.search import PREFIX


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Full text lies outside of the history: it can always be made anew."""
    return not (kind == "table" and name is not None and name.startswith(PREFIX))


def _run() -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        include_name=_ours,
        render_as_batch=True,
        transactional_ddl=True,
        transaction_per_migration=True,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_run()
