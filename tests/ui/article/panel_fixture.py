"""An article panel on the screen, and where words stand in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from curator.domain.dossier import Dossier
from tests.ui.desk_fixture import Said, fake, make_desk, make_dossier
from ui.article.article_panel import ArticlePanel
from ui.desk import Desk

MakePanel = Callable[..., ArticlePanel]


@pytest.fixture
def make_panel(qtbot: QtBot) -> MakePanel:
    """Shows a panel of these dossiers, or of the usual ones; `opened` says which is open, `size` how large it is."""

    def make(*dossiers: Dossier, opened: int | None = None, size: tuple[int, int] = (700, 900)) -> ArticlePanel:
        panel = ArticlePanel(make_desk(*dossiers, opened=opened))
        panel.resize(*size)
        qtbot.addWidget(panel)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.focus_text()
        return panel

    return make


def desk_of(panel: ArticlePanel) -> Desk:
    return panel._desk


def acts_of(panel: ArticlePanel) -> list[str]:
    """The acts that were asked of the review service."""
    return fake(desk_of(panel)).review.calls


def range_of(panel: ArticlePanel, words: str, nth: int = 0) -> tuple[int, int]:
    """Where words stand in the text, in code points."""
    start = -1
    for _ in range(nth + 1):
        start = panel.text.page.text.index(words, start + 1)
    return start, start + len(words)


def spot(panel: ArticlePanel, words: str, nth: int = 0) -> QPoint:
    """The middle of the first line of words, on the viewport."""
    return panel.text.strips(*range_of(panel, words, nth))[0].center().toPoint()


def edge(panel: ArticlePanel, words: str, side: str, nth: int = 0) -> QPoint:
    """The left or right end of words, on the viewport."""
    strips = panel.text.strips(*range_of(panel, words, nth))
    found = strips[0] if side == "left" else strips[-1]
    return QPoint(round(found.left() + 1 if side == "left" else found.right() - 1), round(found.center().y()))


def bar(panel: ArticlePanel, fold: int) -> QPoint:
    """A place on the bar of furniture, on the viewport."""
    places = panel.text.places()
    rows = range(0, panel.text.viewport().height(), 4)
    return QPoint(200, next(y for y in rows if places.fold_at(QPointF(200, y)) == fold))


def click(panel: ArticlePanel, place: QPoint) -> None:
    QTest.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def drag(panel: ArticlePanel, start: QPoint, end: QPoint) -> None:
    """Presses, moves in two steps as a hand does, and lets go."""
    view, left, none = panel.text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, left, none, start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, left, none, end)


def selected(panel: ArticlePanel) -> str:
    """The words that the desk believes to be selected."""
    chosen = desk_of(panel).selection
    return panel.text.page.text[slice(*chosen)] if chosen else ""


def framed(panel: ArticlePanel) -> str:
    """The words of the first framed piece of evidence."""
    marks = panel.text.shown.in_frame()
    return panel.text.page.text[marks[0].start : marks[0].end] if marks else ""


def pixels(panel: ArticlePanel) -> QImage:
    return panel.text.viewport().grab().toImage()


def long_text(paragraphs: int = 80) -> str:
    return "A long report\n\n" + "\n\n".join(
        f"Paragraph {n} tells of Firm{n:04} and of what else was said there, at some length so that it fills two lines "
        f"or even three of them, as paragraphs do."
        for n in range(1, paragraphs + 1)
    )


def long_dossier(paragraphs: int = 80) -> Dossier:
    facts = [("organization", [Said("name", f"Firm{n:04}")]) for n in range(1, paragraphs + 1)]
    return make_dossier(1, long_text(paragraphs), facts)
