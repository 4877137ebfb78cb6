"""Registry: which entities a name could stand for. Choosing one is an act of `curator.services.review`."""

from curator.domain.entity import Candidate, EntityKind
from curator.link.candidates import rank
from curator.services.context import Context

_MOST_CANDIDATES = 9
_MOST_FOUND = 50


class Registry:
    """The entities of a workspace; `WorkspaceError` where the disk or server does not answer."""

    def __init__(self, context: Context) -> None:
        self._reads = context.reads

    def candidates(self, words: str, kind: EntityKind | str) -> list[Candidate]:
        """The likeliest entities of a kind for a name as written, best first, at most nine."""
        return rank(words, self._reads.find_entities(words, EntityKind(kind)))[:_MOST_CANDIDATES]

    def search(self, words: str, kind: EntityKind | str | None = None) -> list[Candidate]:
        """Entities found by what a person types, best first, at most fifty.

        What the store finds (a beginning of a name, say) but nobody would propose stands last, with score 0.
        """
        found = self._reads.find_entities(words, EntityKind(kind) if kind else None)
        ranked = rank(words, found)
        named = {candidate.entity.id for candidate in ranked}
        rest = [Candidate(entity, 0.0) for entity in found if entity.id not in named]
        return [*ranked, *rest][:_MOST_FOUND]
