"""A change set becomes what is stored, or does not: comparing, putting in place, logging, and what follows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from curator.domain.article import Article
from curator.domain.change import Change, ChangeSet, State
from curator.domain.entity import Entity
from curator.domain.lesson import Distinction, Lesson
from curator.domain.record import Entry, Record, Value
from curator.errors import ConflictError
from db import doubles, follow, history, lessons, states
from db.codec import bare
from db.follow import ARTICLE_GROUP, Touched
from db.states import Key

_AT_ONCE = 500


def commit(
    connection: Connection,
    change_set: ChangeSet,
    first: int,
    seen: int | None,
    known: Collection[int] | None,
    *,
    last: bool,
) -> None:
    """Does everything that `db.store.Store.commit` says, inside the transaction of the connection."""
    history.refuse_growing(connection, change_set, first, seen)
    _refuse_doubles(connection, change_set.changes, known)
    before, after = _put(connection, change_set)
    history.log(connection, [change_set], first, last=last)
    follow.refresh(connection, _touched(before, after))


def check(connection: Connection, changes: Sequence[Change], known: Collection[int] | None) -> None:
    """Looks whether changes could be made now; see `db.store.Store.check_changes`."""
    _refuse_doubles(connection, changes, known)
    now: dict[Key, State | None] = {}
    for start in range(0, len(changes), _AT_ONCE):
        part = changes[start : start + _AT_ONCE]
        unread = {_key(change.state) for change in part} - now.keys()
        now |= dict.fromkeys(unread) | states.stored(connection, unread)
        for change in part:
            now[_key(change.state)] = _next(now[_key(change.state)], change)
    changed = [each.state.id for each in changes]
    gone = [change.state for change in changes if change.after is None]
    if entities := [each.id for each in gone if isinstance(each, Entity)]:
        states.refuse_if_needed(connection, entities, changed)
    if taught := [each.id for each in gone if isinstance(each, Lesson)]:
        lessons.refuse_if_followed(connection, taught, changed)


def _refuse_doubles(connection: Connection, changes: Sequence[Change], known: Collection[int] | None) -> None:
    if known is not None:
        added = [each.after for each in changes if each.before is None and isinstance(each.after, Entity)]
        doubles.refuse(connection, added, known)


def _put(connection: Connection, change_set: ChangeSet) -> tuple[dict[Key, State], dict[Key, State | None]]:
    """Compares and puts in place; gives what was and what is."""
    keys = {_key(change.state) for change in change_set.changes}
    before = states.stored(connection, keys)
    after: dict[Key, State | None] = dict(before)
    for change in change_set.changes:
        key = _key(change.state)
        after[key] = _next(after.get(key), change)
    states.put(connection, before, after, change_set.at)
    return before, after


def _key(state: State) -> Key:
    return type(state), state.id


def _next(stored: State | None, change: Change) -> State | None:
    """What a change makes of what is stored, after comparing."""
    if isinstance(change.state, Article):
        return _next_article(stored, change)
    if stored != (None if change.before is None else bare(change.before)):
        raise _conflict(change.state)
    return None if change.after is None else bare(change.after)


def _next_article(stored: State | None, change: Change) -> Article:
    """Articles come and go by their mark alone: the text stays, and the title follows the record, not the change."""
    article = bare(change.state)
    assert isinstance(article, Article)
    there = isinstance(stored, Article) and not stored.removed
    expected = isinstance(change.before, Article) and not change.before.removed
    if there is not expected or (change.before is not None and stored is None):
        raise _conflict(article)
    if isinstance(stored, Article) and stored.fingerprint != article.fingerprint:
        raise _conflict(article)
    removed = not isinstance(change.after, Article) or change.after.removed
    return replace(stored if isinstance(stored, Article) else article, removed=removed)


def _conflict(state: State) -> ConflictError:
    hint = "Open the article again and repeat the act."
    match state:
        case Value(words=words) if words:
            what = f"“{words}”"
        case Article(title=title) if title:
            what = f"The article “{title}”"
        case Entity(name=name):
            what, hint = f"“{name}”", "Look it up in the registry again and repeat the act."
        case Lesson(words=words):
            what, hint = f"What was learned about “{words}”", "Look it up in the registry again and repeat the act."
        case Distinction():
            what, hint = "Who is told apart", "Look both up in the registry again and repeat the act."
        case _:
            what = f"This {type(state).__name__.lower()}"
    return ConflictError(f"{what} was changed meanwhile; nothing has been saved.", hint)


def _touched(before: Mapping[Key, State], after: Mapping[Key, State | None]) -> Touched:
    """Records and entries whose counters may be others now."""
    touched = Touched()
    for state in (*before.values(), *after.values()):
        match state:
            case Record():
                touched.records.add(state.id)
                touched.finished.add(state.article_id)
            case Entry():
                touched.entries.add(state.id)
                touched.records.add(state.record_id)
                if state.group == ARTICLE_GROUP:
                    touched.heads.add(state.record_id)
            case Value():
                touched.entries.add(state.entry_id)
    return touched
