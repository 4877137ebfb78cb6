"""Revisions of the schema: making a new database, bringing an older one up to date, refusing what is not ours.

Alembic is imported only where there is something to do. The steps themselves lie in `migrations/versions/`.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from curator.errors import UserError, WorkspaceError
from db import backup
from db.engine import Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"
_VERSIONS = "alembic_version"


def bring_up_to_date(database: Database, *, allowed: bool) -> tuple[str, ...]:
    """Makes sure that the database has the newest schema.

    Args:
        database: Any.
        allowed: Whether an older one may be changed; an empty one is always filled.

    Returns:
        What was done to an older one, in sentences.

    Raises:
        UserError: It is not Curator's, a newer Curator wrote it, or it is older and must stay.
    """
    with database.reading() as connection:
        revision = _revision(connection, database.address)
    if revision == HEAD:
        return ()
    if revision is None:
        _run(database)
        return ()
    if revision > HEAD:
        raise UserError(f"{database.address} was written by a newer Curator.", "Open it with that one, or update.")
    if not allowed:
        raise UserError(f"{database.address} was written by an older Curator.", "Run `curator upgrade` on it first.")
    copy = _back_up(database, revision)
    _run(database)
    kept = f"; a copy as it was is {copy}" if copy else ""
    return (f"{database.address} was brought from revision {revision} to {HEAD}{kept}.",)


def _revision(connection: Connection, address: str) -> str | None:
    """The revision that is written down, or None for an empty database."""
    tables = inspect(connection).get_table_names()
    if _VERSIONS in tables:
        found: str | None = connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar()
        if found is not None:
            return found
    if set(tables) - {_VERSIONS}:
        raise UserError(f"{address} holds something else than a Curator workspace.", "Choose another place.")
    return None


def _back_up(database: Database, revision: str) -> Path | None:
    if database.file is None:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = database.file.with_name(f"{database.file.stem}-revision-{revision}-{stamp}{database.file.suffix}")
    backup.backup(database, copy)
    return copy


def _run(database: Database) -> None:
    """Runs every step that is due, all in one transaction."""
    from alembic import command

    config = configuration()
    with database.rebuilding() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise WorkspaceError(f"{database.address} could not be upgraded: rows of {broken[0]} refer to nothing.")


def configuration() -> "Config":
    """Alembic's configuration, without a file: the scripts lie beside this module wherever it is installed."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config
