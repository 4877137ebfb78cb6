"""What was learned about names, and which entities are told apart. What it means for candidates is `curator.link`'s."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Select, not_, or_, select

from curator.domain.lesson import LESSON_RULE, Distinction, Lesson
from curator.domain.record import Link
from curator.errors import ConflictError
from db import merges, schema
from db.mapping import distinction_of, lesson_of
from db.select import among
from db.words import clean, name_key

_L, _D, _J = schema.lesson, schema.distinction, schema.judgement


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


def refuse_strays(connection: Connection, links: Iterable[Link]) -> None:
    """A link does not come to stand on a lesson that is gone: nobody could see why it is there, or revoke it.

    Args:
        connection: Inside the transaction that stores the links.
        links: New ones.

    Raises:
        ConflictError: What one of them follows from was revoked meanwhile.
    """
    wanted = {int(each.by.removeprefix(LESSON_RULE)) for each in links if each.by.startswith(LESSON_RULE)}
    if wanted and len(by_id(connection, wanted)) < len(wanted):
        raise ConflictError("What was learned about this name was revoked meanwhile.", "Choose for the name again.")


def followers(connection: Connection, ids: Collection[int]) -> Select[tuple[int]]:
    """The values whose links stand on some lessons, by id."""
    return select(_J.c.value_id).where(among(connection, _J.c.by, [f"{LESSON_RULE}{each}" for each in ids]))


def refuse_if_followed(connection: Connection, ids: Collection[int], but: Collection[int] = ()) -> None:
    """Nor does a lesson go before the links that stand on it.

    Args:
        connection: Inside the transaction that takes the lessons away.
        ids: The lessons.
        but: Values whose links do not count.

    Raises:
        ConflictError: A link stands on one of them.
    """
    standing = followers(connection, ids)
    if but:
        standing = standing.where(not_(among(connection, _J.c.value_id, but)))
    if connection.execute(standing.limit(1)).first() is not None:
        raise ConflictError(
            "Names were linked since because of what was learned here; nothing has been changed.",
            "Take that back first, or revoke what was learned on the page of the entity.",
        )


def refuse_one_apart(connection: Connection, merged: Collection[int], told: Collection[Distinction]) -> None:
    """Nothing is told apart from itself.

    Args:
        connection: Inside the transaction that merged entities or told some apart.
        merged: Entities that stand for another now.
        told: New distinctions.

    Raises:
        ConflictError: Two entities would be one, and told apart.
    """
    if not merged and not told:
        return
    heads = set(merges.living(connection, merged).values())
    families = merges.families(connection, heads)
    apart = [*told, *distinctions_of(connection, set().union(*families.values()))]
    living = merges.living(connection, {each for one in apart for each in (one.one, one.other)})
    for each in apart:
        if living[each.one] == living[each.other]:
            name = connection.execute(select(schema.entity.c.name).where(schema.entity.c.id == each.one)).scalar_one()
            raise ConflictError(
                f"“{name}” would be the same as what it is told apart from; nothing has been changed.",
                "Take back on its page that the two are not the same, or take the merge back.",
            )
