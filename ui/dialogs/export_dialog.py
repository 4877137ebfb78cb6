"""Which facts go into a workbook: a choice of statuses."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from curator.domain.record import Status
from ui.plain import PlainLabel
from ui.theme import MARKS
from ui.words import status_name

_AT_FIRST = frozenset({Status.CONFIRMED, Status.CORRECTED, Status.ADDED})
_ORDER = (
    Status.CONFIRMED,
    Status.CORRECTED,
    Status.ADDED,
    Status.PROPOSED,
    Status.POSTPONED,
    Status.REJECTED,
)


class ExportDialog(QDialog):
    """Asks which statuses; what a person vouches for is ticked at first.

    Args:
        counts: How many facts there are of each.
        parent: The window.
    """

    def __init__(self, counts: Mapping[Status, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        words = PlainLabel(self.tr("Which facts go into the workbook?"), "title")
        more = PlainLabel(self.tr("Every row keeps its status, its words in the article and who judged it."), "soft")
        more.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(words)
        layout.addWidget(more)
        layout.addSpacing(8)
        self._boxes = {status: self._box(status, counts.get(status, 0)) for status in _ORDER}
        for box in self._boxes.values():
            layout.addWidget(box)
            box.toggled.connect(self._check)
        layout.addSpacing(8)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(self.tr("Choose the file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout.addWidget(self._buttons)

    @property
    def statuses(self) -> frozenset[Status]:
        """What is ticked."""
        return frozenset(status for status, box in self._boxes.items() if box.isChecked())

    def _box(self, status: Status, count: int) -> QCheckBox:
        box = QCheckBox(f"{MARKS[status]}  {status_name(status)} · {count:,}")
        box.setAccessibleName(f"{status_name(status)}, {count:,}")
        box.setChecked(status in _AT_FIRST)
        return box

    def _check(self) -> None:
        self._go.setEnabled(bool(self.statuses))
