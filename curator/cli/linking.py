"""The command that links names without asking: link."""

from collections import Counter

import typer

from curator.cli.articles import exit_code
from curator.cli.opening import WorkspaceOption, opened
from curator.cli.place_list import ensure_places
from curator.cli.terminal import counted, data, list_failures, say, watching


def link(workspace: WorkspaceOption = None) -> None:
    """Link names that mean exactly one entity; ambiguous ones and a person's choices stay as they are.

    Ambiguous names are listed on standard output, each with how often it is written.
    """
    with opened(workspace) as desk:
        ensure_places(desk)
        with watching("Linking") as watch:
            report = desk.automatic.link_all(watch)
    list_failures(report.failed)
    for words, often in sorted(Counter(report.ambiguous).items(), key=lambda each: (-each[1], each[0])):
        data(f"{' '.join(words.split())}\t{often}")
    say(
        f"{counted(report.linked, 'name')} linked in {counted(report.articles, 'article')}, "
        f"{len(report.ambiguous)} ambiguous, {report.unknown} unknown, "
        f"{counted(len(report.failed), 'article')} failed."
    )
    raise typer.Exit(exit_code(failed=bool(report.failed), cancelled=report.cancelled))
