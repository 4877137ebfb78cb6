"""Great change sets, put in place part by part, so that a judgement never waits for a hundred thousand entities."""

from dataclasses import replace

from curator.domain.change import ChangeSet
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError
from curator.services.context import Context

AT_A_TIME = 40
"""Changes of one transaction: entities whose names are found anew take a millisecond each with their commit."""

GREAT = 200
"""Changes of one transaction that a person waits for without being told."""


def commit_in_parts(context: Context, change_set: ChangeSet, watch: Watch, done: int = 0) -> ChangeSet:
    """Stores a set and tells of it once it is whole, or as much of it as there is.

    Listeners of a set of more than one part get it without its changes.

    Args:
        context: The workspace.
        change_set: With all its changes; none is nothing.
        watch: Told of the progress in changes.
        done: How many of its changes are in place already.

    Raises:
        Cancelled: Somebody stopped it; the parts before stay, and are taken back as any act.
        ConflictError: Something is no longer as it was; likewise.
        WorkspaceError: The disk or the server did not answer; likewise.
    """
    changes = change_set.changes
    first = done
    try:
        while done < len(changes):
            watch.check()
            part = changes[done : done + AT_A_TIME]
            last = done + len(part) == len(changes)
            context.store.commit_part(replace(change_set, changes=part), done, last=last)
            done += len(part)
            watch.step(done, len(changes), change_set.subject)
    finally:
        if done > first:
            context.announce(change_set if len(changes) <= AT_A_TIME else replace(change_set, changes=()))
    return change_set


def stored_in_parts(context: Context, change_set: ChangeSet, watch: Watch) -> ChangeSet | None:
    """Stores a set part by part; what was stored by the time that somebody stops it stands.

    Args:
        context: The workspace.
        change_set: With all its changes.
        watch: Told of the progress in changes.

    Returns:
        The set with the changes that are stored; None where there are none.

    Raises:
        ConflictError: Something was changed meanwhile; the sentence says whether parts are stored.
        WorkspaceError: The disk or the server did not answer; the parts before stay.
    """
    try:
        return commit_in_parts(context, change_set, watch)
    except Cancelled:
        stored = context.store.number_of_changes(change_set.id)
        return replace(change_set, changes=change_set.changes[:stored]) if stored else None
    except ConflictError as error:
        if not context.store.number_of_changes(change_set.id):
            raise
        raise ConflictError(
            "Something was changed meanwhile, so not everything was done. What was done before stays.",
            "Undo it, or do it again for the rest.",
        ) from error
