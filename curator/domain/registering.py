"""Rules of the registry: joining, dividing and telling apart entities, as changes. Pure; storing them is the services'.

An entity is never deleted by these rules, and a merged one keeps its own names, identifiers and links: they lead to the
living one as long as the merge stands.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from curator.domain.change import Change
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from curator.domain.lesson import Distinction, Lesson
from curator.domain.record import Link, Value
from curator.domain.tidiness import tidied

Changes = tuple[Change, ...]


def merge(
    gone: Entity,
    kept: Entity,
    apart: Iterable[Distinction] = (),
    families: tuple[Collection[int], Collection[int]] = ((), ()),
    between: Entity | None = None,
) -> Changes:
    """Says that two entities are one.

    Args:
        gone: The one whose place the other takes.
        kept: The other.
        apart: What had been said of entities that are not the same; what it said of these two is taken back.
        families: What was merged into each of the two before; what was said of these is taken back as well.
        between: Through what the other belongs to or lies in the first one, or None.

    Raises:
        ValueError: They are the same already, of two kinds, one was merged before, or what is between them would
            belong to itself; for the person.
    """
    if gone.id == kept.id:
        raise ValueError("This is the same entity; choose another")
    if gone.kind is not kept.kind:
        raise ValueError(f"“{gone.name}” and “{kept.name}” are of different kinds")
    for each in (gone, kept):
        if each.merged_into is not None:
            raise ValueError(f"“{each.name}” was merged already")
    if between is not None:
        way = f"“{between.name}” would belong to itself, for it is in “{gone.name}” and “{kept.name}” is in it"
        raise ValueError(f"{way}; merge “{kept.name}” into “{gone.name}” instead")
    ones, others = {gone.id, *families[0]}, {kept.id, *families[1]}
    told = tuple(Change(each, None) for each in apart if _between(each, ones, others))
    return (*told, Change(gone, replace(gone, merged_into=kept.id)))


def _between(apart: Distinction, ones: Collection[int], others: Collection[int]) -> bool:
    return (apart.one in ones and apart.other in others) or (apart.one in others and apart.other in ones)


def unmerge(entity: Entity, told: Iterable[Distinction] = (), apart: Iterable[Distinction] = ()) -> Changes:
    """Lets a merged entity stand for itself again; its names and links go back with it.

    Args:
        entity: The merged one.
        told: What its merging took back of entities that are not the same: that holds again.
        apart: What has been said of these since.

    Raises:
        ValueError: It was not merged; for the person.
    """
    if entity.merged_into is None:
        raise ValueError(f"“{entity.name}” stands for itself already")
    known = {(each.one, each.other) for each in apart}
    back = tuple(Change(None, each) for each in told if (each.one, each.other) not in known)
    return (Change(entity, replace(entity, merged_into=None)), *back)


def split(
    entity: Entity, made: Entity, names: Collection[str], values: Iterable[Value], lessons: Iterable[Lesson], by: str
) -> Changes:
    """Makes a second entity of some of an entity's other names, and of values that mean it.

    Args:
        entity: The entity.
        made: The new one: its id, kind, name, description.
        names: Those of the entity's other names that go over to it.
        values: Those linked to the entity that mean the new one.
        lessons: What was learned about the entity; what is about the names that go over goes along.
        by: Who says so: the links that a rule made, unless it goes along, are this person's from now on.

    Raises:
        ValueError: The new entity has no name; for the person.
    """
    if not made.name.strip():
        raise ValueError("A new entity needs a name")
    going = tuple(alias for alias in entity.aliases if alias.name in names)
    staying = replace(entity, aliases=tuple(alias for alias in entity.aliases if alias.name not in names))
    own = tuple(alias for alias in going if alias.name != made.name)
    new = replace(made, kind=entity.kind, aliases=(*made.aliases, *own))
    along = [each for each in lessons if each.words in {*names, made.name}]
    taught = [Change(each, replace(each, entity_id=new.id)) for each in along]
    rules = {each.rule for each in along}
    moved = [Change(value, replace(value, link=_to(value, new.id, rules, by))) for value in values]
    changed = (Change(entity, staying),) if going else ()
    return (Change(None, new), *changed, *taught, *moved)


def _to(value: Value, entity_id: int, rules: Collection[str], by: str) -> Link:
    if value.link is None:
        raise ValueError(f"“{value.words}” is linked to nothing")
    stays = value.link.by.startswith("rule:") and value.link.by not in rules
    return replace(value.link, entity_id=entity_id, by=by if stays else value.link.by)


def distinguish(one: int, other: int, by: str, apart: Sequence[Distinction] = ()) -> Changes:
    """Says that two entities are not the same.

    Args:
        one: An entity.
        other: Another.
        by: Who says so.
        apart: What has been said already.
    """
    first, second = sorted((one, other))
    if first == second or any((each.one, each.other) == (first, second) for each in apart):
        return ()
    return (Change(None, Distinction(id=new_id(), one=first, other=second, by=by)),)


def edit(entity: Entity, edited: Entity, above: Collection[int] = ()) -> Changes:
    """Puts what a person made of an entity in its place.

    Args:
        entity: As it is.
        edited: As it shall be; blanks around names go, names given twice are once.
        above: What the new parent belongs to and what the new place lies in, step by step, both included.

    Raises:
        ValueError: It has no name, or would belong to itself; for the person.
    """
    tidied = _tidy(edited)
    if entity.id in {*above, edited.parent, edited.place}:
        raise ValueError(f"“{tidied.name}” cannot belong to itself")
    return () if tidied == entity else (Change(entity, tidied),)


def create(made: Entity) -> Changes:
    """Takes a new entity in; blanks around names go, names given twice are once.

    Raises:
        ValueError: It has no name; for the person.
    """
    return (Change(None, _tidy(made)),)


def _tidy(edited: Entity) -> Entity:
    entity = tidied(edited)
    if not entity.name:
        raise ValueError("An entity needs a name")
    return replace(entity, parent=None) if entity.kind is EntityKind.PLACE else entity
