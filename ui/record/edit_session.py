"""The one editor that is open in the record: where its words go, and what becomes of words that do not fit.

Enter and Tab take the words in. Going elsewhere takes them in if they fit and keeps them as a draft if not; Esc
drops them. Words that were not changed store nothing, but Enter on them confirms the value.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from curator.domain.profile import Field
from curator.domain.record import Status, Value
from ui.desk import Desk, Focus, Outcome
from ui.record.editors import Editor, Leave, Search, make_editor, words_to_edit
from ui.record.field_form import FieldRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Opening:
    """What an editor was opened on."""

    focus: Focus
    field: Field
    value: Value | None
    row: FieldRow


class EditSession(QObject):
    """Opens and closes the editor of one value or one empty field.

    Signals:
        ended: An editor was closed; a `Leave` says how.

    Args:
        desk: Whom to ask.
        search: Finds entities for names being typed.
        parent: Its owner.
    """

    ended = Signal(object)

    def __init__(self, desk: Desk, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._search = search
        self._editor: Editor | None = None
        self._opening: Opening | None = None
        self._drafts: dict[Focus, str] = {}
        self._busy = False
        self._judged = False

    @property
    def editor(self) -> Editor | None:
        """The open editor."""
        return self._editor

    @property
    def focus(self) -> Focus | None:
        """The value or empty field that is being edited."""
        return self._opening.focus if self._opening else None

    @property
    def has_drafts(self) -> bool:
        """Whether words wait somewhere, in whichever article, that did not fit."""
        return bool(self._drafts)

    @property
    def judged(self) -> bool:
        """Whether the editor that was closed last judged a value that was open until then."""
        return self._judged

    def draft_of(self, entry_id: int) -> Focus | None:
        """A value or field of an entry for which words were typed that did not fit."""
        return next((focus for focus in self._drafts if focus.entry_id == entry_id), None)

    def begin(self, opening: Opening, *, take_keys: bool = True) -> None:
        """Opens an editor; one that is open elsewhere is left first.

        Args:
            opening: On what.
            take_keys: The person wants to type now; else it is a draft that comes back into view.
        """
        if self._editor is not None and self._opening is not None:
            if self._opening.focus == opening.focus and self._opening.row is opening.row:
                self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            self.suspend()
        editor = make_editor(opening.field, self._search)
        editor.begin(words_to_edit(opening.field, opening.value), self._drafts.get(opening.focus))
        editor.left.connect(self._left)
        self._editor, self._opening, self._judged = editor, opening, False
        opening.row.open_editor(editor, opening.value.id if opening.value else None)
        if not take_keys:
            opening.row.refuse(editor.problem())
        else:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def suspend(self) -> bool:
        """Leaves the editor because something else comes into view.

        Returns:
            Whether nothing is left untaken.
        """
        if self._editor is None:
            return True
        if self._take_if_it_fits():
            self._close(Leave.AWAY)
            return True
        self._keep_draft()
        self._close(Leave.AWAY)
        return False

    def put_aside(self) -> None:
        """Closes the editor without asking the desk, which has another record already; its words become a draft."""
        if self._editor is not None:
            if self._editor.changed:
                self._keep_draft()
            self._close(Leave.AWAY)

    def take(self) -> bool:
        """Takes the words in as Enter does, but stays where they do not fit; whether no editor is open afterwards."""
        if self._editor is None:
            return True
        self._left(Leave.ENTER if self._editor.changed else Leave.ESCAPE)
        return self._editor is None

    # Inside

    def _left(self, leave: Leave) -> None:
        editor, opening = self._editor, self._opening
        if editor is None or opening is None or self._busy:
            return
        if leave is Leave.ESCAPE:
            self._drafts.pop(opening.focus, None)
            self._close(leave)
        elif leave is Leave.AWAY:
            if self._take_if_it_fits():
                self._close(leave)
            else:
                self._keep_draft()
                opening.row.refuse(editor.problem())
        elif self._take(confirming=leave is Leave.ENTER):
            self._close(leave)

    def _take_if_it_fits(self) -> bool:
        """Takes the words in without asking; an editor that says nothing new has nothing to take."""
        editor = self._editor
        assert editor is not None
        if not editor.changed or not editor.typed.words:
            return True
        return not editor.problem() and self._take(confirming=False)

    def _take(self, *, confirming: bool) -> bool:
        """Has the desk store the words; where it refuses, its sentence stands under the field."""
        editor, opening = self._editor, self._opening
        assert editor is not None
        assert opening is not None
        value = opening.value
        if not editor.changed:
            if confirming and value is not None and (value.status.open or value.status is Status.REJECTED):
                self._judged = self._ask(lambda: self._desk.correct(value.id, value.words)).done
                return self._judged
            return True
        typed = editor.typed
        if not typed.words and value is None:
            return True
        outcome = self._ask(lambda: self._store(opening, typed.words))
        opening.row.refuse(outcome.sentence)
        if not outcome.done:
            return False
        self._drafts.pop(opening.focus, None)
        self._judged = value is not None and value.status.open
        stored = value.id if value is not None else outcome.added.id if outcome.added else None
        entity_id = typed.entity_id
        if entity_id is not None and stored is not None:
            self._ask(lambda: self._desk.link({stored}, entity_id))
        return True

    def _ask(self, act: Callable[[], T]) -> T:
        # While the desk answers, panels redraw and the focus may wander: that is no leaving.
        self._busy = True
        try:
            return act()
        finally:
            self._busy = False

    def _store(self, opening: Opening, words: str) -> Outcome:
        if opening.value is not None:
            return self._desk.correct(opening.value.id, words)
        assert opening.focus.entry_id is not None
        return self._desk.add_value(opening.focus.entry_id, opening.field.key, words)

    def _keep_draft(self) -> None:
        assert self._editor is not None
        assert self._opening is not None
        self._drafts[self._opening.focus] = self._editor.typed.words

    def _close(self, leave: Leave) -> None:
        editor, opening = self._editor, self._opening
        self._editor = self._opening = None
        self._busy = True
        try:
            if editor is not None:
                # Hidden with the focus in it, it would pass the focus on as Tab does, and the list would take a step.
                editor.input.clearFocus()
            if opening is not None:
                opening.row.close_editor()
        finally:
            self._busy = False
        self.ended.emit(leave)
