"""The command palette: what can be done now, found by a few letters of its name. What there is are the actions'."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui import paint, theme
from ui.actions import Actions, Context, without_mnemonic
from ui.plain import PlainLabel

_WIDTH, _ROW, _MOST, _PAD, _DOWN = 560, 30, 12, 10, 64
_CHOICE = Qt.ItemDataRole.UserRole
_ALOUD = Qt.ItemDataRole.AccessibleTextRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST, Qt.Key.Key_PageUp: -_MOST}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done now.

    Attributes:
        name: As the menu calls it now, such as “Undo “Confirm Linhe Polytechnic””.
        menu: The menu it stands in; empty for none.
        keys: Its keys as a person reads them, or nothing.
        action: Does it.
    """

    name: str
    menu: str
    keys: str
    action: QAction


class CommandPalette(QFrame):
    """An input line and the commands that fit what is typed; Enter or a click does one.

    Args:
        actions: All of the window; those that make no sense now are left out.
        menus: Title of each menu by its name.
        window: In front of what.
    """

    def __init__(self, actions: Actions, menus: dict[str, str], window: QMainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "palette")
        self.setAccessibleName(self.tr("Commands"))
        self._choices = _choices(actions, menus)
        self._model = QStandardItemModel(self)
        self.input = QLineEdit()
        self.input.setPlaceholderText(self.tr("Do something: type its name"))
        self.input.setAccessibleName(self.tr("Name of a command"))
        self.input.textChanged.connect(self._find)
        self.input.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.clicked.connect(self._do)
        self._none = PlainLabel(self.tr("No command has these words in its name."), "soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        for widget in (self.input, self._none, self.list):
            layout.addWidget(widget)
        self.setFixedWidth(min(_WIDTH, window.width() - 2 * _PAD))
        self._find("")
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _DOWN)))

    def open_(self) -> None:
        """Shows it, ready for typing."""
        self.show()
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)

    def names(self) -> list[str]:
        """What is offered, best first."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list and Enter does what is marked, while letters go to the input line."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.list.currentIndex())
            return True
        by = _STEPS.get(Qt.Key(event.key()))
        if by is not None and self._model.rowCount():
            row = self.list.currentIndex().row() + by
            rows = self._model.rowCount()
            self._mark(row % rows if abs(by) == 1 else max(0, min(row, rows - 1)))
        return by is not None

    def _find(self, words: str) -> None:
        self._model.clear()
        for choice in fitting(self._choices, words):
            item = QStandardItem(choice.name)
            item.setData(choice, _CHOICE)
            item.setData(", ".join(filter(None, (choice.name, choice.menu, choice.keys))), _ALOUD)
            self._model.appendRow(item)
        rows = self._model.rowCount()
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(_ROW * min(rows, _MOST))
        self._mark(0)
        self.adjustSize()

    def _mark(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))

    def _do(self, index: QModelIndex) -> None:
        if index.isValid():
            # The popup goes first, so that the act finds the focus where the person had left it.
            choice: Choice = index.data(_CHOICE)
            self.close()
            choice.action.trigger()


def fitting(choices: list[Choice], words: str) -> list[Choice]:
    """The choices that have every typed word in their name or menu, those that begin with the first one first."""
    wanted = words.casefold().split()

    def rank(choice: Choice) -> int:
        name = choice.name.casefold()
        return sum(0 if name.startswith(word) else 1 if f" {word}" in name else 2 for word in wanted)

    there = [c for c in choices if all(word in f"{c.name} {c.menu}".casefold() for word in wanted)]
    return sorted(there, key=rank)


def _choices(actions: Actions, menus: dict[str, str]) -> list[Choice]:
    found = []
    for command in actions.commands:
        action = actions[command.id]
        # What has neither a menu nor a key of the review is a second key of another command.
        if command.title and action.isEnabled() and (command.menu or command.context is Context.REVIEW):
            name, menu = without_mnemonic(action.text()), without_mnemonic(menus.get(command.menu, ""))
            found.append(Choice(name, menu, command.key_words, action))
    return found


class _Row(QStyledItemDelegate):
    """Name, menu and keys of a command on one line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH // 2, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, choice = theme.current_theme(), index.data(_CHOICE)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.selected)
        inner, flags = rect.adjusted(_PAD, 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.ui_font(paint.SMALL))
        painter.setPen(look.ink_faint)
        painter.drawText(inner, int(flags | Qt.AlignmentFlag.AlignRight), choice.keys)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(choice.keys) - 2 * _PAD
        mark = "✓ " if choice.action.isChecked() else ""
        painter.setFont(theme.ui_font())
        painter.setPen(look.ink)
        name = paint.elided(painter.fontMetrics(), mark + choice.name, room)
        painter.drawText(inner, int(flags), name)
        used = painter.fontMetrics().horizontalAdvance(name) + _PAD
        painter.setFont(theme.ui_font(paint.TINY))
        painter.setPen(look.ink_faint)
        menu = paint.elided(painter.fontMetrics(), choice.menu, room - used)
        painter.drawText(inner.adjusted(used, 0, 0, 0), int(flags), menu)
        painter.restore()
