"""Finds what a test left behind: threads, processes, and Qt's windows, timers and threads."""

import gc
import multiprocessing
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import Any

GRACE = 5.0
"""Seconds that something which is about to end is given; nothing is waited for when nothing is left."""

_OF_QT_ITSELF = {"QTipLabel", "QComboBoxPrivateContainer", "QDesktopWidget"}


def left_threads(before: Iterable[threading.Thread]) -> list[str]:
    """Names of the threads that are there and were not; those that Qt or C started are not Python's to join."""
    known = set(before)
    new = [t for t in threading.enumerate() if t not in known and not isinstance(t, threading._DummyThread)]
    for thread in new:
        thread.join(GRACE)
    return [f"thread {thread.name}" for thread in new if thread.is_alive()]


def child_processes() -> set[int]:
    """Process ids of the children of this process, without multiprocessing's own tracker."""
    found = {child.pid for child in multiprocessing.active_children() if child.pid}
    for children in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(map(int, children.read_text().split()))
        except OSError:  # the thread has ended meanwhile
            continue
    return found - {getattr(resource_tracker._resource_tracker, "_pid", None)}


def left_processes(before: set[int]) -> list[str]:
    """Names the child processes that are there and were not."""
    until = time.monotonic() + GRACE
    while (left := child_processes() - before) and time.monotonic() < until:
        time.sleep(0.02)
    return [f"process {_name_of(pid)}" for pid in sorted(left)]


def _name_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return str(pid)


class QtWatch:
    """While open, remembers which timers and threads of Qt are made, and where.

    Their making is watched, not their start: a signal connected to `timer.start` must still find Qt's own slot.
    """

    def __init__(self) -> None:
        self._made: list[tuple[weakref.ref[Any], str]] = []
        self._real: dict[type, Callable[..., None]] = {}
        self._windows: set[int] = set()

    def __enter__(self) -> "QtWatch":
        from PySide6.QtCore import QThread, QTimer

        for kind in (QTimer, QThread):
            self._real[kind] = kind.__init__
            kind.__init__ = self._remembering(kind.__init__)  # type: ignore[method-assign]
        self._windows = {address for address, _ in _windows()}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each, make in self._real.items():
            each.__init__ = make  # type: ignore[misc]

    def left(self) -> list[str]:
        """Says what is still there that was not when the watch began."""
        _finish_deletions()
        return self._left_running() + self._left_windows()

    def _remembering(self, make: Callable[..., None]) -> Callable[..., None]:
        def remember(made: Any, *args: Any, **kwargs: Any) -> None:
            caller = sys._getframe(1)
            self._made.append((weakref.ref(made), f"{caller.f_code.co_filename}:{caller.f_lineno}"))
            make(made, *args, **kwargs)

        return remember

    def _left_running(self) -> list[str]:
        from PySide6.QtCore import QThread, QTimer
        from shiboken6 import Shiboken

        left = []
        for reference, where in self._made:
            thing = reference()
            if thing is None or not Shiboken.isValid(thing):
                continue
            if isinstance(thing, QTimer) and thing.isActive():
                left.append(f"ticking timer made at {where}")
            if isinstance(thing, QThread) and thing.isRunning() and not thing.wait(int(GRACE * 1000)):
                left.append(f"Qt thread made at {where}")
        return left

    def _left_windows(self) -> list[str]:
        if not any(address not in self._windows for address, _ in _windows()):
            return []
        gc.collect()  # only now: a window in a reference cycle is no leak, but collecting after every test is slow
        _finish_deletions()
        return [f"window {name}" for address, name in _windows() if address not in self._windows]


def _windows() -> list[tuple[int, str]]:
    """Address and name of every top-level widget that has no parent to go down with."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    from shiboken6 import Shiboken

    return [
        (Shiboken.getCppPointer(each)[0], f"{each.metaObject().className()} {each.objectName()!r}")
        for each in widgets.QApplication.topLevelWidgets()
        if each.parent() is None and each.metaObject().className() not in _OF_QT_ITSELF
    ]


def _finish_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
