"""Keys in the whole window: search, panes, articles, undo, footer."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from curator.domain.change import Act
from curator.domain.record import Status
from curator.domain.sureness import SURE_ONES, sure_values
from tests.ui.window_fixture import CURATOR, open_window, page_of, press, type_text
from ui.open_article import Focus

CTRL = Qt.KeyboardModifier.ControlModifier


def test_search_by_key_and_back(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    press(qtbot, window, Qt.Key.Key_Slash)
    assert window.bar.search.hasFocus()
    with qtbot.waitSignal(page.queue.listed):
        type_text(qtbot, "hydrogen")
    assert 0 < page.queue.model.rowCount() < page.queue.counts.all
    press(qtbot, window, Qt.Key.Key_Return)
    assert page.queue.list.hasFocus()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    with qtbot.waitSignal(page.queue.listed):
        press(qtbot, window, Qt.Key.Key_Escape)
    assert page.queue.model.rowCount() == page.queue.counts.unfinished


def test_ctrl_end_and_home_go_through_the_article_while_facts_are_judged(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_Return)
    bar, focus = page.article.text.verticalScrollBar(), page.desk.focus
    assert bar.maximum() > 0
    press(qtbot, window, Qt.Key.Key_End, CTRL)
    assert bar.value() == bar.maximum()
    press(qtbot, window, Qt.Key.Key_Home, CTRL)
    assert bar.value() == 0
    assert page.desk.focus == focus
    press(qtbot, window, Qt.Key.Key_E)
    press(qtbot, window, Qt.Key.Key_End, CTRL)
    assert bar.value() == 0


def test_letters_typed_into_the_search_judge_nothing(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    before = page.desk.dossier
    window.focus_search()
    type_text(qtbot, "el n 190 vagb?/ jk")
    press(qtbot, window, Qt.Key.Key_Delete)
    assert window.bar.search.text() == "el n 190 vagb?/ jk"
    assert page.desk.dossier is before


def test_the_footer_follows_the_moment(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    assert page.footer.pairs[0] == ("Enter", "confirm")
    page.queue.focus_list()
    assert page.footer.pairs[0] == ("↑↓", "choose")
    page.article.focus_text()
    page.desk.set_selection((0, 4))
    assert page.footer.pairs[0] == ("A", "add")
    page.desk.set_selection(None)
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_E)
    assert page.footer.pairs[0] == ("Enter", "keep")


def test_panes_by_key(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.queue.focus_list()
    for panel in (page.article, page.record, page.queue):
        press(qtbot, window, Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        assert here is not None
        assert panel.isAncestorOf(here)


def test_articles_by_key(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.open_article(page.queue.model.article(0))
    press(qtbot, window, Qt.Key.Key_PageDown, CTRL)
    assert page.desk.dossier is not None
    assert page.desk.dossier.article.id == page.queue.model.article(1)
    press(qtbot, window, Qt.Key.Key_PageUp, CTRL)
    assert page.desk.dossier.article.id == page.queue.model.article(0)


def test_undo_names_the_act_in_bar_and_menu(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.bar.undo.text().startswith("↶ Undo “Confirm ")
    assert window.actions_["undo"].text().startswith("Undo “Confirm ")
    window.bar.undo.click()
    assert not window.bar.undo.isEnabled()
    assert window.bar.redo.isEnabled()
    assert window.bar.redo.accessibleName().startswith("Redo “Confirm ")


def test_finishing_the_last_leaves_the_designed_end(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    for done in range(1, page.queue.counts.all + 1):
        with qtbot.waitSignal(page.queue.listed):
            window.actions_["finish"].trigger()
        assert page.queue.counts.done == done
    assert page.queue.empty.isVisible()
    assert page.queue.empty.words.startswith("All done")


def test_a_finished_article_says_what_is_left_in_it(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.desk.postpone()
    assert page.desk.dossier is not None
    article, facts = page.desk.dossier.article.id, len(page.desk.dossier.record.entries)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    notice = window.notice.notice
    assert notice is not None
    assert notice.sentence == f"Finished; {facts - 1} left unjudged, 1 in doubt."
    assert notice.act_name == "Undo"
    assert page.desk.dossier.article.id != article
    page.desk.confirm()  # another act since: that one stays
    window.notice._do()
    assert page.desk.dossier.article.id == article
    assert not page.desk.dossier.record.finished
    assert page.queue.counts.done == 0


def test_the_dialogs_of_help(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    press(qtbot, window, Qt.Key.Key_F1)
    window.actions_["about"].trigger()
    shown = {each.windowTitle(): each for each in QApplication.topLevelWidgets() if each.isVisible()}
    assert {"Keys", "About Curator"} <= set(shown)
    assert any(label.text() == CURATOR for label in shown["About Curator"].findChildren(QLabel))
    shown["Keys"].close()
    shown["About Curator"].close()


def test_the_sure_ones_are_confirmed_by_key_as_one_act_with_a_name(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    assert page.desk.dossier is not None
    before = page.desk.dossier.record
    sure = sure_values(before.entries)
    assert 0 < len(sure) < sum(1 for _ in before.values())
    press(qtbot, window, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    judged = page.desk.dossier.record
    assert {value.id for value in judged.values() if value.status is Status.CONFIRMED} == sure
    assert window.notice.notice is not None
    assert window.notice.notice.sentence == f"Confirmed {len(sure)} sure values."
    assert window.bar.undo.text() == "↶ Undo “Confirm the sure ones”"
    done = page.workspace.review.undoable().undo
    assert done == (Act.CONFIRM, SURE_ONES), "the log is in no language"
    press(qtbot, window, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert window.notice.notice.sentence == "Nothing sure is left to confirm here."
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert page.desk.dossier.record == before
    assert not window.bar.undo.isEnabled()
    assert window.actions_["redo"].text() == "Redo “Confirm the sure ones”"


def test_what_is_chosen_stays_and_the_notice_goes_when_the_sure_ones_are_undone(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    first = page.desk.entries()[0].id
    page.desk.set_focus(Focus(first))
    press(qtbot, window, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    chosen = page.desk.focus.entry_id
    window.notes.tell("Nothing else.")
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert page.desk.focus.entry_id == chosen
    assert window.notice.notice is not None, "it tells of something else"
    press(qtbot, window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page.desk.focus.entry_id == chosen
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    press(qtbot, window, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert window.notice.notice is not None
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert window.notice.notice is None


def test_the_offer_to_take_finishing_back_goes_when_it_is_undone(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    page.desk.confirm()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert window.notice.notice is not None, "it was another act"
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert window.notice.notice is None
