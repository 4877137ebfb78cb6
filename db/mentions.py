"""Mentions: the values that name something, by their written name, by what they are linked to, by rule."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, not_, or_, select, union

from curator.domain.record import Link
from curator.domain.registry import Mention, MentionQuery, NameCount, Reach
from db import articles, merges, records, schema
from db.select import among
from db.words import clean, name_key

_A, _R, _N, _V, _J = schema.article, schema.record, schema.entry, schema.value, schema.judgement
_RULES = "rule:"


def find(connection: Connection, query: MentionQuery, profile: str, curator: str) -> list[Mention]:
    """The mentions that are asked for, those of the newest articles first, in the order of the text.

    Values that were rejected and articles out of the queue are left out, unless they are asked for as well.
    """
    wanted = select(_V.c.id, _N.c.group_key, _R.c.id.label("record"), _R.c.curator, _R.c.finished, _R.c.article_id)
    listed = _among_values(connection, wanted, query, profile, curator).order_by(_A.c.id.desc(), _R.c.id, _V.c.id)
    rows = connection.execute(listed.limit(query.limit)).all()
    values = {each.id: each for each in records.values(connection, _V.c.id, [row.id for row in rows])}
    found = articles.by_id(connection, {row.article_id for row in rows})
    return [
        Mention(
            value=values[row.id],
            group=row.group_key,
            record_id=row.record,
            curator=row.curator,
            finished=row.finished,
            article=found[row.article_id],
        )
        for row in rows
    ]


def count(connection: Connection, queries: Sequence[MentionQuery], profile: str, curator: str) -> Reach:
    """How many mentions `find` would give for any of the queries without a limit, and in how many articles."""
    if not queries:
        return Reach()
    wanted = select(_V.c.id, _R.c.article_id)
    found = [_among_values(connection, wanted, query, profile, curator) for query in queries]
    each = union(*found).subquery() if len(found) > 1 else found[0].subquery()
    row = connection.execute(select(func.count(), func.count(each.c.article_id.distinct())).select_from(each)).one()
    return Reach(row[0], row[1])


def spellings(connection: Connection, query: MentionQuery, profile: str, curator: str) -> list[NameCount]:
    """How the names of the mentions that are asked for are written, case and accents aside, most frequent first."""
    number = func.count()
    names = select(func.min(_V.c.words), number, func.count(_R.c.article_id.distinct()))
    listed = _among_values(connection, names, query, profile, curator).where(_V.c.name_key.is_not(None))
    ordered = listed.group_by(_V.c.name_key).order_by(number.desc(), _V.c.name_key)
    return [NameCount(*row) for row in connection.execute(ordered.limit(query.limit))]


def _among_values(
    connection: Connection, wanted: Select[*tuple[Any, ...]], query: MentionQuery, profile: str, curator: str
) -> Select[*tuple[Any, ...]]:
    return (
        wanted.join_from(_V, _N, _N.c.id == _V.c.entry_id)
        .join(_R, _R.c.id == _N.c.record_id)
        .join(_A, _A.c.id == _R.c.article_id)
        .join(_J, _J.c.value_id == _V.c.id, isouter=True)
        .where(*_conditions(connection, query, profile, curator))
    )


def _conditions(connection: Connection, query: MentionQuery, profile: str, curator: str) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if not query.anywhere:
        wanted += [_R.c.profile == profile, _A.c.removed == false(), _V.c.status != "rejected"]
    if query.words is not None:
        wanted.append(_V.c.name_key == name_key(clean(query.words)))
    if query.entity_ids is not None:
        family = set().union(*merges.families(connection, query.entity_ids).values(), query.entity_ids)
        wanted.append(among(connection, _J.c.entity_id, sorted(family)))
    if query.fields is not None:
        pairs = (and_(_N.c.group_key == group, _V.c.field.in_(sorted(keys))) for group, keys in query.fields.items())
        wanted.append(or_(false(), *pairs))
    if query.article_id is not None:
        wanted.append(_A.c.id == query.article_id)
    if query.outlet is not None:
        wanted.append(_A.c.outlet == query.outlet)
    if query.rule is not None:
        wanted.append(_by_rule(connection, query.rule))
    if query.open_only:
        wanted.append(_R.c.finished == false())
    if query.mine_only:
        wanted.append(_R.c.curator == curator)
    if query.value_ids is not None:
        wanted.append(among(connection, _V.c.id, sorted(query.value_ids)))
    if query.but is not None:
        wanted.append(_V.c.id != query.but)
    if query.unless is not None:
        wanted.append(or_(_J.c.value_id.is_(None), _J.c.by != query.unless.by, *_leads_elsewhere(query.unless)))
    if query.contrary_to is not None:
        family = merges.families(connection, [query.contrary_to])[query.contrary_to]
        wanted.append(not_(_J.c.by.startswith(_RULES, autoescape=True)))
        wanted.append(or_(_J.c.entity_id.is_(None), not_(among(connection, _J.c.entity_id, sorted(family)))))
    if query.free_only:
        wanted.append(or_(_J.c.value_id.is_(None), _J.c.by.startswith("rule:", autoescape=True)))
    return wanted


def _leads_elsewhere(link: Link) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _J.c.entity_id.is_distinct_from(link.entity_id), _J.c.judgement != link.judgement


def _by_rule(connection: Connection, rule: str) -> ColumnElement[bool]:
    """Links of one rule, or of all that begin so where it ends with a colon; both by the index where there is one."""
    if not rule.endswith(":"):
        return _J.c.by == rule
    # By code point, whatever language the server sorts in.
    by = _J.c.by if connection.dialect.name == "sqlite" else _J.c.by.collate("C")
    return and_(by >= rule, by < f"{rule[:-1]};")


def used(connection: Connection, entity_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """By living entity: how many values mean it, and how many of the links a rule made.

    Counted by the database from one index: the list asks while it paints.
    """
    head_of = _heads(connection, entity_ids)
    automatic = func.sum(case((func.substr(_J.c.by, 1, len(_RULES)) == _RULES, 1), else_=0))
    counted = select(_J.c.entity_id, func.count(), automatic).group_by(_J.c.entity_id)
    found = dict.fromkeys(entity_ids, (0, 0))
    for one, links, made in connection.execute(counted.where(among(connection, _J.c.entity_id, sorted(head_of)))):
        before = found[head_of[one]]
        found[head_of[one]] = before[0] + links, before[1] + made
    return found


def articles_of(connection: Connection, entity_ids: Collection[int]) -> dict[int, set[int]]:
    """By living entity: the articles in which it is meant."""
    head_of = _heads(connection, entity_ids)
    linked = (
        select(_J.c.entity_id, _R.c.article_id)
        .distinct()
        .join_from(_J, _V, _V.c.id == _J.c.value_id)
        .join(_N, _N.c.id == _V.c.entry_id)
        .join(_R, _R.c.id == _N.c.record_id)
        .where(among(connection, _J.c.entity_id, sorted(head_of)))
    )
    seen: dict[int, set[int]] = {each: set() for each in entity_ids}
    for one, article_id in connection.execute(linked):
        seen[head_of[one]].add(article_id)
    return seen


def counts(connection: Connection) -> dict[int, int]:
    """How many values mean each living entity; those that none means are left out."""
    counted = select(_J.c.entity_id, func.count()).where(_J.c.entity_id.is_not(None)).group_by(_J.c.entity_id)
    links = {row[0]: int(row[1]) for row in connection.execute(counted)}
    found: dict[int, int] = {}
    for one, head in merges.living(connection, links).items():
        found[head] = found.get(head, 0) + links[one]
    return found


def _heads(connection: Connection, entity_ids: Collection[int]) -> dict[int, int]:
    families = merges.families(connection, entity_ids)
    return {each: head for head, family in families.items() for each in family}
