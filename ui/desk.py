"""The desk: the open article, what is in focus, and every act on it. Widgets ask here and listen here.

It turns an act into a call of the review service, puts the committed changes in place in memory, and tells everybody.
What is open and in focus is `ui.open_article`'s, drawing is the panels', words for menus are `ui.words`'.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal

from curator.app import Workspace
from curator.domain.change import ChangeSet, apply_to_record
from curator.domain.dossier import Dossier
from curator.domain.evidence import Evidence, cite
from curator.domain.lesson import Scope
from curator.domain.record import Record, Status, Value
from curator.domain.registry import Mention
from curator.domain.sureness import SURE_ONES, sure_values
from curator.errors import ConflictError, UserError
from ui.open_article import Focus, OpenArticle
from ui.travel import links_many, place_of, reaches, touched_by

__all__ = ["Desk", "Focus", "Outcome", "RecordChanged"]


@dataclass(frozen=True, slots=True)
class RecordChanged:
    """The open dossier after an act, of this curator or of somebody else.

    Attributes:
        dossier: As it is now.
        leaving: The focus moves right after this: nobody need show anew what is in focus before.
    """

    dossier: Dossier
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act.

    Attributes:
        done: Nothing stood in its way, also where nothing had to be changed.
        sentence: Why words do not fit; empty where the store failed, which the window has said already.
        added: The value that came into being first, or None.
        committed: What was stored, or None.
    """

    done: bool
    sentence: str = ""
    added: Value | None = None
    committed: ChangeSet | None = None


