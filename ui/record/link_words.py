"""Words about links: who or what made one, how far a choice is learned, and how much it would change."""

from collections.abc import Sequence

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


def taught_by(link: Link | None, lesson: Lesson | None) -> str:
    """Why a link was made by itself, as a sentence."""
    # Imported where it is needed: the first window is painted without it.
    from curator.link.automatic import EXACT

    if link is not None and link.by == EXACT:
        return _tr("Linked automatically: the registry knows one entity of exactly this name.")
    if lesson is None:
        return _tr("Linked automatically: in this article it stands in brackets with another name of it.")
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


def correction_name(scope: Scope, outlet: str) -> str:
    """For which articles another choice than the automatic one is learned."""
    match scope:
        case Scope.ARTICLE:
            return _tr("Correct for this article")
        case Scope.OUTLET:
            return _tr("Correct for %1").replace("%1", shortened(outlet, _LONGEST) or _tr("articles without outlet"))
    return _tr("Correct everywhere")


def reach_words(reaches: Sequence[Reach]) -> str:
    """What choosing each candidate for all alike would change: “Ctrl 1–4: 13 values will change in 8 articles”."""
    if all(each.mentions <= 1 for each in reaches):
        return _tr("no other value will change")
    keys: dict[Reach, list[int]] = {}
    for number, reach in enumerate(reaches, 1):
        keys.setdefault(reach, []).append(number)
    (first, *more) = keys
    told = [change_words(first), *(_values_words(each) for each in more)]
    return " · ".join(f"Ctrl {_numbers(keys[reach])}: {words}" for reach, words in zip(keys, told, strict=True))


def enter_words(reach: Reach) -> str:
    """What Ctrl+Enter would change; nothing where that is one value alone."""
    return _tr("Ctrl Enter: %1").replace("%1", change_words(reach)) if reach.mentions > 1 else ""


def change_words(reach: Reach) -> str:
    """How much would change, the value in focus included: “13 values will change in 8 articles”."""
    if not reach.mentions:
        return _tr("nothing will change")
    values = count_words("%n value(s) will change", reach.mentions)
    return f"{values} {count_words('in %n article(s)', reach.articles)}"


def _values_words(reach: Reach) -> str:
    """The same, shorter: “2 values in 1 article”."""
    return f"{count_words('%n value(s)', reach.mentions)} {count_words('in %n article(s)', reach.articles)}"


def _numbers(numbers: Sequence[int]) -> str:
    """Keys in a row as a range: “1–4”, “2, 4”."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and last - first == len(numbers) - 1:
        return f"{first}–{last}"
    return ", ".join(map(str, numbers))


def spread_words(values: int, of: int, articles: int) -> str:
    """What was changed by one choice: “Linked 13 values in 8 articles.”, or how many until somebody stopped it."""
    if values < of:
        return _tr("Stopped. %1 of %2 values are linked.").replace("%1", f"{values:,}").replace("%2", f"{of:,}")
    return count_words("Linked %n value(s)", values) + " " + count_words("in %n article(s).", articles)


def identifier_words(entity: Entity) -> str:
    """Its identifiers: “Wikidata Q42 · ROR 02mhbdp94”."""
    # Imported where it is needed: the words of the registry page are not wanted on the way to the first window.
    from ui.registry.words import scheme_name

    return " · ".join(f"{scheme_name(each.scheme)} {each.value}" for each in entity.identifiers[:3])


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
