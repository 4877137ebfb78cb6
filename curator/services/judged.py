"""Judgements: what became of the proposals of a workspace, value by value, in all curators' records."""

from collections.abc import Iterator

from curator.domain.change import headless
from curator.domain.dossier import Dossier
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
        for dossier, by_script in all_records(self._context, watch):
            for entry in dossier.record.entries:
                for value in entry.values:
                    yield Judged(group=entry.group, value=value, by_script=value.id in by_script)


def all_records(context: Context, watch: Watch) -> Iterator[tuple[Dossier, frozenset[int]]]:
    """Every record of every curator under the workspace's profile, with the ids of the values that a script accepted.

    Raises:
        Cancelled: Somebody stopped it.
        WorkspaceError: The disk or the server did not answer.
    """
    ids = context.reads.all_article_ids()
    owners = [owner for profile, owner in context.reads.record_owners() if profile == context.profile.name]
    for number, owner in enumerate(owners):
        theirs = context.store.reads(context.profile, owner)
        for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
            watch.check()
            watch.step(number * len(ids) + start, len(owners) * len(ids), owner)
            some = ids[start : start + _ARTICLES_AT_A_TIME]
            by_script = frozenset(value for value, who in theirs.judges(some).items() if who == headless(owner))
            yield from ((dossier, by_script) for dossier in theirs.dossiers(some))
