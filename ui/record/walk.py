"""Walking through the open entry value by value, and where the keys go once one field of it is settled."""

from ui.desk import Desk, Focus
from ui.models.record_model import RecordModel
from ui.record.card_content import walk
from ui.record.open_card import OpenCard


class Walk:
    """Knows what comes next in the open card, and whether the curator judges it value by value.

    Args:
        desk: Whose focus moves.
        card: What it moves in.
        model: The entries beyond the card.
    """

    def __init__(self, desk: Desk, card: OpenCard, model: RecordModel) -> None:
        self._desk, self._card, self._model = desk, card, model
        self._walked: int | None = None

    def step(self, by: int, *, across: bool = True) -> bool:
        """Moves among the entry and its values, and across to the next entry where that is wished."""
        content = self._card.content
        if content is None or self._desk.focused_entry() is None:
            self._desk.settle()
            return False
        stops = walk(content)
        here = stops.index(self._desk.focus) if self._desk.focus in stops else 0
        if 0 <= here + by < len(stops):
            self._desk.set_focus(stops[here + by])
            self._walked = content.entry_id if here + by else None
            return True
        if across:
            listed = self._model.entry_ids()
            place = listed.index(content.entry_id) + by
            if 0 <= place < len(listed):
                self._desk.set_focus(Focus(listed[place]))
        return False

    def beside(self, by: int) -> Focus | None:
        """The value or empty field after (1) or before (-1) the one in focus, within the entry."""
        content = self._card.content
        stops = walk(content)[1:] if content else []
        here = stops.index(self._desk.focus) + by if self._desk.focus in stops else -1
        return stops[here] if 0 <= here < len(stops) else None

    def heed(self, focus: Focus) -> None:
        """Takes note of where the focus went: with the entry as a whole, or another entry, the walk is over."""
        if focus in (Focus(self._walked), Focus()) or focus.entry_id != self._walked:
            self._walked = None

    def come_back(self, *, judged: bool = False) -> None:
        """One field is done: back to the entry as a whole, so that Enter takes what is left of it.

        Whoever walks value by value goes on from there.

        Args:
            judged: A value was judged by it; where that was the last of the entry, the next unresolved entry is opened,
                as after confirming.
        """
        entry = self._desk.focused_entry()
        if judged and entry is not None and not entry.status.open:
            self._desk.next_unresolved()
            return
        here = self._desk.focus
        if here.entry_id is not None and here.entry_id != self._walked and here != Focus(here.entry_id):
            self._desk.set_focus(Focus(here.entry_id))
