"""A line for a service's own word for a kind of thing: while its name is typed, the service offers its types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from curator.link.reconcile.manifest import ServiceType

Show = Callable[[Sequence[ServiceType]], None]
_RESTING = 300


class TypeLine(QLineEdit):
    """Takes an identifier as it is, or a type by its name.

    Args:
        ask: Asks the service for the types whose name begins so, and hands them over once they are known.
        parent: Where it stands.
    """

    def __init__(self, ask: Callable[[str, Show], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._offered: list[ServiceType] = []
        self._chosen: tuple[str, str] | None = None
        self._asked = ""
        self._rest = QTimer(self, singleShot=True, interval=_RESTING)
        self._rest.timeout.connect(self.begin)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setProperty("role", "popup")
        popup.setAccessibleName(self.tr("Types of the service"))
        completer.setPopup(popup)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(lambda _words: self._rest.start())

    @property
    def type_id(self) -> str:
        """The identifier that was chosen or typed; empty for none."""
        words = self.text().strip()
        return self._chosen[1] if self._chosen is not None and self._chosen[0] == words else words

    def show_type(self, type_id: str) -> None:
        """Shows an identifier."""
        self._chosen = None
        self.setText(type_id)

    def begin(self) -> None:
        """Asks for the types whose name begins as is typed."""
        asked = self._asked = self.text().strip()

        def show(types: Sequence[ServiceType]) -> None:
            if self._asked == asked == self.text().strip() and self.hasFocus():
                self._offered = list(types)
                self._words.setStringList([_words(each) for each in types])
                self.completer().complete()

        self._ask(asked, show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow down asks at once, also where nothing is typed."""
        if event.key() == Qt.Key.Key_Down:
            self.begin()
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        """Keeps the identifier of what was chosen; its words have been put into the line."""
        chosen = self._offered[index.row()]
        self._chosen = (_words(chosen), chosen.id)
        self.setText(_words(chosen))


def _words(offered: ServiceType) -> str:
    """A type by its name and identifier: “university (Q3918)”."""
    return offered.id if offered.name == offered.id else f"{offered.name} ({offered.id})"
