"""One window on the registry of 500,000 entities, offscreen, and the memory that its process holds.

Prints megabytes: with an article on screen, once the registry is listed, and once it was searched and jumped through.
"""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.desk import SETTINGS

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.registry.entity_panel import EntityPanel

_SEARCHES = ("marine", "university of law", "san", "zzyzx foundation")


def hold(path: str) -> None:
    """Opens the window, its registry page, and looks for names as a person does."""
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.painted import Painted, until
    from ui.main_window import MainWindow
    from ui.place_switch import Place
    from ui.theme import apply_theme

    app = QApplication([])
    apply_theme(app, "light")
    window = MainWindow(SETTINGS)
    window.resize(1440, 900)
    window.show()
    window.opening.open_address(path)
    until(lambda: window.page is not None and window.page.desk.dossier is not None)
    Painted(window).all()
    told = {"opened": _megabytes("VmRSS")}
    window.pages.turn_to(Place.REGISTRY)
    panel = _panel(window)
    until(lambda: panel.settled and panel.model.rowCount() > 0)
    Painted(panel.list.viewport()).all()
    told |= {"listed": _megabytes("VmRSS"), "entities": panel.model.rowCount()}
    for words in (*_SEARCHES, ""):
        _search(panel, words)
    panel.list.scrollToBottom()
    Painted(panel.list.viewport()).all()
    told |= {"searched": _megabytes("VmRSS"), "most": _megabytes("VmHWM")}
    print(json.dumps(told), flush=True)
    os._exit(0)  # how it ends is not measured


def _panel(window: "MainWindow") -> "EntityPanel":
    from ui.place_switch import Place
    from ui.registry.registry_page import RegistryPage

    page = window.pages.page(Place.REGISTRY)
    assert isinstance(page, RegistryPage)
    return page.list


def _search(panel: "EntityPanel", words: str) -> None:
    from PySide6.QtTest import QTest

    from tests.benchmarks.painted import until

    panel.focus_search()
    if words:
        QTest.keyClicks(panel.search, words)
    else:
        panel.search.clear()
    until(lambda: panel.settled and panel.view.search == words)


def _megabytes(what: str) -> float:
    """What Linux says of this process: `VmRSS` now, `VmHWM` at most until now."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024


if __name__ == "__main__":
    hold(sys.argv[1])
