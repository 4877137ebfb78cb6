"""How sure proposals are: the order of the record, marks, and words on them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip

from curator.domain.record import Status
from curator.domain.sureness import Sureness
from tests.ui.desk_fixture import fake, find_entry
from tests.ui.record.panel_fixture import Key, Panel
from ui.models.record_rows import Order
from ui.record.status_mark import paint_mark
from ui.theme import current_theme


def choose_order(panel: Panel, title: str) -> None:
    next(action for action in panel.widget.header.button.menu().actions() if action.text() == title).trigger()


def test_the_least_sure_come_first(panel: Panel) -> None:
    choose_order(panel, "Least sure first")
    assert panel.widget.header.button.text() == "Least sure first ▾"
    names = panel.names()
    assert names[:2] == ["Organizations", "Linhe Polytechnic"], "one of its roles is the least sure of all"
    listed = [find_entry(panel.desk, name) for name in names if name in ("Ingrid Halvorsen", "Zhao Mingyuan")]
    assert [entry.status for entry in listed] == [Status.PROPOSED, Status.CORRECTED]
    panel.press(Key.Key_Home)
    assert panel.content().name == "Linhe Polytechnic"


def test_the_surest_come_first(panel: Panel) -> None:
    choose_order(panel, "Surest first")
    names = panel.names()
    assert names[:2] == ["People", "Ingrid Halvorsen"]
    assert names.index("Linhe Polytechnic") > names.index("Nordlys Electrolysis AS")
    assert names.index("Events") > names.index("Organizations"), "what is judged comes last"


def test_the_order_stays_while_judging_and_for_the_next_article(panel: Panel) -> None:
    choose_order(panel, "Least sure first")
    before = panel.widget.model.entry_ids()
    panel.press(Key.Key_Home)
    panel.desk.confirm()
    assert panel.widget.model.entry_ids() == before
    panel.desk.open(2)
    assert panel.widget.model.order is Order.LEAST_SURE
    assert panel.widget.header.button.text() == "Least sure first ▾"


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("Linhe Polytechnic", Sureness.DOUBTFUL),
        ("Nordlys Electrolysis AS", Sureness.LIKELY),
        ("Zhao Mingyuan", None),
    ],
)
def test_an_entry_is_as_sure_as_the_least_sure_of_it(panel: Panel, name: str, sure: Sureness | None) -> None:
    assert panel.line(name).sureness is sure
    panel.focus(name, whole=True)
    assert panel.content().sureness is sure


def test_an_entry_gets_surer_when_its_doubtful_value_is_judged(panel: Panel) -> None:
    panel.focus("signatory")
    panel.desk.confirm(stay=True)
    assert panel.line("Linhe Polytechnic").sureness is Sureness.LIKELY


def test_a_doubtful_value_is_marked_among_others_until_it_is_judged(panel: Panel) -> None:
    value = panel.focus("signatory")
    box = panel.boxes("roles")[1]
    assert box.content is not None
    assert box.content.doubtful
    assert "Doubtful: about 4 in 10 such proposals are right." in box.toolTip()
    assert panel.content().credit == "doubtful · 0.44 · organizations.rules.v2"
    wide = box.sizeHint().width()
    panel.desk.correct(value.id, "host")
    content = panel.boxes("roles")[1].content
    assert content is not None
    assert not content.doubtful
    assert "such proposals" not in panel.boxes("roles")[1].toolTip()
    panel.focus("Linhe Polytechnic", "name")
    assert panel.content().credit == "0.86 · organizations.rules.v2"
    assert wide > 0


def test_a_likely_value_has_no_mark_of_its_own(panel: Panel) -> None:
    panel.focus("Ingrid Halvorsen")
    (box,) = panel.boxes("affiliation")
    assert box.content is not None
    assert box.content.sureness is Sureness.LIKELY
    assert not box._marked()


def test_a_row_says_in_its_tool_tip_how_sure_it_is(panel: Panel) -> None:
    rows, model = panel.widget.list, panel.widget.model
    panel.focus("Ingrid Halvorsen", whole=True)
    index = model.index(model.row_of(panel.line("Linhe Polytechnic").entry_id))
    rows.scrollTo(index)
    option = QStyleOptionViewItem()
    option.rect = rows.visualRect(index)
    at = option.rect.center()
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, at, rows.viewport().mapToGlobal(at))
    assert rows.delegate.helpEvent(asked, rows, option, index)
    assert "Doubtful: about 4 in 10 such proposals are right." in QToolTip.text()


def test_the_head_of_the_card_says_how_sure_it_is(panel: Panel) -> None:
    panel.focus("signatory")
    at = QPoint(40, 20)
    QApplication.sendEvent(panel.widget.card, QHelpEvent(QHelpEvent.Type.ToolTip, at, panel.widget.mapToGlobal(at)))
    assert "Doubtful: about 4 in 10 such proposals are right." in QToolTip.text()


@pytest.fixture(autouse=True)
def no_tip_is_left() -> Iterator[None]:
    yield
    QToolTip.hideText()


def painted(sure: Sureness) -> QImage:
    """The mark of a proposal as a person sees it who sees no colours."""
    image = QImage(18, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    ink = QColor("black")
    look = replace(current_theme(), ink_faint=ink, ink_soft=ink, doubt=ink)
    paint_mark(painter, QRect(0, 0, 18, 20), look, Status.PROPOSED, sure)
    painter.end()
    return image


def test_marks_differ_without_their_colours(panel: Panel) -> None:
    marks = [painted(sure) for sure in Sureness]
    for one in marks:
        assert sum(one == other for other in marks) == 1
        assert one.pixelColor(9, 10) == QColor("white"), "none of them looks like something judged"


def test_confirming_the_sure_ones_is_one_act_and_comes_back(panel: Panel) -> None:
    panel.focus("Ingrid Halvorsen", whole=True)
    assert panel.desk.confirm_sure() == 2
    assert fake(panel.desk).review.calls == ["confirm"]
    statuses = {value.field: value.status for value in find_entry(panel.desk, "Ingrid Halvorsen").values}
    assert statuses == {"name": Status.CONFIRMED, "title": Status.CONFIRMED, "affiliation": Status.PROPOSED}
    assert panel.content().name == "Ingrid Halvorsen", "something is left to judge in it"
    panel.desk.undo()
    assert panel.line("Ingrid Halvorsen").sureness is Sureness.LIKELY
    assert {value.status for value in find_entry(panel.desk, "Ingrid Halvorsen").values} == {Status.PROPOSED}
