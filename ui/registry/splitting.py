"""Dividing an entity: of one that is meant too often to list every mention, its spellings are read first."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from curator.domain.registry import NameCount
from ui.desk import Desk
from ui.registry.about_tabs import MOST_MENTIONS, About
from ui.registry.act_dialog import ActDialog
from ui.registry.lines import Line
from ui.registry.split_dialog import SplitDialog
from ui.tasks import Tasks
from ui.words import count_words

_MOST_SPELLINGS = 200


def ask_to_split(
    desk: Desk, tasks: Tasks, about: About, parent: QWidget, show: Callable[[ActDialog], None]
) -> None:  # each of these is the page's
    """Asks what of an entity goes over to a new one.

    Args:
        desk: Whose workspace it is.
        tasks: Where spellings are read.
        about: The entity and what stands beside it.
        parent: The page.
        show: Called with the question.
    """

    def ask(spellings: list[NameCount]) -> None:
        dialog = SplitDialog(desk, about.page, [*map(_spelling, spellings), *about.mentions], parent)
        dialog.tasks = tasks
        show(dialog)

    if len(about.mentions) < MOST_MENTIONS:
        ask([])
        return
    registry, entity_id = desk.workspace.registry, about.page.entity.id
    tasks.run(
        lambda _watch: registry.spellings(entity_id, _MOST_SPELLINGS), ask, desk.failed.emit, owner=parent
    )  # fmt: skip


def _spelling(counted: NameCount) -> Line:
    said = QCoreApplication.translate("registry", "All that is written “%1”").replace("%1", counted.words)
    where = f"{count_words('%n link(s)', counted.mentions)} {count_words('in %n article(s)', counted.articles)}"
    return Line(words=said, remark=where, what=counted)
