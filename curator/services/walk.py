"""A walk over articles: their dossiers one after another, however many, with progress and the chance to stop."""

from collections.abc import Iterator, Sequence

from curator.domain.dossier import Dossier
from curator.domain.watch import Watch
from db.reads import Reads

_AT_A_TIME = 100


def walk(reads: Reads, article_ids: Sequence[int], watch: Watch) -> Iterator[Dossier]:
    """The dossiers of these articles in the order given; unknown ids are left out.

    Raises:
        Cancelled: Somebody stopped it.
        WorkspaceError: The disk or the server did not answer.
    """
    for start in range(0, len(article_ids), _AT_A_TIME):
        for number, dossier in enumerate(reads.dossiers(article_ids[start : start + _AT_A_TIME]), start):
            watch.check()
            watch.step(number, len(article_ids), dossier.article.title)
            yield dossier
    watch.step(len(article_ids), len(article_ids), "")
