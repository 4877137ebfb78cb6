"""Where a workspace lies: a file's path or a server's URL, and what is refused before anything is opened."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from curator.errors import UserError

_HEADER = b"SQLite format 3\0"
_DRIVERS = {"sqlite": "sqlite", "sqlite+pysqlite": "sqlite"}
_DRIVERS |= {"postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}


def read_address(address: str | Path) -> URL:
    """Reads what a person gave as the workspace.

    Args:
        address: A path, or text with `://`.

    Returns:
        An SQLAlchemy URL with one of our two drivers; a file's path is absolute.

    Raises:
        UserError: An unknown kind of database, a URL that cannot be read, or a file that cannot be a workspace.
    """
    if isinstance(address, Path) or "://" not in address:
        return _file(Path(address))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise _unreadable(address) from error
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise _unreadable(address)
    if driver == "sqlite":
        if not url.database or url.database == ":memory:":
            raise UserError("A workspace needs a file.", "Write the file's path after sqlite:///.")
        return _file(Path(url.database))
    return url.set(drivername=driver)


def _unreadable(address: str) -> UserError:
    kind = address.partition("://")[0]
    return UserError(
        f"“{kind}://…” is not the address of a workspace.",
        "Give a file's path, or an address such as postgresql+psycopg://name@server/database.",
    )


def _file(path: Path) -> URL:
    path = path.expanduser().absolute()
    if path.is_dir():
        raise UserError(f"{path} is a folder.", "Choose a file for the workspace.")
    if not path.parent.is_dir():
        raise UserError(f"The folder {path.parent} does not exist.", "Make it, or choose another place.")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise UserError(f"{path} cannot be written.", "Allow writing to the file and its folder, or copy it elsewhere.")
    if path.exists() and not _may_be_sqlite(path):
        raise UserError(f"{path} is not a Curator workspace.", "Choose another file.")
    return URL.create("sqlite", database=str(path))


def _may_be_sqlite(path: Path) -> bool:
    """An empty file may become a workspace; anything else must say that it is an SQLite database."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) in (b"", _HEADER)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Allow reading it, or choose another.") from error
