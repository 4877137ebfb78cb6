"""The bar of words at the top: whose workspace this is, the menus, the search of the queue, undo and redo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenuBar, QSizePolicy, QToolButton, QWidget

from curator.services.review import UndoState
from ui.place_switch import Place, PlaceSwitch
from ui.plain import ElidedLabel, PlainLabel, menu_text, shortened, tip
from ui.words import redo_title, undo_title

_HEIGHT = 44
_UNDO_LETTERS = 60
_UNDO_WIDTH = 260
_UNDO_AROUND = 20
"""Of the button, in pixels: always the same, so that nothing beside it moves."""


class TopBar(QWidget):
    """Shows it.

    Attributes:
        menus: To be filled from the actions.
        places: The switch between the pages.
        search: The search field of the queue.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.name = ElidedLabel(role="title")
        self.profile = ElidedLabel(role="chip")
        self.menus = QMenuBar(self)
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.places = PlaceSwitch(self)
        self.search = SearchField(self)
        # Hidden on the other pages; nothing beside it moves then.
        kept = self.search.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.search.setSizePolicy(kept)
        self.undo = _word_button()
        self.redo = _word_button()
        self.undo.setFixedWidth(_UNDO_WIDTH)
        self.redo.setText("↷")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self.name)
        layout.addWidget(self.profile)
        layout.addWidget(self.menus)
        layout.addWidget(self.places)
        layout.addWidget(self.search, 2)
        layout.addStretch(1)
        history = QHBoxLayout()
        history.setSpacing(0)
        history.addWidget(self.undo)
        history.addWidget(self.redo)
        layout.addLayout(history)
        self.show_workspace("", "")
        self.show_place(Place.REVIEW)

    def connect_history(self, undo: QAction, redo: QAction) -> None:
        """Has the two buttons do what the menu entries do."""
        self.undo.clicked.connect(undo.trigger)
        self.redo.clicked.connect(redo.trigger)
        self._actions = undo, redo

    def show_workspace(self, name: str, profile: str) -> None:
        """Names workspace and profile; empty for none."""
        self.name.setText(name or "Curator")
        self.profile.setText(profile)
        self.profile.setVisible(bool(profile))
        self.search.setEnabled(bool(name))
        self.places.setEnabled(bool(name))
        if not name:
            self.show_history(UndoState())

    def show_place(self, place: Place) -> None:
        """Shows which page is there; the search field is the queue's."""
        self.places.show_place(place)
        self.search.setVisible(place is Place.REVIEW)

    def show_history(self, state: UndoState) -> None:
        """Names what undo and redo would do, here and in the menu."""
        for button, title, there, mark in (
            (self.undo, undo_title(state.undo), state.undo, "↶"),
            (self.redo, redo_title(state.redo), state.redo, "↷"),
        ):
            button.setEnabled(there is not None)
            button.setAccessibleName(title)
            button.setToolTip(tip(title))
            if button is self.undo:
                words = f"{mark} {shortened(title, _UNDO_LETTERS)}"
                room = _UNDO_WIDTH - _UNDO_AROUND
                words = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
                button.setText(words.replace("&", "&&"))
        for action, title, there in zip(
            self._actions if hasattr(self, "_actions") else (),
            (undo_title(state.undo), redo_title(state.redo)),
            (state.undo, state.redo),
            strict=False,
        ):
            action.setText(menu_text(title, 60))
            action.setEnabled(there is not None)


class SearchField(QLineEdit):
    """Search words for the queue.

    Signals:
        left: The person is done with typing and wants the list.
        given_up: The person wants no search after all.
    """

    left = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search articles"))
        self.setAccessibleName(self.tr("Search articles"))
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # files dropped here are to be imported, not to become words
        self.setMinimumWidth(120)
        self.setMaximumWidth(360)
        self._key = PlainLabel("/", "key", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addStretch()
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(lambda words: self._key.setHidden(bool(words)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the search up; Enter and Down go to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _word_button() -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
