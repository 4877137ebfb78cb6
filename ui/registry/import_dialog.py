"""What a list of entities would change, seen before it is taken in. Taking it in is `ui.registry.list_work`'s."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from curator.domain.listing import ImportPreview, LineState
from ui.models.import_model import ImportColumn, ImportModel
from ui.plain import PlainLabel
from ui.registry.columns_dialog import ColumnsDialog
from ui.words import count_words

_WIDTHS = {ImportColumn.STATE: 96, ImportColumn.NAME: 240, ImportColumn.KIND: 104, ImportColumn.WHERE: 88}


class ImportDialog(QDialog):
    """A table of what would change, narrowed to new ones, changes or problems.

    Args:
        preview: What would change.
        apply: Called when the person wants it.
        again: Called with what the columns of a table mean, where the person says so.
        parent: The window.
    """

    def __init__(
        self,
        preview: ImportPreview,
        apply: Callable[[], None],
        again: Callable[[Mapping[str, str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import registry"))
        self.resize(980, 600)
        self.model = ImportModel(preview.lines, self)
        self.filter = self._filter(preview)
        self.table = self._table()
        top = QHBoxLayout()
        top.addWidget(PlainLabel(preview.source, "title"), 1)
        self.columns = QPushButton(self.tr("&Columns…"))
        self.columns.setAccessibleName(self.tr("Say what the columns mean"))
        self.columns.setAutoDefault(False)
        self.columns.setVisible(bool(preview.columns))
        self.columns.clicked.connect(lambda: self._ask_columns(preview, again))
        top.addWidget(self.columns)
        shown = PlainLabel(self.tr("&Show"), "small")
        shown.setBuddy(self.filter)
        top.addWidget(shown)
        top.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        self.summary = PlainLabel(self._summary(preview), "soft")
        self.summary.setWordWrap(True)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._buttons(preview, apply))
        self.table.setFocus()

    def _ask_columns(self, preview: ImportPreview, again: Callable[[Mapping[str, str]], None]) -> None:
        def compare(meanings: Mapping[str, str]) -> None:
            self.reject()
            again(meanings)

        dialog = ColumnsDialog(preview.columns, compare, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _filter(self, preview: ImportPreview) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Show"))
        titles = {
            None: self.tr("All"),
            LineState.NEW: self.tr("New"),
            LineState.CHANGED: self.tr("Changed"),
            LineState.PROBLEM: self.tr("Problems"),
        }
        for state, title in titles.items():
            count = len(preview.lines) if state is None else preview.counts.get(state, 0)
            box.addItem(f"{title} · {count:,}", state)
        # Qt gives the bare word back.
        box.currentIndexChanged.connect(
            lambda _at: self.model.show_only(LineState(box.currentData()) if box.currentData() else None)
        )
        return box

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("What would change"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heading = table.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        heading.setSectionResizeMode(ImportColumn.WHAT, QHeaderView.ResizeMode.Stretch)
        return table

    def _summary(self, preview: ImportPreview) -> str:
        counts = preview.counts
        words = [
            count_words("%n new", counts.get(LineState.NEW, 0)),
            count_words("%n changed", counts.get(LineState.CHANGED, 0)),
            count_words("%n the same", counts.get(LineState.SAME, 0)),
            count_words("%n problem(s)", counts.get(LineState.PROBLEM, 0)),
        ]
        said = ", ".join(words) + "."
        if preview.ignored:
            said += " " + self.tr("Not understood: the columns %1.").replace("%1", ", ".join(preview.ignored))
        if not preview.changes:
            said += " " + self.tr("There is nothing to take in.")
        return said

    def _buttons(self, preview: ImportPreview, apply: Callable[[], None]) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = buttons.addButton(self.tr("Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply_button.setDefault(True)
        self.apply_button.setEnabled(bool(preview.changes))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(apply)
        return buttons
