"""What is read before an entity is divided that is meant too often to list every mention."""

from PySide6.QtCore import QCoreApplication

from curator.domain.registry import NameCount
from curator.services.registry import Registry
from ui.registry.lines import Line
from ui.words import count_words

_MOST_SPELLINGS = 200


def spelling_lines(registry: Registry, entity_id: int) -> list[Line]:
    """How the names that mean an entity are written, as lines with their `NameCount`."""
    return [*map(_spelling, registry.spellings(entity_id, _MOST_SPELLINGS))]


def _spelling(counted: NameCount) -> Line:
    said = QCoreApplication.translate("registry", "All that is written “%1”").replace("%1", counted.words)
    where = f"{count_words('%n link(s)', counted.mentions)} {count_words('in %n article(s)', counted.articles)}"
    return Line(words=said, remark=where, what=counted)
