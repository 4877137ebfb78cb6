"""Acceptance: a script confirms everything that is proposed, for trials. It is logged as the script's act."""

from collections.abc import Iterator
from dataclasses import dataclass

from curator.domain import curation
from curator.domain.change import Act
from curator.domain.dossier import Dossier
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import Cancelled
from curator.services.context import Context
from curator.services.subject import shorten

_ARTICLES_AT_A_TIME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceReport:
    """What was accepted.

    Attributes:
        articles: Articles in which something was confirmed; each is one change set.
        values: Values that were confirmed.
        cancelled: Somebody stopped it; what was done stays.
    """

    articles: int = 0
    values: int = 0
    cancelled: bool = False


class Acceptance:
    """Confirms without a person."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def confirm_all(self, watch: Watch = Watch()) -> AcceptanceReport:
        """Confirms every proposed value of the queue; what somebody postponed waits for that person.

        Raises:
            ConflictError: Somebody judged a value meanwhile; what was done before stays.
            WorkspaceError: The disk or the server did not answer; what was done before stays.
        """
        articles = values = 0
        try:
            for dossier in self._dossiers(watch):
                confirmed = self._confirm(dossier)
                articles += confirmed > 0
                values += confirmed
        except Cancelled:
            return AcceptanceReport(articles=articles, values=values, cancelled=True)
        return AcceptanceReport(articles=articles, values=values)

    def _dossiers(self, watch: Watch) -> Iterator[Dossier]:
        ids = self._context.reads.all_article_ids()
        for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
            some = self._context.reads.dossiers(ids[start : start + _ARTICLES_AT_A_TIME])
            for number, dossier in enumerate(some, start):
                watch.check()
                watch.step(number, len(ids), dossier.article.title)
                yield dossier
        watch.step(len(ids), len(ids), "")

    def _confirm(self, dossier: Dossier) -> int:
        proposed = {value.id for value in dossier.record.values() if value.status is Status.PROPOSED}
        changes = curation.confirm(dossier.record, proposed)
        if changes:
            title = shorten(dossier.article.title)
            article_id = dossier.article.id
            self._context.commit(self._context.change_set(Act.CONFIRM, title, changes, article_id=article_id))
        return len(changes)