class Desk(OpenArticle):
    """The open article and the acts on it.

    Signals:
        changed: `RecordChanged` after every committed act on the open article, also one that was made elsewhere.
        committed: A `ChangeSet` of any article, for the queue, the undo menu and “All saved”.
        told: A sentence about an act of many parts, and its id, for the window to say and to offer to undo.
        travelled: The `ChangeSet` by which an act was taken back or restored here, once that is to be seen.

    Attributes:
        last_act: The id of the newest change set that was made here, or None.
    """

    changed = Signal(object)
    committed = Signal(object)
    told = Signal(str, object)
    travelled = Signal(object)
    _heard = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(workspace, parent)
        self.last_act: int | None = None
        self._own: set[int] = set()
        self._before: dict[int, int | None] = {}
        # Commits are heard on the thread that made them, which for imports and extraction is not the window's.
        self._heard.connect(self._take_note, Qt.ConnectionType.QueuedConnection)
        self._leave = workspace.subscribe(self._heard.emit)

    def close(self) -> None:
        """Hears no more commits; for the end of the window."""
        self._leave()

    # Judgements on what is in focus

    def confirm(self, *, stay: bool = False) -> None:
        """Confirms what is in focus and goes to the next unresolved; where nothing is in focus, it only goes."""
        if not stay and not self.focused_values():
            self.next_unresolved()
            return
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
        self._confirm_many(ids)

    def confirm_sure(self) -> int | None:
        """Confirms what is proposed with a confidence of 0.9 or more in all groups, as one act; goes on likewise.

        Returns:
            How many values; None where the store failed.
        """
        ids = sure_values(self.entries())
        return len(ids) if self._confirm_many(ids, SURE_ONES) else None

    # Changes of words and evidence

    def correct(self, value_id: int, words: str) -> Outcome:
        """Puts other words in place."""
        return self._act(lambda: self.workspace.review.correct(self._record(), value_id, words))

    def add_entry(self, group: str, words: str = "", *, cited: bool = False) -> Outcome:
        """Adds an entry, which comes into focus.

        Args:
            group: The profile's group key.
            words: Typed words; empty means the selected text, with the selection as evidence.
            cited: The typed words read the selected text otherwise: it is their evidence all the same.
        """
        evidence = self._selected_evidence() if cited or not words else None
        before = self.focus.entry_id
        outcome = self._cite(
            evidence,
            lambda: self.workspace.review.add_entry(self._record(), group, words or self.selected_words(), evidence),
        )
        if outcome.added:
            self._before[outcome.added.entry_id] = before
            self.set_focus(Focus(outcome.added.entry_id))
        return outcome

    def add_value(self, entry_id: int, field: str, words: str = "", *, cited: bool = False) -> Outcome:
        """Adds a value to an entry; the rest as `add_entry`."""
        evidence = self._selected_evidence() if cited or not words else None
        return self._cite(
            evidence,
            lambda: self.workspace.review.add_value(
                self._record(), entry_id, field, words or self.selected_words(), evidence
            ),
        )

    def add_evidence(self, value_id: int) -> None:
        """Adds the selected text to a value's evidence."""
        evidence = self._selected_evidence()
        if evidence:
            self._cite(evidence, lambda: self.workspace.review.add_evidence(self._record(), value_id, evidence))

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

    def link(
        self,
        value_ids: Collection[int],
        entity_id: int,
        scope: Scope = Scope.EVERYWHERE,
        others: Sequence[Mention] = (),
    ) -> Outcome:
        """Says that these names stand for an entity; see `curator.services.linking.Linking.link`."""
        linking = self.workspace.linking
        return self._act(lambda: linking.link(self._record(), value_ids, entity_id, scope=scope, others=others))

    def link_by(self, choose: Callable[[Record], ChangeSet | None]) -> Outcome:
        """Says what names stand for; `choose` gets the record and calls `curator.services.linking`."""
        return self._act(lambda: choose(self._record()))

    def unlink(self, value_ids: Collection[int]) -> None:
        """Takes the links of these names away."""
        self._act(lambda: self.workspace.linking.unlink(self._record(), value_ids))

    # The article as a whole

    def finish(self) -> bool:
        """Says that the article is done; whether it is now."""
        return self._act(lambda: self.workspace.review.finish(self._record())).done

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

    def _confirm_many(self, ids: Collection[int], subject: str | None = None) -> bool:
        if not self._act(lambda: self.workspace.review.confirm(self._record(), ids, subject)).done:
            return False
        entry = self.focused_entry()
        if entry is None or not entry.status.open:
            self.next_unresolved()
        return True

    def _judge(self, act: Callable[[set[int]], ChangeSet | None], *, stay: bool) -> None:
        ids = {value.id for value in self.focused_values()}
        if not ids:
            return
        if not self._act(lambda: act(ids), leaving=True).done:
            return
        if stay:
            self.settle()
        else:
            self.next_unresolved()

    def _act(self, act: Callable[[], ChangeSet | None], *, leaving: bool = False) -> Outcome:
        """Runs one act; hands back why words did not fit, shows every other failure.

        Args:
            act: The call of the service.
            leaving: Whether the caller sets the focus right after.
        """
        if self.dossier is None:
            return Outcome(done=False)
        try:
            done = act()
        except ValueError as error:
            return Outcome(done=False, sentence=str(error))
        except UserError as error:
            self.failed.emit(error)
            if isinstance(error, ConflictError):
                self._reload()
            return Outcome(done=False)
        if done is None:
            return Outcome(done=True)
        self._take_in(done, leaving=leaving)
        new = (change.after for change in done.changes if change.before is None)
        return Outcome(done=True, added=next((each for each in new if isinstance(each, Value)), None), committed=done)

    def _cite(self, evidence: Evidence | None, act: Callable[[], ChangeSet | None]) -> Outcome:
        """Runs an act; a selection that became evidence by it is selected no more."""
        outcome = self._act(act)
        if evidence and outcome.done:
            self.set_selection(None)
        return outcome

    def _take_note(self, done: ChangeSet) -> None:
        """Tells of a commit that was not made here, and shows the open article anew where it was made in it."""
        if done.id in self._own:
            self._own.discard(done.id)
            return
        self.committed.emit(done)
        if self.dossier is not None and reaches(done, self.dossier):
            self._reload()

    def _take_in(self, done: ChangeSet, *, leaving: bool) -> None:
        dossier = self._dossier()
        record = apply_to_record(dossier.record, done.changes)
        linked = {value.link.entity_id for value in record.values() if value.link and value.link.entity_id}
        entities = dossier.entities
        if not linked <= set(entities):
            entities = {**entities, **self.workspace.review.entities(linked - set(entities))}
        self.dossier = replace(dossier, record=record, entities=entities)
        self.changed.emit(RecordChanged(self.dossier, leaving))
        self._announce(done)

    def _announce(self, done: ChangeSet) -> None:
        self.last_act = done.id
        self._own.add(done.id)
        self.committed.emit(done)

    def _reload(self) -> None:
        """Takes in what somebody else did to the open article; focus, selection and open editors stay."""
        old = self._dossier().article
        found = self._try(lambda: self.workspace.review.open(old.id))
        if found is None:
            return
        if (found.article.text, found.article.passages) != (old.text, old.passages):
            self.open(old.id)
            return
        self.dossier = found
        self.changed.emit(RecordChanged(found))
        if self.focused_entry() is None:
            self.next_unresolved()

    def _travel(self, way: Callable[[], ChangeSet | None]) -> None:
        done = self._try(way)
        if done is None:
            return
        here = self.dossier is not None and done.article_id == self.dossier.article.id
        if here:
            self._take_in(done, leaving=True)
        else:
            self._announce(done)
            if done.article_id is not None and (self.dossier is None or not links_many(done)):
                self.open(done.article_id)
            elif self.dossier is not None:
                self._reload()
        touched = touched_by(done)
        # Of what was done to many at once no one is meant: whoever is at work stays where they are.
        if touched and done.article_id is not None and (len(touched) == 1 or self.focused_entry() is None):
            self.focus = place_of(done, self.entries(), self.focus, self._before)
        self.settle()
        self.travelled.emit(done)
