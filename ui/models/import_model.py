"""What importing a list of entities would do, row by row. How the table looks is `ui.registry.import_dialog`'s."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from curator.domain.listing import FieldChange, ImportLine, LineState
from ui.plain import shortened, tip
from ui.registry.words import kind_name, meaning_name

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = 160
_MARKS = {LineState.NEW: "+", LineState.CHANGED: "✎", LineState.PROBLEM: "!"}


class ImportColumn(IntEnum):
    """Columns, in their order."""

    STATE = 0
    NAME = 1
    KIND = 2
    WHAT = 3
    WHERE = 4


class ImportModel(QAbstractTableModel):
    """The lines of a preview, all or those of one state.

    Args:
        lines: All of them.
        parent: Its owner.
    """

    def __init__(self, lines: Sequence[ImportLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = lines
        self._shown = lines
        self._titles = {
            ImportColumn.STATE: self.tr("State"),
            ImportColumn.NAME: self.tr("Name"),
            ImportColumn.KIND: self.tr("Kind"),
            ImportColumn.WHAT: self.tr("What changes"),
            ImportColumn.WHERE: self.tr("Where"),
        }
        self._states = {
            LineState.NEW: self.tr("new"),
            LineState.CHANGED: self.tr("changed"),
            LineState.PROBLEM: self.tr("problem"),
        }

    def show_only(self, state: LineState | None) -> None:
        """Shows the lines of one state, or all."""
        self.beginResetModel()
        self._shown = self._all if state is None else [line for line in self._all if line.state is state]
        self.endResetModel()

    def line(self, row: int) -> ImportLine:
        """What a row shows."""
        return self._shown[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Columns."""
        return 0 if parent.isValid() else len(ImportColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[ImportColumn(section)]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell, whole for screen readers and tool tips."""
        if not index.isValid():
            return None
        words = self._words(self._shown[index.row()], ImportColumn(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(words, _SHOWN)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(words) if words else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words
        return None

    def _words(self, line: ImportLine, column: ImportColumn) -> str:
        match column:
            case ImportColumn.STATE:
                return f"{_MARKS[line.state]} {self._states[line.state]}"
            case ImportColumn.NAME:
                return line.name
            case ImportColumn.KIND:
                return kind_name(line.kind) if line.kind else ""
            case ImportColumn.WHERE:
                return line.where.rpartition(", ")[2]
        return line.problem or "; ".join(
            self._change(line, each) for each in line.fields if each.field != "name" or each.before
        )

    def _change(self, line: ImportLine, change: FieldChange) -> str:
        if line.state is LineState.NEW or not change.before:
            return f"{meaning_name(change.field)}: {change.after}"
        return f"{meaning_name(change.field)}: {change.before} → {change.after or self.tr('nothing')}"
