"""Filters of the queue: the popup, the chips, kept names; and the words found in the rows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from curator.domain.queue import Facet, FacetKind, QueueRow, QueueSort, QueueState, QueueView
from tests.ui.desk_fixture import FakeWorkspace, make_workspace
from ui.desk import Desk
from ui.paint import Laid
from ui.queue.filter_popup import FilterPopup
from ui.queue.queue_panel import QueuePanel
from ui.tasks import Tasks

ROWS = [
    QueueRow(article_id=101, title="Vice-mayor visits", outlet="Baltic Wire", total=18, judged=9, extracted=True),
    QueueRow(article_id=102, title="Ten pacts", outlet="Baltic Wire", total=4, judged=4, finished=True),
    QueueRow(article_id=103, title="Eleven pacts", outlet="Port <b>Post</b>", total=4, extracted=True),
]
BALTIC = Facet(FacetKind.OUTLET, "Baltic Wire")


class Bench:
    """A queue panel on a fake workspace."""

    def __init__(self, qtbot: QtBot, workspace: FakeWorkspace) -> None:
        self.workspace, self.qtbot, self.keeper = workspace, qtbot, QObject()
        self.tasks = Tasks(self.keeper)
        self.desk = Desk(workspace, self.keeper)
        self.panel = QueuePanel(self.desk, self.tasks)
        self.panel.article_chosen.connect(self._open)
        qtbot.addWidget(self.panel)
        self.panel.resize(262, 700)
        with qtbot.waitSignal(self.panel.listed):
            self.panel.show()

    def _open(self, article_id: int) -> None:
        if article_id in self.workspace.review.dossiers:
            self.desk.open(article_id)

    def titles(self) -> list[str]:
        model = self.panel.model
        return [model.index(row).data() for row in range(model.rowCount())]

    def popup(self, words: str = "") -> FilterPopup:
        """The popup, once all is counted, with some words typed."""
        self.panel.choose_filters()
        popup = self.panel.popup
        assert popup is not None
        QTest.keyClicks(popup.input, words)
        self.qtbot.waitUntil(lambda: not self.tasks._running)
        return popup

    def choose(self, words: str) -> None:
        popup = self.popup(words)
        with self.qtbot.waitSignal(self.panel.listed):
            QTest.keyClick(popup.input, Qt.Key.Key_Return)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot, make_workspace(rows=ROWS))
    yield bench
    bench.tasks.wait()


def test_a_filter_is_found_by_a_few_letters_and_taken_away_by_its_chip(bench: Bench, qtbot: QtBot) -> None:
    bench.choose("balt")
    assert bench.panel.view.facets == (BALTIC,)
    assert bench.titles() == ["Vice-mayor visits"]
    assert bench.panel.tabs.tabText(2) == "1\nDone"
    (chip,) = bench.panel.filters.chips
    assert "Baltic Wire" in chip.text()
    assert chip.accessibleName() == "Remove the filter outlet: Baltic Wire"
    with qtbot.waitSignal(bench.panel.listed):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert bench.panel.view == QueueView()
    assert len(bench.titles()) == 6
    assert bench.panel.filters.chips == []


def test_values_come_with_counts_and_as_they_are_written(bench: Bench) -> None:
    popup = bench.popup("outlet")
    assert "Port <b>Post</b>" in popup.names()
    aloud = [popup._model.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(popup.names()))]
    assert "outlet, Baltic Wire, 1" in aloud
    popup.close()


def test_what_is_set_can_be_unset_in_the_popup(bench: Bench) -> None:
    bench.choose("balt")
    bench.choose("post")
    assert len(bench.titles()) == 2
    popup = bench.popup()
    assert popup.names()[:3] == ["Baltic Wire", "Port <b>Post</b>", "Clear all filters"]
    popup.close()
    bench.choose("clear all")
    assert bench.panel.view == QueueView()


def test_a_day_is_typed_in_whatever_way(bench: Bench) -> None:
    popup = bench.popup("24 Aug 2024")
    assert popup.names()[:2] == ["24 Aug 2024", "24 Aug 2024"]
    popup.close()
    popup = bench.popup("no such thing")
    assert popup.names() == []
    popup.close()


def test_filters_are_kept_under_a_name_and_forgotten(bench: Bench, qtbot: QtBot) -> None:
    bench.choose("balt")
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.sort(QueueSort.LEAST_SURE)
    wanted = bench.panel.view
    popup = bench.popup("my wire")
    assert popup.names() == ["Keep these filters as “my wire”"]
    QTest.keyClick(popup.input, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.workspace.queue.kept == {"my wire": wanted})
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.show_view(QueueView(QueueState.ALL))
    with qtbot.waitSignal(bench.panel.sorted_by) as told:
        bench.choose("my wi")
    assert told.args == [QueueSort.LEAST_SURE]
    assert bench.panel.view == wanted
    assert bench.panel.tabs.currentIndex() == 0
    popup = bench.popup("my wire")
    QTest.keyClick(popup.input, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not bench.workspace.queue.kept)
    popup.close()


def test_a_kept_search_stands_in_the_search_field(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.panel.words_wanted) as told:
        bench.panel.show_view(QueueView(QueueState.ALL, "pacts"))
    assert told.args == ["pacts"]
    qtbot.waitUntil(lambda: len(bench.titles()) == 3)
    assert {"Ten pacts", "Eleven pacts"} < set(bench.titles())


def test_an_empty_list_says_which_filters_it_has(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.show_view(QueueView(QueueState.DOUBTS, facets=(Facet(FacetKind.OUTLET, "Port <b>Post</b>"),)))
    assert bench.panel.empty.words == "Nothing in Doubts\nFilters: outlet: Port <b>Post</b>."
    buttons = bench.panel.empty.findChildren(QPushButton)
    assert [each.text() for each in buttons if each.isVisible()] == ["1 in Unfinished", "Clear filters"]


def test_the_words_found_stand_strong_in_the_row(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    low = bench.panel.list.verticalHeader().defaultSectionSize()
    with qtbot.waitSignal(bench.panel.snippets.arrived), qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("vice")
    assert bench.panel.list.verticalHeader().defaultSectionSize() > low
    drawn: list[Laid] = []
    draw = Laid.draw

    def note(laid: Laid, painter: QPainter, at: QPointF) -> None:
        drawn.append(laid)
        draw(laid, painter, at)

    monkeypatch.setattr(Laid, "draw", note)
    bench.panel.grab()
    (found,) = [laid for laid in drawn if laid.layout.text() == "… vice …"]
    strong = [each for each in found.layout.formats() if each.format.font().bold()]
    assert [(each.start, each.length) for each in strong] == [(2, 4)]
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("")
    assert bench.panel.list.verticalHeader().defaultSectionSize() == low


def test_many_are_selected_without_opening_them(bench: Bench) -> None:
    first = bench.panel.model.article(0)
    bench.desk.open(first)
    bench.panel.focus_list()
    for _ in range(2):
        QTest.keyClick(bench.panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bench.desk.dossier is not None
    assert bench.desk.dossier.article.id == first
    assert list(bench.panel.list.selected_articles()) == [bench.panel.model.article(row) for row in range(3)]
    assert bench.panel.list.beyond_selected() == bench.panel.model.article(3)
    QTest.keyClick(bench.panel.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert bench.panel.list.number_selected() == 6
    assert bench.panel.list.beyond_selected() is None
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Escape)
    assert list(bench.panel.list.selected_articles()) == [first]
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Down)
    assert bench.desk.dossier.article.id == bench.panel.model.article(1)
