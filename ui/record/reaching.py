"""How far the keys would reach that choose an entity for a name: counted on another thread, the latest asking wins."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from curator.domain.dossier import Dossier
from curator.domain.lesson import Scope
from curator.domain.registry import Reach
from curator.domain.watch import Watch
from ui.desk import Desk
from ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from curator.services.linking import Linking


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What could be chosen for a name.

    Attributes:
        dossier: The open article.
        value_id: The value whose name it is.
        scopes: By entity, or None for a new one, for which articles it would be learned.
        refused: The entities that “none of these” would say no to.
        none: For which articles that would be learned.
    """

    dossier: Dossier
    value_id: int
    scopes: Mapping[int | None, Scope]
    refused: tuple[int, ...]
    none: Scope


@dataclass(frozen=True, slots=True)
class Reaches:
    """What each of them would change.

    Attributes:
        alike: By choice, if it were made for all alike.
        alone: By choice, if it were made for this value alone.
        none: If none of these were meant.
    """

    alike: Mapping[int | None, Reach]
    alone: Mapping[int | None, Reach]
    none: Reach


def reaches(linking: "Linking", choices: Choices, watch: Watch) -> Reaches:
    """Counts; takes as long as there are values of the name.

    Raises:
        Cancelled: Nobody wants to know any more.
    """
    record, article, value_id = choices.dossier.record, choices.dossier.article, choices.value_id
    found: dict[bool, dict[int | None, Reach]] = {True: {}, False: {}}
    for scope in set(choices.scopes.values()):
        some = [each for each, its in choices.scopes.items() if its is scope]
        for others, counted in found.items():
            watch.check()
            ahead = linking.ahead(record, value_id, some, article, scope, others=others)
            counted |= zip(some, ahead, strict=True)
    watch.check()
    none = linking.ahead_of_none(record, value_id, choices.refused, choices.none)
    return Reaches(found[True], found[False], none)


class Reaching(QObject):
    """Asks how far choices would reach.

    Attributes:
        tasks: Where it is counted; without, on the window's thread.

    Args:
        desk: Whom to ask.
        parent: Its owner.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tasks: Tasks | None = None
        self._asked: Task | None = None

    @property
    def counting(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def ask(self, choices: Choices, then: Callable[[Reaches], None]) -> None:
        """Has it counted, unless something else is asked before that is done."""
        self.forget()
        linking = self._desk.workspace.linking
        if self.tasks is None:
            then(reaches(linking, choices, Watch()))
            return

        def answer(found: Reaches) -> None:
            if asked is self._asked:
                self._asked = None
                then(found)

        asked = self._asked = self.tasks.run(
            lambda watch: reaches(linking, choices, watch), answer, self._desk.failed.emit, owner=self
        )

    def forget(self) -> None:
        """Wants no answer to what was asked any more."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
