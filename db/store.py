"""The store: opening a workspace's database, and every write to it.

Each write is one transaction that is on the disk when the method returns. Reading for screens and exports is
`db.reads`; what a write does to the tables lies in `db.commits`, `db.articles`, `db.proposals` and `db.claims`.
"""

from collections.abc import Collection, Sequence
from pathlib import Path
from types import TracebackType

from curator.domain.article import Article
from curator.domain.change import Change, ChangeSet, Way
from curator.domain.claim import Claim
from curator.domain.entity import Entity
from curator.domain.profile import Profile
from curator.domain.record import Entry, Record
from curator.domain.saved import SavedKind, SavedView
from curator.errors import UserError
from db import (
    articles,
    backup,
    check,
    claims,
    commits,
    history,
    proposals,
    records,
    saved_views,
    search,
    sources,
    upgrade,
)
from db.engine import Database
from db.proposals import Proposals
from db.reads import Reads


def open_store(address: str | Path, *, upgrade: bool = True, create: bool = True) -> "Store":
    """Opens a workspace's database.

    A file of an older Curator is copied beside itself and brought up to date; a PostgreSQL database is brought up
    to date too where `upgrade` asks for it. After an unclean end a file is checked before it is used.

    Args:
        address: A path is an SQLite file; text with `://` is an SQLAlchemy URL (`sqlite`, `postgresql+psycopg`).
        upgrade: Bring an older database up to date; otherwise it is refused.
        create: Make an empty workspace where there is none; otherwise that is refused.

    Returns:
        The open store; `notices` says what was done on the way, for the person.

    Raises:
        UserError: Not a Curator database, written by a newer Curator, older and `upgrade` is off, none and `create`
            is off, a folder, a folder that is missing or cannot be written, an address of an unknown kind.
        WorkspaceError: The disk or the server did not answer, or the check found the file damaged.
    """
    database = Database.at(address)
    try:
        return Store(database, _prepare(database, upgrade_allowed=upgrade, create_allowed=create))
    except BaseException:
        database.close()
        raise


def _prepare(database: Database, *, upgrade_allowed: bool, create_allowed: bool) -> tuple[str, ...]:
    """Checks, upgrades and completes a database before use; says what it did."""
    revision = upgrade.revision_of(database)
    if revision is None and not create_allowed:
        raise UserError(f"There is no workspace at {database.address}.", "Check the name; importing makes a new one.")
    notices = check.after_unclean_end(database)
    notices += upgrade.bring_up_to_date(database, revision, allowed=upgrade_allowed)
    notices += search.complete(database)
    return notices


