"""Names that stand for nothing yet: what is written in a curator's open records and linked to no entity."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, and_, false, func, or_, select

from curator.domain.registry import NameCount
from db import schema

_A, _R, _N, _V, _J = schema.article, schema.record, schema.entry, schema.value, schema.judgement


def names(
    connection: Connection, fields: Mapping[str, Collection[str]], profile: str, curator: str, limit: int
) -> list[NameCount]:
    """Names of one kind, once each however they are spelled, the most frequent first.

    Args:
        connection: To the store.
        fields: By group the fields that name entities of the kind.
        profile: Of which records.
        curator: Whose records.
        limit: No more than these.
    """
    pairs = (and_(_N.c.group_key == group, _V.c.field.in_(sorted(keys))) for group, keys in fields.items() if keys)
    number = func.count()
    listed = (
        select(func.min(_V.c.words).label("words"), number.label("mentions"), func.count(_R.c.article_id.distinct()))
        .join_from(_V, _N, _N.c.id == _V.c.entry_id)
        .join(_R, _R.c.id == _N.c.record_id)
        .join(_A, _A.c.id == _R.c.article_id)
        .join(_J, _J.c.value_id == _V.c.id, isouter=True)
        .where(_R.c.profile == profile, _R.c.curator == curator, _R.c.finished == false(), _A.c.removed == false())
        .where(_V.c.status != "rejected", _J.c.value_id.is_(None), _V.c.name_key != "", or_(false(), *pairs))
        .group_by(_V.c.name_key)
        .order_by(number.desc(), func.min(_V.c.words))
        .limit(limit)
    )
    return [NameCount(row[0], row[1], row[2]) for row in connection.execute(listed)]
