"""Acceptance: a script confirms everything that is proposed, for trials. It is logged as the script's act."""

from collections.abc import Iterator
from dataclasses import dataclass

from curator.domain import curation
from curator.domain.change import Act
from curator.domain.dossier import Dossier
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError
from curator.services.context import Context
from curator.services.subject import shorten
from curator.services.walk import walk

_ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceReport:
    """What was accepted.

    Attributes:
        articles: Articles in which something was confirmed; each is one change set.
        values: Values that were confirmed.
        failed: One error an article in which somebody was always quicker, naming it.
        cancelled: Somebody stopped it; what was done stays.
    """

    articles: int = 0
    values: int = 0
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False


class Acceptance:
    """Confirms without a person."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def confirm_all(self, watch: Watch = Watch()) -> AcceptanceReport:
        """Confirms every proposed value of the queue; what somebody postponed waits for that person.

        So does a day that can be read in several ways.

        An article in which somebody judges meanwhile is read again; it never stops the rest.

        Raises:
            WorkspaceError: The disk or the server did not answer; what was done before stays.
        """
        confirmed: list[int] = []
        failed: list[UserError] = []
        cancelled = False
        try:
            for dossier in self._dossiers(watch):
                try:
                    confirmed.append(self._confirm(dossier))
                except ConflictError as error:
                    name = shorten(dossier.article.title)
                    failed.append(UserError(f"“{name}” was not confirmed. {error.sentence}", error.hint))
        except Cancelled:
            cancelled = True
        articles = sum(1 for number in confirmed if number)
        return AcceptanceReport(articles=articles, values=sum(confirmed), failed=tuple(failed), cancelled=cancelled)

    def _dossiers(self, watch: Watch) -> Iterator[Dossier]:
        ids = self._context.reads.all_article_ids()
        return walk(self._context.reads, ids, watch)

    def _confirm(self, dossier: Dossier) -> int:
        """Confirms what is proposed in an article, reading it again where somebody was quicker; how many values."""
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._confirm_as_read(dossier)
            except ConflictError:
                (dossier,) = self._context.reads.dossiers([dossier.article.id])
        return self._confirm_as_read(dossier)

    def _confirm_as_read(self, dossier: Dossier) -> int:
        values = (value for value in dossier.record.values() if not curation.is_undecided(value))
        changes = curation.confirm(dossier.record, {value.id for value in values if value.status is Status.PROPOSED})
        if changes:
            title = shorten(dossier.article.title)
            article_id = dossier.article.id
            self._context.commit(self._context.change_set(Act.CONFIRM, title, changes, article_id=article_id))
        return len(changes)
