"""What is said of acts that reach far: each with a button that takes it back, and no longer than it matters."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.notice_bar import NoticeBar
from ui.notifications import Notifications, Tone
from ui.record.link_words import Spread, spread_words
from ui.review_page import ReviewPage


def tell_acts(page: ReviewPage, notes: Notifications, notice: NoticeBar, undo: Callable[[], object]) -> None:
    """Has the acts of a workspace told.

    Args:
        page: Where they are done.
        notes: Who tells.
        notice: Where it stands.
        undo: Takes the newest act back.
    """

    def tell_spread(spread: Spread) -> None:
        if spread.changed:
            notes.offer_undo(spread_words(spread), undo, of=notice.newest_act)
        else:
            notes.tell(QCoreApplication.translate("commands", "Stopped. Nothing has been changed."))

    page.record.linking.spread.connect(tell_spread)
    page.desk.told.connect(lambda sentence, act: notes.offer_undo(sentence, undo, Tone.GOOD, of=act))
    page.desk.committed.connect(notice.follow)
    page.desk.opened.connect(lambda _dossier: notice.leave_article())
