"""Commands that bring articles in and propose or accept facts: import, extract, propose, confirm."""

from pathlib import Path
from typing import Annotated

import typer

from curator.cli.opening import WorkspaceOption, opened
from curator.cli.place_list import ensure_places
from curator.cli.terminal import DONE, FAILED, INTERRUPTED, as_json, counted, data, list_failures, say, watching
from curator.errors import Cancelled, UserError
from curator.settings import load_settings


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, and folders with all in them.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Bring in files and folders; known duplicates are passed over."""
    with opened(workspace, create=True) as desk, watching("Importing") as watch:
        report = desk.intake.import_paths(paths, watch)
    for known in report.known:
        say(f"“{known.path}” is in the workspace already: {known.title}")
    list_failures(report.failed)
    if report.broken:
        say("The workspace could not be written; the rest was not imported. Import it again, what is known is skipped.")
    say(f"{len(report.imported)} imported, {len(report.known)} known already, {len(report.failed)} failed.")
    raise typer.Exit(exit_code(failed=bool(report.failed), cancelled=report.cancelled))


def extract(
    workspace: WorkspaceOption = None,
    again: Annotated[bool, typer.Option("--again", help="Anew also where nobody has judged the proposals.")] = False,
    workers: Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes to work with.")] = None,
    dask: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Work on the Dask cluster whose scheduler is there.", show_default=False),
    ] = "",
) -> None:
    """Propose facts for articles that have none yet."""
    if dask and workers:
        raise typer.BadParameter("a cluster has workers of its own; leave --workers out", param_hint="--dask")
    with opened(workspace) as desk:
        ensure_places(desk)
        with watching("Extracting") as watch:
            number = workers or desk.settings.workers
            report = desk.batch.extract(again=again, workers=number, cluster=dask, watch=watch)
    list_failures((*report.failed, *report.faults))
    proposed = counted(report.entries, "entry", "entries")
    say(f"{proposed} proposed in {counted(report.done, 'article')}, {len(report.failed):,} failed.")
    raise typer.Exit(exit_code(failed=bool(report.failed or report.faults), cancelled=report.cancelled))


def propose(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, and folders with all in them.")],
) -> None:
    """Propose facts for files, as JSON, without a workspace."""
    # Imported where they are needed: reading, segmenting and extraction are slow to import.
    from curator.app import find_profile
    from curator.extract.gold_shape import to_json_shape
    from curator.ingest.reader import find_files
    from curator.services.proposing import propose_file
    from curator.services.workers import attempt

    settings = load_settings()
    profile = find_profile(settings)
    shapes: list[object] = []
    failed: list[UserError] = []
    try:
        with watching("Proposing") as watch:
            found = list(find_files(files))
            for number, path in enumerate(found):
                watch.check()
                watch.step(number, len(found), str(path))
                if isinstance(path, UserError):
                    failed.append(path)
                    continue
                done, error = attempt(lambda path: propose_file(path, profile, settings), path)
                if done:
                    document, proposed = done
                    shapes.append(to_json_shape(path.name, document, proposed.entries))
                    failed += [_naming(path, fault) for fault in proposed.faults]
                if error:
                    failed.append(_naming(path, error))
    except Cancelled:
        raise typer.Exit(INTERRUPTED) from None
    data(as_json(shapes))
    list_failures(failed)
    raise typer.Exit(exit_code(failed=bool(failed)))


def _naming(path: Path, error: UserError) -> UserError:
    """The error with the file's name, which only errors of reading have."""
    return error if str(path) in error.sentence else UserError(f"“{path}”: {error.sentence}", error.hint)


def confirm(
    workspace: WorkspaceOption = None,
    all_proposed: Annotated[bool, typer.Option("--all-proposed", help="Everything that is proposed.")] = False,
) -> None:
    """Accept proposals without looking, recorded as such; for trials and scripts."""
    if not all_proposed:
        raise typer.BadParameter("say what to confirm: --all-proposed", param_hint="--all-proposed")
    with opened(workspace) as desk, watching("Confirming") as watch:
        report = desk.headless.confirm_all(watch)
    list_failures(report.failed)
    say(f"{counted(report.values, 'value')} confirmed in {counted(report.articles, 'article')}.")
    raise typer.Exit(exit_code(failed=bool(report.failed), cancelled=report.cancelled))


def exit_code(*, failed: bool = False, cancelled: bool = False) -> int:
    """What a command says to whoever called it."""
    return INTERRUPTED if cancelled else FAILED if failed else DONE
