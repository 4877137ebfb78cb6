"""What a history tells of an act: what it did to some entities, and whether it stands."""

from dataclasses import dataclass

from curator.domain.change import ChangeSet, Way


@dataclass(frozen=True, slots=True)
class Told:
    """One act in the history of an entity.

    Attributes:
        act: As it was done; of its changes those of entities, of lessons, and of what is told apart; of an imported
            list those of the entities that were asked for.
        last: What took it back or restored it last, bare; None where it was done and left so.
    """

    act: ChangeSet
    last: ChangeSet | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not taken back, or was restored since."""
        return self.last is None or self.last.way is not Way.UNDO
