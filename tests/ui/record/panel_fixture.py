"""A person at the record panel: what is to be seen, and keys and clicks."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from curator.domain.record import Entry, Value
from tests.ui.desk_fixture import find_entry, find_value
from ui.desk import Desk, Focus
from ui.models.record_rows import Heading, Line
from ui.record.card_content import CardContent
from ui.record.editors import Editor
from ui.record.key_popup import KeyPopup
from ui.record.record_panel import RecordPanel
from ui.record.value_box import ValueBox

Key = Qt.Key


@dataclass
class Panel:
    """The panel and its desk.

    Attributes:
        widget: The panel.
        desk: Whom it asks.
    """

    widget: RecordPanel
    desk: Desk

    def focus(self, words: str, field: str = "", *, whole: bool = False) -> Value:
        """Puts the value of these words in focus, or its entry as a whole."""
        value = find_value(self.desk, words, field)
        self.desk.set_focus(Focus(value.entry_id, None if whole else value.id))
        return value

    def fill(self, words: str, field: str) -> None:
        """Puts an empty field of the entry of these words in focus."""
        self.desk.set_focus(Focus(find_entry(self.desk, words).id, None, field))

    def entry(self) -> Entry:
        """The entry in focus."""
        entry = self.desk.focused_entry()
        assert entry is not None
        return entry

    def value(self, value: Value) -> Value:
        """A value as it is now."""
        assert self.desk.dossier is not None
        return self.desk.dossier.record.value(value.id)

    def content(self) -> CardContent:
        """What the open card shows."""
        content = self.widget.card.content
        assert content is not None
        return content

    def names(self) -> list[str]:
        """The listed rows: titles of headings and names of entries."""
        model = self.widget.model
        every = [model.row(number) for number in range(model.rowCount())]
        return [row.title if isinstance(row, Heading) else row.name for row in every]

    def line(self, name: str) -> Line:
        """The row of an entry."""
        model = self.widget.model
        every = [model.row(number) for number in range(model.rowCount())]
        return next(row for row in every if isinstance(row, Line) and row.name == name)

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key in the list."""
        QTest.keyClick(self.widget.list, key, modifiers)

    def editor(self) -> Editor:
        """The open editor."""
        editor = self.widget.session.editor
        assert editor is not None
        return editor

    def input(self) -> QLineEdit | QPlainTextEdit:
        """Where the open editor takes letters."""
        return self.editor().input

    def type(self, words: str, key: Key | None = None, of: QWidget | None = None) -> None:
        """Types into the open editor, over what is chosen in it, and presses a key."""
        target = of or self.input()
        QTest.keyClicks(target, words)
        if key is not None:
            QTest.keyClick(target, key)

    def popup(self) -> KeyPopup:
        """The open popup."""
        popup = self.widget.adding.popup or self.widget.questions.popup
        assert popup is not None
        return popup

    def refusal(self, field: str) -> str:
        """What stands under a field."""
        label = self.widget.card.row(field).problems
        return "" if label.isHidden() else label.text()

    def boxes(self, field: str) -> list[ValueBox]:
        """The values of a field as they are shown."""
        return self.widget.card.row(field).boxes()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Clicks a widget in its middle, or there."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def click_row(self, name: str) -> None:
        """Clicks the row of an entry."""
        rows = self.widget.list
        index = self.widget.model.index(self.widget.model.row_of(self.line(name).entry_id))
        rows.scrollTo(index)
        self.click(rows.viewport(), rows.visualRect(index).center())

    def select(self, words: str) -> None:
        """Selects words in the article."""
        assert self.desk.dossier is not None
        start = self.desk.dossier.article.text.index(words)
        self.desk.set_selection((start, start + len(words)))


def make_panel(qtbot: QtBot, desk: Desk) -> Panel:
    """A panel of the size it has in a small window, with the keys in its list."""
    widget = RecordPanel(desk)
    qtbot.addWidget(widget)
    widget.resize(400, 760)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.focus_list()
    QApplication.sendPostedEvents()
    return Panel(widget, desk)
