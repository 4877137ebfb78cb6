"""The list of places: commands that need it take it in first, once a workspace."""

from typing import TYPE_CHECKING

import typer

from curator.cli.terminal import INTERRUPTED, say, watching
from curator.errors import Cancelled

if TYPE_CHECKING:
    from curator.app import Workspace


def ensure_places(desk: "Workspace") -> None:
    """Has the list in the registry, unless the environment says `CURATOR_PLACES=no`.

    Raises:
        typer.Exit: Somebody stopped it.
    """
    if desk.places.are_wanted:
        take_in_places(desk)


def take_in_places(desk: "Workspace") -> None:
    """Takes the list in and says so; one that is there is left as it is.

    Raises:
        typer.Exit: Somebody stopped it.
    """
    try:
        with watching("Taking in places") as watch:
            added = desk.places.ensure(watch)
    except Cancelled:
        raise typer.Exit(INTERRUPTED) from None
    say(f"{added:,} countries, parts and cities were added." if added else "The list of places is there already.")
