"""The text's context menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from curator.domain.record import Value
from ui.desk import Desk
from ui.plain import menu_text

if TYPE_CHECKING:
    from ui.article.article_panel import ArticlePanel


def article_menu(panel: "ArticlePanel", desk: Desk) -> QMenu:
    """Makes the menu for what is selected and in focus now.

    Args:
        panel: Whose menu it is, and what most of it acts on.
        desk: What the rest acts on.
    """
    menu = QMenu(panel)
    selected = desk.selection is not None
    copy = _add(menu, _tr("&Copy"), panel.text.copy, enabled=panel.text.textCursor().hasSelection())
    copy.setShortcut(QKeySequence.StandardKey.Copy)
    menu.addSeparator()
    _add(menu, _tr("&Add a fact from the selection…"), panel.add_requested.emit, enabled=selected)
    value = panel.framed_value()
    words = menu_text(value.words) if value else ""
    title = _tr("Add as &evidence of “%1”").replace("%1", words) if words else _tr("Add as &evidence")
    _add(menu, title, lambda: _add_evidence(desk, value), enabled=selected and value is not None)
    menu.addSeparator()
    folds = panel.text.page.folds
    furniture = _tr("Hide page &furniture") if panel.text.open_folds else _tr("Show page &furniture")
    _add(menu, furniture, panel.toggle_furniture, enabled=bool(folds))
    rejected = _add(menu, _tr("Show &rejected facts"), lambda: desk.show_rejected(not desk.rejected))
    rejected.setCheckable(True)
    rejected.setChecked(desk.rejected)
    return menu


def open_menu(panel: "ArticlePanel", desk: Desk, place: QPoint) -> None:
    """Opens the menu at a place of the screen; it goes when it is closed."""
    menu = article_menu(panel, desk)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def _add(menu: QMenu, title: str, act: Callable[[], None], *, enabled: bool = True) -> QAction:
    action = menu.addAction(title)
    action.triggered.connect(lambda _checked: act())
    action.setEnabled(enabled)
    return action


def _add_evidence(desk: Desk, value: Value | None) -> None:
    if value:
        desk.add_evidence(value.id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("article", text)
