"""What a piece of evidence says about itself when the mouse rests on it."""

from collections.abc import Mapping

from curator.domain.profile import Profile
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


def mark_tip(mark: Mark, names: Titles) -> str:
    """Group, field, words and status of a mark, and how sure a proposal is, each on a line of plain text.

    Args:
        mark: The mark.
        names: See `titles`.
    """
    value = mark.value
    name = names.get((mark.entry.group, value.field), mark.entry.group)
    parts = [name, shortened(value.words, _MOST), f"{MARKS[value.status]} {status_name(value.status)}"]
    if value.status.open and value.confidence is not None:
        parts.append(sureness_sentence(value.confidence))
    return "\n".join(parts)
