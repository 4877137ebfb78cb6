"""The window: from a key, or from the start of the process, until what was asked for is painted, offscreen."""

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from curator.settings import save_settings
from tests.benchmarks.desk import SETTINGS, Desk, copy_of
from tests.benchmarks.generate import BUILD
from tests.benchmarks.measure import Measure, at_most, median, p95

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_STARTS = 7
_OPENINGS = 7
_STEPS = 150
_SIZE = (1440, 900)


def measure_window(desk: Desk) -> list[Measure]:
    """All budgets of the window; what is judged is judged in a copy of the workspace."""
    home = BUILD / "home"
    save_settings(SETTINGS, home / "settings.toml")
    os.environ["CURATOR_SETTINGS"] = str(home / "settings.toml")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(home)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    copy = copy_of(desk.path, "window.curator")
    try:
        return [_first_window(str(copy)), *_acts(str(copy), desk)]
    finally:
        for old in BUILD.glob("window.curator*"):
            old.unlink()


def _first_window(path: str) -> Measure:
    ours, bare = [], []
    _start(path)
    _start()
    for _ in range(_STARTS):
        told, taken = _start(path)
        ours.append(taken)
        bare.append(_start()[1])
    loaded = told["loaded"]
    unit = f"x an empty window ({median(ours):.2f} s)" + (f"; imported {', '.join(loaded)}" if loaded else "")
    return at_most("first window", median(ours) / median(bare), unit, 1.5, besides=not loaded)


def _start(*arguments: str) -> tuple[dict[str, Any], float]:
    command = [sys.executable, "-m", "tests.benchmarks.first_window", *arguments]
    # As it is installed: with its bytecode, which pip makes and a checkout may be told to do without.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(BUILD / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.time()
    told = json.loads(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
    return told, told["painted"] - start


def _acts(path: str, desk: Desk) -> list[Measure]:
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.painted import until
    from ui.main_window import MainWindow
    from ui.theme import apply_theme

    app = QApplication([])
    apply_theme(app, "light")
    window = MainWindow(SETTINGS)
    window.resize(*_SIZE)
    window.show()
    window.opening.open_address(path)
    until(lambda: window.page is not None and window.page.desk.dossier is not None)
    try:
        return [_next_article(window, desk), _judgement(window, desk), *_long_article(window, desk)]
    finally:
        window.close()


def _next_article(window: "MainWindow", desk: Desk) -> Measure:
    """`Ctrl+PgDown` through the articles of 60 values, which are the newest and so the first of the queue."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from tests.benchmarks.painted import Painted

    page = window.page
    assert page is not None
    page.desk.open(page.queue.model.article(0))
    page.record.focus_list()
    painted = Painted(page.article.text.viewport(), page.record.list.viewport())
    samples, seen = [], set()
    for _ in range(_STEPS):
        key = (page.record.list, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        samples.append(painted.seconds(lambda: QTest.keyClick(*key)))  # noqa: B023 - called at once
        assert page.desk.dossier is not None
        seen.add(page.desk.dossier.article.id)
    assert seen <= set(desk.reviewed), "other articles than the reviewed ones were opened"
    assert len(seen) == _STEPS
    return at_most("next article", p95(samples) * 1000, f"ms p95 (median {median(samples) * 1000:.0f})", 50)


def _judgement(window: "MainWindow", desk: Desk) -> Measure:
    """`Enter` on entry after entry of several articles: committed, and text and record painted anew."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from tests.benchmarks.painted import Painted

    page = window.page
    assert page is not None
    painted = Painted(page.article.text.viewport(), page.record.list.viewport())
    samples = []
    for article_id in desk.reviewed[:: len(desk.reviewed) // 8]:
        page.desk.open(article_id)
        page.record.focus_list()
        for _ in range(20):
            before = page.desk.dossier
            samples.append(painted.seconds(lambda: QTest.keyClick(page.record.list, Qt.Key.Key_Return)))
            assert page.desk.dossier is not before, "nothing was judged"
    return at_most("a judgement", p95(samples) * 1000, f"ms p95 (median {median(samples) * 1000:.0f})", 16)


def _long_article(window: "MainWindow", desk: Desk) -> list[Measure]:
    """The text of 300,000 characters with its 5,000 pieces of evidence, against the bare text; scrolling in it."""
    from PySide6.QtWidgets import QPlainTextEdit

    from tests.benchmarks.painted import Painted
    from ui.article.article_panel import ArticlePanel

    page = window.page
    assert page is not None
    long, short = (page.workspace.review.open(each) for each in (desk.long, desk.reviewed[0]))
    panel, bare = ArticlePanel(page.desk), QPlainTextEdit()
    for each in (panel, bare):
        each.resize(page.article.size())
        each.show()
    with_evidence, plain = Painted(panel.text.viewport()), Painted(bare.viewport())
    whole = Painted(page.article.text.viewport(), page.record.list.viewport())
    ours, others, opened = [], [], []
    for _ in range(_OPENINGS):
        others.append(plain.seconds(lambda: bare.setPlainText(long.article.text)))
        ours.append(with_evidence.seconds(lambda: panel._show(long)))
        opened.append(whole.seconds(lambda: page.desk.open(desk.long)))
        bare.clear()
        panel._show(short)
        page.desk.open(desk.reviewed[0])
    panel.close()
    bare.close()
    page.desk.open(desk.long)
    scrolled, bar = Painted(page.article.text.viewport()), page.article.text.verticalScrollBar()
    steps = [scrolled.seconds(lambda: bar.setValue(bar.value() + bar.pageStep() // 2)) for _ in range(_STEPS)]
    unit = f"x setPlainText, text with evidence ({median(ours) * 1000:.0f} ms; all panels, from the store "
    return [
        at_most("long article", median(ours) / median(others), f"{unit}{median(opened) * 1000:.0f} ms)", 3),
        at_most("long article", p95(steps) * 1000, "ms p95 a scroll step", 16),
    ]
