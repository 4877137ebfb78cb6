"""Revisions of the schema: making a new database, bringing an older one up to date, refusing what is not ours.

Alembic is imported only where there is something to do. The steps themselves lie in `migrations/versions/`.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from curator.errors import UserError, WorkspaceError
from db import backup
from db.engine import Database
from db.search import PREFIX

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
MIGRATIONS = Path(__file__).parent / "migrations"
_VERSIONS = "alembic_version"
_ASK = f"SELECT version_num FROM {_VERSIONS}"


def revision_of(database: Database) -> str | None:
    """The revision of a database that is Curator's, or None for an empty one; what is not ours is not touched.

    Raises:
        UserError: It is something else, or a newer Curator wrote it.
    """
    if database.file is not None and not database.file.exists():
        return None
    tables, revision = _look_into_file(database) if database.file is not None else _look_into_server(database)
    if revision is None and any(not name.startswith(PREFIX) for name in tables - {_VERSIONS}):
        raise UserError(f"{database.address} holds something else than a workspace.", "Choose another place.")
    if revision is not None and revision > HEAD:
        raise UserError(f"{database.address} was written by a newer Curator.", "Open it with that one, or update.")
    return revision


def _look_into_file(database: Database) -> tuple[set[str], str | None]:
    """Past the engine, which would turn any SQLite file to a write-ahead log at once."""
    with database.bare() as connection:
        tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        row = connection.execute(_ASK).fetchone() if _VERSIONS in tables else None
        return tables, str(row[0]) if row else None


def _look_into_server(database: Database) -> tuple[set[str], str | None]:
    with database.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        return tables, connection.execute(text(_ASK)).scalar() if _VERSIONS in tables else None


def bring_up_to_date(database: Database, revision: str | None, *, allowed: bool) -> tuple[str, ...]:
    """Makes sure that the database has the newest schema.

    Args:
        database: One of ours.
        revision: What `revision_of` found.
        allowed: Whether an older one may be changed; an empty one is always filled.

    Returns:
        What was done to an older one, in sentences.

    Raises:
        UserError: It is older and must stay.
    """
    if revision == HEAD:
        return ()
    if revision is None:
        _run(database)
        return ()
    if not allowed:
        raise UserError(f"{database.address} was written by an older Curator.", "Run `curator upgrade` on it first.")
    copy = _back_up(database, revision)
    _run(database)
    kept = f"; a copy as it was is {copy}" if copy else ""
    return (f"{database.address} was brought from revision {revision} to {HEAD}{kept}.",)


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
