"""The fixed line above the text: where an article comes from, and the way to its source."""

import re
from collections.abc import Mapping
from pathlib import PurePath

from PySide6.QtCore import QFileInfo, QLocale, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from curator.domain.article import Article
from curator.domain.content import PartialDate
from curator.domain.dossier import Dossier
from curator.domain.record import Record, Status
from ui.plain import ElidedLabel, PlainLabel, menu_text, tip
from ui.words import language_name

_OPENED = ("http", "https", "file")


class SourceLine(QWidget):
    """Outlet, day, author, language, and the file or address as a button.

    The headline stands here only where it is not in the text itself.

    Signals:
        unopened: The source was to be opened, and could not be.
    """

    unopened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = PlainLabel("", "headline", self)
        self._headline.setWordWrap(True)
        self._headline.hide()
        self._facts = ElidedLabel("", "soft", self)
        self._source = QToolButton(self)
        self._source.setProperty("role", "link")
        self._source.setAutoRaise(True)
        self._source.clicked.connect(self.open_source)
        self._layout = PlainLabel(self.tr("Lines as in the file"), "chip", self)
        self._layout.hide()
        self._address = QUrl()
        self._shown: tuple[Article, dict[str, str], bool] | None = None
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._facts)
        row.addWidget(self._source)
        row.addWidget(self._layout)
        row.addStretch(1)
        self._inner = QVBoxLayout()
        self._inner.setSpacing(4)
        self._inner.addWidget(self._headline)
        self._inner.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._inner)
        whole.addWidget(line)
        self.set_left(24)

    def show_dossier(self, dossier: Dossier, *, headline: bool) -> None:
        """Shows an article's source.

        Args:
            dossier: The article and its record, whose group `article` knows better than the file did.
            headline: Whether to show the headline here.
        """
        article, said = dossier.article, _said(dossier.record)
        if self._shown is not None and self._shown[0] is article and self._shown[1:] == (said, headline):
            return
        self._shown = article, said, headline
        self._headline.setText(said.get("title", article.title))
        self._headline.setVisible(headline)
        self._facts.setText("  ·  ".join(self._words(article, said)))
        self._address = source_address(article)
        name = self._address.host() or PurePath(self._address.toLocalFile() or article.source).name or article.source
        self._source.setText(menu_text(name, 32) + " ↗")
        self._source.setEnabled(self._address.isValid() and self._address.scheme() in _OPENED)
        self._source.setToolTip(tip(article.metadata.get("url") or article.source))
        self._source.setAccessibleName(self.tr("Open the source: %1").replace("%1", name))

    def set_left(self, left: int) -> None:
        """Lets the line begin where the text does."""
        self._inner.setContentsMargins(left, 10, 16, 8)

    def show_layout(self, *, original: bool) -> None:
        """Says that the text is not set for reading."""
        self._layout.setVisible(original)

    def open_source(self) -> None:
        """Opens the file or address in the program that the system has for it."""
        address = self._address
        gone = address.isLocalFile() and not QFileInfo.exists(address.toLocalFile())
        if not self._source.isEnabled() or gone or not QDesktopServices.openUrl(address):
            self.unopened.emit()

    def _words(self, article: Article, said: Mapping[str, str]) -> list[str]:
        published = date_in_full(said.get("published", article.published))
        byline = re.sub(r"(?i)^\s*by\s+", "", said.get("byline", article.metadata.get("byline", "")))
        words = [
            said.get("outlet", article.outlet),
            self.tr("published %1").replace("%1", published) if published else "",
            self.tr("by %1").replace("%1", byline) if byline else "",
            language_name(said.get("language", article.language)),
        ]
        return [word for word in words if word]


def date_in_full(iso: str) -> str:
    """A stored or typed date as a person reads it: `27 August 2024`; what is no date stays as it is."""
    try:
        date = PartialDate.parse(iso)
    except ValueError:
        return iso
    month = QLocale().standaloneMonthName(date.month) if date.month else ""
    return " ".join(str(part) for part in (date.day or "", month, date.year) if part)


def source_address(article: Article) -> QUrl:
    """Where an article came from: the address that its page declared, else its file or address."""
    declared = article.metadata.get("url", "")
    source = declared or article.source
    return QUrl(source) if re.match(r"https?://", source) else QUrl.fromLocalFile(article.source)


def _said(record: Record) -> dict[str, str]:
    """What the record says about the article itself, by field: the first standing value that says anything."""
    said: dict[str, str] = {}
    for entry in record.entries:
        if entry.group == "article":
            for value in entry.values:
                words = "" if value.status is Status.REJECTED else str(value.content or value.words)
                if words:
                    said.setdefault(value.field, words)
    return said
