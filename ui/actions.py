"""What a person can do, each declared once: menus, shortcuts, key footer and key sheet follow from the commands.

Which commands there are is `ui.commands`'; what they do is the desk's, the panels' and `ui.file_work`'s.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_SHORT = {"Return": "↵", "Enter": "↵", "PgDown": "PgDn", "Down": "↓", "Up": "↑", "Left": "←", "Right": "→"}


class Context(Enum):
    """Where a command's keys work."""

    WINDOW = auto()
    """Everywhere in the window."""
    OUTSIDE_INPUTS = auto()
    """Everywhere but in what a person types into."""
    REVIEW = auto()
    """While the text or the record has the focus, and never inside an input: single letters, Enter, Del, Space."""
    REGISTRY = auto()
    """While the registry page has the focus, and never inside an input."""
    QUEUE = auto()
    """While the list of articles has the focus."""
    GROUP = auto()
    """While a group is looked at, and never inside an input."""


class Needs(Enum):
    """What must be there for a command to make sense."""

    NOTHING = auto()
    WORKSPACE = auto()
    ARTICLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person can do.

    Attributes:
        id: Its name in code and tests.
        title: Its menu words, with `&` before the mnemonic.
        act: What it does.
        keys: Its keys in the portable spelling, the one to show first.
        context: Where they work.
        needs: What must be there.
        menu: Which menu it stands in (`file`, `edit`, `article`, `view`, `help`, or `view/theme`); empty for none.
        section: Commands of different sections of a menu have a line between them.
        footer: Its word in the key footer; empty for none.
        checked: For one that is on or off: how it stands at first.
        choice: For one of several of which exactly one holds: their common name.
        shown_keys: What the key sheet and the footer show instead of the first key, such as `1–9`.
        sheet: Its words in the key sheet where the title does not do; `-` leaves it out.
    """

    id: str
    title: str
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    context: Context = Context.WINDOW
    needs: Needs = Needs.NOTHING
    menu: str = ""
    section: int = 0
    footer: str = ""
    checked: bool | None = None
    choice: str = ""
    shown_keys: str = ""
    sheet: str = ""

    @property
    def key_words(self) -> str:
        """Its keys as a person reads them, or nothing."""
        return self.shown_keys or (key_words(self.keys[0]) if self.keys else "")

    @property
    def plain_title(self) -> str:
        """The title without mnemonic and dots."""
        return without_mnemonic(self.title).removesuffix("…")


class Actions(QObject):
    """The actions of a window, made from its commands.

    Args:
        window: Where their keys work.
        commands: All of them, in the order of the menus.
    """

    def __init__(self, window: QMainWindow, commands: Sequence[Command]) -> None:
        super().__init__(window)
        self.commands = tuple(commands)
        self._actions: dict[str, QAction] = {}
        self._switched: dict[Context, list[QShortcut]] = {
            context: [] for context in Context if context is not Context.WINDOW
        }
        self._choices: dict[str, QActionGroup] = {}
        for command in commands:
            self._actions[command.id] = self._make(window, command)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def fill(self, bar: QMenuBar, titles: Iterable[tuple[str, str]]) -> None:
        """Puts menus into a menu bar.

        Args:
            bar: Where.
            titles: Name and title of each menu, also of menus inside others (`view/theme`), after their outer one.
        """
        menus: dict[str, QMenu] = {}
        for name, title in titles:
            outer = menus.get(name.rpartition("/")[0])
            menus[name] = outer.addMenu(title) if outer is not None else bar.addMenu(title)
        last: dict[str, int] = {}
        for command in self.commands:
            if command.menu:
                menu = menus[command.menu]
                if last.setdefault(command.menu, command.section) != command.section:
                    menu.addSeparator()
                    last[command.menu] = command.section
                menu.addAction(self._actions[command.id])

    def enable(self, *, workspace: bool, article: bool) -> None:
        """Enables what makes sense now."""
        there = {Needs.NOTHING: True, Needs.WORKSPACE: workspace, Needs.ARTICLE: article}
        for command in self.commands:
            self._actions[command.id].setEnabled(there[command.needs])

    def switch_keys(self, *, reviewing: bool, typing: bool) -> None:
        """Lets single keys work, or leaves them to whatever has the focus.

        Args:
            reviewing: The text or the record has the focus.
            typing: An input has it.
        """
        self.switch_context(Context.REVIEW, on=reviewing)
        self.switch_context(Context.OUTSIDE_INPUTS, on=not typing)

    def switch_context(self, context: Context, *, on: bool) -> None:
        """Lets the keys of one context work or not; no two contexts on at once may have the same key."""
        for shortcut in self._switched[context]:
            shortcut.setEnabled(on)

    def command(self, command_id: str) -> Command:
        """The command of that id.

        Raises:
            KeyError: There is none.
        """
        for command in self.commands:
            if command.id == command_id:
                return command
        raise KeyError(command_id)

    def _make(self, window: QMainWindow, command: Command) -> QAction:
        action = QAction(command.title, self)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setToolTip(command.plain_title)
        if command.checked is not None:
            action.setCheckable(True)
            action.setChecked(command.checked)
        if command.choice:
            group = self._choices.setdefault(command.choice, QActionGroup(self))
            group.addAction(action)
        action.triggered.connect(lambda _checked=False: command.act())
        if command.context is Context.WINDOW:
            window.addAction(action)
            return action
        # The menu shows the keys, but they work through shortcuts that can be switched off inside an input.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for key in command.keys:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setEnabled(False)
            shortcut.activated.connect(action.trigger)
            self._switched[command.context].append(shortcut)
        return action


def takes_keys(widget: QWidget | None) -> bool:
    """Whether a widget wants letters, Enter and Space for itself: an input or a button."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit | QAbstractSpinBox | QComboBox | QAbstractButton | QMenu | QMenuBar)


def without_mnemonic(title: str) -> str:
    """Menu words as they are read on screen."""
    return title.replace("&&", "\0").replace("&", "").replace("\0", "&")


def key_words(key: str) -> str:
    """A key in the portable spelling as it stands on a keyboard: `Ctrl+Return` as `Ctrl ↵`."""
    if key in ("Return", "Enter"):
        return "Enter"
    words = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    words = re.sub(r"\b(Return|Enter|PgDown|Down|Up|Left|Right)\b", lambda found: _SHORT[found[1]], words)
    plus = words.endswith("+")
    return words.removesuffix("+").rstrip("+").replace("+", " ") + (" +" if plus and len(words) > 1 else "")
