"""Beside an entity: where it is used, what was learned about its names, and its history."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from curator.domain.lesson import Lesson, Scope
from curator.domain.registry import Mention
from curator.domain.told import Told
from curator.services.registry import EntityPage, Registry
from ui.empty_state import EmptyState
from ui.plain import PlainLabel
from ui.record.sentence import sentence_of
from ui.registry.history_lines import history_line, named_in
from ui.registry.lines import Line, LineList
from ui.registry.words import lesson_sentence, time_words
from ui.words import date_words

MOST_MENTIONS = 300
"""Of an entity, the newest articles first; more would be no list that anybody reads."""


@dataclass(frozen=True, slots=True)
class About:
    """Everything that stands beside an entity.

    Attributes:
        page: What is known of it.
        mentions: Where it is used, as lines with their `Mention`.
        lessons: What was learned, as lines with their `Lesson`.
        history: What was done, as lines.
    """

    page: EntityPage
    mentions: Sequence[Line]
    lessons: Sequence[Line]
    history: Sequence[Line]


class AboutTabs(QWidget):
    """Three lists of which one is shown.

    Signals:
        mention_entered: The `Mention` to be looked at in its article.
        revoke_wanted: The `Lesson` to be forgotten.
        back_wanted: The `Told` act to be taken back, or restored where it was taken back.
        left: Esc was pressed.
    """

    mention_entered = Signal(object)
    revoke_wanted = Signal(object)
    back_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("What to see of it"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.used = LineList(self.tr("Where it is used"))
        self.learned = LineList(self.tr("What was learned"))
        self.history = LineList(self.tr("History"))
        self.more = PlainLabel(role="small")
        self.revoke = QPushButton(self.tr("Revoke…"))
        self.revoke.setAccessibleName(self.tr("Revoke what was learned"))
        self.back = QPushButton()
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._lists = (self.used, self.learned, self.history)
        for widget in (*self._lists, self._empty):
            self._stack.addWidget(widget)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(14, 8, 12, 8)
        below.addWidget(self.more)
        below.addStretch(1)
        below.addWidget(self.revoke)
        below.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._below)
        for _ in self._lists:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(lambda _place: self._show_list())
        self.used.entered.connect(lambda line: self.mention_entered.emit(line.what))
        self.learned.entered.connect(lambda _line: self._revoke())
        self.revoke.clicked.connect(self._revoke)
        self.back.clicked.connect(self.take_back)
        self.history.selectionModel().currentChanged.connect(lambda _now, _before: self._show_act())
        self.history.items.modelReset.connect(self._show_act)
        for each in self._lists:
            each.left.connect(self.left)
        self._show_act()
        self.clear()

    def clear(self) -> None:
        """Shows nothing."""
        self._counts = (0, 0, 0)
        self._linked = 0
        for each in self._lists:
            each.show_lines(())
        self._show_titles()
        self._show_list()

    def show_about(self, about: About) -> None:
        """Shows what stands beside an entity."""
        self.used.show_lines(about.mentions)
        self.learned.show_lines(about.lessons)
        self.history.show_lines(about.history)
        self._linked = about.page.use.linked
        self._counts = (self._linked, len(about.lessons), len(about.history))
        self._show_titles()
        self._show_list()

    def show_tab(self, place: int) -> None:
        """Shows the list of a place (0 used, 1 learned, 2 history) and gives it the keys."""
        self.tabs.setCurrentIndex(place)
        shown = self._lists[place]
        (shown if shown.items.rowCount() else self.tabs).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_back(self) -> None:
        """Has the chosen act of the history taken back or restored; where it is not shown it is shown first."""
        line = self.history.line
        if not self.isVisible():
            return
        if self._stack.currentWidget() is not self.history:
            self.show_tab(self._lists.index(self.history))
        elif line is not None:
            self.back_wanted.emit(line.what)

    def _show_act(self) -> None:
        """Says what can be done with the chosen act of the history."""
        line = self.history.line
        stands = line is None or not isinstance(line.what, Told) or line.what.stands
        self.back.setText(self.tr("Take back (B)") if stands else self.tr("Restore (B)"))
        self.back.setAccessibleName(self.tr("Take this act back") if stands else self.tr("Restore this act"))

    def _show_titles(self) -> None:
        titles = (self.tr("Where used"), self.tr("Learned"), self.tr("History"))
        for place, (title, number) in enumerate(zip(titles, self._counts, strict=True)):
            self.tabs.setTabText(place, f"{title} {number:,}" if number else title)

    def _show_list(self) -> None:
        place = max(0, self.tabs.currentIndex())
        shown = self._lists[place]
        there = shown.items.rowCount() > 0
        if not there and any(each.hasFocus() for each in (shown, self.revoke, self.back)):
            # The last one went: the keys would go who knows where.
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        if not there:
            self._empty.say(*self._nothing(place))
        self._stack.setCurrentWidget(shown if there else self._empty)
        self.revoke.setVisible(there and shown is self.learned)
        self.back.setVisible(there and shown is self.history)
        left_out = self._linked - self.used.items.rowCount()
        said = self.tr("The newest %1 of %2 are shown.").replace("%1", f"{MOST_MENTIONS:,}")
        self.more.setText(said.replace("%2", f"{self._linked:,}"))
        self.more.setVisible(place == 0 and self.used.items.rowCount() >= MOST_MENTIONS and left_out > 0)
        self._below.setVisible(not all(each.isHidden() for each in (self.more, self.revoke, self.back)))

    def _nothing(self, place: int) -> tuple[str, str]:
        return (
            (self.tr("Not used"), self.tr("No name in an article stands for it yet.")),
            (self.tr("Nothing learned"), self.tr("A link that is chosen for a name in an article teaches that name.")),
            (self.tr("No history"), self.tr("Nobody has changed it.")),
        )[place]

    def _revoke(self) -> None:
        line = self.learned.line
        if line is not None:
            self.revoke_wanted.emit(line.what)


def about_entity(registry: Registry, entity_id: int) -> About | None:
    """Reads everything that stands beside an entity; for another thread than the window's.

    Returns:
        None where the entity is gone.
    """
    try:
        page = registry.page(entity_id)
    except KeyError:
        return None
    mentions = registry.where_used(entity_id, MOST_MENTIONS)
    return About(
        page=page,
        mentions=mention_lines(registry, mentions),
        lessons=_lesson_lines(registry, page),
        history=_history_lines(registry, entity_id),
    )


def _history_lines(registry: Registry, entity_id: int) -> list[Line]:
    history = registry.history(entity_id)
    names = registry.entities(named_in(history))
    return [history_line(told, names) for told in history]


def mention_lines(registry: Registry, mentions: Sequence[Mention]) -> list[Line]:
    """Mentions as lines, each in its sentence."""
    texts = registry.texts([each.article.id for each in mentions if each.value.evidence])
    return [_mention_line(each, texts.get(each.article.id, "")) for each in mentions]


def _mention_line(mention: Mention, text: str) -> Line:
    value, article = mention.value, mention.article
    where = " · ".join(part for part in (article.outlet, date_words(article.published), article.title) if part)
    automatic = value.link is not None and value.link.by.startswith("rule:")
    by = _tr("automatic") if automatic else mention.curator
    if not value.evidence or not text:
        return Line(words=value.words, remark=where, right=by, what=mention)
    around = sentence_of(text, value.evidence[0])
    return Line(
        before=around.before, words=around.words, after=around.after, remark=where, right=by, what=mention
    )  # fmt: skip


def _lesson_lines(registry: Registry, page: EntityPage) -> list[Line]:
    articles = {int(each.where) for each, _ in page.lessons if each.scope is Scope.ARTICLE and each.where.isdigit()}
    titles = registry.titles(articles)
    return [
        Line(
            words=lesson_sentence(
                lesson, page.entity.name, titles.get(int(lesson.where or 0), "") if _of_article(lesson) else ""
            ),
            remark=" · ".join(part for part in (lesson.by, time_words(at)) if part),
            what=lesson,
        )
        for lesson, at in page.lessons
    ]


def _of_article(lesson: Lesson) -> bool:
    return lesson.scope is Scope.ARTICLE and lesson.where.isdigit()


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
