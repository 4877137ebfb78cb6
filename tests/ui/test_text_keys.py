"""The article's text by keys alone, in the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from curator.domain.record import Status
from tests.ui.window_fixture import open_window, page_of, press, type_text

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_words_are_found_selected_and_added_without_the_mouse(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    before = page.desk.entries()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    line = page.article.finding.line
    assert line.words.hasFocus()
    type_text(qtbot, "the")
    press(qtbot, window, Qt.Key.Key_Return)
    span = page.article.text.hits.span
    press(qtbot, window, Qt.Key.Key_Tab)
    assert page.article.text.hasFocus()
    assert page.desk.selection == span
    press(qtbot, window, Qt.Key.Key_A)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_L)
    added = {entry.id for entry in page.desk.entries()} - {entry.id for entry in before}
    (entry,) = (entry for entry in page.desk.entries() if entry.id in added)
    assert (entry.group, entry.status) == ("place", Status.ADDED)
    assert entry.values[0].evidence[0].start == (span or (0, 0))[0]


def test_find_belongs_to_the_article_beside_the_queue_to_the_list(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    assert page.article.finding.line.words.hasFocus()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert page.record.list.hasFocus(), "the keys are where they were"
    page.queue.focus_list()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    assert window.bar.search.hasFocus()


def test_f3_goes_on_from_the_text(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.article.focus_text()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    type_text(qtbot, "the")
    press(qtbot, window, Qt.Key.Key_Tab)
    first = page.article.text.hits.at
    press(qtbot, window, Qt.Key.Key_F3)
    assert page.article.text.hits.at == first + 1
    press(qtbot, window, Qt.Key.Key_F3, SHIFT)
    assert page.article.text.hits.at == first


def test_card_lines_and_source_are_one_key_away(qtbot: QtBot, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def open_it(address: QUrl) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.record.focus_list()
    press(qtbot, window, Qt.Key.Key_I)
    assert page.article.hovering.card.isVisible()
    press(qtbot, window, Qt.Key.Key_I)
    assert not page.article.hovering.card.isVisible()
    for key, modifier in ((Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F, CTRL)):
        press(qtbot, window, Qt.Key.Key_I)
        press(qtbot, window, key, modifier)
        assert not page.article.hovering.card.isVisible(), "whatever else is done ends it"
    press(qtbot, window, Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_T)
    assert page.article.text.original
    press(qtbot, window, Qt.Key.Key_T)
    assert not page.article.text.original
    press(qtbot, window, Qt.Key.Key_U, CTRL)
    assert len(opened) == 1


def test_words_follow_the_evidence_as_one_act(qtbot: QtBot, samples: Path) -> None:
    window = open_window(qtbot, samples)
    page = page_of(window)
    page.record.focus_list()
    before = page.desk.focused_values()[0]
    press(qtbot, window, Qt.Key.Key_Left, ALT)
    after = page.desk.focused_values()[0]
    assert before.words.startswith(after.words)
    assert (after.status, after.proposed) == (Status.CORRECTED, before.words)
    assert after.evidence[0].quote == after.words
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert page.desk.focused_values()[0] == before
