"""Full text in SQLite: FTS5 tables. What is looked up and when is `db.search`'s."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, column, false, func, literal, select, table, text

from curator.domain.entity import EntityKind
from db import schema
from db.words import split_cjk, trigrams

# Contentless: the words lie in the tables already, and bodies would double the file. Taking a row out then needs the
# words that were put in, which the tables still have.
CREATE = (
    "CREATE VIRTUAL TABLE search_article USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2')",
    # Merging later than by default makes a large import a sixth faster and finding no slower.
    "INSERT INTO search_article (search_article, rank) VALUES ('automerge', 8)",
    "CREATE VIRTUAL TABLE search_entity USING fts5(names, detail=none, tokenize='trigram')",
    "CREATE VIRTUAL TABLE search_entity_terms USING fts5vocab(search_entity, row)",
)
DROP = (
    "DROP TABLE IF EXISTS search_entity_terms",
    "DROP TABLE IF EXISTS search_entity",
    "DROP TABLE IF EXISTS search_article",
)
COUNT = "SELECT count(*) FROM search_article_docsize"

_RAREST = 4
_ADD = "INSERT INTO search_article (rowid, title, body) VALUES (:id, :title, :body)"
_TAKE = "INSERT INTO search_article (search_article, rowid, title, body) VALUES ('delete', :id, :title, :body)"
_article = table("search_article", column("rowid"), column("search_article"))
_COUNTS = "entities by letter triple"
_NEWEST = text("SELECT max(rowid) FROM search_entity")
_COUNT_OF = text("SELECT term, doc FROM search_entity_terms WHERE term IN (SELECT value FROM json_each(:terms))")
_names = table("search_entity", column("rowid"), column("names"), column("search_entity"))


def index_articles(connection: Connection, articles: Sequence[tuple[int, str, str]]) -> None:
    """Adds articles: id, title, text."""
    if articles:
        connection.execute(text(_ADD), [_row(*each) for each in articles])


def _row(article_id: int, title: str, body: str) -> dict[str, object]:
    return {"id": article_id, "title": split_cjk(title), "body": split_cjk(body)}


def retitle(connection: Connection, retitled: Sequence[tuple[int, str, str]]) -> None:
    """Follows a change of titles: article id, old title, new title."""
    texts = schema.article_text
    for article_id, old, new in retitled:
        body = connection.execute(select(texts.c.text).where(texts.c.article_id == article_id)).scalar_one()
        connection.execute(text(_TAKE), _row(article_id, old, body))
        connection.execute(text(_ADD), _row(article_id, new, body))


def condition(words: Sequence[str]) -> ColumnElement[bool]:
    """Which articles have all these words; inside the quotes FTS5 knows no operator."""
    if not words:
        return false()
    asked = " AND ".join(f'"{_quoted(split_cjk(word))}"' for word in words)
    return schema.article.c.id.in_(select(_article.c.rowid).where(_article.c.search_article.op("MATCH")(asked)))


def _quoted(words: str) -> str:
    return words.replace('"', '""')


def index_entities(connection: Connection, names: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Adds the folded names of entities."""
    rows = [{"id": entity_id, "names": "\n".join(folded)} for entity_id, folded in names]
    if rows:
        connection.execute(text("INSERT INTO search_entity (rowid, names) VALUES (:id, :names)"), rows)


def forget_entities(connection: Connection, ids: Collection[int]) -> None:
    """Takes the names of entities out."""
    connection.execute(text("DELETE FROM search_entity WHERE rowid = :id"), [{"id": each} for each in ids])


def named(words: Sequence[str]) -> ColumnElement[bool]:
    """Which entities have each of these folded words as a part of a name; two characters have no index to use."""
    if not words:
        return false()
    names = _names
    parts = [names.c.names.contains(word, autoescape=True) for word in words]
    triples = sorted(set().union(*(trigrams(word) for word in words)))
    if triples:
        parts.append(names.c.search_entity.op("MATCH")(" AND ".join(f'"{_quoted(each)}"' for each in triples)))
    return schema.entity.c.id.in_(select(names.c.rowid).where(*parts))


def similar_entities(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> list[tuple[int, str]]:
    """Entities that share some of the rarest letter triples of these words, with their folded names, one a line."""
    triples = _counted(connection, trigrams(folded))
    if not triples:
        return []
    return _named_in(connection, _names.c.search_entity.op("MATCH")(literal(_block(triples, limit))), kind, limit)


def _counted(connection: Connection, wanted: Collection[str]) -> list[tuple[str, int]]:
    """Those of these triples that occur, with the number of entities, the rarest first.

    Counting a common one takes a millisecond, so that it is done once while the registry stays as large as it is.
    """
    newest = connection.execute(_NEWEST).scalar()
    known, counted = connection.info.get(_COUNTS, (None, {}))
    if known != newest:
        counted = {}
        connection.info[_COUNTS] = newest, counted
    missing = sorted(set(wanted) - counted.keys())
    if missing:
        found = connection.execute(_COUNT_OF, {"terms": json.dumps(missing)})
        counted |= {row.term: row.doc for row in found}
    return sorted(((term, counted[term]) for term in wanted if term in counted), key=lambda each: (each[1], each[0]))


def _block(triples: Sequence[tuple[str, int]], limit: int) -> str:
    """What to match: the rarest triples as long as they are not too many together, or the commonest of them joined."""
    chosen: list[str] = []
    names = 0
    for term, number in triples:
        if chosen and (len(chosen) == _RAREST or names + number > limit):
            break
        chosen.append(term)
        names += number
    quoted = [f'"{_quoted(term)}"' for term in chosen]
    if names <= limit or len(triples) == 1:
        return " OR ".join(quoted)
    # Even the rarest one is everywhere: names that have it and another.
    others = [f'"{_quoted(term)}"' for term, _ in triples[1 : 1 + _RAREST]]
    return " OR ".join(f"({quoted[0]} AND {other})" for other in others)


def _named_in(
    connection: Connection, wanted: ColumnElement[bool], kind: EntityKind | None, limit: int
) -> list[tuple[int, str]]:
    listed = select(_names.c.rowid, _names.c.names).where(wanted)
    if kind is not None:
        listed = listed.join(schema.entity, schema.entity.c.id == _names.c.rowid).where(schema.entity.c.kind == kind)
    # In one piece: row by row takes twice as long, and lets go of the interpreter each time.
    rows = listed.limit(limit).subquery()
    gathered = select(func.json_group_array(func.json_array(rows.c.rowid, rows.c.names)))
    return [(entity_id, names) for entity_id, names in json.loads(connection.execute(gathered).scalar_one())]
