"""Taking one act of an entity's history back alone, or restoring it, as a task; what stands in the way is said.

What can be taken back is the history service's.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from curator.domain.change import ChangeSet
from curator.domain.told import Told
from curator.domain.watch import Watch
from curator.errors import ConflictError
from curator.services.history import History
from ui.desk import Desk
from ui.tasks import Tasks
from ui.words import act_name, count_words


def take_back_or_restore(desk: Desk, tasks: Tasks, told: Told, owner: QObject) -> None:
    """Takes an act back, or restores it; the window hears of it as of any other, or is told why not."""
    tasks.run(
        partial(_taken_back if told.stands else _restored, desk.workspace.history, told.act),
        lambda _done: None,
        desk.failed.emit,
        name=_tr("Taking back") if told.stands else _tr("Restoring"),
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
            .replace("%2", _acts(later))
            .replace("%1", act_name(act.act, act.subject)),
            _tr("Take back what came later first, the newest first."),
        ) from error


def _restored(history: History, act: ChangeSet, watch: Watch) -> ChangeSet:
    try:
        return history.redo_one(act.id, watch)
    except ConflictError as error:
        later, missing = history.depending(act.id), history.missing(act.id)
        if not later and not missing:
            raise
        said = _tr("later came %2") if later else _tr("it stands on %2, which was taken back")
        hint = _tr("Take back what came later first, the newest first.") if later else _tr("Restore that first.")
        sentence = _tr("“%1” cannot be restored alone: %3.").replace("%3", said)
        raise ConflictError(
            sentence.replace("%2", _acts(later or missing)).replace("%1", act_name(act.act, act.subject)), hint
        ) from error


def _acts(acts: Sequence[ChangeSet]) -> str:
    first = acts[0]
    said = _tr("“%1” (%2)").replace("%2", first.curator).replace("%1", act_name(first.act, first.subject))
    return f"{said} {count_words('and %n more act(s)', len(acts) - 1)}" if len(acts) > 1 else said


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
