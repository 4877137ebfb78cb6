"""A question before an act of the registry: what it would change is shown first, Enter does it, Esc leaves it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from curator.domain.change import ChangeSet
from curator.errors import UserError
from ui.desk import Desk
from ui.great import GREAT, Act, run_great
from ui.plain import PlainLabel
from ui.tasks import Tasks


class ActDialog(QDialog):
    """The frame of such a question; what stands in it is its heirs'.

    Attributes:
        tasks: Where it is done if it changes many values; None for no such question.

    Signals:
        acted: The `ChangeSet` that was committed, or None: nothing had to be changed.

    Args:
        desk: Whose workspace it acts on.
        title: What is asked, in a few words.
        act: The name of the button that does it.
        parent: The page.
    """

    acted = Signal(object)

    def __init__(self, desk: Desk, title: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desk = desk
        self.tasks: Tasks | None = None
        self.registry = desk.workspace.registry
        self.headline = PlainLabel(title, "headline")
        self.headline.setWordWrap(True)
        self.problem = PlainLabel(role="refused")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.act = QPushButton(act)
        self.act.setAccessibleName(act)
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAccessibleName(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(self.headline)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.problem)
        layout.addLayout(self.buttons)

    def accept(self) -> None:
        """Does it; what changes many values as a task."""
        if self.tasks is None or self.links <= GREAT:
            self.do(self.perform)
            return
        try:
            act = self.prepared()
        except ValueError as error:
            self.refuse(str(error))
            return
        super().accept()
        run_great(self.desk, self.tasks, self.windowTitle(), act, _heard, self.parent())

    @property
    def links(self) -> int:
        """How many values it changes."""
        return 0

    def prepared(self) -> Act:
        """What the button does, for another thread: everything on the screen is read before.

        Raises:
            ValueError: With a sentence for the person.
        """
        return lambda _watch: self.perform()

    def perform(self) -> ChangeSet | None:
        """What the button does."""
        raise NotImplementedError

    def do(self, act: Callable[[], ChangeSet | None]) -> None:
        """Does something and closes; a rule that stands against it is said here, every other failure in the window."""
        try:
            done = act()
        except ValueError as error:
            self.refuse(str(error))
            return
        except UserError as error:
            self.desk.failed.emit(error)
            self.reject()
            return
        super().accept()
        self.acted.emit(done)

    def refuse(self, sentence: str) -> None:
        """Says why it cannot be done."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _heard(_done: ChangeSet | None) -> None:
    """The question is closed by then; the window hears of the act as of any other."""
