"""Review: every act of the curator on a record, each one committed transaction that can be undone.

What an act changes is `curator.domain.curation`'s; here it is named, stored and told. Acts take the record as the
screen holds it; the store refuses an act on something that has changed meanwhile, and the caller puts the result in
place with `curator.domain.change.apply_to_record`.
"""

from collections.abc import Collection, Iterable

from curator.domain import curation
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity, EntityKind
from curator.domain.evidence import Evidence
from curator.domain.ids import new_id
from curator.domain.record import Judgement, Link, Record
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
        """Entities by id; unknown ids are left out."""
        return self._context.reads.entities(ids)

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

    # Links

    def link(self, record: Record, value_ids: Collection[int], entity_id: int) -> ChangeSet | None:
        """Says that these names stand for an entity, as one act."""
        return self._link(record, value_ids, Link(Judgement.MATCHED, entity_id, self._context.actor))

    def link_new(
        self, record: Record, value_ids: Collection[int], kind: EntityKind | str, name: str
    ) -> ChangeSet | None:
        """Makes an entity and says that these names stand for it, as one act.

        Raises:
            ValueError: The name is empty or the kind is none; the message is for the person.
        """
        if not name.strip():
            raise ValueError("A new entity needs a name")
        entity = Entity(id=new_id(), kind=EntityKind(kind), name=name.strip())
        chosen = Link(Judgement.NEW, entity.id, self._context.actor)
        return self._link(record, value_ids, chosen, [Change(None, entity)])

    def refuse_link(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Says that none of the known entities is meant."""
        return self._link(record, value_ids, Link(Judgement.REJECTED, None, self._context.actor))

    def unlink(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Takes the links of these names away."""
        return self._link(record, value_ids, None)

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

    def _link(
        self, record: Record, value_ids: Collection[int], chosen: Link | None, first: Iterable[Change] = ()
    ) -> ChangeSet | None:
        changes = [change for value_id in value_ids for change in curation.link(record, value_id, chosen)]
        return self._do(Act.LINK, record, (*first, *changes) if changes else ())

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
