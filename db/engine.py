"""Connections to a workspace's database: one writer at a time, as many readers as ask, plain failures.

What is done over them is elsewhere; which addresses are taken is `db.address`.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from curator.errors import UserError, WorkspaceError
from db.address import read_address
from db.failures import plainly

_BUSY_SECONDS = 30
_CACHE_KIBIBYTES = 32 * 1024
_CONNECTIONS = 8
# Any number that nobody else takes for a lock in the same database; writers of one workspace wait for each other.
_WRITER_LOCK = 0x43757261746F72


class Database:
    """A database and the right to write to it.

    Attributes:
        address: The file's path, or the URL without its password, for the person.
        file: The SQLite file, or None for a server.
        left_open: The file's last user did not close it (or has it open now): a write-ahead log lay beside it.
    """

    def __init__(self, url: URL) -> None:
        self.file = Path(url.database or "") if url.drivername == "sqlite" else None
        self.address = str(self.file or url.render_as_string(hide_password=True))
        self.left_open = self.file is not None and _has_bytes(Path(f"{self.file}-wal"))
        self._engine = _engine(url)
        self._closed = False
        # Whoever waits holds the turn, so that a busy writer cannot take the lock again before others had it.
        self._turn = threading.Lock()
        self._writer = threading.Lock()

    @classmethod
    def at(cls, address: str | Path) -> "Database":
        """Reads the address; nothing is opened yet.

        Raises:
            UserError: See `db.address.read_address`; or the driver for PostgreSQL is not installed.
        """
        return cls(read_address(address))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection with one consistent view of everything, for the block."""
        with plainly(self.address), self._connect(writes=False) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection inside a transaction that is committed when the block ends, and rolled back when it fails.

        Nobody else writes meanwhile, in this process or any other.
        """
        with self._my_turn(), plainly(self.address), self._connect(writes=True) as connection, connection.begin():
            self._lock_out(connection)
            yield connection

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """The same for changing tables: an SQLite table that is rebuilt must not take the rows that refer to it along.

        Foreign keys are not looked after meanwhile; the block checks them before it ends.
        """
        with self._my_turn(), plainly(self.address), self._connect(writes=True) as connection:
            self._keep_foreign_keys(connection, on=False)
            try:
                with connection.begin():
                    self._lock_out(connection)
                    yield connection
            finally:
                self._keep_foreign_keys(connection, on=True)

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        with self._turn:
            self._writer.acquire()
        try:
            yield
        finally:
            self._writer.release()

    def _lock_out(self, connection: Connection) -> None:
        """Keeps other programs from writing until the transaction ends; SQLite has done so when it began."""
        if self.file is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})

    def _keep_foreign_keys(self, connection: Connection, *, on: bool) -> None:
        """Inside a transaction SQLite would pass this over without a word, so it goes past SQLAlchemy's."""
        driver = connection.connection.driver_connection
        if self.file is not None and isinstance(driver, sqlite3.Connection):
            driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}").close()

    @contextmanager
    def bare(self, *, wait: float = _BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
        """A plain connection to the SQLite file, outside of transactions, for what cannot be done in one."""
        assert self.file is not None
        with plainly(self.address), closing(sqlite3.connect(self.file, timeout=wait, isolation_level=None)) as bare:
            yield bare

    def close(self) -> None:
        """Waits for the writer, then closes every connection that is not in use."""
        with self._turn, self._writer:
            self._closed = True
            self._engine.dispose()

    def _connect(self, *, writes: bool) -> Connection:
        if self._closed:
            raise WorkspaceError(f"{self.address} is closed.", "Open it again.")
        connection = self._engine.connect()
        if self.file is not None:
            return connection.execution_options(curator_writes=writes)
        level: Any = "READ COMMITTED" if writes else "REPEATABLE READ"
        return connection.execution_options(isolation_level=level)


def _has_bytes(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _engine(url: URL) -> Engine:
    if url.drivername == "sqlite":
        engine = create_engine(
            url, pool_size=_CONNECTIONS, max_overflow=_CONNECTIONS, connect_args={"timeout": _BUSY_SECONDS}
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, pool_size=_CONNECTIONS, max_overflow=_CONNECTIONS, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise UserError(
            "The driver for PostgreSQL is not installed.", "Install curator-desk[postgresql] and try again."
        ) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Takes transactions into our own hands and sets what every connection needs."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KIBIBYTES}",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    """Asks for the write lock at once where something will be written: taking it later could fail at any moment."""
    writes = connection.get_execution_options().get("curator_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
