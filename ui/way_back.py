"""A strip over a page: the way back to where the person came from, by a button, by Esc and by Alt+Left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.actions import takes_keys
from ui.plain import ElidedLabel, PlainLabel
from ui.review_page import hairline

_HIGH = 32


class WayBack(QWidget):
    """Hidden until there is a way back.

    Args:
        page: Over which it stands, in a column without gaps.
        first: What Esc does instead; whether there was anything to do.
        escapes: Whether Esc leads back; where it does not, the page has a command of that key that does.
    """

    def __init__(self, page: QWidget, first: Callable[[], bool] = lambda: False, *, escapes: bool = True) -> None:
        super().__init__(page)
        self._first, self._escapes = first, escapes
        self._back: Callable[[], None] | None = None
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = ElidedLabel(role="soft")
        self.button = QPushButton()
        self.button.setProperty("role", "small")
        self.button.setAccessibleName(self.tr("Back"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.leave)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(PlainLabel("Esc", "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside, 1)
        column.addWidget(hairline())
        self.setFixedHeight(_HIGH)
        self.hide()
        layout = page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setSpacing(0)
        layout.insertWidget(0, self)
        self._escape, self._alt = (QShortcut(QKeySequence(keys), page) for keys in ("Esc", "Alt+Left"))
        for shortcut in (self._escape, self._alt):
            shortcut.setEnabled(False)
        self._escape.activated.connect(self._escaped)
        self._alt.activated.connect(self.leave)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @property
    def leads(self) -> bool:
        """Whether there is a way back."""
        return self._back is not None

    def begin(self, name: str, where: str, back: Callable[[], None]) -> None:
        """Shows the way back.

        Args:
            name: Of the button.
            where: What is there to come back to.
            back: Goes there.
        """
        self._back = back
        self.button.setText(f"← {name}")
        self.button.setAccessibleName(name)
        self.label.setText(where)
        self.show()
        self._alt.setEnabled(True)
        self._focus_moved(None, QApplication.focusWidget())

    def end(self) -> None:
        """There is no way back any more."""
        self._back = None
        self._escape.setEnabled(False)
        self._alt.setEnabled(False)
        self.hide()

    def leave(self) -> None:
        """Goes back."""
        if self._back is not None:
            self._back()

    def shut(self) -> None:
        """Listens no more."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]

    def _escaped(self) -> None:
        if not self._first():
            self.leave()

    def _focus_moved(self, _old: QObject | None, now: QWidget | None) -> None:
        # In an editor Esc leaves the editor.
        self._escape.setEnabled(self._escapes and self._back is not None and not takes_keys(now))
