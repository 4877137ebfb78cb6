"""The keys of the moment, in one quiet line under the record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from ui.plain import PlainLabel

_HEIGHT = 36


class KeyFooter(QWidget):
    """Shows keys and what they do; those that do not fit are left out, from the last but one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedHeight(_HEIGHT)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(13, 0, 2, 0)
        self._layout.setSpacing(7)
        # What does not fit is left out; it must not make the column wider.
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._layout.addStretch()
        self._pairs: list[QWidget] = []
        self._shown: tuple[tuple[str, str], ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Keys and words, as shown."""
        return self._shown

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Shows other keys and words."""
        wanted = tuple(pairs)
        if wanted == self._shown:
            return
        self._shown = wanted
        for pair in self._pairs:
            self._layout.removeWidget(pair)
            # While a dialog is open, nothing that was to be deleted before it is: it would stay to be seen.
            pair.hide()
            pair.deleteLater()
        self._pairs = [self._make(key, word) for key, word in wanted]
        for place, pair in enumerate(self._pairs):
            self._layout.insertWidget(place, pair)
        self._fit()

    def resizeEvent(self, _event: object) -> None:
        """Leaves out what no longer fits."""
        self._fit()

    def _fit(self) -> None:
        margins = self._layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        widths = [pair.sizeHint().width() + self._layout.spacing() for pair in self._pairs]
        out = 0
        # The last is what ends the work; it stays the longest.
        while out + 1 < len(widths) and sum(widths[: len(widths) - 1 - out]) + widths[-1] > room:
            out += 1
        for place, pair in enumerate(self._pairs):
            pair.setVisible(not len(widths) - 1 - out <= place < len(widths) - 1)

    def _make(self, key: str, word: str) -> QWidget:
        pair = QWidget(self)
        layout = QHBoxLayout(pair)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label in (PlainLabel(key, "key", pair), PlainLabel(word, "small", pair)):
            label.ensurePolished()  # before it is measured: the style sheet has its font and its frame
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        return pair
