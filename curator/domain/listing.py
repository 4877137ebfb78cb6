"""Lists of entities: what a row of a file says of one, and what that would change. Files are not read or written here.

How other names and identifiers stand in one cell is `curator.domain.list_cells`'.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from curator.domain.change import Change
from curator.domain.entity import Alias, Entity, EntityKind, Identifier
from curator.domain.identifiers import well_formed
from curator.domain.tidiness import other_names, stripped, tidied
from curator.errors import UserError

COLUMNS = (
    "curator_id",
    "kind",
    "name",
    "description",
    "aliases",
    "identifiers",
    "parent_id",
    "parent",
    "place_id",
    "place",
)
"""Of a table of entities, in their order; `curator_id` is the entity's own number in the workspace it came from."""

PLACE_PARTS = ("city", "region", "country")
"""Columns that say in parts where an entity is, the smallest first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """How a row names another entity: by the first of these that is known. An empty one says that there is none.

    Attributes:
        id: Its number where the list came from.
        identifier: In another list.
        name: Exactly its name.
        within: Names of what a place of that name lies in, the smallest first.
    """

    id: int | None = None
    identifier: Identifier | None = None
    name: str = ""
    within: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.id is not None or self.identifier is not None or bool(self.name)

    def __str__(self) -> str:
        if self.name:
            return ", ".join((self.name, *self.within))
        if self.identifier:
            return f"{self.identifier.scheme}:{self.identifier.value}"
        return "" if self.id is None else str(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a row says of an entity; None where the list does not speak of it.

    Attributes:
        where: The row, for the person: `row 12`.
        kind: What it is.
        name: The preferred name.
        id: Its number where the list came from; such a list says all of an entity, any other only adds to it.
        description: See `Entity`, as everything below.
        aliases: Other names.
        identifiers: In other lists.
        parent: The organisation that it belongs to.
        place: Where it is.
    """

    where: str
    kind: EntityKind
    name: str
    id: int | None = None
    description: str | None = None
    aliases: tuple[Alias, ...] | None = None
    identifiers: tuple[Identifier, ...] | None = None
    parent: Reference | None = None
    place: Reference | None = None


