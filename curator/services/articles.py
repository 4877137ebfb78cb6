"""Articles: acts on many of them at once, each one change set that is taken back as one.

Acts on what stands in one article are `curator.services.review`'s; extracting again is `curator.services.batch`'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from curator.domain.article import Article
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.ids import new_id
from curator.domain.record import Record
from curator.domain.watch import Watch
from curator.services.context import Context
from curator.services.subject import shorten

_AT_ONCE = 5000


class Articles:
    """The curator's acts on articles. Every act returns what was committed, or None where nothing changes.

    Raises of every act: `ConflictError` where somebody changed one of them meanwhile, `WorkspaceError` where the disk
    or server did not answer, `Cancelled` where the watch stopped it before anything was stored. What of a great act is
    stored by the time that somebody stops it stands.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def finish(self, article_ids: Sequence[int], watch: Watch = Watch()) -> ChangeSet | None:
        """Says that these articles are done."""
        return self._do(Act.FINISH, article_ids, self._finish, watch)

    def reopen(self, article_ids: Sequence[int], watch: Watch = Watch()) -> ChangeSet | None:
        """Says that these articles are not done after all."""
        return self._do(Act.REOPEN, article_ids, _reopen, watch)

    def take_out(self, article_ids: Sequence[int], watch: Watch = Watch()) -> ChangeSet | None:
        """Takes these articles out of every list; their texts and records are kept."""
        return self._do(Act.TAKE_OUT, article_ids, _take_out, watch)

    def _finish(self, article: Article, record: Record | None) -> Change | None:
        if record is None:
            context = self._context
            made = Record(id=new_id(), article_id=article.id, profile=context.profile.name, curator=context.curator)
            return Change(None, replace(made, finished=True))
        return None if record.finished else Change(record, replace(record, finished=True))

    def _do(
        self,
        act: Act,
        article_ids: Sequence[int],
        change: Callable[[Article, Record | None], Change | None],
        watch: Watch,
    ) -> ChangeSet | None:
        changes: list[Change] = []
        title = ""
        for start in range(0, len(article_ids), _AT_ONCE):
            ids = article_ids[start : start + _AT_ONCE]
            articles, records = self._context.reads.bare(ids)
            there = [articles[each] for each in ids if each in articles]
            found = [(each, change(each, records.get(each.id))) for each in there if not each.removed]
            changes += [each for _, each in found if each is not None]
            title = next((article.title for article, each in found if each is not None), title)
        if not changes:
            return None
        subject = shorten(title) if len(changes) == 1 else f"{len(changes):,} articles"
        only = article_ids[0] if len(article_ids) == 1 else None
        done = self._context.change_set(act, subject, changes, article_id=only)
        return self._context.commit(done, watch)


def _reopen(_article: Article, record: Record | None) -> Change | None:
    return Change(record, replace(record, finished=False)) if record is not None and record.finished else None


def _take_out(article: Article, _record: Record | None) -> Change | None:
    return Change(article, replace(article, removed=True))