class Store:
    """An open workspace database. Safe to use from any thread; writes happen one after another.

    Attributes:
        address: The file's path, or the URL without its password.
        notices: What was done while opening it (an upgrade, a check), as sentences; often empty.
    """

    def __init__(self, database: Database, notices: tuple[str, ...] = ()) -> None:
        self._database = database
        self.address = database.address
        self.notices = notices

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Waits for a running write and lets the database go; closing twice is closing once."""
        self._database.close()

    def reads(self, profile: Profile, curator: str) -> Reads:
        """Queries for screens and exports, seen with one curator's eyes under one profile."""
        return Reads(self._database, profile, curator)

    # Writing ------------------------------------------------------------------------------------------------------

    def commit(
        self,
        change_set: ChangeSet,
        first: int = 0,
        *,
        last: bool = True,
        seen: int | None = None,
        known: Collection[int] | None = None,
    ) -> None:
        """Puts every change of a set in place, or none.

        With the changes go, in the same transaction: the log, `undone_by` of the set that is taken back or
        restored (`of`), the counters of the records, and the article's title, published, outlet and language as
        its record has them now. Taking an import back removes the article from the queue and keeps its text.

        A set so great that others would wait for it comes part by part: it is logged with its first part and grows
        with every other, so that what was broken off can be taken back; the set `of` is marked with its last part.

        Args:
            change_set: The set, with the changes of this part alone.
            first: How many of its changes were put in place before.
            last: Whether this part is the last.
            seen: How many changes the set `of` had when it was read; it must not have grown since.
            known: Of a list that is taken in: the entities that may have a name or identifier of what is new; None
                where any may.

        Raises:
            ConflictError: Something is no longer as its `before` says, the set `of` was undone or has grown meanwhile,
                or what is new came in meanwhile by another list;
                `TakenBackError`: somebody began to take back what was put in place before.
            WorkspaceError: The disk or the server did not answer; nothing of this part has been changed.
        """
        with self._database.writing() as connection:
            commits.commit(connection, change_set, first, seen, known, last=last)

    def check_changes(self, changes: Sequence[Change], known: Collection[int] | None = None) -> None:
        """Looks whether changes could be made now, all of them; nobody waits meanwhile.

        Raises:
            ConflictError: Something is no longer as its `before` says, is needed elsewhere, or came in meanwhile; see
                `commit`.
        """
        with self._database.reading() as connection:
            commits.check(connection, changes, known)

    def begun(self, of: int, way: Way) -> ChangeSet | None:
        """A taking back or restoring of a set that was broken off, with the changes that it has made."""
        with self._database.reading() as connection:
            return history.begun(connection, of, way)

    def add_articles(self, added: Sequence[Article], change_set: ChangeSet) -> None:
        """Imports articles with text, passages and metadata, and logs the set with a bare Article each.

        Args:
            added: With ids made by `new_id`; texts whose fingerprint is known already are the caller's to skip.
            change_set: The act; its own changes are ignored, they follow from the articles.

        Raises:
            ConflictError: A fingerprint is in the workspace already.
            WorkspaceError: The disk or the server did not answer; nothing has been added.
        """
        with self._database.writing() as connection:
            articles.add(connection, added, change_set)

    def put_proposals(
        self,
        record: Record,
        entries: Sequence[Entry],
        dropped_entry_ids: Sequence[int],
        change_set: ChangeSet,
        *,
        extractor: str = "",
    ) -> None:
        """Stores what extraction proposes for one record; see `put_many_proposals`."""
        one = Proposals(
            record=record,
            entries=tuple(entries),
            dropped_entry_ids=tuple(dropped_entry_ids),
            change_set=change_set,
            extractor=extractor,
        )
        self.put_many_proposals([one])

    def put_many_proposals(self, batch: Sequence[Proposals]) -> None:
        """Stores what extraction proposes for many records, in one transaction.

        Each record is marked as extracted and made where it does not exist yet; its change set is logged without
        changes; counters and the article's columns follow.

        Raises:
            ConflictError: Somebody acted on an article since its record was read, an entry to be dropped is gone or
                has a judged value, or another record of the same article, profile and curator exists already.
            WorkspaceError: The disk or the server did not answer; nothing has been stored.
        """
        with self._database.writing() as connection:
            proposals.put(connection, batch)

    def take_in(self, added: Sequence[Entity], at: str, renamed: Sequence[Entity] = ()) -> None:
        """Adds entities of a list that ships with the program; nobody's act, so it is not logged.

        Args:
            added: New ones.
            at: When.
            renamed: What shall be in the place of those that are there; what any act ever changed is left as it is.

        Raises:
            ConflictError: An identifier of one of them is in the registry already; nothing has been added.
            WorkspaceError: The disk or the server did not answer; nothing has been added.
        """
        with self._database.writing() as connection:
            sources.add(connection, added, at, renamed)

    def mark_source(self, name: str, version: str, at: str) -> None:
        """Remembers that a list was taken in whole; see `Reads.source_version`."""
        with self._database.writing() as connection:
            sources.mark(connection, name, version, at)

    def ensure_record(self, article_id: int, profile: str, curator: str) -> Record:
        """The curator's record of an article under a profile (its name), made empty where there is none.

        Raises:
            ConflictError: There is no such article.
        """
        found = self.record(article_id, profile, curator)
        if found is not None:
            return found
        with self._database.writing() as connection:
            return records.ensure(connection, article_id, profile, curator)

    def record(self, article_id: int, profile: str, curator: str) -> Record | None:
        """The same record, or None; entries sorted by position, values as stored."""
        with self._database.reading() as connection:
            return records.one(connection, article_id, profile, curator)

    # Views --------------------------------------------------------------------------------------------------------

    def keep_view(self, kept: SavedView) -> None:
        """Keeps a view under its name; another of its kind and name goes. It is no act, so it is not logged."""
        with self._database.writing() as connection:
            saved_views.keep(connection, kept)

    def drop_view(self, kind: SavedKind, name: str) -> None:
        """Forgets a view; none of that name is nothing."""
        with self._database.writing() as connection:
            saved_views.drop(connection, kind, name)

    # History ------------------------------------------------------------------------------------------------------

    def undo_target(self, curator: str, *, bare: bool = False) -> ChangeSet | None:
        """What undo takes back: the curator's newest standing act; imports and extraction are not among them.

        Bare it comes without its changes.
        """
        with self._database.reading() as connection:
            return history.undo_target(connection, curator, bare=bare)

    def redo_target(self, curator: str, *, bare: bool = False) -> ChangeSet | None:
        """What redo restores: the act undone last, unless the curator did something since; bare as `undo_target`."""
        with self._database.reading() as connection:
            return history.redo_target(connection, curator, bare=bare)

    def change_set(self, change_set_id: int) -> ChangeSet:
        """A stored set with its changes.

        Raises:
            KeyError: There is none of that id.
        """
        with self._database.reading() as connection:
            return history.change_set(connection, change_set_id)

    def changes_ahead(self, change_set_id: int) -> int:
        """How many changes it takes to take a stored set back, or to restore it where it was taken back."""
        with self._database.reading() as connection:
            return history.changes_ahead(connection, change_set_id)

    def stands(self, change_set_id: int) -> bool:
        """Whether a stored set has not been taken back, or was restored since."""
        with self._database.reading() as connection:
            return history.undone_by(connection, change_set_id) is None

    def undoing(self, change_set_id: int) -> ChangeSet | None:
        """The set that took a stored set back, with its changes; None where that stands."""
        with self._database.reading() as connection:
            found = history.undone_by(connection, change_set_id)
            return history.change_set(connection, found) if found else None

    def history(self, limit: int = 100, article_id: int | None = None) -> list[ChangeSet]:
        """The newest sets first, without their changes; of one article or of all."""
        with self._database.reading() as connection:
            return history.newest(connection, limit, article_id)

    # Claims -------------------------------------------------------------------------------------------------------

    def claim(self, article_id: int, curator: str) -> Claim | None:
        """Takes an article to work on.

        Returns:
            None when it is the curator's now, else the claim of somebody else, which stands.
        """
        with self._database.writing() as connection:
            return claims.claim(connection, article_id, curator)

    def release(self, article_id: int, curator: str) -> None:
        """Gives an article back; without a claim of this curator nothing happens."""
        with self._database.writing() as connection:
            claims.release(connection, article_id, curator)

    # Care ---------------------------------------------------------------------------------------------------------

    def check(self) -> tuple[str, ...]:
        """Looks for damage: the file itself, references, counters, full text. Sentences; empty when all is well."""
        return check.check(self._database)

    def backup(self, path: Path) -> None:
        """Writes a consistent copy to a new file, while others go on working.

        Raises:
            UserError: The file exists, its folder does not, or the workspace is a PostgreSQL database.
            WorkspaceError: The disk is full or did not answer; no half file stays.
        """
        backup.backup(self._database, path)

    def backup_if_due(self, folder: Path, hours: float, keep: int) -> Path | None:
        """Writes a dated copy into a folder when the newest one there is older than so many hours.

        Args:
            folder: Made where it is missing.
            hours: How old the newest copy may become.
            keep: How many copies of this workspace stay; older ones are deleted.

        Returns:
            The new copy, or None where none was due (a PostgreSQL database never is).
        """
        return backup.backup_if_due(self._database, folder, hours, keep)

    def mend(self) -> None:
        """Makes counters and full text anew from what the tables hold.

        Raises:
            WorkspaceError: The disk or the server did not answer.
        """
        check.mend(self._database)