class NoNamesError(UserError):
    """No column of a table is known to hold names.

    Attributes:
        columns: Its headings, each with what the column is taken for; empty where for nothing.
    """

    def __init__(self, sentence: str, hint: str, columns: Sequence[tuple[str, str]]) -> None:
        super().__init__(sentence, hint)
        self.columns = tuple(columns)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row of which nothing can be made: which, and why, as a sentence."""

    where: str
    problem: str


class LineState(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What becomes of one field: how it was and how it would be, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """What importing one row would do.

    Attributes:
        where: The file and the row.
        state: New, changed, or a problem; what is the same has no line.
        kind: Of the entity, None where the row could not be read.
        name: Of the entity as the list has it, or empty.
        fields: What would change, field by field; for a new one everything that it has.
        problem: What stands against it, as a sentence; the rest of the row may be imported all the same.
    """

    where: str
    state: LineState
    kind: EntityKind | None = None
    name: str = ""
    fields: tuple[FieldChange, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What importing a list would do.

    Attributes:
        source: The file's name.
        lines: What is new, changed, or a problem, in the order of the file.
        changes: The same as changes; what another refers to comes before it.
        alike: Entities of the registry that have a name of what is new, and yet are not the same.
        counts: Rows of each state.
        ignored: Columns of the file that are not understood.
        columns: All columns of a table by their headings, each with what it is taken for; empty where for nothing.
    """

    source: str
    lines: tuple[ImportLine, ...] = ()
    changes: tuple[Change, ...] = ()
    alike: frozenset[int] = frozenset()
    counts: Mapping[LineState, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


def well_identified(
    drafts: Sequence[Draft], stored: Callable[[Collection[int]], Mapping[int, Entity]]
) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """Rows without identifiers that their lists cannot have, and for each that was left out the row and why.

    Args:
        drafts: The rows.
        stored: Gives entities of the registry by number; what they have already stays as it is.
    """
    shaped = [[(each, _shaped(each)) for each in draft.identifiers or ()] for draft in drafts]
    odd = [any(each != other for each, other in some) for some in shaped]
    asked = [draft.id for draft, other in zip(drafts, odd, strict=True) if other and draft.id is not None]
    there = stored(asked) if asked else {}
    checked, problems = [], []
    for draft, some, other in zip(drafts, shaped, odd, strict=True):
        if not other:
            checked.append(draft)
            continue
        known = there.get(draft.id or 0)
        kept = [each if known and each in stripped(known.identifiers) else well for each, well in some]
        problems += [(draft, f"{each}. It is left out.") for each in kept if isinstance(each, ValueError)]
        right = tuple(each for each in kept if isinstance(each, Identifier))
        checked.append(replace(draft, identifiers=right))
    return checked, problems


def _shaped(identifier: Identifier) -> Identifier | ValueError:
    """An identifier as its list writes it, or why the list cannot have it."""
    try:
        return well_formed(identifier)
    except ValueError as error:
        return error


def drafted(draft: Draft, entity_id: int, parent: int | None, place: int | None) -> Entity:
    """The entity that a row describes where there is none yet."""
    return Entity(
        id=entity_id,
        kind=draft.kind,
        name=draft.name,
        description=draft.description or "",
        aliases=other_names(draft.aliases or (), draft.name),
        identifiers=tuple(dict.fromkeys(draft.identifiers or ())),
        parent=parent if draft.kind is not EntityKind.PLACE else None,
        place=place,
    )


def revised(draft: Draft, stored: Entity, seen: Entity, parent: int | None, place: int | None) -> Entity:
    """An entity as it would be after a row was imported: the same where the row says no more than other blanks.

    Args:
        draft: The row.
        stored: The entity as it is stored.
        seen: The same with the names and identifiers of what was merged into it, as an export has it; these are not
            the entity's own and stay where they are.
        parent: The organisation that the row says it belongs to, or the present one.
        place: The place that the row says it is in, or the present one.
    """
    whole, untidy = draft.id is not None, stored
    stored, seen = tidied(stored), tidied(seen)
    changed: dict[str, Any] = {"name": draft.name, "parent": parent, "place": place}
    if draft.description or (whole and draft.description is not None):
        keeps = stored.description and not whole
        changed["description"] = stored.description if keeps else draft.description or ""
    if draft.aliases is not None:
        changed["aliases"] = other_names(_aliases(draft, draft.aliases, stored, seen), draft.name)
    elif stored.name != draft.name and not whole:
        changed["aliases"] = other_names((*stored.aliases, Alias(stored.name)), draft.name)
    if draft.identifiers is not None:
        merged = frozenset(seen.identifiers) - frozenset(stored.identifiers)
        listed = (each for each in stripped(draft.identifiers) if each not in merged)
        changed["identifiers"] = tuple(dict.fromkeys(listed if whole else (*stored.identifiers, *listed)))
    same = all(getattr(stored, name) == value for name, value in changed.items())
    return untidy if same else replace(untidy, **changed)


def _aliases(draft: Draft, said: tuple[Alias, ...], stored: Entity, seen: Entity) -> Iterable[Alias]:
    """The other names that an entity would have; what it has from those that were merged into it is not its own."""
    wanted = other_names(said, draft.name)
    if draft.id is not None:
        inherited = {alias.name for alias in seen.aliases} - {alias.name for alias in stored.aliases}
        return (alias for alias in wanted if alias.name not in inherited)
    known = {stored.name: Alias(stored.name)} if stored.name != draft.name else {}
    known |= {alias.name: alias for alias in stored.aliases}
    return (known | {each.name: each for each in wanted if each.name not in seen.names}).values()


def conflicting(draft: Draft, entity: Entity) -> bool:
    """Whether row and entity have different identifiers of one scheme, which two things of one name do."""
    own: dict[str, set[str]] = {}
    for each in entity.identifiers:
        own.setdefault(each.scheme, set()).add(each.value)
    other: dict[str, set[str]] = {}
    for each in draft.identifiers or ():
        other.setdefault(each.scheme, set()).add(each.value)
    return any(not (own[scheme] & other[scheme]) for scheme in own.keys() & other.keys())
