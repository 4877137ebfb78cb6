"""Following: what stands on a lesson goes with it."""

from collections.abc import Sequence
from dataclasses import replace

from curator.domain.change import Change
from curator.domain.entity import Entity
from curator.domain.lesson import Lesson
from curator.domain.record import Value
from curator.domain.registry import Mention, MentionQuery
from db.reads import Reads


def followers(reads: Reads, lesson: Lesson, limit: int | None = None) -> list[Mention]:
    """Every mention that was linked because of a lesson, wherever it is, or the newest of them."""
    return reads.mentions(MentionQuery(rule=lesson.rule, anywhere=True, limit=limit))


def with_followers(reads: Reads, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of an act, and the end of every link that followed from a lesson that the act ends.

    A link must not stand on a lesson that is gone: nobody could see why it is there, or revoke it. What the act judges
    anew itself stays as it says. What others lead to ends last, and so comes back first, for great acts are stored part
    by part: links end before lessons, and lessons before entities.

    Args:
        reads: Where the mentions are.
        changes: Of the act.
    """
    done = {change.state.id for change in changes if isinstance(change.state, Value)}
    ended = [each.before for each in changes if each.after is None and isinstance(each.before, Lesson)]
    loose = {each.value.id: each.value for lesson in ended for each in followers(reads, lesson)}
    unlinked = (Change(each, replace(each, link=None)) for each in loose.values() if each.id not in done)
    return (*unlinked, *sorted(changes, key=_led_to))


def _led_to(change: Change) -> int:
    """How late something ends."""
    if change.after is not None:
        return 0
    return 2 if isinstance(change.before, Entity) else int(isinstance(change.before, Lesson))
