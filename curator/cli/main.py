"""The commands together, and how a failure ends one: a plain sentence and an exit code, no traceback."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from curator import __version__
from curator.cli import articles, demo, entities, evaluate, facts, linking, serve, training
from curator.cli.opening import WorkspaceOption
from curator.cli.terminal import FAILED, data, fail
from curator.errors import UserError
from curator.settings import load_settings


class Commands(TyperGroup):
    """Ends a command that failed with the sentence that the failure carries."""

    def invoke(self, ctx: Any) -> Any:
        """Runs a command; see the class."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise typer.Exit(fail(error)) from None


app = typer.Typer(
    cls=Commands,
    name="curator",
    help="Review facts extracted from news articles beside their words. Without a command: the window.",
    epilog="Exit codes: 0 done, 1 some inputs failed (each is listed, the rest is done), 2 wrong usage.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    invoke_without_command=True,
)


def _version(wanted: bool) -> None:
    if wanted:
        data(f"curator {__version__}")
        raise typer.Exit


@app.callback()
def window(
    context: typer.Context,
    workspace: WorkspaceOption = None,
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and leave.")
    ] = False,
) -> None:
    """Opens the window where no command is given."""
    if context.invoked_subcommand is None:
        from curator.cli.window import open_window

        raise typer.Exit(open_window(workspace, load_settings()))


app.command("import")(articles.import_)
app.command()(articles.extract)
app.command()(articles.propose)
app.command()(articles.confirm)
app.command()(linking.link)
app.add_typer(entities.entities, name="entities")
app.command()(evaluate.evaluate)
app.command()(training.train)
app.command()(facts.export)
app.command()(facts.stats)
app.command()(facts.check)
app.command()(facts.backup)
app.command()(facts.upgrade)
app.command()(serve.serve)
app.command()(demo.demo)


def run_command() -> None:
    """Runs the command that the process was started with, and ends the process."""
    try:
        app()
    except BrokenPipeError:
        # Whoever read our data has seen enough; say nothing more, not even on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
