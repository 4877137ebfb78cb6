"""What a person can do on the page of a group. Everything else is in `ui.commands`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.actions import Command, Context, Needs
from ui.place_switch import Place

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.registry.group_page import GroupPage

FOOTER = ("confirm", "reject", "not-this", "rest", "keep", "article", "back")
"""Those in the footer of the page, in order."""


def group_commands(window: "MainWindow") -> list[Command]:
    """All of them."""

    def make(
        name: str, title: str, act: "Callable[[GroupPage], object]", *keys: str, footer: str = "", shown: str = ""
    ) -> Command:
        return Command(
            id=f"group-{name}", title=title, act=_on(window, act), keys=keys, context=Context.GROUP,
            needs=Needs.WORKSPACE, footer=footer, shown_keys=shown, sheet=title or "-",
        )  # fmt: skip

    def pick(number: int, *, every: bool) -> "Callable[[GroupPage], object]":
        return lambda page: page.pick(number, every=every)

    numbers = [
        each
        for number, first in ((number, number == 1) for number in range(1, 10))
        for each in (
            make(f"pick-{number}", _tr("In a group: link this one") if first else "", pick(number, every=False),
                 str(number), shown="1–9" if first else ""),
            make(f"pick-all-{number}", _tr("In a group: link all") if first else "", pick(number, every=True),
                 f"Ctrl+{number}", shown="Ctrl 1–9" if first else ""),
        )
    ]  # fmt: skip
    return [
        Command(
            id="automatic-links", title=_tr("Automatic lin&ks…"), act=lambda: _verify(window),
            keys=("Ctrl+L",), needs=Needs.WORKSPACE, menu="registry", section=4,
            sheet=_tr("All automatic links together, the odd ones first"),
        ),
        Command(
            id="registry-group", title=_tr("&Verify its values…"), act=lambda: _verify_entity(window), keys=("G",),
            context=Context.REGISTRY, needs=Needs.WORKSPACE, menu="registry", section=4,
            sheet=_tr("All values that mean the entity together, the odd ones first"),
        ),
        make("confirm", _tr("In a group: confirm value and link"), lambda page: page.confirm(), "Enter", "Return",
             footer=_tr("confirm")),
        make("reject", _tr("In a group: reject the value"), lambda page: page.reject(), "Del", footer=_tr("reject")),
        make("not-this", _tr("In a group: not this entity"), lambda page: page.refuse(), "N", footer=_tr("not this")),
        make("unsay", _tr("In a group: say nothing of it"), lambda page: page.unsay(), "Backspace"),
        make("rest", _tr("In a group: confirm the rest and store all"), lambda page: page.confirm_rest(), "G",
             footer=_tr("confirm the rest")),
        make("keep", _tr("In a group: store what was said"), lambda page: page.store(), "Ctrl+S",
             footer=_tr("store")),
        make("search", _tr("In a group: search the registry"), lambda page: page.search(), "L"),
        make("article", _tr("In a group: open the article"), lambda page: page.visit(), "O", footer=_tr("article")),
        make("back", _tr("In a group: store what was said and go back"), lambda page: page.leave(), "Esc",
             footer=_tr("back")),
        *numbers,
    ]  # fmt: skip


def _verify(window: "MainWindow", entity_id: int | None = None) -> None:
    """Shows all automatic links together, or the values that mean an entity."""
    # Imported where it is needed: the first window is painted without it.
    from curator.services.grouping import Wanted

    window.pages.verify(Wanted(entity_id=entity_id))


def _verify_entity(window: "MainWindow") -> None:
    """Shows the values that mean the entity which the registry page shows."""
    from ui.registry.registry_page import RegistryPage

    page = window.pages.page(Place.REGISTRY)
    if isinstance(page, RegistryPage) and page.about is not None:
        _verify(window, page.about.page.entity.id)


def _on(window: "MainWindow", act: "Callable[[GroupPage], object]") -> Callable[[], None]:
    """Acts on the page of the group, where it is the one that is shown."""

    def run() -> None:
        from ui.registry.group_page import GroupPage

        page = window.pages.page(Place.GROUP) if window.pages.place is Place.GROUP else None
        if isinstance(page, GroupPage):
            act(page)

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("group", text)
