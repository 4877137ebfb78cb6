"""The rows of one list, and which entities they are: what the list says by itself, without the registry."""

from dataclasses import dataclass, field

from curator.domain.entity import EntityKind, Identifier
from curator.domain.ids import new_id
from curator.domain.listing import Draft


@dataclass(slots=True)
class Row:
    """A draft and the entity that it is: one that there is, or a new one."""

    draft: Draft
    entity_id: int = 0
    is_new: bool = False
    problems: list[str] = field(default_factory=list)
    parent: int | None = None
    place: int | None = None


class Listed:
    """The rows that were taken so far, by what they may be referred to.

    Attributes:
        rows: In the order of the list.
        kinds: What each of their entities is.
        alike: Entities of the registry that have a name of a new one.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.kinds: dict[int, EntityKind] = {}
        self.alike: set[int] = set()
        self._said_by: dict[int, str] = {}
        self._by_number: dict[int, int] = {}
        self._by_identifier: dict[Identifier, int] = {}
        self._by_name: dict[tuple[EntityKind, str], list[int]] = {}

    def number(self, number: int) -> int | None:
        """The entity of the list that had this number where it came from."""
        return self._by_number.get(number)

    def identified(self, identifier: Identifier) -> int | None:
        """The entity of the list that has this identifier."""
        return self._by_identifier.get(identifier)

    def named(self, kind: EntityKind, name: str) -> list[int]:
        """The entities of the list of this kind and name."""
        return self._by_name.get((kind, name), [])

    def take(self, draft: Draft, found: int | None) -> str:
        """Takes a row in.

        Args:
            draft: The row.
            found: The entity that it is, None for a new one.

        Returns:
            Why it says something that an earlier one said already and is left out, or nothing.
        """
        entity_id = found if found is not None else self._new_id(draft)
        where = self._said_already(draft, entity_id, is_new=found is None)
        if where:
            return f"This is the same entity as in {where}; only that row is taken."
        self._said_by[entity_id] = draft.where
        self.kinds[entity_id] = draft.kind
        self.rows.append(Row(draft, entity_id, found is None))
        if draft.id is not None:
            self._by_number[draft.id] = entity_id
        for each in draft.identifiers or ():
            self._by_identifier.setdefault(each, entity_id)
        self._by_name.setdefault((draft.kind, draft.name), []).append(entity_id)
        return ""

    def _new_id(self, draft: Draft) -> int:
        """A number that an export gave stays the entity's where nobody has it here."""
        return draft.id if draft.id is not None and draft.id not in self._said_by else new_id()

    def _said_already(self, draft: Draft, entity_id: int, *, is_new: bool) -> str:
        """The earlier row that is the same entity, or nothing."""
        where = self._said_by.get(entity_id, "")
        # An export may hold two entities of one identifier, which are told apart by their numbers.
        if not where and draft.id is None:
            same = map(self.identified, draft.identifiers or ())
            where = next((self._said_by[each] for each in same if each is not None), "")
        if not where and is_new and draft.id is None and not draft.identifiers:
            earlier = self.named(draft.kind, draft.name)
            where = self._said_by[earlier[0]] if earlier else ""
        return where
