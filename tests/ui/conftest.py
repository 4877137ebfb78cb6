"""Every test of the window runs offscreen, in the light theme, with settings of its own, and leaves nothing behind."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ui.theme import apply_theme


@pytest.fixture(autouse=True)
def _clean_window(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Own settings, the light theme; afterwards no window is open and no thread of ours is alive."""
    monkeypatch.setenv("CURATOR_SETTINGS", str(tmp_path / "settings.toml"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "layout"))
    apply_theme(qapp, "light")
    before = set(threading.enumerate())
    yield
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"left open: {left}"
    assert not [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
