"""The line above the record: how many are judged, in which order entries stand, and whether rejected ones are shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from curator.domain.record import Progress
from ui.models.record_rows import Order
from ui.plain import ElidedLabel, PlainLabel


class RecordHeader(QWidget):
    """Title, progress and the menu of the order.

    Signals:
        order_chosen: An `Order`.
        rejected_toggled: Whether rejected entries are to be shown.
    """

    order_chosen = Signal(object)
    rejected_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(self.tr("A fact is judged once every value of it is confirmed, corrected or rejected."))
        self.progress = ElidedLabel(role="soft")
        self.button = QToolButton()
        self.button.setProperty("role", "chip")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setAccessibleName(self.tr("Order of the record"))
        self.button.setMenu(self._menu())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 12, 6)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(self.tr("Record"), "title"))
        layout.addWidget(self.progress, 1)
        layout.addWidget(self.button)
        self.show_order(Order.UNRESOLVED)

    def show_progress(self, progress: Progress | None) -> None:
        """Shows how far the record has come; None while no article is open."""
        if progress is None or not progress.total:
            self.progress.setText("")
            return
        said = self.tr("%1 of %2 judged").replace("%1", f"{progress.judged:,}").replace("%2", f"{progress.total:,}")
        left = progress.total - progress.judged
        if left:
            said += " · " + self.tr("%1 left").replace("%1", f"{left:,}")
        self.progress.setText(said)
        self.progress.setAccessibleName(said)

    def show_order(self, order: Order) -> None:
        """Names the order that holds."""
        self._orders[order].setChecked(True)
        self.button.setText(f"{self._orders[order].text()} ▾")

    def _menu(self) -> QMenu:
        menu = QMenu(self.button)
        group = QActionGroup(menu)
        self._orders: dict[Order, QAction] = {}
        for order, title in (
            (Order.UNRESOLVED, self.tr("Unresolved first")),
            (Order.LEAST_SURE, self.tr("Least sure first")),
            (Order.SUREST, self.tr("Surest first")),
            (Order.FORM, self.tr("In the form's order")),
        ):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, order=order: self.order_chosen.emit(order))
            group.addAction(action)
            self._orders[order] = action
        menu.addSeparator()
        self.rejected = menu.addAction(self.tr("Show rejected"))
        self.rejected.setCheckable(True)
        self.rejected.toggled.connect(self.rejected_toggled)
        return menu


class FinishedLine(QWidget):
    """Says that the record is finished, and lets it be opened again.

    Signals:
        reopen_wanted: The word was clicked.
    """

    reopen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        button = QToolButton()
        button.setText(self.tr("Reopen"))
        button.setAccessibleName(self.tr("Reopen this article"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.reopen_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 4)
        layout.addWidget(PlainLabel(self.tr("✓ Finished."), "done"))
        layout.addWidget(button)
        layout.addStretch()
