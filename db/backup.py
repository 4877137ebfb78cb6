"""Consistent copies of an SQLite workspace while others go on working."""

import hashlib
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from curator.errors import UserError
from db.engine import Database

_STAMP = "%Y%m%dT%H%M%SZ"


def backup(database: Database, path: Path) -> None:
    """Writes a copy to a new file; see `db.store.Store.backup`."""
    if database.file is None:
        raise UserError("A PostgreSQL database is not copied from here.", "Use pg_dump for a backup of it.")
    if path.exists():
        raise UserError(f"{path} exists already.", "Choose another name for the copy.")
    if not path.parent.is_dir():
        raise UserError(f"The folder {path.parent} does not exist.", "Make it, or choose another place.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with database.bare() as connection:
            unfinished.unlink(missing_ok=True)
            connection.execute("VACUUM INTO ?", (str(unfinished),)).close()
        _settle(unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror}.", "Choose another place.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Waits until a file is on the disk and not only on its way there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def backup_if_due(database: Database, folder: Path, hours: float, keep: int) -> Path | None:
    """Writes a dated copy when one is due and deletes the oldest; see `db.store.Store.backup_if_due`."""
    if database.file is None:
        return None
    now = datetime.now(UTC)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be made: {error.strerror}.", "Choose another.") from error
    copies = _copies(database.file, folder)
    if copies and now - max(copies)[0] < timedelta(hours=hours):
        return None
    path = folder / f"{_prefix(database.file)}{now.strftime(_STAMP)}{database.file.suffix}"
    backup(database, path)
    for _, old in sorted(_copies(database.file, folder))[: -max(keep, 1)]:
        old.unlink(missing_ok=True)
    return path


def _copies(file: Path, folder: Path) -> list[tuple[datetime, Path]]:
    """The dated copies of this file in a folder; anything else there is left alone."""
    copies = []
    prefix = _prefix(file)
    for path in folder.iterdir():
        if path.suffix == file.suffix and path.stem.startswith(prefix):
            with suppress(ValueError):
                stamp = datetime.strptime(path.stem.removeprefix(prefix), _STAMP).replace(tzinfo=UTC)
                copies.append((stamp, path))
    return copies


def _prefix(file: Path) -> str:
    """What the names of a file's copies begin with: its own, and a mark of where it lies, since many are `desk`."""
    return f"{file.stem}-{hashlib.sha256(os.fsencode(file.resolve())).hexdigest()[:8]}-"
