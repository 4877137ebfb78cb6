"""What a person can do in the queue: filter, sort, and act on what is selected. Everything else is in `ui.commands`."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from curator.domain.queue import QueueSort
from ui.actions import Command, Context, Needs
from ui.queue import selected
from ui.queue.selected import Done

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.review_page import ReviewPage


def queue_commands(window: "MainWindow") -> list[Command]:
    """All of them, in the order of their menus."""
    return [*_filter(window), *_selected(window), *_sort(window)]


def _filter(window: "MainWindow") -> list[Command]:
    there, choose = Needs.WORKSPACE, _on(window, lambda page: page.queue.choose_filters())
    return [
        Command(
            id="filter", title=_tr("&Filter articles…"), act=choose, keys=("Ctrl+Shift+F",), needs=there, menu="edit",
            section=1,
        ),
        Command(
            id="filter-key", title=_tr("Filter articles"), act=choose, keys=("F",), context=Context.QUEUE, needs=there,
            sheet="-", footer=_tr("filter"),
        ),
        Command(
            id="next-unfinished", title=_tr("Next unfinished article"),
            act=_on(window, lambda page: page.next_unfinished()), keys=("Ctrl+Shift+PgDown",), needs=there,
            menu="article", section=4, sheet=_tr("Next unfinished article, in the order of the list"),
        ),
    ]  # fmt: skip


def _selected(window: "MainWindow") -> list[Command]:
    def make(name: str, title: str, act: Callable[[], object], key: str, footer: str = "") -> Command:
        return Command(
            id=f"selected-{name}", title=title, act=act, keys=(key,), context=Context.QUEUE, needs=Needs.WORKSPACE,
            menu="article/selected", footer=footer,
        )  # fmt: skip

    return [
        make("finish", _tr("&Finish"), partial(selected.do, window, Done.FINISH), "D", _tr("finish")),
        make("reopen", _tr("&Reopen"), partial(selected.do, window, Done.REOPEN), "U"),
        make("extract", _tr("E&xtract again"), partial(selected.extract, window), "X"),
        make("export", _tr("&Export the selected…"), partial(selected.export, window), "E"),
        make("take-out", _tr("&Take out of the workspace"), partial(selected.do, window, Done.TAKE_OUT), "Del"),
    ]  # fmt: skip


def _sort(window: "MainWindow") -> list[Command]:
    titles = {
        QueueSort.NEWEST: _tr("&Newest first"),
        QueueSort.OLDEST: _tr("&Oldest first"),
        QueueSort.IMPORTED: _tr("As &imported"),
        QueueSort.TITLE: _tr("By &title"),
        QueueSort.LEAST_SURE: _tr("&Least sure first"),
        QueueSort.MOST_DOUBTS: _tr("Most &doubts first"),
    }

    def sorting(order: QueueSort) -> Callable[[], None]:
        return _on(window, lambda page: page.queue.sort(order))

    return [
        Command(
            id=f"sort-{order.value}", title=title, act=sorting(order), needs=Needs.WORKSPACE, menu="view/sort",
            checked=order is QueueSort.NEWEST, choice="sort",
        )
        for order, title in titles.items()
    ]  # fmt: skip


def _on(window: "MainWindow", act: "Callable[[ReviewPage], object]") -> Callable[[], None]:
    """Acts on the page that is open then; without one nothing happens."""

    def run() -> None:
        if window.page is not None:
            act(window.page)

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)
