"""The log of what was done: writing it, reading it, and what undo and redo mean for a curator."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, false, func, or_, select, text

from curator.domain.change import MACHINE_ACTS, Act, Change, ChangeSet, Way, headless
from curator.domain.entity import Entity
from curator.domain.lesson import Distinction, Lesson
from curator.domain.record import Value
from curator.errors import ConflictError, TakenBackError
from db import lessons, schema
from db.codec import KINDS, from_json, to_json
from db.select import among, insert_all

_LOG = schema.change_set
_NAMING = [KINDS[each] for each in (Value, Entity, Lesson, Distinction)]


def log(connection: Connection, change_sets: Sequence[ChangeSet], first: int = 0, *, last: bool = True) -> None:
    """Writes sets with their changes, and marks or clears `undone_by` of the set that each is about.

    Args:
        connection: Inside the transaction that puts these changes in place.
        change_sets: The sets, each whole or with some of its changes alone.
        first: How many of the changes of each were written before; the set itself is written with its first ones.
        last: Whether these are the last; the other set is marked with them.

    Raises:
        ConflictError: The set to be undone was undone already, or the one to be restored stands.
    """
    if not first:
        know_curators(connection, {(each.curator, each.at) for each in change_sets})
        insert_all(connection, _LOG, [_set_row(each) for each in change_sets])
    insert_all(connection, schema.change, [row for each in change_sets for row in _change_rows(each, first)])
    _insert_concerns(connection, [row for each in change_sets for row in _concern_rows(each)])
    for each in change_sets:
        if last and each.way is not Way.DO:
            _mark(connection, each)


def know_curators(connection: Connection, seen: set[tuple[str, str]]) -> None:
    """Makes sure that these curators, with the time they were seen, have a row."""
    rows = [{"name": name, "since": since} for name, since in sorted(seen)]
    if rows:
        connection.execute(
            text("INSERT INTO curator (name, since) VALUES (:name, :since) ON CONFLICT DO NOTHING"), rows
        )


def _insert_concerns(connection: Connection, rows: list[dict[str, int]]) -> None:
    """Says whom sets are about; of a set that comes part by part it may be said already."""
    if rows:
        names = "(entity_id, change_set_id) VALUES (:entity_id, :change_set_id)"
        connection.execute(text(f"INSERT INTO concern {names} ON CONFLICT DO NOTHING"), rows)


def _mark(connection: Connection, change_set: ChangeSet) -> None:
    if change_set.of is None:
        raise ValueError("undo and redo say which set they are about")
    undone = change_set.way is Way.UNDO
    statement = _LOG.update().where(_LOG.c.id == change_set.of, _LOG.c.undone_by.is_(None) if undone else _undone())
    marked = connection.execute(statement.values(undone_by=change_set.id if undone else None))
    if marked.rowcount != 1:
        raise ConflictError(
            "This was taken back already." if undone else "This stands already; there is nothing to restore.",
            "Look at its history.",
        )


def refuse_growing(connection: Connection, change_set: ChangeSet, first: int, seen: int | None) -> None:
    """Looks before a part of a set is put in place: nothing is taken back while it grows, or grows while it is.

    Args:
        connection: Inside the transaction that is to put the part in place.
        change_set: The set with the changes of the part alone.
        first: How many of its changes were put in place before.
        seen: How many changes the set that it takes back or restores had when it was read; None where that was not.

    Raises:
        ConflictError: Somebody began to take the set back; or it is to take back one that has grown meanwhile.
    """
    if first and change_set.way is Way.DO:
        _refuse_if_taken_back(connection, change_set)
    about = change_set.of if seen is not None and not first else None
    if about is not None and number_of_changes(connection, about) != seen:
        raise ConflictError("This is still being done; nothing has been taken back.", "Take it back once it is done.")


def _refuse_if_taken_back(connection: Connection, change_set: ChangeSet) -> None:
    """A set that somebody began to take back does not grow: what came then could never be taken back."""
    undoing = select(_LOG.c.id).where(_LOG.c.of == change_set.id, _LOG.c.way == Way.UNDO)
    if connection.execute(undoing.limit(1)).first() is not None:
        raise TakenBackError(
            "This was taken back while it ran; the rest of it was left out.", "Do it again if it is wanted."
        )


def begun(connection: Connection, of: int, way: Way) -> ChangeSet | None:
    """A taking back or restoring of a set that was broken off, with the changes that it has made."""
    newest = select(_LOG).where(_LOG.c.of == of).order_by(_LOG.c.id.desc()).limit(1)
    row = connection.execute(newest).first()
    # What was done whole has marked the set, or cleared its mark.
    open_ = (undone_by(connection, of) is None) == (way is Way.UNDO)
    return change_set(connection, row.id) if row is not None and row.way == way and open_ else None


def number_of_changes(connection: Connection, change_set_id: int) -> int:
    """How many changes a set has."""
    counted = select(func.count()).where(schema.change.c.change_set_id == change_set_id)
    return connection.execute(counted).scalar_one()


def changes_ahead(connection: Connection, change_set_id: int) -> int:
    """How many changes it takes to take a set back, with what follows from its lessons, or to restore it."""
    undoing = undone_by(connection, change_set_id)
    if undoing is not None:
        return number_of_changes(connection, undoing)
    own = select(schema.change.c.target_id).where(schema.change.c.change_set_id == change_set_id)
    taught = own.where(schema.change.c.kind == KINDS[Lesson], schema.change.c.before.is_(None))
    followers = lessons.followers(connection, connection.execute(taught).scalars().all())
    more = followers.where(schema.judgement.c.value_id.not_in(own))
    counted = connection.execute(select(func.count()).select_from(more.subquery())).scalar_one()
    return number_of_changes(connection, change_set_id) + counted


def undo_target(connection: Connection, curator: str, *, bare: bool = False) -> ChangeSet | None:
    """The newest standing act of the curator, or of a script for the curator, that is not a machine's.

    Bare it has no changes: an import may have a hundred thousand.
    """
    found = _newest(connection, curator, _LOG.c.undone_by.is_(None))
    return change_set(connection, found, bare=bare) if found else None


def redo_target(connection: Connection, curator: str, *, bare: bool = False) -> ChangeSet | None:
    """What the curator undid last, unless there is a newer act of theirs; see `undo_target`."""
    undoing = _LOG.alias()
    last_act = _newest(connection, curator)
    # The other way round (undone sets first) every set that was ever undone would be looked at.
    last_undone = (
        select(_LOG.c.id)
        .select_from(undoing.join(_LOG, _LOG.c.undone_by == undoing.c.id))
        .where(undoing.c.curator == curator, undoing.c.id > last_act)
        .order_by(undoing.c.id.desc())
        .limit(1)
    )
    found = connection.execute(last_undone).scalar()
    return None if found is None else change_set(connection, found, bare=bare)


def _newest(connection: Connection, curator: str, *conditions: ColumnElement[bool]) -> int:
    """The id of the newest such act of the curator, 0 where there is none."""
    # One name at a time, each the end of an index; asked for both at once, everything of both would be sorted.
    listed = select(_LOG.c.id).where(_LOG.c.way == Way.DO, _LOG.c.act.not_in(MACHINE_ACTS), *conditions)
    last = listed.order_by(_LOG.c.id.desc()).limit(1)
    names = (curator, headless(curator))
    return max(connection.execute(last.where(_LOG.c.curator == name)).scalar() or 0 for name in names)


def _undone() -> ColumnElement[bool]:
    return _LOG.c.undone_by.is_not(None)


def since(connection: Connection, change_set_id: int) -> list[int]:
    """The ids of the sets that are newer than one, oldest first; see `Reads.acts_since`."""
    newer = select(_LOG.c.id).where(_LOG.c.id > change_set_id).order_by(_LOG.c.id)
    return list(connection.execute(newer).scalars())


def newest_id(connection: Connection) -> int:
    """The id of the newest set; 0 where there is none."""
    return connection.execute(select(func.max(_LOG.c.id))).scalar_one() or 0


def undone_by(connection: Connection, change_set_id: int) -> int | None:
    """The set that took a set back; None where it stands, or was restored since."""
    return connection.execute(select(_LOG.c.undone_by).where(_LOG.c.id == change_set_id)).scalar()


def change_set(connection: Connection, change_set_id: int, *, bare: bool = False) -> ChangeSet:
    """A set, with its changes unless it is wanted bare.

    Raises:
        KeyError: There is none of that id.
    """
    row = connection.execute(select(_LOG).where(_LOG.c.id == change_set_id)).first()
    if row is None:
        raise KeyError(change_set_id)
    if bare:
        return bare_set(row)
    listed = select(schema.change).where(schema.change.c.change_set_id == change_set_id)
    changes = connection.execute(listed.order_by(schema.change.c.position))
    return _change_set(row, tuple(read_change(each) for each in changes))


def newest(connection: Connection, limit: int, article_id: int | None) -> list[ChangeSet]:
    """The newest sets first, without their changes."""
    statement = select(_LOG).order_by(_LOG.c.id.desc()).limit(limit)
    if article_id is not None:
        statement = statement.where(_LOG.c.article_id == article_id)
    return [bare_set(row) for row in connection.execute(statement)]


def about(connection: Connection, ids: Collection[int], limit: int) -> list[ChangeSet]:
    """The newest sets that changed one of these things, without their changes."""
    changed = select(schema.change.c.change_set_id).where(among(connection, schema.change.c.target_id, ids))
    listed = select(_LOG).where(_LOG.c.id.in_(changed)).order_by(_LOG.c.id.desc()).limit(limit)
    return [bare_set(row) for row in connection.execute(listed)]


def naming(connection: Connection, ids: Collection[int], after: int, limit: int) -> list[ChangeSet]:
    """The newest sets later than one that named one of these entities or lessons; without their changes."""
    change = schema.change.c
    said = or_(false(), *(side.like(f"%{each}%") for each in ids for side in (change.before, change.after)))
    named = select(change.change_set_id).where(change.change_set_id > after, change.kind.in_(_NAMING), said)
    listed = select(_LOG).where(_LOG.c.id.in_(named)).order_by(_LOG.c.id.desc()).limit(limit)
    return [bare_set(row) for row in connection.execute(listed)]


def first_times(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """When each of these things was changed first; those that no set has changed are left out."""
    target = schema.change.c.target_id
    listed = select(target, func.min(_LOG.c.at)).join_from(
        schema.change, _LOG, _LOG.c.id == schema.change.c.change_set_id
    )
    rows = connection.execute(listed.where(among(connection, target, ids)).group_by(target))
    return {row[0]: row[1] for row in rows}


def _set_row(change_set: ChangeSet) -> dict[str, Any]:
    return {
        "id": change_set.id,
        "act": change_set.act,
        "subject": change_set.subject,
        "curator": change_set.curator,
        "at": change_set.at,
        "article_id": change_set.article_id,
        "way": change_set.way,
        "of": change_set.of,
        "undone_by": None,
    }


def _change_rows(change_set: ChangeSet, first: int) -> list[dict[str, Any]]:
    return [
        {
            "change_set_id": change_set.id,
            "position": position,
            "kind": KINDS[type(each.state)],
            "target_id": each.state.id,
            "before": None if each.before is None else to_json(each.before),
            "after": None if each.after is None else to_json(each.after),
        }
        for position, each in enumerate(change_set.changes, first)
    ]


def read_change(row: Row[Any]) -> Change:
    """A change from its row."""
    before = None if row.before is None else from_json(row.kind, row.before)
    after = None if row.after is None else from_json(row.kind, row.after)
    return Change(before, after)


def bare_set(row: Row[Any]) -> ChangeSet:
    """A set from its row, without its changes."""
    return _change_set(row, ())


def _concern_rows(change_set: ChangeSet) -> list[dict[str, int]]:
    """Which entities a set is about besides those that it changes."""
    named = {each for change in change_set.changes for each in _concerned(change)}
    return [{"entity_id": each, "change_set_id": change_set.id} for each in sorted(named)]


def _concerned(change: Change) -> Iterator[int]:
    for state in (change.before, change.after):
        match state:
            case Entity(merged_into=int(into)):
                yield into
            case Lesson(entity_id=entity_id):
                yield entity_id
            case Distinction(one=one, other=other):
                yield from (one, other)


def _change_set(row: Row[Any], changes: tuple[Change, ...]) -> ChangeSet:
    return ChangeSet(
        id=row.id,
        act=Act(row.act),
        subject=row.subject,
        curator=row.curator,
        at=row.at,
        article_id=row.article_id,
        changes=changes,
        way=Way(row.way),
        of=row.of,
    )
