"""Joining two entities: the other one is searched for, what will mean the one that stays is shown, S swaps them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from curator.domain.change import ChangeSet
from curator.domain.entity import Entity
from curator.services.registry import EntityPage
from ui.actions import takes_keys
from ui.desk import Desk
from ui.plain import PlainLabel
from ui.registry.act_dialog import ActDialog
from ui.registry.entity_card import EntityCard
from ui.registry.entity_field import EntityField
from ui.registry.merge_words import contrary_words, preview_words
from ui.tasks import Tasks

_WIDTH = 680


class MergeDialog(ActDialog):
    """Asks which two, and which one stays.

    Args:
        desk: Whose workspace it acts on.
        tasks: Where entities are read.
        one: The entity that stays unless they are swapped.
        other: The one whose place it takes; None to have it searched for.
        parent: The page.
    """

    def __init__(self, desk: Desk, tasks: Tasks, one: int, other: int | None, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent)
        self._tasks = tasks
        self._pages: dict[int, EntityPage] = {}
        self.kept, self.gone = one, other
        self.field = EntityField(desk, tasks, self.tr("Merge with"), None, clears=False)
        self.field.line.setProperty("role", "")
        self.field.without = frozenset({one})
        self.field.chosen.connect(self._choose)
        self.field.line.left.connect(self.reject)
        self.cards = EntityCard(), EntityCard()
        self.preview = PlainLabel()
        self.preview.setWordWrap(True)
        self.against = PlainLabel(role="doubt")
        self.against.setWordWrap(True)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in self.cards:
            cards.addWidget(card, 1)
        self.body.addWidget(self.field)
        self.body.addLayout(cards)
        self.body.addWidget(self.preview)
        self.body.addWidget(self.against)
        self.body.addStretch(1)
        self.apart = QPushButton(self.tr("Not the same (N)"))
        self.apart.setAccessibleName(self.tr("Not the same"))
        self.apart.setAutoDefault(False)
        self.apart.clicked.connect(self.tell_apart)
        self.swap_ = QPushButton(self.tr("Swap (S)"))
        self.swap_.setAccessibleName(self.tr("Swap which one stays"))
        self.swap_.setAutoDefault(False)
        self.swap_.clicked.connect(self.swap)
        self.buttons.insertWidget(0, self.swap_)
        self.buttons.insertWidget(1, self.apart)
        self.act.setText(self.tr("Merge (M)"))
        self.act.setAccessibleName(self.tr("Merge"))
        for key, act in (("S", self.swap), ("N", self.tell_apart), ("M", self.accept)):
            QShortcut(QKeySequence(f"Alt+{key}"), self).activated.connect(act)
        self.setWindowTitle(self.tr("Merge"))
        self.setMinimumWidth(_WIDTH)
        self.field.setVisible(other is None)
        if other is None:
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()
        self._read(one)
        if other is not None:
            self._read(other)

    @property
    def ready(self) -> bool:
        """Whether both are read and shown."""
        return self.gone is not None and {self.kept, self.gone} <= set(self._pages)

    def swap(self) -> None:
        """Has the other one stay."""
        if self.gone is not None:
            self.kept, self.gone = self.gone, self.kept
            self._show()

    def tell_apart(self) -> None:
        """Says that they are not the same."""
        gone = self.gone
        if gone is not None:
            self.do(lambda: self.registry.distinguish(self.kept, gone))

    def perform(self) -> ChangeSet | None:
        """Joins them."""
        if self.gone is None or not self.ready:
            raise ValueError(self.tr("Choose the other entity first."))
        return self.registry.merge(self.gone, self.kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S swaps, N tells apart, M merges, where nothing is being typed."""
        acts = {Qt.Key.Key_S: self.swap, Qt.Key.Key_N: self.tell_apart, Qt.Key.Key_M: self.accept}
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        typing = takes_keys(QApplication.focusWidget()) and self.field.line.hasFocus()
        if plain and not typing and Qt.Key(event.key()) in acts:
            acts[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def _choose(self, entity: Entity | None) -> None:
        if entity is not None:
            self.gone = entity.id
            self._show()
            self._read(entity.id)

    def _read(self, entity_id: int) -> None:
        self._tasks.run(
            lambda _watch: self.registry.page(entity_id), self._take_page, self.desk.failed.emit, owner=self
        )

    def _take_page(self, page: EntityPage) -> None:
        self._pages[page.entity.id] = page
        self.field.kind = page.entity.kind
        self._show()

    def _show(self) -> None:
        kept, gone = self._pages.get(self.kept), self._pages.get(self.gone or 0)
        self.cards[0].show_page(gone, self.tr("goes into →"))
        self.cards[1].show_page(kept, self.tr("✓ stays"))
        for widget in (self.act, self.swap_, self.apart):
            widget.setEnabled(self.ready)
        if kept is None:
            return
        if gone is None:
            self.headline.setText(self.tr("Merge %1 with…").replace("%1", kept.entity.name))
            self.preview.setText(self.tr("Search for the entity that is the same."))
            return
        title = self.tr("Merge %1 into %2?")
        self.headline.setText(title.replace("%2", kept.entity.name).replace("%1", gone.entity.name))
        self.preview.setText(preview_words(gone, kept.entity))
        self.against.setText(contrary_words(gone, kept))
        self.against.setVisible(bool(self.against.text()))
        if self.ready:
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)
