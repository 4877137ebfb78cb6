"""The leak checks themselves: each names what was left, and nothing else."""

import multiprocessing
import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from tests import leaks


def test_a_thread_that_goes_on_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "GRACE", 0.01)
    before, end = threading.enumerate(), threading.Event()
    thread = threading.Thread(target=end.wait, name="left over")
    thread.start()
    try:
        assert leaks.left_threads(before) == ["thread left over"]
    finally:
        end.set()
        thread.join()
    assert leaks.left_threads(before) == []


def test_a_process_that_goes_on_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "GRACE", 0.01)
    before = leaks.child_processes()
    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    process.start()
    try:
        assert len(leaks.left_processes(before)) == 1
    finally:
        process.kill()
        process.join()
    assert leaks.left_processes(before) == []


def test_a_ticking_timer_is_named(qapp: QApplication) -> None:
    with leaks.QtWatch() as watch:
        timer = QTimer()
        timer.start(1000)
        assert [each.split(" at ")[0] for each in watch.left()] == ["ticking timer made"]
        assert __file__ in watch.left()[0]
        timer.stop()
        assert watch.left() == []


def test_a_timer_that_died_with_its_parent_is_no_leak(qapp: QApplication) -> None:
    with leaks.QtWatch() as watch:
        parent = QObject()
        QTimer(parent, interval=1000).start()
        parent.deleteLater()
        assert watch.left() == []


class _Edit(QObject):
    edited = Signal(str)


def test_a_watched_timer_can_still_be_started_by_a_signal(qapp: QApplication) -> None:
    with leaks.QtWatch() as watch:
        timer, edit = QTimer(), _Edit()
        edit.edited.connect(timer.start)
        edit.edited.emit("typed")
        assert timer.isActive()
        timer.stop()
        assert watch.left() == []


def test_a_window_is_named_until_it_is_closed_for_good(qapp: QApplication) -> None:
    with leaks.QtWatch() as watch:
        window = QWidget()
        window.setObjectName("forgotten")
        assert watch.left() == ["window QWidget 'forgotten'"]
        window.deleteLater()
        assert watch.left() == []


def test_a_window_in_a_cycle_is_no_leak(qapp: QApplication) -> None:
    with leaks.QtWatch() as watch:
        window = QWidget()
        window.me = window  # type: ignore[attr-defined]
        del window
        assert watch.left() == []


class _Waiting(QThread):
    def __init__(self, end: threading.Event) -> None:
        super().__init__()
        self.end = end

    def run(self) -> None:
        self.end.wait()


def test_a_thread_of_qt_is_named(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "GRACE", 0.01)
    with leaks.QtWatch() as watch:
        end = threading.Event()
        thread = _Waiting(end)
        thread.start()
        try:
            assert [each.split(" at ")[0] for each in watch.left()] == ["Qt thread made"]
        finally:
            end.set()
            thread.wait()
        assert watch.left() == []
