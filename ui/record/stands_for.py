"""“Stands for”: which entity a name means. Ranked candidates with their keys, a new one, none, and a search.

What is chosen is told; asking the desk is the panel's.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from curator.domain.entity import Candidate, Entity
from curator.domain.record import Judgement, Value
from ui import words
from ui.plain import ElidedLabel, PlainLabel
from ui.record.flow import Flow
from ui.record.offer_row import Offer, OfferRow

SHOWN, FOUND = 4, 9


class StandsFor(QWidget):
    """The candidates for one value.

    Signals:
        picked: The identifier of the entity that was chosen.
        new_wanted: A new entity is wanted, of this name; empty means the value's own words.
        none_wanted: None of the known entities is meant.
        left: The search line was left.
        resized: It needs another height.

    Args:
        candidates: Ranks entities of a kind for a name.
        search: Finds entities of a kind for words being typed.
        parent: Where it stands.
    """

    picked = Signal(object)
    new_wanted = Signal(str)
    none_wanted = Signal()
    left = Signal()
    resized = Signal()

    def __init__(
        self,
        candidates: Callable[[str, str], Sequence[Candidate]],
        search: Callable[[str, str], Sequence[Candidate]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._candidates, self._search = candidates, search
        self._kind = ""
        self._value: Value | None = None
        self._linked: Entity | None = None
        self._own: list[Candidate] = []
        self._shown: list[Candidate] = []
        self._at = 0
        self._title = ElidedLabel(role="soft")
        self._rows = [OfferRow() for _ in range(FOUND)]
        self._ways = Flow()
        self._new, self._none, self._more = (OfferRow(compact=True, parent=self._ways) for _ in range(3))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Search the registry"))
        self.line.setAccessibleName(self.tr("Search the registry for an entity"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.line.hide()
        self._nothing = PlainLabel(self.tr("No entity of this name yet"), "soft")
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(0)
        self._title.setContentsMargins(6, 0, 0, 2)
        self._nothing.setContentsMargins(6, 4, 0, 2)
        for widget in (self._title, self.line, self._nothing, *self._rows, self._ways):
            layout.addWidget(widget)
        for number, row in enumerate(self._rows):
            row.clicked.connect(lambda _checked=False, number=number: self._pick(number))
        self._new.clicked.connect(lambda: self.new_wanted.emit(self.line.text().strip()))
        self._none.clicked.connect(self.none_wanted)
        self._more.clicked.connect(self.begin_search)

    @property
    def value(self) -> Value | None:
        """Whose entity is asked for."""
        return self._value

    @property
    def kind(self) -> str:
        """The kind of entity that is wanted."""
        return self._kind

    def offers(self) -> list[Offer]:
        """The rows that are shown, from top to bottom."""
        every = [*self._rows, self._new, self._none, self._more]
        return [row.offer for row in every if not row.isHidden()]

    def show_value(self, value: Value, kind: str, entities: Mapping[int, Entity], name: str) -> None:
        """Shows the candidates of a value.

        Args:
            value: Whose.
            kind: Of entity.
            entities: Those that the record is linked to.
            name: The entry's name: said again only where the value is another one.
        """
        known = self._value
        if known is None or (known.id, known.words) != (value.id, value.words):
            self.end_search()
            # Asked once for a name: a choice must not shuffle the rows under the curator's eyes.
            self._own = list(self._candidates(value.words, kind))
        self._value, self._kind = value, kind
        self._linked = entities.get(value.link.entity_id) if value.link and value.link.entity_id else None
        self._title.setText(
            self.tr("Stands for")
            if value.words == name
            else self.tr("%1 stands for").replace("%1", f"“{' '.join(value.words.split())}”")
        )
        if self.line.isHidden():
            self._show(self._own)

    def candidate(self, number: int) -> Candidate | None:
        """The candidate of a number key, counted from 1."""
        return self._shown[number - 1] if 1 <= number <= len(self._shown) else None

    def begin_search(self) -> None:
        """Opens the search line."""
        self.line.clear()
        self.line.show()
        self._show(self._own)
        self.resized.emit()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_search(self) -> None:
        """Closes the search line."""
        if not self.line.isHidden():
            # Hidden with the focus in it, it would pass the focus on as Tab does, and the list would take a step.
            self.line.clearFocus()
            self.line.hide()
            self._show(self._own)
            self.resized.emit()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Arrows, Enter and Esc in the search line."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event.key()) or (not self.line.text() and self._digit(event.text()))
        return False

    def _digit(self, key: str) -> bool:
        """In an empty line the number keys choose; a name that begins with a digit can be begun with a blank."""
        if key == "0":
            self.new_wanted.emit("")
        elif key.isdecimal() and self.candidate(int(key)) is not None:
            self._pick(int(key) - 1)
        return key.isdecimal()

    def _pressed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            by = 1 if key == Qt.Key.Key_Down else -1
            # While words are typed, a new entity of that name comes after the last of those found.
            self._at = (self._at + by) % max(1, len(self._shown) + bool(self._words()))
            self._show(self._shown, keep=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._at)
        elif key == Qt.Key.Key_Escape:
            self.end_search()
            self.left.emit()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        if not self.line.isHidden():
            self._show(self._search(text.strip(), self._kind) if text.strip() else self._own)
            self.resized.emit()

    def _words(self) -> str:
        """What is searched for, without blanks around it; nothing where nothing is."""
        return "" if self.line.isHidden() else self.line.text().strip()

    def _pick(self, number: int) -> None:
        if self._words() and number == len(self._shown):
            self.new_wanted.emit(self._words())
        elif 0 <= number < len(self._shown):
            chosen = self._shown[number].entity.id
            self.end_search()
            self.picked.emit(chosen)

    def _show(self, candidates: Sequence[Candidate], *, keep: bool = False) -> None:
        assert self._value is not None
        searching = not self.line.isHidden()
        shown = list(candidates)[: FOUND if searching else SHOWN]
        if self._linked and not searching and all(each.entity.id != self._linked.id for each in shown):
            shown = [Candidate(self._linked, 1.0), *shown][:SHOWN]
        self._shown = shown
        if not keep:
            self._at = 0 if shown else -1
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(shown))
            if number < len(shown):
                marked = searching and number == self._at
                row.show_offer(self._offer(number, shown[number], marked=marked), marked=marked)
        self._show_ways(searching=searching)

    def _show_ways(self, *, searching: bool) -> None:
        """Shows what is not a candidate: a new entity, none of these, the search; and that there are no candidates."""
        typed, link = self._words(), self._value.link if self._value else None
        wanted = bool(typed) and self._at == len(self._shown)
        self._nothing.setVisible(bool(typed) and not self._shown)
        new = words.new_entity_title(self._kind)
        self._new.show_offer(Offer(self._key("0", marked=wanted), new, typed), marked=wanted)
        refused = link is not None and link.judgement is Judgement.REJECTED
        self._none.show_offer(Offer(self._key("N", marked=False), self.tr("None of these"), ticked=refused))
        self._more.show_offer(Offer("L", self.tr("Search…")))
        self._ways.hold([self._new, self._none] if searching else [self._new, self._none, self._more])

    def _key(self, key: str, *, marked: bool) -> str:
        """The key of a row: its own until words are typed, which that key would join; then Enter for the marked."""
        if not self._words():
            return key
        return self.tr("Enter") if marked else ""

    def _offer(self, number: int, candidate: Candidate, *, marked: bool) -> Offer:
        entity, link = candidate.entity, self._value.link if self._value else None
        linked = self._linked is not None and entity.id == self._linked.id
        why = " · ".join(part for part in (*candidate.why, entity.description) if part)
        if linked and link is not None and link.by.startswith("rule:"):
            why = " · ".join(part for part in (self.tr("linked by rule"), *candidate.why) if part)
        score = candidate.score if candidate.why else None
        return Offer(self._key(str(number + 1), marked=marked), entity.name, why, score, ticked=linked)
