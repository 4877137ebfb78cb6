"""Notices, failures and crashes."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from curator.errors import UserError
from ui.dialogs.list_dialog import ListDialog
from ui.notice_bar import NoticeBar
from ui.notifications import Notice, Notifications, Tone


@pytest.fixture
def notes(qtbot: QtBot) -> Iterator[Notifications]:
    window = QWidget()
    qtbot.addWidget(window)
    notes = Notifications(window)
    yield notes
    if notes.report:
        notes.report.close()


def crash(notes: Notifications, message: str) -> None:
    try:
        raise RuntimeError(message)
    except RuntimeError as error:
        notes.crash(RuntimeError, error, error.__traceback__)


def test_a_crash_is_shown_once_for_each_place(notes: Notifications, qtbot: QtBot) -> None:
    crash(notes, "first <b>time</b>")
    crash(notes, "second time")
    qtbot.waitUntil(lambda: notes.report is not None)
    assert notes.report is not None
    assert notes.report.isVisible()
    assert "first <b>time</b>" in notes.report.details
    assert "second time" not in notes.report.details
    try:
        {}["missing"]  # type: ignore[index]
    except KeyError as error:
        notes.crash(KeyError, error, error.__traceback__)
    report = notes.report
    qtbot.waitUntil(lambda: "missing" in report.details)
    assert notes.report is report


def test_details_can_be_copied(notes: Notifications, qtbot: QtBot) -> None:
    crash(notes, "copy me")
    qtbot.waitUntil(lambda: notes.report is not None)
    assert notes.report is not None
    copy = next(button for button in notes.report.findChildren(QPushButton) if button.text() == "Copy details")
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "copy me" in copied
    assert "Qt " in copied
    assert "Python " in copied


def test_all_hooks_meet_here(notes: Notifications, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = qInstallMessageHandler(None)
    try:
        notes.install_hooks()
        assert sys.excepthook == notes.crash

        def fail() -> None:
            raise OSError("in a thread")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: notes.report is not None and "in a thread" in notes.report.details)
    finally:
        qInstallMessageHandler(before)


def test_only_a_serious_message_of_qt_is_shown(notes: Notifications, qtbot: QtBot) -> None:
    notes._hear_qt(QtMsgType.QtWarningMsg, None, "a small thing")  # type: ignore[arg-type]
    notes._hear_qt(QtMsgType.QtCriticalMsg, None, "a serious thing")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: notes.report is not None)
    assert notes.report is not None
    assert "a serious thing" in notes.report.details
    assert "a small thing" not in notes.report.details


def test_ctrl_c_is_no_crash(notes: Notifications, qtbot: QtBot) -> None:
    notes.crash(KeyboardInterrupt, KeyboardInterrupt(), None)
    crash(notes, "the next")
    qtbot.waitUntil(lambda: notes.report is not None)
    assert notes.report is not None
    assert "KeyboardInterrupt" not in notes.report.details


def test_a_failure_says_what_to_do(notes: Notifications, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notes.noticed) as told:
        notes.fail(UserError("The file is locked.", "Close the other program."))
    assert told.args == [Notice("The file is locked. Close the other program.", Tone.BAD)]


def test_a_list_is_behind_a_button(notes: Notifications, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notes.noticed) as told:
        notes.tell_with_list("2 failed.", Tone.BAD, "Import", [("a.txt is empty.", ""), ("<b>.txt", "Rename it.")])
    notice = told.args[0]
    notice.act()
    window = notes.parent()
    assert window is not None
    shown = window.findChild(ListDialog)
    assert isinstance(shown, ListDialog)
    assert shown.text == "a.txt is empty.\n<b>.txt\n    Rename it."
    shown.close()


def test_the_bar_puts_good_news_away_by_itself_and_keeps_bad(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = NoticeBar(page)
    bar.show_notice(Notice("Done.", Tone.GOOD))
    assert bar._away.isActive()
    bar.show_notice(Notice("Failed.", Tone.BAD))
    assert not bar._away.isActive()
    assert bar.notice == Notice("Failed.", Tone.BAD)
    bar.hide()
    assert bar.notice is None


def test_a_failure_is_told_until_work_of_its_kind_succeeds(notes: Notifications, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = NoticeBar(page)
    bar.hear(notes)
    notes.fail(UserError("a.xlsx is no readable workbook.", ""), "import")
    notes.fail(UserError("b.xlsx is no readable workbook.", ""), "import")
    notes.succeeded.emit("export")
    assert bar.notice is not None
    notes.succeeded.emit("import")
    assert bar.notice is None
    notes.tell("2 entities taken in.", Tone.GOOD)
    assert bar.notice == Notice("2 entities taken in.", Tone.GOOD)


def test_a_notice_of_an_act_goes_with_its_article(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = NoticeBar(page)
    bar.show_notice(Notice("4 values changed.", of=7))
    bar.leave_article()
    assert bar.notice is not None, "it was said in the same breath"
    qtbot.waitUntil(lambda: not bar._just_said.isActive())
    bar.leave_article()
    assert bar.notice is None
    bar.show_notice(Notice("Exported.", Tone.GOOD))
    qtbot.waitUntil(lambda: not bar._just_said.isActive())
    bar.leave_article()
    assert bar.notice is not None


def test_a_notice_lies_over_the_foot_of_the_page_and_stays_there(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    bar = NoticeBar(page)
    bar.show_notice(Notice("A sentence. " * 40, Tone.BAD, "Details…"))
    for width, height in ((900, 600), (500, 400)):
        page.resize(width, height)
        assert page.rect().contains(bar.geometry())
        assert bar.geometry().bottom() > height - 60
    assert bar._sentence.toolTip()


def test_good_news_waits_until_bad_news_was_put_away(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = NoticeBar(page)
    details, failed = Notice("2 could not be read.", Tone.BAD, "Details…"), Notice("The disk is full.", Tone.BAD)
    good = Notice("3 facts proposed.", Tone.GOOD)
    seen = []
    for notice in (Notice("Done.", Tone.GOOD), details, good, good, failed):
        bar.show_notice(notice)
        seen.append(bar.notice)
    assert seen[1:] == [details, details, details, failed]
    close = next(button for button in bar.findChildren(QToolButton))
    close.click()
    assert bar.notice == details
    bar._do()
    assert bar.notice == good
    assert bar._away.isActive()
    close.click()
    assert bar.notice is None
