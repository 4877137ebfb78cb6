"""The review page: the three panels together."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from curator.app import open_workspace
from curator.domain.record import Status
from tests.ui.window_fixture import open_window, page_of, press, settings
from ui.article.page import Role
from ui.desk import Focus
from ui.key_footer import KeyFooter
from ui.plain import PlainLabel
from ui.review_page import ReviewPage


def letters(page: ReviewPage) -> list[tuple[int, object]]:
    """Size and weight of the letters of every line of the article."""
    text = page.article.text
    found: list[tuple[int, object]] = []
    block = text.document().begin()
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        font = cursor.charFormat().font()
        found.append((font.pixelSize(), font.weight()))
        block = block.next()
    return found


def test_the_letters_of_a_headline_stay_in_the_headline(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    assert page.desk.dossier is not None
    first, article = letters(page), page.desk.dossier.article
    title = page.article.text.page.roles.index(Role.TITLE)
    cursor = QTextCursor(page.article.text.document().findBlockByNumber(title))
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    page.article.text.setTextCursor(cursor)
    page.open_article(article.id)
    assert letters(page) == first


def test_another_theme_leaves_the_letters_of_the_article(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    text = page_of(window).article.text
    before = text.font()
    assert before.pixelSize() > 13
    window.actions_["theme-dark"].trigger()
    assert text.font().families() == before.families()
    assert text.font().pixelSize() == before.pixelSize()


def test_the_remembered_size_stays_within_the_bounds_of_the_text(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    text = page_of(window).article.text
    usual = text.pixels
    for _ in range(40):
        window.actions_["larger"].trigger()
    assert window.memory.zoom == text.pixels - usual
    window.actions_["smaller"].trigger()
    assert window.memory.zoom == text.pixels - usual
    window.actions_["usual-size"].trigger()
    assert (text.pixels, window.memory.zoom) == (usual, 0)


def test_the_row_of_the_article_to_begin_with_is_in_view(qtbot: QtBot, many: Path) -> None:
    window = open_window(qtbot, many)
    last = page_of(window).queue.model.article(39)
    page_of(window).open_article(last)
    assert window.close()
    listed = page_of(open_window(qtbot, many)).queue.list
    assert listed.currentIndex().row() == 39
    assert listed.viewport().rect().contains(listed.visualRect(listed.currentIndex()))


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A workspace with more articles than a list shows at once."""
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(f"Forum {number} in Linhe\n\nThe forum number {number} was opened.\n")
    with open_workspace(tmp_path / "many.curator", settings=settings()) as workspace:
        assert not workspace.intake.import_paths([tmp_path]).failed
    return tmp_path / "many.curator"


def test_a_group_is_confirmed_by_one_key_and_one_undo(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    place = next(entry for entry in page.desk.entries() if entry.group == "organization")
    page.desk.set_focus(Focus(place.id))
    press(qtbot, window, Qt.Key.Key_G)
    group = [entry for entry in page.desk.entries() if entry.group == "organization"]
    assert len(group) > 1
    assert {entry.status for entry in group} == {Status.CONFIRMED}
    here = page.desk.focused_entry()
    assert here is not None
    assert here.status is Status.PROPOSED
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    group = [entry for entry in page.desk.entries() if entry.group == "organization"]
    assert {entry.status for entry in group} == {Status.PROPOSED}


def test_keys_of_the_review_sleep_while_something_is_typed(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    press(qtbot, window, Qt.Key.Key_L)
    typing = QApplication.focusWidget()
    before = page.desk.dossier
    press(qtbot, window, Qt.Key.Key_J)
    press(qtbot, window, Qt.Key.Key_G)
    if typing is not page.record.list:
        assert page.desk.dossier is before


def test_rejected_facts_are_shown_in_both_panels(qtbot: QtBot, samples: Path) -> None:
    page = page_of(open_window(qtbot, samples))
    page.record.header.rejected.trigger()
    assert page.article.rejected_shown
    page.record.header.rejected.trigger()
    assert not page.article.rejected_shown


def test_the_footer_keeps_its_last_pair_the_longest(qtbot: QtBot) -> None:
    footer = KeyFooter()
    qtbot.addWidget(footer)
    footer.show_pairs([("Enter", "confirm"), ("E", "correct"), ("Space", "later"), ("Ctrl ↵", "finish")])
    footer.show()
    footer.resize(2000, 36)
    assert [pair.isVisible() for pair in footer._pairs] == [True] * 4
    footer.resize(sum(pair.sizeHint().width() for pair in footer._pairs), 36)
    assert [pair.isVisible() for pair in footer._pairs] == [True, True, False, True]
    footer.resize(10, 36)
    assert [pair.isVisible() for pair in footer._pairs] == [False, False, False, True]


def test_the_footer_shows_one_set_of_keys_while_a_dialog_waits(qtbot: QtBot) -> None:
    footer = KeyFooter()
    qtbot.addWidget(footer)
    footer.resize(2000, 36)
    footer.show_pairs([("Enter", "confirm"), ("E", "correct")])
    footer.show()
    footer.show_pairs([("Esc", "leave")])  # nothing is deleted before the event loop is reached again
    shown = [label.text() for label in footer.findChildren(PlainLabel) if label.isVisible()]
    assert shown == ["Esc", "leave"]


def test_finish_stands_in_the_footer_of_the_usual_window(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    window.resize(1280, 760)
    footer = page_of(window).footer
    right = max(label.mapTo(footer, label.rect().topRight()).x() for label in shown_labels(footer))
    assert right < footer.width()
    assert shown_labels(footer)[-1].text() == "finish"


def shown_labels(footer: KeyFooter) -> list[PlainLabel]:
    return [label for pair in footer._pairs for label in pair.findChildren(PlainLabel) if label.isVisible()]


def test_an_article_without_facts_is_worked_on_in_its_text(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    for entry in list(page.desk.entries()):
        page.desk.set_focus(Focus(entry.id))
        page.desk.reject()
    page.focus_work()
    assert page.record.list.hasFocus() or page.article.text.hasFocus()
    here = QApplication.focusWidget()
    assert here is not None
    assert window.actions_["add"].isEnabled()


def test_another_place_of_a_value_is_shown_in_the_article_and_resized_there(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    desk, text = page.desk, page.article.text
    value = next(each for entry in desk.entries() for each in entry.values if len(each.evidence) == 1)
    last = len(text.page.text.rstrip())
    text.put_caret(last - 20)
    text.put_caret(last, select=True)
    desk.add_evidence(value.id)
    text.put_caret(0)
    desk.set_focus(Focus(value.entry_id, value.id))
    press(qtbot, window, Qt.Key.Key_BracketRight)
    assert page.record.card.content is not None
    assert page.record.card.content.place == 1
    mark = page.article._framed_mark()
    assert mark is not None
    assert mark.piece == 1
    assert text.strips(mark.start, mark.end), "the article went there"
    page.article.resize_evidence("end", -1, words=False)
    assert desk.dossier is not None
    first, second = desk.dossier.record.value(value.id).evidence
    assert first == value.evidence[0]
    assert second.end < mark.end
    assert page.record.card.content.place == 1
    press(qtbot, window, Qt.Key.Key_BracketRight)
    assert page.record.card.content.place == 0
