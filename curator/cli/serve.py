"""The command that offers the registry to other programs on this machine: serve."""

from typing import Annotated

import typer

from curator.cli.opening import WorkspaceOption, opened
from curator.cli.terminal import data, say

USUAL_PORT = 3334
"""Where other programs look first."""


def serve(
    workspace: WorkspaceOption = None,
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Where to listen; 0 for any.")] = USUAL_PORT,
) -> None:
    """Offer the registry as a reconciliation service, for OpenRefine and others on this machine."""
    with opened(workspace) as desk, desk.offering(port) as server:
        say(f"The registry of “{desk.name}” is offered to programs on this machine until Ctrl+C.")
        say(f"In OpenRefine: Reconcile, Start reconciling, Add standard service, {server.address}")
        say(f"For programs that speak the draft of 1.0: {server.draft_address}")
        data(server.address)
        try:
            server.serve()
        except KeyboardInterrupt:
            say("Stopped.")
