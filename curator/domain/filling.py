"""What somebody else's list knows of an entity and would fill in: only what the registry has not, nothing replaced."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from curator.domain.entity import Alias, Entity, Identifier
from curator.domain.names import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """Parts of an entity, each empty where nothing is known.

    Attributes:
        identifiers: In lists; one is taken for each list that the entity is not in yet.
        aliases: Other names.
        description: What it is.
        parent: The organisation that it belongs to, as the registry has it.
        place: The place where it is, as the registry has it.
    """

    identifiers: tuple[Identifier, ...] = ()
    aliases: tuple[Alias, ...] = ()
    description: str = ""
    parent: Entity | None = None
    place: Entity | None = None


NOTHING = Fill()


def filled(entity: Entity, fill: Fill) -> Entity:
    """An entity with what it lacked; the same where it lacked nothing."""
    return replace(
        entity,
        identifiers=(*entity.identifiers, *_new_lists(entity, fill.identifiers)),
        aliases=(*entity.aliases, *_new_names(entity, fill.aliases)),
        description=entity.description or fill.description,
        parent=_other(entity, entity.parent, fill.parent),
        place=_other(entity, entity.place, fill.place),
    )


def lacking(entity: Entity, fill: Fill) -> Fill:
    """What of it the entity would get."""
    return Fill(
        identifiers=tuple(_new_lists(entity, fill.identifiers)),
        aliases=tuple(_new_names(entity, fill.aliases)),
        description="" if entity.description else fill.description,
        parent=fill.parent if _other(entity, entity.parent, fill.parent) != entity.parent else None,
        place=fill.place if _other(entity, entity.place, fill.place) != entity.place else None,
    )


def _new_lists(entity: Entity, offered: Iterable[Identifier]) -> Iterable[Identifier]:
    taken = {each.scheme for each in entity.identifiers}
    for each in offered:
        if each.scheme not in taken:
            taken.add(each.scheme)
            yield each


def _new_names(entity: Entity, offered: Iterable[Alias]) -> Iterable[Alias]:
    taken = {fold(name) for name in entity.names} | {""}
    for each in offered:
        if fold(each.name) not in taken:
            taken.add(fold(each.name))
            yield each


def _other(entity: Entity, now: int | None, offered: Entity | None) -> int | None:
    """What is there already, else what is offered, unless that is the entity itself."""
    return now if now is not None or offered is None or offered.id == entity.id else offered.id
