"""Full text of articles and blocks of similar names: tables beside the schema that can always be made anew.

Words are data: whatever is typed is looked up as it stands, as phrases that must all occur, and never read as an
operator. There is no rank; lists keep their own order. SQLite uses FTS5 (`db.search_sqlite`), PostgreSQL `tsvector`
and arrays (`db.search_postgresql`).
"""

from collections.abc import Collection, Iterable, Sequence
from types import ModuleType

from sqlalchemy import ColumnElement, Connection, inspect, select, text

from curator.domain.entity import Entity, EntityKind
from db import forms, schema, search_sqlite
from db.engine import Database
from db.words import VERSION, clean, findable, fold

PREFIX = "search_"
LONGEST_ASKED = 300
"""Characters: names are shorter, and a database refuses a condition for every word of a pasted page."""
_AT_ONCE = 500


def _tables(connection: Connection) -> ModuleType:
    if connection.dialect.name == "sqlite":
        return search_sqlite
    # Imported where it is needed: it brings SQLAlchemy's whole PostgreSQL along, which a file does without.
    from db import search_postgresql

    return search_postgresql


def complete(database: Database) -> tuple[str, ...]:
    """Makes the full text where it is missing or of another version; says so where that took reading everything."""
    with database.reading() as connection:
        if _version(connection) == VERSION:
            return ()
    return ("The full text for searching was made anew.",) if rebuild(database) else ()


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table("search_version"):
        return None
    found: int | None = connection.execute(text("SELECT version FROM search_version")).scalar()
    return found


def rebuild(database: Database) -> int:
    """Drops and fills the full text, in one transaction.

    Returns:
        How many articles and entities it holds.
    """
    with database.writing() as connection:
        tables = _tables(connection)
        for statement in (*tables.DROP, *forms.DROP, *tables.CREATE):
            connection.execute(text(statement))
        forms.create(connection)
        connection.execute(text("DROP TABLE IF EXISTS search_version"))
        connection.execute(text("CREATE TABLE search_version (version INTEGER NOT NULL)"))
        connection.execute(text("INSERT INTO search_version (version) VALUES (:version)"), {"version": VERSION})
        return _fill_articles(connection) + _fill_entities(connection)


def _fill_articles(connection: Connection) -> int:
    article, body = schema.article, schema.article_text
    listed = select(article.c.id, article.c.title, body.c.text).join_from(article, body)
    done = last = 0
    while rows := connection.execute(listed.where(article.c.id > last).order_by(article.c.id).limit(_AT_ONCE)).all():
        index_articles(connection, [(row.id, row.title, row.text) for row in rows])
        done, last = done + len(rows), rows[-1].id
    return done


def _fill_entities(connection: Connection) -> int:
    entity, alias = schema.entity, schema.alias
    names = {row.id: (row.id, EntityKind(row.kind), [row.name]) for row in connection.execute(select(entity))}
    for row in connection.execute(select(alias.c.entity_id, alias.c.name)):
        names[row.entity_id][2].append(row.name)
    _index_names(connection, list(names.values()))
    return len(names)


def _index_names(connection: Connection, names: Sequence[tuple[int, EntityKind, Sequence[str]]]) -> None:
    folded = [(entity_id, [fold(name) for name in written]) for entity_id, _, written in names]
    _tables(connection).index_entities(connection, folded)
    forms.index(connection, names)


def index_articles(connection: Connection, articles: Iterable[tuple[int, str, str]]) -> None:
    """Adds articles: id, title, text."""
    _tables(connection).index_articles(connection, list(articles))


def retitle(connection: Connection, retitled: Sequence[tuple[int, str, str]]) -> None:
    """Follows a change of titles: article id, old title, new title."""
    if retitled:
        _tables(connection).retitle(connection, retitled)


def index_entities(connection: Connection, added: Iterable[Entity]) -> None:
    """Adds the names of entities."""
    names = [(each.id, each.kind, each.names) for each in added]
    if names:
        _index_names(connection, names)


def forget_entities(connection: Connection, ids: Collection[int]) -> None:
    """Takes the names of entities out."""
    _tables(connection).forget_entities(connection, ids)
    forms.forget(connection, ids)


def condition(connection: Connection, words: str) -> ColumnElement[bool]:
    """Which articles have all these words, in title or text; each word is a phrase of its letters and digits.

    Words without a letter or digit are passed over; where there is no other, nothing is found.
    """
    found: ColumnElement[bool] = _tables(connection).condition(findable(words))
    return found


def named(connection: Connection, words: str) -> ColumnElement[bool]:
    """Which entities have each of these words as a part of one of their names; none where there is no word."""
    found: ColumnElement[bool] = _tables(connection).named(fold(clean(words[:LONGEST_ASKED])).split())
    return found


def similar_entities(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> list[tuple[int, str]]:
    """Entities whose names share a rare letter triple with these folded words; a block, not a ranking.

    Returns:
        Ids, each with the entity's folded names, one a line.
    """
    found: list[tuple[int, str]] = _tables(connection).similar_entities(connection, folded, kind, limit)
    return found


def containing(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> list[int]:
    """Ids of entities that have each of these folded words as a part of a name, the most prominent first."""
    entity = schema.entity
    wanted = [] if kind is None else [entity.c.kind == kind]
    having = _tables(connection).named(folded[:LONGEST_ASKED].split())
    listed = select(entity.c.id).where(having, *wanted).order_by(entity.c.id)
    return list(connection.execute(listed.limit(limit)).scalars())


def missing(connection: Connection) -> int:
    """How many articles the full text lacks, or holds too many."""
    indexed: int = connection.execute(text(_tables(connection).COUNT)).scalar_one()
    stored = connection.execute(text("SELECT count(*) FROM article_text")).scalar_one()
    return abs(int(stored) - indexed)
