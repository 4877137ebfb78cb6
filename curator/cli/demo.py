"""The demonstration: the articles that ship with the program, imported, extracted and ready for review."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from curator.cli.terminal import FAILED, INTERRUPTED, list_failures, say, watching
from curator.cli.window import draw, has_display, open_window
from curator.domain.record import Status
from curator.errors import UserError
from curator.settings import Settings, load_settings


def demo(
    headless: Annotated[bool, typer.Option("--headless", help="Without a window: a workbook and a picture.")] = False,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="Where --headless writes.")] = Path(),
) -> None:
    """Show the window on sample articles."""
    settings = load_settings()
    if headless:
        _headless(to, settings)
        return
    if not has_display():
        raise UserError("There is no display to show the window on.", "Use “curator demo --headless --to FOLDER”.")
    # Imported where it is needed: it brings SQLAlchemy along, which --help and --version do without.
    from curator.services.samples import samples_path

    _fill(samples_path(), settings)
    raise typer.Exit(open_window(str(samples_path()), settings))


def _headless(folder: Path, settings: Settings) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    workbook, picture = folder / "demo.xlsx", folder / "demo.png"
    with tempfile.TemporaryDirectory(prefix="curator-demo-") as passing:
        address = Path(passing) / "demo.curator"
        _fill(address, settings, workbook)
        draw(str(address), settings, picture)
    say(
        f"Without a display: sample articles imported and extracted, their facts exported to “{workbook}”, the window "
        f"drawn to “{picture}”; on a machine with a display “make run”, or “curator demo” once it is installed, opens "
        "the window itself."
    )


def _fill(address: Path, settings: Settings, workbook: Path | None = None) -> None:
    """Has the samples in a workspace, and their facts in a workbook where one is wanted."""
    from curator.app import open_workspace

    with open_workspace(address, settings=settings) as desk, watching("Preparing the samples") as watch:
        report = desk.add_samples(watch)
        if report.cancelled:
            raise typer.Exit(INTERRUPTED)
        if report.failed:
            list_failures(report.failed)
            raise typer.Exit(FAILED)
        if workbook:
            desk.exporting.write(workbook, frozenset(Status), watch)
