"""History: taking acts back and restoring them, as new change sets. Undo lives in the store, not in the session."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from curator.domain.change import Act, Change, ChangeSet, Way
from curator.domain.entity import Entity
from curator.domain.lesson import Distinction, Lesson
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError
from curator.services.context import Context
from curator.services.following import with_followers

_MOST_LATER = 100


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do now: the act and the words it was done to; None where there is nothing."""

    undo: tuple[Act, str] | None = None
    redo: tuple[Act, str] | None = None


class History:
    """The acts of one actor in a workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def undo(self, watch: Watch = Watch()) -> ChangeSet | None:
        """Takes back the newest standing act of the actor, or of a script for the actor, but not a machine's.

        Imports and extraction are a machine's acts.

        Args:
            watch: Told of the progress where what is taken back changed much, which may take a while.

        Returns:
            The new set, or None where there is nothing to take back.

        Raises:
            ConflictError: Something that the act changed was changed by a later one.
            WorkspaceError: The disk or the server did not answer; nothing has been changed.
        """
        target = self._context.store.undo_target(self._context.actor)
        return self._again(target, Way.UNDO, watch) if target else None

    def undo_one(self, change_set_id: int, watch: Watch = Watch()) -> ChangeSet:
        """Takes back one act alone, whoever did it, where nothing later depends on it.

        Args:
            change_set_id: The act.
            watch: As for `undo`.

        Raises:
            KeyError: There is no such act.
            UserError: It cannot be taken back: it took back or restored another itself, was taken back already, or
                the log does not hold what it changed.
            ConflictError: Something that the act changed was changed by a later one; see `depending`.
            WorkspaceError: The disk or the server did not answer; nothing has been changed.
        """
        target = self._context.store.change_set(change_set_id)
        if target.way is not Way.DO:
            raise UserError(
                "What took back or restored an act cannot be taken back itself.", "Take back or restore that act."
            )
        if not self._context.store.stands(change_set_id):
            raise UserError("This was taken back already.", "Restore it, or look at its history.")
        if not target.changes:
            raise UserError(
                "Extraction cannot be taken back: it is logged without what it changed.",
                "Reject its proposals, or run extraction again.",
            )
        return self._again(target, Way.UNDO, watch)

    def redo_one(self, change_set_id: int, watch: Watch = Watch()) -> ChangeSet:
        """Restores one act alone that was taken back, whoever did either.

        Args:
            change_set_id: The act.
            watch: As for `undo`.

        Raises:
            KeyError: There is no such act.
            ConflictError: It stands; or something that it would change was changed meanwhile, see `depending`.
            WorkspaceError: The disk or the server did not answer; nothing has been changed.
        """
        return self._again(self._context.store.change_set(change_set_id), Way.REDO, watch)

    def depending(self, change_set_id: int) -> list[ChangeSet]:
        """The later acts that stand and changed what an act changed, or what follows from it; newest first.

        They are given without their changes, of very many only the newest.

        Raises:
            KeyError: There is no such act.
        """
        return self._later(self._context.store.change_set(change_set_id))

    def missing(self, change_set_id: int) -> list[ChangeSet]:
        """The earlier acts that changed what an act changed and were taken back: to be restored first; newest first.

        As `depending`.
        """
        acts = self._on_the_same(self._context.store.change_set(change_set_id))
        earlier = [each for each in acts if each.way is Way.DO and each.id < change_set_id]
        return [each for each in earlier if not self._context.store.stands(each.id)]

    def redo(self, watch: Watch = Watch()) -> ChangeSet | None:
        """Restores what the actor undid last, unless the actor did something since.

        Args:
            watch: As for `undo`.

        Returns:
            The new set, or None where there is nothing to restore.

        Raises:
            ConflictError: Something that it would change was changed meanwhile.
            WorkspaceError: The disk or the server did not answer; nothing has been changed.
        """
        target = self._context.store.redo_target(self._context.actor)
        return self._again(target, Way.REDO, watch) if target else None

    def undoable(self) -> UndoState:
        """What undo and redo would do now."""
        undo = self._context.store.undo_target(self._context.actor, bare=True)
        redo = self._context.store.redo_target(self._context.actor, bare=True)
        return UndoState((undo.act, undo.subject) if undo else None, (redo.act, redo.subject) if redo else None)

    def ahead(self, *, forth: bool = False) -> int:
        """How many changes undo would make now, or redo where that is asked; 0 where there is nothing.

        What follows from lessons that go along is among them.
        """
        store = self._context.store
        target = (store.redo_target if forth else store.undo_target)(self._context.actor, bare=True)
        return store.changes_ahead(target.id) if target else 0

    def newest(self, limit: int = 100, article_id: int | None = None) -> list[ChangeSet]:
        """The newest acts first, without their changes; of one article or of all."""
        return self._context.store.history(limit, article_id)

    def _on_the_same(self, target: ChangeSet) -> list[ChangeSet]:
        """The newest acts, done or restored or taken back, on what an act changed, made or led to; without changes."""
        reads = self._context.reads
        changed = {change.state.id for change in with_followers(reads, target.inverse())}
        acts = {each.id: each for each in reads.acts_on_entities(changed, _MOST_LATER)}
        made = {
            each.after.id for each in target.changes if each.before is None and isinstance(each.after, Entity | Lesson)
        }
        if made and target.act is not Act.TAKE_IN:
            acts |= {each.id: each for each in reads.acts_naming(made, target.id, _MOST_LATER)}
        said = [each.before for each in target.changes if each.after is None and isinstance(each.before, Distinction)]
        acts |= {each.id: each for each in self._joining({side for one in said for side in (one.one, one.other)})}
        return sorted(acts.values(), key=lambda each: -each.id)

    def _joining(self, ids: Collection[int]) -> list[ChangeSet]:
        """The newest acts that merged or divided what these entities are part of: nobody is told apart from itself."""
        if not ids:
            return []
        reads = self._context.reads
        families = reads.merged_into({each.id for each in reads.meant(ids).values()})
        acts = reads.acts_on_entities(set().union(*families.values()), _MOST_LATER)
        return [each for each in acts if each.act in (Act.MERGE, Act.UNMERGE)]

    def _later(self, target: ChangeSet) -> list[ChangeSet]:
        """Those of them that stand and were done, or restored, after the act itself was."""
        acts = self._on_the_same(target)
        last = {each.of or each.id: each.id for each in reversed(acts) if each.way is not Way.UNDO}
        since = last.get(target.id, target.id)
        later = [each for each in acts if each.way is Way.DO and each.id != target.id and last[each.id] > since]
        return [each for each in later if self._context.store.stands(each.id)]

    def _again(self, target: ChangeSet, way: Way, watch: Watch) -> ChangeSet:
        """Takes an act back or restores it, going on where that was broken off."""
        if way is Way.UNDO and target.act is not Act.TAKE_IN:
            self._refuse_if_built_on(target)
        changes = target.inverse() if way is Way.UNDO else self._forth(target)
        again = self._context.change_set(
            target.act, target.subject, changes, article_id=target.article_id, way=way, of=target.id
        )
        begun = self._context.store.begun(target.id, way)
        if begun is not None:
            there = set(begun.changes)
            again = replace(again, id=begun.id, changes=tuple(each for each in changes if each not in there))
        # The links that extraction made because of what an act taught go along with it, and come back with it.
        done = self._context.commit(again, watch, begun=len(begun.changes) if begun else 0, seen=len(target.changes))
        if self._context.store.stands(target.id) is (way is Way.UNDO):
            raise Cancelled
        return done

    def _refuse_if_built_on(self, target: ChangeSet) -> None:
        """By states alone, what is as it was by chance would go, and what came between could never be taken back."""
        if self._later(target):
            raise ConflictError(
                "What this did was built on or changed again since; nothing has been taken back.",
                "Take back what came later first, the newest first.",
            )

    def _forth(self, target: ChangeSet) -> tuple[Change, ...]:
        """What restores an act: the contrary of what took it back."""
        undoing = self._context.store.undoing(target.id)
        return undoing.inverse() if undoing else target.changes
