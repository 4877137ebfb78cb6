"""Rows of an entity's other names and identifiers, each with typed editors; the last one, empty, adds another."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from curator.domain.entity import Alias, Identifier, NameKind
from ui.plain import PlainLabel, menu_text, tip
from ui.registry.choice import Choice
from ui.registry.identifiers import read_identifier, read_language
from ui.registry.quiet_line import QuietLine
from ui.registry.words import KNOWN_SCHEMES, address_of, name_kind_name, scheme_name

T = TypeVar("T")

_LEAST = 40
"""How narrow, in pixels, what can be told from its beginning becomes before anything is cut off."""


class Row(QWidget, Generic[T]):
    """One of them.

    Signals:
        edited: It reads otherwise now, or is to go.
        refused: Why what was typed does not fit; empty once it does.
        left: Esc was pressed.
    """

    edited = Signal()
    refused = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.value: T | None = None
        self.going = False
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.remove = QToolButton()
        self.remove.setText("✕")
        self.remove.setProperty("role", "link")
        self.remove.clicked.connect(self._go)

    def lines(self) -> list[QuietLine]:
        """What can be typed into."""
        return self.findChildren(QuietLine)

    def stops(self) -> list[QWidget]:
        """What Tab goes to, in order."""
        widgets = (item.widget() for item in map(self.row.itemAt, range(self.row.count())) if item)
        return [each for each in widgets if each is not None]

    def show_value(self, value: T | None) -> None:
        """Shows what is stored; None makes it the one that adds another."""
        raise NotImplementedError

    def _listen(self, line: QuietLine) -> None:
        line.take = self._take
        line.refused.connect(self.refused)
        line.left.connect(self.left)

    def _take(self, _typed: str) -> str:
        try:
            value = self._read()
        except ValueError as error:
            return str(error)
        if value != self.value:
            self.value = value
            self.edited.emit()
        return ""

    def _read(self) -> T | None:
        raise NotImplementedError

    def _go(self) -> None:
        self.going = True
        self.edited.emit()


class AliasRow(Row[Alias]):
    """Another name, what kind of name it is and in which language."""

    def __init__(self) -> None:
        super().__init__()
        self.remove.setAccessibleName(self.tr("Remove this name"))
        self.remove.setToolTip(self.tr("Remove this name"))
        self.name = QuietLine(self.tr("Another name"))
        self.kind = Choice(self.tr("Kind of name"), [(name_kind_name(kind), kind) for kind in NameKind])
        self.kind.activated.connect(lambda _place: self._take(""))
        self.kind.left.connect(self.left)
        self.language = QuietLine(self.tr("Language of the name"))
        self.language.setFixedWidth(52)
        self.kind.setMinimumWidth(_LEAST)
        self.language.setPlaceholderText(self.tr("lang."))
        for widget, stretch in ((self.name, 1), (self.kind, 0), (self.language, 0), (self.remove, 0)):
            self.row.addWidget(widget, stretch)
        self._listen(self.name)
        self._listen(self.language)

    def show_value(self, value: Alias | None) -> None:
        """Shows a name."""
        self.value, self.going = value, False
        self.name.show_text(value.name if value else "")
        self.name.setPlaceholderText("" if value else self.tr("Add a name"))
        self.kind.setCurrentIndex(self.kind.findData(value.kind if value else NameKind.FULL))
        self.language.show_text(value.language if value else "")
        for widget in (self.kind, self.language, self.remove):
            widget.setVisible(value is not None)

    def _read(self) -> Alias | None:
        name = " ".join(self.name.text().split())
        language = read_language(self.language.text())
        return Alias(name, language, NameKind(self.kind.currentData())) if name else None


class IdentifierRow(Row[Identifier]):
    """An identifier in somebody's list, and its address as text, which is opened only on request."""

    def __init__(self) -> None:
        super().__init__()
        self.remove.setAccessibleName(self.tr("Remove this identifier"))
        self.remove.setToolTip(self.tr("Remove this identifier"))
        self.scheme = Choice(self.tr("Whose identifier"), [(scheme_name(each), each) for each in KNOWN_SCHEMES])
        self.scheme.open_to_words(self.tr("Whose identifier"))
        self.scheme.setFixedWidth(112)
        self.scheme.left.connect(self.left)
        self.text = QuietLine(self.tr("Identifier"))
        self.open = QToolButton()
        self.open.setProperty("role", "link")
        self.open.setMinimumWidth(_LEAST)
        self.open.clicked.connect(self._open)
        for widget, stretch in ((self.scheme, 0), (self.text, 1), (self.open, 0), (self.remove, 0)):
            self.row.addWidget(widget, stretch)
        self._listen(self.text)
        self.scheme.activated.connect(lambda _place: self._scheme_changed())
        line = self.scheme.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._scheme_changed)

    def show_value(self, value: Identifier | None) -> None:
        """Shows an identifier."""
        self.value, self.going = value, False
        self.text.show_text(value.value if value else "")
        if self.text.text() == self.text.shown:
            self.scheme.setEditText(scheme_name(value.scheme) if value else scheme_name(KNOWN_SCHEMES[0]))
        self.text.setPlaceholderText("" if value else self.tr("Add an identifier or its address"))
        address = address_of(value) if value else ""
        self.open.setVisible(bool(address))
        self.open.setText(menu_text(address.partition("://")[2].removeprefix("www.").partition("/")[0], 26) + " ↗")
        self.open.setToolTip(tip(self.tr("Open %1 in the browser").replace("%1", address)))
        self.open.setAccessibleName(self.tr("Open %1 in the browser").replace("%1", address))
        self.remove.setVisible(value is not None)

    def _scheme_changed(self) -> None:
        if self.text.text().strip():
            self.refused.emit(self._take(""))

    def _read(self) -> Identifier | None:
        typed = self.text.text()
        return read_identifier(self.scheme.currentText(), typed) if typed.strip() else None

    def _open(self) -> None:
        address = address_of(self.value) if self.value else ""
        if address:
            QDesktopServices.openUrl(QUrl(address))


