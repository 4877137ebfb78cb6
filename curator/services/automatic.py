"""Automatic links: names whose entity nobody need be asked for, in what extraction stores and in open records.

Which link a name gets is `curator.link.automatic`'s. A person's choice or refusal is never touched, nor is a name
linked again whose link a person took away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curator.domain.change import Act, Change
from curator.domain.dossier import Dossier
from curator.domain.names import is_acronym
from curator.domain.naming import Grounds
from curator.domain.profile import Profile
from curator.domain.queue import QueueSort, QueueState, QueueView
from curator.domain.record import Entry, Link, Record, Value
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError, UserError
from curator.link.automatic import Decision, Verdict, decide, free, spellings, spells
from curator.services.context import Context
from curator.services.introducing import Introductions
from curator.services.subject import shorten
from curator.services.walk import walk
from db.reads import Reads

_ATTEMPTS = 3
_HEAD, _OUTLET = "article", "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """What was linked without asking.

    Attributes:
        articles: Articles in which something was linked; each is one change set.
        linked: Names that were linked.
        ambiguous: Names that several entities have, or none surely, as written and as often; they stay open.
        unknown: Names that no entity has.
        failed: One error an article in which somebody was always quicker, naming it.
        cancelled: Somebody stopped it; what was done stays.
    """

    articles: int = 0
    linked: int = 0
    ambiguous: tuple[str, ...] = ()
    unknown: int = 0
    failed: tuple[UserError, ...] = ()
    cancelled: bool = False


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


class AutomaticLinking:
    """Links the names of open records without asking.

    Args:
        context: The workspace; the acts are logged under its actor, a script's.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def link_all(self, watch: Watch = Watch()) -> LinkReport:
        """Links what needs no asking in all of the curator's unfinished records, one change set an article.

        An article in which somebody works meanwhile is read again; it never stops the rest.

        Raises:
            WorkspaceError: The disk or the server did not answer; what was done before stays.
        """
        done: list[LinkReport] = []
        failed: list[UserError] = []
        cancelled = False
        try:
            for dossier in self._dossiers(watch):
                try:
                    done.append(self._link(dossier))
                except ConflictError as error:
                    name = shorten(dossier.article.title)
                    failed.append(UserError(f"“{name}” was not linked. {error.sentence}", error.hint))
        except Cancelled:
            cancelled = True
        return LinkReport(
            articles=sum(each.articles for each in done),
            linked=sum(each.linked for each in done),
            ambiguous=tuple(words for each in done for words in each.ambiguous),
            unknown=sum(each.unknown for each in done),
            failed=tuple(failed),
            cancelled=cancelled,
        )

    def _dossiers(self, watch: Watch) -> Iterator[Dossier]:
        ids = self._context.reads.queue_ids(QueueView(QueueState.UNFINISHED, sort=QueueSort.IMPORTED))[::-1]
        return walk(self._context.reads, ids, watch)

    def _link(self, dossier: Dossier) -> LinkReport:
        """Links the names of an article, reading it again where somebody was quicker."""
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._link_as_read(dossier)
            except ConflictError:
                (dossier,) = self._context.reads.dossiers([dossier.article.id])
        return self._link_as_read(dossier)

    def _link_as_read(self, dossier: Dossier) -> LinkReport:
        context, article, record = self._context, dossier.article, dossier.record
        if record.finished:
            return LinkReport()
        names, linked = _names(context.profile, record.entries), _spelled_out(record)
        decided = _decisions(context.reads, names, article.id, article.outlet, linked)
        bare = [value.id for value, decision in decided if decision.link and value.link is None]
        left = context.reads.unlinked(bare)
        links = {value.id: each.link for value, each in decided if each.link and value.id not in left}
        along = Introductions(context.reads, context.profile, record.entries, article).links(links)
        links |= {each: link for each, link in along.items() if each not in left}
        changes = [
            Change(value, replace(value, link=links[value.id]))
            for value, _ in decided
            if value.id in links and _says_otherwise(value, links[value.id])
        ]
        if changes:
            subject = shorten(article.title)
            context.commit(context.change_set(Act.LINK, subject, changes, article_id=article.id))
        left_open = [
            (value.words, decision.verdict)
            for value, decision in decided
            if value.link is None and value.id not in along
        ]
        return LinkReport(
            articles=1 if changes else 0,
            linked=len(changes),
            ambiguous=tuple(words for words, verdict in left_open if verdict is Verdict.AMBIGUOUS),
            unknown=sum(verdict is Verdict.UNKNOWN for _, verdict in left_open),
        )


def _spelled_out(record: Record) -> Iterator[int]:
    for value in record.values():
        if value.link and value.link.entity_id and not free(value) and not is_acronym(value.words):
            yield value.link.entity_id


def _says_otherwise(value: Value, link: Link) -> bool:
    return value.link is None or value.link.entity_id != link.entity_id
