"""What was learned about names, and which entities are told apart. What it means for candidates is `curator.link`'s."""

from collections.abc import Collection

from sqlalchemy import Connection, or_, select

from curator.domain.lesson import Distinction, Lesson
from db import schema
from db.mapping import distinction_of, lesson_of
from db.select import among
from db.words import clean, name_key

_L, _D = schema.lesson, schema.distinction


def by_id(connection: Connection, ids: Collection[int]) -> list[Lesson]:
    """Lessons by id; unknown ids are left out."""
    return [lesson_of(row) for row in connection.execute(select(_L).where(among(connection, _L.c.id, ids)))]


def about(connection: Connection, names: Collection[str]) -> list[Lesson]:
    """What was learned about these names, case, accents and blanks aside; the newest first."""
    keys = {name_key(clean(name)) for name in names}
    listed = select(_L).where(among(connection, _L.c.name_key, sorted(keys))).order_by(_L.c.id.desc())
    return [lesson_of(row) for row in connection.execute(listed)]


def of_entities(connection: Connection, entity_ids: Collection[int]) -> list[tuple[Lesson, str]]:
    """What was learned about these entities, each with when; the newest first."""
    listed = select(_L).where(among(connection, _L.c.entity_id, entity_ids)).order_by(_L.c.id.desc())
    return [(lesson_of(row), row.at) for row in connection.execute(listed)]


def distinctions_by_id(connection: Connection, ids: Collection[int]) -> list[Distinction]:
    """Distinctions by id; unknown ids are left out."""
    return [distinction_of(row) for row in connection.execute(select(_D).where(among(connection, _D.c.id, ids)))]


def distinctions_of(connection: Connection, entity_ids: Collection[int]) -> list[Distinction]:
    """Every distinction that one of these entities is a side of."""
    sides = or_(among(connection, _D.c.one_id, entity_ids), among(connection, _D.c.other_id, entity_ids))
    return [distinction_of(row) for row in connection.execute(select(_D).where(sides).order_by(_D.c.id))]


def distinctions(connection: Connection) -> list[Distinction]:
    """All of them."""
    return [distinction_of(row) for row in connection.execute(select(_D).order_by(_D.c.id))]
