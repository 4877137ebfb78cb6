"""The command that measures extraction: against gold records, or by the judgements of a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curator.cli import figures
from curator.cli.opening import WorkspaceOption, opened
from curator.cli.terminal import DONE, FAILED, INTERRUPTED, as_json, data, list_failures, say, watching
from curator.errors import Cancelled, UserError
from curator.settings import load_settings

if TYPE_CHECKING:
    from curator.services.measuring import GoldReport


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(metavar="[GOLD_DIR]", help="Gold records, NAME.json beside NAME.txt; without: a workspace."),
    ] = None,
    workspace: WorkspaceOption = None,
    texts: Annotated[Path | None, typer.Option(metavar="DIR", help="Where the articles are, if elsewhere.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what is missed, spurious or not quite right.")] = False,
    fit: Annotated[Path | None, typer.Option(metavar="FILE", help="Fit confidence anew and write it there.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, metavar="N", help="Processes to work with.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Measure extraction against gold records, or by what curators said of proposals in a workspace."""
    if gold is not None:
        raise typer.Exit(_against_gold(gold, texts, fit, workers, misses=misses, json=json))
    for name, given in (("--texts", texts), ("--misses", misses), ("--fit", fit), ("--workers", workers)):
        if given:
            raise typer.BadParameter("it goes with a folder of gold records.", param_hint=name)
    raise typer.Exit(_by_judgements(workspace, json=json))


def _against_gold(
    gold: Path, texts: Path | None, fit: Path | None, workers: int | None, *, misses: bool, json: bool
) -> int:
    # Imported where they are needed: reading, segmenting and extraction are slow to import.
    from curator.app import find_profile
    from curator.services.measuring import measure

    settings = load_settings()
    with watching("Measuring") as watch:
        number = workers or settings.workers
        report = measure(gold, texts, find_profile(settings), settings, workers=number, watch=watch)
    list_failures(report.failed)
    number = len(report.articles)
    failed = f", {len(report.failed)} failed" if report.failed else ""
    say(f"{number} {'article' if number == 1 else 'articles'} measured{failed}.")
    if report.cancelled:
        return INTERRUPTED
    content = figures.of_gold(report)
    if fit is not None and report.failed:
        say(f"Calibration is not written to “{fit}”, because of these problems.")
    elif fit is not None:
        content["left_out"] = _fitted(report, fit)
    data(as_json(content) if json else figures.gold_tables(content, misses=misses))
    return FAILED if report.failed else DONE


def _fitted(report: "GoldReport", to: Path) -> dict[str, Any]:
    """Writes calibration anew; how reliable it would be on articles that it was not fitted on."""
    from curator.services.measuring import fitted

    calibration, left_out = fitted(report)
    try:
        to.write_text(calibration, "utf-8")
    except OSError as error:
        raise UserError(f"“{to}” cannot be written: {error.strerror}.", "Name another file.") from error
    say(f"Calibration written to “{to}”.")
    return figures.reliability(left_out)


def _by_judgements(workspace: str | None, *, json: bool) -> int:
    from curator.evaluate.precision import precision, said

    try:
        with opened(workspace) as desk, watching("Reading judgements") as watch:
            judged = list(desk.judgements.judged(watch))
    except Cancelled:
        return INTERRUPTED
    content = figures.of_judgements(precision(judged), said(judged))
    if not any(value.judged or value.added for value in precision(judged)) and not json:
        say("Nobody has judged anything yet.")
    data(as_json(content) if json else figures.judgement_tables(content))
    return DONE
