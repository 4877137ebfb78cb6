"""Looking names up online: the one in focus, or in the background all that stand for nothing; the person confirms."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from curator.domain.change import ChangeSet
from curator.domain.entity import EntityKind
from curator.domain.watch import Watch
from ui.notifications import Tone
from ui.words import count_words

if TYPE_CHECKING:
    from curator.services.lookups import Found, LookUpReport, Name
    from ui.main_window import MainWindow
    from ui.review_page import ReviewPage

Choices = Sequence[tuple["Name", "Found"]]


def show_services(window: "MainWindow") -> None:
    """Shows which services may be asked."""
    # Imported where it is needed: the first window is painted without it.
    from ui.registry.services_dialog import ServicesDialog

    if window.page is not None:
        ServicesDialog(window.page.workspace.reconciling, window.tasks, window).open()


def look_up_one(window: "MainWindow", page: "ReviewPage") -> None:
    """Asks services about the name in focus; their answers stand among its candidates."""
    linking = page.record.linking
    if not linking.possible:
        window.notes.tell(_tr("Nothing that names an entity is in focus."))
        return
    if not linking.online.ask():
        _offer_services(window)


def look_up_all(window: "MainWindow", page: "ReviewPage") -> None:
    """Looks up all names that stand for nothing, and lets the person confirm what was found."""
    reconciling = page.workspace.reconciling
    if not any(reconciling.active(kind) for kind in EntityKind):
        _offer_services(window)
        return

    def job(watch: Watch) -> "LookUpReport":
        return reconciling.look_up_all(reconciling.unlinked(), watch)

    def link(chosen: Choices) -> None:
        def tell(done: ChangeSet | None) -> None:
            said = count_words("Linked %n name(s).", len(chosen)) if done else _tr("Nothing is left to link.")
            undo, act = window.actions_["undo"].trigger, done.id if done else None
            window.notes.offer_undo(said, undo, Tone.GOOD, of=act)

        def confirm(watch: Watch) -> ChangeSet | None:
            return reconciling.confirm(chosen, Watch(watch.step))

        window.tasks.run(confirm, tell, page.desk.failed.emit, name=_tr("Linking"), owner=page)

    def show(report: "LookUpReport") -> None:
        if report.results:
            _show(window, report, link)
        elif report.cancelled:
            window.notes.tell(_tr("Stopped before any name was answered for."))
        else:
            window.notes.tell(_tr("Every name in your open articles stands for an entity."))

    window.tasks.run(job, show, window.notes.fail, name=_tr("Looking names up"), owner=page)


def _show(window: "MainWindow", report: "LookUpReport", link: Callable[[Choices], None]) -> None:
    from ui.registry.found_dialog import FoundDialog

    dialog = FoundDialog(report.results, stopped=report.cancelled, parent=window)
    dialog.confirmed.connect(link)
    dialog.open()


def _offer_services(window: "MainWindow") -> None:
    said = _tr("No service for looking up names is switched on for this.")
    window.notes.offer(said, _tr("Services…"), lambda: show_services(window))


def _tr(text: str) -> str:
    return QCoreApplication.translate("look_up", text)
