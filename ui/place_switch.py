"""The switch between the pages of a workspace. The pages themselves are `ui.pages`'."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Place(StrEnum):
    """A page of a workspace."""

    REVIEW = "review"
    REGISTRY = "registry"
    GROUP = "group"


SWITCHED = (Place.REVIEW, Place.REGISTRY)
"""The pages that the person goes to at any time; the others need something to show."""


class PlaceSwitch(QWidget):
    """One button a page, the present one pressed.

    Signals:
        chosen: The `Place` that the person wants.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Place, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for place in SWITCHED:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setText(place_name(place))
            button.setProperty("role", "place")
            button.setAccessibleName(place_name(place))
            button.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[place] = button

    def show_place(self, place: Place) -> None:
        """Shows a page as the present one."""
        if place in SWITCHED:
            self._buttons[place].setChecked(True)

    def name_keys(self, place: Place, action: QAction) -> None:
        """Has a button's tool tip name the keys of the command that does the same."""
        keys = action.shortcut().toString()
        self._buttons[place].setToolTip(f"{place_name(place)} ({keys})")


def place_name(place: Place) -> str:
    """The page in a word."""
    return {
        Place.REVIEW: QCoreApplication.translate("places", "Review"),
        Place.REGISTRY: QCoreApplication.translate("places", "Registry"),
        Place.GROUP: QCoreApplication.translate("places", "Group"),
    }[place]
