"""Choosing the entity of the name in focus: asks the registry, and has the desk store what was chosen."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from curator.domain.change import ChangeSet
from curator.domain.entity import Candidate, Entity
from curator.errors import UserError
from ui.desk import Desk
from ui.idle import Idle
from ui.record.card_content import named_value
from ui.record.stands_for import StandsFor


class Linking(QObject):
    """Between the candidates on the card and the desk.

    Signals:
        done: Something was chosen, or the search was left; the keys go back to the list.
        linked: What was chosen is stored.

    Args:
        desk: Whom to ask.
        parent: Its owner.
    """

    done = Signal()
    linked = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ahead: dict[tuple[str, str], Sequence[Candidate]] = {}
        idle = Idle(self._look_ahead, self)
        desk.focused.connect(lambda _focus: idle.start())
        desk.committed.connect(self._forget)
        self.stands_for = StandsFor(self._candidates, self.find)
        self.stands_for.picked.connect(self._link)
        self.stands_for.new_wanted.connect(self.new)
        self.stands_for.none_wanted.connect(self.none)
        self.stands_for.left.connect(self.done)

    @property
    def possible(self) -> bool:
        """Whether what is in focus names an entity."""
        return not self.stands_for.isHidden() and self.stands_for.value is not None

    def find(self, words: str, kind: str) -> Sequence[Candidate]:
        """Entities of a kind for words being typed; none, and a message in the window, where the store fails."""
        try:
            return self._desk.workspace.registry.search(words, kind)
        except UserError as error:
            self._desk.failed.emit(error)
            return []

    def search(self) -> None:
        """Opens the search line."""
        if self.possible:
            self.stands_for.begin_search()

    def pick(self, number: int, *, everywhere: bool) -> None:
        """Chooses the candidate of a number key.

        Args:
            number: As it is numbered on the screen, from 1.
            everywhere: For every value of this record with the same words.
        """
        candidate = self.stands_for.candidate(number) if self.possible else None
        value = self.stands_for.value
        if candidate is not None and value is not None:
            ids = self._desk.identical(value) if everywhere else {value.id}
            self.done.emit()
            self._desk.link(ids, candidate.entity.id)
            self.linked.emit()

    def new(self, name: str = "") -> None:
        """Makes a new entity of this name, or of the value's own words."""
        value = self.stands_for.value
        if self.possible and value is not None:
            self.stands_for.end_search()
            self.done.emit()
            self._desk.link_new({value.id}, self.stands_for.kind, name or value.words)
            self.linked.emit()

    def none(self) -> None:
        """Says that none of the known entities is meant."""
        value = self.stands_for.value
        if self.possible and value is not None:
            self.stands_for.end_search()
            self.done.emit()
            self._desk.refuse_link({value.id})
            self.linked.emit()

    def _link(self, entity_id: int) -> None:
        value = self.stands_for.value
        if value is not None:
            self.done.emit()
            self._desk.link({value.id}, entity_id)
            self.linked.emit()

    def _candidates(self, words: str, kind: str) -> Sequence[Candidate]:
        known = self._ahead.get((words, kind))
        if known is not None:
            return known
        try:
            return self._desk.workspace.registry.candidates(words, kind)
        except UserError as error:
            self._desk.failed.emit(error)
            return []

    def _look_ahead(self) -> None:
        """Asks for the candidates of the entry that comes next, while the curator reads the one in focus."""
        profile, entry = self._desk.profile, self._desk.upcoming()
        named = named_value(profile, entry) if entry else None
        if entry is None or named is None:
            return
        key = named.words, profile.group(entry.group).field(named.field).entity
        if key not in self._ahead:
            # Whoever gets there is told what went wrong; now nobody has asked.
            with suppress(UserError):
                self._ahead = {key: self._desk.workspace.registry.candidates(*key)}

    def _forget(self, done: ChangeSet) -> None:
        """Known candidates may be others once an entity is."""
        if any(isinstance(change.state, Entity) for change in done.changes):
            self._ahead = {}
