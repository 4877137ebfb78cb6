"""Identifying: which entity of the registry each row of a list is, some hundred rows at a time."""

from collections.abc import Collection, Iterator, Sequence

from curator.domain.entity import EntityKind, Identifier
from curator.domain.listing import Draft, conflicting, well_identified
from curator.services.listed import Listed
from db.reads import Reads


def identify(reads: Reads, drafts: Sequence[Draft], listed: Listed) -> Iterator[tuple[Draft, str]]:
    """Takes rows into a list, each as the entity that it is: by number, by identifier, or by kind and name.

    Args:
        reads: The registry; it is asked for all rows together.
        drafts: The rows, which come after those of the list.
        listed: The list.

    Yields:
        What stands against a row, as a sentence.
    """
    drafts, misshapen = well_identified(drafts, reads.meant)
    yield from misshapen
    known = _Known(reads, drafts, listed)
    for draft in drafts:
        found = known.find(draft)
        if found is None:
            listed.alike.update(known.called(draft))
        problem = found if isinstance(found, str) else listed.take(draft, found)
        if problem:
            yield draft, problem


def by_identifier(reads: Reads, wanted: Collection[Identifier]) -> dict[Identifier, int]:
    """The living entities of the registry that have these identifiers."""
    found: dict[Identifier, int] = {}
    for scheme in {each.scheme for each in wanted}:
        values = [each.value for each in wanted if each.scheme == scheme]
        there = reads.entities_identified(scheme, values)
        found |= {Identifier(scheme, value): entity_id for value, entity_id in there.items()}
    return found


class _Known:
    """What the registry knows of some rows."""

    def __init__(self, reads: Reads, drafts: Sequence[Draft], listed: Listed) -> None:
        self._numbered = reads.living([draft.id for draft in drafts if draft.id is not None])
        others = [draft for draft in drafts if draft.id not in self._numbered]
        wanted = {each for draft in others for each in draft.identifiers or ()}
        earlier = {each: found for each in wanted if (found := listed.identified(each)) is not None}
        there = by_identifier(reads, wanted)
        self._identified = earlier | there
        nameless = [draft.name for draft in others if there.keys().isdisjoint(draft.identifiers or ())]
        self._named = reads.entities_named(nameless)
        self._alike = reads.meant({each for ids in self._named.values() for each in ids})
        self._kinds = dict(reads.living(set(self._identified.values())).values())

    def find(self, draft: Draft) -> int | str | None:
        """The entity that a row is, None for a new one, or why it cannot be said."""
        if draft.id is not None and draft.id in self._numbered:
            return _of_kind(draft, *self._numbered[draft.id])
        for each in draft.identifiers or ():
            entity_id = self._identified.get(each)
            if entity_id is not None and entity_id in self._kinds:
                return _of_kind(draft, entity_id, self._kinds[entity_id])
        if not self._identified.keys().isdisjoint(draft.identifiers or ()):
            return None
        alike = (self._alike[each] for each in self.called(draft) if each in self._alike)
        possible = [each for each in alike if not conflicting(draft, each)]
        if len(possible) > 1 and draft.id is None and not draft.identifiers:
            return f"Several entities are called “{draft.name}”; an identifier must say which is meant."
        return possible[0].id if len(possible) == 1 and draft.id is None else None

    def called(self, draft: Draft) -> Sequence[int]:
        """The entities of the registry that have the name of a row."""
        return self._named.get((draft.kind, draft.name), ())


def _of_kind(draft: Draft, entity_id: int, kind: EntityKind) -> int | str:
    return entity_id if kind is draft.kind else f"The registry has it as {kind}, not as {draft.kind}."
