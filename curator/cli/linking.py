"""The command that links names without asking: link."""

from collections import Counter
from typing import TYPE_CHECKING

import typer

from curator.cli.articles import exit_code
from curator.cli.opening import WorkspaceOption, opened
from curator.cli.place_list import ensure_places
from curator.cli.terminal import counted, data, list_failures, say, watching

if TYPE_CHECKING:
    from curator.app import Workspace
    from curator.services.automatic import LinkReport


def link_names(desk: "Workspace") -> "LinkReport":
    """Links them, with progress, until Ctrl+C."""
    with watching("Linking") as watch:
        return desk.automatic.link_all(watch)


def link(workspace: WorkspaceOption = None) -> None:
    """Link names that mean exactly one entity; ambiguous ones and a person's choices stay as they are.

    Ambiguous names are listed on standard output, each with how often it is written.
    """
    with opened(workspace) as desk:
        ensure_places(desk)
        report = link_names(desk)
    list_failures(report.failed)
    for words, often in sorted(Counter(report.ambiguous).items(), key=lambda each: (-each[1], each[0])):
        data(f"{' '.join(words.split())}\t{often}")
    say(
        f"{counted(report.linked, 'name')} linked in {counted(report.articles, 'article')}, "
        f"{len(report.ambiguous)} ambiguous, {report.unknown} unknown, "
        f"{counted(len(report.failed), 'article')} failed."
    )
    raise typer.Exit(exit_code(failed=bool(report.failed), cancelled=report.cancelled))
