"""The shortest way to the window: what asks for nothing else does without the command line's own library.

Every other command line is `curator.cli.main`'s, and so is every wrong one.
"""

import sys

from curator.cli.terminal import fail
from curator.errors import UserError
from curator.log import log_to_terminal
from curator.settings import load_settings


def run() -> None:
    """Runs what the process was started with, and ends the process."""
    log_to_terminal()
    match sys.argv[1:]:
        case []:
            sys.exit(_window(None))
        case ["-w" | "--workspace", address] if not address.startswith("-"):
            sys.exit(_window(address))
        case _:
            from curator.cli.main import run_command

            run_command()


def _window(address: str | None) -> int:
    from curator.cli.window import open_window

    try:
        return open_window(address, load_settings())
    except UserError as error:
        return fail(error)
