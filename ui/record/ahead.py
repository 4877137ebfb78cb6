"""Candidates: asked for the name in focus, and for the one that comes next while the curator reads."""

from contextlib import suppress

from PySide6.QtCore import QObject

from curator.domain.change import ChangeSet
from curator.domain.entity import Entity
from curator.domain.lesson import Lesson
from curator.domain.record import Value
from curator.errors import UserError
from ui.desk import Desk
from ui.idle import Idle
from ui.record.candidate_rows import Found
from ui.record.card_content import named_value


class Ahead:
    """Knows the candidates of the entry that comes next before it is opened.

    Args:
        desk: Whom to ask.
        owner: Ends with it.
    """

    def __init__(self, desk: Desk, owner: QObject) -> None:
        self._desk = desk
        self._known: dict[int, Found] = {}
        idle = Idle(self._look, owner)
        desk.focused.connect(lambda _focus: idle.start())
        desk.committed.connect(self._forget)

    def candidates(self, value: Value, kind: str) -> Found:
        """Ranked entities of a kind for a value of the open article."""
        known = self._known.get(value.id)
        if known is not None:
            return known
        assert self._desk.dossier is not None
        try:
            return Found(self._desk.workspace.registry.candidates(value, kind, self._desk.dossier))
        except UserError as error:
            return Found(failure=str(error))

    def _look(self) -> None:
        profile, entry = self._desk.profile, self._desk.upcoming()
        named = named_value(profile, entry) if entry else None
        if entry is None or named is None or self._desk.dossier is None or named.id in self._known:
            return
        kind = profile.group(entry.group).field(named.field).entity
        # Whoever gets there is told what went wrong; now nobody has asked.
        with suppress(UserError):
            found = self._desk.workspace.registry.candidates(named, kind, self._desk.dossier)
            self._known = {named.id: Found(found)}

    def _forget(self, done: ChangeSet) -> None:
        """Known candidates may be others once an entity, a link or what was learned is."""
        if done.untold or any(_moves(change.before, change.after) for change in done.changes):
            self._known = {}


def _moves(before: object, after: object) -> bool:
    if isinstance(before, Value) and isinstance(after, Value):
        return before.link != after.link or before.words != after.words
    return isinstance(after or before, Entity | Lesson)
