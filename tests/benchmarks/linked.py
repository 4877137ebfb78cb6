"""Gold links and what it costs a curator to make them: acts and figures. Pure; the curator is `replay`'s."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.ids import new_id

GOLD = Path(__file__).parents[1] / "gold" / "links"

CHOOSE, NEW, CORRECT = 1, 2, 1
"""Acts: a number key, or Enter in the search; a new entity's form and its Enter; taking a wrong link away."""

OFFERED = 9


@dataclass(frozen=True, slots=True)
class Written:
    """A name in an article: the words, what kind of entity they name, and the gold entity's key."""

    words: str
    kind: EntityKind
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """An article whose names somebody linked by hand; each name once, in the order of the text."""

    name: str
    published: str
    outlet: str
    text: str
    names: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """An entity of the gold registry, by key.

    Attributes:
        entity: As it is taken in; parent and place are still open.
        known: Whether the registry has it before the first article.
        parent: Key of the organisation that it belongs to, or None.
        place: Key of the place where it is, or None.
    """

    entity: Entity
    known: bool
    parent: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a written name.

    Attributes:
        written: The name.
        article: In which article.
        known: Whether its entity was in the registry by then.
        automatic: Whether it was linked without asking, and rightly; None where it was left open.
        rank: The entity's place among the candidates, from 1; None where it is not among them.
        typed: Letters of the entity's name that have to be typed until the search shows it; None where it was not
            searched for.
        first: What stood first among the candidates, and what was linked without asking, for reading.
    """

    written: Written
    article: str
    known: bool
    automatic: bool | None = None
    rank: int | None = None
    typed: int | None = None
    first: str = ""

    @property
    def acts(self) -> int:
        """What the curator has to do."""
        if self.automatic:
            return 0
        wrong = CORRECT if self.automatic is False else 0
        if not self.known:
            return wrong + NEW
        return wrong + (self.typed or 0) + CHOOSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the outcomes of many names come to; shares are of 1, and 1 where there is nothing to share.

    Attributes:
        names: How many there were, each once an article.
        known: Of how many the entity was in the registry.
        first: Share of these whose first candidate is right.
        offered: Share of these with the right one among nine.
        linked: Share of these linked rightly without asking.
        precision: Share of the links made without asking that are right.
        acts: In all.
        acts_for_known: Those for names whose entity was in the registry; the others cost the same whatever is learned.
        acts_an_article: On average.
    """

    names: int
    known: int
    first: float
    offered: float
    linked: float
    precision: float
    acts: int
    acts_for_known: int
    acts_an_article: float


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Sums outcomes up."""
    known = [each for each in outcomes if each.known]
    automatic = [each for each in outcomes if each.automatic is not None]
    acts = sum(each.acts for each in outcomes)
    return Figures(
        names=len(outcomes),
        known=len(known),
        first=_share(each.rank == 1 for each in known),
        offered=_share(each.rank is not None for each in known),
        linked=_share(bool(each.automatic) for each in known),
        precision=_share(bool(each.automatic) for each in automatic),
        acts=acts,
        acts_for_known=sum(each.acts for each in known),
        acts_an_article=acts / max(1, len({each.article for each in outcomes})),
    )


def _share(said: Iterable[bool]) -> float:
    every = list(said)
    return sum(every) / len(every) if every else 1.0


def read_articles(folder: Path = GOLD) -> list[LinkedArticle]:
    """The articles of a folder with gold links, the oldest first."""
    read = (_article(path) for path in folder.glob("*.json") if path.stem != "registry")
    return sorted(read, key=lambda each: (each.published, each.name))


def _article(path: Path) -> LinkedArticle:
    said = json.loads(path.read_text("utf-8"))
    text = (path.parent / said["text"]).read_text("utf-8")
    names = [
        Written(words, EntityKind(kind), key) for kind, some in said["names"].items() for words, key in some.items()
    ]
    return LinkedArticle(
        name=path.stem,
        published=said["published"],
        outlet=said["outlet"],
        text=text,
        names=tuple(sorted(names, key=lambda each: (text.index(each.words), -len(each.words)))),
    )


def read_registry(folder: Path = GOLD) -> dict[str, GoldEntity]:
    """The gold entities of a folder by key."""
    return {each["id"]: _entity(each) for each in json.loads((folder / "registry.json").read_text("utf-8"))}


def _entity(said: dict[str, Any]) -> GoldEntity:
    entity = Entity(
        id=new_id(),
        kind=EntityKind(said["kind"]),
        name=said["name"],
        description=said.get("description", ""),
        aliases=tuple(Alias(name, language, NameKind(kind)) for name, kind, language in said.get("aliases", ())),
        identifiers=tuple(Identifier(*each) for each in said.get("identifiers", {}).items()),
    )
    return GoldEntity(entity=entity, known=said.get("known", False), parent=said.get("parent"), place=said.get("place"))
