"""For which articles a choice of an entity is learned. Who chooses, and what, is `ui.record.linking`'s."""

from curator.domain.lesson import Scope
from curator.domain.record import Value
from ui.record.link_words import automatic, correction_name, scope_name


class Scoping:
    """The scope of choices, which is kept in mind, and that of a correction, which is not.

    Another choice than the automatic one is an exception until somebody says more: learned everywhere it would harm all
    the articles where the rule is right, so its own article is offered first.

    Attributes:
        scope: Of choices.
    """

    def __init__(self) -> None:
        self.scope = Scope.EVERYWHERE
        self._correction = Scope.ARTICLE
        self._value_id: int | None = None
        self._doubted: int | None = None

    @property
    def corrects(self) -> bool:
        """Whether another choice would be a correction."""
        return self._doubted is not None

    def begin(self, value: Value) -> None:
        """Takes another value up; whoever has just corrected the same one may correct that, too."""
        if value.id == self._value_id and not (automatic(value.link) and self._doubted is None):
            return
        self._value_id = value.id
        self._doubted = value.link.entity_id if value.link and automatic(value.link) else None
        self._correction = Scope.ARTICLE

    def of(self, entity_id: int | None) -> Scope:
        """The scope in which it is learned that the name stands for an entity, or for none that is known."""
        return self._correction if self.corrects and entity_id != self._doubted else self.scope

    def step(self) -> None:
        """Goes to the next scope."""
        if self.corrects:
            self._correction = _after(self._correction)
        else:
            self.scope = _after(self.scope)

    def name(self, outlet: str) -> str:
        """What is learned, in words."""
        return correction_name(self._correction, outlet) if self.corrects else scope_name(self.scope, outlet)


def _after(scope: Scope) -> Scope:
    every = list(Scope)
    return every[(every.index(scope) + 1) % len(every)]
