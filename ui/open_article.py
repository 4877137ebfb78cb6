"""The open article and what is in focus in it: what the panels look at together. Acts on it are `ui.desk`'s."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from curator.app import Workspace
from curator.domain.article import Article
from curator.domain.checks import Finding, check_record
from curator.domain.dossier import Dossier
from curator.domain.lesson import Lesson, Scope
from curator.domain.profile import Profile
from curator.domain.record import Entry, Status, Value
from curator.domain.registry import Mention, Reach
from curator.errors import UserError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Focus:
    """What the curator looks at: an entry, and within it one value; no value means the entry as a whole.

    Attributes:
        entry_id: The entry.
        value_id: One of its values.
        field: The key of a field without a value, which waits for one; acts on values do nothing then.
    """

    entry_id: int | None = None
    value_id: int | None = None
    field: str = ""


class OpenArticle(QObject):
    """The open article, what is in focus in its record, and what is selected in its text.

    Signals:
        leaving: Another article is about to take the open one's place: whatever is being typed is to be taken in now.
        opened: A `Dossier` was opened, or None: no article is open.
        focused: `Focus` whenever it moves; listeners scroll to it.
        text_selected: `(start, end)` in code points, or None: what is selected in the article.
        rejected_toggled: Whether rejected facts are shown, in the text and in the record.
        failed: A `UserError` that the window shows.
    """

    leaving = Signal()
    opened = Signal(object)
    focused = Signal(object)
    text_selected = Signal(object)
    rejected_toggled = Signal(bool)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.dossier: Dossier | None = None
        self.focus = Focus()
        self.piece = 0
        self.selection: tuple[int, int] | None = None
        self.rejected = False
        self._places: dict[int, int] = {}
        self._hidden: frozenset[int] = frozenset()
        self._ordered: tuple[Dossier | None, list[Entry]] = None, []

    @property
    def profile(self) -> Profile:
        """The workspace's profile."""
        return self.workspace.profile

    def open(self, article_id: int | None) -> None:
        """Opens an article, with the first unresolved entry in focus; None closes the open one."""
        found = None
        if article_id is not None:
            found = self._try(lambda: self.workspace.review.open(article_id))
            if found is None:
                return
        if self.dossier is not None and self.dossier.article.id != article_id:
            self.leaving.emit()
        self.dossier = found
        self.selection = None
        self.focus = Focus()
        self._places, self._hidden, self._ordered = {}, frozenset(), (None, [])
        self.opened.emit(self.dossier)
        self.set_focus(Focus(next((entry.id for entry in self.entries() if entry.status.open), None)))

    def arrange(self, entry_ids: Sequence[int], hidden: Collection[int] = ()) -> None:
        """Says in which order the screen shows the entries of the open article, so that steps follow it.

        Args:
            entry_ids: All of them.
            hidden: Those of them that are not to be seen, rejected ones above all; they keep their place.
        """
        self._places = {entry_id: place for place, entry_id in enumerate(entry_ids)}
        self._hidden = frozenset(hidden)
        self._ordered = None, []

    def entries(self) -> Sequence[Entry]:
        """The open record's entries in the order of the screen; without one by group, then by position."""
        if self.dossier is None:
            return ()
        if self._ordered[0] is not self.dossier:
            groups = {group.key: place for place, group in enumerate(self.profile.groups)}
            last = len(self._places)
            ordered = sorted(
                (entry for entry in self.dossier.record.entries if entry.group in groups),
                key=lambda entry: (self._places.get(entry.id, last), groups[entry.group]),
            )
            self._ordered = self.dossier, ordered
        return self._ordered[1]

    def findings(self) -> list[Finding]:
        """What the profile's checks find in the open record."""
        return check_record(self.profile, self.dossier.record) if self.dossier else []

    def focused_entry(self) -> Entry | None:
        """The entry in focus."""
        return next((entry for entry in self.entries() if entry.id == self.focus.entry_id), None)

    def focused_values(self) -> tuple[Value, ...]:
        """The value in focus, or all values of the entry in focus."""
        entry = self.focused_entry()
        if entry is None or self.focus.field:
            return ()
        chosen = tuple(value for value in entry.values if value.id == self.focus.value_id)
        return chosen or entry.values

    def set_focus(self, focus: Focus, piece: int = 0) -> None:
        """Moves the focus and tells everybody, also when it stays where it is (so that they scroll to it).

        Args:
            focus: Where to.
            piece: Which piece of the value's evidence is looked at, from 0.
        """
        self.focus = focus
        self.piece = piece
        self.focused.emit(focus)

    def settle(self) -> None:
        """Leaves an entry that is no longer to be seen for the nearest that is; tells everybody what is in focus."""
        order = [entry.id for entry in self.entries()]
        here = self.focus.entry_id
        if here not in order or here in self._hidden:
            at = order.index(here) if here in order else 0
            near = (entry_id for entry_id in order[at:] + order[:at][::-1] if entry_id not in self._hidden)
            self.focus = Focus(next(near, None))
        self.set_focus(self.focus)

    def set_selection(self, selection: tuple[int, int] | None) -> None:
        """Remembers what is selected in the text, in code points."""
        if selection != self.selection:
            self.selection = selection
            self.text_selected.emit(selection)

    def show_rejected(self, shown: bool) -> None:
        """Shows rejected facts everywhere, or nowhere."""
        if shown is not self.rejected:
            self.rejected = shown
            self.rejected_toggled.emit(shown)

    def step(self, by: int) -> None:
        """Moves the focus to the next (1) or previous (-1) entry."""
        entries = [entry.id for entry in self.entries() if entry.status is not Status.REJECTED]
        if entries:
            here = entries.index(self.focus.entry_id) + by if self.focus.entry_id in entries else 0
            self.set_focus(Focus(entries[max(0, min(here, len(entries) - 1))]))

    def next_unresolved(self) -> None:
        """Moves the focus to the next entry with a proposed value, after the present one and then from the top.

        Whoever judges value by value goes to the next proposed value of the same entry first.
        """
        if self.focus != Focus(self.focus.entry_id) and self._next_value():
            return
        entry = self.upcoming()
        if entry is not None:
            self.set_focus(Focus(entry.id))
            return
        self.focus = Focus(self.focus.entry_id)
        self.settle()

    def upcoming(self) -> Entry | None:
        """The next entry with a proposed value after the one in focus, and then from the top."""
        entries = self.entries()
        here = next((i for i, entry in enumerate(entries) if entry.id == self.focus.entry_id), -1)
        order = chain(islice(entries, here + 1, None), islice(entries, here + 1))
        return next((entry for entry in order if entry.status is Status.PROPOSED), None)

    def _next_value(self) -> bool:
        entry = self.focused_entry()
        if entry is None:
            return False
        ids = [value.id for value in entry.values]
        here = ids.index(self.focus.value_id) if self.focus.value_id in ids else -1
        for value in entry.values[here + 1 :] + entry.values[: here + 1]:
            if value.status is Status.PROPOSED:
                self.set_focus(Focus(entry.id, value.id))
                return True
        return False

    def selected_words(self) -> str:
        """The selected text on one line, or nothing."""
        if not self.selection or not self.dossier:
            return ""
        start, end = self.selection
        return " ".join(self.dossier.article.text[start:end].split())

    def alike(self, value: Value, kind: str, scope: Scope) -> list[Mention]:
        """Where else within a scope the name of a value of the open article is written; none where the store fails."""
        article = self._article()
        return self._try(lambda: self.workspace.linking.alike(value, kind, article, scope)) or []

    def ahead(self, value: Value, entity_ids: Sequence[int | None], scope: Scope, *, others: bool) -> list[Reach]:
        """How many values each choice would change; see `curator.services.linking.Linking.ahead`."""
        dossier = self.dossier
        assert dossier is not None, "no article is open"
        ahead = self.workspace.linking.ahead
        found = self._try(lambda: ahead(dossier.record, value.id, entity_ids, dossier.article, scope, others=others))
        return found or [Reach()] * len(entity_ids)

    def ahead_of_none(self, value: Value, refused: Collection[int], scope: Scope) -> Reach:
        """How many values would change if none of these were meant."""
        dossier = self.dossier
        assert dossier is not None, "no article is open"
        ahead = self.workspace.linking.ahead_of_none
        return self._try(lambda: ahead(dossier.record, value.id, refused, scope)) or Reach()

    def lesson_behind(self, value: Value) -> Lesson | None:
        """What was learned that made a value's automatic link, or None where it was made without."""
        lessons = self._try(lambda: self.workspace.linking.lessons([value.words])) or []
        return next((each for each in lessons if value.link is not None and each.rule == value.link.by), None)

    def _article(self) -> Article:
        assert self.dossier is not None, "no article is open"
        return self.dossier.article

    def _try(self, call: Callable[[], T]) -> T | None:
        try:
            return call()
        except UserError as error:
            self.failed.emit(error)
            return None
