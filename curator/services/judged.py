"""Judgements: what became of the proposals of a workspace, value by value, in all curators' records."""

from collections.abc import Iterator

from curator.domain.change import headless
from curator.domain.watch import Watch
from curator.evaluate.precision import Judged
from curator.services.context import Context

_ARTICLES_AT_A_TIME = 200


class Judgements:
    """Looks at what curators said of proposals."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def judged(self, watch: Watch = Watch()) -> Iterator[Judged]:
        """Every value of every curator's records under this workspace's profile, with who judged it.

        Raises:
            Cancelled: Somebody stopped it.
            WorkspaceError: The disk or the server did not answer.
        """
        context = self._context
        ids = context.reads.all_article_ids()
        owners = [owner for profile, owner in context.reads.record_owners() if profile == context.profile.name]
        for number, owner in enumerate(owners):
            theirs = context.store.reads(context.profile, owner)
            for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
                watch.check()
                watch.step(number * len(ids) + start, len(owners) * len(ids), owner)
                some = ids[start : start + _ARTICLES_AT_A_TIME]
                judges = theirs.judges(some)
                for dossier in theirs.dossiers(some):
                    for entry in dossier.record.entries:
                        for value in entry.values:
                            by_script = judges.get(value.id) == headless(owner)
                            yield Judged(group=entry.group, value=value, by_script=by_script)
