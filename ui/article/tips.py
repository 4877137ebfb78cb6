"""What a piece of evidence says about itself: the words of the card beside it. The card is `ui.article.mark_card`'s."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from curator.domain.entity import Entity
from curator.domain.profile import Profile
from curator.domain.record import Value
from ui.article.evidence_marks import Mark
from ui.plain import shortened
from ui.theme import MARKS
from ui.words import status_name, sureness_sentence

Titles = Mapping[tuple[str, str], str]
"""By group and field key what they are called on screen."""

_MOST = 160


def titles(profile: Profile) -> Titles:
    """What every field of a profile is called: “Person · Affiliation”."""
    return {
        (group.key, field.key): f"{group.title} · {field.title}" for group in profile.groups for field in group.fields
    }


def mark_title(mark: Mark, names: Titles) -> str:
    """What a mark is evidence of, as `titles` calls it."""
    return names.get((mark.entry.group, mark.value.field), mark.entry.group)


def mark_lines(mark: Mark, entities: Mapping[int, Entity]) -> list[str]:
    """Words, status, sureness, proposer, entity, reason and note of a mark, each on a line of plain text.

    Args:
        mark: The mark.
        entities: By id those that values of the record stand for.
    """
    value = mark.value
    lines = [shortened(value.words, _MOST), f"{MARKS[value.status]} {status_name(value.status)}"]
    if value.proposed:
        lines.append(_tr("Proposed was “%1”.").replace("%1", shortened(value.proposed, _MOST)))
    if value.status.open and value.confidence is not None:
        lines.append(sureness_sentence(value.confidence))
    by = _tr("Proposed by %1.").replace("%1", value.extractor) if value.extractor else _tr("Added by a person.")
    lines.append(by)
    entity = entities.get(value.link.entity_id or 0) if value.link else None
    if entity:
        lines.append(_tr("Stands for %1.").replace("%1", shortened(entity.name, _MOST)))
    lines += _said(value)
    return lines


def _said(value: Value) -> list[str]:
    said = ((_tr("Reason: %1"), value.reason), (_tr("Note: %1"), value.note))
    return [sentence.replace("%1", shortened(words, _MOST)) for sentence, words in said if words]


def _tr(text: str) -> str:
    return QCoreApplication.translate("article", text)
