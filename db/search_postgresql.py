"""Full text in PostgreSQL: `tsvector` and arrays with GIN indexes, no extension. What is looked up is `db.search`'s.

The words are split here and not by the server, so that both databases find the same; a long text lies in parts,
because one vector holds 16,383 places and a megabyte.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    cast,
    column,
    false,
    literal,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from curator.domain.entity import EntityKind
from db import schema
from db.words import tokens, trigrams

CREATE = (
    "CREATE TABLE search_article (article_id bigint, part integer, words tsvector, PRIMARY KEY (article_id, part))",
    "CREATE INDEX search_article_words ON search_article USING gin (words)",
    "CREATE TABLE search_entity (entity_id bigint PRIMARY KEY, names text NOT NULL, trigrams text[] NOT NULL)",
    "CREATE INDEX search_entity_trigrams ON search_entity USING gin (trigrams)",
)
DROP = ("DROP TABLE IF EXISTS search_entity", "DROP TABLE IF EXISTS search_article")
COUNT = "SELECT count(DISTINCT article_id) FROM search_article"

# A vector keeps 256 places of a word; of five hundred words none but a stammer has more. The parts overlap by the
# longest phrase that is surely found.
_PART = 500
_OVERLAP = 16
_LONGEST_WORD = 200
_RAREST = 4
_COMMON = 2000
_article = table("search_article", column("article_id"), column("part"), column("words"))
_entity = table("search_entity", column("entity_id"), column("names"), column("trigrams"))
_ADD = "INSERT INTO search_article (article_id, part, words) VALUES (:id, :part, CAST(:words AS tsvector))"


def index_articles(connection: Connection, articles: Sequence[tuple[int, str, str]]) -> None:
    """Adds articles: id, title, text. The title is part 0."""
    rows = [row for each in articles for row in _rows(*each)]
    if rows:
        connection.execute(text(_ADD), rows)


def _rows(article_id: int, title: str, body: str) -> Iterator[dict[str, object]]:
    yield {"id": article_id, "part": 0, "words": _vector(tokens(title)[:_PART])}
    words = tokens(body)
    for part, start in enumerate(range(0, len(words), _PART - _OVERLAP), start=1):
        yield {"id": article_id, "part": part, "words": _vector(words[start : start + _PART])}


def _vector(words: Sequence[str]) -> str:
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words, start=1):
        places[word[:_LONGEST_WORD]].append(place)
    return " ".join(f"'{word}':{','.join(map(str, found))}" for word, found in places.items())


def retitle(connection: Connection, retitled: Sequence[tuple[int, str, str]]) -> None:
    """Follows a change of titles: article id, old title, new title."""
    change = "UPDATE search_article SET words = CAST(:words AS tsvector) WHERE article_id = :id AND part = 0"
    rows = [{"id": article_id, "words": _vector(tokens(new)[:_PART])} for article_id, _, new in retitled]
    connection.execute(text(change), rows)


def condition(words: Sequence[str]) -> ColumnElement[bool]:
    """Which articles have all these words, each in any of their parts."""
    if not words:
        return false()
    return and_(*(schema.article.c.id.in_(_having(tokens(word))) for word in words))


def _having(phrase: Sequence[str]) -> Select[int]:
    asked = " <-> ".join(f"'{word[:_LONGEST_WORD]}'" for word in phrase)
    return select(_article.c.article_id).where(_article.c.words.op("@@")(cast(literal(asked), TSQUERY)))


def index_entities(connection: Connection, names: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Adds the folded names of entities."""
    add = text("INSERT INTO search_entity (entity_id, names, trigrams) VALUES (:id, :names, :trigrams)")
    rows = [
        {
            "id": entity_id,
            "names": "\n".join(folded),
            "trigrams": sorted(set().union(*(trigrams(name) for name in folded))),
        }
        for entity_id, folded in names
    ]
    if rows:
        connection.execute(add, rows)


def forget_entities(connection: Connection, ids: Collection[int]) -> None:
    """Takes the names of entities out."""
    connection.execute(text("DELETE FROM search_entity WHERE entity_id = :id"), [{"id": each} for each in ids])


def named(words: Sequence[str]) -> ColumnElement[bool]:
    """Which entities have each of these folded words as a part of a name."""
    if not words:
        return false()
    triples = sorted(set().union(*(trigrams(word) for word in words)))
    parts = [_entity.c.names.contains(word, autoescape=True) for word in words]
    if triples:
        parts.append(_entity.c.trigrams.op("@>")(literal(triples, ARRAY(Text))))
    return schema.entity.c.id.in_(select(_entity.c.entity_id).where(*parts))


def similar_entities(connection: Connection, folded: str, kind: EntityKind | None, limit: int) -> list[tuple[int, str]]:
    """Entities that share one of the rarest letter triples of these words, with their folded names, one a line."""
    rarest = _rarest(connection, sorted(trigrams(folded)))
    shared = _entity.c.trigrams.op("&&")(literal(rarest, ARRAY(Text)))
    return _named_in(connection, shared, kind, limit) if rarest else []


def _named_in(
    connection: Connection, wanted: ColumnElement[bool], kind: EntityKind | None, limit: int
) -> list[tuple[int, str]]:
    listed = select(_entity.c.entity_id, _entity.c.names).where(wanted)
    if kind is not None:
        listed = listed.join(schema.entity, schema.entity.c.id == _entity.c.entity_id)
        listed = listed.where(schema.entity.c.kind == kind)
    return [(row[0], row[1]) for row in connection.execute(listed.limit(limit))]


def _rarest(connection: Connection, terms: Sequence[str]) -> list[str]:
    """The rarest of these triples that occur at all; how often, is counted up to what is common."""
    counted = text(
        "SELECT term, (SELECT count(*) FROM "
        "(SELECT 1 FROM search_entity WHERE trigrams @> ARRAY[term] LIMIT :common) AS found) AS number "
        "FROM unnest(CAST(:terms AS text[])) AS term"
    )
    numbers = [(row.number, row.term) for row in connection.execute(counted, {"terms": terms, "common": _COMMON})]
    return [term for number, term in sorted(numbers) if number][:_RAREST]
