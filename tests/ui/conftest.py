"""Every test of the window runs offscreen, in the light theme, with a memory of its own."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.ui.window_fixture import extracted_samples, samples
from ui.theme import apply_theme

__all__ = ["extracted_samples", "samples"]


@pytest.fixture(autouse=True)
def _clean_window(qapp: QApplication, tmp_path: Path) -> None:
    """The light theme, and a file of its own for what the window remembers."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "layout"))
    apply_theme(qapp, "light")
