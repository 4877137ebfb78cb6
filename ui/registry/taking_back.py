"""Taking one act of an entity's history back alone, as a task; what stands on it is said.

What can be taken back is the history service's.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from curator.domain.change import ChangeSet
from curator.domain.watch import Watch
from curator.errors import ConflictError
from curator.services.history import History
from ui.desk import Desk
from ui.tasks import Tasks
from ui.words import act_name, count_words


def take_back(desk: Desk, tasks: Tasks, act: ChangeSet, owner: QObject) -> None:
    """Takes an act back; the window hears of it as of any other, or is told why not."""
    tasks.run(
        partial(_taken_back, desk.workspace.history, act),
        lambda _done: None,
        desk.failed.emit,
        name=_tr("Taking back"),
        owner=owner,
    )


def tell_apart_no_longer(desk: Desk, tasks: Tasks, one: int | None, other: int, owner: QObject) -> None:
    """Takes back that two entities are not the same."""
    if one is not None:
        act = partial(desk.workspace.registry.undistinguish, one, other)
        tasks.run(lambda _watch: act(), lambda _done: None, desk.failed.emit, owner=owner)


def _taken_back(history: History, act: ChangeSet, watch: Watch) -> ChangeSet:
    try:
        return history.undo_one(act.id, watch)
    except ConflictError as error:
        later = history.depending(act.id)
        if not later:
            raise
        raise ConflictError(
            _tr("“%1” cannot be taken back alone: later came %2.")
            .replace("%2", _what_came(later))
            .replace("%1", act_name(act.act, act.subject)),
            _tr("Take back what came later first, the newest first."),
        ) from error


def _what_came(later: Sequence[ChangeSet]) -> str:
    newest = later[0]
    said = _tr("“%1” (%2)").replace("%2", newest.curator).replace("%1", act_name(newest.act, newest.subject))
    return f"{said} {count_words('and %n more act(s)', len(later) - 1)}" if len(later) > 1 else said


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
