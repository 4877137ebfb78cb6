"""Acts on the articles selected in the queue, in the whole window and with its keys."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from curator.domain.change import Act
from tests.ui.window_fixture import Answers, open_window, page_of, press
from ui.main_window import MainWindow
from ui.review_page import ReviewPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def selecting(qtbot: QtBot, window: MainWindow, number: int) -> ReviewPage:
    """Goes to the list's first article and selects so many from there on."""
    page = page_of(window)
    page.open_article(page.queue.model.article(0))
    page.queue.focus_list()
    for _ in range(number - 1):
        press(qtbot, window, Qt.Key.Key_Down, SHIFT)
    assert page.queue.list.number_selected() == number
    return page


def test_several_are_finished_as_one_act_and_come_back(qtbot: QtBot, samples: Path) -> None:
    answers = Answers()
    window = open_window(qtbot, samples, answers)
    page = selecting(qtbot, window, 3)
    ids, following = page.queue.list.selected_articles(), page.queue.model.article(3)
    press(qtbot, window, Qt.Key.Key_D)
    assert answers.asked == ["Finish 3 articles?"]
    qtbot.waitUntil(lambda: page.queue.counts.done == 3)
    qtbot.waitUntil(lambda: page.desk.dossier is not None and page.desk.dossier.article.id == following)
    assert page.workspace.review.undoable().undo == (Act.FINISH, "3 articles")
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.queue.counts.done == 0)
    qtbot.waitUntil(lambda: all(page.queue.model.place(each) is not None for each in ids))


def test_one_is_finished_without_asking(qtbot: QtBot, samples: Path) -> None:
    answers = Answers()
    window = open_window(qtbot, samples, answers)
    page = selecting(qtbot, window, 1)
    press(qtbot, window, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: page.queue.counts.done == 1)
    assert answers.asked == []


def test_whoever_goes_back_changes_nothing(qtbot: QtBot, samples: Path) -> None:
    answers = Answers(decision=None)
    window = open_window(qtbot, samples, answers)
    page = selecting(qtbot, window, 2)
    for key in (Qt.Key.Key_D, Qt.Key.Key_U, Qt.Key.Key_X, Qt.Key.Key_Delete):
        press(qtbot, window, key)
    assert answers.asked == [
        "Finish 2 articles?",
        "Reopen 2 articles?",
        "Extract 2 articles again?",
        "Take 2 articles out of the workspace?",
    ]
    assert not window.tasks.named()
    assert page.queue.list.number_selected() == 2


def test_all_are_taken_out_and_come_back(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = selecting(qtbot, window, 1)
    before = page.queue.counts.all
    press(qtbot, window, Qt.Key.Key_A, CTRL)
    press(qtbot, window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.queue.counts.all == 0)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.queue.model.rowCount() == before)


def test_only_the_selected_are_exported(qtbot: QtBot, samples: Path, tmp_path: Path) -> None:
    answers = Answers(chosen_save=tmp_path / "some.xlsx")
    window = open_window(qtbot, samples, answers)
    selecting(qtbot, window, 2)
    press(qtbot, window, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: (tmp_path / "some.xlsx").exists() and not window.tasks.named(), timeout=20_000)
    notice = window.notice.notice
    assert notice is not None
    assert "of 2 articles" in notice.sentence


def test_the_next_unfinished_follows_the_list(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = selecting(qtbot, window, 1)
    with qtbot.waitSignal(page.queue.listed):
        window.actions_["sort-least-sure"].trigger()
    order = [page.queue.model.article(row) for row in range(page.queue.model.rowCount())]
    page.open_article(order[0])
    page.focus_work()
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.desk.dossier is not None and page.desk.dossier.article.id == order[1])
    qtbot.waitUntil(lambda: page.queue.counts.done == 1)
    with qtbot.waitSignal(page.queue.listed):
        page.queue.tabs.setCurrentIndex(3)
    page.open_article(order[-1])
    page.open_article(order[0])
    press(qtbot, window, Qt.Key.Key_PageDown, CTRL | SHIFT)
    assert page.desk.dossier is not None
    assert page.desk.dossier.article.id == order[1]


def test_the_filter_opens_by_its_key_in_the_list_and_anywhere(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = selecting(qtbot, window, 1)
    press(qtbot, window, Qt.Key.Key_F)
    assert page.queue.popup is not None
    page.queue.popup.close()
    page.focus_work()
    press(qtbot, window, Qt.Key.Key_F)
    assert page.queue.popup is None
    press(qtbot, window, Qt.Key.Key_F, CTRL | SHIFT)
    assert page.queue.popup is not None
    page.queue.popup.close()
