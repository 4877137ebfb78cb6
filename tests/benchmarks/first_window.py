"""One start until something is painted: of the program on a workspace, or of the empty window it is compared with.

Prints when that was (seconds since 1970) and which of the modules that nobody needed yet were imported.
"""

import gc
import json
import os
import sys
import time

_NOT_NEEDED = ("spacy", "pyqtgraph", "openpyxl", "lxml", "trafilatura", "alembic")


def start_program(path: str) -> None:
    """Starts as `curator -w PATH` does, until queue, article and record are painted."""
    # As `curator.cli.window` has it: nothing is collected on the way, and Qt comes after what needs none.
    gc.disable()
    import curator.app  # noqa: F401

    _watch_for_paint()
    sys.argv = ["curator", "-w", path]
    from curator.__main__ import main

    main()


def _watch_for_paint() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.exec = lambda *_: _tell_when_painted()  # type: ignore[method-assign]


def _tell_when_painted() -> int:
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.painted import Painted, until
    from ui.main_window import MainWindow

    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    painted: list[Painted] = []

    def look() -> None:
        page = window.page
        assert page is not None
        assert page.desk.dossier is not None
        panels = (page.queue.list, page.article.text, page.record.list)
        painted.append(Painted(*(panel.viewport() for panel in panels)))

    # At once: what was listed and opened is painted before the next look at it from outside.
    window.ready.connect(look)
    until(lambda: bool(painted))
    painted[0].all()
    _tell()
    return 0


def start_empty() -> None:
    """What the program is compared with: the two imports that it cannot do without, and an empty window."""
    import sqlalchemy.orm
    from PySide6.QtWidgets import QApplication, QWidget

    from tests.benchmarks.painted import Painted

    app = QApplication([])
    window = QWidget()
    window.resize(1440, 900)
    painted = Painted(window)
    window.show()
    painted.all()
    assert app
    assert sqlalchemy.orm
    _tell()


def _tell() -> None:
    loaded = [name for name in _NOT_NEEDED if name in sys.modules]
    print(json.dumps({"painted": time.time(), "loaded": loaded}), flush=True)
    os._exit(0)  # how it ends is not measured


if __name__ == "__main__":
    if len(sys.argv) > 1:
        start_program(sys.argv[1])
    else:
        start_empty()
