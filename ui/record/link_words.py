"""Words about links: who or what made one, how far a choice is learned, and how much it would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from curator.domain.change import ChangeSet
from curator.domain.entity import Entity
from curator.domain.lesson import Lesson, Scope
from curator.domain.record import Link, Value
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


def reach_words(alike: Sequence[Reach]) -> str:
    """What choosing each candidate for all alike would change: “Ctrl 1–4: 13 values will change in 8 articles”."""
    if all(each.mentions <= 1 for each in alike):
        return _tr("no other value will change") if alike else ""
    keys: dict[Reach, list[int]] = {}
    for number, reach in enumerate(alike, 1):
        keys.setdefault(reach, []).append(number)
    (first, *more) = keys
    told = [change_words(first), *(_values_words(each) for each in more)]
    return " · ".join(f"Ctrl {_numbers(keys[reach])}: {words}" for reach, words in zip(keys, told, strict=True))


def loss_words(alone: Sequence[Reach], none: Reach) -> str:
    """What would go if one were chosen for the value alone, or none: “2, N: 12 links that followed will go”."""
    keys: dict[int, list[int]] = {}
    for number, reach in enumerate(alone, 1):
        keys.setdefault(reach.lost, []).append(number)
    pressed = {lost: [_numbers(numbers)] for lost, numbers in keys.items()}
    pressed.setdefault(none.lost, []).append("N")
    return " · ".join(f"{', '.join(names)}: {_lost_words(lost)}" for lost, names in pressed.items() if lost)


def enter_words(alike: Reach, alone: Reach) -> str:
    """What Ctrl+Enter would change, where that is more than one value, and what would go with Enter."""
    told = [_tr("Ctrl Enter: %1").replace("%1", change_words(alike))] if alike.mentions > 1 else []
    told += [_tr("Enter: %1").replace("%1", _lost_words(alone.lost))] if alone.lost else []
    return " · ".join(told)


def change_words(reach: Reach) -> str:
    """How much would change, the value in focus included: “13 values will change in 8 articles (2 links gone)”."""
    if not reach.mentions:
        return _tr("nothing will change")
    values = count_words("%n value(s) will change", reach.mentions)
    return f"{values} {count_words('in %n article(s)', reach.articles)}{_gone_words(reach)}"


def _values_words(reach: Reach) -> str:
    """The same, shorter: “2 values in 1 article”."""
    values = count_words("%n value(s)", reach.mentions)
    return f"{values} {count_words('in %n article(s)', reach.articles)}{_gone_words(reach)}"


def _gone_words(reach: Reach) -> str:
    return f" ({count_words('%n link(s) gone', reach.lost)})" if reach.lost else ""


def _lost_words(lost: int) -> str:
    return count_words("%n link(s) that followed will go", lost)


def _numbers(numbers: Sequence[int]) -> str:
    """Keys in a row as a range: “1–4”, “2, 4”."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and last - first == len(numbers) - 1:
        return f"{first}–{last}"
    return ", ".join(map(str, numbers))


@dataclass(frozen=True, slots=True)
class Spread:
    """What one choice did.

    Attributes:
        linked: Values that were linked.
        lost: Values that lost their link, for it followed from what no longer holds.
        changed: All values that were changed.
        of: As many would have been, had nobody stopped it.
        articles: In how many articles those are.
    """

    linked: int
    lost: int
    changed: int
    of: int
    articles: int


def spread_of(done: ChangeSet | None, reach: Reach) -> Spread:
    """What an act did of what was said before; None is nothing."""
    links = [each.state.link for each in done.changes if isinstance(each.state, Value)] if done else []
    linked = sum(link is not None and link.entity_id is not None for link in links)
    return Spread(linked, links.count(None), len(links), reach.mentions, reach.articles)


def spread_words(spread: Spread) -> str:
    """What was changed by one choice: “Linked 13 values in 8 articles.”, or how many until somebody stopped it."""
    if spread.changed < spread.of:
        stopped = _tr("Stopped. %1 of %2 values are changed.")
        return stopped.replace("%1", f"{spread.changed:,}").replace("%2", f"{spread.of:,}")
    linked = count_words("Linked %n value(s)", spread.linked)
    if not spread.lost:
        return f"{linked} {count_words('in %n article(s).', spread.articles)}"
    lost = count_words("%n link(s) that followed went.", spread.lost)
    return f"{linked}; {lost}" if spread.linked else lost


def identifier_words(entity: Entity) -> str:
    """Its identifiers: “Wikidata Q42 · ROR 02mhbdp94”."""
    # Imported where it is needed: the words of the registry page are not wanted on the way to the first window.
    from ui.registry.words import scheme_name

    return " · ".join(f"{scheme_name(each.scheme)} {each.value}" for each in entity.identifiers[:3])


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
