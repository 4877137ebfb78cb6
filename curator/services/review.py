"""Review: every act of the curator on a record, each one committed transaction that can be undone.

What an act changes is `curator.domain.curation`'s; here it is named, stored and told. Acts take the record as the
screen holds it; the store refuses an act on something that has changed meanwhile, and the caller puts the result in
place with `curator.domain.change.apply_to_record`.
"""

from collections.abc import Collection

from curator.domain import curation
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.evidence import Evidence
from curator.domain.record import Record
from curator.services.context import Context
from curator.services.history import History, UndoState
from curator.services.subject import of_record, of_values, shorten

__all__ = ["Review", "UndoState"]


class Review:
    """The curator's acts on records. Every act returns what was committed, or None where nothing changes.

    Raises of every act: `ConflictError` where the record is no longer as the caller holds it, `WorkspaceError`
    where the disk or server did not answer; nothing has been changed then.

    Args:
        context: The workspace.
        history: What takes acts back.
    """

    def __init__(self, context: Context, history: History) -> None:
        self._context = context
        self._history = history

    def open(self, article_id: int) -> Dossier:
        """An article with this curator's record, which is made empty where there is none.

        Raises:
            ConflictError: There is no such article.
            WorkspaceError: The disk or the server did not answer.
        """
        found = self._context.reads.dossiers([article_id])
        if not found or not found[0].record.id:
            self._context.store.ensure_record(article_id, self._context.profile.name, self._context.curator)
            found = self._context.reads.dossiers([article_id])
        return found[0]

    def entities(self, ids: Collection[int]) -> dict[int, Entity]:
        """The living entities that links to these ids mean; unknown ids are left out."""
        return self._context.reads.meant(ids)

    # Judgements

    def confirm(self, record: Record, value_ids: Collection[int], subject: str | None = None) -> ChangeSet | None:
        """Confirms the open values among these.

        Args:
            record: As the screen holds it.
            value_ids: Which.
            subject: What they are called together; where not given, the words that they have in common.
        """
        return self._do(Act.CONFIRM, record, curation.confirm(record, value_ids), subject)

    def reject(self, record: Record, value_ids: Collection[int], reason: str = "") -> ChangeSet | None:
        """Rejects these values, whatever was said of them before, with an optional reason."""
        return self._do(Act.REJECT, record, curation.reject(record, value_ids, reason))

    def postpone(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Marks the proposed values among these as in doubt, to come back to."""
        return self._do(Act.POSTPONE, record, curation.postpone(record, value_ids))

    # Words and evidence

    def correct(self, record: Record, value_id: int, words: str) -> ChangeSet | None:
        """Puts other words in a value's place.

        Raises:
            ValueError: The words do not fit; the message is for the person.
        """
        changes = curation.correct(record, self._context.profile, value_id, words)
        return self._do(Act.CORRECT, record, changes, words)

    def add_entry(self, record: Record, group: str, words: str, evidence: Evidence | None) -> ChangeSet | None:
        """Adds an entry named by these words, from selected text or typed (`evidence` None).

        Raises:
            ValueError: The words do not fit; the message is for the person.
        """
        changes = curation.add_entry(record, self._context.profile, group, words, evidence)
        return self._do(Act.ADD, record, changes, words)

    def add_value(
        self, record: Record, entry_id: int, field: str, words: str, evidence: Evidence | None
    ) -> ChangeSet | None:
        """Adds a value to an entry; a field that holds one value gives up an unjudged one.

        Raises:
            ValueError: The words do not fit, or the field has a judged value; the message is for the person.
        """
        changes = curation.add_value(record, self._context.profile, entry_id, field, words, evidence)
        return self._do(Act.ADD, record, changes, words)

    def add_evidence(self, record: Record, value_id: int, evidence: Evidence) -> ChangeSet | None:
        """Adds another range of the text to a value."""
        return self._do(Act.EVIDENCE, record, curation.add_evidence(record, value_id, evidence))

    def resize_evidence(self, record: Record, value_id: int, index: int, evidence: Evidence) -> ChangeSet | None:
        """Puts another range in place of the value's evidence number `index`; see `curation.resize_evidence`."""
        changes = curation.resize_evidence(record, self._context.profile, value_id, index, evidence)
        return self._do(Act.EVIDENCE, record, changes)

    def annotate(self, record: Record, value_id: int, note: str) -> ChangeSet | None:
        """Writes the curator's remark on a value."""
        return self._do(Act.NOTE, record, curation.annotate(record, value_id, note))

    # The record as a whole

    def finish(self, record: Record) -> ChangeSet | None:
        """Says that the article is done."""
        return self._do(Act.FINISH, record, curation.set_finished(record, finished=True))

    def reopen(self, record: Record) -> ChangeSet | None:
        """Says that the article is not done after all."""
        return self._do(Act.REOPEN, record, curation.set_finished(record, finished=False))

    # Back and forth

    def undo(self) -> ChangeSet | None:
        """Takes back this curator's last act, also one of an earlier session; its `article_id` says where."""
        return self._history.undo()

    def redo(self) -> ChangeSet | None:
        """Restores what was undone last, unless the curator did something since."""
        return self._history.redo()

    def undoable(self) -> UndoState:
        """What undo and redo would do now."""
        return self._history.undoable()

    # Inside

    def _do(
        self, act: Act, record: Record, changes: tuple[Change, ...], subject: str | None = None
    ) -> ChangeSet | None:
        if not changes:
            return None
        words = shorten(subject) if subject is not None else self._subject(record, changes)
        return self._context.commit(self._context.change_set(act, words, changes, article_id=record.article_id))

    def _subject(self, record: Record, changes: tuple[Change, ...]) -> str:
        profile = self._context.profile
        return of_values(profile, record, changes) or of_record(profile, record)
