"""The menu of a value under the right mouse button; everything in it has its key or its popup elsewhere, too."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.desk import Desk, Focus


class Acts(Protocol):
    """What the menu needs of the panel."""

    def edit(self) -> None:
        """Opens the editor of what is in focus."""

    def reject_with_reason(self) -> None:
        """Asks why, then rejects."""

    def note(self) -> None:
        """Asks for a remark."""

    def choose_link(self) -> None:
        """Opens the search for an entity."""


def value_menu(panel: Acts, desk: Desk, focus: Focus) -> QMenu:
    """Makes the menu of a value or an empty field, which is in focus already.

    Args:
        panel: A widget with these acts.
        desk: For the others.
        focus: The value or the empty field.
    """
    assert isinstance(panel, QWidget)
    menu = QMenu(panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if focus.value_id is None:
        menu.addAction(_tr("Fill in"), panel.edit)
        if desk.selection:
            menu.addAction(_tr("Fill in with the selected words"), lambda: _fill(desk, focus))
        return menu
    value_id = focus.value_id
    menu.addAction(_tr("Confirm"), lambda: desk.confirm(stay=True))
    menu.addAction(_tr("Reject"), lambda: desk.reject(stay=True))
    menu.addAction(_tr("Reject, and say why…"), panel.reject_with_reason)
    menu.addAction(_tr("Later"), desk.postpone)
    menu.addSeparator()
    menu.addAction(_tr("Correct…"), panel.edit)
    menu.addAction(_tr("Note…"), panel.note)
    entry = desk.focused_entry()
    value = next((each for each in entry.values if each.id == value_id), None) if entry else None
    if entry and value and desk.profile.group(entry.group).field(value.field).type.names_entity:
        menu.addSeparator()
        menu.addAction(_tr("Choose the entity…"), panel.choose_link)
        if value.link is not None:
            menu.addAction(_tr("Take the link away"), lambda: desk.unlink({value_id}))
    if desk.selection:
        menu.addSeparator()
        menu.addAction(_tr("Add the selected words as evidence"), lambda: desk.add_evidence(value_id))
    return menu


def _fill(desk: Desk, focus: Focus) -> None:
    if focus.entry_id is not None:
        desk.add_value(focus.entry_id, focus.field)
        desk.set_focus(Focus(focus.entry_id))


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
