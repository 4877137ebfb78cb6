"""After an act only what it changed is painted again; what is on the screen is what painting all of it would show."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from curator.domain.dossier import Dossier
from tests.ui.article.panel_fixture import MakePanel, desk_of, make_panel
from tests.ui.desk_fixture import Said, make_dossier
from ui.article.article_panel import ArticlePanel

__all__ = ["make_panel"]

TEXT = "\n\n".join(
    f"Professor Ann{n} Vale of the Hill{n} Institute in Port{n} met Lead{n} of Firm{n} there, and both of them said "
    f"at some length that the Hill{n} Institute and Firm{n} would share a laboratory until the end of the year."
    for n in range(9)
)


@pytest.fixture
def dossier() -> Dossier:
    """Facts that lie in each other, side by side, and across the lines of nine paragraphs."""
    facts = []
    for n in range(9):
        wide = f"Professor Ann{n} Vale of the Hill{n} Institute"
        facts.append(("person", [Said("name", f"Ann{n} Vale"), Said("affiliation", wide)]))
        facts.append(("organization", [Said("name", f"Hill{n} Institute")]))
        facts.append(("organization", [Said("name", f"Firm{n}")]))
    return make_dossier(1, TEXT, facts)


def on_screen(panel: ArticlePanel) -> QImage:
    """What was painted last, without asking for another paint."""
    QApplication.processEvents()
    image = panel.screen().grabWindow(panel.winId()).toImage()
    return image.copy(QRect(panel.text.mapTo(panel, QPoint(0, 0)), panel.text.size()))


@pytest.mark.parametrize("in_text", [True, False])
def test_what_is_painted_anew_is_what_painting_all_would_show(
    qtbot: QtBot, make_panel: MakePanel, dossier: Dossier, *, in_text: bool
) -> None:
    panel = make_panel(dossier)
    desk = desk_of(panel)
    if not in_text:
        panel.text.clearFocus()
    steps = partial(desk.step, 3), partial(desk.step, -1)
    acts: list[Callable[[], object]] = [desk.confirm, desk.reject, desk.postpone, steps[0], desk.undo, steps[1]] * 4
    acts += [partial(desk.confirm_group, "organization"), desk.undo]
    seen = []
    for act in acts:
        act()
        seen.append(on_screen(panel))
        panel.text.viewport().update()
        assert on_screen(panel) == seen[-1]
    assert any(before != after for before, after in pairwise(seen))


def test_an_act_leaves_most_of_the_page_alone(make_panel: MakePanel, dossier: Dossier) -> None:
    panel = make_panel(dossier)
    QApplication.processEvents()
    painted: list[int] = []
    paint = panel.text.paintEvent

    def measured(event: QPaintEvent) -> None:
        painted.append(event.region().boundingRect().height())
        paint(event)

    panel.text.clearFocus()
    QApplication.processEvents()
    panel.text.paintEvent = measured  # type: ignore[method-assign]
    desk_of(panel).confirm()
    QApplication.processEvents()
    assert 0 < sum(painted) < panel.text.viewport().height() / 2