class Rows(QWidget, Generic[T]):
    """Rows of one sort, and one more to add another.

    Signals:
        edited: A tuple of all as they read now.
        left: Esc was pressed.
        stops_changed: Rows came or went, and with them what Tab goes to.
    """

    stops_changed = Signal()
    edited = Signal(object)
    left = Signal()

    def __init__(self, kind: type[Row[T]]) -> None:
        super().__init__()
        self._kind = kind
        self._values: tuple[T, ...] = ()
        self._rows: list[Row[T]] = []
        self.problem = PlainLabel(role="refused")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.problem)

    @property
    def rows(self) -> Sequence[Row[T]]:
        """All, the empty one last."""
        return self._rows

    def show_values(self, values: tuple[T, ...]) -> None:
        """Shows what is stored; the focus stays in its row."""
        self._values = values
        while len(self._rows) < len(values) + 1:
            self._add()
        while len(self._rows) > len(values) + 1:
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        for row, value in zip(self._rows, (*values, None), strict=True):
            row.show_value(value)
        self.stops_changed.emit()

    def stops(self) -> list[QWidget]:
        """What Tab goes to, in order."""
        return [stop for row in self._rows for stop in row.stops()]

    def commit(self) -> bool:
        """Hands over what was typed; whether all of it fits."""
        return all(line.commit() for row in list(self._rows) for line in row.lines())

    def _add(self) -> None:
        row = self._kind()
        row.edited.connect(self._edited)
        row.refused.connect(self._refused)
        row.left.connect(self.left)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)

    def _edited(self) -> None:
        self.edited.emit(tuple(row.value for row in self._rows if row.value is not None and not row.going))

    def _refused(self, sentence: str) -> None:
        lines = (line for row in self._rows for line in row.lines())
        sentence = sentence or next((line.problem for line in lines if line.problem), "")
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
