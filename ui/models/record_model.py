"""Qt's model of the open record: one row a heading or an entry. After an act only the rows that it touched change.

What the rows say is `record_rows`'; nothing is judged or drawn here.
"""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from curator.domain.dossier import Dossier
from curator.domain.profile import Profile
from curator.domain.record import Entry, Status
from ui.models.record_rows import Heading, Line, Order, Row, by_group, entry_order, group_order, heading, line

Index = QModelIndex | QPersistentModelIndex


class RecordRole(IntEnum):
    """Data of a row beyond Qt's own.

    Attributes:
        ROW: The `Heading` or `Line` itself.
        ENTRY: The entry's identifier, or None for a heading.
    """

    ROW = Qt.ItemDataRole.UserRole + 1
    ENTRY = Qt.ItemDataRole.UserRole + 2


class RecordModel(QAbstractListModel):
    """Headings and entries of one record.

    The order is taken when a record is shown, or the order is chosen, and then stays: an entry that was judged does
    not leave its place under the curator's eyes.

    Args:
        profile: The record's schema.
        parent: Its owner.
    """

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._dossier: Dossier | None = None
        self._order = Order.UNRESOLVED
        self._rejected = False
        self._groups: list[str] = []
        self._ranks: dict[int, int] = {}
        self._lines: dict[int, tuple[Entry, Line]] = {}
        self._rows: list[Row] = []
        self._places: dict[int, int] = {}
        self._every: list[int] = []

    @property
    def order(self) -> Order:
        """In which order entries are listed."""
        return self._order

    @property
    def shows_rejected(self) -> bool:
        """Whether rejected entries are listed."""
        return self._rejected

    def show(self, dossier: Dossier | None) -> None:
        """Lists another record, or nothing."""
        self.beginResetModel()
        self._dossier = dossier
        self._lines = {}
        self._arrange()
        self._put(self._build())
        self.endResetModel()

    def set_order(self, order: Order) -> None:
        """Lists the entries in another order."""
        self._order = order
        self.show(self._dossier)

    def set_rejected(self, *, shown: bool) -> None:
        """Lists rejected entries too, or no more."""
        self._rejected = shown
        self._change_to(self._build())

    def update(self, dossier: Dossier) -> None:
        """Takes in the same record after an act."""
        self._dossier = dossier
        if not self._ranks:
            self._arrange()
        self._change_to(self._build())

    def entry_ids(self) -> list[int]:
        """The listed entries from top to bottom."""
        return list(self._places)

    def hidden_ids(self) -> list[int]:
        """The entries that are not listed, being rejected."""
        return [entry_id for entry_id in self._every if entry_id not in self._places]

    def every_id(self) -> list[int]:
        """All entries in their order, listed or not."""
        return list(self._every)

    def row_of(self, entry_id: int | None) -> int:
        """The row of an entry, or -1."""
        return self._places.get(entry_id, -1) if entry_id is not None else -1

    def row(self, number: int) -> Row:
        """What a row says."""
        return self._rows[number]

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many headings and entries there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its name, and what a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RecordRole.ROW:
            return row
        if role == RecordRole.ENTRY:
            return row.entry_id if isinstance(row, Line) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, Line) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.aloud
        return None

    # Inside

    def _arrange(self) -> None:
        entries = self._dossier.record.entries if self._dossier else ()
        self._groups = group_order(self._profile, entries, self._order)
        self._ranks = {entry_id: rank for rank, entry_id in enumerate(entry_order(entries, self._order))}

    def _build(self) -> list[Row]:
        self._every = []
        if self._dossier is None:
            return []
        held = by_group(self._dossier)
        rows: list[Row] = []
        last = len(self._ranks)
        for key in self._groups:
            entries = held.get(key, [])
            ranked = sorted(entries, key=lambda entry: self._ranks.get(entry.id, last))
            self._every += [entry.id for entry in ranked]
            shown = [entry for entry in ranked if self._rejected or entry.status is not Status.REJECTED]
            if shown:
                rows.append(heading(self._profile.group(key), entries))
                rows.extend(self._line(entry) for entry in shown)
        return rows

    def _line(self, entry: Entry) -> Line:
        known = self._lines.get(entry.id)
        if known and known[0] is entry:
            return known[1]
        assert self._dossier is not None
        said = line(self._profile.group(entry.group), entry, self._dossier.entities)
        self._lines[entry.id] = (entry, said)
        return said

    def _put(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = {row.entry_id: number for number, row in enumerate(rows) if isinstance(row, Line)}

    def _change_to(self, rows: list[Row]) -> None:
        """Takes rows out and puts rows in between what is the same at the top and at the bottom."""
        old, new = [_key(row) for row in self._rows], [_key(row) for row in rows]
        shortest = min(len(old), len(new))
        top = next((i for i in range(shortest) if old[i] != new[i]), shortest)
        bottom = next((i for i in range(shortest - top) if old[-1 - i] != new[-1 - i]), shortest - top)
        if len(old) > top + bottom:
            self.beginRemoveRows(QModelIndex(), top, len(old) - bottom - 1)
            self._put(self._rows[:top] + self._rows[len(old) - bottom :])
            self.endRemoveRows()
        if len(new) > top + bottom:
            self.beginInsertRows(QModelIndex(), top, len(new) - bottom - 1)
            self._put(self._rows[:top] + rows[top : len(new) - bottom] + self._rows[top:])
            self.endInsertRows()
        changed = [
            number for number, row in enumerate(rows) if row is not self._rows[number] and row != self._rows[number]
        ]
        self._put(rows)
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))


def _key(row: Row) -> int | str:
    return row.entry_id if isinstance(row, Line) else row.group
