"""What every service works on: the store, the profile, and who acts. Not what any of them does with it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from curator.domain.change import Act, Change, ChangeSet, Way
from curator.domain.ids import new_id
from curator.domain.profile import Profile
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, TakenBackError
from curator.services import parts
from curator.services.following import with_followers
from curator.settings import Settings
from db.reads import Reads
from db.store import Store


def now() -> str:
    """The time as the log has it: UTC, ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """An open store seen by one curator under one profile.

    Attributes:
        store: For writing.
        reads: For reading, with this curator's eyes.
        profile: The schema of the records.
        curator: Whose records these are.
        actor: Under which name acts are logged: the curator, or a script that acts for the curator.
        settings: As the workspace was opened with.
        announce: Tells everybody who listens of a committed set.
    """

    store: Store
    reads: Reads
    profile: Profile
    curator: str
    actor: str
    settings: Settings
    announce: Callable[[ChangeSet], None]

    def change_set(
        self,
        act: Act,
        subject: str = "",
        changes: Iterable[Change] = (),
        *,
        article_id: int | None = None,
        way: Way = Way.DO,
        of: int | None = None,
    ) -> ChangeSet:
        """A set of this actor, made now."""
        return ChangeSet(
            id=new_id(),
            act=act,
            subject=subject,
            curator=self.actor,
            at=now(),
            article_id=article_id,
            changes=tuple(changes),
            way=way,
            of=of,
        )

    def commit(
        self,
        change_set: ChangeSet,
        watch: Watch | None = None,
        *,
        begun: int = 0,
        seen: int | None = None,
        known: Collection[int] | None = None,
    ) -> ChangeSet:
        """Stores a set, with the end of the links that stand on lessons that it ends, and tells of it.

        With a watch what is great is stored part by part, so that nobody waits for it, and told of without its changes.
        What was stored until it was broken off is an act like any other and is taken back as one.

        Args:
            change_set: With all its changes.
            watch: Told of the progress in changes; None for acts that are never great, which are stored at once.
            begun: How many changes the store has of it already.
            seen: Of a set that takes back or restores: how many changes the other had when it was read.
            known: Of a list: see `db.store.Store.commit`.

        Returns:
            The set as it was stored; with less only where the watch stopped it.

        Raises:
            Cancelled: The watch stopped it before anything was stored.
            ConflictError: What it changes is no longer as it says; the sentence says whether parts are stored.
            WorkspaceError: The disk or the server did not answer; parts before stay.
        """
        whole = replace(change_set, changes=with_followers(self.reads, change_set.changes))
        if watch is not None and len(whole.changes) > parts.GREAT:
            # Looked at first, so that what cannot be done whole is not done half.
            self.store.check_changes(whole.changes, known)
            return self._in_parts(whole, watch, begun, partial(self.store.commit, seen=seen, known=known))
        self.store.commit(whole, begun, seen=seen, known=known)
        self.announce(whole)
        return whole

    def _in_parts(self, whole: ChangeSet, watch: Watch, begun: int, store: Callable[..., None]) -> ChangeSet:
        changes, done = whole.changes, 0
        try:
            while done < len(changes):
                watch.check()
                part = changes[done : done + parts.AT_A_TIME]
                last = done + len(part) == len(changes)
                store(replace(whole, changes=part), begun + done, last=last)
                done += len(part)
                watch.step(done, len(changes), whole.subject)
        except Cancelled:
            if not done:
                raise
        except ConflictError as error:
            if not done or isinstance(error, TakenBackError):
                raise
            raise ConflictError(
                "Something was changed meanwhile, so not everything was done. What was done before stays.",
                "Undo it, or do it again for the rest.",
            ) from error
        finally:
            if done:
                self.announce(replace(whole, changes=()))
        return replace(whole, changes=changes[:done])
