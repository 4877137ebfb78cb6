"""What is known of names and of what they stood for before, as the store gives it to those who link names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from curator.domain.entity import EntityKind
from curator.domain.lesson import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An entity that has a name, case and accents aside.

    Attributes:
        entity_id: The one that has it; it may have been merged into another.
        living: The entity that stands for it today.
        kind: What it is.
        name: As it is written in the registry.
    """

    entity_id: int
    living: int
    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a name may be linked on without asking anybody.

    Attributes:
        bearers: Who has exactly this name.
        lessons: What was learned about it, the newest first.
        living: By entity that a lesson names the one that stands for it today.
    """

    bearers: tuple[Bearer, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    living: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How a living entity was meant before; of one meant very often only the newest links are looked at.

    Attributes:
        articles: In which articles.
        chosen: How often a person chose it.
        in_outlet: How often in articles of the outlet asked about.
    """

    articles: frozenset[int] = frozenset()
    chosen: int = 0
    in_outlet: int = 0
