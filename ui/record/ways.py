"""What else can be done about a name than choosing a candidate, each with its key, in lines under them."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.plain import PlainLabel
from ui.record.flow import Flow
from ui.record.offer_row import Offer, OfferRow

_LOSS_MARGINS = 31, 0, 6, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the ways depend on.

    Attributes:
        new: The words that offer a new entity.
        typed: What is searched for.
        marked: The new entity is what Enter takes.
        refused: “None of these” holds.
        automatic: There is an automatic link to say yes to.
        known: There are candidates.
        failed: The look-up failed.
        searching: The search line is open.
    """

    new: str
    typed: str = ""
    marked: bool = False
    refused: bool = False
    automatic: bool = False
    known: bool = False
    failed: bool = False
    searching: bool = False


class Ways(QWidget):
    """The ways in a flowing line, the scope under them, and what would be lost.

    Signals:
        taken: The key of the way that was clicked: `Y`, `0`, `N`, `L`, `O`, `W` or `S`.
    """

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flow()
        self.scope = OfferRow(compact=True)
        self.loss = PlainLabel(role="doubt")
        self.loss.setWordWrap(True)
        self.loss.setContentsMargins(*_LOSS_MARGINS)
        self.loss.hide()
        self.rows = {key: OfferRow(compact=True, parent=self._flow) for key in "Y0NLOW"}
        for key, row in {**self.rows, "S": self.scope}.items():
            row.clicked.connect(lambda _checked=False, key=key: self.taken.emit(key))
        for row in self.rows.values():
            row.hide()
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._flow)
        layout.addWidget(self.scope)
        layout.addWidget(self.loss)

    def offers(self) -> list[Offer]:
        """Those that are shown, in order."""
        return [row.offer for row in (*self.rows.values(), self.scope) if not row.isHidden()]

    def show_scope(self, name: str, reach: str, loss: str) -> bool:
        """Says for which articles a choice is learned, and what it would change.

        Args:
            name: For which articles.
            reach: What choosing for all alike would change.
            loss: What any other choice would take away.

        Returns:
            Whether it needs another height.
        """
        self.scope.show_offer(replace(self.scope.offer, name=name, why=reach))
        before = self.loss.text()
        self.loss.setText(loss)
        self.loss.setVisible(bool(loss))
        # Whoever asks for its height right after this is told the new one.
        self._layout.activate()
        return loss != before

    def show_state(self, state: State) -> None:
        """Shows those that make sense now."""
        keyed, brief = not state.typed, "" if state.typed else self.tr("New")
        new = Offer(self.tr("Enter") if state.marked else "0" * keyed, state.new, state.typed, brief=brief)
        self.rows["0"].show_offer(new, marked=state.marked)
        none = Offer(
            "" if state.searching else "N",
            self.tr("None of these"),
            ticked=state.refused,
            brief=self.tr("None") * keyed,
        )
        self.rows["N"].show_offer(none)
        # While words are typed, letters are words.
        self.scope.show_offer(replace(self.scope.offer, key="" if state.searching else "S"))
        for key, words in (
            ("Y", self.tr("Yes")),
            ("L", self.tr("Try again") if state.failed else self.tr("Search")),
            ("O", self.tr("Open")),
            ("W", self.tr("Where else")),
        ):
            self.rows[key].show_offer(Offer(key, words))
        there = {"Y": state.automatic, "L": True, "O": state.known, "W": True}
        hidden = {key for key, shown in there.items() if state.searching or not shown}
        self._flow.hold([row for key, row in self.rows.items() if key not in hidden])
