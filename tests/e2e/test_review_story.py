"""The story of a curator: judge, correct, add, link, undo, finish, quit, come back, export; all by key and mouse."""

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
        if entry.group in ("organization", "person", "place") and entry.status is Status.PROPOSED
    )


def select_in_text(qtbot: QtBot, page: ReviewPage, words: str) -> None:
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


def tell_the_story(qtbot: QtBot, workspace: Path, title_part: str, words_to_add: str, workbook: Path) -> None:
    answers = Answers(chosen_save=workbook, chosen_statuses=frozenset(Status))
    window = open_window(qtbot, workspace, answers)
    page = open_article(qtbot, window, title_part)

    # Three facts are confirmed, each by one key that goes on to the next.
    confirmed = []
    for _ in range(3):
        confirmed.append(entry_in_focus(page).id)
        press(qtbot, window, Qt.Key.Key_Return)
    assert len(set(confirmed)) == 3
    assert all(record_of(page).entry(each).status is Status.CONFIRMED for each in confirmed)

    # One is corrected.
    corrected = first_open(page)
    go_to(page, corrected)
    press(qtbot, window, Qt.Key.Key_E)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text(qtbot, "Corrected <b>& Co</b>")
    press(qtbot, window, Qt.Key.Key_Return)
    after = record_of(page).value(corrected.id)
    assert (after.words, after.status, after.proposed) == ("Corrected <b>& Co</b>", Status.CORRECTED, corrected.words)

    # One is rejected.
    rejected = first_open(page)
    page.desk.set_focus(Focus(rejected.entry_id))
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_Delete)
    assert record_of(page).entry(rejected.entry_id).status is Status.REJECTED

    # One is added from the text.
    select_in_text(qtbot, page, words_to_add)
    press(qtbot, window, Qt.Key.Key_A)
    press(qtbot, window, Qt.Key.Key_T)
    added = next(value for value in record_of(page).values() if value.words == words_to_add and not value.extractor)
    assert added.status is Status.ADDED
    assert added.evidence[0].quote == words_to_add

    # One is linked to a new entity.
    linked = first_open(page)
    go_to(page, linked)
    press(qtbot, window, Qt.Key.Key_0)
    link = record_of(page).value(linked.id).link
    assert link is not None
    assert link.judgement is Judgement.NEW
    assert "Link" in window.bar.undo.text()

    # Two acts are undone, one is done again.
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert record_of(page).value(linked.id).link is None
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert all(value.id != added.id for value in record_of(page).values())
    press(qtbot, window, Qt.Key.Key_Z, CTRL_SHIFT)
    assert record_of(page).value(added.id) == added

    # The article is done; the next one comes by itself.
    article = record_of(page).article_id
    with qtbot.waitSignal(page.queue.listed):
        press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert page.queue.counts.done == 1
    assert window.close()

    # Another day.
    window = open_window(qtbot, workspace, answers)
    page = page_of(window)
    assert page.queue.counts.done == 1
    page.open_article(article)
    record = record_of(page)
    assert record.finished
    assert all(record.entry(each).status is Status.CONFIRMED for each in confirmed)
    assert record.value(corrected.id).words == "Corrected <b>& Co</b>"
    assert record.entry(rejected.entry_id).status is Status.REJECTED
    assert record.value(added.id) == added

    # The workbook shows it.
    window.actions_["export"].trigger()
    qtbot.waitUntil(lambda: not window.tasks.named(), timeout=20_000)
    assert window.notice.notice is not None
    assert str(workbook) in window.notice.notice.sentence
    cells = {
        str(cell)
        for sheet in load_workbook(workbook, read_only=True).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    }
    assert "Corrected <b>& Co</b>" in cells
    assert words_to_add in cells

    # Undo still knows what was done before the program was started again.
    assert "Finish" in window.bar.undo.text()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert not record_of(page).finished
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert all(value.id != added.id for value in record_of(page).values())
    assert window.close()


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
