"""Great change sets, put in place part by part, so that a judgement never waits for a hundred thousand entities."""

from dataclasses import replace

from curator.domain.change import ChangeSet
from curator.domain.watch import Watch
from curator.services.context import Context

AT_A_TIME = 80
"""Changes of one transaction."""


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
