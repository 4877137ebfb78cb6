"""The story of a curator: judge, correct, add, link, undo, finish, quit, come back, export; all by key and mouse."""

from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.record import Entry, Judgement, Record, Status, Value
from tests.ui.window_fixture import Answers, open_window, page_of, press, settings, type_text
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.review_page import ReviewPage

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
NEW_WORDS = "Corrected <b>& Co</b>"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def record_of(page: ReviewPage) -> Record:
    assert page.desk.dossier is not None
    return page.desk.dossier.record


def entry_in_focus(page: ReviewPage) -> Entry:
    entry = page.desk.focused_entry()
    assert entry is not None
    return entry


def open_article(qtbot: QtBot, window: MainWindow, title_part: str) -> ReviewPage:
    """Looks for an article in the queue by its row and goes to work in it."""
    page = page_of(window)
    model = page.queue.model
    row = next(n for n in range(model.rowCount()) if title_part in model.index(n).data())
    page.queue.list.scrollTo(model.index(row))
    place = page.queue.list.visualRect(model.index(row)).center()
    QTest.mouseClick(page.queue.list.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert page.desk.dossier is not None
    assert title_part in page.desk.dossier.article.title
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(page.record.list.hasFocus)
    return page


def go_to(page: ReviewPage, value: Value) -> None:
    page.desk.set_focus(Focus(value.entry_id, value.id))
    page.record.focus_list()


def first_open(page: ReviewPage) -> Value:
    """The name of the next organization, person or place that nobody judged."""
    return next(
        entry.values[0]
        for entry in page.desk.entries()
        if entry.group in ("organization", "person", "place") and entry.values[0].status is Status.PROPOSED
    )


def select_in_text(page: ReviewPage, words: str) -> None:
    """Selects words with the mouse."""
    text = page.article.text
    start = text.page.text.index(words)
    text.reveal(start, start + len(words))
    strips = text.strips(start, start + len(words))
    left, right = strips[0], strips[-1]
    view = text.viewport()
    begin, end = left.center().toPoint(), right.center().toPoint()
    begin.setX(round(left.left() + 1))
    end.setX(round(right.right() - 1))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, begin)
    QTest.mouseMove(view, (begin + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, end)
    assert page.desk.selected_words() == words


@dataclass
class Story:
    """One curator, one article, two days.

    Attributes:
        qtbot: Presses the keys.
        window: The window of the day.
        words_to_add: Words of the article that nobody proposed.
        confirmed: Entries that were confirmed.
        values: What became of the other values, by what was done to them.
    """

    qtbot: QtBot
    window: MainWindow
    words_to_add: str
    confirmed: list[int] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def page(self) -> ReviewPage:
        return page_of(self.window)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        press(self.qtbot, self.window, key, modifiers)

    def keep(self, what: str, value: Value) -> Value:
        self.values[what] = record_of(self.page).value(value.id)
        return self.values[what]

    def confirm_three(self) -> None:
        """Each by one key that goes on to the next."""
        for _ in range(3):
            self.confirmed.append(entry_in_focus(self.page).id)
            self.press(Qt.Key.Key_Return)
        assert len(set(self.confirmed)) == 3
        assert all(record_of(self.page).entry(each).status is Status.CONFIRMED for each in self.confirmed)

    def correct_one(self) -> None:
        proposed = first_open(self.page)
        go_to(self.page, proposed)
        self.press(Qt.Key.Key_E)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        type_text(self.qtbot, NEW_WORDS)
        self.press(Qt.Key.Key_Return)
        after = self.keep("corrected", proposed)
        assert (after.words, after.status, after.proposed) == (NEW_WORDS, Status.CORRECTED, proposed.words)

    def reject_one(self) -> None:
        proposed = first_open(self.page)
        self.page.desk.set_focus(Focus(proposed.entry_id))
        self.page.record.focus_list()
        self.press(Qt.Key.Key_Delete)
        assert self.keep("rejected", proposed).status is Status.REJECTED

    def add_one(self) -> None:
        select_in_text(self.page, self.words_to_add)
        self.press(Qt.Key.Key_A)
        self.press(Qt.Key.Key_T)
        values = record_of(self.page).values()
        added = next(value for value in values if value.words == self.words_to_add and not value.extractor)
        assert added.status is Status.ADDED
        assert added.evidence[0].quote == self.words_to_add
        self.keep("added", added)

    def link_one(self) -> None:
        proposed = first_open(self.page)
        go_to(self.page, proposed)
        self.press(Qt.Key.Key_0)
        self.press(Qt.Key.Key_Return)
        link = self.keep("linked", proposed).link
        assert link is not None
        assert link.judgement is Judgement.NEW
        assert "Link" in self.window.bar.undo.text()

    def undo_twice_and_redo_once(self) -> None:
        self.press(Qt.Key.Key_Z, CTRL)
        assert record_of(self.page).value(self.values["linked"].id).link is None
        self.press(Qt.Key.Key_Z, CTRL)
        assert not self.added_is_there()
        self.press(Qt.Key.Key_Z, CTRL_SHIFT)
        assert record_of(self.page).value(self.values["added"].id) == self.values["added"]

    def added_is_there(self) -> bool:
        return any(value.id == self.values["added"].id for value in record_of(self.page).values())

    def finish(self) -> int:
        """The next article comes by itself; gives the finished one."""
        article = record_of(self.page).article_id
        with self.qtbot.waitSignal(self.page.queue.listed):
            self.press(Qt.Key.Key_Return, CTRL)
        assert self.page.queue.counts.done == 1
        return article

    def find_everything(self, article: int) -> None:
        assert self.page.queue.counts.done == 1
        self.page.open_article(article)
        record = record_of(self.page)
        assert record.finished
        assert all(record.entry(each).status is Status.CONFIRMED for each in self.confirmed)
        for what in ("corrected", "rejected", "added"):
            assert record.value(self.values[what].id) == self.values[what]

    def export(self, workbook: Path) -> None:
        self.window.actions_["export"].trigger()
        self.qtbot.waitUntil(workbook.exists, timeout=20_000)
        self.qtbot.waitUntil(lambda: not self.window.tasks.named())
        assert self.window.notice.notice is not None
        assert str(workbook) in self.window.notice.notice.sentence
        with closing(load_workbook(workbook, read_only=True)) as book:
            rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
        cells = {str(cell) for row in rows for cell in row}
        assert {NEW_WORDS, self.words_to_add} <= cells

    def undo_what_was_done_before(self) -> None:
        assert "Finish" in self.window.bar.undo.text()
        self.press(Qt.Key.Key_Z, CTRL)
        assert not record_of(self.page).finished
        self.press(Qt.Key.Key_Z, CTRL)
        assert not self.added_is_there()


def tell_the_story(qtbot: QtBot, workspace: Path, title_part: str, words_to_add: str, workbook: Path) -> None:
    answers = Answers(chosen_save=workbook, chosen_statuses=frozenset(Status))
    story = Story(qtbot, open_window(qtbot, workspace, answers), words_to_add)
    open_article(qtbot, story.window, title_part)
    story.confirm_three()
    story.correct_one()
    story.reject_one()
    story.add_one()
    story.link_one()
    story.undo_twice_and_redo_once()
    article = story.finish()
    assert story.window.close()
    story.window = open_window(qtbot, workspace, answers)
    story.find_everything(article)
    story.export(workbook)
    story.undo_what_was_done_before()
    assert story.window.close()


def test_the_story_on_a_shipped_sample(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    tell_the_story(qtbot, samples, "Lakeside hydrogen", "grid, water and skills", tmp_path / "facts.xlsx")


def test_the_story_on_a_seed(qtbot: QtBot, tmp_path: Path) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed texts are not on this machine")
    seed = tmp_path / "seed.txt"
    copyfile(min(SEEDS.glob("*.txt")), seed)
    workspace = tmp_path / "seed.curator"
    with open_workspace(workspace, settings=settings()) as made:
        (article,) = made.intake.import_paths([seed]).imported
        assert not made.batch.extract().failed
        dossier = made.review.open(article)
    body = max(dossier.article.text.splitlines(), key=len)
    words = " ".join(body.split()[2:5]).strip(".,;")
    start = dossier.article.text.index(words)
    assert words in dossier.article.text[start:]
    tell_the_story(qtbot, workspace, dossier.article.title[:20], words, tmp_path / "facts.xlsx")
