"""The desk: the open article, what is in focus, and every act on it. Widgets ask here and listen here.

It turns an act into a call of the review service, puts the committed changes in place in memory, and tells everybody.
What is open and in focus is `ui.open_article`'s, drawing is the panels', words for menus are `ui.words`'.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal

from curator.app import Workspace
from curator.domain.change import ChangeSet, apply_to_record
from curator.domain.dossier import Dossier
from curator.domain.evidence import Evidence, cite
from curator.domain.record import Entry, Record, Status, Value
from curator.errors import ConflictError, UserError
from ui.open_article import Focus, OpenArticle

__all__ = ["Desk", "Focus", "RecordChanged"]


@dataclass(frozen=True, slots=True)
class RecordChanged:
    """The open dossier after an act.

    Attributes:
        dossier: As it is now.
        change_set: What was committed.
    """

    dossier: Dossier
    change_set: ChangeSet


class Desk(OpenArticle):
    """The open article and the acts on it.

    Signals:
        changed: `RecordChanged` after every committed act on the open article.
        committed: A `ChangeSet` of any article, for the queue, the undo menu and “All saved”.
    """

    changed = Signal(object)
    committed = Signal(object)
    _heard = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(workspace, parent)
        self._own: set[int] = set()
        # Commits are heard on the thread that made them, which for imports and extraction is not the window's.
        self._heard.connect(self._take_note, Qt.ConnectionType.QueuedConnection)
        self._leave = workspace.subscribe(self._heard.emit)

    def close(self) -> None:
        """Hears no more commits; for the end of the window."""
        self._leave()

    # Judgements on what is in focus

    def confirm(self, *, stay: bool = False) -> None:
        """Confirms what is in focus and goes to the next unresolved."""
        self._judge(lambda ids: self.workspace.review.confirm(self._record(), ids), stay=stay)

    def reject(self, reason: str = "", *, stay: bool = False) -> None:
        """Rejects what is in focus and goes to the next unresolved."""
        self._judge(lambda ids: self.workspace.review.reject(self._record(), ids, reason), stay=stay)

    def postpone(self) -> None:
        """Marks what is in focus as in doubt and goes to the next unresolved."""
        self._judge(lambda ids: self.workspace.review.postpone(self._record(), ids), stay=False)

    def confirm_group(self, group: str) -> None:
        """Confirms everything still proposed in a group, as one act; what was postponed waits.

        Goes to the next unresolved where nothing is left to judge at the entry in focus.
        """
        ids = {
            value.id
            for entry in self.entries()
            if entry.group == group
            for value in entry.values
            if value.status is Status.PROPOSED
        }
        self._act(lambda: self.workspace.review.confirm(self._record(), ids))
        entry = self.focused_entry()
        if entry is None or not entry.status.open:
            self.next_unresolved()

    # Changes of words and evidence

    def correct(self, value_id: int, words: str) -> str:
        """Puts other words in place.

        Returns:
            Empty, or a sentence that says why these words do not fit; nothing was changed then.
        """
        return self._act(lambda: self.workspace.review.correct(self._record(), value_id, words))

    def add_entry(self, group: str, words: str = "", *, cited: bool = False) -> str:
        """Adds an entry, which comes into focus.

        Args:
            group: The profile's group key.
            words: Typed words; empty means the selected text, with the selection as evidence.
            cited: The typed words read the selected text otherwise: it is their evidence all the same.

        Returns:
            As `correct`.
        """
        before = {entry.id for entry in self.entries()}
        evidence = self._selected_evidence() if cited or not words else None
        said = self._act(
            lambda: self.workspace.review.add_entry(self._record(), group, words or self.selected_words(), evidence)
        )
        new = [entry.id for entry in self.entries() if entry.id not in before]
        if new:
            self.set_focus(Focus(new[0]))
        return said

    def add_value(self, entry_id: int, field: str, words: str = "", *, cited: bool = False) -> str:
        """Adds a value to an entry; the rest as `add_entry`."""
        evidence = self._selected_evidence() if cited or not words else None
        return self._act(
            lambda: self.workspace.review.add_value(
                self._record(), entry_id, field, words or self.selected_words(), evidence
            )
        )

    def add_evidence(self, value_id: int) -> None:
        """Adds the selected text to a value's evidence."""
        evidence = self._selected_evidence()
        if evidence:
            self._act(lambda: self.workspace.review.add_evidence(self._record(), value_id, evidence))

    def resize_evidence(self, value_id: int, index: int, start: int, end: int) -> None:
        """Gives a value's evidence number `index` another range, in code points."""
        text = self._dossier().article.text
        if 0 <= start < end <= len(text):
            evidence = cite(text, start, end)
            self._act(lambda: self.workspace.review.resize_evidence(self._record(), value_id, index, evidence))

    def annotate(self, value_id: int, note: str) -> None:
        """Writes a remark on a value."""
        self._act(lambda: self.workspace.review.annotate(self._record(), value_id, note))

    # Links

    def link(self, value_ids: Collection[int], entity_id: int) -> None:
        """Says that these names stand for an entity."""
        self._act(lambda: self.workspace.review.link(self._record(), value_ids, entity_id))

    def link_new(self, value_ids: Collection[int], kind: str, name: str) -> None:
        """Makes a new entity and says that these names stand for it."""
        self._act(lambda: self.workspace.review.link_new(self._record(), value_ids, kind, name))

    def refuse_link(self, value_ids: Collection[int]) -> None:
        """Says that none of the known entities is meant."""
        self._act(lambda: self.workspace.review.refuse_link(self._record(), value_ids))

    def unlink(self, value_ids: Collection[int]) -> None:
        """Takes the links of these names away."""
        self._act(lambda: self.workspace.review.unlink(self._record(), value_ids))

    def identical(self, value: Value) -> set[int]:
        """The values of the open record that name an entity with the same words, this one included."""
        return {
            other.id
            for entry in self.entries()
            for other in entry.values
            if other.words == value.words and self._names_entity(entry, other)
        } | {value.id}

    # The article as a whole

    def finish(self) -> None:
        """Says that the article is done."""
        self._act(lambda: self.workspace.review.finish(self._record()))

    def reopen(self) -> None:
        """Says that the article is not done after all."""
        self._act(lambda: self.workspace.review.reopen(self._record()))

    def undo(self) -> None:
        """Takes back this curator's last act, in whichever article it was, and goes there."""
        self._travel(self.workspace.review.undo)

    def redo(self) -> None:
        """Restores what was undone last, and goes there."""
        self._travel(self.workspace.review.redo)

    # Inside

    def _dossier(self) -> Dossier:
        assert self.dossier is not None, "no article is open"
        return self.dossier

    def _record(self) -> Record:
        return self._dossier().record

    def _selected_evidence(self) -> Evidence | None:
        return cite(self._dossier().article.text, *self.selection) if self.selection else None

    def _names_entity(self, entry: Entry, value: Value) -> bool:
        return self.profile.group(entry.group).field(value.field).type.names_entity

    def _judge(self, act: Callable[[set[int]], ChangeSet | None], *, stay: bool) -> None:
        ids = {value.id for value in self.focused_values()}
        if not ids:
            return
        self._act(lambda: act(ids))
        if stay:
            self.set_focus(self.focus)
        else:
            self.next_unresolved()

    def _act(self, act: Callable[[], ChangeSet | None]) -> str:
        """Runs one act; returns a sentence where the words did not fit, shows every other failure."""
        if self.dossier is None:
            return ""
        try:
            done = act()
        except ValueError as error:
            return str(error)
        except ConflictError as error:
            self.failed.emit(error)
            self._reload()
            return ""
        except UserError as error:
            self.failed.emit(error)
            return ""
        if done:
            self._take_in(done)
        return ""

    def _take_note(self, done: ChangeSet) -> None:
        """Tells of a commit that was not made here, and shows the open article anew where it was made in it."""
        if done.id in self._own:
            self._own.discard(done.id)
            return
        self.committed.emit(done)
        if self.dossier is not None and done.article_id == self.dossier.article.id:
            self._reload()

    def _take_in(self, done: ChangeSet) -> None:
        dossier = self._dossier()
        record = apply_to_record(dossier.record, done.changes)
        linked = {value.link.entity_id for value in record.values() if value.link and value.link.entity_id}
        entities = dossier.entities
        if not linked <= set(entities):
            entities = {**entities, **self.workspace.review.entities(linked - set(entities))}
        self.dossier = replace(dossier, record=record, entities=entities)
        self.changed.emit(RecordChanged(self.dossier, done))
        self._announce(done)

    def _announce(self, done: ChangeSet) -> None:
        self._own.add(done.id)
        self.committed.emit(done)

    def _reload(self) -> None:
        focus = self.focus
        self.open(self._dossier().article.id)
        if any(entry.id == focus.entry_id for entry in self.entries()):
            self.set_focus(focus)

    def _travel(self, way: Callable[[], ChangeSet | None]) -> None:
        done = self._try(way)
        if done is None:
            return
        here = self.dossier is not None and done.article_id == self.dossier.article.id
        if here:
            self._take_in(done)
        else:
            self._announce(done)
            self.open(done.article_id)
        touched = next((change.state for change in done.changes if isinstance(change.state, Value)), None)
        if touched and any(entry.id == touched.entry_id for entry in self.entries()):
            self.set_focus(Focus(touched.entry_id))
