"""Automatic links: names whose entity nobody need be asked for, in what extraction stores and in open records.

Which link a name gets is `curator.link.automatic`'s. A person's choice or refusal is never touched, nor is a name
linked again whose link a person took away.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from curator.domain.article import Article
from curator.domain.change import Act, Change, ChangeSet
from curator.domain.dossier import Dossier
from curator.domain.entity import Entity
from curator.domain.names import is_acronym
from curator.domain.naming import Grounds
from curator.domain.profile import Profile
from curator.domain.queue import QueueSort, QueueState, QueueView
from curator.domain.record import Entry, Link, Record, Value
from curator.domain.registry import MentionQuery
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError
from curator.link.automatic import Decision, Verdict, decide, free, spellings, spells
from curator.services.context import Context
from curator.services.introducing import Introductions
from curator.services.linking import fields_of
from curator.services.subject import shorten
from curator.services.walk import walk
from db.reads import Reads

_ATTEMPTS = 3
_HEAD, _OUTLET = "article", "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What was linked without asking.

    Attributes:
        articles: Articles in which something was linked.
        linked: Names that were linked.
        ambiguous: Names that several entities have, or none surely, as written and as often; they stay open.
        unknown: Names that no entity has.
        left: Names whose link somebody took away; they stay without.
        failed: One error an article in which somebody was always quicker, naming it.
        cancelled: Somebody stopped it; what was done stays.
        act: The act that it is taken back as; None where nothing was linked, or not as one act.
    """

    articles: int = 0
    linked: int = 0
    ambiguous: tuple[str, ...] = ()
    unknown: int = 0
    left: int = field(default=0, compare=False)
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False
    act: int | None = field(default=None, compare=False)


def with_links(
    reads: Reads, profile: Profile, entries: Sequence[Entry], article_id: int, outlet: str
) -> tuple[Entry, ...]:
    """Entries as extraction proposes them, with the links that need no asking.

    Args:
        reads: The registry.
        profile: Of their record.
        entries: New ones, which nobody has seen.
        article_id: Their article.
        outlet: Its outlet, where the entries do not say it.
    """
    said = (value.words for entry in entries if entry.group == _HEAD for value in entry.of(_OUTLET))
    decided = _decisions(reads, _names(profile, entries), article_id, next(said, "") or outlet)
    links = {value.id: decision.link for value, decision in decided if decision.link}
    if links and len(links) < len(decided):
        links |= Introductions(reads, profile, entries, reads.article(article_id)).links(links)
    return tuple(_linked(entry, links) for entry in entries)


def _linked(entry: Entry, links: Mapping[int, Link]) -> Entry:
    if not any(value.id in links for value in entry.values):
        return entry
    return replace(entry, values=tuple(replace(value, link=links.get(value.id, value.link)) for value in entry.values))


def _names(profile: Profile, entries: Iterable[Entry]) -> Iterator[tuple[Value, str]]:
    """The values that name an entity and that a machine may link, each with the kind."""
    kinds = {(group.key, field.key): field.entity for group in profile.groups for field in group.fields if field.entity}
    for entry in entries:
        for value in entry.values:
            kind = kinds.get((entry.group, value.field))
            if kind and free(value):
                yield value, kind


def _decisions(
    reads: Reads,
    names: Iterable[tuple[Value, str]],
    article_id: int,
    outlet: str,
    linked: Iterable[int] = (),
) -> list[tuple[Value, Decision]]:
    """What to do with each name of an article; the registry is asked once for all.

    Args:
        reads: The registry.
        names: See `_names`.
        article_id: The article.
        outlet: Its outlet.
        linked: Entities that names spelled out in the article are linked to already.
    """
    named = list(names)
    known = reads.grounds({each for value, _ in named for each in spellings(value.words)}) if named else {}
    grounds = {value.id: _grounds(value.words, known) for value, _ in named}
    spelled = frozenset(linked).union(*(spells(value.words, kind, grounds[value.id]) for value, kind in named))
    return [(value, decide(value.words, kind, grounds[value.id], article_id, outlet, spelled)) for value, kind in named]


