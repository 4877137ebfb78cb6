"""Duplicates: looks through the registry for entities that are likely the same.

What makes two likely the same is `curator.link.duplicates`'; merging them is `curator.services.registry`'s.
"""

from collections.abc import Iterable, Iterator

from curator.domain.entity import Entity, EntityKind
from curator.domain.registry import EntityView
from curator.domain.watch import Watch
from curator.link.duplicates import Blocks, DuplicatePair, likely
from curator.services.context import Context

_AT_A_TIME = 1000
_LISTED = {"geonames", "iso3166"}


class Duplicates:
    """Pairs of entities of a workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(
        self, kind: EntityKind | str | None = None, watch: Watch = Watch(), *, listed: bool = False
    ) -> list[DuplicatePair]:
        """Pairs of living entities that are likely the same, the likeliest first.

        Pairs that somebody told apart are left out.

        Args:
            kind: Only of this kind; None for all.
            watch: Told of the progress in entities.
            listed: Whether places of the shipped list are compared with each other; it tells them apart itself.

        Raises:
            WorkspaceError: The disk or the server did not answer.
            Cancelled: Somebody stopped it.
        """
        reads = self._context.reads
        ids = reads.entity_ids(EntityView(kind=EntityKind(kind) if kind else None))
        blocks, shipped = Blocks(), set[int]()
        for start in range(0, len(ids), _AT_A_TIME):
            watch.check()
            for entity in reads.entities(ids[start : start + _AT_A_TIME]).values():
                blocks.add(entity)
                if not listed and _is_listed(entity):
                    shipped.add(entity.id)
            watch.step(min(start + _AT_A_TIME, len(ids)), len(ids), "")
        apart = {(each.one, each.other) for each in reads.distinctions()}
        apart |= self._heads_apart(apart)
        pairs = [pair for pair in blocks.pairs() if pair not in apart and not shipped.issuperset(pair)]
        found = likely(self._entities(pairs, watch))
        return sorted(found, key=lambda pair: (-pair.score, pair.one.name, pair.one.id, pair.other.id))

    def _heads_apart(self, apart: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """The same of what was merged since into others."""
        pairs = list(apart)
        meant = self._context.reads.meant({each for pair in pairs for each in pair})
        heads = ((meant[one].id, meant[other].id) for one, other in pairs if one in meant and other in meant)
        return {(min(pair), max(pair)) for pair in heads}

    def _entities(self, pairs: list[tuple[int, int]], watch: Watch) -> Iterator[tuple[Entity, Entity, int]]:
        """The entities of some pairs, each with the number of articles in which both are meant."""
        for start in range(0, len(pairs), _AT_A_TIME):
            watch.check()
            watch.step(start, len(pairs), "")
            part = pairs[start : start + _AT_A_TIME]
            ids = {each for pair in part for each in pair}
            known, seen = self._context.reads.entities(ids), self._context.reads.articles_meaning(ids)
            for one, other in part:
                if one in known and other in known:
                    yield known[one], known[other], len(seen[one] & seen[other])


def _is_listed(entity: Entity) -> bool:
    """Whether it is a place as the shipped list has them: with a number there or a code."""
    return entity.kind is EntityKind.PLACE and any(each.scheme in _LISTED for each in entity.identifiers)
