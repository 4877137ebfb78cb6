"""The strip of marks beside the text."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from curator.domain.record import Status
from tests.ui.article.panel_fixture import MakePanel, desk_of, make_panel, range_of
from tests.ui.desk_fixture import Said, make_dossier
from ui.article.article_panel import ArticlePanel

__all__ = ["make_panel"]

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PARAGRAPHS = 60
TEXT = "\n\n".join(
    f"Paragraph {n} names Firm{n:03} and says more of it than one would like." for n in range(PARAGRAPHS)
)


def firms(*numbers: int, status: Status = Status.PROPOSED) -> list[tuple[str, list[Said]]]:
    return [("organization", [Said("name", f"Firm{n:03}", status)]) for n in numbers]


def inked(panel: ArticlePanel, role: str = "organization") -> list[int]:
    """Pixel rows of the strip in a group's full colour."""
    image = panel.strip.grab().toImage()
    ink = panel.text.theme.group(role).ink
    middle = panel.strip.width() // 2
    return [y for y in range(image.height()) if image.pixelColor(middle, y) == ink]


def test_a_mark_stands_at_the_place_of_its_words(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, TEXT, firms(30)))
    rows = inked(panel)
    assert rows
    assert abs(sum(rows) / len(rows) / panel.strip.height() - 0.5) < 0.05


def test_on_a_short_page_a_mark_stands_beside_its_words(qtbot: QtBot, make_panel: MakePanel) -> None:
    short = TEXT[: TEXT.index("Paragraph 6 ")].rstrip()
    panel = make_panel(make_dossier(1, short, firms(4)))
    (line,) = panel.text.strips(*range_of(panel, "Firm004"))
    qtbot.waitUntil(lambda: any(line.top() <= row <= line.bottom() for row in inked(panel)))


def test_judged_marks_are_faint_and_rejected_ones_hidden(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, TEXT, firms(10, status=Status.CONFIRMED) + firms(50, status=Status.REJECTED)))
    assert inked(panel) == []
    clean = make_panel(make_dossier(1, TEXT, []))
    assert panel.strip.grab().toImage() != clean.strip.grab().toImage()


def test_a_click_on_a_mark_goes_to_its_words(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, TEXT, firms(0, 45)))
    assert panel.text.strips(*range_of(panel, "Firm045")) == []
    QTest.mouseClick(panel.strip, LEFT, NONE, QPoint(8, inked(panel)[-2]))
    assert panel.text.strips(*range_of(panel, "Firm045"))


def test_dragging_and_clicking_beside_marks_scroll(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, TEXT, firms(0)))
    scroll, strip = panel.text.verticalScrollBar(), panel.strip
    QTest.mouseClick(strip, LEFT, NONE, QPoint(8, strip.height() - 20))
    assert panel.text.strips(*range_of(panel, "Firm059"))
    QTest.mousePress(strip, LEFT, NONE, QPoint(8, strip.height() - 20))
    QTest.mouseMove(strip, QPoint(8, strip.height() // 2))
    middle = scroll.value()
    QTest.mouseMove(strip, QPoint(8, 0))
    QTest.mouseRelease(strip, LEFT, NONE, QPoint(8, 0))
    assert 0 < middle < scroll.maximum()
    assert scroll.value() == 0


def test_a_judgement_fades_a_mark(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, TEXT, firms(20)))
    assert inked(panel)
    desk_of(panel).confirm(stay=True)
    assert inked(panel) == []
    desk_of(panel).undo()
    assert inked(panel)


def test_thousands_of_marks_come_right_after_the_text(qtbot: QtBot, make_panel: MakePanel) -> None:
    text = "\n".join(f"Firm{n:03} is here." for n in range(600))
    panel = make_panel(make_dossier(1, text, firms(*range(600))))
    qtbot.waitUntil(lambda: len(inked(panel)) > 100)
