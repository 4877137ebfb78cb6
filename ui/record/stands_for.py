"""“Stands for”: which entity a name means. Ranked candidates with their keys, a new one, none, a search, and the scope.

What is chosen is told; asking the desk is `ui.record.linking`'s, the keys of the search are `ui.record.search_line`'s.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from curator.domain.entity import Candidate, Entity
from curator.domain.record import Judgement, Value
from ui import words
from ui.plain import ElidedLabel, PlainLabel
from ui.record.candidate_rows import FOUND, SHOWN, CandidateRows, Found, joined, with_linked
from ui.record.link_words import automatic
from ui.record.new_entity import NewEntity
from ui.record.offer_row import Offer
from ui.record.online_note import Note, OnlineNote
from ui.record.search_line import SearchLine
from ui.record.ways import State, Ways


class StandsFor(QWidget):
    """The candidates for one value.

    Signals:
        picked: The identifier of the entity that was chosen, and whether for all values alike.
        new_wanted: A new entity is wanted, of this name; empty means the value's own words.
        none_wanted: None of the known entities is meant.
        yes_wanted: The automatic link is right.
        scope_wanted: The next scope is wanted.
        open_wanted: The identifier of an entity to look at in the registry.
        group_wanted: All values of this name are wanted together.
        left: The search line or the form of a new entity was left.
        resized: It needs another height.
        value_shown: Another value is asked for, or the same anew.
        words_typed: The words in the search line changed.
        row_marked: The identifier of the entity that is marked in the search.

    Args:
        candidates: Ranks entities of a kind for a value.
        search: Finds entities of a kind for words being typed.
        parent: Where it stands.
    """

    picked = Signal(object, bool)
    new_wanted = Signal(str)
    none_wanted = Signal()
    yes_wanted = Signal()
    scope_wanted = Signal()
    open_wanted = Signal(object)
    group_wanted = Signal()
    left = Signal()
    resized = Signal()
    value_shown = Signal()
    words_typed = Signal(str)
    row_marked = Signal(object)

    def __init__(
        self,
        candidates: Callable[[Value, str], Found],
        search: Callable[[str, str], Found],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._candidates, self._search = candidates, search
        self._kind = ""
        self._value: Value | None = None
        self._linked: Entity | None = None
        self._own = self._found = Found()
        self._more: Sequence[Candidate] = ()
        self._shown: list[Candidate] = []
        self._at = 0
        self._asked = ""
        self._title = ElidedLabel(role="soft")
        self._state = PlainLabel(role="soft")
        self.rows = CandidateRows()
        self.ways = Ways()
        self.line = SearchLine()
        self.form = NewEntity()
        self.note = OnlineNote()
        self._assemble()
        self._listen()

    @property
    def value(self) -> Value | None:
        """Whose entity is asked for."""
        return self._value

    @property
    def kind(self) -> str:
        """The kind of entity that is wanted."""
        return self._kind

    @property
    def searching(self) -> bool:
        """Whether the search line is open."""
        return not self.line.isHidden()

    @property
    def typed(self) -> str:
        """What is searched for, without blanks around it; nothing where nothing is."""
        return self.line.text().strip() if self.searching else ""

    @property
    def linked(self) -> Entity | None:
        """The entity that it is linked to."""
        return self._linked

    @property
    def automatic(self) -> bool:
        """Whether a rule linked it."""
        return self._value is not None and automatic(self._value.link)

    @property
    def marked(self) -> Candidate | None:
        """The candidate that Enter takes in the search."""
        return self.candidate(self._at + 1) if self.searching else None

    def offers(self) -> list[Offer]:
        """The rows that are shown, from top to bottom."""
        return [*(row.offer for row in self.rows.rows if not row.isHidden()), *self.ways.offers()]

    def refusable(self) -> list[int]:
        """The entities that a person has seen and says no to with “none of these”."""
        return [each.entity.id for each in self._shown]

    def show_value(self, value: Value, kind: str, entities: Mapping[int, Entity], name: str) -> None:
        """Shows the candidates of a value.

        Args:
            value: Whose.
            kind: Of entity.
            entities: Those that the record is linked to.
            name: The entry's name: said again only where the value is another one.
        """
        known = self._value
        another = known is None or (known.id, known.words) != (value.id, value.words)
        if another:
            self.end_search()
        if another or (known is not None and known.link != value.link and not self._own.candidates):
            # Asked once for a name: a choice must not shuffle the rows under the curator's eyes.
            self._own = self._candidates(value, kind)
        if known is None or known.link != value.link or known.id != value.id:
            self.explain("")
        self._value, self._kind = value, kind
        self._linked = entities.get(value.link.entity_id) if value.link and value.link.entity_id else None
        other = self.tr("%1 stands for").replace("%1", f"“{' '.join(value.words.split())}”")
        self._asked = self.tr("Stands for") if value.words == name else other
        if self.line.isHidden() and self.form.isHidden():
            self._show(self._own)
        self.value_shown.emit()

    def show_more(self, more: Sequence[Candidate], note: Note) -> None:
        """Shows what services know beside the registry's own candidates, and what is said of it."""
        resized = self.note.show_note(note)
        if self._value is not None and more != self._more:
            new_is_marked = self.typed and self._at == len(self._shown)
            self._more, resized = more, True
            if self.form.isHidden():
                self._show(self._found, keep=True)
                if new_is_marked:
                    self._at = len(self._shown)
                    self._show(self._found, keep=True)
        if resized:
            self.resized.emit()

    def explain(self, sentence: str) -> None:
        """Says who or what made an automatic link."""
        if sentence != self._state.text():
            self._state.setText(sentence)
            self._state.setVisible(bool(sentence))
            self.resized.emit()

    def candidate(self, number: int) -> Candidate | None:
        """The candidate of a number key, counted from 1."""
        return self._shown[number - 1] if 1 <= number <= len(self._shown) else None

    def begin_search(self) -> None:
        """Opens the search line; where the look-up of candidates has failed, it is tried again instead."""
        if self._own.failure:
            self.try_again()
            return
        self.form.put_away()
        self.line.begin()
        self._show(self._own)
        self.resized.emit()

    def begin_new(self, entity: Entity, warning: str, keys: str) -> None:
        """Opens the form of a new entity; see `NewEntity.begin`."""
        self.line.put_away()
        self._show(Found(), making=True)
        self.form.begin(entity, warning, keys)
        self.resized.emit()

    def end_search(self) -> None:
        """Closes the search line, and the form of a new entity."""
        if self.line.put_away() | self.form.put_away():
            self._show(self._own)
            self.resized.emit()

    def try_again(self) -> None:
        """Looks up once more."""
        if self._value is None:
            return
        self._own = self._candidates(self._value, self._kind)
        self._show(self._own)
        self.resized.emit()

    # Inside

    def _assemble(self) -> None:
        self._state.setWordWrap(True)
        for widget in (self._state, self.line, self.form):
            widget.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(0)
        for label in (self._title, self._state):
            label.setContentsMargins(6, 0, 0, 2)
        above = (self._title, self._state, self.line, self.form, self.rows.nothing)
        for part in (*above, self.rows, self.note, self.ways):
            layout.addWidget(part)

    def _listen(self) -> None:
        self.rows.clicked.connect(self._pick)
        self.line.textChanged.connect(self._typed)
        self.line.stepped.connect(self._step)
        self.line.taken.connect(lambda alike: self._pick(self._at, alike=alike))
        self.line.digit.connect(self._digit)
        self.line.open_wanted.connect(self.open_entity)
        self.line.left.connect(self._leave)
        self.form.left.connect(self._leave)
        self.ways.taken.connect(self._go)

    def _go(self, key: str) -> None:
        ways = {
            "Y": self.yes_wanted.emit,
            "0": lambda: self.new_wanted.emit(self.typed),
            "N": self.none_wanted.emit,
            "L": self.begin_search,
            "O": self.open_entity,
            "W": self.group_wanted.emit,
            "S": self.scope_wanted.emit,
        }
        ways[key]()

    def open_entity(self) -> None:
        """Asks for the page of what is marked in the search, else of the linked entity, else of the first candidate."""
        chosen = self.marked.entity if self.marked else self._linked or (self._shown[0].entity if self._shown else None)
        if chosen is not None:
            self.open_wanted.emit(chosen.id)

    def _leave(self) -> None:
        self.end_search()
        self.left.emit()

    def _digit(self, number: int, alike: bool) -> None:
        """In an empty line the number keys choose; a name that begins with a digit can be begun with a blank."""
        if number == 0:
            self.new_wanted.emit("")
        elif self.candidate(number) is not None:
            self._pick(number - 1, alike=alike)

    def _step(self, by: int) -> None:
        # While words are typed, a new entity of that name comes after the last of those found.
        self._at = (self._at + by) % max(1, len(self._shown) + bool(self.typed))
        self._show(self._found, keep=True)
        if 0 <= self._at < len(self._shown):
            self.row_marked.emit(self._shown[self._at].entity.id)

    def _typed(self, text: str) -> None:
        if not self.line.isHidden():
            self._more = ()
            self._show(self._search(text.strip(), self._kind) if text.strip() else self._own)
            self.resized.emit()
            self.words_typed.emit(text.strip())

    def _pick(self, number: int, *, alike: bool = False) -> None:
        if self.typed and self._found.failure:
            self._typed(self.line.text())
        elif self.typed and number == len(self._shown):
            self.new_wanted.emit(self.typed)
        elif 0 <= number < len(self._shown):
            self.picked.emit(self._shown[number].entity.id, alike)

    def _show(self, found: Found, *, keep: bool = False, making: bool = False) -> None:
        assert self._value is not None
        searching = not self.line.isHidden()
        self._found = found
        shown = list(found.candidates)[: FOUND if searching and (self.typed or not self._more) else SHOWN]
        if self._linked and not searching and not making:
            shown = with_linked(shown, self._linked, self._own.candidates, first=self.automatic)
        shown = self._shown = joined(shown, () if making else self._more, FOUND)
        if not keep:
            self._at = 0 if shown else -1
        marked = self._at if searching else None
        self.rows.show_candidates(shown, self._linked, automatic=self.automatic, marked=marked, typed=bool(self.typed))
        again = self.tr("Enter tries again.") if self.typed else self.tr("L tries again.")
        self.rows.show_nothing(found.failure, again, known=bool(shown) or making)
        self._title.setText(words.new_entity_title(self._kind) if making else self._asked)
        self.ways.setVisible(not making)
        link = self._value.link
        self.ways.show_state(
            State(
                new=words.new_entity_title(self._kind),
                typed=self.typed,
                marked=bool(self.typed) and self._at == len(shown),
                refused=link is not None and link.judgement is Judgement.REJECTED,
                automatic=self.automatic,
                known=bool(shown),
                failed=bool(found.failure),
                searching=searching,
            )
        )
