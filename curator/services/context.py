"""What every service works on: the store, the profile, and who acts. Not what any of them does with it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from curator.domain.change import Act, Change, ChangeSet, Way
from curator.domain.ids import new_id
from curator.domain.profile import Profile
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

    def commit(self, change_set: ChangeSet) -> ChangeSet:
        """Stores a set and tells of it.

        Raises:
            ConflictError: What it changes is no longer as it says; nothing has been changed.
            WorkspaceError: The disk or the server did not answer; nothing has been changed.
        """
        self.store.commit(change_set)
        self.announce(change_set)
        return change_set
