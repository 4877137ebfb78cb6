"""Looking for damage: after an unclean end before anything is used, and whenever somebody asks."""

import sqlite3

from sqlalchemy import func, or_, select, text

from curator.errors import WorkspaceError
from db import follow, merges, nesting, schema, search
from db.engine import Database
from db.follow import Touched

_SHOWN = 5
_NOT_ALONE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_A, _R = schema.article, schema.record


def after_unclean_end(database: Database) -> tuple[str, ...]:
    """Checks a file whose last user did not close it; says so.

    A file that another program has open at this moment looks the same and is not checked.

    Raises:
        WorkspaceError: The file is damaged; it is left as it is.
    """
    if not database.left_open or not _alone(database):
        return ()
    with database.bare() as connection:
        found = _problems(connection, "quick_check")
    if found:
        raise WorkspaceError(
            f"{database.address} is damaged: {'; '.join(found[:_SHOWN])}.",
            "Keep the file as it is and open the newest backup.",
        )
    return (f"{database.address} was not closed properly the last time; it was checked and is sound.",)


def _alone(database: Database) -> bool:
    """Only who is alone with a file may leave the write-ahead log, which also puts what lies in it into the file.

    Where the disk has no room for that, the file stays as it is; it can still be read, and exported.
    """
    with database.bare(wait=0) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in _NOT_ALONE:
                return False
            raise
    return True


def _problems(connection: sqlite3.Connection, pragma: str) -> list[str]:
    said = [str(row[0]) for row in connection.execute(f"PRAGMA {pragma}")]
    broken = [f"a row of {row[0]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")]
    return [words for words in said if words != "ok"] + broken


def check(database: Database) -> tuple[str, ...]:
    """Sentences about what is wrong; none when all is well. Reads everything."""
    found: list[str] = []
    if database.file is not None:
        with database.bare() as connection:
            found += [f"The file is damaged: {words}." for words in _problems(connection, "integrity_check")]
    return (*found, *_counters(database), *_circles(database), *_full_text(database))


def mend(database: Database) -> None:
    """Makes anew what follows from the rest: counters, which records are finished, and the full text."""
    with database.writing() as connection:
        records = set(connection.execute(select(_R.c.id)).scalars())
        articles = set(connection.execute(select(_A.c.id)).scalars())
        follow.refresh(connection, Touched(records=records, finished=articles))
    search.rebuild(database)


def _counters(database: Database) -> list[str]:
    wanted = follow.counters()
    differs = or_(
        *(_R.c[name].is_distinct_from(func.coalesce(wanted.c[name], empty)) for name, empty in follow.COUNTERS.items())
    )
    listed = select(_R.c.id).join_from(_R, wanted, wanted.c.record_id == _R.c.id, isouter=True).where(differs)
    with database.reading() as connection:
        wrong = connection.execute(listed.limit(_SHOWN)).scalars().all()
        unsettled = connection.execute(select(_A.c.id).where(_A.c.settled != follow.settled_of(_A.c.id)).limit(_SHOWN))
        said = [f"Article {each} does not know which of its records are finished." for each in unsettled.scalars()]
    return [f"The counters of record {each} are not those of its entries." for each in wrong] + said


def _circles(database: Database) -> list[str]:
    with database.reading() as connection:
        merged, within = merges.circles(connection), nesting.circles(connection)
    back = "was merged into an entity that leads back to it; take one of the merges back"
    own = "belongs to itself or lies in itself, step by step; change what it is in"
    return [*(f"“{each}” {back}." for each in merged), *(f"“{each}” {own}." for each in within)]


def _full_text(database: Database) -> list[str]:
    with database.reading() as connection:
        missing = search.missing(connection)
        without = connection.execute(
            text("SELECT count(*) FROM article WHERE id NOT IN (SELECT article_id FROM article_text)")
        ).scalar_one()
    found = [f"The full text differs by {missing} articles; `curator check --mend` makes it anew."] if missing else []
    return found + ([f"{without} articles have lost their text."] if without else [])
