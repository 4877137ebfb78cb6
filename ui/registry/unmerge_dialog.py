"""Taking a merge back: both entities as they will be, and which mentions go back, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from curator.domain.change import ChangeSet
from curator.domain.entity import Entity
from curator.services.registry import EntityPage, Registry
from ui.desk import Desk
from ui.plain import PlainLabel
from ui.registry.about_tabs import MOST_MENTIONS, mention_lines
from ui.registry.act_dialog import ActDialog
from ui.registry.entity_card import EntityCard
from ui.registry.lines import Line, LineList
from ui.registry.merge_words import counted_words

_SIZE = 680, 560


@dataclass(frozen=True, slots=True)
class Parting:
    """A merged entity, the one that it was merged into, and what parts them."""

    gone: EntityPage
    kept: EntityPage
    mentions: Sequence[Line]
    apart: Sequence[Entity]


class UnmergeDialog(ActDialog):
    """Asks whether a merged entity shall stand for itself again.

    Args:
        desk: Whose workspace it acts on.
        parting: What will be.
        parent: The page.
    """

    def __init__(self, desk: Desk, parting: Parting, parent: QWidget) -> None:
        gone, kept = parting.gone, parting.kept
        title = _tr("Take back the merge of %1 into %2?").replace("%2", kept.entity.name)
        super().__init__(desk, title.replace("%1", gone.entity.name), _tr("Take back"), parent)
        self.setWindowTitle(self.tr("Take back a merge"))
        self._gone = gone.entity.id
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for page, fate in ((gone, self.tr("← stands for itself again")), (kept, self.tr("✓ stays"))):
            card = EntityCard()
            card.show_page(page, fate)
            cards.addWidget(card, 1)
        self.preview = PlainLabel(_preview(parting))
        self.preview.setWordWrap(True)
        self.mentions = LineList(self.tr("Mentions that go back"))
        self.mentions.show_lines(parting.mentions)
        self.mentions.left.connect(self.reject)
        self.body.addLayout(cards)
        self.body.addWidget(self.preview)
        self.body.addWidget(self.mentions, 1)
        self.mentions.setVisible(bool(parting.mentions))
        self.resize(_SIZE[0], _SIZE[1] if parting.mentions else self.sizeHint().height())
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def perform(self) -> ChangeSet | None:
        """Takes it back."""
        return self.registry.unmerge(self._gone)


def parting(registry: Registry, entity_id: int) -> Parting:
    """Reads what parts a merged entity from what it was merged into."""
    gone = registry.page(entity_id)
    kept = registry.page(gone.entity.merged_into or entity_id)
    mentions = mention_lines(registry, registry.where_used(entity_id, MOST_MENTIONS))
    return Parting(gone, kept, mentions, registry.apart_again(entity_id))


def _preview(parting: Parting) -> str:
    gone = parting.gone
    names = {name for each in (gone.entity, *gone.merged) for name in each.names}
    said = _tr("%1 will mean %2 again. What was linked to %3 itself stays there.")
    said = said.replace("%3", parting.kept.entity.name).replace("%2", gone.entity.name)
    said = said.replace("%1", counted_words(gone.use, len(names), len(gone.lessons)))
    if parting.apart:
        apart = _tr("It is told apart again from %1.").replace("%1", ", ".join(each.name for each in parting.apart))
        said = f"{said} {apart}"
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate("registry", text)
