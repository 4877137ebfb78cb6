"""What a database's failure means for the person: the disk or a lock (a WorkspaceError), a conflict, or our bug.

Bugs are passed on as they are.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from curator.errors import ConflictError, WorkspaceError

_SENTENCES = {
    sqlite3.SQLITE_FULL: ("The disk is full; {} could not be written.", "Make room and try again; nothing was lost."),
    sqlite3.SQLITE_BUSY: ("{} is locked by another program.", "Close what holds it, or try again in a moment."),
    sqlite3.SQLITE_LOCKED: ("{} is locked by another program.", "Close what holds it, or try again in a moment."),
    sqlite3.SQLITE_READONLY: ("{} cannot be written.", "Allow writing to the file and its folder, then open it again."),
    sqlite3.SQLITE_PERM: ("{} may not be opened.", "Allow reading and writing the file and its folder."),
    sqlite3.SQLITE_CANTOPEN: ("{} cannot be opened.", "See that its folder exists and can be written."),
    sqlite3.SQLITE_IOERR: ("The disk did not answer while {} was read or written.", "See that it is still connected."),
    sqlite3.SQLITE_CORRUPT: ("{} is damaged.", "Keep it as it is and open the newest backup."),
    sqlite3.SQLITE_NOTADB: ("{} is not a Curator workspace.", "Choose another file."),
    sqlite3.SQLITE_NOMEM: ("There is not enough memory to work on {}.", "Close other programs and try again."),
}
_PRIMARY_CODE = 0xFF


@contextmanager
def plainly(address: str) -> Iterator[None]:
    """Turns failures of the database inside the block into sentences.

    Raises:
        WorkspaceError: Disk full, locked, read-only, damaged, unreachable.
        ConflictError: A row refers to something that is gone, or stands there already.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _sqlite_failure(error, address) or error from error
    except IntegrityError as error:
        raise ConflictError(
            "Somebody changed this meanwhile; nothing has been saved.", "Look at it again and repeat the act."
        ) from error
    except PoolTimeout as error:
        raise WorkspaceError(f"{address} is too busy to answer.", "Try again in a moment.") from error
    except DBAPIError as error:
        raise _failure(error, address) or error from error


def _failure(error: DBAPIError, address: str) -> WorkspaceError | None:
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite_failure(error.orig, address)
    if type(error.orig).__name__ == "OperationalError" or error.connection_invalidated:
        reason = str(error.orig).strip().partition("\n")[0]
        return WorkspaceError(f"The database {address} did not answer: {reason}.", "See that the server runs.")
    return None


def _sqlite_failure(error: sqlite3.Error, address: str) -> WorkspaceError | None:
    code = getattr(error, "sqlite_errorcode", None)
    words = _SENTENCES.get(code & _PRIMARY_CODE) if isinstance(code, int) else None
    return WorkspaceError(words[0].format(address), words[1]) if words else None
