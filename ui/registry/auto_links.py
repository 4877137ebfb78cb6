"""Names that mean exactly one entity, linked without asking: when somebody asks for it, and when entities come.

They come by a list or are made in the registry; what a choice in a record reaches is said there before. Which names
are linked is `curator.services.automatic`'s, and a person's word always stands.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from curator.domain.change import Act, ChangeSet, Way
from curator.domain.entity import Entity
from curator.domain.watch import Watch
from ui.actions import Command, Needs
from ui.desk import Desk
from ui.tasks import Tasks
from ui.words import count_words

if TYPE_CHECKING:
    from curator.services.automatic import LinkReport
    from ui.main_window import MainWindow


class AutoLinks(QObject):
    """Links names of the open articles of one workspace in the background.

    Args:
        desk: Where is heard which entities come, and told what was linked.
        tasks: Where it works.
        parent: Ends with it.
    """

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        desk.committed.connect(self._heard)

    def link_all(self) -> None:
        """Links all names of the open articles that need no asking, and says what became of them."""
        self._link(lambda watch: self._desk.workspace.automatic.link_all(watch), self._tell_all)

    # Inside

    def _heard(self, done: ChangeSet) -> None:
        """Links the names of what came: all after a list, which may be great, else those of the entity."""
        if done.way is not Way.DO or done.curator != self._desk.workspace.curator:
            return
        if done.act is Act.TAKE_IN:
            self._link(lambda watch: self._desk.workspace.automatic.link_all(watch), self._tell)
        elif done.act is Act.ADD:
            for made in (each.after for each in done.changes if isinstance(each.after, Entity)):
                self._link(partial(self._link_to, made), self._tell)

    def _link_to(self, made: Entity, watch: Watch) -> "LinkReport":
        automatic = self._desk.workspace.automatic
        return automatic.link_all(watch, automatic.concerned(made))

    def _link(self, job: "Callable[[Watch], LinkReport]", tell: "Callable[[LinkReport], None]") -> None:
        self._tasks.run(job, tell, self._desk.failed.emit, name=_tr("Linking names"), owner=self)

    def _tell(self, report: "LinkReport") -> None:
        if report.linked:
            self._desk.told.emit(linked_words(report), report.act)
        for error in report.failed:
            self._desk.failed.emit(error)

    def _tell_all(self, report: "LinkReport") -> None:
        if not report.linked:
            stopped = _tr("Stopped. Nothing has been changed.")
            self._desk.told.emit(stopped if report.cancelled else _left_words(report), None)
        self._tell(report)


def linked_words(report: "LinkReport") -> str:
    """What was linked, and where it is looked at: “12 names linked automatically in 7 articles. Ctrl+L …”."""
    said = f"{count_words('%n name(s) linked automatically', report.linked)} "
    said += count_words("in %n article(s).", report.articles)
    return f"{said} {_tr('Stopped before the last.') if report.cancelled else _tr('Ctrl+L to review them.')}"


def _left_words(report: "LinkReport") -> str:
    said = _tr("No name could be linked without asking.")
    if report.ambiguous:
        said += " " + count_words("%n name(s) could mean several.", len(report.ambiguous))
    if report.unknown:
        said += " " + count_words("%n name(s) nobody has yet.", report.unknown)
    if report.left:
        said += " " + count_words("%n link(s) taken back before stay so.", report.left)
    return said


def link_commands(window: "MainWindow") -> list[Command]:
    """What a person can do, for the registry's menu."""
    return [
        Command(
            id="link-names", title=_tr("Link names &automatically"), act=lambda: _link_all(window),
            needs=Needs.WORKSPACE, menu="registry", section=4,
        ),
    ]  # fmt: skip


def _link_all(window: "MainWindow") -> None:
    if window.pages.auto_links is not None:
        window.pages.auto_links.link_all()


def _tr(text: str) -> str:
    return QCoreApplication.translate("auto_links", text)
