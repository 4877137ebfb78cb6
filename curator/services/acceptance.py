"""Acceptance: a script confirms everything that is proposed, for trials. It is logged as a script's act, not a person's."""

from dataclasses import dataclass

from curator.domain import curation
from curator.domain.change import Act
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
        ids = self._context.reads.all_article_ids()
        articles = values = 0
        try:
            for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
                for number, dossier in enumerate(
                    self._context.reads.dossiers(ids[start : start + _ARTICLES_AT_A_TIME]), start
                ):
                    watch.check()
                    watch.step(number, len(ids), dossier.article.title)
                    open_ids = {value.id for value in dossier.record.values() if value.status is Status.PROPOSED}
                    changes = curation.confirm(dossier.record, open_ids)
                    if changes:
                        title = shorten(dossier.article.title)
                        self._context.commit(
                            self._context.change_set(Act.CONFIRM, title, changes, article_id=dossier.article.id)
                        )
                        articles, values = articles + 1, values + len(changes)
        except Cancelled:
            return AcceptanceReport(articles=articles, values=values, cancelled=True)
        watch.step(len(ids), len(ids), "")
        return AcceptanceReport(articles=articles, values=values)
