"""What a person can do with services of others. Everything else is in `ui.commands`."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.actions import Command, Context, Needs
from ui.registry import look_up

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def service_commands(window: "MainWindow") -> list[Command]:
    """All of them, in the order of their menu."""

    def one() -> None:
        if window.page is not None:
            look_up.look_up_one(window, window.page)

    def every() -> None:
        if window.page is not None:
            look_up.look_up_all(window, window.page)

    return [
        Command(
            id="look-up", title=_tr("Look up online"), act=one, keys=("U",), context=Context.REVIEW,
            needs=Needs.ARTICLE, menu="article", section=1,
            sheet=_tr("Ask services about the name; again: the next answer"),
        ),
        Command(
            id="look-up-all", title=_tr("Look up all unlinked names…"), act=every, needs=Needs.WORKSPACE,
            menu="registry", section=5,
        ),
        Command(
            id="services", title=_tr("&Reconciliation services…"), act=lambda: look_up.show_services(window),
            needs=Needs.WORKSPACE, menu="registry", section=5,
        ),
    ]  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("service_commands", text)
