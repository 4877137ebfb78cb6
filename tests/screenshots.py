"""Draws the window as people see it, from a real workspace with the shipped samples: `python -m tests.screenshots DIR`.

Looked at by people, and by whoever changes a colour; no test compares pixels.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from curator.app import open_workspace
from curator.settings import Settings
from resources import resource, resource_path
from tests.ui.window_fixture import Answers
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.review_page import ReviewPage
from ui.theme import apply_theme

SIZE, SMALL = (1440, 900), (1280, 800)
_PARAGRAPHS = 400
_SETTLE = 400

Act = Callable[[ReviewPage], None]


def main(folder: Path) -> None:
    """Draws every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    assert app is None
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="curator-screenshots-") as passing:
        os.environ["CURATOR_SETTINGS"] = str(Path(passing) / "settings.toml")
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, passing)
        full, empty = _full(Path(passing)), Path(passing) / "Empty.curator"
        for name, workspace, theme, size, act in (
            ("review-light", full, "light", SIZE, _judge_some),
            ("review-dark", full, "dark", SIZE, _go_on),
            ("review-small-light", full, "light", SMALL, _go_on),
            ("review-small-dark", full, "dark", SMALL, _go_on),
            ("chinese-light", full, "light", SIZE, _title("校企")),
            ("chinese-dark", full, "dark", SIZE, _title("校企")),
            ("long-light", full, "light", SIZE, _title("A very long")),
            ("select-light", full, "light", SIZE, _select),
            ("edit-light", full, "light", SIZE, _edit),
            ("edit-dark", full, "dark", SIZE, _edit),
            ("add-light", full, "light", SIZE, _add),
            ("link-light", full, "light", SIZE, _link),
            ("registry-light", full, "light", SMALL, _registry),
            ("registry-dark", full, "dark", SMALL, _registry),
            ("palette-dark", full, "dark", SMALL, _palette),
            ("search-nothing-light", full, "light", SMALL, _search),
            ("empty-light", empty, "light", SMALL, None),
            ("empty-dark", empty, "dark", SMALL, None),
            ("keys-light", full, "light", SIZE, None),
            ("broken-light", Path(passing), "light", SMALL, None),
        ):
            _draw(app, folder / f"{name}.png", workspace, theme, size, act)


def _full(folder: Path) -> Path:
    """The samples, a long article and one of markup."""
    path = folder / "Northern Innovation Desk.curator"
    long = folder / "long.txt"
    body = resource("samples/lakeside-hydrogen-forum.txt").read_text("utf-8").split("\n\n")[6:9]
    paragraphs = (body[number % len(body)] for number in range(_PARAGRAPHS))
    long.write_text("A very long report of the Lakeside forum\n\n" + "\n\n".join(paragraphs), "utf-8")
    with open_workspace(path, settings=_settings("light")) as workspace, resource_path("samples") as samples:
        workspace.intake.import_paths([samples, long])
        workspace.batch.extract()
    return path


def _settings(theme: str) -> Settings:
    return Settings(curator="Wanda", theme=theme)


def _draw(app: QApplication, png: Path, workspace: Path, theme: str, size: tuple[int, int], act: Act | None) -> None:
    apply_theme(app, theme)
    window = MainWindow(_settings(theme), Answers())
    window.resize(*size)
    window.show()
    window.activateWindow()
    ready = QEventLoop()
    window.ready.connect(ready.quit)
    window.opening.open_address(workspace)
    ready.exec()
    _settle()
    if act is not None and window.page is not None:
        act(window.page)
        _settle()
    shown = window
    if png.name.startswith("keys"):
        window.show_keys()
        _settle()
    picture = shown.grab()
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible():
            picture = _over(picture, top, window)
    picture.save(str(png))
    print(png)
    window.close()
    window.deleteLater()


def _over(picture: QPixmap, top: QWidget, window: QWidget) -> QPixmap:
    """Paints a dialog or popup where it stands over the window."""
    place = top.mapToGlobal(top.rect().topLeft()) - window.mapToGlobal(window.rect().topLeft())
    painter = QPainter(picture)
    painter.drawPixmap(place, top.grab())
    painter.end()
    return picture


def _settle() -> None:
    # An event loop of our own: QTest.qWait keeps the interpreter from the threads of the tasks.
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE, loop.quit)
    loop.exec()


def _judge_some(page: ReviewPage) -> None:
    page.open_article(_article(page, "Lakeside"))
    for _ in range(3):
        page.desk.confirm()
    page.desk.postpone()
    page.desk.confirm()
    page.desk.reject()


def _go_on(page: ReviewPage) -> None:
    page.open_article(_article(page, "Lakeside"))
    page.record.focus_list()


def _select(page: ReviewPage) -> None:
    _go_on(page)
    text = page.article.text
    start = text.page.text.index("the closing ceremony")
    page.desk.set_selection((start, start + 20))


def _edit(page: ReviewPage) -> None:
    _go_on(page)
    page.record.edit()


def _add(page: ReviewPage) -> None:
    _select(page)
    page.record.add()


def _link(page: ReviewPage) -> None:
    _go_on(page)
    named = next(entry for entry in page.desk.entries() if entry.group == "organization")
    page.desk.set_focus(Focus(named.id))
    page.record.choose_link()
    page.record.stands_for.line.setText("Northern Parks")


def _palette(page: ReviewPage) -> None:
    _go_on(page)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.actions_["palette"].trigger()


def _registry(page: ReviewPage) -> None:
    _link(page)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.pages.turn_to(Place.REGISTRY)


def _search(page: ReviewPage) -> None:
    page.queue.search("nothing of this kind")


def _title(part: str) -> Act:
    return lambda page: page.open_article(_article(page, part))


def _article(page: ReviewPage, title_part: str) -> int:
    rows = (page.queue.model.row(place) for place in range(page.queue.model.rowCount()))
    return next(row.article_id for row in rows if row and title_part in row.title)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"))
