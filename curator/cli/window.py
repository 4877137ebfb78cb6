"""The way to the window: the only module of the command line that knows there is one.

A missing display or a missing library of the system is said in a sentence, since Qt would end the process.
"""

import gc
import os
import sys
from pathlib import Path

from curator.errors import UserError
from curator.settings import Settings

_XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
}
"""What Qt's window needs of X11, and the package that Debian and Ubuntu have it in."""


def open_window(address: str | None, settings: Settings) -> int:
    """Shows the window until it is closed.

    Args:
        address: The workspace; None is the default.
        settings: The person's.

    Returns:
        The exit code.

    Raises:
        UserError: There is no display, or the system lacks a library that a window needs.
    """
    _check_display()
    # Nothing that the way to the first window makes is garbage; the window has it collected from then on.
    gc.disable()
    try:
        # First, for Qt takes a look at every import from its own on.
        import curator.app  # noqa: F401
        from ui.app import run_window

        return run_window(address, settings)
    finally:
        gc.enable()


def draw(address: str, settings: Settings, png: Path) -> None:
    """Draws the window into a picture, without any display.

    Args:
        address: The workspace.
        settings: The person's.
        png: The picture to write.

    Raises:
        UserError: It cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Qt's offscreen plugin says of every window that it cannot pass on size hints; tests look at Qt's warnings.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    from ui.app import draw_window

    draw_window(address, settings, png)


def has_display() -> bool:
    """Whether a window could be shown here."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check_display() -> None:
    if not has_display():
        raise UserError(
            "There is no display to show the window on.",
            "“curator --help” lists what works without one; “curator demo --headless” draws the window into a file.",
        )
    missing = missing_libraries()
    if missing:
        raise UserError(f"The window needs libraries that are not installed: {' '.join(missing)}.", "Install them.")


def missing_libraries() -> list[str]:
    """The packages that Qt's window needs and that the system lacks; empty where X11 is not what will be used."""
    x11 = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or not x11:
        return []
    return [package for library, package in _XCB.items() if not _loads(library)]


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
