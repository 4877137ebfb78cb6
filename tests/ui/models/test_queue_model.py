"""The queue's model: a million articles, few rows in memory."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from curator.domain.queue import QueueRow
from ui.models.queue_model import PAGE, PAGES, ROW_ROLE, QueueModel


class Store:
    """Rows on demand; remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.gone: set[int] = set()
        self.judged = 0

    def rows(self, ids: Sequence[int]) -> list[QueueRow]:
        self.asked.append(list(ids))
        return [
            QueueRow(article_id=each, title=f"Article {each}", total=9, judged=self.judged)
            for each in ids
            if each not in self.gone
        ]


def a_model(count: int) -> tuple[QueueModel, Store]:
    store = Store()
    model = QueueModel(store.rows)
    model.set_ids(array("q", range(1, count + 1)))
    return model, store


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model, _ = a_model(450)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_an_empty_one_is_sound_too(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(a_model(0)[0])  # type: ignore[no-untyped-call]


def test_a_million_articles_cost_the_rows_that_are_looked_at() -> None:
    model, store = a_model(1_000_000)
    assert model.rowCount() == 1_000_000
    assert store.asked == []
    assert model.index(999_999).data() == "Article 1000000"
    assert model.place(777_777) == 777_776
    assert [len(each) for each in store.asked] == [PAGE]


def test_it_forgets_the_pages_that_nobody_looks_at() -> None:
    model, store = a_model(PAGE * (PAGES + 4))
    for page in range(PAGES + 4):
        model.index(page * PAGE).data()
    store.asked.clear()
    model.index(PAGE * (PAGES + 3)).data()
    assert store.asked == []
    model.index(0).data()
    assert len(store.asked) == 1
    assert len(model._pages) == PAGES


def test_a_judged_article_is_read_anew_alone() -> None:
    model, store = a_model(1000)
    model.index(5).data()
    store.judged = 4
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    store.asked.clear()
    model.refresh_article(6)
    assert store.asked == [[6]]
    assert changed == [(5, 5)]
    assert model.index(5).data(ROW_ROLE).judged == 4
    model.refresh_article(900)  # on a page that nobody looks at
    assert store.asked == [[6]]


def test_an_article_that_is_gone_leaves_an_empty_row() -> None:
    model, store = a_model(10)
    store.gone = {3}
    assert model.index(2).data(ROW_ROLE) is None
    assert model.index(2).data() == ""
    assert model.article(2) == 3
    assert model.article(10) is None
    assert model.article(-1) is None


def test_a_screen_reader_hears_the_row_as_a_sentence() -> None:
    row = QueueRow(article_id=1, title="A forum", outlet="Wire", published="2024-08-27", total=18, judged=9, doubts=2)
    model = QueueModel(lambda _ids: [row])
    model.set_ids(array("q", [1]))
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "A forum, Wire, 27 Aug 2024, 9 of 18 judged, 2 in doubt"


def test_a_tool_tip_shows_markup_as_it_is_written() -> None:
    model = QueueModel(lambda _ids: [QueueRow(article_id=1, title="<img src=x> & <b>so</b>")])
    model.set_ids(array("q", [1]))
    said = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt; &amp; &lt;b&gt;so&lt;/b&gt;" in said
