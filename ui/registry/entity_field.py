"""A line in which an entity is chosen by typing a part of one of its names."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from curator.domain.entity import Entity, EntityKind
from ui.desk import Desk
from ui.record.suggestions import Suggestion, Suggestions
from ui.registry.quiet_line import QuietLine
from ui.registry.words import kind_name, told_by
from ui.tasks import Task, Tasks

_MOST = 6
_MILLISECONDS_TO_GATHER = 60


class EntityField(QWidget):
    """The line and what is found, below it.

    Signals:
        chosen: The `Entity` that was chosen, or None: the line was emptied.

    Args:
        desk: Whose workspace's registry is searched.
        tasks: Where it is searched.
        name: Of the field, for a screen reader.
        kind: Of the entities that can be chosen.
        clears: Whether an emptied line means that none is chosen.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, name: str, kind: EntityKind | None, *, clears: bool = True) -> None:
        super().__init__()
        self._desk, self._tasks = desk, tasks
        self._clears = clears
        self.kind = kind
        self.without: frozenset[int] = frozenset()
        self._asked: Task | None = None
        self._found: dict[int, Entity] = {}
        self.line = QuietLine(name)
        self.line.setPlaceholderText(self.tr("Search by name"))
        self.offers = Suggestions(self)
        self.offers.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.offers)
        self._later = QTimer(self, singleShot=True, interval=_MILLISECONDS_TO_GATHER)
        self._later.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda _words: self._later.start())
        self.line.take = self._take_typed
        self.line.filter = self._pressed
        self.offers.chosen.connect(self._take)

    def show_entity(self, entity: Entity | None) -> None:
        """Shows an entity as the chosen one."""
        self.line.show_text(entity.name if entity else "")

    def _ask(self) -> None:
        """Searches on another thread; the latest asking wins."""
        words, registry, kind = self.line.text().strip(), self._desk.workspace.registry, self.kind
        if self._asked is not None:
            self._asked.cancel()
        if not words:
            self._show([])
            return
        asked: Task | None = None

        def answer(found: Sequence[Entity]) -> None:
            if asked is self._asked and self.line.hasFocus():
                self._show([each for each in found if each.id not in self.without])

        asked = self._tasks.run(
            lambda _watch: [each.entity for each in registry.search(words, kind)],
            answer,
            self._desk.failed.emit,
            owner=self,
        )
        self._asked = asked

    def _show(self, found: Sequence[Entity]) -> None:
        self._found = {each.id: each for each in found[:_MOST]}
        self.offers.show_offers([self._offer(each) for each in self._found.values()], marked=True)
        self.offers.setVisible(bool(self._found))

    def _offer(self, entity: Entity) -> Suggestion:
        kind = kind_name(entity.kind) if self.kind is None else ""
        return Suggestion(entity.name, " · ".join(part for part in (kind, told_by(entity)) if part), entity.id)

    def _pressed(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.offers.isVisibleTo(self):
            self.offers.step(steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.text().strip():
            # Words of which nothing is found yet stay to be typed on.
            self._take(self.offers.current())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._asked = None
            self._show([])
        return False

    def _take(self, offer: Suggestion | None) -> None:
        entity = self._found.get(offer.entity_id or 0) if offer else None
        if entity is not None:
            self._end(entity)

    def _take_typed(self, words: str) -> str:
        """What was typed and not chosen counts for nothing, an emptied line for none."""
        self._asked = None
        self._show([])
        if not words.strip() and self._clears:
            QTimer.singleShot(0, self, lambda: self.chosen.emit(None))
        else:
            self.line.setText(self.line.shown)
        return ""

    def _end(self, entity: Entity) -> None:
        self._asked = None
        self._show([])
        self.line.show_text(entity.name)
        self.chosen.emit(entity)
