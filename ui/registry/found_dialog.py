"""What services found for names: a list to tick, one candidate a name, and what was not found or not answered."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from curator.domain.entity import Identifier
from curator.services.lookups import Found, LookUp, Name, Outcome
from ui.plain import PlainLabel, tip
from ui.registry.words import kind_name, scheme_name
from ui.words import count_words

_SIZE, _ROW = (1000, 560), 26
_FOUND = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_NAME, _TOLD, _WHY = range(3)
_ORDER = (Outcome.FOUND, Outcome.FAILED, Outcome.NO_MATCH, Outcome.NOT_ASKED)


class _Tree(QTreeWidget):
    """A list in which Enter ticks the line instead of ending the dialog, where one Enter would end it for many."""

    def __init__(self, *, many: bool) -> None:
        super().__init__()
        self._many = many

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ticks or unticks at Enter."""
        if not (self._many and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)
            return
        item = self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable and item.parent() is not None:
            item.setCheckState(_NAME, _UNCHECKED if item.checkState(_NAME) == _CHECKED else _CHECKED)


class FoundDialog(QDialog):
    """Shows names with their candidates; what is certain is ticked at first.

    Signals:
        confirmed: A list of pairs `(Name, Found)`, what is ticked.

    Args:
        results: What became of each name.
        stopped: Whether somebody stopped before the last name.
        parent: The window.
    """

    confirmed = Signal(object)

    def __init__(self, results: Sequence[LookUp], *, stopped: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Looked up"))
        self.resize(*_SIZE)
        self._many = len(results) > 1
        self.tree = _Tree(many=self._many)
        self.tree.setAccessibleName(self.tr("Names and what services found for them"))
        self.tree.setHeaderLabels([self.tr("Name"), self.tr("What it is"), self.tr("Found by")])
        self.tree.setUniformRowHeights(True)
        for result in sorted(results, key=lambda each: _ORDER.index(each.outcome)):
            self.tree.addTopLevelItem(self._item(result))
        self.tree.expandAll()
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column, part in ((_NAME, 0.32), (_TOLD, 0.44)):
            header.resizeSection(column, int(_SIZE[0] * part))
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        self.said = PlainLabel(_summary(results, stopped=stopped), "soft")
        self.said.setWordWrap(True)
        self._build()
        self._count()
        self.tree.itemChanged.connect(self._changed)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first.child(0) or first)

    def chosen(self) -> list[tuple[Name, Found]]:
        """What is ticked."""
        return [
            (item.data(_NAME, _FOUND), child.data(_NAME, _FOUND))
            for item in self._items()
            for child in _children(item)
            if child.checkState(_NAME) == _CHECKED
        ]

    def accept(self) -> None:
        """Hands over what is ticked."""
        chosen = self.chosen()
        super().accept()
        if chosen:
            self.confirmed.emit(chosen)

    # Inside

    def _build(self) -> None:
        keys = self.tr("Space or Enter ticks and unticks.") if self._many else self.tr("Space ticks and unticks.")
        how = PlainLabel(
            f"{self.tr('Tick what is meant.')} {keys} {self.tr('A new entity is made where there is none yet.')}",
            "soft",
        )
        how.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        # A box makes its accepting button the one that Enter presses; for many names nothing is.
        role = QDialogButtonBox.ButtonRole.ActionRole if self._many else QDialogButtonBox.ButtonRole.AcceptRole
        self.link = buttons.addButton(self.tr("Link"), role)
        for button in buttons.buttons():
            button.setProperty("autoDefault", not self._many)
        self.link.setDefault(not self._many)
        self.link.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(self.tr("Looked up"), "headline"))
        layout.addWidget(self.said)
        layout.addWidget(how)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)

    def _item(self, result: LookUp) -> QTreeWidgetItem:
        name = result.name
        often = count_words("%n time(s)", name.mentions) if name.mentions else ""
        item = QTreeWidgetItem([name.words, " · ".join(part for part in (kind_name(name.kind), often) if part), ""])
        item.setData(_NAME, _FOUND, name)
        match result.outcome:
            case Outcome.NO_MATCH:
                item.setText(_WHY, self.tr("no match"))
            case Outcome.NOT_ASKED:
                item.setText(_WHY, self.tr("not asked: no service is on for this kind"))
            case _:
                item.setText(_WHY, " ".join(str(each) for each in result.failed))
        letters = item.font(_NAME)
        letters.setWeight(QFont.Weight.DemiBold)
        item.setFont(_NAME, letters)
        _dress(item)
        for found in result.found:
            item.addChild(_child(found, ticked=found is result.certain))
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        every = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        return [item for item in every if item is not None]

    def _changed(self, item: QTreeWidgetItem, _column: int) -> None:
        """Unticks the other candidates of a name."""
        above = item.parent()
        if above is not None and item.checkState(_NAME) == _CHECKED:
            self.tree.blockSignals(True)  # noqa: FBT003 - Qt's own
            for other in _children(above):
                if other is not item:
                    other.setCheckState(_NAME, _UNCHECKED)
            self.tree.blockSignals(False)  # noqa: FBT003 - Qt's own
            self.tree.viewport().update()
        self._count()

    def _count(self) -> None:
        number = len(self.chosen())
        self.link.setEnabled(bool(number))
        self.link.setText(count_words("Link %n name(s)", number) if number else self.tr("Link"))


def _child(found: Found, *, ticked: bool) -> QTreeWidgetItem:
    entity = found.candidate.entity
    known = _tr("in the registry") if found.known else _tr("new")
    gets = _tr("gets %1").replace("%1", _said(found.adds)) if found.adds else ""
    identifiers = ", ".join(map(_said, entity.identifiers))
    told = " · ".join(part for part in (entity.description, known, gets, identifiers) if part)
    child = QTreeWidgetItem([entity.name, told, "; ".join(found.candidate.why)])
    child.setFlags(child.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    child.setCheckState(_NAME, _CHECKED if ticked else _UNCHECKED)
    child.setData(_NAME, _FOUND, found)
    _dress(child)
    return child


def _said(identifier: Identifier) -> str:
    return f"{scheme_name(identifier.scheme)} {identifier.value}"


def _dress(item: QTreeWidgetItem) -> None:
    """Gives a row air, and has all of a cell read that does not fit."""
    item.setSizeHint(_NAME, QSize(0, _ROW))
    for column in range(item.columnCount()):
        item.setToolTip(column, tip(item.text(column)))


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    every = (item.child(at) for at in range(item.childCount()))
    return [child for child in every if child is not None]


def _summary(results: Sequence[LookUp], *, stopped: bool) -> str:
    numbers = {outcome: sum(each.outcome is outcome for each in results) for outcome in _ORDER}
    parts = [
        count_words("Candidates for %n name(s).", numbers[Outcome.FOUND]),
        count_words("%n name(s) without match.", numbers[Outcome.NO_MATCH]) if numbers[Outcome.NO_MATCH] else "",
        count_words("%n name(s) could not be looked up.", numbers[Outcome.FAILED]) if numbers[Outcome.FAILED] else "",
        _tr("Stopped before the last name.") if stopped else "",
    ]
    return " ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FoundDialog", text)
