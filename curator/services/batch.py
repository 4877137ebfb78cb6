"""Batch: extraction over many articles, in worker processes."""

from collections.abc import Sequence
from dataclasses import dataclass

from curator.domain.watch import Watch
from curator.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What extraction did.

    Attributes:
        done: Articles whose proposals were stored.
        entries: Entries that were proposed in them.
        failed: One error an article, or a batch of them, that could not be extracted.
        cancelled: Somebody stopped it; what was done stays.
    """

    done: int = 0
    entries: int = 0
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False


class Batch:
    """Extracts proposals for articles of a workspace."""

    def extract(
        self,
        article_ids: Sequence[int] | None = None,
        *,
        again: bool = False,
        workers: int = 1,
        watch: Watch = Watch(),
    ) -> BatchReport:
        """Proposes facts for articles."""
        raise NotImplementedError