def _grounds(words: str, known: Mapping[str, Grounds]) -> Grounds:
    """What is known of a name in any of its spellings."""
    found = [known[each] for each in spellings(words)]
    return Grounds(
        bearers=tuple(dict.fromkeys(each for some in found for each in some.bearers)),
        lessons=tuple({each.id: each for some in found for each in some.lessons}.values()),
        living={asked: head for some in found for asked, head in some.living.items()},
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do in an article: its links to make, and the names that stay open."""

    article: Article
    changes: tuple[Change, ...] = ()
    ambiguous: tuple[str, ...] = ()
    unknown: int = 0
    left: int = 0


class AutomaticLinking:
    """Links the names of open records without asking.

    Args:
        context: The workspace; the acts are logged under its actor, a script's.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def link_all(self, watch: Watch = Watch(), article_ids: Collection[int] | None = None) -> LinkReport:
        """Links what needs no asking in the curator's unfinished records, as one act that is taken back as one.

        Where somebody works in one of the articles meanwhile, each is an act of its own; that one is read again, and
        never stops the rest.

        Args:
            watch: Told of the progress in articles; what was not stored when it asks to stop is not linked.
            article_ids: Only these; None for all.

        Raises:
            WorkspaceError: The disk or the server did not answer; what was done before stays.
        """
        try:
            plans = [self._plan(dossier) for dossier in self._dossiers(watch, article_ids)]
            return self._stored(plans, watch)
        except Cancelled:
            return LinkReport(cancelled=True)

    def concerned(self, entity: Entity) -> list[int]:
        """The articles of the curator's unfinished records that name an entity, unless a person judged that name."""
        fields = fields_of(self._context.profile, entity.kind)
        queries = (
            MentionQuery(words=name, fields=fields, open_only=True, mine_only=True, free_only=True)
            for name in dict.fromkeys(entity.names)
        )
        found = (each.article.id for query in queries for each in self._context.reads.mentions(query))
        return list(dict.fromkeys(found))

    # Inside

    def _dossiers(self, watch: Watch, article_ids: Collection[int] | None) -> Iterator[Dossier]:
        ids = self._context.reads.queue_ids(QueueView(QueueState.UNFINISHED, sort=QueueSort.IMPORTED))[::-1]
        wanted = ids if article_ids is None else [each for each in ids if each in article_ids]
        return walk(self._context.reads, wanted, watch)

    def _stored(self, plans: Sequence[_Plan], watch: Watch) -> LinkReport:
        """Stores what is to be done, as one act where nobody was quicker anywhere."""
        report = LinkReport(
            ambiguous=tuple(words for each in plans for words in each.ambiguous),
            unknown=sum(each.unknown for each in plans),
            left=sum(each.left for each in plans),
        )
        changing = [each for each in plans if each.changes]
        if not changing:
            return report
        changes = [change for each in changing for change in each.changes]
        try:
            done = self._context.commit(self._act(changing), watch)
        except ConflictError:
            return self._one_by_one(changing, report)
        stored = {each.state.id for each in done.changes}
        return replace(
            report,
            articles=sum(any(each.state.id in stored for each in plan.changes) for plan in changing),
            linked=sum(each.state.id in stored for each in changes),
            cancelled=len(stored) < len(changes),
            act=done.id,
        )

    def _one_by_one(self, plans: Sequence[_Plan], report: LinkReport) -> LinkReport:
        for plan in plans:
            try:
                linked = self._link(plan)
            except ConflictError as error:
                name = shorten(plan.article.title)
                failed = UserError(f"“{name}” was not linked. {error.sentence}", error.hint)
                report = replace(report, failed=(*report.failed, failed))
            else:
                report = replace(report, articles=report.articles + bool(linked), linked=report.linked + linked)
        return report

    def _link(self, plan: _Plan) -> int:
        """Links the names of an article, reading it again where somebody was quicker; how many."""
        for left in reversed(range(_ATTEMPTS)):
            try:
                if plan.changes:
                    self._context.commit(self._act([plan]))
                break
            except ConflictError:
                if not left:
                    raise
                (dossier,) = self._context.reads.dossiers([plan.article.id])
                plan = self._plan(dossier)
        return len(plan.changes)

    def _act(self, plans: Sequence[_Plan]) -> ChangeSet:
        changes = [change for each in plans for change in each.changes]
        words = dict.fromkeys(each.after.words for each in changes if isinstance(each.after, Value))
        article_id = plans[0].article.id if len(plans) == 1 else None
        return self._context.change_set(Act.LINK, shorten(", ".join(words)), changes, article_id=article_id)

    def _plan(self, dossier: Dossier) -> _Plan:
        context, article, record = self._context, dossier.article, dossier.record
        if record.finished:
            return _Plan(article)
        names, linked = _names(context.profile, record.entries), _spelled_out(record)
        decided = _decisions(context.reads, names, article.id, article.outlet, linked)
        bare = [value.id for value, decision in decided if decision.link and value.link is None]
        left = context.reads.unlinked(bare)
        links = {value.id: each.link for value, each in decided if each.link and value.id not in left}
        along = Introductions(context.reads, context.profile, record.entries, article).links(links)
        links |= {each: link for each, link in along.items() if each not in left}
        left_open = [
            (value.words, decision.verdict)
            for value, decision in decided
            if value.link is None and value.id not in along
        ]
        return _Plan(
            article,
            tuple(
                Change(value, replace(value, link=links[value.id]))
                for value, _ in decided
                if value.id in links and _says_otherwise(value, links[value.id])
            ),
            tuple(words for words, verdict in left_open if verdict is Verdict.AMBIGUOUS),
            sum(verdict is Verdict.UNKNOWN for _, verdict in left_open),
            len(left),
        )


def _spelled_out(record: Record) -> Iterator[int]:
    for value in record.values():
        if value.link and value.link.entity_id and not free(value) and not is_acronym(value.words):
            yield value.link.entity_id


def _says_otherwise(value: Value, link: Link) -> bool:
    return value.link is None or value.link.entity_id != link.entity_id
