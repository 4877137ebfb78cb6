"""Beside a group: the entities that its members may be linked to, with their keys, and a search."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from curator.domain.entity import Candidate, Entity
from ui.plain import PlainLabel
from ui.record.link_words import identifier_words
from ui.record.offer_row import Offer, OfferRow
from ui.record.search_line import SearchLine

_MOST = 9


class GroupOffers(QWidget):
    """Candidates from 1 to 9.

    Signals:
        picked: The `Entity` that was chosen, and whether for all members.
        left: The search was left.

    Args:
        search: Finds candidates for words being typed.
        parent: Where it stands.
    """

    picked = Signal(object, bool)
    left = Signal()

    def __init__(self, search: Callable[[str], Sequence[Candidate]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._own: Sequence[Candidate] = ()
        self._shown: list[Candidate] = []
        self._at = 0
        self._linked: int | None = None
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel(self.tr("Stands for"), "title")
        self.title.setWordWrap(True)
        self.line = SearchLine()
        self.line.hide()
        self.nothing = PlainLabel(role="soft")
        self.nothing.setWordWrap(True)
        self.rows = [OfferRow() for _ in range(_MOST)]
        self.keys = PlainLabel(self.tr("1–9 link this one, Ctrl 1–9 all · L searches the registry"), "faint")
        self.keys.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 14, 12, 12)
        layout.setSpacing(4)
        parts: list[QWidget] = [self.title, self.line, self.nothing, *self.rows, self.keys]
        for part in parts:
            layout.addWidget(part)
        layout.addStretch()
        for number, row in enumerate(self.rows):
            row.clicked.connect(lambda _checked=False, number=number: self.pick(number + 1, every=False))
        self.line.textChanged.connect(self._typed)
        self.line.stepped.connect(self._step)
        self.line.taken.connect(lambda every: self.pick(self._at + 1, every=every))
        self.line.digit.connect(lambda number, every: self.pick(number, every=every))
        self.line.left.connect(self.end_search)
        self.show_offers("", ())

    def show_offers(
        self, name: str, candidates: Sequence[Candidate], failure: str = "", linked: int | None = None
    ) -> None:
        """Shows the candidates for a name.

        Args:
            name: As written; empty for nothing in focus.
            candidates: Best first.
            failure: Why the look-up failed; empty where it did not.
            linked: The entity that it stands for, now or once what was said is stored.
        """
        self._linked = linked
        said = self.tr("%1 stands for").replace("%1", f"“{name}”") if name else self.tr("Stands for")
        self.title.setText(said)
        self._own = candidates
        if self.line.isHidden():
            self._show(candidates, failure)

    def begin_search(self) -> None:
        """Has words typed."""
        self.line.begin()

    def end_search(self) -> None:
        """Leaves the search."""
        if not self.line.isHidden():
            self.line.clearFocus()
            self.line.hide()
            self._show(self._own)
            self.left.emit()

    def pick(self, number: int, *, every: bool) -> None:
        """Chooses a candidate by its number, from 1; for one member or for all."""
        if 1 <= number <= len(self._shown):
            chosen: Entity = self._shown[number - 1].entity
            self.end_search()
            self.picked.emit(chosen, every)

    def _typed(self, text: str) -> None:
        self._at = 0
        self._show(self._search(text.strip()) if text.strip() else self._own)

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % max(1, len(self._shown))
        self._show(self._shown)

    def _show(self, candidates: Sequence[Candidate], failure: str = "") -> None:
        searching = not self.line.isHidden()
        self._shown = list(candidates)[:_MOST]
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(self._shown))
            if number < len(self._shown):
                marked = searching and number == self._at
                row.show_offer(self._offer(number, self._shown[number], marked=marked), marked=marked)
        failed = self.tr("Look-up failed:") + f" {failure}" if failure else ""
        self.nothing.set_role("refused" if failure else "soft")
        self.nothing.setText(failed or self.tr("No entity of this name yet"))
        self.nothing.setVisible(not self._shown)

    def _offer(self, number: int, candidate: Candidate, *, marked: bool) -> Offer:
        typed, entity = bool(self.line.text()) and not self.line.isHidden(), candidate.entity
        key = (self.tr("Enter") if marked else "") if typed else str(number + 1)
        second = (entity.description, *candidate.why, identifier_words(entity) if entity.identifiers else "")
        score = candidate.score if candidate.reasons else None
        said = " · ".join(part for part in second if part)
        ticked = entity.id == self._linked
        return Offer(key, entity.name, "", score, ticked, second=said, against=candidate.refused)
