"""Acts on more values than the window can wait for: as tasks, with a name in the status line."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from curator.domain.change import ChangeSet
from curator.domain.watch import Watch
from curator.errors import UserError
from ui.desk import Desk
from ui.tasks import Tasks

GREAT = 200
"""Changed values: some twenty milliseconds on the window's thread, and growing with their number."""

Act = Callable[[Watch], ChangeSet | None]


def run_great(
    desk: Desk, tasks: Tasks, name: str, act: Act, done: Callable[[ChangeSet | None], None], owner: QObject | None
) -> None:
    """Runs an act on another thread; the window hears of it as of what somebody else did, or is told why not.

    Args:
        desk: Whose window is told.
        tasks: Where it runs.
        name: For the status line.
        act: The call of the service; must not touch a widget.
        done: Called with what was committed.
        owner: Whose `done` it is; None for nobody's.
    """

    def job(watch: Watch) -> ChangeSet | None:
        try:
            return act(watch)
        except ValueError as error:
            # A rule stands against it; the question that could have said so is closed.
            raise UserError(str(error), "Nothing has been changed.") from error

    tasks.run(job, done, desk.failed.emit, name=name, owner=owner)


def arrive(desk: Desk, done: ChangeSet | None) -> None:
    """Goes to what was taken back or restored by a task; the desk has heard of its commit by then."""
    if done is None:
        return
    here = desk.dossier is not None and done.article_id == desk.dossier.article.id
    if done.article_id is not None and not here:
        desk.open(done.article_id)
    desk.settle()
    desk.travelled.emit(done)
