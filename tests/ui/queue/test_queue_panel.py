"""The queue panel: tabs, list, search, empty states."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from curator.domain.queue import QueueCounts, QueueRow, QueueSort, QueueState
from tests.ui.desk_fixture import LAKESIDE, LINHE, FakeWorkspace, make_workspace
from ui.desk import Desk
from ui.paint import Laid
from ui.queue.queue_panel import QueuePanel
from ui.queue.state_tabs import StateTabs, short_number
from ui.tasks import Tasks

NONE = Qt.KeyboardModifier.NoModifier


class Bench:
    """A queue panel on a fake workspace, opened as the window opens it."""

    def __init__(self, qtbot: QtBot, workspace: FakeWorkspace) -> None:
        self.workspace = workspace
        self.keeper = QObject()
        self.tasks = Tasks(self.keeper)
        self.desk = Desk(workspace, self.keeper)
        self.panel = QueuePanel(self.desk, self.tasks)
        self.panel.article_chosen.connect(self.desk.open)
        qtbot.addWidget(self.panel)
        self.panel.resize(262, 700)
        with qtbot.waitSignal(self.panel.listed):
            self.panel.show()

    def titles(self) -> list[str]:
        model = self.panel.model
        return [model.index(row).data() for row in range(model.rowCount())]


ROWS = [
    QueueRow(article_id=101, title="Vice-mayor visits", total=18, judged=9, doubts=2, extracted=True),
    QueueRow(article_id=102, title="Ten pacts", total=4, judged=4, finished=True, extracted=True),
]


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot, make_workspace(rows=ROWS))
    yield bench
    bench.tasks.wait()


def test_it_lists_the_unfinished_and_counts_all_states(bench: Bench) -> None:
    assert "Ten pacts" not in bench.titles()
    assert len(bench.titles()) == 5
    assert [bench.panel.tabs.tabText(place) for place in range(4)] == [
        "5\nUnfinished",
        "2\nDoubts",
        "1\nDone",
        "6\nAll",
    ]


def test_another_tab_lists_another_state(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.tabs.setCurrentIndex(2)
    assert bench.titles() == ["Ten pacts"]
    assert bench.panel.view.state is QueueState.DONE


def test_a_row_that_is_clicked_is_opened(bench: Bench, qtbot: QtBot) -> None:
    index = bench.panel.model.index(1)
    place = bench.panel.list.visualRect(index).center()
    with qtbot.waitSignal(bench.panel.article_chosen) as chosen:
        QTest.mouseClick(bench.panel.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert chosen.args == [LINHE]
    assert bench.desk.dossier is not None
    assert bench.desk.dossier.article.id == LINHE


def test_arrows_open_and_enter_goes_to_work(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.open(LAKESIDE)
    bench.panel.focus_list()
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Down)
    assert bench.desk.dossier is not None
    assert bench.desk.dossier.article.id == LINHE
    with qtbot.waitSignal(bench.panel.entered):
        QTest.keyClick(bench.panel.list, Qt.Key.Key_Return)


def test_the_open_article_is_the_chosen_row(bench: Bench) -> None:
    bench.desk.open(LINHE)
    assert bench.panel.list.currentIndex().row() == 1
    bench.desk.open(None)
    assert not bench.panel.list.selectionModel().hasSelection()


def test_search_keeps_the_matching_and_says_when_nothing_does(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("vice")
    assert bench.titles() == ["Vice-mayor visits"]
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("<b>%1</b>")
    assert bench.panel.empty.isVisible()
    assert bench.panel.empty.words == "Nothing matches\nNo article has “<b>%1</b>”."
    clear = bench.panel.empty.findChild(QPushButton)
    assert clear is not None
    with qtbot.waitSignal(bench.panel.words_wanted):
        clear.click()


def test_a_search_says_in_which_list_it_would_find_something(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("ten pacts")
    assert bench.panel.empty.words == "Nothing in Unfinished\n“ten pacts” stands in articles of other lists."
    there = bench.panel.empty.findChildren(QPushButton)[0]
    assert there.text() == "1 in Done"
    with qtbot.waitSignal(bench.panel.listed):
        there.click()
    assert bench.titles() == ["Ten pacts"]


def test_esc_in_the_list_brings_back_what_was_open_before_the_search(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.open(LAKESIDE)
    bench.panel.words_wanted.connect(bench.panel.search)
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("linhe")
    bench.desk.open(LINHE)
    bench.panel.focus_list()
    with qtbot.waitSignal(bench.panel.listed):
        QTest.keyClick(bench.panel.list, Qt.Key.Key_Escape)
    assert len(bench.titles()) == 5
    assert bench.desk.dossier is not None
    assert bench.desk.dossier.article.id == LAKESIDE
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Escape)
    assert bench.desk.dossier.article.id == LAKESIDE


def test_esc_stays_in_a_found_article_that_enter_chose(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.open(LAKESIDE)
    bench.panel.words_wanted.connect(bench.panel.search)
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("校企")
    bench.panel.focus_list()
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Down)
    found = bench.desk.dossier
    assert found is not None
    assert found.article.id == LINHE
    with qtbot.waitSignal(bench.panel.entered):
        QTest.keyClick(bench.panel.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.give_search_up()
    assert len(bench.titles()) == 5
    assert bench.desk.dossier is found


def test_new_articles_leave_the_topmost_where_it_is(qtbot: QtBot) -> None:
    workspace = make_workspace(rows=[QueueRow(article_id=10_000 + n, title=f"Article {n}") for n in range(300)])
    bench = Bench(qtbot, workspace)
    bar, height = bench.panel.list.verticalScrollBar(), bench.panel.list.verticalHeader().defaultSectionSize()
    bar.setValue(100 * height + 7)
    top = bench.panel.model.article(100)
    workspace.queue.more.insert(0, QueueRow(article_id=9_000, title="A new one"))
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.refresh()
    row, rest = divmod(bar.value(), height)
    assert (bench.panel.model.article(row), rest) == (top, 7)
    bench.tasks.wait()


def test_of_two_searches_the_later_wins(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.search("pacts")
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.search("vice")
    assert bench.titles() == ["Vice-mayor visits"]


def test_an_order_is_asked_for(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.sort(QueueSort.TITLE)
    assert bench.panel.view.sort is QueueSort.TITLE


def test_judging_counts_at_once_in_the_row(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.open(LAKESIDE)
    row = bench.panel.model.row(0)
    assert row is not None
    with qtbot.waitSignal(bench.panel.counted):
        bench.desk.confirm()
    after = bench.panel.model.row(0)
    assert after is not None
    assert after.judged == row.judged + 1


def test_finishing_takes_it_off_the_unfinished(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.open(LAKESIDE)
    with qtbot.waitSignal(bench.panel.listed):
        bench.desk.finish()
    assert bench.panel.counts == QueueCounts(4, 2, 2, 6)
    assert bench.panel.model.place(LAKESIDE) is None
    with qtbot.waitSignal(bench.panel.listed):
        bench.desk.undo()
    assert bench.panel.model.place(LAKESIDE) == 0


def test_neighbours(bench: Bench) -> None:
    bench.desk.open(LAKESIDE)
    assert bench.panel.neighbour(1) == LINHE
    assert bench.panel.neighbour(-1) is None
    bench.panel.step(1)
    assert bench.desk.dossier is not None
    assert bench.desk.dossier.article.id == LINHE


def test_states_without_articles_say_so(bench: Bench, qtbot: QtBot) -> None:
    bench.workspace.review.dossiers.clear()
    bench.workspace.queue.more.clear()
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.tabs.setCurrentIndex(3)
    assert bench.panel.empty.words == "No articles yet"
    bench.workspace.queue.more.append(ROWS[1])
    with qtbot.waitSignal(bench.panel.listed):
        bench.panel.tabs.setCurrentIndex(0)
    assert bench.panel.empty.words == "All done\nEvery article has been finished."


def test_a_long_queue_is_read_by_the_page(qtbot: QtBot) -> None:
    rows = [QueueRow(article_id=10_000 + number, title=f"Article {number}") for number in range(3_000)]
    workspace = make_workspace(rows=rows)
    bench = Bench(qtbot, workspace)
    bench.panel.list.scrollToBottom()
    bench.panel.grab()
    assert len(bench.panel.model._pages) <= 3
    bench.tasks.wait()


def test_counts_fit_a_tab() -> None:
    assert [short_number(number) for number in (0, 999, 1_000, 1_234, 9_999, 10_000, 1_234_567)] == [
        "0", "999", "1k", "1.2k", "9.9k", "10k", "1.2M",
    ]  # fmt: skip


@pytest.mark.parametrize("number", [10, 1_234, 98_765])
@pytest.mark.parametrize("width", [220, 256])
def test_no_tab_is_clipped(qtbot: QtBot, number: int, width: int) -> None:
    tabs = StateTabs()
    qtbot.addWidget(tabs)
    tabs.resize(width, 52)
    tabs.show_counts(QueueCounts(number, number, number, number))
    tabs.show()
    assert tabs.tabRect(3).right() < width
    assert [tabs.tabText(place).split("\n")[0] for place in range(4)] == [short_number(number)] * 4
    assert tabs.accessibleTabName(3) == f"All, {number:,}"


def test_letters_in_the_list_read_no_rows(qtbot: QtBot) -> None:
    rows = [QueueRow(article_id=10_000 + number, title=f"Article {number}") for number in range(3_000)]
    bench = Bench(qtbot, make_workspace(rows=rows))
    bench.panel.focus_list()
    before = len(bench.panel.model._pages)
    QTest.keyClicks(bench.panel.list, "zq")
    assert len(bench.panel.model._pages) == before
    bench.tasks.wait()


def test_a_new_title_lists_anew_and_a_judgement_does_not(bench: Bench, qtbot: QtBot) -> None:
    bench.desk.open(LAKESIDE)
    listed: list[bool] = []
    bench.panel.listed.connect(lambda: listed.append(True))
    with qtbot.waitSignal(bench.panel.counted):
        bench.desk.confirm()
    assert listed == []
    title = next(value for entry in bench.desk.entries() for value in entry.values if value.field == "title")
    with qtbot.waitSignal(bench.panel.listed):
        bench.desk.correct(title.id, "Another title")


def test_a_title_with_emoji_is_cut_where_it_has_no_more_room(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    title = "🛰️🚀 Satellite pact " * 12
    bench = Bench(qtbot, make_workspace(rows=[QueueRow(article_id=103, title=title)]))
    bench.panel.show_state(QueueState.ALL)
    qtbot.waitUntil(lambda: bench.panel.model.place(103) is not None)
    drawn: list[str] = []
    draw = Laid.draw

    def note(laid: Laid, painter: QPainter, at: QPointF) -> None:
        drawn.append(laid.layout.text())
        draw(laid, painter, at)

    monkeypatch.setattr(Laid, "draw", note)
    bench.panel.grab()
    shown = next(text for text in drawn if text.startswith("🛰️"))
    assert shown.endswith("…")
    assert title.startswith(shown[:-1])
    assert len(shown) > 20
    bench.tasks.wait()
