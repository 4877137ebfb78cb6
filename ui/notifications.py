"""The only place that tells a person something: notices, failures, and crashes that nobody caught.

Questions are `ui.ask`'s. Where a notice stands is the main window's.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QWidget

from curator import __version__
from curator.errors import UserError

if TYPE_CHECKING:
    from ui.dialogs.report_dialog import ReportDialog

_log = logging.getLogger(__name__)


class Tone(Enum):
    """What a notice is about."""

    GOOD = auto()
    PLAIN = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell.

    Attributes:
        sentence: What happened.
        tone: Whether that is good.
        act_name: Name of a button; empty for none.
        act: What the button does.
        passing: It goes by itself although it has a button.
        of: The act (a change set's id) that it tells of, with which it is taken back; None for none.
        undoes: The button takes the newest act back, and so is there only while that is the one it tells of.
        work: The kind of work that failed; once work of that kind succeeds, this is said no longer.
    """

    sentence: str
    tone: Tone = Tone.PLAIN
    act_name: str = ""
    act: Callable[[], object] | None = None
    passing: bool = False
    of: int | None = None
    undoes: bool = False
    work: str = ""


class Notifications(QObject):
    """Tells.

    Signals:
        noticed: A `Notice` that the window shows.
        succeeded: A kind of work of which no failure need be told any more.

    Attributes:
        report: The window with the crashes, or None while there was none.
    """

    noticed = Signal(object)
    succeeded = Signal(str)
    _crashed = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._seen: set[str] = set()
        self.report: ReportDialog | None = None
        # Queued, for a thread may have crashed, and the window's thread may be in the middle of painting.
        self._crashed.connect(self._show_crash, Qt.ConnectionType.QueuedConnection)

    def tell(self, sentence: str, tone: Tone = Tone.PLAIN, *, of: int | None = None) -> None:
        """Says a sentence, of an act until that is undone."""
        self.noticed.emit(Notice(sentence, tone, of=of))

    def offer(
        self,
        sentence: str,
        act_name: str,
        act: Callable[[], object],
        tone: Tone = Tone.PLAIN,
        *,
        of: int | None = None,
    ) -> None:
        """Says a sentence and for a while offers something to do about it; of an act until that is undone."""
        self.noticed.emit(Notice(sentence, tone, act_name, act, passing=True, of=of))

    def offer_undo(self, sentence: str, undo: Callable[[], object], tone: Tone = Tone.PLAIN, *, of: int | None) -> None:
        """Says what an act did, and for a while offers to take it back; not once it is, nor where another came since.

        Args:
            sentence: What happened.
            undo: Takes the newest act back.
            tone: Whether that is good.
            of: The act; where it changed nothing, None, there is nothing to offer.
        """
        if of is None:
            self.tell(sentence, tone)
        else:
            self.noticed.emit(Notice(sentence, tone, self.tr("Undo"), undo, passing=True, of=of, undoes=True))

    def fail(self, error: UserError, work: str = "") -> None:
        """Says what went wrong and what to do about it, until work of that kind succeeds."""
        _log.warning("%s", error)
        self.noticed.emit(Notice(str(error), Tone.BAD, work=work))

    def tell_with_list(self, sentence: str, tone: Tone, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Says a sentence, with a list behind a button where there is anything to list.

        Args:
            sentence: The sum of it.
            tone: Whether that is good.
            title: Of the dialog with the list.
            lines: What happened, and what to do about it, for each thing.
        """
        if not lines:
            self.tell(sentence, tone)
            return

        def show() -> None:
            # Imported where it is needed, as every dialog: the first window is painted without it.
            from ui.dialogs.list_dialog import ListDialog

            ListDialog(title, lines, self._window).show()

        self.noticed.emit(Notice(sentence, tone, self.tr("Details…"), show))

    def install_hooks(self) -> None:
        """Has everything that nobody catches shown here, on whichever thread; for the whole program, until its end."""
        sys.excepthook = self.crash
        threading.excepthook = lambda args: self.crash(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(self._hear_qt)

    def crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Shows an error that nobody caught, once for each place it comes from; may be called on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.error("Uncaught", exc_info=(kind, error, trace))
        frames = traceback.extract_tb(trace)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        self._crashed.emit(f"{kind.__name__} {place}", "".join(traceback.format_exception(kind, error, trace)))

    def _hear_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        serious = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
        _log.log(logging.ERROR if serious else logging.INFO, "Qt: %s", message)
        if serious:
            self._crashed.emit(message, message)

    def _show_crash(self, key: str, details: str) -> None:
        if key in self._seen:
            return
        self._seen.add(key)
        if self.report is None:
            from ui.dialogs.report_dialog import ReportDialog

            self.report = ReportDialog(_versions(), self._window)
        self.report.add(details)
        self.report.show()
        self.report.raise_()


def _versions() -> str:
    return f"Curator {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
