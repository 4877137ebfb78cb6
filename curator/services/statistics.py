"""Statistics: counts of a workspace, its integrity, and its copies."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from curator.domain.counts import Counts
from curator.domain.dossier import Dossier
from curator.domain.evidence import Alignment, align
from curator.domain.watch import Watch
from curator.services.context import Context
from curator.services.subject import shorten
from curator.settings import data_folder

_ARTICLES_AT_A_TIME = 200
_COPIES_KEPT = 10


class Statistics:
    """Looks at a workspace as a whole."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def counts(self) -> Counts:
        """Counts what is there."""
        return self._context.reads.counts()

    def check(self, watch: Watch = Watch()) -> tuple[str, ...]:
        """Looks for damage: the store's integrity, and every curator's evidence against the text.

        Returns:
            A sentence a problem; empty when all is well.

        Raises:
            Cancelled: Somebody stopped it.
            WorkspaceError: The disk or the server did not answer.
        """
        context = self._context
        problems = list(context.store.check())
        ids = context.reads.all_article_ids()
        owners = context.reads.record_owners()
        for number, (profile, curator) in enumerate(owners):
            theirs = context.store.reads(replace(context.profile, name=profile), curator)
            for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
                watch.check()
                watch.step(number * len(ids) + start, len(owners) * len(ids), curator)
                for dossier in theirs.dossiers(ids[start : start + _ARTICLES_AT_A_TIME]):
                    problems += _misplaced(dossier)
        return tuple(problems)

    def mend(self) -> None:
        """Makes anew what can be: counters and full text follow from the rest. Articles and judgements stay.

        Raises:
            WorkspaceError: The disk or the server did not answer.
        """
        self._context.store.mend()

    def backup(self, path: Path) -> None:
        """Writes a consistent copy to a new file, while others go on working.

        Raises:
            UserError: The file exists, its folder does not, or the workspace is a PostgreSQL database.
            WorkspaceError: The disk is full or did not answer; no half file stays.
        """
        self._context.store.backup(path)

    def backup_if_due(self) -> Path | None:
        """Writes the scheduled copy where the settings want one by now; for a background task.

        Returns:
            The new copy, or None where none was due.

        Raises:
            WorkspaceError: The disk is full or did not answer; no half file stays.
        """
        hours = self._context.settings.backup_hours
        if not hours:
            return None
        return self._context.store.backup_if_due(data_folder() / "backups", hours, _COPIES_KEPT)


def _misplaced(dossier: Dossier) -> Iterator[str]:
    text = dossier.article.text
    for value in dossier.record.values():
        for evidence in value.evidence:
            found = align(text, evidence).alignment
            if found is not Alignment.EXACT:
                yield (
                    f"“{shorten(dossier.article.title)}” (article {dossier.article.id}): the words “"
                    f"{shorten(evidence.quote)}” are not at {evidence.start} of the text ({found})."
                )
