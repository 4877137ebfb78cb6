"""Starts the window: application, log, hooks, theme, workspace. What is in the window is `ui.main_window`'s."""

import gc
import logging
import signal
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from curator.app import default_address
from curator.errors import UserError
from curator.log import log_to_file
from curator.settings import Settings, log_folder
from ui.icons import program_icon
from ui.main_window import MainWindow
from ui.notifications import Notice, Tone
from ui.theme import apply_theme

_SIZE = (1440, 900)
_MILLISECONDS_TO_SETTLE = 300

_log = logging.getLogger(__name__)


def run_window(workspace_address: str | Path | None, settings: Settings) -> int:
    """Shows the window until it is closed.

    Args:
        workspace_address: A path or an SQLAlchemy URL; None is the workspace opened last.
        settings: Of the person.

    Returns:
        The exit code, 0.
    """
    _keep_log()
    app = _application(settings)
    # Ctrl+C in the terminal ends the program as it ends any other.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = MainWindow(settings)
    window.notes.install_hooks()
    window.ready.connect(_begin_collecting, Qt.ConnectionType.SingleShotConnection)
    window.show()
    # After the first paint, so that a slow disk or server is waited for in front of a window.
    QTimer.singleShot(0, window, lambda: window.opening.open_address(workspace_address or default_address(settings)))
    return app.exec()


def draw_window(workspace_address: str | Path, settings: Settings, png: Path) -> None:
    """Draws the window with the first article of a workspace into a picture of 1440 x 900.

    Args:
        workspace_address: A path or an SQLAlchemy URL.
        settings: Of the person.
        png: The picture to write.

    Raises:
        UserError: The workspace cannot be opened, or the picture cannot be written.
    """
    app = _application(settings)
    window = MainWindow(settings)
    window.resize(*_SIZE)
    window.show()
    # exit(), not quit(), which would close the window before it is drawn.
    window.ready.connect(lambda: QTimer.singleShot(_MILLISECONDS_TO_SETTLE, app.exit))
    window.opening.open_address(workspace_address)
    try:
        _run_until_broken(app, window)
        written = window.grab().save(str(png), "PNG")
    finally:
        window.close()
        window.deleteLater()
    if not written:
        raise UserError(f"The picture “{png}” cannot be written.", "Choose a folder that exists and may be written to.")


def _run_until_broken(app: QApplication, window: MainWindow) -> None:
    """Runs until the window is drawn; what it would say to a person who looks at it is raised instead."""
    broken: list[BaseException] = []

    def end(error: BaseException) -> None:
        broken.append(error)
        app.exit()

    def hear(notice: Notice) -> None:
        if notice.tone is Tone.BAD:
            end(UserError(notice.sentence, ""))

    window.notes.noticed.connect(hear)
    hook, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: end(error)
    try:
        app.exec()
    finally:
        sys.excepthook = hook
    if window.refused is not None:
        broken.insert(0, window.refused)
    if broken:
        raise broken[0]


def _application(settings: Settings) -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Curator")
    app.setDesktopFileName("curator-desk")
    app.setWindowIcon(program_icon())
    apply_theme(app, settings.theme)
    return app


def _begin_collecting() -> None:
    """From now on; what stands by now stays, and need not be looked through."""
    gc.freeze()
    gc.enable()


def _keep_log() -> None:
    try:
        log_to_file(log_folder())
    except OSError as error:
        _log.warning("There will be no log: %s", error)
