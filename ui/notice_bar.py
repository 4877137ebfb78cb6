"""One line over the foot of the page that says what just happened, and goes by itself when it was good."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from curator.domain.change import MACHINE_ACTS, ChangeSet, Way
from ui.notifications import Notice, Notifications, Tone
from ui.plain import ElidedLabel, PlainLabel

_MILLISECONDS = 10_000
_EDGE, _FOOT, _NARROWEST = 12, 44, 280
"""Its distance from the sides and, above the key footer, from the foot; its least width; in pixels."""
_MARKS = {Tone.GOOD: ("✓", "done"), Tone.PLAIN: ("·", "soft"), Tone.BAD: ("✕", "refused")}


class NoticeBar(QWidget):
    """Shows one notice; a failure, or one with a button, stays until the person puts it away.

    Good and plain ones that come meanwhile wait behind it; a failure is shown at once, and what stood there waits.

    Args:
        page: What it lies over; nothing there moves when a notice comes or goes.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)
        self.setProperty("role", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notice: Notice | None = None
        self._waiting: list[Notice] = []
        self._acts: list[int] = []
        self._mark = PlainLabel()
        self._sentence = ElidedLabel()
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._act = QPushButton()
        self._act.setAccessibleName(self.tr("What to do about it"))
        self._act.clicked.connect(self._do)
        close = QToolButton()
        close.setText("✕")
        close.setAccessibleName(self.tr("Put the notice away"))
        close.clicked.connect(self.put_away)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 6, 4)
        layout.setSpacing(8)
        layout.addWidget(self._mark)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._act)
        layout.addWidget(close)
        self._away = QTimer(self, singleShot=True, interval=_MILLISECONDS)
        self._away.timeout.connect(self.put_away)
        self._just_said = QTimer(self, singleShot=True, interval=0)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What it shows, or None while it is hidden."""
        return None if self.isHidden() else self._notice

    @property
    def newest_act(self) -> int | None:
        """The newest act that stands and was heard of here, a machine's apart."""
        return self._acts[-1] if self._acts else None

    def hear(self, notes: Notifications) -> None:
        """Shows what is told there from now on."""
        notes.noticed.connect(self.show_notice)
        notes.succeeded.connect(self.settle)

    def show_notice(self, notice: Notice) -> None:
        """Shows a notice in place of the earlier one, or after it where that one must be put away by the person."""
        shown = self.notice
        self._just_said.start()
        if shown is not None and shown != notice and _stays(shown):
            failed = notice.tone is Tone.BAD
            later = shown if failed else notice
            self._waiting = [each for each in self._waiting if each not in (shown, notice)]
            self._waiting.insert(0 if failed else len(self._waiting), later)
            if not failed:
                return
        self._show(notice)

    def follow(self, done: ChangeSet) -> None:
        """Says no longer what was told of an act that is undone, nor offers to undo one that another followed."""
        if done.act in MACHINE_ACTS:
            return
        act = done.id if done.of is None else done.of
        self._acts = [each for each in self._acts if each != act]
        if done.way is not Way.UNDO:
            self._acts.append(act)
            self._show_act()
            return
        self._drop(lambda notice: notice.of == done.of)
        self._show_act()

    def settle(self, work: str) -> None:
        """Says no longer that work of a kind failed: it succeeded since."""
        self._drop(lambda notice: notice.work == work)

    def leave_article(self) -> None:
        """Says no longer what was told of an act before another article was opened; what was just said stays."""
        if not self._just_said.isActive():
            self._drop(lambda notice: notice.of is not None)

    def put_away(self) -> None:
        """Hides the notice and shows the next that waits."""
        self.hide()
        if self._waiting:
            self._show(self._waiting.pop(0))

    def _drop(self, gone: Callable[[Notice], bool]) -> None:
        self._waiting = [each for each in self._waiting if not gone(each)]
        if self.notice is not None and gone(self.notice):
            self.put_away()

    def _show(self, notice: Notice) -> None:
        self._notice = notice
        mark, role = _MARKS[notice.tone]
        self._mark.setText(mark)
        self._mark.set_role(role)
        self._sentence.setText(notice.sentence)
        self.setAccessibleName(notice.sentence)
        self._show_act()
        self._act.setText(notice.act_name)
        self._act.setAccessibleName(notice.act_name)
        self._place()
        self.show()
        self.raise_()
        if _stays(notice):
            self._away.stop()
        else:
            self._away.start()

    def _show_act(self) -> None:
        """Shows the button; not where it would undo another act than the one that is told of."""
        notice = self._notice
        if notice is not None:
            other = notice.undoes and notice.of in self._acts and self.newest_act != notice.of
            self._act.setVisible(bool(notice.act_name) and not other)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        """Stays at the foot of the page."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        room = self._page.width() - 2 * _EDGE
        words = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text())
        around = self.sizeHint().width() - self._sentence.sizeHint().width()
        width = min(room, max(_NARROWEST, words + around + 8))
        height = self.sizeHint().height()
        self.setGeometry((self._page.width() - width) // 2, self._page.height() - height - _FOOT, width, height)

    def hideEvent(self, _event: object) -> None:
        """Nothing is left to put away."""
        self._away.stop()

    def _do(self) -> None:
        notice = self._notice
        self.put_away()
        if notice and notice.act:
            notice.act()


def _stays(notice: Notice) -> bool:
    return notice.tone is Tone.BAD or (bool(notice.act_name) and not notice.passing)
