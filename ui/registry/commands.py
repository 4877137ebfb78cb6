"""What a person can do on the registry page. Everything else is in `ui.commands`."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.actions import Command, Context, Needs
from ui.place_switch import Place

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.registry.registry_page import RegistryPage


def registry_commands(window: "MainWindow") -> list[Command]:
    """All of them, in the order of their menu."""

    def make(
        name: str,
        title: str,
        act: "Callable[[RegistryPage], object]",
        *keys: str,
        section: int = 0,
        footer: str = "",
    ) -> Command:
        return Command(
            id=f"registry-{name}", title=title, act=_on(window, act), keys=keys, context=Context.REGISTRY,
            needs=Needs.WORKSPACE, menu="registry", section=section, footer=footer,
        )  # fmt: skip

    return [
        make("new", _tr("&New entity…"), lambda page: page.new_entity(), "A", footer=_tr("new")),
        make("edit", _tr("&Edit"), lambda page: page.edit(), "E", "F2", footer=_tr("edit")),
        make("merge", _tr("&Merge…"), lambda page: page.merge(), "M", section=1, footer=_tr("merge")),
        make("apart", _tr("N&ot the same"), lambda page: page.tell_apart(), "N", section=1, footer=_tr("not the same")),
        make("split", _tr("S&plit…"), lambda page: page.split(), "P", section=1, footer=_tr("split")),
        make("unmerge", _tr("&Take a merge back…"), lambda page: page.show_merged(), "T", section=1),
        make("swap", _tr("S&wap which one stays"), lambda page: page.swap(), "S", section=1),
        make("used", _tr("Where &used"), lambda page: page.show_used(), "U", section=2, footer=_tr("where used")),
        make("learned", _tr("What was &learned"), lambda page: page.show_learned(), "L", section=2),
        make("history", _tr("&History"), lambda page: page.show_history(), "H", section=2),
        make(
            "back",
            _tr("Take an act of the history &back, or restore it"),
            lambda page: page.tabs.take_back(),
            "B",
            section=2,
        ),
        make("entities", _tr("All entities"), lambda page: page.show_entities(), section=3),
        make("duplicates", _tr("Find &duplicates"), lambda page: page.show_duplicates(), "D", section=3),
        make("later", _tr("Leave the pair for later"), lambda page: page.later(), "Space", section=3),
    ]


def _on(window: "MainWindow", act: "Callable[[RegistryPage], object]") -> Callable[[], None]:
    """Acts on the registry page, which is shown first, once it shows what its list points at."""

    def run() -> None:
        # Imported where it is needed: the first window is painted without it.
        from ui.registry.registry_page import RegistryPage

        if window.pages.place is not Place.REGISTRY:
            window.pages.turn_to(Place.REGISTRY)
        page = window.pages.page(Place.REGISTRY)
        if isinstance(page, RegistryPage):
            page.columns.when_settled(partial(act, page))

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
