"""Views that a person keeps under a name. What is in one is its kind's, as `QueueView.content` for filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class SavedKind(StrEnum):
    """What is kept."""

    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class SavedView:
    """Something kept under a name.

    Attributes:
        kind: What it is.
        name: As the person called it; no two of a kind have the same.
        content: Plain values, as JSON has them.
    """

    kind: SavedKind
    name: str
    content: Mapping[str, Any]
