"""The program's log: where it goes and how it looks. Messages for the person at the screen are not here."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MEGABYTE = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_to_terminal(level: int = logging.WARNING) -> None:
    """Sends warnings to stderr, as plain words; for the command line.

    Args:
        level: The lowest level that is shown.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.setLevel(level)
    logging.getLogger().addHandler(handler)


def log_to_file(folder: Path) -> Path:
    """Keeps the log in a file that never grows beyond a few megabytes; for the window.

    Args:
        folder: Where; it is made where it is missing.

    Returns:
        The file.

    Raises:
        OSError: The folder or file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "curator.log"
    handler = RotatingFileHandler(path, maxBytes=_MEGABYTE, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger = logging.getLogger()
    logger.addHandler(handler)
    logger.setLevel(min(logger.level or logging.INFO, logging.INFO))
    return path
