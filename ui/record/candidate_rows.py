"""The candidates of a name as rows, each with its key, and what is said where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from curator.domain.entity import Candidate, Entity
from ui.plain import PlainLabel
from ui.record.link_words import identifier_words
from ui.record.offer_row import Offer, OfferRow

SHOWN, FOUND = 4, 9


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up brought.

    Attributes:
        candidates: Best first.
        failure: Why there was no answer; empty where there was one, also where it was that nothing is known.
    """

    candidates: Sequence[Candidate] = ()
    failure: str = ""


class CandidateRows(QWidget):
    """Up to nine candidates.

    Attributes:
        nothing: What is said where there are none; it wraps, so whoever shows the rows gives it a place above them.

    Signals:
        clicked: The place of the one that was clicked, from 0.
    """

    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nothing = PlainLabel(role="soft")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(6, 4, 0, 2)
        self.nothing.hide()
        self.rows = [OfferRow() for _ in range(FOUND)]
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, row in enumerate(self.rows):
            row.clicked.connect(lambda _checked=False, number=number: self.clicked.emit(number))
            layout.addWidget(row)

    def show_candidates(
        self, shown: Sequence[Candidate], linked: Entity | None, *, automatic: bool, marked: int | None, typed: bool
    ) -> None:
        """Shows candidates.

        Args:
            shown: No more than nine.
            linked: What is linked.
            automatic: Whether a rule linked it.
            marked: The place of the one that Enter takes, if one does.
            typed: Whether words are typed, which the number keys would join: only Enter works then.
        """
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(shown))
            if number < len(shown):
                enter = self.tr("Enter") if number == marked else ""
                offer = _offer(enter if typed else str(number + 1), shown[number])
                ticked = linked is not None and shown[number].entity.id == linked.id
                row.show_offer(replace(offer, ticked=ticked, open=ticked and automatic), marked=number == marked)
        # Whoever asks for its height right after this is told the new one.
        self._column.activate()

    def show_nothing(self, failure: str, again: str, *, known: bool) -> None:
        """Says that nothing is known, or that nothing could be found out.

        Args:
            failure: Why; empty where the registry answered.
            again: How to try again.
            known: Whether there is something.
        """
        sentence = "" if known else self.tr("No entity of this name yet")
        if failure:
            sentence = f"{self.tr('Look-up failed:')} {failure} {again}"
        self.nothing.set_role("refused" if failure else "soft")
        self.nothing.setText(sentence)
        self.nothing.setVisible(bool(sentence))


def joined(own: Sequence[Candidate], more: Sequence[Candidate], most: int) -> list[Candidate]:
    """Candidates of the registry, then those of services; what is in both stands once, with the reasons of both."""
    told = {each.entity.id: each for each in more}
    both = [
        replace(each, reasons=(*each.reasons, *told.pop(each.entity.id).reasons)) if each.entity.id in told else each
        for each in own
    ]
    return [*both, *told.values()][:most]


def with_linked(shown: list[Candidate], linked: Entity, every: Sequence[Candidate], *, first: bool) -> list[Candidate]:
    """The linked entity among those that are shown; an automatic link is what is asked about, so it comes first."""
    own = next((each for each in every if each.entity.id == linked.id), None)
    if own in shown and not first:
        return shown
    return [own or Candidate(linked, 1.0), *(each for each in shown if each is not own)][:SHOWN]


def _offer(key: str, candidate: Candidate) -> Offer:
    entity = candidate.entity
    second = (*candidate.why, identifier_words(entity) if entity.identifiers else "")
    return Offer(
        key,
        entity.name,
        entity.description,
        (candidate.score or None) if candidate.reasons else None,
        second=" · ".join(part for part in second if part),
        against=candidate.refused,
    )
