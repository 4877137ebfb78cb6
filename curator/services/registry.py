"""Registry: which entities a name could stand for."""

from curator.domain.entity import Candidate, EntityKind


class Registry:
    """The entities of a workspace."""

    def candidates(self, words: str, kind: EntityKind | str) -> list[Candidate]:
        """The likeliest entities of a kind for a name, best first, at most nine."""
        raise NotImplementedError

    def search(self, words: str, kind: EntityKind | str | None = None) -> list[Candidate]:
        """Entities found by words that a person types, best first."""
        raise NotImplementedError
