"""What is read before a lesson is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass

from curator.app import Workspace
from curator.domain.lesson import Lesson
from ui.registry.about_tabs import MOST_MENTIONS, mention_lines
from ui.registry.lines import Line


@dataclass(frozen=True, slots=True)
class Following:
    """The links that followed from a lesson.

    Attributes:
        links: How many there are.
        newest: Those of the newest articles, as lines.
    """

    links: int
    newest: Sequence[Line]


def following(workspace: Workspace, lesson: Lesson) -> Following:
    """Reads which links followed from a lesson."""
    newest = mention_lines(workspace.registry, workspace.linking.followers(lesson, MOST_MENTIONS))
    links = workspace.linking.count_followers(lesson).mentions if len(newest) == MOST_MENTIONS else len(newest)
    return Following(links, newest)
