"""Which workspace a command works on, and how it is opened."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curator.cli.terminal import say
from curator.settings import load_settings

if TYPE_CHECKING:
    from curator.app import Workspace


def _chosen(context: typer.Context, address: str | None) -> str | None:
    """What stands at the command itself, else what stands before the command, else the environment's."""
    source = context.get_parameter_source("workspace")
    before, outer = None, context.parent
    while outer is not None and before is None:
        before, outer = outer.params.get("workspace"), outer.parent
    return address if source is not None and source.name == "COMMANDLINE" else before or address


WorkspaceOption = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="W",
        envvar="CURATOR_WORKSPACE",
        callback=_chosen,
        help="A file, or an SQLAlchemy URL; without it the workspace opened last.",
        show_default=False,
    ),
]


def is_url(address: str | Path | None) -> bool:
    """Whether an address is that of a database server's workspace, not a file's."""
    return "://" in str(address or "")


def opened(address: str | None, *, upgrade: bool | None = None, create: bool = False) -> "Workspace":
    """Opens the workspace of a command and says what was done on the way.

    Args:
        address: As the person gave it; None is the default.
        upgrade: Whether to bring an older one up to date. None: a file, yes, since it is copied first; a database
            that others work in, never without being asked.
        create: Whether to make one where there is none; only for commands that bring articles in, since elsewhere
            it hides a mistyped name.

    Raises:
        UserError: It cannot be opened.
    """
    # Imported where it is needed: it brings SQLAlchemy along, which --help and --version do without.
    from curator.app import default_address, open_workspace

    settings = load_settings()
    address = address or str(default_address(settings))
    allowed = not is_url(address) if upgrade is None else upgrade
    workspace = open_workspace(address, settings=settings, upgrade=allowed, create=create)
    for notice in workspace.notices:
        say(notice)
    return workspace
