"""Lessons: what a curator's choice of an entity teaches about a name, and for which articles it holds."""

from dataclasses import dataclass
from enum import StrEnum

from curator.domain.entity import EntityKind

LESSON_RULE = "rule:lesson:"
"""How a link says that it followed from a lesson; the lesson's id comes after it."""


class Scope(StrEnum):
    """For which articles a lesson holds, the narrowest first; a narrower one outweighs a wider one."""

    ARTICLE = "article"
    OUTLET = "outlet"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was learned about a name.

    Attributes:
        id: Its identifier.
        words: The name as written.
        kind: Of what kind of entity it is a name.
        entity_id: The entity that it stands for, or does not stand for.
        means: Whether it stands for the entity; False is a refusal.
        scope: For which articles this holds.
        where: The article's id as digits, or the outlet's name; empty where it holds everywhere.
        value_id: The value by whose judging it was learned.
        by: Who judged.
    """

    id: int
    words: str
    kind: EntityKind
    entity_id: int
    means: bool
    scope: Scope = Scope.EVERYWHERE
    where: str = ""
    value_id: int | None = None
    by: str = ""

    def holds(self, article_id: int, outlet: str) -> bool:
        """Whether it holds for an article of an outlet."""
        match self.scope:
            case Scope.ARTICLE:
                return self.where == str(article_id)
            case Scope.OUTLET:
                return self.where == outlet
        return True

    @property
    def rule(self) -> str:
        """What a link that followed from it has in `Link.by`."""
        return f"{LESSON_RULE}{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction:
    """Two entities that look alike and are not the same.

    Attributes:
        id: Its identifier.
        one: The entity with the smaller id.
        other: The one with the greater id.
        by: Who said so.
    """

    id: int
    one: int
    other: int
    by: str = ""

    def __post_init__(self) -> None:
        if self.one >= self.other:
            raise ValueError("the entity with the smaller id comes first")
