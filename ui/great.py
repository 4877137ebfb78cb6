"""Acts on more values than the window can wait for: as tasks, with a name in the status line."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from curator.domain.change import ChangeSet
from curator.domain.watch import Watch
from curator.errors import UserError
from curator.services.parts import GREAT
from ui.desk import Desk
from ui.tasks import Tasks
from ui.travel import links_many

__all__ = ["GREAT", "Act", "arrive", "run_great"]

Act = Callable[[Watch], ChangeSet | None]


def run_great(
    desk: Desk,
    tasks: Tasks,
    name: str,
    act: Act,
    done: Callable[[ChangeSet | None], None],
    owner: QObject | None,
    stopped: Callable[[], None] | None = None,
) -> None:
    """Runs an act on another thread; the window hears of it as of what somebody else did, or is told why not.

    Args:
        desk: Whose window is told.
        tasks: Where it runs.
        name: For the status line.
        act: The call of the service; must not touch a widget.
        done: Called with what was committed.
        owner: Whose callbacks they are; None for nobody's.
        stopped: Called where the act left early because somebody asked for it.
    """

    def job(watch: Watch) -> ChangeSet | None:
        try:
            return act(watch)
        except ValueError as error:
            # A rule stands against it; the question that could have said so is closed.
            raise UserError(str(error), "Nothing has been changed.") from error

    tasks.run(job, done, desk.failed.emit, name=name, stopped=stopped, owner=owner)


def arrive(desk: Desk, done: ChangeSet | None) -> None:
    """Goes to what was taken back or restored by a task; the desk has heard of its commit by then."""
    if done is None:
        return
    here = desk.dossier is not None and done.article_id == desk.dossier.article.id
    if done.article_id is not None and not here and (desk.dossier is None or not links_many(done)):
        desk.open(done.article_id)
    desk.settle()
    desk.travelled.emit(done)
