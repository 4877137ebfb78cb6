"""What an empty list of articles says, and what it offers to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from curator.domain.queue import QueueCounts, QueueState, QueueView
from ui.queue.facet_words import facet_words
from ui.queue.state_tabs import state_name

_Act = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What a person can do about an empty list.

    Attributes:
        show: Lists another state.
        clear_search: Gives the words up.
        clear_filters: Gives the facets up.
    """

    show: Callable[[QueueState], object]
    clear_search: Callable[[], object]
    clear_filters: Callable[[], object]


def explain(view: QueueView, within: QueueCounts, all_: QueueCounts, ways: WaysOut) -> tuple[str, str, list[_Act]]:
    """Why nothing is listed: a headline, a sentence, and acts.

    Args:
        view: What is listed.
        within: How many articles each state lists with its search and facets.
        all_: How many without.
        ways: What can be done.
    """
    if not all_.all:
        return _tr("No articles yet"), "", []
    if not view.narrowed:
        return (*_nothing_of_state(view.state), [])
    elsewhere = _elsewhere(view, within)
    headline = _tr("Nothing in %1").replace("%1", state_name(view.state)) if elsewhere else _tr("Nothing matches")
    acts: list[_Act] = [
        (
            _tr("%1 in %2").replace("%1", f"{number:,}").replace("%2", state_name(state)),
            partial(ways.show, state),
        )
        for state, number in elsewhere.items()
    ]
    if view.search:
        acts.append((_tr("Clear search"), ways.clear_search))
    if view.facets:
        acts.append((_tr("Clear filters"), ways.clear_filters))
    return headline, _sentence(view, there=bool(elsewhere)), acts


def _sentence(view: QueueView, *, there: bool) -> str:
    filters = "; ".join(map(facet_words, view.facets))
    if view.search and filters:
        return _tr("“%1” with these filters: %2.").replace("%2", filters).replace("%1", view.search)
    if filters:
        return _tr("Filters: %1.").replace("%1", filters)
    sentence = _tr("“%1” stands in articles of other lists.") if there else _tr("No article has “%1”.")
    return sentence.replace("%1", view.search)


def _elsewhere(view: QueueView, within: QueueCounts) -> dict[QueueState, int]:
    if view.state is QueueState.ALL:
        return {}
    numbers = {QueueState.UNFINISHED: within.unfinished, QueueState.DONE: within.done}
    return {state: number for state, number in numbers.items() if number and state is not view.state}


def _nothing_of_state(state: QueueState) -> tuple[str, str]:
    return {
        QueueState.UNFINISHED: (_tr("All done"), _tr("Every article has been finished.")),
        QueueState.DOUBTS: (_tr("No doubts"), _tr("Space leaves a fact for later.")),
        QueueState.DONE: (_tr("None done yet"), _tr("Ctrl+Enter finishes the open article.")),
        QueueState.ALL: (_tr("No articles yet"), ""),
    }[state]


def _tr(text: str) -> str:
    return QCoreApplication.translate("queue", text)
