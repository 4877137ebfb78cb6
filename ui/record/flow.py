"""Widgets side by side, wrapping where there is no more room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget


class Short(QAbstractButton):
    """A button that may stand beside others on a line."""

    def natural_width(self, most: int) -> int:
        """The width it wants, `most` at most."""
        return min(most, self.sizeHint().width())


class Flow(QWidget):
    """Widgets side by side, wrapping; a quiet field or an editor takes a line for itself."""

    _GAP = 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[QWidget] = []

    def hold(self, widgets: list[QWidget]) -> None:
        """Shows these, in this order."""
        for widget in self._shown:
            if widget not in widgets:
                widget.hide()
        self._shown = list(widgets)
        for widget in widgets:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            widget.show()
        self.refresh()

    def refresh(self) -> None:
        """Places them anew after one has changed its size."""
        self.updateGeometry()
        self._place(self.width(), really=True)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._place(width, really=False)

    def sizeHint(self) -> QSize:
        """Some usual width."""
        return QSize(240, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(60, 0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Places them anew."""
        self._place(self.width(), really=True)

    def _place(self, width: int, *, really: bool) -> int:
        left = top = line = 0
        for widget in self._shown:
            wanted = _natural_width(widget, width)
            height = widget.heightForWidth(wanted) if widget.hasHeightForWidth() else widget.sizeHint().height()
            if left and left + wanted > width:
                left, top, line = 0, top + line + self._GAP, 0
            if really:
                widget.setGeometry(left, top, wanted, height)
            left += wanted + self._GAP
            line = max(line, height)
        return top + line


def _natural_width(widget: QWidget, most: int) -> int:
    if isinstance(widget, Short):
        return widget.natural_width(most)
    return min(most, widget.sizeHint().width()) if isinstance(widget, QToolButton) else most
