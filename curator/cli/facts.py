"""Commands that give facts out and look after a workspace: export, stats, check, backup, upgrade."""

from pathlib import Path
from typing import Annotated

import typer

from curator.cli.opening import WorkspaceOption, opened
from curator.cli.terminal import FAILED, INTERRUPTED, as_json, counted, data, say, watching
from curator.domain.counts import Counts
from curator.domain.record import Status
from curator.errors import Cancelled

DATASET = "confirmed,corrected,added"


def statuses(words: str) -> frozenset[Status]:
    """Reads a list of statuses separated by commas; `all` means every one.

    Raises:
        typer.BadParameter: A word is no status.
    """
    wanted = [word.strip().lower() for word in words.split(",") if word.strip()]
    if wanted == ["all"]:
        return frozenset(Status)
    unknown = [word for word in wanted if word not in set(Status)]
    if unknown or not wanted:
        raise typer.BadParameter(
            f"“{', '.join(unknown) or words}” is no status; known are {', '.join(Status)}, or all.",
            param_hint="--status",
        )
    return frozenset(map(Status, wanted))


def export(
    to: Annotated[Path, typer.Option("--to", metavar="FILE.xlsx", help="The workbook to write.")],
    workspace: WorkspaceOption = None,
    status: Annotated[str, typer.Option(metavar="STATUS,...", help="Which values; all for every one.")] = DATASET,
) -> None:
    """Write the facts into a workbook."""
    if to.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"“{to.name}” must end in .xlsx, the only format at present.", param_hint="--to")
    wanted = statuses(status)
    try:
        with opened(workspace) as desk, watching("Exporting") as watch:
            report = desk.exporting.write(to, wanted, watch)
    except Cancelled:
        raise typer.Exit(INTERRUPTED) from None
    say(f"Written to “{to}”: {counted(report.entries, 'fact')} of {counted(report.articles, 'article')}.")
    if report.articles and not report.entries:
        say(_why_empty(wanted))
    if report.problems:
        say(f"{counted(report.problems, 'thing')} had to be changed to fit into cells; the sheet Report lists what.")


def _why_empty(wanted: frozenset[Status]) -> str:
    """Why a workbook has articles but no facts, and what to do."""
    if wanted == statuses(DATASET):
        return "No fact is confirmed yet. Review the articles first, or add proposals with --status all."
    return f"No fact is {', '.join(status for status in Status if status in wanted)}. Choose others with --status."


def stats(
    workspace: WorkspaceOption = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Count what the workspace holds."""
    with opened(workspace) as desk:
        counted = as_table(desk.statistics.counts())
    if json:
        data(as_json(counted))
        return
    for name, number in counted.items():
        if isinstance(number, dict):
            data(f"{name:<12}{', '.join(f'{count:,} {kind}' for kind, count in number.items())}")
        else:
            data(f"{name:<12}{number:,}")


def as_table(counts: Counts) -> dict[str, int | dict[str, int]]:
    """Counts by name, statuses and kinds by their words."""
    return {
        "articles": counts.articles,
        "removed": counts.removed,
        "extracted": counts.extracted,
        "finished": counts.finished,
        "entries": {str(status): number for status, number in counts.entries.items()},
        "values": {str(status): number for status, number in counts.values.items()},
        "linked": counts.linked,
        "entities": {str(kind): number for kind, number in counts.entities.items()},
    }


def check(
    workspace: WorkspaceOption = None,
    mend: Annotated[bool, typer.Option("--mend", help="First make counters and full text anew.")] = False,
) -> None:
    """Look for damage in the store, and for evidence that is not at its place."""
    try:
        with opened(workspace) as desk, watching("Checking") as watch:
            if mend:
                desk.statistics.mend()
            problems = desk.statistics.check(watch)
    except Cancelled:
        raise typer.Exit(INTERRUPTED) from None
    for problem in problems:
        say(problem)
    say(f"{len(problems)} problems found." if problems else "All is well.")
    if problems:
        raise typer.Exit(FAILED)


def backup(
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The copy to write; it must not exist.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Write a consistent copy of the workspace."""
    with opened(workspace) as desk:
        desk.statistics.backup(to)
    say(f"Copied to “{to}”.")


def upgrade(workspace: WorkspaceOption = None) -> None:
    """Bring a workspace on a database server up to date, once everybody has stopped working in it."""
    with opened(workspace, upgrade=True) as desk:
        say(f"“{desk.name}” is up to date.")
