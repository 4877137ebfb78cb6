"""Import, queue and search, measured on the services, without a window."""

import sqlite3
import tracemalloc
from contextlib import closing
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

from curator.domain.queue import QueueSort, QueueState, QueueView
from tests.benchmarks.desk import Desk, open_desk
from tests.benchmarks.generate import ARTICLES, BUILD, folder_of_articles
from tests.benchmarks.measure import Measure, at_least, at_most, p95, seconds

_ROWS_ON_SCREEN = 40
_ARTICLES_A_TRANSACTION = 50
_WORDS = [
    "forum", "institute", "marine science", "Lin Yawen", "memorandum understanding", "9 August", "zzz", "北京", "Kir",
    "director said", "the", "number 77", "optics", "Port Amal summit", "Westhaven", "2,451", "robotics exhibition",
    "genetics 2019", "young researchers", "Norrfjord College",
]  # fmt: skip
_VIRTUAL = "CREATE VIRTUAL TABLE"


def measure_import() -> tuple[list[Measure], Path]:
    """The whole import of 100,000 files against raw inserts of the rows that came of it; gives the workspace too."""
    folder, path = folder_of_articles(), BUILD / "import.curator"
    for old in BUILD.glob("import.curator*"):
        old.unlink()
    with open_desk(path) as workspace:
        taken = seconds(lambda: workspace.intake.import_paths([folder]))
        assert workspace.queue.counts().all == ARTICLES
    ratio = _raw_inserts(path) / taken
    return [at_least("import", ratio, f"of the speed of raw inserts ({ARTICLES / taken:,.0f} articles/s)", 0.25)], path


def _raw_inserts(path: Path) -> float:
    """Seconds that bare sqlite3 takes for the same rows, indexes and full text, committing as often as the import."""
    copy = path.with_name("raw.sqlite")
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode=WAL")
        target.execute("PRAGMA synchronous=FULL")
        tables = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name in _copy_schema(source, target)}
        texts = source.execute("SELECT a.id, a.title, t.text FROM article a JOIN article_text t ON t.article_id = a.id")
        indexed = texts.fetchall()
        taken = seconds(lambda: _insert_all(target, tables, indexed))
    for each in copy.parent.glob("raw.sqlite*"):
        each.unlink()
    return taken


def _copy_schema(source: sqlite3.Connection, target: sqlite3.Connection) -> list[str]:
    """Makes the same tables and indexes; gives the names of those whose rows are plain rows."""
    made = source.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC"
    ).fetchall()
    virtual = [name for _, name, sql in made if sql.startswith(_VIRTUAL)]
    names = []
    for kind, name, sql in made:
        if any(name.startswith(f"{each}_") for each in virtual) or name.startswith("sqlite_"):
            continue  # the inner tables of full text, which making the full text makes
        target.execute(sql)
        if kind == "table" and name not in virtual:
            names.append(name)
    return names


def _insert_all(target: sqlite3.Connection, tables: dict[str, list[Any]], indexed: list[Any]) -> None:
    transactions = max(1, len(indexed) // _ARTICLES_A_TRANSACTION)
    tables = {**tables, "search_article(rowid, title, body)": indexed}
    for turn in range(transactions):
        target.execute("BEGIN")
        for name, rows in tables.items():
            part = rows[turn * len(rows) // transactions : (turn + 1) * len(rows) // transactions]
            if part:
                places = ", ".join("?" * len(part[0]))
                target.executemany(f"INSERT INTO {name} VALUES ({places})", part)
        target.execute("COMMIT")


def measure_queue(desk: Desk) -> list[Measure]:
    """Every state in every order: the list, its first rows and its last; and memory while all rows are looked at."""
    from ui.models.queue_model import QueueModel

    samples = []
    with open_desk(desk.path) as workspace:
        model = QueueModel(workspace.queue.rows)

        def look(view: QueueView) -> None:
            model.set_ids(workspace.queue.ids(view))
            last = model.rowCount()
            for row in (*range(min(_ROWS_ON_SCREEN, last)), *range(max(0, last - _ROWS_ON_SCREEN), last)):
                model.data(model.index(row))

        for _ in range(5):
            samples += [seconds(partial(look, QueueView(*each))) for each in _views()]
        look(QueueView(QueueState.ALL))
        growth = _growth(model)
    return [
        at_most("queue", p95(samples) * 1000, "ms p95 to list, sort and jump to the end", 50),
        at_most("queue", growth, "x memory of the rows after all were shown, against after a tenth", 1.2),
    ]


def _views() -> list[tuple[QueueState, str, QueueSort]]:
    return [(state, "", sort) for state, sort in product(QueueState, QueueSort)]


def _growth(model: Any) -> float:
    tracemalloc.start()
    sizes = []
    for row in range(model.rowCount()):
        model.data(model.index(row))
        if row in (model.rowCount() // 10, model.rowCount() - 1):
            sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    return sizes[1] / sizes[0]


def measure_search(desk: Desk) -> list[Measure]:
    """Words of all kinds, rare and everywhere, in every state: the list and its first rows."""
    with open_desk(desk.path) as workspace:

        def look(words: str, state: QueueState) -> None:
            ids = workspace.queue.ids(QueueView(state, words))
            workspace.queue.rows(ids[:_ROWS_ON_SCREEN])

        samples = [
            seconds(partial(look, *each))
            for _ in range(3)
            for each in product(_WORDS, (QueueState.ALL, QueueState.UNFINISHED))
        ]
    return [at_most("search", p95(samples) * 1000, "ms p95", 100)]
