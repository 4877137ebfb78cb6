"""What a person can do with the article's text. Everything else is in `ui.commands`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.actions import Command, Context, Needs
from ui.place_switch import Place

if TYPE_CHECKING:
    from ui.article.article_panel import ArticlePanel
    from ui.main_window import MainWindow


def evidence_commands(window: "MainWindow") -> list[Command]:
    """Those that move the ends of evidence; they stand in no menu."""

    def moving(name: str, title: str, edge: str, by: int, key: str) -> Command:
        return Command(
            id=name, title=title, act=_on(window, lambda panel: panel.resize_evidence(edge, by)), keys=(key,),
            context=Context.REVIEW, needs=Needs.ARTICLE,
        )  # fmt: skip

    return [
        moving("start-earlier", _tr("Begin the words one earlier"), "start", -1, "Alt+Shift+Left"),
        moving("start-later", _tr("Begin the words one later"), "start", 1, "Alt+Shift+Right"),
        moving("end-earlier", _tr("End the words one earlier"), "end", -1, "Alt+Left"),
        moving("end-later", _tr("End the words one later"), "end", 1, "Alt+Right"),
    ]


def find_commands(window: "MainWindow") -> list[Command]:
    """Finding in the article, in the menu of what is searched."""
    return [
        Command(
            id="find", title=_tr("Fi&nd in the article"), act=lambda: _find(window), keys=("Ctrl+F",),
            needs=Needs.WORKSPACE, menu="edit", section=1,
            sheet=_tr("Find in the article; beside it, search the list"),
        ),
        _reading(window, "find-next", _tr("Find ne&xt"), lambda panel: panel.finding.step(1), "F3", menu="edit"),
        _reading(
            window, "find-previous", _tr("Find pre&vious"), lambda panel: panel.finding.step(-1), "Shift+F3",
            menu="edit",
        ),
    ]  # fmt: skip


def reading_commands(window: "MainWindow") -> list[Command]:
    """Other views of the text, and what is known of its words."""
    return [
        _reading(
            window, "furniture", _tr("Show page &furniture"), lambda panel: panel.toggle_furniture(), "B",
            sheet=_tr("Unfold or fold the page furniture"),
        ),
        _reading(
            window, "card", _tr("What is known of these &words"), lambda panel: panel.tell_of_words(), "I",
            sheet=_tr("What is known of the words in focus or at the caret"),
        ),
        _reading(window, "original", _tr("Lines as in the f&ile"), lambda panel: panel.toggle_original(), "T"),
        Command(
            id="source", title=_tr("Open the sour&ce"),
            act=_on(window, lambda panel: panel.source.open_source()), keys=("Ctrl+U",), needs=Needs.ARTICLE,
            menu="view", section=1, sheet=_tr("Open the page or file that the article came from"),
        ),
    ]  # fmt: skip


def _reading(
    window: "MainWindow",
    name: str,
    title: str,
    act: "Callable[[ArticlePanel], object]",
    key: str,
    *,
    menu: str = "view",
    sheet: str = "",
) -> Command:
    return Command(
        id=name, title=title, act=_on(window, act), keys=(key,), context=Context.REVIEW, needs=Needs.ARTICLE,
        menu=menu, section=1, sheet=sheet,
    )  # fmt: skip


def _find(window: "MainWindow") -> None:
    """Finds in the article where its text, its record or the find line has the keys; else searches the list."""
    page, here = window.page, QApplication.focusWidget()
    inside = page is not None and here is not None and not page.queue.isAncestorOf(here) and page.isAncestorOf(here)
    if page is not None and inside and page.desk.dossier is not None and window.pages.place is Place.REVIEW:
        page.article.finding.open()
    else:
        window.focus_search()


def _on(window: "MainWindow", act: "Callable[[ArticlePanel], object]") -> Callable[[], None]:
    """Acts on the article panel that is open then; without one nothing happens."""

    def run() -> None:
        if window.page is not None:
            act(window.page.article)

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)
