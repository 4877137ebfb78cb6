"""Words about links: who or what made one, how far a choice is learned, and how much it would change."""

from PySide6.QtCore import QCoreApplication

from curator.domain.entity import Entity
from curator.domain.lesson import Lesson, Scope
from curator.domain.record import Link
from curator.domain.registry import Reach
from ui.plain import shortened
from ui.words import count_words

_LONGEST = 40


def automatic(link: Link | None) -> bool:
    """Whether a rule made a link, and no person said yes or no to it."""
    return link is not None and link.by.startswith("rule:")


def taught_by(lesson: Lesson | None) -> str:
    """Why a link was made by itself, as a sentence."""
    if lesson is None:
        return _tr("Linked automatically: the registry knows one entity of exactly this name.")
    said = {
        Scope.ARTICLE: _tr("Linked automatically: %1 chose it for “%2” in this article."),
        Scope.OUTLET: _tr("Linked automatically: %1 chose it for “%2” in this outlet."),
        Scope.EVERYWHERE: _tr("Linked automatically: %1 chose it for “%2” everywhere."),
    }[lesson.scope]
    return said.replace("%1", lesson.by or _tr("somebody")).replace("%2", shortened(lesson.words, _LONGEST))


def scope_name(scope: Scope, outlet: str) -> str:
    """For which articles a choice is learned."""
    match scope:
        case Scope.ARTICLE:
            return _tr("Learn for this article")
        case Scope.OUTLET:
            return _tr("Learn for %1").replace("%1", shortened(outlet, _LONGEST) or _tr("articles without outlet"))
    return _tr("Learn everywhere")


def reach_words(reach: Reach) -> str:
    """What choosing for all alike would change: “Ctrl 1–9: 13 values will change in 8 articles”."""
    if not reach.mentions:
        return _tr("no other value of this name")
    return _tr("Ctrl 1–9: %1").replace("%1", change_words(reach))


def change_words(reach: Reach) -> str:
    """How much would change, the value in focus included: “13 values will change in 8 articles”."""
    values = count_words("%n value(s) will change", reach.mentions + 1)
    return f"{values} {count_words('in %n article(s)', reach.articles)}"


def spread_words(values: int, articles: int) -> str:
    """What was changed by one choice: “Linked 13 values in 8 articles.”."""
    return count_words("Linked %n value(s)", values) + " " + count_words("in %n article(s).", articles)


def identifier_words(entity: Entity) -> str:
    """Its identifiers: “Wikidata Q42 · ROR 02mhbdp94”."""
    # Imported where it is needed: the words of the registry page are not wanted on the way to the first window.
    from ui.registry.words import scheme_name

    return " · ".join(f"{scheme_name(each.scheme)} {each.value}" for each in entity.identifiers[:3])


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
