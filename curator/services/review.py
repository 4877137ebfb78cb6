"""Review: every act of the curator on a record, each one committed transaction that can be undone."""

from collections.abc import Collection
from dataclasses import dataclass

from curator.domain.change import Act, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.evidence import Evidence
from curator.domain.record import Record


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do now: the act and the words it was done to; None where there is nothing."""

    undo: tuple[Act, str] | None = None
    redo: tuple[Act, str] | None = None


class Review:
    """The curator's acts on records."""

    def open(self, article_id: int) -> Dossier:
        """An article with this curator's record, which is made empty where there is none."""
        raise NotImplementedError

    def confirm(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Confirms the open values among these."""
        raise NotImplementedError

    def reject(self, record: Record, value_ids: Collection[int], reason: str = "") -> ChangeSet | None:
        """Rejects these values."""
        raise NotImplementedError

    def postpone(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Marks the proposed values among these as in doubt."""
        raise NotImplementedError

    def correct(self, record: Record, value_id: int, words: str) -> ChangeSet | None:
        """Puts other words in a value's place."""
        raise NotImplementedError

    def add_entry(self, record: Record, group: str, words: str, evidence: Evidence | None) -> ChangeSet | None:
        """Adds an entry named by these words."""
        raise NotImplementedError

    def add_value(
        self, record: Record, entry_id: int, field: str, words: str, evidence: Evidence | None
    ) -> ChangeSet | None:
        """Adds a value to an entry."""
        raise NotImplementedError

    def add_evidence(self, record: Record, value_id: int, evidence: Evidence) -> ChangeSet | None:
        """Adds another range of the text to a value."""
        raise NotImplementedError

    def resize_evidence(self, record: Record, value_id: int, index: int, evidence: Evidence) -> ChangeSet | None:
        """Puts another range in place of one of a value's."""
        raise NotImplementedError

    def link(self, record: Record, value_ids: Collection[int], entity_id: int) -> ChangeSet | None:
        """Says that these names stand for an entity."""
        raise NotImplementedError

    def link_new(self, record: Record, value_ids: Collection[int], kind: str, name: str) -> ChangeSet | None:
        """Makes a new entity and says that these names stand for it."""
        raise NotImplementedError

    def refuse_link(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Says that none of the known entities is meant."""
        raise NotImplementedError

    def unlink(self, record: Record, value_ids: Collection[int]) -> ChangeSet | None:
        """Takes the links of these names away."""
        raise NotImplementedError

    def annotate(self, record: Record, value_id: int, note: str) -> ChangeSet | None:
        """Writes the curator's remark on a value."""
        raise NotImplementedError

    def finish(self, record: Record) -> ChangeSet | None:
        """Says that the article is done."""
        raise NotImplementedError

    def reopen(self, record: Record) -> ChangeSet | None:
        """Says that the article is not done after all."""
        raise NotImplementedError

    def undo(self) -> ChangeSet | None:
        """Takes back this curator's last act."""
        raise NotImplementedError

    def redo(self) -> ChangeSet | None:
        """Restores what was undone last."""
        raise NotImplementedError

    def undoable(self) -> UndoState:
        """What undo and redo would do now."""
        raise NotImplementedError

    def entities(self, ids: Collection[int]) -> dict[int, Entity]:
        """Entities by id."""
        raise NotImplementedError
