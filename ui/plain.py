"""Text from articles is data: widgets and helpers that show it as written, never as rich text, never as a mnemonic."""

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """A label that shows its text as written.

    Args:
        text: What it shows.
        role: The style sheet's name for it: `title`, `soft`, `faint`, `done`, `refused`, `doubt`, `key`; empty
            for ordinary words.
        parent: The widget it lives in.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def set_role(self, role: str) -> None:
        """Gives it another role of the style sheet."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(PlainLabel):
    """A label of one line that ends in … where it does not fit, and then has all of it in its tool tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setIndent(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Shows a text; line breaks become spaces."""
        super().setText(" ".join(text.split()))
        self._set_tip()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """May shrink to a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decides anew whether all of it is to be seen."""
        super().resizeEvent(event)
        self._set_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.contentsRect(), int(self.alignment()), self._elided())

    def _elided(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def _set_tip(self) -> None:
        self.setToolTip(tip(self.text()) if self._elided() != self.text() else "")


def tip(text: str) -> str:
    """A tool tip that shows exactly this text: Qt guesses rich text in tool tips, so it is given harmless one."""
    return "<qt>" + html.escape(text).replace("\n", "<br>") + "</qt>" if text else ""


def menu_text(text: str, most: int = 48) -> str:
    """A text for a menu or button: on one line, shortened in the middle of nowhere, its `&` shown and no mnemonic.

    Args:
        text: As written.
        most: The most characters of it.
    """
    return shortened(text, most).replace("&", "&&")


def shortened(text: str, most: int) -> str:
    """The text on one line, cut with … after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
