"""Likely duplicates: pairs by score, the two side by side with what speaks for and against, one key to judge each.

Which pairs are likely is `curator.link.duplicates`'.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from curator.domain.change import Act, ChangeSet, Way
from curator.domain.entity import Entity
from curator.errors import UserError
from curator.services.registry import EntityPage, Registry
from ui.desk import Desk
from ui.empty_state import EmptyState
from ui.plain import PlainLabel
from ui.registry.about_tabs import mention_lines
from ui.registry.entity_card import EntityCard
from ui.registry.lines import Line, LineList
from ui.registry.merge_words import merged_words, preview_words
from ui.registry.pairs import Pair, find_pairs
from ui.tasks import Task, Tasks
from ui.words import count_words

_MENTIONS = 20


class DuplicatesView(QWidget):
    """Pairs at the left, the chosen one at the right.

    Signals:
        mention_entered: A `Mention` to be looked at in its article.
        left: Esc was pressed: the person wants the list of entities.
        shown: The chosen pair is on the screen.

    Args:
        desk: Of the workspace.
        tasks: Where pairs are found and read.
    """

    mention_entered = Signal(object)
    left = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._finding: Task | None = None
        self._asked: Task | None = None
        self._begun = False
        self._pairs: list[Pair] = []
        self._judged: dict[int, Pair] = {}
        self._pages: tuple[EntityPage, EntityPage] | None = None
        self._kept = 0
        self.pairs = LineList(self.tr("Likely duplicates"), lines=2)
        self.empty = EmptyState()
        self.cards = EntityCard(), EntityCard()
        self.mentions = LineList(self.tr("Mentions of the left one")), LineList(self.tr("Mentions of the right one"))
        self.evidence = PlainLabel(role="done")
        self.against = PlainLabel(role="doubt")
        self.preview = PlainLabel(role="soft")
        self.buttons: dict[str, QPushButton] = {}
        self.again = QPushButton(self.tr("Find again"))
        self.count = PlainLabel(role="small")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Likely duplicates"))
        self._right = QStackedWidget()
        self._left = QStackedWidget()
        self._arrange()
        self._connect()

    @property
    def pair(self) -> Pair | None:
        """The chosen one."""
        line = self.pairs.line
        return line.what if line is not None and isinstance(line.what, Pair) else None

    @property
    def ready(self) -> bool:
        """Whether the chosen pair is read and shown."""
        return self._pages is not None

    def begin(self) -> None:
        """Has pairs found, the first time it is looked at."""
        if not self._begun:
            self.find_again()

    def find_again(self) -> None:
        """Has pairs found anew."""
        self._begun = True
        if self._finding is not None:
            return
        registry = self._desk.workspace.registry
        self.empty.say(self.tr("Looking for duplicates…"))
        if not self._pairs:
            self._left.setCurrentWidget(self.empty)
        self._finding = self._tasks.run(
            lambda watch: find_pairs(registry, watch),
            self._take_pairs,
            self._failed,
            name=self.tr("Finding duplicates"),
            stopped=self._stopped,
            owner=self,
        )

    def focus_list(self) -> None:
        """Takes the keys: the list, or all of this while there is none."""
        (self.pairs if self._pairs else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def merge(self) -> None:
        """Joins the chosen pair; which one stays is shown."""
        pair, pages = self.pair, self._pages
        if pair is not None and pages is not None:
            kept = pages[1 - self._gone_at].entity.id
            self._act(pair, lambda: self._registry().merge(pages[self._gone_at].entity.id, kept))

    def tell_apart(self) -> None:
        """Says that the chosen pair is not the same."""
        pair = self.pair
        if pair is not None:
            self._act(pair, lambda: self._registry().distinguish(pair.one.id, pair.other.id))

    def swap(self) -> None:
        """Has the other one stay."""
        if self._pages is not None:
            self._kept = self._pages[self._gone_at].entity.id
            self._show_fate()

    def later(self) -> None:
        """Puts the chosen pair at the end of the list."""
        pair = self.pair
        if pair is not None and len(self._pairs) > 1:
            self._pairs = [each for each in self._pairs if each is not pair] + [pair]
            self._list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def committed(self, done: ChangeSet) -> None:
        """Takes note of an act: what was judged here and is taken back comes back."""
        back = self._judged.get(done.of or 0)
        if done.way is Way.UNDO and back is not None:
            self._pairs.insert(0, back)
            self._list(back)
        elif done.way is Way.REDO and back is not None:
            self._drop(back, done)
        elif done.act is Act.MERGE and done.way is Way.DO and done.id not in self._judged:
            gone = {change.state.id for change in done.changes if isinstance(change.state, Entity)}
            self._pairs = [each for each in self._pairs if not {each.one.id, each.other.id} & gone]
            self._list()

    def _arrange(self) -> None:
        side, right, nothing = _panel("side"), _panel("panel"), _panel("panel")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._left, 1)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 8)
        below.addWidget(self.count, 1)
        below.addWidget(self.again)
        column.addLayout(below)
        self.pairs.setProperty("role", "side")
        self._left.addWidget(self.pairs)
        self._left.addWidget(self.empty)
        self._arrange_pair(QVBoxLayout(right))
        self._right.addWidget(nothing)
        self._right.addWidget(right)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        side.setMinimumWidth(280)
        for widget in (side, self._right):
            split.addWidget(widget)
        split.setStretchFactor(1, 1)
        split.setSizes([360, 920])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _arrange_pair(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        both = QHBoxLayout()
        both.setSpacing(14)
        for card, listed in zip(self.cards, self.mentions, strict=True):
            half = QVBoxLayout()
            half.setSpacing(8)
            half.addWidget(card)
            half.addWidget(listed, 1)
            both.addLayout(half, 1)
        for label in (self.evidence, self.against, self.preview):
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addLayout(both, 1)
        acts = {
            "merge": (self.tr("Merge (M)"), self.merge),
            "swap": (self.tr("Swap (S)"), self.swap),
            "apart": (self.tr("Not the same (N)"), self.tell_apart),
            "later": (self.tr("Later (Space)"), self.later),
        }
        self.buttons = {name: _button(words, act, main=name == "merge") for name, (words, act) in acts.items()}
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.again.setAccessibleName(self.tr("Find duplicates again"))
        self.again.clicked.connect(self.find_again)
        self.pairs.selectionModel().currentChanged.connect(self._chosen)
        for listed in self.mentions:
            listed.entered.connect(lambda line: self.mention_entered.emit(line.what))
            listed.left.connect(self.focus_list)

    def _take_pairs(self, pairs: Sequence[Pair]) -> None:
        self._finding = None
        self._pairs = list(pairs)
        self._judged = {}
        self._list()

    def _failed(self, error: UserError) -> None:
        self._desk.failed.emit(error)
        self._stopped()

    def _stopped(self) -> None:
        """Keeps the pairs that were found before."""
        self._finding = None
        self.empty.say(self.tr("Not looked through"), self.tr("“Find again” looks for likely duplicates once more."))

    def _list(self, here: Pair | None = None) -> None:
        focused = self.hasFocus() or self.pairs.hasFocus() or self.again.hasFocus()
        self.pairs.show_lines([_line(pair) for pair in self._pairs])
        if here is not None:
            self.pairs.setCurrentIndex(self.pairs.items.index(self._pairs.index(here)))
        self.count.setText(count_words("%n pair(s)", len(self._pairs)) if self._pairs else "")
        if not self._pairs and self._judged:
            self.empty.say(self.tr("All judged"), self.tr("No other two entities look alike enough to ask."))
        elif not self._pairs:
            self.empty.say(self.tr("No likely duplicates"), self.tr("No two entities look alike enough to ask."))
        self._left.setCurrentWidget(self.pairs if self._pairs else self.empty)
        if focused:
            self.focus_list()
        self._read()

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._read()

    def _read(self) -> None:
        """Reads the chosen pair on another thread; the latest asking wins."""
        pair, registry = self.pair, self._registry()
        self._pages = None
        if pair is None:
            self._right.setCurrentIndex(0)
            return
        asked: Task | None = None

        def job(_watch: object) -> tuple[list[EntityPage], list[list[Line]]]:
            ids = (pair.one.id, pair.other.id)
            return (
                [registry.page(each) for each in ids],
                [mention_lines(registry, registry.where_used(each, _MENTIONS)) for each in ids],
            )

        def answer(found: tuple[list[EntityPage], list[list[Line]]]) -> None:
            if asked is self._asked:
                self._show(pair, *found)

        asked = self._tasks.run(job, answer, self._desk.failed.emit, owner=self)
        self._asked = asked

    def _show(self, pair: Pair, pages: list[EntityPage], mentions: list[list[Line]]) -> None:
        self._pages = pages[0], pages[1]
        # The one that is meant more often stays, unless they are swapped.
        self._kept = max(pages, key=lambda page: (page.use.linked, len(page.entity.identifiers))).entity.id
        self.evidence.setText("\n".join(f"+ {said}" for said in pair.reasons))
        self.evidence.setVisible(bool(pair.reasons))
        self.against.setText("\n".join(f"− {said}" for said in pair.contrary))
        self.against.setVisible(bool(pair.contrary))
        for listed, lines in zip(self.mentions, mentions, strict=True):
            listed.show_lines(lines)
        self._show_fate()
        self._right.setCurrentIndex(1)
        self.shown.emit()

    @property
    def _gone_at(self) -> int:
        """Which of the two goes into the other."""
        return 1 if self._pages is not None and self._pages[0].entity.id == self._kept else 0

    def _show_fate(self) -> None:
        pages = self._pages
        if pages is None:
            return
        for place, card in enumerate(self.cards):
            gone = place == self._gone_at
            card.show_page(pages[place], self.tr("goes into the other one") if gone else self.tr("✓ stays"))
        self.preview.setText(preview_words(pages[self._gone_at], pages[1 - self._gone_at].entity))

    def _act(self, pair: Pair, act: Callable[[], ChangeSet | None]) -> None:
        try:
            done = act()
        except ValueError as error:
            self.against.setText(f"− {error}")
            self.against.show()
            return
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._drop(pair, done)
        if done is not None and done.act is Act.MERGE:
            self._desk.told.emit(merged_words(done), done.id)

    def _drop(self, pair: Pair, done: ChangeSet | None) -> None:
        if done is not None:
            self._judged[done.of or done.id] = pair
        place = self._pairs.index(pair) if pair in self._pairs else 0
        self._pairs = [each for each in self._pairs if each != pair]
        self._list(self._pairs[min(place, len(self._pairs) - 1)] if self._pairs else None)

    def _registry(self) -> Registry:
        return self._desk.workspace.registry


def _panel(role: str) -> QWidget:
    panel = QWidget()
    panel.setProperty("role", role)
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return panel


def _button(words: str, act: Callable[[], object], *, main: bool) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("role", "main" if main else "")
    button.clicked.connect(act)
    return button


def _line(pair: Pair) -> Line:
    remark = ", ".join(pair.reasons[:2])
    return Line(words=f"{pair.one.name}\u2028{pair.other.name}", remark=remark, right=f"{pair.score:.0%}", what=pair)
