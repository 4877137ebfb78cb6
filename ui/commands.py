"""The list of everything a person can do in the window. How menus and keys are made of it is `ui.actions`'."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.actions import Actions, Command, Context, Needs
from ui.commands_text import evidence_commands, find_commands, reading_commands
from ui.place_switch import SWITCHED, Place, place_name
from ui.queue.commands import queue_commands
from ui.registry import list_work
from ui.registry.auto_links import link_commands
from ui.registry.commands import registry_commands
from ui.registry.group_commands import group_commands
from ui.registry.list_work import list_commands
from ui.registry.service_commands import service_commands
from ui.words import count_words, finished_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.review_page import ReviewPage

REVIEW = Context.REVIEW


def menu_titles() -> list[tuple[str, str]]:
    """Names and titles of the menus."""
    return [
        ("file", _tr("&File")),
        ("edit", _tr("&Edit")),
        ("article", _tr("&Article")),
        ("article/selected", _tr("&Selected articles")),
        ("registry", _tr("&Registry")),
        ("view", _tr("&View")),
        ("view/theme", _tr("&Theme")),
        ("view/sort", _tr("S&ort articles")),
        ("help", _tr("&Help")),
    ]


def all_commands(window: "MainWindow") -> list[Command]:
    """Everything, in the order of the menus and of the key footer."""
    return [
        *_file(window),
        *_edit(window),
        *_judge(window),
        *_change(window),
        *_candidates(window),
        *_go(window),
        *registry_commands(window),
        *list_commands(window),
        *link_commands(window),
        *group_commands(window),
        *service_commands(window),
        *_view(window),
        *_places(window),
        *queue_commands(window),
        *_theme(window),
        *_help(window),
    ]


class Moment(Enum):
    """What the person is about to do."""

    REVIEW = auto()
    SELECTION = auto()
    EDITING = auto()
    QUEUE = auto()


def footer(actions: Actions, moment: Moment) -> list[tuple[str, str]]:
    """Keys and words of the key footer."""
    if moment is Moment.EDITING:
        return [("Enter", _tr("keep")), ("Esc", _tr("leave")), ("Tab", _tr("next"))]
    before = {Moment.QUEUE: [("↑↓", _tr("choose")), ("Enter", _tr("work in it"))]}
    names = {
        Moment.QUEUE: ("search-key", "filter-key", "selected-finish"),
        Moment.SELECTION: ("add", "confirm", "reject", "edit", "finish"),
        Moment.REVIEW: ("confirm", "reject", "edit", "link", "postpone", "finish"),
    }[moment]
    commands = [actions.command(name) for name in names]
    return before.get(moment, []) + [(command.key_words, command.footer) for command in commands]


def _file(window: "MainWindow") -> list[Command]:
    there = Needs.WORKSPACE
    return [
        Command(id="open", title=_tr("&Open workspace…"), act=window.opening.choose, keys=("Ctrl+O",), menu="file"),
        Command(id="new", title=_tr("&New workspace…"), act=window.opening.make, keys=("Ctrl+N",), menu="file"),
        Command(id="samples", title=_tr("Open &sample articles"), act=window.opening.open_samples, menu="file"),
        Command(
            id="import", title=_tr("&Import files…"), act=lambda: window.files.import_files(), keys=("Ctrl+I",),
            needs=there, menu="file", section=1,
        ),
        Command(
            id="import-folder", title=_tr("Import &folder…"), act=lambda: window.files.import_folder(),
            keys=("Ctrl+Shift+I",), needs=there, menu="file", section=1,
        ),
        Command(
            id="extract", title=_tr("E&xtract new articles"), act=lambda: window.files.extract(), keys=("Ctrl+E",),
            needs=there, menu="file", section=2,
        ),
        Command(
            id="extract-again", title=_tr("Extract again what nobody &judged"),
            act=lambda: window.files.extract(again=True), needs=there, menu="file", section=2,
        ),
        Command(
            id="extract-after-import", title=_tr("Extract after every i&mport"), act=window.toggle_extraction,
            menu="file", section=2, checked=window.memory.extracts_after_import,
        ),
        Command(
            id="export", title=_tr("&Export…"), act=lambda: window.files.export(), keys=("Ctrl+Shift+E",),
            needs=there, menu="file", section=3,
        ),
        Command(
            id="back-up", title=_tr("&Back up…"), act=lambda: window.files.back_up(), needs=there, menu="file",
            section=3,
        ),
        Command(id="quit", title=_tr("&Quit"), act=window.close, keys=("Ctrl+Q",), menu="file", section=4),
    ]  # fmt: skip


def _edit(window: "MainWindow") -> list[Command]:
    return [
        Command(
            id="undo", title=_tr("&Undo"), act=partial(list_work.undo, window), keys=("Ctrl+Z",),
            needs=Needs.WORKSPACE, menu="edit", sheet=_tr("Undo, also what was done before the last start"),
        ),
        Command(
            id="redo", title=_tr("&Redo"), act=partial(list_work.redo, window),
            keys=("Ctrl+Shift+Z", "Ctrl+Y"), needs=Needs.WORKSPACE, menu="edit", sheet=_tr("Redo"),
        ),
        Command(
            id="search", title=_tr("&Search articles"), act=window.focus_search,
            needs=Needs.WORKSPACE, menu="edit", section=1, shown_keys="/",
        ),
        *find_commands(window),
        Command(
            id="search-key", title=_tr("Search articles"), act=window.focus_search, keys=("/",),
            context=Context.OUTSIDE_INPUTS, needs=Needs.WORKSPACE, footer=_tr("search"),
        ),
    ]  # fmt: skip


def _judge(window: "MainWindow") -> list[Command]:
    return [
        _review(window, "confirm", _tr("&Confirm"), lambda page: page.desk.confirm(), "Enter", "Return",
                footer=_tr("confirm"), sheet=_tr("Confirm and go to the next open fact")),
        _review(window, "confirm-stay", _tr("Confirm and sta&y"), lambda page: page.desk.confirm(stay=True),
                "Shift+Enter", "Shift+Return"),
        _review(window, "confirm-group", _tr("Confirm all of the &group"), lambda page: page.record.confirm_group(),
                "G"),
        _review(window, "confirm-sure", _tr("Confirm the s&ure ones"), partial(_confirm_sure, window), "Shift+G",
                sheet=_tr("Confirm what is surely right in the whole article")),
        _review(window, "reject", _tr("&Reject"), lambda page: page.desk.reject(), "Del", footer=_tr("reject")),
        _review(window, "reject-reason", _tr("Reject with a reaso&n…"), lambda page: page.record.reject_with_reason(),
                "Shift+Del"),
        _review(window, "postpone", _tr("&Later"), lambda page: page.desk.postpone(), "Space",
                footer=_tr("later"), sheet=_tr("Later: leave it in doubt and go on")),
    ]  # fmt: skip


def _confirm_sure(window: "MainWindow", page: "ReviewPage") -> None:
    """Confirms what is sure; says how much that was, for most of it is not to be seen."""
    count = page.confirm_sure()
    if count:
        window.notes.tell(count_words("Confirmed %n sure value(s).", count), of=page.desk.last_act)
    elif count is not None:
        window.notes.tell(_tr("Nothing sure is left to confirm here."))


def _change(window: "MainWindow") -> list[Command]:
    return [
        _review(window, "note", _tr("No&te…"), lambda page: page.record.note(), "M", section=1),
        _review(window, "edit", _tr("C&orrect…"), lambda page: page.record.edit(), "E", "F2", section=1,
                footer=_tr("correct")),
        _review(window, "link", _tr("Lin&k…"), lambda page: page.record.choose_link(), "L", section=1,
                footer=_tr("link")),
        _review(window, "add", _tr("&Add from the selected text…"), lambda page: page.record.add(), "A", section=1,
                footer=_tr("add")),
        *evidence_commands(window),
    ]  # fmt: skip


def _candidates(window: "MainWindow") -> list[Command]:
    return [
        *(command for number in range(1, 10) for command in _pick(window, number)),
        _review(window, "new-entity", _tr("Link to a ne&w one"), lambda page: page.record.new_entity(), "0",
                section=1),
        _review(window, "none-of-these", _tr("None of the candidates"), lambda page: page.record.none_of_these(),
                "N", section=1),
        _review(window, "agree-link", _tr("Confirm the automatic link"), lambda page: page.record.linking.agree(),
                "Y", section=1),
        _review(window, "link-scope", _tr("Learn for article, outlet or everywhere"),
                lambda page: page.record.linking.step_scope(), "S", section=1),
        _review(window, "open-entity", _tr("Open the entity in the registry"),
                lambda page: page.record.linking.open_entity(), "O", section=1),
        _review(window, "where-else", _tr("Where else this name stands…"),
                lambda page: page.record.linking.where_else(), "W", section=1,
                sheet=_tr("All values of this name together, the odd ones first")),
    ]  # fmt: skip


def _pick(window: "MainWindow", number: int) -> list[Command]:
    """The two commands that choose a candidate; the key sheet has one line for all nine."""

    def here(page: "ReviewPage") -> None:
        page.record.pick_candidate(number, everywhere=False)

    def everywhere(page: "ReviewPage") -> None:
        page.record.pick_candidate(number, everywhere=True)

    first = number == 1
    return [
        _review(window, f"pick-{number}", "", here, str(number), menu="", shown_keys="1–9" if first else "",
                sheet=_tr("Link to that candidate") if first else "-"),
        _review(window, f"pick-all-{number}", "", everywhere, f"Ctrl+{number}", menu="",
                shown_keys="Ctrl 1–9" if first else "",
                sheet=_tr("Link all names like it within the scope to that candidate") if first else "-"),
    ]  # fmt: skip


def _go(window: "MainWindow") -> list[Command]:
    return [
        _review(window, "next-fact", _tr("Next fact"), lambda page: page.desk.step(1), "J", "Alt+Down", section=2),
        _review(window, "previous-fact", _tr("Previous fact"), lambda page: page.desk.step(-1), "K", "Alt+Up",
                section=2),
        _review(window, "overlap", _tr("Next fact on the sa&me words"), lambda page: page.article.cycle_overlap(),
                "V", section=2),
        _review(window, "next-place", _tr("Next place of the fact"), lambda page: page.record.turn_evidence(1), "]",
                section=2),
        _review(window, "previous-place", _tr("Previous place of the fact"),
                lambda page: page.record.turn_evidence(-1), "[", section=2),
        Command(
            id="finish", title=_tr("&Finish article"), act=_on(window, partial(_finish, window)),
            keys=("Ctrl+Enter", "Ctrl+Return"), needs=Needs.ARTICLE, menu="article", section=3, footer=_tr("finish"),
            sheet=_tr("Finish the article and go to the next"),
        ),
        Command(
            id="reopen", title=_tr("Reopen article"), act=_on(window, lambda page: page.desk.reopen()),
            needs=Needs.ARTICLE, menu="article", section=3,
        ),
        Command(
            id="next-article", title=_tr("Next article"), act=_on(window, lambda page: page.step_article(1)),
            keys=("Ctrl+PgDown",), needs=Needs.WORKSPACE, menu="article", section=4,
        ),
        Command(
            id="previous-article", title=_tr("Previous article"), act=_on(window, lambda page: page.step_article(-1)),
            keys=("Ctrl+PgUp",), needs=Needs.WORKSPACE, menu="article", section=4,
        ),
    ]  # fmt: skip


def _finish(window: "MainWindow", page: "ReviewPage") -> None:
    """Finishes the open article; says where something is left in it, and offers to go back."""
    if window.pages.place is not Place.REVIEW:
        return
    done = page.finish()
    left = finished_words(done.record) if done else ""
    if done and left:
        back = _on(window, lambda now: now.reopen(done.article.id) if now is page else None)
        window.notes.offer(left, _tr("Undo"), back, of=page.desk.last_act)


def _view(window: "MainWindow") -> list[Command]:
    return [
        Command(
            id="larger", title=_tr("&Larger text"), act=_on(window, lambda page: page.zoom(1)),
            keys=("Ctrl++", "Ctrl+="), needs=Needs.WORKSPACE, menu="view", shown_keys="Ctrl +",
        ),
        Command(
            id="smaller", title=_tr("&Smaller text"), act=_on(window, lambda page: page.zoom(-1)), keys=("Ctrl+-",),
            needs=Needs.WORKSPACE, menu="view", shown_keys="Ctrl −",
        ),
        Command(
            id="usual-size", title=_tr("Text as &usual"), act=_on(window, lambda page: page.zoom(0)),
            keys=("Ctrl+0",), needs=Needs.WORKSPACE, menu="view",
        ),
        *reading_commands(window),
        Command(
            id="next-pane", title=_tr("Next &pane"), act=_on(window, lambda page: page.next_pane()), keys=("F6",),
            needs=Needs.WORKSPACE, menu="view", section=1, sheet=_tr("To queue, text and record in turn"),
        ),
    ]  # fmt: skip


def _places(window: "MainWindow") -> list[Command]:
    """The pages, in the order of the switch."""
    return [
        Command(
            id=f"place-{place.value}", title=place_name(place), act=partial(_turn, window, place),
            keys=(f"Alt+{number}",), needs=Needs.WORKSPACE, menu="view", section=2, checked=place is Place.REVIEW,
            choice="place",
        )
        for number, place in enumerate(SWITCHED, 1)
    ]  # fmt: skip


def _turn(window: "MainWindow", place: Place) -> None:
    window.pages.turn_to(place)


def _theme(window: "MainWindow") -> list[Command]:
    titles = {"system": _tr("As the &system"), "light": _tr("&Light"), "dark": _tr("&Dark")}
    return [
        Command(
            id=f"theme-{name}", title=title, act=partial(window.choose_theme, name), menu="view/theme",
            checked=window.settings.theme == name, choice="theme",
        )
        for name, title in titles.items()
    ]  # fmt: skip


def _help(window: "MainWindow") -> list[Command]:
    return [
        Command(
            id="palette", title=_tr("&Commands…"), act=partial(_show_palette, window), keys=("Ctrl+K",), menu="help",
            sheet=_tr("Find a command by its name"),
        ),
        Command(id="keys", title=_tr("&Keys"), act=window.show_keys, keys=("F1",), menu="help", sheet="-"),
        Command(
            id="keys-key", title=_tr("Keys"), act=window.show_keys, keys=("?",),
            context=Context.OUTSIDE_INPUTS, shown_keys="?  F1", sheet=_tr("This sheet"),
        ),
        Command(id="about", title=_tr("&About Curator"), act=window.show_about, menu="help"),
    ]  # fmt: skip


def _show_palette(window: "MainWindow") -> None:
    # Imported where it is needed, as every dialog: the first window is painted without it.
    from ui.dialogs.palette import CommandPalette

    CommandPalette(window.actions_, dict(menu_titles()), window).open_()


def _review(
    window: "MainWindow",
    name: str,
    title: str,
    act: "Callable[[ReviewPage], object]",
    *keys: str,
    menu: str = "article",
    section: int = 0,
    footer: str = "",
    shown_keys: str = "",
    sheet: str = "",
) -> Command:
    """A command on the open article whose keys work in the text and the record."""
    return Command(
        id=name, title=title, act=_on(window, act), keys=keys, context=REVIEW, needs=Needs.ARTICLE, menu=menu,
        section=section, footer=footer, shown_keys=shown_keys, sheet=sheet,
    )  # fmt: skip


def _on(window: "MainWindow", act: "Callable[[ReviewPage], object]") -> Callable[[], None]:
    """Acts on the page that is open then; without one nothing happens."""

    def run() -> None:
        if window.page is not None:
            act(window.page)

    return run


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)
