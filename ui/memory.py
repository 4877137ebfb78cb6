"""What the window remembers of itself between two starts: its place, its columns, the size of the text, the article.

What a person chose on purpose and other programs may read (curator, theme, model) is `curator.settings`'.
"""

import hashlib

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

_FRAME = QSize(8, 40)
"""What title bar and borders may take, in pixels; how much it is, is not known before the window is shown."""


class Memory:
    """A small file of its own beside the settings; a damaged one is forgotten without a word."""

    def __init__(self) -> None:
        self._file = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "curator-desk", "window")

    def keep_window(self, window: QMainWindow) -> None:
        """Remembers where the window is."""
        self._file.setValue("window/geometry", window.saveGeometry())

    def place_window(self, window: QMainWindow) -> None:
        """Puts the window where it was, never larger with its frame than the screen."""
        window.resize(1280, 800)
        state = self._file.value("window/geometry")
        if isinstance(state, QByteArray):
            window.restoreGeometry(state)
        if not window.isMaximized() and not window.isFullScreen():
            window.resize(window.size().boundedTo(window.screen().availableSize() - _FRAME))

    def keep_columns(self, splitter: QSplitter, page: str = "window") -> None:
        """Remembers how wide the columns of a page are."""
        self._file.setValue(f"{page}/columns", splitter.saveState())

    def place_columns(self, splitter: QSplitter, page: str = "window") -> None:
        """Makes the columns of a page as wide as they were."""
        state = self._file.value(f"{page}/columns")
        if isinstance(state, QByteArray):
            splitter.restoreState(state)

    @property
    def zoom(self) -> int:
        """Steps by which the text is larger than at first."""
        return self._number("article/zoom", 0)

    @zoom.setter
    def zoom(self, steps: int) -> None:
        self._file.setValue("article/zoom", steps)

    @property
    def place(self) -> str:
        """The page of the workspace that was looked at last; empty where none was."""
        return str(self._file.value("window/place", ""))

    @place.setter
    def place(self, name: str) -> None:
        self._file.setValue("window/place", name)

    @property
    def link_scope(self) -> str:
        """For which articles a choice of an entity was learned last; empty where none was."""
        return str(self._file.value("record/scope", ""))

    @link_scope.setter
    def link_scope(self, scope: str) -> None:
        self._file.setValue("record/scope", scope)

    @property
    def extracts_after_import(self) -> bool:
        """Whether extraction begins by itself after an import."""
        return bool(self._number("import/extract", 1))

    @extracts_after_import.setter
    def extracts_after_import(self, wanted: bool) -> None:
        self._file.setValue("import/extract", int(wanted))

    def last_article(self, address: str) -> int | None:
        """The article that was open last in a workspace."""
        return self._number(_article_key(address), 0) or None

    def keep_article(self, address: str, article_id: int | None) -> None:
        """Remembers the open article of a workspace."""
        self._file.setValue(_article_key(address), article_id or 0)

    def _number(self, key: str, default: int) -> int:
        try:
            return int(str(self._file.value(key, default)))
        except ValueError:
            return default


def _article_key(address: str) -> str:
    # An address may hold a password or characters that a key must not have.
    return "articles/" + hashlib.sha256(address.encode(errors="replace")).hexdigest()[:16]
