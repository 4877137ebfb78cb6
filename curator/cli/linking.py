"""The command that links names without asking: link."""

import typer

from curator.cli.articles import exit_code
from curator.cli.opening import WorkspaceOption, opened
from curator.cli.place_list import ensure_places
from curator.cli.terminal import list_failures, say, watching


def link(workspace: WorkspaceOption = None) -> None:
    """Link names that mean exactly one entity; ambiguous ones and a person's choices stay as they are."""
    with opened(workspace) as desk:
        ensure_places(desk)
        with watching("Linking") as watch:
            report = desk.automatic.link_all(watch)
    list_failures(report.failed)
    say(
        f"{report.linked} names linked in {report.articles} articles, {report.ambiguous} ambiguous, "
        f"{report.unknown} unknown, {len(report.failed)} articles failed."
    )
    raise typer.Exit(exit_code(failed=bool(report.failed), cancelled=report.cancelled))
