"""Acts on the articles that are selected in the queue: how many is said before, and each is one act to undo.

What an act changes is `curator.services.articles`'; the text and the record are not touched by any of them.
"""

from array import array
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from curator.domain.change import ChangeSet
from ui.great import Act, run_great
from ui.place_switch import Place
from ui.registry import list_work
from ui.words import count_words

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.review_page import ReviewPage


class Done(Enum):
    """What can be done to many articles at once."""

    FINISH = auto()
    REOPEN = auto()
    TAKE_OUT = auto()


def do(window: "MainWindow", what: Done) -> None:
    """Does it to all that are selected, after asking where they are several."""
    page = window.page
    ids = page.queue.list.selected_articles() if page is not None and window.pages.place is Place.REVIEW else array("q")
    if page is None or not ids or not page.leave_editor():
        return
    question, detail, answer, name = _words(what, len(ids))
    if len(ids) > 1 and window.ask.decide(question, detail, [answer]) is None:
        return
    after = page.queue.list.beyond_selected()
    open_one = page.desk.dossier.article.id if page.desk.dossier else None
    leaves = what is Done.TAKE_OUT or (what is Done.FINISH and open_one in ids)
    run_great(
        page.desk,
        window.tasks,
        name,
        _act(page, what, ids),
        partial(_done, window, page, what, after if leaves and open_one in ids else None),
        page,
        partial(window.notes.tell, _tr("Stopped. What was done stays; Undo takes it back.")),
    )


def extract(window: "MainWindow") -> None:
    """Proposes facts again for what nobody judged in all that are selected."""
    ids = _asked(window, _tr("Extract %n article(s) again?"), _tr("What was judged stays."), _tr("Extract"))
    if ids:
        window.files.extract_articles(ids)


def export(window: "MainWindow") -> None:
    """Writes a workbook of all that are selected; which facts and where to is asked next."""
    if window.page is not None and (ids := window.page.queue.list.selected_articles()):
        window.files.export(ids)


def _asked(window: "MainWindow", question: str, detail: str, answer: str) -> "array[int]":
    """The selected articles, where the person means them; else none."""
    ids = window.page.queue.list.selected_articles() if window.page is not None else array("q")
    if len(ids) > 1 and window.ask.decide(count_words(question, len(ids)), detail, [answer]) is None:
        return array("q")
    return ids


def _act(page: "ReviewPage", what: Done, ids: "array[int]") -> Act:
    articles = page.workspace.articles
    act: Callable[..., ChangeSet | None] = {
        Done.FINISH: articles.finish,
        Done.REOPEN: articles.reopen,
        Done.TAKE_OUT: articles.take_out,
    }[what]
    return partial(act, ids)


def _done(window: "MainWindow", page: "ReviewPage", what: Done, after: int | None, done: ChangeSet | None) -> None:
    """Says how many it were, offers to take it back, and goes on where the open article is gone."""
    if after is not None:
        page.open_article(after)
    number = len(done.changes) if done else 0
    sentence = {
        Done.FINISH: count_words("%n article(s) finished.", number) if number else _tr("They are done already."),
        Done.REOPEN: count_words("%n article(s) reopened.", number) if number else _tr("None of them is done."),
        Done.TAKE_OUT: count_words("%n article(s) taken out of the workspace.", number),
    }[what]
    window.notes.offer_undo(sentence, partial(list_work.undo, window), of=done.id if done else None)


def _words(what: Done, number: int) -> tuple[str, str, str, str]:
    """Question, what follows from it, answer, and the name of the task."""
    return {
        Done.FINISH: (
            count_words("Finish %n article(s)?", number),
            _tr("Facts that nobody judged stay as they are."),
            _tr("Finish"),
            _tr("Finishing"),
        ),
        Done.REOPEN: (count_words("Reopen %n article(s)?", number), "", _tr("Reopen"), _tr("Reopening")),
        Done.TAKE_OUT: (
            count_words("Take %n article(s) out of the workspace?", number),
            _tr("Texts and facts are kept, and Undo brings them back."),
            _tr("Take out"),
            _tr("Taking out"),
        ),
    }[what]


def _tr(text: str) -> str:
    return QCoreApplication.translate("queue", text)
