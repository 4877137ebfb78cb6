"""The record: every fact of the open article, one of them open. It joins the parts; each part is its own module.

The panel listens to the desk, shows what it says, and turns clicks into acts. The keys of the acts are the window's.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from curator.domain.checks import check_entry
from curator.domain.dossier import Dossier
from curator.domain.record import Status, progress
from curator.errors import UserError
from ui.desk import Desk, Focus, RecordChanged
from ui.empty_state import EmptyState
from ui.models.record_model import RecordModel
from ui.models.record_rows import Order
from ui.plain import shortened
from ui.record.add_popup import Adding
from ui.record.aloud import announce
from ui.record.card_content import card_content
from ui.record.edit_session import EditSession, Opening
from ui.record.editors import Leave
from ui.record.linking import Linking
from ui.record.open_card import OpenCard
from ui.record.questions import Questions
from ui.record.record_header import FinishedLine, RecordHeader
from ui.record.record_list import RecordList
from ui.record.value_menu import value_menu
from ui.record.walk import Walk
from ui.theme import themes

_TYPED = 40


class RecordPanel(QWidget):
    """The record of the open article.

    Signals:
        extract_wanted: Nothing is proposed, and somebody asked for proposals of this article.

    Args:
        desk: What is open, and every act on it.
        parent: The page.
    """

    extract_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.header = RecordHeader()
        self.finished = FinishedLine()
        self.model = RecordModel(desk.profile, self)
        self.linking = Linking(desk, self)
        self.stands_for = self.linking.stands_for
        self.card = OpenCard(desk.profile, self.stands_for, self)
        self.card.hide()
        self.list = RecordList(self.model, self.card)
        self._walk = Walk(desk, self.card, self.model)
        self.empty = EmptyState()
        self.session = EditSession(desk, self.linking.find, self)
        self.adding = Adding(desk, self.linking.find, self)
        self.questions = Questions(desk, self)
        self.setFocusProxy(self.list)
        self.setAccessibleName(self.tr("Record"))
        self._assemble()
        self._listen()
        self._opened(desk.dossier)
        self._focused(desk.focus)

    # What the window's commands call

    def focus_list(self) -> None:
        """Gives the keys to the record."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit(self) -> None:
        """Opens the typed editor of the value in focus, or of the entry's first field."""
        content = self.card.content
        if content is None or self._desk.dossier is None:
            return
        focus = self._desk.focus
        if focus.value_id is None and not focus.field and content.fields:
            first = content.fields[0]
            key = first.field.key
            focus = Focus(content.entry_id, first.values[0].id) if first.values else Focus(content.entry_id, None, key)
        self._edit(focus)

    def choose_link(self) -> None:
        """Opens the search for the entity that the name in focus stands for."""
        self.linking.search()

    def pick_candidate(self, number: int, everywhere: bool = False) -> None:
        """Links to the candidate of a number key, if wanted for every value of the same words within the scope."""
        self.linking.pick(number, everywhere=everywhere)

    def new_entity(self) -> None:
        """Opens the form of a new entity of the name in focus."""
        self.linking.new()

    def none_of_these(self) -> None:
        """Says that none of the known entities is meant."""
        self.linking.none()

    def reject_with_reason(self) -> None:
        """Asks why, then rejects."""
        self.questions.reason(self._beside_card())

    def note(self) -> None:
        """Asks for a remark."""
        self.questions.note(self._beside_card())

    def add(self) -> None:
        """Asks which group or field the selected text is for."""
        self.adding.begin(self._beside_card())

    def confirm_group(self, group: str = "") -> None:
        """Confirms all that is proposed in a group, or in that of the entry in focus."""
        entry = self._desk.focused_entry()
        group = group or (entry.group if entry else "")
        if group and self.session.suspend():
            self._desk.confirm_group(group)

    def commit_editor(self) -> bool:
        """Takes in what is being typed; whether nothing is left open."""
        return self.session.take()

    def turn_evidence(self, by: int) -> None:
        """Shows the next (1) or previous (-1) place of the value in focus."""
        content = self.card.content
        if content is not None and content.places:
            self._desk.set_focus(self._desk.focus, (content.place + by) % content.places)

    # What the desk says

    def _leaving(self) -> None:
        editor = self.session.editor
        if editor is not None and not self.session.suspend():
            sentence = self.tr("“%1” was not taken in for %2.").replace("%2", editor.field.title)
            hint = self.tr("It stands there again when you come back to that fact.")
            self._desk.failed.emit(UserError(sentence.replace("%1", shortened(editor.typed.words, _TYPED)), hint))

    def _opened(self, dossier: Dossier | None) -> None:
        self.session.put_aside()
        self.stands_for.end_search()
        self.list.open_entry(None)
        self.model.show(dossier)
        self._arrange_desk()
        self._show_surroundings()

    def _changed(self, changed: RecordChanged) -> None:
        self.model.update(changed.dossier)
        self._arrange_desk()
        self._show_surroundings()
        if not changed.leaving:
            self._show_card()

    def _focused(self, focus: Focus) -> None:
        self._walk.heed(focus)
        editing = self.session.focus
        if editing is not None and editing.entry_id != focus.entry_id:
            self.session.suspend()
        self._show_card()
        self.list.show_open()
        content = self.card.content
        if content is not None:
            announce(self.list, content, focus)
        draft = self.session.draft_of(content.entry_id) if content else None
        if draft is not None and self.session.editor is None:
            self._open_editor(draft, take_keys=False)

    def _show_card(self) -> None:
        dossier, entry = self._desk.dossier, self._desk.focused_entry()
        if dossier is None or entry is None:
            self.list.open_entry(None)
            return
        content = card_content(
            self._desk.profile,
            dossier,
            entry,
            self._desk.focus,
            check_entry(self._desk.profile.group(entry.group), entry) if entry.status is not Status.REJECTED else [],
            place=self._desk.piece,
            rejected=self.model.shows_rejected,
        )
        if content.named is not None:
            kind = self._desk.profile.group(entry.group).field(content.named.field).entity
            self.stands_for.show_value(content.named, kind, dossier.entities, content.name)
        self.card.show_content(content)
        self.list.open_entry(entry.id)

    def _show_surroundings(self) -> None:
        dossier = self._desk.dossier
        self.header.show_progress(progress(dossier.record.entries) if dossier else None)
        self.finished.setVisible(dossier is not None and dossier.record.finished)
        nothing = not self.model.rowCount()
        self._pages.setCurrentWidget(self.empty if nothing else self.list)
        if dossier is None:
            self.empty.say(self.tr("No article is open"), self.tr("Choose one from the queue."))
        elif nothing and dossier.record.entries:
            self.empty.say(
                self.tr("All facts were rejected"),
                self.tr("Select words in the article and press A to add a fact."),
                [(self.tr("Show rejected"), self._show_rejected)],
            )
        elif nothing:
            self.empty.say(
                self.tr("Nothing is proposed"),
                self.tr("Select words in the article and press A to add a fact."),
                [(self.tr("Extract"), self.extract_wanted.emit)],
            )

    # What is clicked and typed

    def _assemble(self) -> None:
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.finished)
        layout.addWidget(pages, 1)

    def _listen(self) -> None:
        desk, rows, card = self._desk, self.list, self.card
        desk.leaving.connect(self._leaving)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.focused.connect(self._focused)
        rows.entry_chosen.connect(lambda entry_id: desk.set_focus(Focus(entry_id)))
        rows.stepped.connect(self._walk.step)
        rows.went_back.connect(self._back)
        rows.confirm_wanted.connect(self.confirm_group)
        rows.add_wanted.connect(lambda group: self.adding.begin(self._beside_card(), group))
        rows.tab_steps = lambda by: self._walk.step(by, across=False)
        card.focus_wanted.connect(desk.set_focus)
        card.edit_wanted.connect(self._edit)
        card.menu_wanted.connect(self._menu)
        card.acts.asked.connect(self._act)
        card.quotation.turned.connect(self.turn_evidence)
        self.linking.done.connect(self.focus_list)
        self.linking.opened.connect(self.list.show_open)
        self.linking.online.answered.connect(self.list.show_open)
        self.linking.linked.connect(self._walk.come_back)
        self.session.ended.connect(self._edited)
        self.adding.done.connect(self.focus_list)
        self.adding.added.connect(self._walk.come_back)
        self.adding.fill_wanted.connect(lambda field: self._edit(Focus(desk.focus.entry_id, None, field)))
        self.questions.done.connect(self.focus_list)
        self.finished.reopen_wanted.connect(desk.reopen)
        self.header.order_chosen.connect(self._set_order)
        self.header.rejected_toggled.connect(desk.show_rejected)
        desk.rejected_toggled.connect(self._set_rejected)
        themes().changed.connect(self._theme_changed)

    def _back(self) -> None:
        """Esc puts answers of services away, else goes from the value to the entry as a whole."""
        if not self.linking.online.leave():
            self._desk.set_focus(Focus(self._desk.focus.entry_id))

    def _edit(self, focus: Focus) -> None:
        self.session.suspend()
        self._desk.set_focus(focus)
        self._open_editor(focus, take_keys=True)

    def _open_editor(self, focus: Focus, *, take_keys: bool) -> None:
        entry = self._desk.focused_entry()
        if entry is None:
            return
        value = next((each for each in entry.values if each.id == focus.value_id), None)
        field = self._desk.profile.group(entry.group).field(value.field if value else focus.field)
        self.session.begin(Opening(focus, field, value, self.card.row(field.key)), take_keys=take_keys)
        self.list.show_open()

    def _edited(self, leave: Leave) -> None:
        self.card.settle()
        after = self._walk.beside(1 if leave is Leave.NEXT else -1) if leave in (Leave.NEXT, Leave.PREVIOUS) else None
        if after is not None:
            self._edit(after)
        elif leave is not Leave.AWAY:
            self.focus_list()
            if leave is not Leave.ESCAPE:
                self._walk.come_back(judged=self.session.judged)

    def _act(self, act: str) -> None:
        if not self.session.take():
            return
        self.focus_list()
        acts = {
            "confirm": self._desk.confirm,
            "reject": self._desk.reject,
            "later": self._desk.postpone,
            "note": self.note,
        }
        acts[act]()

    def _menu(self, focus: Focus, at: QPoint) -> None:
        self._desk.set_focus(focus)
        value_menu(self, self._desk, focus).popup(at)

    def _set_order(self, order: Order) -> None:
        self.list.open_entry(None)
        self.model.set_order(order)
        self.header.show_order(order)
        self._arrange_desk()
        self._focused(self._desk.focus)

    def _set_rejected(self, shown: bool) -> None:
        self.header.rejected.setChecked(shown)
        self.model.set_rejected(shown=shown)
        self._arrange_desk()
        self._show_surroundings()
        self._desk.settle()

    def _show_rejected(self) -> None:
        self._desk.show_rejected(shown=True)
        self.focus_list()

    def _arrange_desk(self) -> None:
        self._desk.arrange(self.model.every_id(), self.model.hidden_ids())

    def _theme_changed(self) -> None:
        self.list.delegate.renew_fonts()
        self.list.viewport().update()
        self.card.settle()

    def _beside_card(self) -> QPoint:
        card = self.card if self.card.isVisible() else self.list
        return card.mapToGlobal(QPoint(24, 40))
