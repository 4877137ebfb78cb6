"""Words of the group page: what is looked at together, why something is odd, and what was said of it."""

from PySide6.QtCore import QCoreApplication

from curator.link.oddness import Oddity, OddKind
from curator.services.grouping import Group, Member, Verdict
from ui.plain import shortened
from ui.words import count_words, date_words

_LONGEST = 60


def group_title(group: Group) -> str:
    """What is looked at together."""
    if group.entity is not None:
        return shortened(group.entity.name, _LONGEST)
    if group.wanted.words:
        return f"“{shortened(group.wanted.words, _LONGEST)}”"
    return _tr("Automatic links")


def marked_words(count: int) -> str:
    """How much was said and is not stored yet; nothing where there is nothing."""
    said = count_words("%n marked, not stored yet: G confirms the rest and stores all", count)
    return said if count else ""


def stored_words(count: int) -> str:
    """What was stored as the page was left."""
    return count_words("What was said of %n value(s) is stored.", count)


def group_says(group: Group) -> str:
    """How many there are: “12 to look at in 9 articles · 3 odd · 4 judged already”."""
    articles = len({each.mention.article.id for each in group.members})
    odd = sum(bool(each.odd) for each in group.members)
    parts = [f"{count_words('%n to look at', len(group.members))} {count_words('in %n article(s)', articles)}"]
    parts += [count_words("%n odd", odd)] if odd else []
    parts += [count_words("%n judged already", group.settled)] if group.settled else []
    parts += [count_words("%n older ones left out", group.left_out)] if group.left_out else []
    return " · ".join(parts)


def odd_words(odd: Oddity) -> str:
    """One difference in a few words."""
    said = {
        OddKind.ENTITY: _tr("linked otherwise than most"),
        OddKind.NEIGHBOURS: _tr("no name in common with the other articles"),
        OddKind.PLACE: _tr("other places: %1"),
        OddKind.SCORE: _tr("fits the entity less: %1"),
        OddKind.CONFIDENCE: _tr("low confidence: %1"),
        OddKind.OUTLET: _tr("other outlet: %1") if odd.detail else _tr("no outlet"),
        OddKind.FIELD: _tr("other field: %1"),
        OddKind.SPELLING: _tr("written otherwise than most"),
    }[odd.kind]
    return said.replace("%1", shortened(odd.detail, _LONGEST))


def verdict_words(verdict: Verdict | None, *, linked: bool) -> str:
    """What was said of a member and is not stored yet: “✓ confirm · → link”.

    Args:
        verdict: What was said.
        linked: Whether the member is linked now.
    """
    if verdict is None:
        return ""
    parts = {True: [_tr("✓ confirm")], False: [_tr("✕ reject")], None: []}[verdict.confirmed]
    if verdict.entity_id is not None:
        parts = [*parts, _tr("→ link")]
    elif verdict.refused:
        parts = [*parts, _tr("≠ not this one") if linked else _tr("≠ none of these")]
    return " · ".join(parts)


def place_words(member: Member, field: str) -> str:
    """Where it stands: outlet, day, field and title of the article."""
    article = member.mention.article
    return " · ".join(each for each in (article.outlet, date_words(article.published), field, article.title) if each)


def _tr(text: str) -> str:
    return QCoreApplication.translate("group", text)
