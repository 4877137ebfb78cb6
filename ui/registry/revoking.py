"""Forgetting a lesson: what followed from it is read first, then shown with the question."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from curator.domain.entity import Entity
from curator.domain.lesson import Lesson
from ui.desk import Desk
from ui.registry.about_tabs import mention_lines
from ui.registry.act_dialog import ActDialog
from ui.registry.lines import Line
from ui.registry.small_dialogs import RevokeDialog
from ui.tasks import Tasks


def ask_to_revoke(  # each of these is the page's
    desk: Desk,
    tasks: Tasks,
    lesson: Lesson,
    entity: Entity,
    parent: QWidget,
    show: Callable[[ActDialog], None],
) -> None:
    """Reads which links followed from a lesson, then asks.

    Args:
        desk: Whose workspace it is.
        tasks: Where it is read.
        lesson: What is to be forgotten.
        entity: What it is about.
        parent: The page.
        show: Called with the question.
    """
    workspace = desk.workspace

    def ask(lines: list[Line]) -> None:
        dialog = RevokeDialog(desk, lesson, entity, lines, parent)
        dialog.tasks = tasks
        show(dialog)

    tasks.run(
        lambda _watch: mention_lines(workspace.registry, workspace.linking.followers(lesson)),
        ask,
        desk.failed.emit,
        owner=parent,
    )
