"""Adding: which group or field the selected words are for, and typing them where nothing is selected or they misfit."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from curator.domain.profile import Field, Group
from curator.domain.record import Entry, Value
from ui.desk import Desk, Outcome
from ui.plain import shortened
from ui.record.editors import Search, Typed, make_editor
from ui.record.key_popup import KeyPopup
from ui.record.offer_row import Offer

_TITLE, _NAME = 36, 28
_DIGITS = "1234567890"


class Adding(QObject):
    """Asks where words belong and has the desk add them.

    Signals:
        done: Something was added, or nothing; the popup is gone.
        added: Something was added.
        fill_wanted: The key of a field of the entry in focus that is to be typed in the card.

    Args:
        desk: Whom to ask.
        search: Finds entities for names being typed.
        parent: In front of what the popup opens.
    """

    done = Signal()
    added = Signal()
    fill_wanted = Signal(str)

    def __init__(self, desk: Desk, search: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._search, self._parent = desk, search, parent
        self.popup: KeyPopup | None = None
        self._targets: list[Group | Field | Value] = []
        self._group: Group | None = None
        self._field: Field | None = None

    def begin(self, at: QPoint, group: str = "") -> None:
        """Opens the popup there; a group that is known already is not asked for."""
        if self._desk.dossier is None:
            return
        words = self._desk.selected_words()
        title = f"“{shortened(words, _TITLE)}”" if words else self.tr("Add a fact by hand")
        popup = self.popup = KeyPopup(title, self._parent)
        popup.closed.connect(self._closed)
        popup.chosen.connect(self._chosen)
        popup.typed.connect(self._typed)
        self._group = self._field = None
        self._targets = []
        if not group:
            self._offer_groups(popup)
            entry = self._desk.focused_entry()
            if entry is not None:
                self._offer_fields(popup, entry)
        popup.open_at(at)
        if group:
            self._to_group(self._desk.profile.group(group))

    def _offer_groups(self, popup: KeyPopup) -> None:
        held = {entry.group for entry in self._desk.entries()}
        groups = [group for group in self._desk.profile.groups if not (group.single and group.key in held)]
        self._targets += groups
        popup.add_section(
            self.tr("A new entry"),
            [Offer(group.shortcut.upper(), group.title, colour=group.colour) for group in groups],
        )

    def _offer_fields(self, popup: KeyPopup, entry: Entry) -> None:
        group = self._desk.profile.group(entry.group)
        free = [
            field
            for field in group.fields
            if field.type.many or all(value.status.open for value in entry.standing(field.key))
        ]
        self._targets += free
        names = entry.standing(group.fields[0].key)
        name = shortened(names[0].words, _NAME) if names else group.title
        popup.add_section(
            self.tr("To %1").replace("%1", f"“{name}”"),
            [
                Offer(_DIGITS[number : number + 1], field.title, self._instead(entry, field))
                for number, field in enumerate(free)
            ],
        )
        shown = next((value for value in entry.values if value.id == self._desk.focus.value_id), None)
        if shown is not None and self._desk.selection:
            self._targets.append(shown)
            words = f"“{shortened(shown.words, _NAME)}”"
            popup.add_section("", [Offer("+", self.tr("More evidence for %1").replace("%1", words))])

    def _instead(self, entry: Entry, field: Field) -> str:
        """What a field of one value would give up."""
        held = () if field.type.many else entry.standing(field.key)
        return self.tr("instead of %1").replace("%1", f"“{shortened(held[0].words, _NAME)}”") if held else ""

    def _chosen(self, number: int) -> None:
        target = self._targets[number]
        if isinstance(target, Group):
            self._to_group(target)
        elif isinstance(target, Value):
            self._desk.add_evidence(target.id)
            self._close()
            self.added.emit()
        elif not self._desk.selection:
            self._close()
            self.fill_wanted.emit(target.key)
        else:
            self._field = target
            self._settle(target, Typed(self._desk.selected_words()), self._add_value(target, ""))

    def _to_group(self, group: Group) -> None:
        self._group = group
        words = self._desk.selected_words()
        if words:
            self._settle(group.fields[0], Typed(words), self._desk.add_entry(group.key))
        else:
            self._ask(group.fields[0], "", "")

    def _add_value(self, field: Field, words: str) -> Outcome:
        entry = self._desk.focused_entry()
        return self._desk.add_value(entry.id, field.key, words, cited=bool(words)) if entry else Outcome(done=True)

    def _settle(self, field: Field, typed: Typed, outcome: Outcome) -> None:
        """Closes, or lets the words be typed otherwise; the selected text stays their evidence."""
        if not outcome.done:
            self._ask(field, typed.words, outcome.sentence)
            return
        self._close()
        if outcome.added is not None and typed.entity_id is not None:
            self._desk.link({outcome.added.id}, typed.entity_id)
        self.added.emit()

    def _ask(self, field: Field, words: str, refusal: str) -> None:
        assert self.popup is not None
        editor = self.popup.editor
        if editor is None:
            editor = make_editor(field, self._search)
            editor.begin(words)
            title = self.tr("%1: %2").replace("%1", self._group.title) if self._group else field.title
            self.popup.ask(title.replace("%2", field.title), editor, alone=True)
        self.popup.refuse(refusal)

    def _typed(self, typed: Typed) -> None:
        if not typed.words:
            return
        if self._group is not None:
            cited = self._desk.selection is not None
            outcome = self._desk.add_entry(self._group.key, typed.words, cited=cited)
            self._settle(self._group.fields[0], typed, outcome)
        elif self._field is not None:
            self._settle(self._field, typed, self._add_value(self._field, typed.words))

    def _close(self) -> None:
        if self.popup is not None:
            self.popup.close()

    def _closed(self) -> None:
        self.popup = None
        self.done.emit()
