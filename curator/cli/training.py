"""The command that has the language model learn from judged articles, lists such models and goes back to a former."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from curator.cli.opening import WorkspaceOption, opened
from curator.cli.terminal import FAILED, INTERRUPTED, data, say, watching
from curator.errors import Cancelled

if TYPE_CHECKING:
    from curator.evaluate.scores import Score
    from curator.services.training import Material, Training, TrainingReport

_STOPPING = "Stopping; nothing is changed."


def train(
    workspace: WorkspaceOption = None,
    epochs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How often to go through the articles.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask before it begins.")] = False,
    back: Annotated[bool, typer.Option("--back", help="Use the model again that was in use before.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the models trained on this workspace.")] = False,
) -> None:
    """Teach the language model the names of judged articles; it is used only if it is better."""
    if back + listed + bool(epochs or yes) > 1:
        raise typer.BadParameter("--back and --list stand alone.")
    with opened(workspace) as desk:
        if listed:
            _list(desk.training)
        elif back:
            say(f"“{desk.training.back()}” is in use again; the model trained here is kept.")
        else:
            raise typer.Exit(_train(desk.training, epochs, ask=not yes))


def _train(training: "Training", epochs: int | None, *, ask: bool) -> int:
    # Imported where it is needed: it brings the store along, which --help and --version do without.
    from curator.services.training import EPOCHS, TooFewError

    try:
        with watching("Reading what was judged", _STOPPING) as watch:
            material = training.material(watch)
    except TooFewError as error:
        say(str(error))
        return FAILED
    except Cancelled:
        return INTERRUPTED
    _tell(material)
    if ask and not sys.stdin.isatty():
        raise typer.BadParameter("there is no terminal to ask at; say --yes to train without being asked.")
    if ask and not typer.confirm("Train the language model on them?", err=True):
        return INTERRUPTED
    try:
        with watching("Training", _STOPPING) as watch:
            report = training.train(material, epochs=epochs or EPOCHS, watch=watch)
    except Cancelled:
        return INTERRUPTED
    _show(report)
    return 0


def _tell(material: "Material") -> None:
    say(
        f"{len(material.learned)} judged articles to learn from, with {material.names:,} mentions of names; "
        f"{len(material.held_out)} others are held out to measure with."
    )
    if material.by_script:
        say(f"{material.by_script:,} of the values were accepted by a script, and nobody has looked at them.")


def _show(report: "TrainingReport") -> None:
    data(f"{'on the articles held out':<34}{'precision':>10}{'recall':>10}{'F1':>10}")
    for when, figures in (("before", report.before), ("after", report.after)):
        data(_row(f"names by the model alone, {when}", figures.alone))
        data(_row(f"entries as proposed, {when}", figures.proposed))
    if report.model is None:
        say("The new model is not better, so nothing is changed.")
        return
    if report.after.proposed.f1 < report.before.proposed.f1:
        say(
            "Entries as proposed are compared with records that began as proposals of the former model, which it "
            "repeats: so small a difference counts for nothing."
        )
    say(
        f"The new model reads names better and is used from now on; an open window takes it when it is opened anew. "
        f"“curator train --back” takes the former one again, “{report.model.provenance.former}”."
    )


def _row(what: str, score: "Score") -> str:
    return f"{what:<34}{score.precision:>10.3f}{score.recall:>10.3f}{score.f1:>10.3f}"


def _list(training: "Training") -> None:
    from curator.services.models import model_in_use

    models = training.models()
    present = model_in_use()
    for model in models:
        note = model.provenance
        data(
            f"{note.trained[:16].replace('T', ' ')}  {note.articles} articles, {note.names} names, "
            f"from {note.base} {note.base_version}, F1 {note.before.alone.f1:.3f} to {note.after.alone.f1:.3f}"
            f"{', in use' if model.name == present else ''}  {model.name}"
        )
    if present not in {model.name for model in models}:
        say(f"In use is “{present}”.")
