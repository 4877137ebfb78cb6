"""Views that are kept under a name: the same for everybody who works in a workspace."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from curator.domain.ids import new_id
from curator.domain.saved import SavedKind, SavedView
from db import schema

_S = schema.saved_view


def of_kind(connection: Connection, kind: SavedKind) -> list[SavedView]:
    """All of a kind by name."""
    rows = connection.execute(select(_S).where(_S.c.kind == kind).order_by(_S.c.name))
    return [SavedView(kind, row.name, json.loads(row.content)) for row in rows]


def keep(connection: Connection, kept: SavedView) -> None:
    """Keeps one; another of its name goes."""
    drop(connection, kept.kind, kept.name)
    content: Mapping[str, Any] = {"content": json.dumps(dict(kept.content), ensure_ascii=False)}
    connection.execute(_S.insert(), {"id": new_id(), "kind": kept.kind, "name": kept.name, **content})


def drop(connection: Connection, kind: SavedKind, name: str) -> None:
    """Forgets one; none of that name is nothing."""
    connection.execute(_S.delete().where(_S.c.kind == kind, _S.c.name == name))
